// Says of a word whether a Hunspell dictionary has it, in whatever capitals it is written.
import type {Flags} from './affixes.ts'
import {makeCompoundTest} from './compounds.ts'
import {capitalised, type Dictionary, shapeOf, withoutIgnored} from './dictionary.ts'
import {isFormOf, standsAlone} from './lookup.ts'

/** What a dictionary says of words; one word each, without blanks. */
export interface WordChecker {
  /** Whether the word is right as it is written. */
  isRight(word: string): boolean
  /** Whether it is right and may be suggested. */
  maySuggest(word: string): boolean
}

/** No word is longer than this; longer ones are right, as nobody wrote them. */
const longest = 100

/** Make a checker; its answers are those of Hunspell. */
export function makeChecker(dictionary: Dictionary): WordChecker {
  const {capitals} = dictionary
  const {NOSUGGEST} = dictionary.affixes.option
  const {has, isForbidden, inChangedCase} = makeLook(dictionary)

  function isRight(given: string): boolean {
    const word = prepare(given, dictionary)
    if (word === '' || word.length > longest || has(word, false)) return true
    const shape = shapeOf(word)
    if (shape === 'small' || shape === 'mixed' || isForbidden(word)) return false
    const small = word.toLowerCase()
    if (shape === 'initial') return has(small, true)
    const initial = capitalised(small)
    if (has(initial, true) || has(small, true)) return true
    return isFormOf(initial, capitals, dictionary, inChangedCase) || withApostrophe(small)
  }

  /** `SANT'ELIA` is Sant'Elia. */
  function withApostrophe(small: string): boolean {
    const at = small.indexOf("'")
    if (at < 0) return false
    const [head, tail] = [small.slice(0, at + 1), capitalised(small.slice(at + 1))]
    return has(head + tail, true) || has(capitalised(head) + tail, true)
  }

  const isUnsaid = (word: string) =>
    hasFlag(word, NOSUGGEST, dictionary) || hasFlag(word.toLowerCase(), NOSUGGEST, dictionary)
  return {isRight, maySuggest: (word) => isRight(word) && !isUnsaid(word)}
}

const hasFlag = (word: string, flag: string | undefined, {stems}: Dictionary): boolean =>
  flag !== undefined && (stems.get(word)?.some((flags) => flags.has(flag)) ?? false)

/** Looks words up in the capitals they have. */
function makeLook(dictionary: Dictionary) {
  const {affixes, stems} = dictionary
  const {FORBIDDENWORD, KEEPCASE, ONLYINCOMPOUND} = affixes.option
  const alone = standsAlone(dictionary)
  const isCompound = makeCompoundTest(dictionary)
  const stands = (flags: Flags) => !flags.has(FORBIDDENWORD ?? '') && !flags.has(ONLYINCOMPOUND ?? '')
  const isForbidden = (word: string) => hasFlag(word, FORBIDDENWORD, dictionary) && !stems.get(word)?.some(stands)

  /** Words that keep their case don't count where it was changed. */
  const inChangedCase: typeof alone = (flags, own) =>
    alone(flags, own) && !(KEEPCASE !== undefined && flags.has(KEEPCASE))

  function has(word: string, isChanged: boolean): boolean {
    if (isForbidden(word)) return false
    return isFormOf(word, stems, dictionary, isChanged ? inChangedCase : alone) || isCompound(word)
  }

  return {has, isForbidden, inChangedCase}
}

/** A word as the dictionary wants it: its characters exchanged and left out as it says. */
function prepare(word: string, {affixes}: Dictionary): string {
  let exchanged = word
  for (const [from, to] of affixes.input) if (exchanged.includes(from)) exchanged = exchanged.replaceAll(from, to)
  return withoutIgnored(exchanged, affixes)
}
