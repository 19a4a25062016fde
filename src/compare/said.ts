// What is said: the numbers, dates and names of two texts, matched in their sentences first and then overall.
import type {Span} from '../core/draft/spans.ts'
import {groupByBlock} from '../core/draft/spans.ts'
import {addToList, firstEndingAfter} from '../core/order.ts'
import type {Amount} from '../reading/numbers/amounts.ts'
import type {UnitGroup} from './align.ts'
import {agreementOf, type Beside, besideOf, type Side, type Slot, sideOf} from './context.ts'
import type {Name, Particular, When} from './fact-types.ts'
import {besides, type MatchedGroup, matchGroup, pairBest} from './match.ts'
import {isLonger, standsFor, type Wording} from './names.ts'
import {type FactChange, wordsOfSpan} from './report.ts'
import {isOfOneSort, saysSame} from './same.ts'
import type {Unit} from './units.ts'

/** A text that is compared: its units, what it quotes, and its words in a row. */
export interface ComparedText {
  units: readonly Unit[]
  quoted: readonly Span[]
  wording: Wording
}

/** The same with everything it says at hand. */
interface OpenText extends ComparedText {
  all: readonly Particular[]
  /** What may say the same; each name once. */
  like(said: Particular): readonly Particular[]
  beside(said: Particular): Beside
  isQuoted(said: Particular): boolean
  years: ReadonlySet<number>
}

/** The changes of two texts whose units are aligned. */
export function compareSaid(
  texts: {old: ComparedText; fresh: ComparedText},
  groups: readonly UnitGroup[],
): FactChange[] {
  const [old, fresh] = [readText(texts.old), readText(texts.fresh)]
  const matched = groups.map((group) => matchGroup(old.units, fresh.units, group))
  const settled = new Set<Particular>()
  for (const {kept, changed, absorbed} of matched)
    for (const {said} of [...kept.flat(), ...changed.flat(), ...absorbed]) settled.add(said)
  const left = {
    old: old.all.filter((said) => !settled.has(said)),
    fresh: fresh.all.filter((said) => !settled.has(said)),
  }
  const open = unexplained(left, old, fresh)
  const pairs = matched.flatMap(({changed}) => changed.map(([a, b]) => [a.said, b.said] as const))
  const guessed = matched.flatMap((one) => pairInPlace(one, open))
  for (const [a, b] of guessed) {
    open.old.delete(a)
    open.fresh.delete(b)
  }
  const changes = [...pairs, ...guessed].flatMap(([a, b]) =>
    old.isQuoted(a) || fresh.isQuoted(b) ? [] : [changed(a, b)],
  )
  return [
    ...changes,
    ...lost(open.old, old),
    ...come([...open.fresh, ...longerNames(old, fresh, new Set([...pairs, ...guessed].map(([, b]) => b)))], fresh),
    ...yearChanges(matched, old, fresh),
  ]
}

function readText(text: ComparedText): OpenText {
  const sides = text.units.map((_, i) => sideOf(text.units, [i]))
  const slots = new Map<Particular, {side: Side; slot: Slot}>()
  for (const side of sides) for (const slot of side.slots) slots.set(slot.said, {side, slot})
  const all = [...slots.keys()]
  const index = new Map<string, Particular[]>()
  const named = new Set<string>()
  for (const said of all) {
    if (said.type === 'name' && named.has(said.key)) continue
    if (said.type === 'name') named.add(said.key)
    for (const key of keysOf(said)) addToList(index, key, said)
  }
  const quoted = groupByBlock(text.quoted)
  return {
    ...text,
    all,
    like: (said) => keysOf(said).flatMap((key) => index.get(key) ?? []),
    beside: (said) => {
      const {side, slot} = slots.get(said) as {side: Side; slot: Slot}
      return besideOf(side, slot)
    },
    isQuoted: ({block, start, end}) => {
      const ranges = quoted.get(block) ?? []
      const next = ranges[firstEndingAfter(ranges, start)]
      return next !== undefined && next.start < end
    },
    years: new Set(all.flatMap(yearsOf)),
  }
}

