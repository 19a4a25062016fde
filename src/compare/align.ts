// Alignment: which units of the new text say what which units of the old one said.
import {addToList} from '../core/order.ts'
import type {Unit} from './units.ts'

/** Units that belong together: the same words, much the same words, or only the same place. */
export interface UnitGroup {
  old: number[]
  new: number[]
  bond: 'same' | 'alike' | 'place'
  /** How alike, 0–1. */
  likeness: number
}

/** A pair of units and how alike they are. */
interface UnitPair {
  old: number
  new: number
  score: number
}

/** Align two texts; each unit is in one group at most. Time grows with the texts, not with their product. */
export function align(old: readonly Unit[], fresh: readonly Unit[]): UnitGroup[] {
  const toOld = new Int32Array(fresh.length).fill(-1)
  const toNew = new Int32Array(old.length).fill(-1)
  pairSame(old, fresh, toOld, toNew)
  const same = [...toOld].flatMap((at, i): UnitGroup[] =>
    at < 0 ? [] : [{old: [at], new: [i], bond: 'same', likeness: 1}],
  )
  const alike = groupAlike(old, fresh, toOld, toNew)
  for (const group of alike) claim(group, toOld, toNew)
  return [...same, ...alike, ...groupByPlace(old.length, fresh.length, toOld, toNew)]
}

function claim({old, new: fresh}: UnitGroup, toOld: Int32Array, toNew: Int32Array): void {
  for (const i of fresh) toOld[i] = old[0] as number
  for (const i of old) toNew[i] = fresh[0] as number
}

/** UnitPair units of the same words: first in order between those that are unique, then wherever they moved to. */
function pairSame(old: readonly Unit[], fresh: readonly Unit[], toOld: Int32Array, toNew: Int32Array): void {
  const anchors = anchorsOf(old, fresh)
  let [o, n] = [0, 0]
  for (const {old: a, new: b} of [...anchors, {old: old.length, new: fresh.length}]) {
    pairAround(old, fresh, {o, n, a, b}, toOld, toNew)
    if (a < old.length && b < fresh.length) join(a, b)
    o = a + 1
    n = b + 1
  }
  const left = new Map<string, number[]>()
  for (let i = old.length - 1; i >= 0; i--) if (toNew[i] === -1) addToList(left, (old[i] as Unit).text, i)
  for (const {index, text} of fresh) {
    const at = toOld[index] === -1 ? left.get(text)?.pop() : undefined
    if (at !== undefined) join(at, index)
  }

  function join(a: number, b: number): void {
    toOld[b] = a
    toNew[a] = b
  }
}

type Gap = Record<'o' | 'n' | 'a' | 'b', number>

/** UnitPair what is the same after one anchor and before the next. */
function pairAround(
  old: readonly Unit[],
  fresh: readonly Unit[],
  gap: Gap,
  toOld: Int32Array,
  toNew: Int32Array,
): void {
  let {o, n, a, b} = gap
  const isSame = (i: number, j: number) => old[i]?.text === fresh[j]?.text
  while (o < a && n < b && isSame(o, n)) pair(o++, n++)
  while (o < a && n < b && isSame(a - 1, b - 1)) pair(--a, --b)

  function pair(i: number, j: number): void {
    toOld[j] = i
    toNew[i] = j
  }
}

/** Units whose words stand once in each text, as far as they keep their order. */
function anchorsOf(old: readonly Unit[], fresh: readonly Unit[]): Omit<UnitPair, 'score'>[] {
  const inOld = uniqueIn(old)
  const inNew = uniqueIn(fresh)
  const pairs = fresh.flatMap(({index, text}) => {
    const at = inOld.get(text)
    return at === undefined || at < 0 || inNew.get(text) !== index ? [] : [{old: at, new: index}]
  })
  return longestRise(pairs, ({old}) => old)
}

function uniqueIn(units: readonly Unit[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const {index, text} of units) found.set(text, found.has(text) ? -1 : index)
  return found
}

/** The longest part of a row of things whose numbers rise. */
function longestRise<T>(things: readonly T[], numberOf: (thing: T) => number): T[] {
  const ends: number[] = []
  const before = new Int32Array(things.length).fill(-1)
  for (const [i, thing] of things.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (numberOf(things[ends[middle] as number] as T) < numberOf(thing)) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? (ends[low - 1] as number) : -1
    ends[low] = i
  }
  const rise: T[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) rise.push(things[at] as T)
  return rise.reverse()
}

