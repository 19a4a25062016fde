// Hashes as bits: texts of the sixty-four characters that sketches and digests are spelled in, six bits each or fewer.
import type {BitReader, BitWriter} from './bits.ts'

const alphabet = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

/** By code unit, the number of a character; 64 for others. */
const numbers = new Uint8Array(128).fill(64)
for (let i = 0; i < 64; i++) numbers[alphabet.charCodeAt(i)] = i

const numberAt = (text: string, at: number) => {
  const code = text.charCodeAt(at)
  return code < 128 ? (numbers[code] as number) : 64
}

/** How many characters from the start are of the alphabet. */
export function digitsIn(text: string): number {
  let at = 0
  while (at < text.length && numberAt(text, at) < 64) at++
  return at
}

/** Write characters of the alphabet. */
export function putDigits(bits: BitWriter, text: string, length: number): void {
  for (let i = 0; i < length; i++) bits.put(numberAt(text, i), 6)
}

/** Read so many of them. */
export function takeDigits(bits: BitReader, length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet[bits.take(6)]
  return text
}

/** How many characters a hash has. */
export const hashWidth = 5

let hashes = new Uint32Array(128)

/** Read the hashes of a text; returns how many there are before those that ascend to the end. */
export function unsortedIn(text: string): number {
  const count = text.length / hashWidth
  if (count > hashes.length) hashes = new Uint32Array(count)
  let unsorted = 0
  for (let i = 0; i < count; i++) {
    let hash = 0
    for (let at = i * hashWidth; at < (i + 1) * hashWidth; at++) hash = (hash << 6) | numberAt(text, at)
    hashes[i] = hash
    if (i > 0 && hash <= (hashes[i - 1] as number)) unsorted = i
  }
  return unsorted
}

/**
 * Write a text of hashes, of which all after the first few ascend: those by how far each is from the one before, in as
 * many bits as such steps mostly have (Rice 1979).
 */
export function putHashes(bits: BitWriter, text: string): void {
  const unsorted = unsortedIn(text)
  const count = text.length / hashWidth
  for (let i = 0; i < unsorted; i++) bits.put(hashes[i] as number, 30)
  const span = (hashes[count - 1] as number) / (count - unsorted)
  const usual = Math.max(0, Math.min(29, 31 - Math.clz32(span)))
  bits.put(usual, 5)
  for (let i = unsorted, before = -1; i < count; i++) {
    const step = (hashes[i] as number) - before - 1
    for (let more = step >>> usual; more > 0; more--) bits.put(1, 1)
    bits.put(0, 1)
    bits.put(step, usual)
    before = hashes[i] as number
  }
}

/** Read so many hashes. @throws {Error} where none stand */
export function takeHashes(bits: BitReader, count: number, unsorted: number): string {
  let text = ''
  for (let i = 0; i < unsorted; i++) text += spellHash(bits.take(30))
  const usual = bits.take(5)
  for (let i = unsorted, before = -1; i < count; i++) {
    let more = 0
    while (bits.take(1) === 1) if (++more > 2 ** 16) throw new Error('no hashes')
    before += more * 2 ** usual + bits.take(usual) + 1
    text += spellHash(before)
  }
  return text
}

function spellHash(hash: number): string {
  let text = ''
  for (let shift = 24; shift >= 0; shift -= 6) text += alphabet[(hash >>> shift) & 63]
  return text
}
