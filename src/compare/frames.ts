// Frames: sentences that are the same but for what they say, so that each figure and name has its place.
import type {Span} from '../core/draft/spans.ts'
import {type PlainWord, wordsIn} from '../reading/likeness/word-overlap.ts'
import type {Side, Slot} from './context.ts'
import {saysSame} from './same.ts'
import type {SlotPair} from './swaps.ts'
import type {Unit} from './units.ts'

type Sides = {old: Side; fresh: Side}

interface Pairs {
  kept: SlotPair[]
  changed: SlotPair[]
  old: Slot[]
  fresh: Slot[]
  /** What is part of a change, and not to be told by itself. */
  absorbed: Slot[]
}

/** Slots of equal frames by their places; undefined where the words around them differ. */
export function framePairs({old, fresh}: Sides): Pairs | undefined {
  if (old.items.length !== fresh.items.length) return undefined
  if (old.items.some(({text}, i) => text !== fresh.items[i]?.text)) return undefined
  const pairs: Pairs = {kept: [], changed: [], old: [], fresh: [], absorbed: []}
  const runs = runsOf(old)
  const isParallel = runs.some(
    (run, i) => run.length > 1 && runs.some((other, j) => j !== i && other.length === run.length),
  )
  let at = 0
  for (const run of runs) {
    const others = fresh.slots.slice(at, at + run.length)
    at += run.length
    addRun(pairs, run, others, isParallel)
  }
  return isReordered(pairs) ? undefined : pairs
}

/** Slots of one type in a row, with nothing but `and` and `or` between them: a list. */
function runsOf({items, slots}: Side): Slot[][] {
  const runs: Slot[][] = []
  for (const slot of slots) {
    const last = runs.at(-1)?.at(-1)
    const between = last ? items.slice(last.at + 1, slot.at) : []
    const joins = last?.said.type === slot.said.type && between.every(({text}) => text === 'and' || text === 'or')
    if (joins) runs.at(-1)?.push(slot)
    else runs.push([slot])
  }
  return runs
}

/** The order of a list alone says nothing, unless another list goes with it. */
function addRun(pairs: Pairs, run: readonly Slot[], others: readonly Slot[], isParallel: boolean): void {
  const [open, left] = [[...run], [...others]]
  const take = (partnerOf: (slot: Slot) => Slot | undefined) => {
    for (const slot of [...open]) {
      const partner = partnerOf(slot)
      if (!partner || !left.includes(partner) || !saysSame(slot.said, partner.said)) continue
      open.splice(open.indexOf(slot), 1)
      left.splice(left.indexOf(partner), 1)
      pairs.kept.push([slot, partner])
    }
  }
  take((slot) => others[run.indexOf(slot)])
  if (!isParallel) take((slot) => left.find(({said}) => saysSame(slot.said, said)))
  for (const [i, slot] of open.entries()) {
    const other = left[i] as Slot
    if (!isRealChange(slot, other)) {
      pairs.old.push(slot)
      pairs.fresh.push(other)
    } else pairs.changed.push([slot, other])
  }
}

/** In the same place, a name may become a word that could be one; two such words are synonyms. */
function isRealChange({said: a}: Slot, {said: b}: Slot): boolean {
  if (a.type !== 'name' || b.type !== 'name') return true
  return !(a.weak && b.weak) && !a.isPlain && !b.isPlain
}

/** Do names and figures change places alike: the sentence tells its parts in another order? */
function isReordered({changed}: Pairs): boolean {
  const types = new Set(changed.map(([{said}]) => said.type))
  const [was, is] = [changed.map(([{said}]) => said), changed.map(([, {said}]) => said)]
  return types.size > 1 && was.every((one) => is.some((other) => saysSame(one, other)))
}

/** A word of a unit as it stands. */
interface RawWord extends Span {
  text: string
}

const rawWords = ({spans}: Unit): RawWord[] =>
  spans.flatMap(({block, start, end}) =>
    wordsIn(block.prose.text.slice(start, end)).map((word: PlainWord) => ({
      ...{block, text: word.text, start: start + word.start, end: start + word.end},
    })),
  )

/** If units differ in one word with figures alone: what holds that word, as one change, and nothing else. */
export function oneWordPair(old: Unit | undefined, fresh: Unit | undefined, sides: Sides): Pairs | undefined {
  if (!old || !fresh) return undefined
  const [a, b] = [rawWords(old), rawWords(fresh)]
  if (a.length !== b.length) return undefined
  const at = a.findIndex(({text}, i) => text !== b[i]?.text)
  const [was, is] = [a[at], b[at]]
  if (!was || !is || !/\d/.test(was.text) || !/\d/.test(is.text)) return undefined
  if (a.some(({text}, i) => i > at && text !== b[i]?.text) || !haveSameMarks(a, b)) return undefined
  return pairAround(sides, a, b, at)
}

/** Marks between the words may part or join numbers: those must be the same too. */
function haveSameMarks(a: readonly RawWord[], b: readonly RawWord[]): boolean {
  const marks = (words: readonly RawWord[]) =>
    words.map((word, i) => {
      const next = words[i + 1]
      return next?.block === word.block ? word.block.prose.text.slice(word.end, next.start) : ''
    })
  const [one, other] = [marks(a), marks(b)]
  return one.every((mark, i) => mark === other[i])
}

/** Everything that touches the word on either side, as far as it reaches on either, is one change. */
function pairAround({old, fresh}: Sides, a: readonly RawWord[], b: readonly RawWord[], at: number): Pairs | undefined {
  const reach = {from: at, to: at}
  const covers = (words: readonly RawWord[], {said}: Slot) => {
    const inside = words.flatMap((word, i) =>
      word.block === said.block && word.start < said.end && word.end > said.start ? [i] : [],
    )
    return {from: inside[0] ?? -1, to: inside.at(-1) ?? -2}
  }
  const touching = (side: Side, words: readonly RawWord[]) =>
    side.slots.filter((slot) => {
      const {from, to} = covers(words, slot)
      return slot.said.type !== 'name' && from <= reach.to && to >= reach.from
    })
  let mine: Slot[] = []
  let theirs: Slot[] = []
  for (let size = -1; size !== reach.to - reach.from; ) {
    size = reach.to - reach.from
    mine = touching(old, a)
    theirs = touching(fresh, b)
    for (const [words, slots] of [
      [a, mine],
      [b, theirs],
    ] as const)
      for (const slot of slots) {
        const {from, to} = covers(words, slot)
        reach.from = Math.min(reach.from, from)
        reach.to = Math.max(reach.to, to)
      }
  }
  const [was, is] = [joined(mine), joined(theirs)]
  if (!was || !is) return undefined
  const rest = restOf({old, fresh}, new Set([...mine, ...theirs]))
  const isSame = mine.length === 1 && theirs.length === 1 && saysSame(was.said, is.said)
  const pairs = {old: [], fresh: [], absorbed: [...mine, ...theirs]}
  return {...pairs, kept: isSame ? [...rest, [was, is]] : rest, changed: isSame ? [] : [[was, is]]}
}

/** Several slots as one that reaches from the first to the last. */
function joined(slots: readonly Slot[]): Slot | undefined {
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last) return undefined
  return first === last ? first : {...first, said: {...first.said, end: last.said.end}}
}

function restOf({old, fresh}: Sides, taken: ReadonlySet<Slot>): SlotPair[] {
  const [a, b] = [old, fresh].map(({slots}) => slots.filter((slot) => !taken.has(slot))) as [Slot[], Slot[]]
  return a.flatMap((slot, i): SlotPair[] => (b[i] ? [[slot, b[i]]] : []))
}