const yearsOf = (said: Particular): number[] => {
  if (said.type === 'day') return said.days.flatMap(({year}) => year ?? [])
  return said.type === 'amount' ? said.worths.flatMap(({unit, value}) => (unit === '' ? [value] : [])) : []
}

/** Keys of which those that say the same share one. */
function keysOf(said: Particular): string[] {
  if (said.type === 'amount')
    return [...new Set(said.worths.flatMap(({value, shown, code}) => (code ? [code] : [keyOf(value), keyOf(shown)])))]
  if (said.type === 'day')
    return [
      ...new Set(
        said.days.map(
          ({day, month, weekday, time, decade}) => `day ${month ? `${day}.${month}` : (time ?? decade ?? weekday)}`,
        ),
      ),
    ]
  const words = said.key.split(' ')
  const initials = words.length > 1 ? [words.map((word) => word[0]).join('')] : []
  return [...new Set([words[0] as string, words.at(-1) as string, ...initials])]
}

const keyOf = (value: number) => String(Number(value.toPrecision(9)))

interface Open {
  old: Set<Particular>
  fresh: Set<Particular>
}

/** What is left of each text that the other doesn't say anywhere. */
function unexplained(
  left: {old: readonly Particular[]; fresh: readonly Particular[]},
  old: OpenText,
  fresh: OpenText,
): Open {
  const open = {old: new Set(left.old), fresh: new Set(left.fresh)}
  for (const said of left.old) {
    const moved =
      said.type === 'name'
        ? undefined
        : fresh.like(said).find((other) => open.fresh.has(other) && saysSame(said, other))
    if (!moved) continue
    open.old.delete(said)
    open.fresh.delete(moved)
  }
  for (const [here, own, there] of [
    [open.old, old, fresh],
    [open.fresh, fresh, old],
  ] as const)
    for (const said of [...here]) if (isSaidIn(said, own, there)) here.delete(said)
  return open
}

/** Does a text say this too, elsewhere? A small number must be about the same thing. */
function isSaidIn(said: Particular, own: OpenText, other: OpenText): boolean {
  if (said.type === 'name') return isNamedIn(said, other)
  const same = other.like(said).filter((one) => saysSame(said, one))
  if (same.length === 0) return false
  return isDistinct(said) || same.some((one) => agreementOf(own.beside(said), other.beside(one)) >= 1.5)
}

function isNamedIn(name: Name, other: OpenText): boolean {
  if (other.like(name).some((one) => saysSame(name, one)) || other.wording.holds(name.words)) return true
  const [letters = '', ...more] = name.words
  const isAcronym = more.length === 0 && letters.length < 7 && /^\p{Lu}{2,}$/u.test(wordsOfSpan(name).text)
  return isAcronym && other.wording.spellsOut(letters)
}

function isDistinct(said: Amount | When): boolean {
  if (said.type === 'day') return said.days.every(({weekday, month}) => month !== undefined || weekday === undefined)
  return said.worths.some(({value, unit}) => unit !== 'ordinal' && (unit !== '' || Math.abs(value) > 31))
}

/** Pairs in one group that nothing else explains: one became the other. */
function pairInPlace(matched: MatchedGroup, open: Open): (readonly [Particular, Particular])[] {
  const {group, sides} = matched
  if (group.bond === 'same') return []
  const isOpen =
    (set: ReadonlySet<Particular>) =>
    ({said}: Slot) =>
      set.has(said) && !said.weak
  const [old, fresh] = [sides.old.slots.filter(isOpen(open.old)), sides.fresh.slots.filter(isOpen(open.fresh))]
  if (old.length === 0 || fresh.length === 0) return []
  const [beforeOf, afterOf] = [besides(sides.old), besides(sides.fresh)]
  const alone = (slots: readonly Slot[], {said}: Slot) =>
    slots.filter((one) => isOfOneSort(one.said, said)).length === 1
  const isAnchored = matched.kept.some(([{said}]) => !said.weak)
  const pairs = pairBest(old, fresh, (a, b) => {
    if (!isOfOneSort(a.said, b.said)) return 0
    const isOnly = alone(old, b) && alone(fresh, a)
    const worth =
      agreementOf(beforeOf(a), afterOf(b)) +
      kinship(a.said, b.said) +
      (isOnly ? 1.5 : 0) +
      (isOnly && isAnchored ? 0.5 : 0)
    return worth >= leastFor(group) ? worth : 0
  })
  return pairs.map(([a, b]) => [a.said, b.said] as const)
}