/** How many of its rarest words a unit is looked up by, and how often such a word may stand in the other text. */
const [mostLookedUp, mostFrequent] = [8, 40]

/** How many units around its place a unit is compared with. */
const nearby = 3

const leastLikeness = 0.34
const leastInPlace = 0.2
const largestGroup = 8

/** UnitGroup units by the words they share, weighed by how rare they are. */
function groupAlike(old: readonly Unit[], fresh: readonly Unit[], toOld: Int32Array, toNew: Int32Array): UnitGroup[] {
  const freeOld = old.filter(({index}) => toNew[index] === -1)
  const freeNew = fresh.filter(({index}) => toOld[index] === -1)
  const weigh = weights([old, fresh])
  const postings = new Map<string, number[]>()
  for (const {index, stems} of freeOld) for (const stem of stems) addToList(postings, stem, index)
  const weightOf = unitWeights(weigh)
  const places = expectedPlaces(toOld, old.length)
  const pairs = freeNew.flatMap((unit) => {
    const [from, to] = places(unit.index)
    const likeness = likenessTo(unit, weigh, weightOf)
    return candidatesFor(unit, postings, weigh, {from, to, toNew}).flatMap((at): UnitPair[] => {
      const inPlace = at >= from && at <= to
      const score = likeness(old[at] as Unit) + (inPlace ? 0.06 : 0)
      return score >= (inPlace ? leastInPlace : leastLikeness) ? [{old: at, new: unit.index, score}] : []
    })
  })
  return components(pairs)
}

type Weigh = (stem: string) => number

/** Rare words weigh more; numbers and dates weigh little, since they may have been changed. */
function weights(texts: readonly (readonly Unit[])[]): Weigh {
  const counts = new Map<string, number>()
  let all = 0
  for (const units of texts)
    for (const {stems} of units) {
      all++
      for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    }
  const weights = new Map(
    [...counts].map(([stem, count]) => {
      const weight = Math.log(1 + all / count)
      return [stem, stem.startsWith('number ') || stem.startsWith('date ') ? weight * 0.4 : weight] as const
    }),
  )
  return (stem) => weights.get(stem) ?? 0
}

/** The old units a new one is expected among: between those that its neighbours are the same as. */
function expectedPlaces(toOld: Int32Array, length: number): (index: number) => [number, number] {
  const before = new Int32Array(toOld.length)
  const after = new Int32Array(toOld.length)
  for (let i = 0, last = -1; i < toOld.length; i++) {
    if ((toOld[i] as number) >= 0) last = toOld[i] as number
    before[i] = last
  }
  for (let i = toOld.length - 1, last = length; i >= 0; i--) {
    if ((toOld[i] as number) >= 0) last = toOld[i] as number
    after[i] = last
  }
  return (index) => [(before[index] as number) + 1, (after[index] as number) - 1]
}

function candidatesFor(
  {stems}: Unit,
  postings: ReadonlyMap<string, readonly number[]>,
  weigh: Weigh,
  {from, to, toNew}: {from: number; to: number; toNew: Int32Array},
): number[] {
  const found = new Set<number>()
  const rarest = stems
    .map((stem) => ({stem, at: postings.get(stem) ?? []}))
    .filter(({at}) => at.length > 0 && at.length <= mostFrequent)
    .sort((a, b) => weigh(b.stem) - weigh(a.stem))
  for (const {at} of rarest.slice(0, mostLookedUp)) for (const index of at) found.add(index)
  const isFree = (index: number) => toNew[index] === -1
  for (let i = from; i <= to && i < from + nearby; i++) if (isFree(i)) found.add(i)
  for (let i = to; i >= from && i > to - nearby; i--) if (isFree(i)) found.add(i)
  return [...found]
}

