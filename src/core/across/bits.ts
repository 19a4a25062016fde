// Bits: numbers written one behind the other, each in as few bits as it needs, and read in the same order.

/** Writes numbers of so many bits. */
export interface BitWriter {
  /** How many bits have been written. */
  length(): number
  /** Write the lowest `width` bits of a number; at most 32. */
  put(value: number, width: number): void
  /** Write a whole number from 0 to `mostCounted`; small ones take the fewest bits, about `usual` + 1. */
  count(value: number, usual: number): void
  /** Fill up a byte, then write bytes. */
  append(bytes: Uint8Array): void
  /** What was written, as a copy of whole bytes. */
  bytes(): Uint8Array<ArrayBuffer>
  /** Begin again. */
  clear(): void
}

/** Reads numbers as they were written. What isn't there reads as zeros. */
export interface BitReader {
  /** Read so many bits. */
  take(width: number): number
  /** Read a count. @throws {Error} where none stands */
  count(usual: number): number
  /** Go to the next whole byte; returns its number. */
  align(): number
  /** Go to a bit. */
  seek(bit: number): void
}

/** The largest number that can be counted. */
export const mostCounted = 2 ** 30

/** Make a writer. */
export function makeBitWriter(): BitWriter {
  let bytes = new Uint8Array(4096)
  let length = 0
  const put = (value: number, width: number) => {
    if (length + width > bytes.length * 8) bytes = enlarged(bytes)
    for (let left = width; left > 0; ) {
      const free = 8 - (length & 7)
      const taken = Math.min(free, left)
      left -= taken
      bytes[length >>> 3] =
        (bytes[length >>> 3] as number) | (((value >>> left) & ((1 << taken) - 1)) << (free - taken))
      length += taken
    }
  }
  return {
    length: () => length,
    put,
    count(value, usual) {
      const more = value + (1 << usual)
      const width = 32 - Math.clz32(more)
      put(0, width - 1 - usual)
      put(more, width)
    },
    append(more) {
      const end = (length + 7) >>> 3
      while (end + more.length > bytes.length) bytes = enlarged(bytes)
      bytes.set(more, end)
      length = (end + more.length) * 8
    },
    bytes: () => bytes.slice(0, (length + 7) >>> 3),
    clear() {
      bytes.fill(0, 0, (length + 7) >>> 3)
      length = 0
    },
  }
}

function enlarged(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2)
  larger.set(bytes)
  return larger
}

/** Make a reader, which begins at a byte. */
export function makeBitReader(bytes: Uint8Array, from = 0): BitReader {
  let at = from * 8
  const take = (width: number): number => {
    let value = 0
    for (let left = width; left > 0; ) {
      const free = 8 - (at & 7)
      const taken = Math.min(free, left)
      const byte = bytes[at >>> 3] ?? 0
      value = (value << taken) | ((byte >>> (free - taken)) & ((1 << taken) - 1))
      left -= taken
      at += taken
    }
    return value >>> 0
  }
  return {
    take,
    count(usual) {
      let more = 0
      while (take(1) === 0) if (++more + usual > 31) throw new Error('no count')
      const width = more + usual
      return (1 << width) + take(width) - (1 << usual)
    },
    align() {
      at = (at + 7) & ~7
      return at >>> 3
    },
    seek(bit) {
      at = bit
    },
  }
}
