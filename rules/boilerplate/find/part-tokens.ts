// Part tokens: the words and marks of a stretch that may be furniture of a page.

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
  for (const {0: token, index} of stretch.matchAll(tokens)) {
    const start = from + index
    const isAbbreviated = /^[ap]\.m$/i.test(token) && text[start + 3] === '.'
    const end = start + token.length + (isAbbreviated ? 1 : 0)
    const last = found.at(-1)
    if (last && start < last.end) continue
    const gap = last ? text.slice(last.end, start) : ''
    found.push({
      text: text.slice(start, end),
      lower: text.slice(start, end).toLowerCase().replaceAll('’', "'"),
      start,
      end,
      isWord: /[\p{L}\p{N}]/u.test(token),
      apart: /\s{2}|[\n\t]/.test(gap),
    })
  }
  return found
}

/** How many tokens from `at` on make a phrase of the set, at most seven; 0 where none do. */
export function tokensOfPhrase(all: readonly Token[], at: number, phrases: ReadonlySet<string>): number {
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
