// Columns: millions of numbers and texts in plain memory, outside the heap, which would grow to several times their size.

/** Whole numbers below 2³², by their position. */
interface NumberColumn {
  readonly length: number
  push(number: number): void
  at(i: number): number
  /** A copy of them all. */
  all(): Uint32Array<ArrayBuffer>
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
    all: () => numbers.slice(0, length),
  }
}

/** Texts by their position, held as UTF-8. */
interface TextColumn {
  /** Gives the position. */
  push(text: string): number
  at(i: number): string
  /** What is in it, to be handed over: the column is no longer of use. */
  pack(): PackedTexts
  /** Put those of another column behind those here. */
  take(packed: PackedTexts): void
}

/** Texts as bytes; each stands in a chunk, from its start to its end there. */
export interface PackedTexts {
  chunks: Uint8Array<ArrayBuffer>[]
  chunkOf: Uint32Array<ArrayBuffer>
  starts: Uint32Array<ArrayBuffer>
  ends: Uint32Array<ArrayBuffer>
}

const chunkSize = 1 << 22

export function makeTextColumn(): TextColumn {
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder('utf-8', {ignoreBOM: true})]
  const chunks: Uint8Array<ArrayBuffer>[] = []
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
    pack: () => ({chunks, chunkOf: chunkOf.all(), starts: starts.all(), ends: ends.all()}),
    take(packed) {
      const before = chunks.length
      chunks.push(...packed.chunks)
      used = chunks.at(-1)?.length ?? 0
      for (const chunk of packed.chunkOf) chunkOf.push(before + chunk)
      for (const start of packed.starts) starts.push(start)
      for (const end of packed.ends) ends.push(end)
    },
  }
}

/** Numbers by key: a multimap that only yields keys with several numbers. */
interface KeyColumn {
  add(key: number, number: number): void
  /** Each key with all its numbers, ascending; those with one only are left out. */
  groups(): Generator<{key: number; numbers: number[]}>
  /** All keys, and the number that stands with each. */
  all(): Record<'keys' | 'numbers', Uint32Array<ArrayBuffer>>
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
    all: () => ({keys: keys.all(), numbers: numbers.all()}),
    *groups() {
      const pairs = sortPairs(keys, numbers)
      for (let start = 0, end = 0; start < pairs.length; start = end) {
        const key = pairs[start + high] as number
        while (end < pairs.length && pairs[end + high] === key) end += 2
        if (end - start === 2) continue
        const found = new Set<number>()
        for (let i = start; i < end; i += 2) found.add(pairs[i + low] as number)
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
