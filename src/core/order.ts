// Order: how texts are compared, things grouped, and where in ordered things a test begins to hold.

/** Compares two texts by their code units, the same in every language of the machine: below 0, 0 or above, as `sort` takes it. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The index of the first thing that passes a test which all after it pass too; their number where none does.
 * In a table whose rows have several numbers (`width`) the first number of each row is tested, and rows are counted.
 */
export function bisect<T>(ordered: ArrayLike<T>, passes: (thing: T) => boolean, width = 1): number {
  let low = 0
  let high = ordered.length / width
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(ordered[middle * width] as T)) high = middle
    else low = middle + 1
  }
  return low
}

/** The index of the first of ordered ranges that ends after an offset; their number where none does. */
export const firstEndingAfter = (ranges: readonly {end: number}[], offset: number): number =>
  bisect(ranges, ({end}) => end > offset)

/** The index of the first of ordered numbers that is larger than a limit; how many there are where none is. */
export function firstLarger(numbers: ArrayLike<number>, limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) > limit) high = middle
    else low = middle + 1
  }
  return low
}

/** Things by what they have in common, groups and things in the order given. */
export function groupBy<K, T>(things: Iterable<T>, keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const thing of things) addToList(groups, keyOf(thing), thing)
  return groups
}

/** Add to the list of a key, which is made if the key has none. */
export function addToList<K, T>(lists: Map<K, T[]>, key: K, thing: T): void {
  const list = lists.get(key)
  if (list) list.push(thing)
  else lists.set(key, [thing])
}
