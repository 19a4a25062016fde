// Matching: what of a group of aligned units stayed, what changed, and what is left over on either side.
import type {UnitGroup} from './align.ts'
import {agreementOf, type Beside, besideOf, type Side, type Slot, sideOf} from './context.ts'
import {framePairs, oneWordPair} from './frames.ts'
import {isOfOneSort, saysSame} from './same.ts'
import {type SlotPair, swapsIn} from './swaps.ts'
import type {Unit} from './units.ts'

/** What was found in a group: pairs that say the same, pairs that changed, and what has no partner yet. */
export interface MatchedGroup {
  group: UnitGroup
  kept: SlotPair[]
  changed: SlotPair[]
  old: Slot[]
  fresh: Slot[]
  /** Parts of a change, which are not to be told by themselves. */
  absorbed: Slot[]
  sides: {old: Side; fresh: Side}
}

/** Match what the units of a group say. */
export function matchGroup(old: readonly Unit[], fresh: readonly Unit[], group: UnitGroup): MatchedGroup {
  const sides = {old: sideOf(old, group.old), fresh: sideOf(fresh, group.new)}
  const open: MatchedGroup = {group, kept: [], changed: [], old: [], fresh: [], absorbed: [], sides}
  const single = group.old.length === 1 && group.new.length === 1
  if (group.bond === 'same') return {...open, kept: inOrder(sides)}
  const word = single && oneWordPair(old[group.old[0] as number], fresh[group.new[0] as number], sides)
  if (word) return {...open, ...word}
  const framed = single ? framePairs(sides) : undefined
  return framed ? {...open, ...framed} : matchFreely(open)
}

const inOrder = ({old, fresh}: MatchedGroup['sides']): SlotPair[] =>
  old.slots.flatMap((slot, i): SlotPair[] => (fresh.slots[i] ? [[slot, fresh.slots[i]]] : []))

/** Match by what is said, then by what stands beside it. */
function matchFreely(open: MatchedGroup): MatchedGroup {
  const {old, fresh} = open.sides
  const [beforeOf, afterOf] = [besides(old), besides(fresh)]
  const kept = pairBest(old.slots, fresh.slots, (a, b) =>
    saysSame(a.said, b.said) ? 1 + agreementOf(beforeOf(a), afterOf(b)) : 0,
  )
  const left = leftOf(open.sides, kept)
  const swaps = swapsIn(old, fresh, kept)
  const swapped = new Set(swaps.flat())
  const changed = pairBest(left.old, left.fresh, (a, b) => {
    const agreed = agreementOf(beforeOf(a), afterOf(b))
    return standsInPlace(open.group, a, b) && agreed >= least(a) ? agreed : 0
  })
  const all = [...kept, ...changed]
  return {
    ...open,
    ...leftOf(open.sides, all),
    kept: kept.filter(([a, b]) => !swapped.has(a) && !swapped.has(b)),
    changed: [...swaps, ...changed],
  }
}

/** A name is tied to its place more loosely than a figure: `said` stands beside many. */
const least = ({said}: Slot) => (said.type === 'name' ? 2.5 : 2)

function standsInPlace({bond, old, new: fresh, likeness}: UnitGroup, a: Slot, b: Slot): boolean {
  if (bond !== 'alike' || !isOfOneSort(a.said, b.said)) return false
  if (a.said.type !== 'name') return !a.said.weak || !b.said.weak
  return !a.said.weak && !b.said.weak && old.length === 1 && fresh.length === 1 && likeness >= 0.6
}

/** What stands beside each slot, worked out once. */
export function besides(side: Side): (slot: Slot) => Beside {
  const known = new Map<Slot, Beside>()
  return (slot) => {
    const beside = known.get(slot) ?? besideOf(side, slot)
    known.set(slot, beside)
    return beside
  }
}

/** More than this in one group is a table or a list, whose slots are compared with their neighbours only. */
const window = 40

/** Pair slots by their worth, the worthiest first, each once; worth 0 is no pair. */
export function pairBest(
  old: readonly Slot[],
  fresh: readonly Slot[],
  worthOf: (a: Slot, b: Slot) => number,
): SlotPair[] {
  const pairs = old.flatMap((a, i) =>
    fresh.slice(Math.max(0, i - window), i + window).flatMap((b) => {
      const worth = worthOf(a, b)
      return worth > 0 ? [{a, b, worth}] : []
    }),
  )
  const taken = new Set<Slot>()
  const kept: SlotPair[] = []
  for (const {a, b} of pairs.sort((one, other) => other.worth - one.worth)) {
    if (taken.has(a) || taken.has(b)) continue
    taken.add(a).add(b)
    kept.push([a, b])
  }
  return kept
}

/** The slots of both sides that are in none of these pairs. */
function leftOf({old, fresh}: MatchedGroup['sides'], pairs: readonly SlotPair[]): Pick<MatchedGroup, 'old' | 'fresh'> {
  const taken = new Set(pairs.flat())
  return {
    old: old.slots.filter((slot) => !taken.has(slot)),
    fresh: fresh.slots.filter((slot) => !taken.has(slot)),
  }
}
