// Readings of a block alone: computed once and cached across revisions of a draft, as most blocks stay the same.
import {columnOf, detach, numberedColumn} from './block-cache.ts'
import type {Block} from './blocks.ts'
import type {Span} from './spans.ts'

let readings = 0

/** What is asked of a block; what else is given must follow from the block alone, as the hits in it do. */
type Ask<T, Given extends unknown[]> = (block: Block, ...given: Given) => T

/**
 * Define what is worked out of one block, once for as long as the block stays as it is, wherever it moves: from its text,
 * its kind, depth and field, the types of its parents, and the types and ranges of its inlines; of nothing else, and so
 * neither of nodes nor of places. The answer holds ranges of the block itself and
 * offsets in its prose, but no node, no place and no other block.
 */
export function defineBlockReading<T, Given extends unknown[] = []>(read: Ask<T, Given>): Ask<T, Given> {
  const number = readings++
  return (block, ...given) => {
    const column = numberedColumn(block.cache, number)
    const known = column[block.index] as T | undefined
    if (known !== undefined) return known
    const made = read(block, ...given)
    column[block.index] = made
    return made
  }
}

/**
 * A cached result that depends on a block and on `given` as well, such as which of its words the draft knows as names:
 * recomputed if one of those isn't identical to the last time. `nth` tells several results of one key apart, by their
 * offset in the block.
 */
export function recallPart<T>(block: Block, key: object, nth: number, given: readonly unknown[], make: () => T): T {
  if (!block.cache.isReused) return make()
  const column = columnOf(block.cache, key) as {nth: number; given: readonly unknown[]; made: T}[][]
  const known = column[block.index]
  const at = known?.findIndex((entry) => entry.nth === nth) ?? -1
  const entry = known?.[at]
  if (entry && areSame(entry.given, given)) return entry.made
  const kept = given.map((one) => (typeof one === 'string' ? detach(one) : one))
  const made = make()
  if (!known) column[block.index] = [{nth, given: kept, made}]
  else known[at < 0 ? known.length : at] = {nth, given: kept, made}
  return made
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return a.length === b.length
}

/**
 * Define a search of one block for ranges of it, under the same terms. What the rest of the draft says of what is found
 * (is it quoted, what role has its line?) is asked afterwards.
 */
export function defineSearch<T extends Span, Given extends unknown[] = []>(
  find: Ask<readonly T[], Given>,
): Ask<readonly T[], Given> {
  const search = defineBlockReading(find)
  return (block, ...given) => (block.cache.isReused ? search(block, ...given) : find(block, ...given))
}
