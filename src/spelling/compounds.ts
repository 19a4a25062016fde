// Compounds: words that a Hunspell dictionary allows to be joined.
import type {Affixes, CompoundStep} from './affixes.ts'
import {capitalised, type Dictionary} from './dictionary.ts'
import {isFormOf, type Position, standsInCompound} from './lookup.ts'

/** No word is taken apart beyond this. */
const longest = 80

/** Whether a word is made of words that may be joined. Work grows with the square of the word's length. */
export function makeCompoundTest(dictionary: Dictionary): (word: string) => boolean {
  const {affixes} = dictionary
  const {COMPOUNDFLAG, COMPOUNDBEGIN, COMPOUNDLAST, COMPOUNDEND} = affixes.option
  const joins = [COMPOUNDFLAG, COMPOUNDBEGIN, COMPOUNDLAST, COMPOUNDEND].some((flag) => flag !== undefined)
  const hasRules = affixes.compoundRules.length > 0
  if (!joins && !hasRules) return () => false
  return (word) => {
    if (word.length > longest || word.length < 2 * affixes.compoundMin) return false
    return (
      (joins && isJoined(word, dictionary)) ||
      (hasRules && affixes.compoundRules.some((rule) => follows(word, rule, dictionary)))
    )
  }
}

/** Whether the word can be split into a first part, any number of middle ones, and a last one. */
function isJoined(word: string, dictionary: Dictionary): boolean {
  const {affixes} = dictionary
  const known = new Map<string, boolean>()
  const part = (from: number, to: number, position: Exclude<Position, 'alone'>): boolean => {
    const key = `${from} ${to} ${position}`
    const before = known.get(key)
    if (before !== undefined) return before
    const found = isPart(word.slice(from, to), position, dictionary)
    known.set(key, found)
    return found
  }
  // From an offset on, with how many parts at most: what can't be finished needn't be tried again.
  const failed = new Set<number>()
  const goOn = (from: number, parts: number, before: string): boolean => {
    const key = from * 32 + parts
    if (parts < 1 || failed.has(key)) return false
    if (part(from, word.length, 'end') && !isBarred(before, word.slice(from), affixes)) return true
    for (let to = from + affixes.compoundMin; to <= word.length - affixes.compoundMin; to++)
      if (part(from, to, 'middle') && !isBarred(before, word.slice(from, to), affixes))
        if (goOn(to, parts - 1, word.slice(from, to))) return true
    failed.add(key)
    return false
  }
  for (let to = affixes.compoundMin; to <= word.length - affixes.compoundMin; to++)
    if (part(0, to, 'begin') && goOn(to, Math.min(affixes.compoundMost, 20) - 1, word.slice(0, to))) return true
  return false
}

/** Whether a stretch may stand there; nouns lose their capital within. */
function isPart(text: string, position: Exclude<Position, 'alone'>, dictionary: Dictionary): boolean {
  const accept = standsInCompound(dictionary, position)
  return isFormOf(text, dictionary.stems, dictionary, accept)
}

/** Whether two parts may not meet: the same word, the same letter three times, or a capital. */
function isBarred(before: string, after: string, {checks}: Affixes): boolean {
  if (checks.size === 0) return false
  if (checks.has('DUP') && before === after) return true
  const [last, first] = [before.at(-1) ?? '', after[0] ?? '']
  if (checks.has('CASE') && (isCapital(last) || isCapital(first)) && last !== '-' && first !== '-') return true
  if (!checks.has('TRIPLE') || last !== first) return false
  return before.at(-2) === last || after[1] === first
}

const isCapital = (character: string) => character !== character.toLowerCase() && character === capitalised(character)

/** Whether a word can be split into words whose flags follow a pattern. */
function follows(word: string, rule: readonly CompoundStep[], {stems, affixes}: Dictionary): boolean {
  const failed = new Set<number>()
  const goOn = (at: number, step: number): boolean => {
    if (at === word.length) return rule.slice(step).every(({isOptional}) => isOptional)
    const own = rule[step]
    const key = at * 64 + step
    if (!own || failed.has(key)) return false
    if (own.isOptional && goOn(at, step + 1)) return true
    for (let to = at + affixes.compoundMin; to <= word.length; to++)
      if (
        stems.get(word.slice(at, to))?.some((flags) => flags.has(own.flag)) &&
        goOn(to, own.repeats ? step : step + 1)
      )
        return true
    failed.add(key)
    return false
  }
  return rule.length < 64 && goOn(0, 0)
}
