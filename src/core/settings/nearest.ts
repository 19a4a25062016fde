// How far apart two words are, and which of some names was probably meant.

/**
 * Damerau-Levenshtein distance (optimal string alignment), counted in UTF-16 code units; stops at `most + 1`. What both
 * words start and end with is left out, and of the table only the band is filled which `most` steps can reach (Ukkonen 1985).
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  const limit = Math.min(most, Math.max(a.length, b.length))
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  let [m, n] = [a.length, b.length]
  while (m > start && n > start && a.charCodeAt(m - 1) === b.charCodeAt(n - 1)) [m, n] = [m - 1, n - 1]
  return distanceWithin(a.slice(start, m), b.slice(start, n), limit)
}

function distanceWithin(a: string, b: string, limit: number): number {
  const far = limit + 1
  let before = new Uint32Array(b.length + 2).fill(far)
  let previous = Uint32Array.from(before, (_, j) => Math.min(j, far))
  let row = new Uint32Array(b.length + 2).fill(far)
  for (let i = 1; i <= a.length; i++) {
    const [first, last] = [Math.max(1, i - limit), Math.min(b.length, i + limit)]
    row[first - 1] = first === 1 ? Math.min(i, far) : far
    let least = row[first - 1] as number
    for (let j = first; j <= last; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
        far,
      )
      const isSwapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (isSwapped) cost = Math.min(cost, (before[j - 2] as number) + 1)
      row[j] = cost
      least = Math.min(least, cost)
    }
    row[last + 1] = far
    if (least > limit) return far
    ;[before, previous, row] = [previous, row, before]
  }
  return previous[b.length] as number
}

/** The name closest to what was given, if any is close enough to have been meant. */
export function nearest(given: string, names: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(given.length / 3)) + 1
  for (const name of names) {
    const distance = editDistance(given.toLowerCase(), name.toLowerCase(), least)
    if (distance < least) [best, least] = [name, distance]
  }
  return best
}
