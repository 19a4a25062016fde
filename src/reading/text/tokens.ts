// Tokens: the words of every block as numbers, found in one pass that many readings share.
import {defineBlockReading} from '../../core/draft/block-reading.ts'

import {bisect} from '../../core/order.ts'
import {defineReading} from '../../core/reading.ts'
import {allTraits, caseShift, characterAt, isDigit, isLetter, isNumber, isWide, isWord} from './characters.ts'

/**
 * The words of a text, each a run of letters, marks and numbers that opens with no mark: for each four numbers in `table`, its start, its end,
 * the traits of its characters and the hash of its letters in lower case.
 */
export interface Tokens {
  table: Int32Array
  /** What it holds, as `signsOf` has it. */
  signs: number
}

/** How many numbers a word has, and which is which. */
export const [stride, endAt, traitsIn, hashAt] = [4, 1, 2, 3]

/** The traits of a word's first character stand here, those of all of them below. */
export const first = caseShift

/** The words of a block. */
export const tokensOf = defineBlockReading(({prose}): Tokens => tokenise(prose.text))

/** The words of each block, by the block's index. */
export const tokensIn = defineReading<readonly Tokens[]>(({blocks}) => blocks.map(tokensOf))

const signBits = new Int32Array(65536).fill(1)
const sorts = '" # $£€ % & ( * + / : < = > ? ! @ [ \\^ _ ` { | } ~ “”„«» ] ) 0123456789'.split(' ')
for (const [bit, characters] of [...sorts, '\n', '\u00a0'].entries())
  for (const character of characters) signBits[character.charCodeAt(0)] = 2 << bit
for (const [from, to] of ['az', 'AZ']) signBits.fill(0, from?.charCodeAt(0), (to?.charCodeAt(0) ?? 0) + 1)
for (const common of " ,.;-'’‘–—…\uFFFC") signBits[common.charCodeAt(0)] = 0

/**
 * Signs as bits: those of a block are tested against them before anything is looked for that has such a sign. Letters,
 * stops, commas, hyphens, dashes, apostrophes and blanks are everywhere and have none; what lies beyond ASCII shares one,
 * and so do figures.
 */
export function signsOf(characters: string): number {
  let signs = 0
  for (let at = 0; at < characters.length; at++) signs |= signBits[characters.charCodeAt(at)] as number
  return signs
}

/** The sign of a word that stands twice in a row, whatever is between. */
export const twice = 1 << 31

/** The signs of what lies beyond ASCII. */
export const wide = signsOf('é')

const figures = signsOf('0')

const opening = isLetter | isNumber

/** How many numbers the scratch pad keeps room for. */
const usual = 1 << 16

let scratch = new Int32Array(usual)

/** Find the words of a text. */
export function tokenise(text: string): Tokens {
  const {length} = text
  let signs = 0
  let all = 0
  let size = 0
  let at = 0
  while (at < length) {
    let character = characterAt(text, at)
    if ((character & opening) === 0) {
      signs |= signBits[text.charCodeAt(at++)] as number
      continue
    }
    if (size + stride > scratch.length) scratch = enlarge(scratch)
    scratch[size] = at
    const opens = character & allTraits
    let traits = 0
    let hash = seed
    do {
      traits |= character
      // As `addTo` has it, written out for every letter of every draft.
      hash = Math.imul(hash ^ (character >>> caseShift), 16777619)
      character = ++at < length ? characterAt(text, at) : 0
    } while ((character & isWord) !== 0)
    all |= traits
    scratch[size + endAt] = at
    scratch[size + traitsIn] = (traits & allTraits) | (opens << first)
    scratch[size + hashAt] = hash
    if (size > 0 && hash === scratch[size - stride + hashAt]) signs |= twice
    size += stride
  }
  if (all & isWide) signs |= wide
  if (all & isDigit) signs |= figures
  const table = scratch.slice(0, size)
  if (scratch.length > usual) scratch = new Int32Array(usual)
  return {table, signs}
}

function enlarge(table: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(table.length * 2)
  larger.set(table)
  return larger
}

/** FNV-1a, 32 bits. */
export const seed = 2166136261 | 0
export const addTo = (hash: number, code: number): number => Math.imul(hash ^ code, 16777619)

/** Go on with a hash over the letters of a text from one offset to another. */
export function addLetters(hash: number, text: string, from: number, to: number): number {
  let all = hash
  for (let at = from; at < to; at++) all = addTo(all, characterAt(text, at) >>> caseShift)
  return all
}

/** The hash a word of letters has in a table. */
export const hashOf = (word: string): number => addLetters(seed, word, 0, word.length)

/** The hash of the first word of a text, as it stands in a table, and how many words there are. */
export function openingOf(text: string): {hash: number; words: number} {
  let [hash, words, isInside] = [seed, 0, false]
  for (let at = 0; at < text.length; at++) {
    const character = characterAt(text, at)
    const isPart = (character & (isInside ? isWord : opening)) !== 0
    if (isPart && !isInside) words++
    if (isPart && words === 1) hash = addTo(hash, character >>> caseShift)
    isInside = isPart
  }
  return {hash, words}
}

/** Does a table hold a word with this hash? */
export function holdsWord(table: Int32Array, hash: number): boolean {
  for (let at = hashAt; at < table.length; at += stride) if (table[at] === hash) return true
  return false
}

/** Where in a table the first word starts that starts at an offset or after it. */
export const tokenAtOrAfter = (table: Int32Array, offset: number): number =>
  bisect(table, (start) => start >= offset, stride) * stride
