// Phrase lists: phrases with alternatives and wildcards, as data that one matcher looks for.
import {assertGiven} from '../call-mistakes.ts'
import {defineFrames} from '../frames/frames.ts'
import type {WordClasses} from '../frames/read.ts'
import type {PhraseList} from '../phrase-list.ts'

/** Phrases of one kind: a plain list, or what to write instead by what is found. */
export type Phrases = readonly string[] | Readonly<Record<string, string>>

/** A list as it stands in `rules/lists/*.json`, with where it comes from. */
export interface PhraseData {
  source: string
  licence: string
  added: string
  /** Match capitals exactly. */
  caseSensitive?: boolean
  kinds: Readonly<Record<string, Phrases>>
  /** Patterns over words, by kind: see `docs/frames.md`. */
  frames?: Readonly<Record<string, readonly string[]>>
  /** Words, phrases and frames by the name of a class that frames may name. */
  words?: WordClasses
}

/**
 * Make a phrase list from data. In a phrase `(a|b|)` stands for each of its parts, `*` at the end of a word for any
 * further letters, a lone `_` behind a space for one word, a space for any white space, and `'` for every apostrophe.
 * The phrases are gone over when they are first asked for, which a packed matcher hardly ever does.
 */
export function definePhrases(data: Pick<PhraseData, 'kinds' | 'caseSensitive' | 'frames' | 'words'>): PhraseList {
  assertGiven('definePhrases', 'kinds', data.kinds)
  let phrases: PhraseList['phrases'] | undefined
  const {frames, words = {}} = data
  return {
    ...(frames && {frames: defineFrames({frames, words})}),
    caseSensitive: data.caseSensitive ?? false,
    get phrases() {
      phrases ??= phrasesIn(data.kinds)
      return phrases
    },
  }
}

/** Those phrases of a list whose kind is wanted, as a list of its own. */
export function phrasesOfKinds(list: PhraseList, isWanted: (kind: string) => boolean): PhraseList {
  let phrases: PhraseList['phrases'] | undefined
  return {
    caseSensitive: list.caseSensitive,
    get phrases() {
      phrases ??= list.phrases.filter(({kind}) => isWanted(kind))
      return phrases
    },
  }
}

const phrasesIn = (kinds: PhraseData['kinds']): PhraseList['phrases'] =>
  Object.entries(kinds).flatMap(([kind, entries]) =>
    Array.isArray(entries)
      ? entries.map((text: string) => ({text, kind}))
      : Object.entries(entries as Record<string, string>).map(([text, instead]) => ({text, kind, instead})),
  )
