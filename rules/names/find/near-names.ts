// Near names: are two spellings so close that one could be a slip for the other?

import {editDistance} from '../../../src/core/settings/nearest.ts'
import pairsData from '../../lists/distinct-names.json' with {type: 'json'}

const distinct: ReadonlySet<string> = new Set(pairsData.pairs)

/** How many letters two spellings of a word this long may differ in. */
export const reach = (length: number) => (length >= 9 ? 2 : 1)

/**
 * One slip in a short name, two in a long one. Another first letter, a letter before it and another ending make another
 * word, and so does any letter of initials.
 */
export function isNear(a: string, b: string): boolean {
  if (initials.test(a) && initials.test(b)) return false
  const [short, long] = (a.length <= b.length ? [a, b] : [b, a]).map((text) => text.toLowerCase()) as [string, string]
  if (isDerived(short, long) || long.endsWith(short) || !soundAlike(short, long)) return false
  if (distinct.has([short, long].sort().join(' '))) return false
  return editDistance(short, long, reach(short.length)) <= reach(short.length)
}

const initials = /\p{Lu}{3}/u

/** Do they start alike: with one letter, with the same two swapped, or with letters of one sound? */
function soundAlike(a: string, b: string): boolean {
  if (a[0] === b[0] || (a[0] === b[1] && a[1] === b[0])) return true
  return starts.some((sounds) => sounds.some((one) => a.startsWith(one)) && sounds.some((one) => b.startsWith(one)))
}

/** Letters that a name may start with and sound the same. */
const starts: readonly (readonly string[])[] = pairsData.starts.map((sounds) => sounds.split(' '))

const endings: ReadonlySet<string> = new Set(pairsData.endings)

/** Do two words differ in their endings alone: Korea and Korean, Mario and Maria, Roberts? */
function isDerived(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return [same, same - 1].some((at) => at >= 3 && endings.has(a.slice(at)) && endings.has(b.slice(at)))
}

/** More than one slip apart: two letters that changed places are one. */
export function isFar(a: string, b: string): boolean {
  const [short, long] = [a.toLowerCase(), b.toLowerCase()]
  return editDistance(short, long, 1) > 1 && !isSwapped(short, long)
}

function isSwapped(a: string, b: string): boolean {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
