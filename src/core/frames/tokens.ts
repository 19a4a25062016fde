// The words and marks of a block as frames see them.
import {defineBlockReading} from '../draft/block-reading.ts'
import {isBlank} from '../draft/spans.ts'
import {isWordAt} from '../draft/word-edges.ts'
import {firstLarger} from '../order.ts'

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

/** The texts of the words and marks of a text, with plain apostrophes and hyphens. */
export function wordsOfText(text: string): string[] {
  const words: string[] = []
  eachToken(text, (start, end) => words.push(plainText(text.slice(start, end))))
  return words
}

/** The token that starts at an offset, where no blank stands, as `wordsOfText` has it. */
export const openingToken = (text: string, start: number): string =>
  plainText(text.slice(start, endOfToken(text, start)))

/** May the character at an offset be a part of a longer token? */
export const mayBePart = (text: string, at: number): boolean =>
  isWordAt(text, at) || text.charCodeAt(at) > 127 || "'-.,".includes(text[at] as string)

function eachToken(text: string, take: (start: number, end: number) => void): void {
  for (let start = 0; start < text.length; ) {
    const end = endOfToken(text, start)
    if (!isBlank(text, start)) take(start, end)
    start = end
  }
}

function endOfToken(text: string, start: number): number {
  if (text.charCodeAt(start) === 32) return start + 1
  if (isPossessive(text, start)) return start + 2
  if (!isWordAt(text, start) || isCombining(text, start))
    return start + ((text.codePointAt(start) as number) > 0xffff ? 2 : 1)
  let end = start + 1
  while (isWordAt(text, end) || goesOn(text, end)) end++
  return end
}

/** A mark that belongs to what stands before it, as that of an emoji. */
const isCombining = (text: string, at: number) => text.charCodeAt(at) >= 0x300 && /\p{M}/u.test(text[at] as string)

const isDigit = (text: string, at: number) => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57

const isPossessive = (text: string, at: number) =>
  (text[at] === "'" || text[at] === '’') && (text[at + 1] === 's' || text[at + 1] === 'S') && !isWordAt(text, at + 2)

/** Does a word go on after the mark at an offset? */
function goesOn(text: string, at: number): boolean {
  if (text.charCodeAt(at) === 32) return false
  const mark = text[at] ?? ' '
  if (mark === '.' || mark === ',') return isDigit(text, at - 1) && isDigit(text, at + 1)
  return "'’ʼ-‐‑".includes(mark) && isWordAt(text, at + 1) && !isPossessive(text, at)
}

const plainText = (text: string) => (/[’ʼ‐‑]/.test(text) ? text.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-') : text)

/** The tokens of a block. */
export const frameTokensOf = defineBlockReading(({prose: {text}}): FrameTokens => {
  const [starts, ends, lower]: [number[], number[], string[]] = [[], [], []]
  const plain = plainText(text)
  const lowered = plain.toLowerCase()
  const inPlace = lowered.length === text.length
  for (let start = 0; start < text.length; ) {
    const end = endOfToken(text, start)
    if (!isBlank(text, start)) {
      starts.push(start)
      ends.push(end)
      lower.push(inPlace ? lowered.slice(start, end) : plain.slice(start, end).toLowerCase())
    }
    start = end
  }
  return {text, starts, ends, lower}
})

/** The index of the first token that ends after an offset. */
export const tokenAfter = ({ends}: FrameTokens, offset: number): number => firstLarger(ends, offset)

/** Whether a token is a word or figure, and no mark. */
export const isWordToken = ({lower}: FrameTokens, at: number): boolean => isWordAt(lower[at] ?? '', 0)

/** The index of the first token that starts at an offset or after it. */
export const tokenFrom = ({starts}: FrameTokens, offset: number): number => firstLarger(starts, offset - 1)
