// Columns: millions of numbers in plain memory, outside the heap, which would grow to several times their size.

/** Whole numbers below 2³², by their position. */
interface NumberColumn {
  readonly length: number
  push(number: number): void
  at(i: number): number
  /** All of them, until one is added. */
  view(): Uint32Array<ArrayBuffer>
  /** A copy of them all. */
  all(): Uint32Array<ArrayBuffer>
}

/** Make a column, or open one that was packed. */
export function makeNumberColumn(packed?: Uint32Array<ArrayBuffer>): NumberColumn {
  let numbers = packed?.length ? packed : new Uint32Array(64)
  let length = packed?.length ?? 0
  return {
    get length() {
      return length
    },
    push(number) {
      if (length === numbers.length) {
        const larger = new Uint32Array(length * 2)
        larger.set(numbers)
        numbers = larger
      }
      numbers[length++] = number
    },
    at: (i) => numbers[i] as number,
    view: () => numbers.subarray(0, length),
    all: () => numbers.slice(0, length),
  }
}

/** Numbers by key: a multimap that only yields keys with several numbers. */
interface KeyColumn {
  add(key: number, number: number): void
  /** Each key with all its numbers, ascending; those with one only are left out. */
  groups(): Generator<{key: number; numbers: number[]}>
  /** Begin again, in the same memory. */
  clear(): void
}

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1
const [low, high] = littleEndian ? [0, 1] : [1, 0]

/**
 * Pairs of key and number are held as numbers of 64 bits, the key first, so that they sort as such; there is room for
 * so many, and for more if it must be.
 */
export function makeKeyColumn(expected = 1024): KeyColumn {
  let pairs = new Uint32Array(expected * 2)
  let length = 0
  return {
    add(key, number) {
      if (length === pairs.length) {
        const larger = new Uint32Array(Math.ceil(length / 4 + 1) * 6)
        larger.set(pairs)
        pairs = larger
      }
      pairs[length + high] = key
      pairs[length + low] = number
      length += 2
    },
    *groups() {
      new BigUint64Array(pairs.buffer, 0, length / 2).sort()
      for (let start = 0, end = 0; start < length; start = end) {
        const key = pairs[start + high] as number
        while (end < length && pairs[end + high] === key) end += 2
        if (end - start === 2) continue
        const found = new Set<number>()
        for (let i = start; i < end; i += 2) found.add(pairs[i + low] as number)
        if (found.size > 1) yield {key, numbers: [...found]}
      }
    },
    clear() {
      length = 0
    },
  }
}
