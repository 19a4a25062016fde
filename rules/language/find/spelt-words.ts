// Spelt words: the words of a draft that a dictionary can be asked about.
import type {Block} from '../../../src/core/draft/blocks.ts'
import {isBlank, type Span} from '../../../src/core/draft/spans.ts'
import {isNumber} from '../../../src/reading/text/characters.ts'
import {endAt, first, stride, type Tokens, traitsIn} from '../../../src/reading/text/tokens.ts'

/** A word of letters, with the apostrophes in it: `don't`, `O'Leary`, `boats'`. */
export interface SpeltWord extends Span {
  text: string
}

/** The words of a block that are made of letters alone, in order; parts of a hyphenated word are words. */
export function* speltWordsIn(block: Block, {table}: Tokens): Generator<SpeltWord> {
  const {text} = block.prose
  for (let at = 0, next = 0; at < table.length; at = next) {
    next = at + stride
    let hasNumber = isNumbered(table, at)
    while (next < table.length && isJoined(text, table, next)) {
      hasNumber ||= isNumbered(table, next)
      next += stride
    }
    const [start, end] = [table[at] as number, table[next - stride + endAt] as number]
    if (!hasNumber && end - start > 1) yield {block, start, end, text: text.slice(start, end)}
  }
}

const isNumbered = (table: Int32Array, at: number): boolean =>
  (((table[at + traitsIn] as number) | ((table[at + traitsIn] as number) >>> first)) & isNumber) !== 0

/** Does an apostrophe join the word to the one before? */
function isJoined(text: string, table: Int32Array, at: number): boolean {
  const start = table[at] as number
  const mark = text[start - 1]
  return start === (table[at - stride + endAt] as number) + 1 && (mark === "'" || mark === '’')
}

/** What stands around a word up to the blanks beside it, without the marks of the sentence. */
function chunkAround({block, start, end}: Span): {before: string; after: string} {
  const {text} = block.prose
  let [from, to] = [start, end]
  while (from > 0 && start - from < farthest && !isBlank(text, from - 1)) from--
  while (to < text.length && to - end < farthest && !isBlank(text, to)) to++
  return {before: text.slice(from, start).replace(openers, ''), after: withoutClosers(text.slice(end, to))}
}

const farthest = 100
const openers = /^[([{"“‘'«¿¡*–—-]+/
const closers = ')]}"”’\'».,;:!?…*–—'

function withoutClosers(text: string): string {
  let end = text.length
  while (end > 0 && closers.includes(text[end - 1] as string)) end--
  return text.slice(0, end)
}

/** Is the word part of something that isn't prose: an address, a handle, a file, a path, a name in a program? */
export function isInAddress(word: Span): boolean {
  const {before, after} = chunkAround(word)
  if (before === '' && after === '') return false
  if (/[@#\\$=_<>{}|~^&+*\d\uFFFC]$|:\/\/|^[/@#$~.]|^--?\w|\/.*\/|[.:;]$/.test(before)) return true
  if (/^(?:[@#\\$=_<>{}|~^&+*\d(\uFFFC]|[.:/]{1,2}[\p{L}\d_/]|\(\))/u.test(after)) return true
  return /@|:\/\/|\w\.\w|_/.test(before + after)
}

/** The hyphenated word that a word is part of, and what of it stands before and after. */
export function hyphenatedAround({block, start, end}: Span): {text: string; before: string; after: string} | undefined {
  const {text} = block.prose
  let [from, to] = [start, end]
  while (from > 1 && hyphens.includes(text[from - 1] as string) && isLetter(text[from - 2]))
    from = startOfLetters(text, from - 1)
  while (hyphens.includes(text[to] ?? ' ') && isLetter(text[to + 1])) to = endOfLetters(text, to + 1)
  const [isAfter, isBefore] = [
    from < start || hyphens.includes(text[start - 1] ?? ' '),
    to > end || hyphens.includes(text[end] ?? ' '),
  ]
  if (!isAfter && !isBefore) return undefined
  return {text: text.slice(from, to).replaceAll('‑', '-'), before: text.slice(from, start), after: text.slice(end, to)}
}

const hyphens = '-‑'
const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{M}]/u.test(character)

function startOfLetters(text: string, end: number): number {
  let at = end
  while (at > 0 && isLetter(text[at - 1])) at--
  return at
}

function endOfLetters(text: string, start: number): number {
  let at = start
  while (at < text.length && isLetter(text[at])) at++
  return at
}
