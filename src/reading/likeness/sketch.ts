// Sketches: texts as hashes of their words, small enough to find and compare near copies among many drafts.
import {isCapital, isDigit} from '../text/characters.ts'
import {
  addLetters,
  addTo,
  endAt,
  first,
  hashAt,
  seed,
  stride,
  type Tokens,
  tokenAtOrAfter,
  tokenise,
  traitsIn,
} from '../text/tokens.ts'

/** The words of a text as hashes of 32 bits. */
export interface HashedWords<T = number[]> {
  /** Without capitals, punctuation and typography. */
  words: T
  /** The same with each run of capitalised words, and of words with digits, as one: what mail merge leaves. */
  masked: T
}

const [name, number] = [1, 2]

/** The last steps of MurmurHash3 (Appleby 2011): every bit of the input moves every bit of the hash. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

const isApostrophe = (code: number) => code === 0x27 || code === 0x2019 || code === 0x2bc

/** The words of a text. */
export function hashWords(text: string): HashedWords {
  const hashed: HashedWords = {words: [], masked: []}
  addWords(hashed, text, tokenise(text), 0, text.length)
  return hashed
}

/** Add the words that stand from one offset of a text to another; what an apostrophe joins is one word. */
export function addWords({words, masked}: HashedWords, text: string, {table}: Tokens, from: number, to: number): void {
  let last = masked.length > 0 ? masked[masked.length - 1] : 0
  for (let at = tokenAtOrAfter(table, from); at < table.length && (table[at] as number) < to; at += stride) {
    const capital = (table[at + traitsIn] as number) & (isCapital << first)
    let traits = table[at + traitsIn] as number
    let hash = table[at + hashAt] as number
    for (let next = joined(text, table, at); next > 0; next = joined(text, table, at)) {
      at = next
      traits |= table[at + traitsIn] as number
      hash = addLetters(hash, text, table[at] as number, table[at + endAt] as number)
    }
    const hashed = mix(hash)
    const mask = traits & isDigit ? number : capital ? name : hashed
    words.push(hashed)
    if (mask === hashed || last !== mask) masked.push(mask)
    last = mask
  }
}

/** The word that apostrophes join to the one before it; 0 for none. */
function joined(text: string, table: Int32Array, at: number): number {
  let end = table[at + endAt] as number
  if (!isApostrophe(text.charCodeAt(end))) return 0
  while (isApostrophe(text.charCodeAt(end))) end++
  return table[at + stride] === end ? at + stride : 0
}

/** Which hashes were seen, by open addressing; 0 is a free slot. Every text takes the same memory. */
let slots = new Uint32Array(1 << 12)

/** The distinct hashes of every run of `size` words, in the order of the text. */
export function shinglesOf(words: ArrayLike<number>, size: number): Uint32Array {
  const mixed = new Int32Array(words.length)
  for (let i = 0; i < words.length; i++) mixed[i] = mix(words[i] as number)
  const found = new Uint32Array(Math.max(0, words.length - size + 1))
  const mask = clearSlots(found.length)
  let kept = 0
  for (let at = 0; at < found.length; at++) {
    let hash = seed
    // As `addTo` has it, written out for every word of every shingle.
    for (let i = at; i < at + size; i++) hash = Math.imul(hash ^ (mixed[i] as number), 16777619)
    const run = mix(hash) >>> 0 || 1
    let slot = run & mask
    while (slots[slot] !== 0 && slots[slot] !== run) slot = (slot + 1) & mask
    if (slots[slot] === run) continue
    slots[slot] = run
    found[kept++] = run
  }
  return found.subarray(0, kept)
}

/** Clear slots for so many hashes; what to mask these with to get a slot. */
function clearSlots(hashes: number): number {
  let count = 64
  while (count < hashes * 2) count *= 2
  if (count > slots.length) slots = new Uint32Array(count)
  else slots.fill(0, 0, count)
  return count - 1
}

/** The `size` smallest of distinct hashes in ascending order; of many, at first only those below a bound that leaves enough. */
function leastOf(
  hashes: Uint32Array,
  size: number,
  bound = (2 ** 32 / hashes.length) * (size * 1.3 + 20),
): Uint32Array {
  const least = new Uint32Array(Math.min(size, hashes.length))
  let kept = 0
  let limit = bound
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number
    if (hash >= limit) continue
    let at = kept < least.length ? kept++ : kept - 1
    for (; at > 0 && (least[at - 1] as number) > hash; at--) least[at] = least[at - 1] as number
    least[at] = hash
    if (kept === least.length) limit = least[kept - 1] as number
  }
  return kept < least.length ? leastOf(hashes, size, 2 ** 32) : least
}

