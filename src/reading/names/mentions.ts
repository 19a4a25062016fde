// Mentions: the capitalised names of a draft as they are written, word by word, and how often.

import {defineBlockReading} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import type {Span} from '../../core/draft/spans.ts'
import {defineReading} from '../../core/reading.ts'
import {characterAt, isCapital, isNumber, isSmall, isSpace} from '../text/characters.ts'
import {type HashTable, makeHashTable} from '../text/hash-table.ts'
import {addLetters, endAt, first, hashAt, hashOf, stride, type Tokens, tokensIn, traitsIn} from '../text/tokens.ts'
import {isCalendar, isFunction, isPartOfName, isTitle, kindsOf} from './name-words.ts'

/** A word of a name, without its possessive. */
export interface NameWord extends Span {
  text: string
}

/** Capitalised words in a row: `Ann Archer`, `Metropolitan Police Service`, `Dr Khan` without its title. */
export interface Mention extends Span {
  words: readonly NameWord[]
  text: string
  /** The title before it: `Dr`. */
  title?: string
  /** Opens a sentence, where every word has a capital. */
  opens: boolean
}

/**
 * The capitalised words of a block: for each four numbers, its start, its end without a possessive, the hash of its
 * letters in lower case, and its kinds with where it stands, as bits.
 */
export type NameRows = Int32Array

/** How many numbers a word has in the rows, and which is which; its start comes first, as in a table of tokens. */
export const [rowLength, nameEnd, nameHash, nameBits] = [4, 1, 2, 3]

/** The first word of a mention; one that opens a sentence; a title or a function word before a mention, or no name. */
export const [isHead, opensSentence, isNoName] = [1 << 8, 1 << 9, 1 << 10]
const opensRow = 1 << 11

/** The capitalised words of each block of copy. */
export const nameRowsIn = defineReading<readonly (readonly [Block, NameRows])[]>(
  (draft) => {
    const tokens = tokensIn(draft)
    const all: [Block, NameRows][] = []
    for (const block of draft.blocks) {
      const rows = block.kind === 'field' ? nothing : gather(block, tokens[block.index] as Tokens)
      if (rows.length > 0) all.push([block, rows])
    }
    return all
  },
  [tokensIn],
)

const nothing: NameRows = new Int32Array(0)

const capital = isCapital << first

const gather = defineBlockReading(({prose: {text}}, {table}: Tokens): NameRows => {
  const rows: number[] = []
  let run = 0
  let pending = false
  let closed = false
  for (let at = 0, next = 0; at < table.length; at = next) {
    next = at + stride
    const isName = ((table[at + traitsIn] as number) & capital) !== 0
    if ((!isName && run === rows.length) || isJoined(text, table, at)) continue
    const start = table[at] as number
    const joined = run < rows.length && !closed && isGap(text, rows, start, pending)
    if (!isName && joined && isParticle(text, table, at)) {
      pending = true
      continue
    }
    if (!isName || !joined) {
      closeRun(rows, run)
      run = rows.length
    }
    if (!isName) continue
    next = behindWord(text, table, at)
    const end = table[next - stride + endAt] as number
    const plain = withoutPossessive(text, start, end)
    const hash = addLetters(table[at + hashAt] as number, text, table[at + endAt] as number, plain)
    const place = run < rows.length ? 0 : opensRow | (startsSentence(text, start) ? opensSentence : 0)
    rows.push(start, plain, hash, kindsOf(hash) | place)
    closed = plain !== end
    pending = false
  }
  closeRun(rows, run)
  return rows.length === 0 ? nothing : Int32Array.from(rows)
})

/** Is the word a part of the one before: apostrophes, hyphens and stops join letters to it? */
const isJoined = (text: string, table: Int32Array, at: number): boolean =>
  at > 0 &&
  table[at] === (table[at - stride + endAt] as number) + 1 &&
  joiners.includes(text[(table[at] as number) - 1] as string) &&
  ((table[at + traitsIn] as number) & isNumber) === 0

const joiners = "'’.-"

/** Behind the last part of the word that opens here. */
export function behindWord(text: string, table: Int32Array, at: number): number {
  let next = at + stride
  while (next < table.length && isJoined(text, table, next)) next += stride
  return next
}

/** Where a word ends without its possessive. */
export const withoutPossessive = (text: string, start: number, end: number): number =>
  end - start > 2 && text[end - 1] === 's' && (text[end - 2] === "'" || text[end - 2] === '’') ? end - 2 : end