/** How much of their words two units share: of both, or of the shorter one where it may be a part of the longer. */
function likenessTo(fresh: Unit, weigh: Weigh, weightOf: (unit: Unit) => number): (old: Unit) => number {
  const own = new Set(fresh.stems)
  return (old) => {
    let [shared, count] = [0, 0]
    for (const stem of old.stems)
      if (own.has(stem)) {
        shared += weigh(stem)
        count++
      }
    if (shared === 0) return 0
    const [one, other] = [weightOf(old), weightOf(fresh)]
    const part = count >= 2 ? (0.8 * shared) / Math.min(one, other) : 0
    return Math.max((2 * shared) / (one + other), part)
  }
}

/** The weight of all words of a unit, worked out once. */
function unitWeights(weigh: Weigh): (unit: Unit) => number {
  const known = new Map<Unit, number>()
  return (unit) => {
    const weight = known.get(unit) ?? unit.stems.reduce((all, stem) => all + weigh(stem), 0)
    known.set(unit, weight)
    return weight
  }
}

/** Pairs that are the best of either of their units, put together. */
function components(pairs: readonly UnitPair[]): UnitGroup[] {
  const [bestOfOld, bestOfNew] = [new Map<number, UnitPair>(), new Map<number, UnitPair>()]
  for (const pair of pairs) {
    if (pair.score > (bestOfOld.get(pair.old)?.score ?? 0)) bestOfOld.set(pair.old, pair)
    if (pair.score > (bestOfNew.get(pair.new)?.score ?? 0)) bestOfNew.set(pair.new, pair)
  }
  const mutual = pairs.filter((pair) => bestOfOld.get(pair.old) === pair && bestOfNew.get(pair.new) === pair)
  const groups = mutual.map(
    (pair): UnitGroup => ({old: [pair.old], new: [pair.new], bond: 'alike', likeness: pair.score}),
  )
  const [ofOld, ofNew] = [new Map<number, UnitGroup>(), new Map<number, UnitGroup>()]
  for (const group of groups) {
    ofOld.set(group.old[0] as number, group)
    ofNew.set(group.new[0] as number, group)
  }
  for (const pair of [...bestOfNew.values()].sort((a, b) => b.score - a.score)) {
    const group = ofNew.has(pair.new) ? undefined : ofOld.get(pair.old)
    if (!group || group.new.length >= largestGroup) continue
    group.new.push(pair.new)
    ofNew.set(pair.new, group)
  }
  for (const pair of [...bestOfOld.values()].sort((a, b) => b.score - a.score)) {
    const group = ofOld.has(pair.old) ? undefined : ofNew.get(pair.new)
    if (!group || group.old.length >= largestGroup) continue
    group.old.push(pair.old)
    ofOld.set(pair.old, group)
  }
  for (const group of groups) {
    group.old.sort((a, b) => a - b)
    group.new.sort((a, b) => a - b)
  }
  return groups
}

/** How many units in a row may be paired by their place alone. */
const mostByPlace = 3

/** What is left between two aligned neighbours on both sides belongs together. */
function groupByPlace(olds: number, news: number, toOld: Int32Array, toNew: Int32Array): UnitGroup[] {
  const groups: UnitGroup[] = []
  for (let n = 0; n < news; n++) {
    if (toOld[n] !== -1) continue
    let last = n
    while (last + 1 < news && toOld[last + 1] === -1) last++
    const before = n === 0 ? -1 : (toOld[n - 1] as number)
    const after = last + 1 === news ? olds : (toOld[last + 1] as number)
    const free = before < after ? freeBetween(before, after, toNew) : []
    const count = last - n + 1
    const fresh = Array.from({length: count}, (_, i) => n + i)
    if (free.length > 0 && free.length <= mostByPlace && count <= mostByPlace) groups.push(...placed(free, fresh))
    n = last
  }
  return groups
}

function freeBetween(before: number, after: number, toNew: Int32Array): number[] {
  const free: number[] = []
  for (let i = before + 1; i < after && free.length <= mostByPlace; i++) if (toNew[i] === -1) free.push(i)
  return free
}

/** One to one where there are as many, else all together. */
function placed(old: readonly number[], fresh: readonly number[]): UnitGroup[] {
  if (old.length !== fresh.length) return [{old: [...old], new: [...fresh], bond: 'place', likeness: 0}]
  return old.map((at, i) => ({old: [at], new: [fresh[i] as number], bond: 'place', likeness: 0}))
}
