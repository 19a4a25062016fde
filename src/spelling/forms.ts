// Spells out all forms of a Hunspell dictionary, to find those that are near a misspelt word.
import {type Affix, type Affixes, type Flags, fits} from './affixes.ts'
import type {Dictionary} from './dictionary.ts'

/** All words a dictionary may suggest, by their length; no compounds. Made once, in time that grows with the dictionary. */
export type Forms = readonly {
  words: readonly string[]
  /** Which letters each word has, as bits: what differs in many of them isn't near. */
  letters: Int32Array
}[]

/** No dictionary has more forms than this; what is beyond isn't suggested. */
const most = 2_000_000

/** Spell out the forms. */
export function makeForms({affixes, stems}: Dictionary): Forms {
  const {FORBIDDENWORD, NOSUGGEST, ONLYINCOMPOUND, NEEDAFFIX, PSEUDOROOT} = affixes.option
  const unfit = [FORBIDDENWORD, NOSUGGEST, ONLYINCOMPOUND].filter((flag) => flag !== undefined)
  const needs = NEEDAFFIX ?? PSEUDOROOT
  const words = new Set<string>()
  for (const [stem, all] of stems)
    for (const flags of all) {
      if (unfit.some((flag) => flags.has(flag))) continue
      if (!(needs && flags.has(needs))) words.add(stem)
      if (flags.size > 0) addForms(stem, flags, affixes, words)
      if (words.size > most) return table(words)
    }
  return table(words)
}

function table(all: ReadonlySet<string>): Forms {
  const byLength: string[][] = []
  for (const word of all) {
    const length = Math.min(word.length, longest)
    const own = byLength[length]
    if (own) own.push(word)
    else byLength[length] = [word]
  }
  return Array.from(byLength, (words = []) => ({words, letters: Int32Array.from(words, letterBits)}))
}

/** Longer words stand together. */
const longest = 100

function addForms(stem: string, flags: Flags, affixes: Affixes, words: Set<string>): void {
  for (const flag of flags) {
    const own = affixes.byFlag.get(flag)
    if (!own) continue
    for (const suffix of own.suffixes) {
      const form = withSuffix(stem, suffix, affixes)
      if (form !== undefined) words.add(form)
    }
    for (const prefix of own.prefixes) {
      const form = withPrefix(stem, prefix, affixes)
      if (form === undefined) continue
      words.add(form)
      if (prefix.crosses) addCrossed(form, flags, affixes, words)
    }
  }
}

/** Put the suffixes that cross on a stem that has its prefix already. */
function addCrossed(form: string, flags: Flags, affixes: Affixes, words: Set<string>): void {
  for (const flag of flags)
    for (const suffix of affixes.byFlag.get(flag)?.suffixes ?? []) {
      const whole = suffix.crosses ? withSuffix(form, suffix, affixes) : undefined
      if (whole !== undefined) words.add(whole)
    }
}

function withSuffix(stem: string, suffix: Affix, {strips}: Affixes): string | undefined {
  if (!stem.endsWith(suffix.strip) || !fits(stem, suffix, true)) return undefined
  if (stem.length === suffix.strip.length && !strips) return undefined
  return stem.slice(0, stem.length - suffix.strip.length) + suffix.add
}

function withPrefix(stem: string, prefix: Affix, {strips}: Affixes): string | undefined {
  if (!stem.startsWith(prefix.strip) || !fits(stem, prefix, false)) return undefined
  if (stem.length === prefix.strip.length && !strips) return undefined
  return prefix.add + stem.slice(prefix.strip.length)
}

/** The letters of a word as bits: one for each from a to z whatever its case, one for everything else. */
export function letterBits(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at) | 32
    letters |= code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << 26
  }
  return letters
}
