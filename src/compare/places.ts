// Places: where in the new text the sentences of the old one went.
import type {Block} from '../core/draft/blocks.ts'
import type {Place} from '../core/draft/place.ts'
import {placeOf, type Span} from '../core/draft/spans.ts'
import {addToList, bisect} from '../core/order.ts'
import type {UnitGroup} from './align.ts'
import type {Unit} from './units.ts'

/** What the alignment of two texts says of their places. */
interface Places {
  /** Where in the new text a place of the old one went: the sentence, else the block, else the end of the block before. */
  placeFor(old: Place): Place
  /** Do two ranges stand in units that belong together? */
  isAligned(old: Span, fresh: Span): boolean
  /** The same for places in the sources. */
  isNear(old: Place, fresh: Place): boolean
}

/** A unit in the source. */
interface Located {
  unit: Unit
  place: Place
}

/** Read the places off an alignment. */
export function placesIn(units: {old: readonly Unit[]; fresh: readonly Unit[]}, groups: readonly UnitGroup[]): Places {
  const [old, fresh] = [locate(units.old), locate(units.fresh)]
  const [ofOld, ofNew] = [new Map<number, UnitGroup>(), new Map<number, UnitGroup>()]
  for (const group of groups) {
    for (const index of group.old) ofOld.set(index, group)
    for (const index of group.new) ofNew.set(index, group)
  }
  const blocks = blocksOf(units, groups)
  const isNear = (a: Place, b: Place) => {
    const [one, other] = [unitsAt(old, a), unitsAt(fresh, b)]
    return one.some(({index}) =>
      other.some((unit) => ofOld.get(index) !== undefined && ofOld.get(index) === ofNew.get(unit.index)),
    )
  }
  return {
    placeFor: (place) => placeIn(place, {old, units, ofOld, blocks}),
    isAligned: (a, b) => isNear(placeOf(a), placeOf(b)),
    isNear,
  }
}

function locate(units: readonly Unit[]): Located[] {
  const located = units.map((unit) => ({unit, place: placeOfUnit(unit)}))
  return located.sort((a, b) => a.place.start - b.place.start)
}

/** From the first character of a unit to its last in the source. */
function placeOfUnit({spans}: Unit): Place {
  const places = spans.map(placeOf)
  return {start: Math.min(...places.map(({start}) => start)), end: Math.max(...places.map(({end}) => end))}
}

/** The units that a place touches; else the last before it. */
function unitsAt(all: readonly Located[], {start, end}: Place): Unit[] {
  const after = bisect(all, ({place}) => place.start >= Math.max(end, start + 1))
  const found: Unit[] = []
  for (let i = after - 1; i >= 0 && i > after - 200; i--) {
    const one = all[i] as Located
    if (one.place.end > start) found.push(one.unit)
    else if (found.length > 0 || one.place.end <= start) break
  }
  const before = all[after - 1]
  return found.length > 0 ? found.reverse() : before ? [before.unit] : []
}

/** The block of the new text that most units of each block of the old one went to. */
function blocksOf(
  units: {old: readonly Unit[]; fresh: readonly Unit[]},
  groups: readonly UnitGroup[],
): Map<Block, Block> {
  const went = new Map<Block, Block[]>()
  const blockOf = (unit: Unit | undefined) => unit?.spans[0]?.block
  for (const group of groups)
    for (const index of group.old) {
      const [from, to] = [blockOf(units.old[index]), blockOf(units.fresh[group.new[0] as number])]
      if (from && to) addToList(went, from, to)
    }
  return new Map([...went].map(([from, all]) => [from, mostFrequent(all)]))
}

function mostFrequent(blocks: readonly Block[]): Block {
  const counts = new Map<Block, number>()
  for (const block of blocks) counts.set(block, (counts.get(block) ?? 0) + 1)
  const [[most]] = [...counts].sort((a, b) => b[1] - a[1]) as [[Block, number]]
  return most
}

interface Known {
  old: readonly Located[]
  units: {fresh: readonly Unit[]}
  ofOld: ReadonlyMap<number, UnitGroup>
  blocks: ReadonlyMap<Block, Block>
}

function placeIn(place: Place, {old, units, ofOld, blocks}: Known): Place {
  const [unit] = unitsAt(old, place)
  if (!unit) return {start: 0, end: 0}
  const group = ofOld.get(unit.index)
  if (group) return placeOfUnit(units.fresh[partnerIn(group, unit.index)] as Unit)
  const block = unit.spans[0] && blocks.get(unit.spans[0].block)
  if (block) return block.place
  for (let i = unit.index - 1; i >= 0; i--) {
    const before = ofOld.get(i)
    const last = before && units.fresh[before.new.at(-1) as number]?.spans.at(-1)?.block
    if (last) return {start: last.place.end, end: last.place.end}
  }
  return {start: 0, end: 0}
}

/** The new unit that stands where an old one stood in its group. */
function partnerIn({old, new: fresh}: UnitGroup, index: number): number {
  const at = Math.floor((old.indexOf(index) * fresh.length) / old.length)
  return fresh[at] as number
}
