// Part tokens: the words and marks of a stretch that may be furniture of a page.

import {characterAt, isLetter, isNumber} from '../../../src/reading/text/characters.ts'

/** A word, a mark or a sign of an interface; `start` and `end` in the text. */
export interface Token {
  text: string
  lower: string
  start: number
  end: number
  isWord: boolean
  /** More than one blank, or a line's end, before it. */
  apart: boolean
}

const tokens = /[\p{L}\p{N}](?:[\p{L}\p{N}'’_%°&/@+-]|[.:](?=[\p{L}\p{N}]))*|[^\s\p{M}\p{Cf}\p{L}\p{N}]/gu

/** No run of furniture is longer. */
const longest = 300

/** The words and marks from an offset on, up to an empty line. */
export function tokensFrom(text: string, from: number): Token[] {
  const stretch = text.slice(from, from + longest)
  const found: Token[] = []
  let last: Token | undefined
  for (const {0: token, index} of stretch.matchAll(tokens)) {
    const start = from + index
    const isAbbreviated = token.length === 3 && /^[ap]\.m$/i.test(token) && text[start + 3] === '.'
    const end = start + token.length + (isAbbreviated ? 1 : 0)
    if (last && start < last.end) continue
    const own = isAbbreviated ? `${token}.` : token
    last = {
      text: own,
      lower: lowerOf(own),
      start,
      end,
      isWord: (characterAt(token, 0) & (isLetter | isNumber)) !== 0,
      apart: last !== undefined && start - last.end > 0 && isWide(text, last.end, start),
    }
    found.push(last)
  }
  return found
}

const lowerOf = (token: string) => (/^[a-z]+$/.test(token) ? token : token.toLowerCase().replaceAll('’', "'"))

/** Is there more than one blank, or a line's end? */
const isWide = (text: string, from: number, to: number): boolean =>
  (to - from > 1 || text[from] !== ' ') && /\s{2}|[\n\t]/.test(text.slice(from, to))

/** How many tokens from `at` on make a phrase of the set, at most seven; 0 where none do. */
export function tokensOfPhrase(all: readonly Token[], at: number, phrases: ReadonlySet<string>): number {
  if (!firstsOf(phrases).has(all[at]?.lower ?? '')) return 0
  let text = ''
  let found = 0
  for (let length = 1; length <= 7; length++) {
    const token = all[at + length - 1]
    if (!token || (length > 1 && token.apart)) break
    const before = all[at + length - 2]
    text += (length > 1 && before && before.end < token.start ? ' ' : '') + token.lower
    if (phrases.has(text)) found = length
  }
  return found
}

/** The words and marks that phrases start with: most words of copy start none, which one look tells. */
function firstsOf(phrases: ReadonlySet<string>): ReadonlySet<string> {
  const made = firsts.get(phrases) ?? new Set([...phrases].map(firstOf))
  firsts.set(phrases, made)
  return made
}

/** The first token of a phrase: mostly the letters before its first blank. */
function firstOf(phrase: string): string {
  const blank = phrase.indexOf(' ')
  const first = blank < 0 ? phrase : phrase.slice(0, blank)
  return /^[a-z]+$/.test(first) ? first : (tokensFrom(phrase, 0)[0]?.lower ?? '')
}

const firsts = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>()

const arrows = new Set('‹›»«→←↑↓↗↘▾▼▲▴▸►▶◀◂☰✕✖✗✓✔×🔍⋮⋯…☆★⭐♡♥❤🔗🔖🖨📷🎧🔔⬇⬆⏷⏵⌄˅'.split(''))

/** A sign of an interface: an arrow, a star, a picture. */
export const isSign = (token: Token | undefined): boolean =>
  token !== undefined && !token.isWord && (arrows.has(token.text) || /\p{Extended_Pictographic}/u.test(token.text))

const bars = new Set('|·•∙⋅∣¦‖/>–—-~*_<'.split(''))

/** What parts a row: a bar, a dot, a dash, a sign of an interface. */
export const isBar = (token: Token | undefined): boolean =>
  token !== undefined && !token.isWord && (bars.has(token.text) || isSign(token))

const brackets = new Set('()[]{}'.split(''))

/** A bracket around a part. */
export const isBracket = (token: Token | undefined): boolean => token !== undefined && brackets.has(token.text)

/** Does a token open what may be a sentence or a name: a capital, a figure, a quotation mark? */
export const isOpening = (token: Token): boolean => /^["“‘'«\p{Lu}\p{N}]/u.test(token.text)

/** Is it a word with a capital? */
export const hasCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text)

/** Is it a figure, as in a count: 12, 1.2k, 45%? */
export const isFigure = (token: Token | undefined): boolean =>
  token !== undefined && /^\d[\d.,]*[km%]?$/i.test(token.text)
