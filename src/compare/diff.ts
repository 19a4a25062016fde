// Differences of two short rows of words, by their longest common part.

/** A stretch of the old row and what stands in its place. */
export interface Hunk {
  oldStart: number
  oldEnd: number
  newStart: number
  newEnd: number
}

/** Rows whose product is larger are compared at their ends only. */
const largest = 4_000_000

/** The stretches in which two rows differ, and the old words that were kept, by their numbers. */
export function diffWords(old: readonly string[], fresh: readonly string[]): {hunks: Hunk[]; kept: number[]} {
  let start = 0
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++
  let end = 0
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end++
  const [a, b] = [old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)]
  const pairs = a.length * b.length > largest ? [] : commonPairs(a, b)
  const all = [
    ...range(start).map((i) => [i, i] as const),
    ...pairs.map(([i, j]) => [i + start, j + start] as const),
    ...range(end).map((i) => [old.length - end + i, fresh.length - end + i] as const),
  ]
  return {hunks: hunksBetween(all, old.length, fresh.length), kept: all.map(([i]) => i)}
}

const range = (length: number) => Array.from({length}, (_, i) => i)

function hunksBetween(pairs: readonly (readonly [number, number])[], olds: number, news: number): Hunk[] {
  const hunks: Hunk[] = []
  let [oldStart, newStart] = [0, 0]
  for (const [i, j] of [...pairs, [olds, news] as const]) {
    if (i > oldStart || j > newStart) hunks.push({oldStart, oldEnd: i, newStart, newEnd: j})
    oldStart = i + 1
    newStart = j + 1
  }
  return hunks
}

/** The longest common part of two rows, as pairs of positions. */
function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number)
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; )
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i++
    else j++
  return pairs
}
