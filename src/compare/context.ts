// Context: what stands beside a number, date or name, which says what it is about.
import {functionWords} from '../reading/names/name-words.ts'
import type {Particular} from './fact-types.ts'
import {type Item, type Unit, unitStemOf} from './units.ts'

/** Something said, and where in the words of its group it stands. */
export interface Slot {
  said: Particular
  unit: number
  at: number
}

/** The words of the units of a group in a row, and what they say. */
export interface Side {
  items: readonly Item[]
  slots: readonly Slot[]
}

/** Put units of one text side by side. */
export function sideOf(units: readonly Unit[], indexes: readonly number[]): Side {
  const items: Item[] = []
  const slots: Slot[] = []
  for (const index of indexes)
    for (const item of units[index]?.items ?? []) {
      if (item.said) slots.push({said: item.said, unit: index, at: items.length})
      items.push(item)
    }
  return {items, slots}
}

/** The words beside something said, as far as no mark parts them from it. */
export interface Beside {
  before: string
  after: string
  /** The nearest words that carry meaning, as stems; a name is itself. */
  meaningBefore: string
  meaningAfter: string
}

const reach = 3

export function besideOf({items}: Side, {at}: Slot): Beside {
  const isOpen = (i: number) => items[i] !== undefined && items[i]?.apart === false
  const before = isOpen(at) ? plain(items[at - 1]) : ''
  const after = isOpen(at + 1) ? plain(items[at + 1]) : ''
  let [meaningBefore, meaningAfter] = ['', '']
  for (let i = at; i > at - reach && isOpen(i) && !meaningBefore; i--) meaningBefore = meaningOf(items[i - 1])
  for (let i = at + 1; i <= at + reach && isOpen(i) && !meaningAfter; i++) meaningAfter = meaningOf(items[i])
  return {before, after, meaningBefore, meaningAfter}
}

const plain = (item: Item | undefined) => (item?.said?.type === 'name' ? item.said.key : (item?.text ?? ''))

function meaningOf(item: Item | undefined): string {
  if (!item) return ''
  const {said, text} = item
  if (said?.type === 'name') return said.weak ? unitStemOf(said.key) : said.key
  return said || functionWords.has(text) ? '' : unitStemOf(text)
}

/** How much the words beside two things agree: 3 and more where they surely stand in the same place. */
export function agreementOf(a: Beside, b: Beside): number {
  const same = (one: string, other: string, worth: number) => (one !== '' && one === other ? worth : 0)
  return (
    same(a.meaningAfter, b.meaningAfter, 2) +
    same(a.meaningBefore, b.meaningBefore, 1.5) +
    same(a.before, b.before, 1) +
    same(a.after, b.after, 1)
  )
}

const marker = 1.5
/** How much a name says of whom a figure is about; another word counts 1. */
export const nameWorth = 3

/** What each of some slots is about: every word that carries meaning belongs to the slot nearest to it. */
export function ownersOf(side: Side, slots: readonly Slot[]): Map<string, number>[] {
  const owned = slots.map(() => new Map<string, number>())
  if (slots.length === 0) return owned
  for (const [i, item] of side.items.entries()) {
    const meaning = item.said && item.said.type !== 'name' ? '' : meaningOf(item)
    if (!meaning) continue
    const nearest = nearestSlot(side.items, slots, i)
    const isName = item.said?.type === 'name' && !item.said.weak
    owned[nearest]?.set(meaning, isName ? nameWorth : 1)
  }
  withoutShared(owned)
  for (const [i, slot] of slots.entries()) {
    const {before} = besideOf(side, slot)
    if (before && functionWords.has(before)) owned[i]?.set(`${before} #`, marker)
  }
  return owned
}

/** Words that several slots have tell none of them apart. */
function withoutShared(owned: readonly Map<string, number>[]): void {
  const counts = new Map<string, number>()
  for (const words of owned) for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const words of owned) for (const word of [...words.keys()]) if ((counts.get(word) ?? 0) > 1) words.delete(word)
}

const parting = new Set(['and', 'but', 'while', 'whereas', 'or', 'against'])

/** The slot fewest words away, where a mark counts as several. */
export function nearestSlot(items: readonly Item[], slots: readonly Slot[], at: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (const [i, slot] of slots.entries()) {
    const [from, to] = slot.at < at ? [slot.at, at] : [at, slot.at]
    let distance = to - from
    if (distance > 60) distance += 60
    else for (let j = from + 1; j <= to; j++) if (items[j]?.apart || parting.has(items[j]?.text ?? '')) distance += 4
    if (distance < least) [best, least] = [i, distance]
  }
  return best
}

/** How much of what two slots are about is the same. */
export function sharedWorth(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0
  for (const [word, worth] of a) if (b.has(word)) shared += worth
  return shared
}
