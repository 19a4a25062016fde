// Items: the words, figures and marks of a block as a model of strays sees them.
import {defineBlockReading} from '../../core/draft/block-reading.ts'
import {addTo, endAt, hashAt, hashOf, seed, stride, type Tokens} from '../text/tokens.ts'

/** Words and marks in reading order: where each starts and ends in the prose, the hash of its name and of its stem's. */
export interface Items {
  starts: readonly number[]
  ends: readonly number[]
  hashes: readonly number[]
  stems: readonly number[]
}

const marks = new Set('?!:;—–|@%£$€"“”()[]{}<>/\\*_~#+=…•·←→'.split(''))

const figures = /^\p{N}/u

/** A figure counts by its number of digits, up to four. */
const nameOfFigure = (digits: number) => '#'.repeat(Math.min(digits, 4))

/** The name of an item: a word in small letters, a row of `#` for a figure, or a mark. */
export const nameOfItem = (text: string): string =>
  figures.test(text) && !/\p{L}/u.test(text) ? nameOfFigure(text.length) : text.toLowerCase()

const endings = ['ing', 'ed', 'er', 'ly']

/** What a word has in common with its other forms: `trimmed`, `trims`, `trim`. Only as good as telling forms together needs. */
export function stemOf(name: string): string {
  if (name.length < 4 || !/^[a-z]+$/.test(name)) return name
  const singular = name.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')
  const ending = endings.find((one) => singular.endsWith(one)) ?? ''
  return singular
    .slice(0, singular.length - ending.length)
    .replace(/(.)\1$/, '$1')
    .replace(/e$/, '')
}

/** The hash of a name. */
export const hashOfName = (name: string): number =>
  /^[\p{L}\p{N}]/u.test(name)
    ? hashOf(name)
    : [...name].reduce((hash, character) => addTo(hash, character.charCodeAt(0)), seed + 1)

/** The hash of several in a row. */
export const hashOfRow = (...hashes: readonly number[]): number =>
  hashes.length === 1 ? (hashes[0] as number) : hashes.reduce((all, hash) => addTo(Math.imul(all, 31), hash), seed + 2)

/** Stems of words met so far, by the hashes of both. */
const stems = new Map<number, number>()
const mostStems = 50_000

function hashOfStem(text: string, start: number, end: number, hash: number): number {
  const known = stems.get(hash)
  if (known !== undefined) return known
  const stem = hashOfName(stemOf(text.slice(start, end).toLowerCase()))
  if (stems.size < mostStems) stems.set(hash, stem)
  return stem
}

const markHashes = new Map([...marks].map((mark) => [mark, hashOfName(mark)]))
const figureHashes = [1, 2, 3, 4].map((digits) => hashOfName(nameOfFigure(digits)))

/** The items of a block. */
export const itemsOf = defineBlockReading(({prose: {text}}, {table}: Tokens): Items => {
  const items = {starts: [] as number[], ends: [] as number[], hashes: [] as number[], stems: [] as number[]}
  const add = (start: number, end: number, hash: number, stem: number) => {
    items.starts.push(start)
    items.ends.push(end)
    items.hashes.push(hash)
    items.stems.push(stem)
  }
  const addMarks = (from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const hash = markHashes.get(text[at] as string)
      if (hash !== undefined) add(at, at + 1, hash, hash)
    }
  }
  let last = 0
  for (let at = 0; at < table.length; at += stride) {
    const [start, end] = [table[at] as number, table[at + endAt] as number]
    addMarks(last, start)
    last = end
    if (isFigure(text, start, end)) {
      const figure = figureHashes[Math.min(end - start, figureHashes.length) - 1] as number
      add(start, end, figure, figure)
      continue
    }
    const hash = table[at + hashAt] as number
    add(start, end, hash, hashOfStem(text, start, end, hash))
  }
  addMarks(last, text.length)
  return items
})

function isFigure(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start)
  return code >= 48 && code <= 57 && !/\p{L}/u.test(text.slice(start, end))
}
