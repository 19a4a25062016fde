// Columns: millions of numbers and texts in plain memory, outside the heap, which would grow to several times their size.

/** Whole numbers below 2³², by their position. */
export interface NumberColumn {
  readonly length: number
  push(number: number): void
  at(i: number): number
}

export function makeNumberColumn(): NumberColumn {
  let numbers = new Uint32Array(1024)
  let length = 0
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
  }
}

/** Texts by their position, held as UTF-8. */
export interface TextColumn {
  /** Gives the position. */
  push(text: string): number
  at(i: number): string
}

const chunkSize = 1 << 22

export function makeTextColumn(): TextColumn {
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder('utf-8', {ignoreBOM: true})]
  const chunks: Uint8Array[] = []
  const [chunkOf, starts, ends] = [makeNumberColumn(), makeNumberColumn(), makeNumberColumn()]
  let used = 0
  return {
    push(text) {
      const most = text.length * 3
      if (used + most > (chunks.at(-1)?.length ?? -1)) {
        chunks.push(new Uint8Array(Math.max(chunkSize, most)))
        used = 0
      }
      const {written} = encoder.encodeInto(text, (chunks.at(-1) as Uint8Array).subarray(used))
      chunkOf.push(chunks.length - 1)
      starts.push(used)
      used += written
      ends.push(used)
      return ends.length - 1
    },
    at: (i) => decoder.decode(chunks[chunkOf.at(i)]?.subarray(starts.at(i), ends.at(i))),
  }
}

/** Numbers by key: a multimap that only yields keys with several numbers. */
export interface KeyColumn {
  add(key: number, number: number): void
  /** Each key with all its numbers, ascending; those with one only are left out. */
  groups(): Generator<{key: number; numbers: number[]}>
}

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1
const [low, high] = littleEndian ? [0, 1] : [1, 0]

export function makeKeyColumn(): KeyColumn {
  const [keys, numbers] = [makeNumberColumn(), makeNumberColumn()]
  return {
    add(key, number) {
      keys.push(key)
      numbers.push(number)
    },
    *groups() {
      const pairs = sortPairs(keys, numbers)
      for (let start = 0, end = 0; start < pairs.length; start = end) {
        const key = pairs[start + high] as number
        while (end < pairs.length && pairs[end + high] === key) end += 2
        const found = new Set<number>()
        if (end - start > 2) for (let i = start; i < end; i += 2) found.add(pairs[i + low] as number)
        if (found.size > 1) yield {key, numbers: [...found]}
      }
    },
  }
}

/** Pairs of key and number as 64-bit numbers, the key first, in their order. */
function sortPairs(keys: NumberColumn, numbers: NumberColumn): Uint32Array {
  const pairs = new Uint32Array(keys.length * 2)
  for (let i = 0; i < keys.length; i++) {
    pairs[i * 2 + high] = keys.at(i)
    pairs[i * 2 + low] = numbers.at(i)
  }
  new BigUint64Array(pairs.buffer).sort()
  return pairs
}
