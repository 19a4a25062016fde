// Sketches: texts as hashes of their words, small enough to find and compare near copies among many drafts.
import {isCapital, isDigit} from './characters.ts'
import {makeHashTable} from './hash-table.ts'
import {
  addLetters,
  addTo,
  endAt,
  first,
  hashAt,
  seed,
  stride,
  type Tokens,
  tokenFrom,
  tokenise,
  traitsIn,
} from './tokens.ts'

/** The words of a text as hashes of 32 bits. */
export interface HashedWords {
  /** Without capitals, punctuation and typography. */
  words: number[]
  /** The same with each run of capitalised words, and of words with digits, as one: what mail merge leaves. */
  masked: number[]
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
  for (let at = tokenFrom(table, from); at < table.length && (table[at] as number) < to; at += stride) {
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

/** The distinct hashes of every run of `size` words, in the order of the text. */
export function shinglesOf(words: readonly number[], size: number): Uint32Array {
  const mixed = new Int32Array(words.length)
  for (let i = 0; i < words.length; i++) mixed[i] = mix(words[i] as number)
  const found = new Uint32Array(Math.max(0, words.length - size + 1))
  const known = makeHashTable(found.length)
  let kept = 0
  for (let at = 0; at < found.length; at++) {
    let hash = seed
    for (let i = at; i < at + size; i++) hash = addTo(hash, mixed[i] as number)
    const mixedRun = mix(hash)
    if (known.add(mixedRun, 0)) found[kept++] = mixedRun
  }
  return found.subarray(0, kept)
}

/** The `size` smallest of distinct hashes in ascending order; of many, those below a bound that leaves enough are sorted. */
function leastOf(hashes: Uint32Array, size: number): Uint32Array {
  const bound = hashes.length > size * 4 ? (2 ** 32 / hashes.length) * size * 1.5 : 2 ** 32
  const below = new Uint32Array(hashes.length)
  let count = 0
  for (let i = 0; i < hashes.length; i++) if ((hashes[i] as number) < bound) below[count++] = hashes[i] as number
  return (count < size ? hashes.slice() : below.subarray(0, count)).sort().subarray(0, size)
}

const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', (character) =>
  character.charCodeAt(0),
).sort((a, b) => a - b)

/** The upper 30 bits of hashes as five characters each, which sort as the numbers do. */
function spell(hashes: ArrayLike<number>): string {
  const codes: number[] = []
  for (let i = 0; i < hashes.length; i++)
    for (let shift = 26; shift >= 2; shift -= 6) codes.push(alphabet[((hashes[i] as number) >>> shift) & 63] as number)
  return String.fromCharCode(...codes)
}

/** How many characters a digest has. */
export const digestLength = 10

/** All words as one short text: equal for texts that say the same. */
export function digestOf(words: readonly number[]): string {
  let a = seed
  let b = 3339675911 | 0
  for (const word of words) {
    a = addTo(a, word)
    b = addTo(b, mix(word))
  }
  return spell([mix(a), mix(b)])
}

/** The `size` smallest shingles (bottom-k sketch, Broder 1997), five characters each. */
export function sketchOf(shingles: Uint32Array, size: number): string {
  return spell(leastOf(shingles, size))
}

const width = 5

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

const [multipliers, offsets] = [1, 2].map((seed) =>
  Uint32Array.from({length: 64}, (_, i) => mix(i * 2 + seed * 7919) | 1),
) as [Uint32Array, Uint32Array]

/**
 * Keys that two texts share the likelier the more of their shingles they share: with `bands` of `rows` each, 1 − (1 − s^rows)^bands
 * (MinHash with locality-sensitive hashing, Leskovec, Rajaraman and Ullman, ch. 3). At most 64 hashes in all.
 */
export function bandsOf(shingles: Uint32Array, bands: number, rows: number): string[] {
  if (shingles.length === 0) return []
  const keys: string[] = []
  for (let band = 0; band < bands; band++) {
    let a = mix(band + 1)
    let b = mix(band + 65)
    for (let hash = band * rows; hash < (band + 1) * rows; hash++) {
      const least = leastUnder(shingles, multipliers[hash] as number, offsets[hash] as number)
      a = addTo(a, mix(least))
      b = addTo(b, least)
    }
    keys.push(spell([mix(a), mix(b)]).slice(0, 7))
  }
  return keys
}

function leastUnder(shingles: Uint32Array, multiplier: number, offset: number): number {
  let least = 0xffffffff
  for (let i = 0; i < shingles.length; i++) {
    const hash = (Math.imul(multiplier, shingles[i] as number) + offset) >>> 0
    if (hash < least) least = hash
  }
  return least
}
