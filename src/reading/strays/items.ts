// Items: the words, figures and marks of a block as a model of strays sees them.
import {defineBlockReading} from '../../core/draft/block-reading.ts'
import {characterAt, isCapital, isLetter} from '../text/characters.ts'
import {addTo, endAt, hashAt, hashOf, seed, stride, type Tokens} from '../text/tokens.ts'

/**
 * Words and marks in reading order: where each starts and ends in the prose, the hash of its name and of its stem's. And
 * before each, and after the last, how many there are that open with a letter, with a capital, and with two.
 */
export interface Items {
  starts: number[]
  ends: number[]
  hashes: number[]
  stems: number[]
  words: number[]
  capitals: number[]
  loud: number[]
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

const row = seed + 2

/** The hash of a row with one more in it. */
export const addToRow = (all: number, hash: number): number => addTo(Math.imul(all, 31), hash)

/** The hash of several in a row. */
export const hashOfRow = (...hashes: readonly number[]): number =>
  hashes.length === 1 ? (hashes[0] as number) : hashes.reduce(addToRow, row)

/** The same of two, which is asked for at every word. */
export const hashOfPair = (first: number, second: number): number => addToRow(addToRow(row, first), second)

/** The same of three. */
export const hashOfThree = (first: number, second: number, third: number): number =>
  addToRow(hashOfPair(first, second), third)

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

/** The hash of each mark by its code unit. */
const markHashes = new Map([...marks].map((mark) => [mark.charCodeAt(0), hashOfName(mark)]))
const figureHashes = [1, 2, 3, 4].map((digits) => hashOfName(nameOfFigure(digits)))

const emptyItems = (): Items => ({starts: [], ends: [], hashes: [], stems: [], words: [0], capitals: [0], loud: [0]})

/** The items of a block. */
export const itemsOf = defineBlockReading(({prose: {text}}, {table}: Tokens): Items => {
  const items = emptyItems()
  let last = 0
  for (let at = 0; at < table.length; at += stride) {
    const start = table[at] as number
    addMarks(items, text, last, start)
    last = table[at + endAt] as number
    if (isFigure(text, start, last)) {
      const figure = figureHashes[Math.min(last - start, figureHashes.length) - 1] as number
      addItem(items, text, start, last, figure, figure)
      continue
    }
    const hash = table[at + hashAt] as number
    addItem(items, text, start, last, hash, hashOfStem(text, start, last, hash))
  }
  addMarks(items, text, last, text.length)
  return items
})

function addItem(items: Items, text: string, start: number, end: number, hash: number, stem: number): void {
  const {starts, words, capitals, loud} = items
  const at = starts.length
  const letters = characterAt(text, start)
  const isLarge = (letters & isCapital) !== 0
  starts[at] = start
  items.ends[at] = end
  items.hashes[at] = hash
  items.stems[at] = stem
  words[at + 1] = (words[at] as number) + ((letters & isLetter) !== 0 ? 1 : 0)
  capitals[at + 1] = (capitals[at] as number) + (isLarge ? 1 : 0)
  loud[at + 1] = (loud[at] as number) + (isLarge && isCapitalAfter(text, start) ? 1 : 0)
}

function addMarks(items: Items, text: string, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    const hash = code === 32 ? undefined : markHashes.get(code)
    if (hash !== undefined) addItem(items, text, at, at + 1, hash, hash)
  }
}

/** Is the letter after the one at an offset a capital? */
function isCapitalAfter(text: string, at: number): boolean {
  const next = at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1)
  return next < text.length && (characterAt(text, next) & isCapital) !== 0
}

function isFigure(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start)
  return code >= 48 && code <= 57 && !/\p{L}/u.test(text.slice(start, end))
}
