// The words and marks of a block as frames see them.
import {defineBlockReading} from '../draft/block-reading.ts'

/**
 * Words and marks in reading order: `starts` and `ends` are offsets in the prose, `lower` the texts in lower case with
 * straight apostrophes. Apostrophes, hyphens and the stops of figures belong to a word; a possessive `'s` is one of its own.
 */
export interface FrameTokens {
  text: string
  starts: readonly number[]
  ends: readonly number[]
  lower: readonly string[]
}

const token =
  /['’][sS](?![\p{L}\p{M}\p{N}])|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’ʼ](?![sS](?![\p{L}\p{M}\p{N}]))(?=[\p{L}\p{N}])|[-‐‑](?=[\p{L}\p{N}])|(?<=\p{N})[.,](?=\p{N}))*|[^\s]/gu

/** The tokens of a text with their offsets; apostrophes and hyphens are plain ones. */
export function splitTokens(text: string): {start: number; end: number; text: string}[] {
  const tokens = []
  for (const {0: found, index} of text.matchAll(token))
    tokens.push({start: index, end: index + found.length, text: mayBeCurly.test(found) ? plainText(found) : found})
  return tokens
}

const mayBeCurly = /[’ʼ‐‑]/
const plainText = (found: string) => found.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-')

/** The tokens of a block. */
export const frameTokensOf = defineBlockReading(({prose: {text}}): FrameTokens => {
  const [starts, ends, lower]: [number[], number[], string[]] = [[], [], []]
  for (const token of splitTokens(text)) {
    starts.push(token.start)
    ends.push(token.end)
    lower.push(token.text.toLowerCase())
  }
  return {text, starts, ends, lower}
})

/** The index of the first token that ends after an offset. */
export function tokenAfter({ends}: FrameTokens, offset: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] as number) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a token is a word or figure, and no mark. */
export const isWordToken = ({lower}: FrameTokens, at: number): boolean => /^[\p{L}\p{N}]/u.test(lower[at] ?? '')

/** The index of the first token that starts at an offset or after it. */
export function tokenFrom({starts}: FrameTokens, offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) >= offset) high = middle
    else low = middle + 1
  }
  return low
}
