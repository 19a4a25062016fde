// Part readers: what a reader of a part of a page takes and returns, and the classes of words it asks.
import type {ChromeKind} from '../../../src/reading/page/chrome.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import parts from '../../lists/page-parts.json' with {type: 'json'}
import {type Token, tokensOfPhrase} from './part-tokens.ts'

/** A part of a page: the token after it, and how much it says by itself; 2 is enough. */
export interface PagePart {
  end: number
  kind: ChromeKind
  weight: number
  /** What it announces follows it, so that its end is sure. */
  opens?: boolean
  /** A date or time without a word that says whose. */
  bare?: boolean
  /** Can be nothing but a button, even alone: it names the page, or where something is sent. */
  alone?: boolean
}

export type PartTokens = readonly Token[]
export type PartReader = (all: PartTokens, at: number) => PagePart | undefined

export const partWords = phraseSets(parts.kinds)
/** How many tokens from `at` on make a phrase of a class; 0 where none do. */
export const countOf = (all: PartTokens, at: number, name: keyof typeof partWords) =>
  tokensOfPhrase(all, at, partWords[name])
export const isMark = (token: Token | undefined, mark: string) => token?.text === mark