/** The less two sentences are alike, the more must speak for a pair. */
function leastFor({bond, likeness, old, new: fresh}: UnitGroup): number {
  if (bond === 'place') return 2.5
  return likeness >= 0.4 && old.length === 1 && fresh.length === 1 ? 1.5 : 2
}

/** How much two facts look like one another by themselves. */
function kinship(a: Particular, b: Particular): number {
  if (a.type === 'name' && b.type === 'name') {
    const shared = a.words.filter((word) => b.words.includes(word)).length
    return shared > 0 ? 2 : isNearSpelling(a.key, b.key) ? 2.5 : 0
  }
  if (a.type === 'amount' && b.type === 'amount') {
    const [one, other] = [a.worths[0], b.worths[0]]
    return one && other && one.unit === other.unit && one.unit !== '' ? 1 : 0
  }
  return 0.5
}

/** Do two words differ in one or two letters? */
function isNearSpelling(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 2) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end <= 2
}

const changed = (a: Particular, b: Particular): FactChange => ({
  ...{about: a.kind, kind: 'changed', was: wordsOfSpan(a), is: wordsOfSpan(b)},
})

/** What is gone, each once. */
function lost(all: Iterable<Particular>, old: OpenText): FactChange[] {
  const gone = [...all].filter((said) => !said.weak && !old.isQuoted(said))
  return firsts(gone).map((said) => ({about: said.kind, kind: 'dropped', was: wordsOfSpan(said)}))
}

/** What is new, each once. */
function come(all: Iterable<Particular>, fresh: OpenText): FactChange[] {
  const added = [...all].filter((said) => !said.weak && !fresh.isQuoted(said))
  return firsts(added).map((said) => ({about: said.kind, kind: 'added', is: wordsOfSpan(said)}))
}

function firsts(all: readonly Particular[]): Particular[] {
  const seen = new Set<string>()
  const inOrder = [...all].sort((a, b) => a.block.index - b.block.index || a.start - b.start)
  return inOrder.filter((said) => {
    const name = said.type === 'name' ? said.key : JSON.stringify(said.type === 'amount' ? said.worths : said.days)
    return !seen.has(name) && seen.add(name)
  })
}

/** Names that have more words than any name of the old text they may stand for: a first name from nowhere. */
function longerNames(old: OpenText, fresh: OpenText, changed: ReadonlySet<Particular>): Particular[] {
  return fresh.all.filter((said) => {
    if (said.type !== 'name' || said.weak || said.words.length < 2 || changed.has(said)) return false
    const others = old.like(said).filter((one): one is Name => one.type === 'name')
    if (others.some((one) => standsFor(said, one)) || old.wording.holds(said.words)) return false
    const short = others.filter((one) => isLonger(said, one))
    return (
      short.length > 0 &&
      short.every((one) => said.words.some((word) => !one.words.includes(word) && !old.wording.holds([word])))
    )
  })
}

/** Dates that say the same but for a year that one text doesn't give at all. */
function yearChanges(matched: readonly MatchedGroup[], old: OpenText, fresh: OpenText): FactChange[] {
  return matched.flatMap(({kept}) =>
    kept.flatMap(([{said: a}, {said: b}]): FactChange[] => {
      if (a.type !== 'day' || b.type !== 'day' || old.isQuoted(a) || fresh.isQuoted(b)) return []
      const [was, is] = [a.days[0]?.year, b.days[0]?.year]
      if (was === undefined && is !== undefined && !old.years.has(is))
        return [{about: 'date', kind: 'added', is: wordsOfSpan(b), was: wordsOfSpan(a)}]
      if (was !== undefined && is === undefined && !fresh.years.has(was))
        return [{about: 'date', kind: 'dropped', was: wordsOfSpan(a), is: wordsOfSpan(b)}]
      return []
    }),
  )
}
