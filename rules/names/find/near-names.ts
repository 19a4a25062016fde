// Near names: are two spellings so close that one could be a slip for the other?

import {editDistance} from '../../../src/core/settings/nearest.ts'
import pairsData from '../../lists/distinct-names.json' with {type: 'json'}

const distinct: ReadonlySet<string> = new Set(pairsData.pairs)

/** How many letters two spellings of a word this long may differ in. */
export const reach = (length: number) => (length >= 9 ? 2 : 1)

/** One slip in a short name, two in a long one, none of them an ending that makes another word. */
export function isNear(a: string, b: string): boolean {
  const [short, long] = (a.length <= b.length ? [a, b] : [b, a]).map((text) => text.toLowerCase()) as [string, string]
  if (isDerived(short, long)) return false
  if (distinct.has([short, long].sort().join(' '))) return false
  return editDistance(short, long, reach(short.length)) <= reach(short.length)
}

const endings: ReadonlySet<string> = new Set(pairsData.endings)

/** Do two words differ in their endings alone: Korea and Korean, Mario and Maria, Roberts? */
function isDerived(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return [same, same - 1].some((at) => at >= 3 && endings.has(a.slice(at)) && endings.has(b.slice(at)))
}