/** How many characters a hash has. */
const width = 5

const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', (character) =>
  character.charCodeAt(0),
).sort((a, b) => a - b)

/** The upper 30 bits of hashes as five characters each, which sort as the numbers do. */
function spell(hashes: ArrayLike<number>): string {
  const codes = new Array<number>(hashes.length * width)
  let at = 0
  for (let i = 0; i < hashes.length; i++)
    for (let shift = 26; shift >= 2; shift -= 6)
      codes[at++] = alphabet[((hashes[i] as number) >>> shift) & 63] as number
  return String.fromCharCode(...codes)
}

/** All words as one hash. */
export function sumOf(words: ArrayLike<number>): number {
  let sum = seed
  for (let i = 0; i < words.length; i++) sum = addTo(sum, words[i] as number)
  return mix(sum)
}

/** How many characters a digest has. */
export const digestLength = 10

/** All words as one short text: equal for texts that say the same. */
export function digestOf(words: ArrayLike<number>): string {
  let a = seed
  let b = 3339675911 | 0
  for (let i = 0; i < words.length; i++) {
    a = addTo(a, words[i] as number)
    b = addTo(b, mix(words[i] as number))
  }
  return spell([mix(a), mix(b)])
}

/** The `size` smallest shingles (bottom-k sketch, Broder 1997), five characters each. */
export function sketchOf(shingles: Uint32Array, size: number): string {
  return spell(leastOf(shingles, size))
}

/**
 * How many of their shingles two texts share, 0–1, by their sketches of `size`: the share of the smallest of both
 * that both have. Exact where neither text has more than `size`.
 */
export function likenessOf(a: string, b: string, size: number): number {
  let [i, j, shared, seen] = [0, 0, 0, 0]
  for (; seen < size && (i < a.length || j < b.length); seen++) {
    const [one, other] = [a.slice(i, i + width), b.slice(j, j + width)]
    if (one === other) shared++
    if (one !== '' && (other === '' || one <= other)) i += width
    if (other !== '' && (one === '' || other <= one)) j += width
  }
  return seen === 0 ? 0 : shared / seen
}

/**
 * Keys that two texts share the likelier the more of their shingles they share: with `bands` of `rows` each, 1 − (1 − s^rows)^bands
 * (MinHash with locality-sensitive hashing, Leskovec, Rajaraman and Ullman, ch. 3).
 */
export function bandsOf(shingles: Uint32Array, bands: number, rows: number): string[] {
  if (shingles.length === 0) return []
  const least = leastByPart(shingles, bands * rows)
  const keys: string[] = []
  for (let band = 0; band < bands; band++) {
    let a = mix(band + 1)
    let b = mix(band + 65)
    for (let part = band * rows; part < (band + 1) * rows; part++) {
      a = addTo(a, mix(least[part] as number))
      b = addTo(b, least[part] as number)
    }
    keys.push(spell([mix(a), mix(b)]).slice(0, 7))
  }
  return keys
}

/**
 * The smallest hash in each part of their range: one pass where MinHash takes one for each part (one permutation hashing,
 * Li, Owen and Zhang 2012). A part without any borrows from another that is drawn for it (Shrivastava 2017).
 */
function leastByPart(hashes: Uint32Array, parts: number): Uint32Array {
  const own = new Uint32Array(parts)
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number
    const part = Math.floor((hash / 2 ** 32) * parts)
    if (own[part] === 0 || hash < (own[part] as number)) own[part] = hash
  }
  const least = own.slice()
  for (let part = 0; part < parts; part++)
    for (let draw = 1; least[part] === 0; draw++) least[part] = own[lenderOf(part, draw, parts)] as number
  return least
}

/** The first lenders of each part that are drawn, by the number of parts: a short text borrows for most of them. */
const lenders = new Map<number, Int32Array>()
const known = 64

function lenderOf(part: number, draw: number, parts: number): number {
  if (draw >= known) return drawLender(part, draw, parts)
  const made = lenders.get(parts) ?? new Int32Array(parts * known)
  lenders.set(parts, made)
  const at = part * known + draw
  if (made[at] === 0) made[at] = drawLender(part, draw, parts) + 1
  return (made[at] as number) - 1
}

const drawLender = (part: number, draw: number, parts: number): number => (mix(part * 7919 + draw) >>> 0) % parts
