// Looks a word up in a Hunspell dictionary: its stem, prefixes and suffixes.
import {type Affix, type Affixes, type Flags, fits} from './affixes.ts'
import type {Dictionary} from './dictionary.ts'

/** Where a word stands: alone, or as a part of a compound. */
export type Position = 'alone' | 'begin' | 'middle' | 'end'

/** What a stem with its affixes is: all flags that count. */
type Accept = (stem: Flags, affixes: readonly Affix[]) => boolean

/** Stems as they are looked up: those of the dictionary, or those known for their capitals alone. */
type Stems = Dictionary['stems']

const has = (flags: Flags, flag: string | undefined): boolean => flag !== undefined && flags.has(flag)

/** Whether any of these flag sets has a flag. */
const someHave = (affixes: readonly Affix[], flag: string | undefined): boolean =>
  flag !== undefined && affixes.some(({flags}) => flags.has(flag))

/** Whether a word is among those that are right with this spelling, with or without affixes, as `accept` has it. */
export function isFormOf(word: string, stems: Stems, {affixes}: Dictionary, accept: Accept): boolean {
  for (const flags of stems.get(word) ?? none) if (accept(flags, none)) return true
  return withSuffix(word, undefined, stems, affixes, accept) || withPrefix(word, stems, affixes, accept)
}

const none: readonly never[] = []

/** The stem under an affix, or nothing where the word isn't made that way. */
function stemUnder(word: string, affix: Affix, isSuffix: boolean, strips: boolean): string | undefined {
  const {add, strip} = affix
  const length = word.length - add.length
  if (length < 0 || (length === 0 && !(strips && strip !== ''))) return undefined
  const stem = isSuffix ? word.slice(0, length) + strip : strip + word.slice(add.length)
  return fits(stem, affix, isSuffix) ? stem : undefined
}

function withPrefix(word: string, stems: Stems, affixes: Affixes, accept: Accept): boolean {
  const longest = Math.min(affixes.longestPrefix, word.length)
  for (let length = 0; length <= longest; length++)
    for (const prefix of affixes.prefixes.get(word.slice(0, length)) ?? none) {
      const stem = stemUnder(word, prefix, false, affixes.strips)
      if (stem === undefined) continue
      for (const flags of stems.get(stem) ?? none) if (flags.has(prefix.flag) && accept(flags, [prefix])) return true
      if (prefix.crosses && withSuffix(stem, prefix, stems, affixes, accept)) return true
    }
  return false
}

function withSuffix(word: string, prefix: Affix | undefined, stems: Stems, affixes: Affixes, accept: Accept): boolean {
  for (const suffix of suffixesOf(word, affixes)) {
    if (prefix && !suffix.crosses) continue
    const stem = stemUnder(word, suffix, true, affixes.strips)
    if (stem === undefined) continue
    for (const flags of stems.get(stem) ?? none)
      if (bears(flags, suffix, prefix) && accept(flags, prefix ? [prefix, suffix] : [suffix])) return true
    if (withInnerSuffix(stem, suffix, prefix, stems, affixes, accept)) return true
  }
  return false
}

/** A suffix may stand on another one that says so. */
function withInnerSuffix(
  word: string,
  outer: Affix,
  prefix: Affix | undefined,
  stems: Stems,
  affixes: Affixes,
  accept: Accept,
): boolean {
  for (const inner of suffixesOf(word, affixes)) {
    if (!inner.flags.has(outer.flag) || (prefix && !inner.crosses)) continue
    const stem = stemUnder(word, inner, true, affixes.strips)
    for (const flags of (stem !== undefined && stems.get(stem)) || none) {
      const isBorne = flags.has(inner.flag) && (!prefix || flags.has(prefix.flag) || inner.flags.has(prefix.flag))
      if (isBorne && accept(flags, prefix ? [prefix, inner, outer] : [inner, outer])) return true
    }
  }
  return false
}

/** Whether a stem has a suffix, and the prefix beside it, which either of them may name. */
const bears = (stem: Flags, suffix: Affix, prefix: Affix | undefined): boolean =>
  (stem.has(suffix.flag) && (!prefix || stem.has(prefix.flag) || suffix.flags.has(prefix.flag))) ||
  (prefix !== undefined && stem.has(prefix.flag) && prefix.flags.has(suffix.flag))

function* suffixesOf(word: string, {suffixes, longestSuffix}: Affixes): Generator<Affix> {
  const longest = Math.min(longestSuffix, word.length)
  for (let length = 0; length <= longest; length++) {
    const own = suffixes.get(word.slice(word.length - length))
    if (own) yield* own
  }
}

/** What makes a word one that may stand alone: nothing says that it needs an affix or a compound. */
export function standsAlone({affixes: {option}}: Dictionary): Accept {
  const needs = option.NEEDAFFIX ?? option.PSEUDOROOT
  return (stem, affixes) => {
    if (has(stem, option.ONLYINCOMPOUND) || someHave(affixes, option.ONLYINCOMPOUND)) return false
    if (has(stem, option.FORBIDDENWORD)) return false
    if (affixes.length === 0) return !has(stem, needs)
    // A word whose every affix needs another one isn't whole.
    return !needs || affixes.some(({flags}) => !flags.has(needs))
  }
}

/** What makes a word a part of a compound, by its place in it. */
export function standsInCompound({affixes: {option}}: Dictionary, position: Exclude<Position, 'alone'>): Accept {
  const own = {
    begin: option.COMPOUNDBEGIN,
    middle: option.COMPOUNDMIDDLE,
    end: option.COMPOUNDEND ?? option.COMPOUNDLAST,
  }
  const needs = option.NEEDAFFIX ?? option.PSEUDOROOT
  return (stem, affixes) => {
    if (has(stem, option.FORBIDDENWORD)) return false
    if (affixes.length === 0 && has(stem, needs)) return false
    if (affixes.length > 0 && needs && affixes.every(({flags}) => flags.has(needs))) return false
    if (someHave(affixes, option.COMPOUNDFORBIDFLAG)) return false
    if (!isOutside(affixes, position, option.COMPOUNDPERMITFLAG)) return false
    return [own[position], option.COMPOUNDFLAG].some((flag) => has(stem, flag) || someHave(affixes, flag))
  }
}

/** Affixes stand at the outside of a compound, unless a flag permits them within. */
function isOutside(affixes: readonly Affix[], position: Position, permits: string | undefined): boolean {
  return affixes.every(
    ({flags, isPrefix}) => has(flags, permits) || (position !== 'middle' && isPrefix === (position === 'begin')),
  )
}