/** Do two capitalised words belong together: a space between them, or an initial's stop, or particles? */
function isGap(text: string, rows: readonly number[], to: number, pending: boolean): boolean {
  const last = rows.length - rowLength
  const from = rows[last + nameEnd] as number
  if (pending) return to - from <= 24 && /^(?: \p{Ll}+)* $/u.test(text.slice(from, to))
  if (to - from === 1) return text[from] === ' '
  if (to - from !== 2 || text[from] !== '.' || text[from + 1] !== ' ') return false
  return from - (rows[last] as number) === 1 || ((rows[last + nameBits] as number) & isTitle) !== 0
}

const particles = new Set(
  'de del della di da do dos du la le van von der den ten ter bin bint ibn al el zu af av'.split(' ').map(hashOf),
)

const isParticle = (text: string, table: Int32Array, at: number): boolean =>
  particles.has(table[at + hashAt] as number) && behindWord(text, table, at) === at + stride

const closers = '"“”‘’\'()[]'
const ends = '.!?:…;\n•–—-'

const isCloser = (text: string, at: number) =>
  (characterAt(text, at) & isSpace) !== 0 || closers.includes(text[at] as string)

/** Does a sentence, or what follows a colon or dash, start at an offset, quotation marks and brackets left out? */
export function startsSentence(text: string, start: number): boolean {
  let at = start - 1
  const farthest = Math.max(0, start - 6)
  while (at >= farthest && text[at] !== '\n' && isCloser(text, at)) at--
  return at < farthest || ends.includes(text[at] as string)
}

/** Tell which words of a run make the mention: those behind its titles and function words, unless all are of the calendar. */
function closeRun(rows: number[], run: number): void {
  let head = run
  for (; head < rows.length; head += rowLength) {
    const bits = rows[head + nameBits] as number
    if ((bits & isTitle) === 0 && ((bits & isFunction) === 0 || (bits & isPartOfName) !== 0)) break
    rows[head + nameBits] = bits | isNoName
  }
  let names = head
  while (names < rows.length && ((rows[names + nameBits] as number) & isCalendar) !== 0) names += rowLength
  if (names < rows.length) rows[head + nameBits] = (rows[head + nameBits] as number) | isHead
  else for (let at = head; at < rows.length; at += rowLength) rows[at + nameBits] = isNoName
}

/** The mentions of a draft in reading order. */
export const mentionsIn = defineReading<readonly Mention[]>(
  (draft) => nameRowsIn(draft).flatMap(([block, rows]) => mentionsAt(block, rows)),
  [nameRowsIn],
)

function mentionsAt(block: Block, rows: NameRows): Mention[] {
  const mentions: Mention[] = []
  let title: string | undefined
  for (let at = 0, next = 0; at < rows.length; at = next) {
    next = at + rowLength
    const bits = rows[at + nameBits] as number
    if (bits & opensRow) title = undefined
    if (bits & isTitle && bits & isNoName) title = nameWordAt(block, rows, at).text
    if ((bits & isHead) === 0) continue
    while (next < rows.length && isInMention(rows, next)) next += rowLength
    const words: NameWord[] = []
    for (let word = at; word < next; word += rowLength) words.push(nameWordAt(block, rows, word))
    const text = words.map((word) => word.text).join(' ')
    const [start, end] = [rows[at] as number, rows[next - rowLength + nameEnd] as number]
    mentions.push({block, start, end, words, text, opens: (bits & opensSentence) !== 0, ...(title && {title})})
  }
  return mentions
}

/** Does the mention of the word before go on? */
export const isInMention = (rows: NameRows, at: number): boolean =>
  at < rows.length && ((rows[at + nameBits] as number) & (isHead | isNoName)) === 0

/** A word of a block's rows. */
export function nameWordAt(block: Block, rows: NameRows, at: number): NameWord {
  const [start, end] = [rows[at] as number, rows[at + nameEnd] as number]
  return {block, start, end, text: block.prose.text.slice(start, end)}
}

const small = isSmall << first

/** The hashes of the words that stand in small letters: where a name does as well, its capital means little. */
export const smallWordsIn = defineReading<Pick<HashTable, 'get'>>(
  (draft: Draft) => {
    const hashes = makeHashTable()
    const tokens = tokensIn(draft)
    for (const {index, kind, prose} of draft.blocks)
      if (kind !== 'field') addSmallWords(prose.text, (tokens[index] as Tokens).table, hashes)
    return hashes
  },
  [tokensIn],
)

function addSmallWords(text: string, table: Int32Array, hashes: HashTable): void {
  for (let at = 0, next = 0; at < table.length; at = next) {
    next = behindWord(text, table, at)
    const traits = table[at + traitsIn] as number
    if ((traits & small) === 0 || (traits & isCapital) !== 0) continue
    const end = withoutPossessive(text, table[at] as number, table[next - stride + endAt] as number)
    hashes.add(addLetters(table[at + hashAt] as number, text, table[at + endAt] as number, end), 0)
  }
}
