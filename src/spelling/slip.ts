// Weighs how likely one word was typed or misremembered as another.

/** Keys beside each other on an English keyboard. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const neighbours = new Set(
  rows.flatMap((row, r) =>
    [...row].flatMap((key, i) =>
      [row[i + 1], rows[r + 1]?.[i], rows[r + 1]?.[i - 1]].flatMap((other) =>
        other ? [key + other, other + key] : [],
      ),
    ),
  ),
)
const vowels = 'aeiouy'
/** Letters that may sound alike. */
const sounds = new Set(['cs', 'sc', 'ck', 'kc', 'sz', 'zs', 'gj', 'jg', 'fv', 'vf', 'td', 'dt', 'mn', 'nm', 'kq', 'qk'])

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

/** What it costs to have written one letter for another, from 0 to 1. */
function exchange(given: string, right: string): number {
  if (given === right) return 0
  if (plain(given) === plain(right)) return 0.2
  if (vowels.includes(given) && vowels.includes(right)) return 0.65
  if (sounds.has(given + right)) return 0.75
  return neighbours.has(given + right) ? 0.9 : 1.1
}

/** What it costs to have left out the letter at an offset: less where it is doubled or silent. */
function omission(right: string, at: number): number {
  const letter = right[at] as string
  if (letter === "'") return 0.3
  if (letter === right[at - 1] || letter === right[at + 1]) return 0.5
  if (vowels.includes(letter) || 'hgcn'.includes(letter)) return 0.75
  return 0.9
}

/** What it costs to have written a letter too many: less where it repeats one. */
const addition = (given: string, at: number): number =>
  given[at] === given[at - 1] || given[at] === given[at + 1] ? 0.5 : vowels.includes(given[at] as string) ? 0.8 : 0.95

/**
 * What it costs to write `given` for `right`, both in small letters: 0 for the same, about 1 for each slip; slips in the
 * first letter cost more.
 */
export function slipCost(given: string, right: string): number {
  const width = right.length + 1
  const cost = new Float64Array((given.length + 1) * width)
  for (let i = 0; i <= given.length; i++)
    for (let j = 0; j <= right.length; j++) {
      if (i === 0 && j === 0) continue
      const first = i <= 1 && j <= 1 ? 0.4 : 0
      let least = Number.POSITIVE_INFINITY
      if (i > 0) least = (cost[(i - 1) * width + j] as number) + addition(given, i - 1) + (i === 1 ? 0.3 : 0)
      if (j > 0)
        least = Math.min(least, (cost[i * width + j - 1] as number) + omission(right, j - 1) + (j === 1 ? 0.3 : 0))
      if (i > 0 && j > 0) {
        const [a, b] = [given[i - 1] as string, right[j - 1] as string]
        least = Math.min(least, (cost[(i - 1) * width + j - 1] as number) + exchange(a, b) + (a === b ? 0 : first))
        const isSwap = i > 1 && j > 1 && a === right[j - 2] && b === given[i - 2] && a !== b
        if (isSwap) least = Math.min(least, (cost[(i - 2) * width + j - 2] as number) + 0.6)
      }
      cost[i * width + j] = least
    }
  return cost[given.length * width + right.length] as number
}

/** Whether two words are at most so many slips apart: letters too many, left out, exchanged or swapped. */
export function isWithin(a: string, b: string, slips: number): boolean {
  if (Math.abs(a.length - b.length) > slips) return false
  const width = b.length + 1
  if (width > lines.length / 3) return false
  let [before, last, row] = [0, width, 2 * width]
  for (let j = 0; j < width; j++) lines[last + j] = j
  for (let i = 1; i <= a.length; i++) {
    let least = i
    lines[row] = i
    const code = a.charCodeAt(i - 1)
    for (let j = 1; j < width; j++) {
      const other = b.charCodeAt(j - 1)
      let value = (lines[last + j - 1] as number) + (code === other ? 0 : 1)
      value = Math.min(value, (lines[last + j] as number) + 1, (lines[row + j - 1] as number) + 1)
      if (i > 1 && j > 1 && code === b.charCodeAt(j - 2) && other === a.charCodeAt(i - 2))
        value = Math.min(value, (lines[before + j - 2] as number) + 1)
      lines[row + j] = value
      if (value < least) least = value
    }
    if (least > slips) return false
    ;[before, last, row] = [last, row, before]
  }
  return (lines[last + width - 1] as number) <= slips
}

/** Three rows of a table of distances. */
const lines = new Uint8Array(3 * 101)
