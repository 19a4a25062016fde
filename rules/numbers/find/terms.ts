// Terms: how long something took, lasted or is given, against the days on which it began and ended.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import data from '../../lists/moment-words.json' with {type: 'json'}
import {type Moment, momentsOf, type OwnDay, ownDayOf} from './moments.ts'
import {type Figured, quantitiesOf} from './quantities.ts'

/** A stretch of time, and how long it was from its beginning to its end. */
interface WrongTerm extends Span {
  said: string
  from: string
  to: string
  right: string
  other: Span
}

const words = phraseSets(data.kinds)
const lengths: Readonly<Record<string, number>> = {
  day: 1,
  night: 1,
  evening: 1,
  morning: 1,
  week: 7,
  fortnight: 14,
  month: 30.44,
  season: 365.25,
  winter: 365.25,
  summer: 365.25,
  year: 365.25,
  yr: 365.25,
  decade: 3652.5,
}

/** A stretch of time in days, with how much it may be off. */
interface Term extends Span {
  days: number
  slack: number
  unit: string
  at: number
  next: number
  sentence: number
  describes: boolean
}

/** A beginning or an end. */
interface Bound {
  from: number
  to: number
  span?: Moment
}

/** Stretches of time that no beginning and end of the draft enclose, though both are told. */
export function wrongTerms(draft: Draft): WrongTerm[] {
  const moments = momentsOf(draft)
  const own = ownDayOf(draft)
  if (moments.length === 0) return []
  return [...quantitiesOf(draft).values()].flat().flatMap((figure): WrongTerm[] => {
    const term = termOf(figure)
    const found = term && !isQuoted(draft, term) ? linked(term, moments, own) : undefined
    if (!term || !found || isEnclosed(term, found)) return []
    const {start, end} = found
    const {block, start: first, end: last} = found.isRun && end.span ? end.span : term
    const right = shown(end.from - start.to, term.unit)
    const said = term.block.prose.text.slice(term.start, term.end).replace(/\s+/g, ' ')
    return [
      {block, start: first, end: last, said, from: textOf(start), to: textOf(end), right, other: start.span as Moment},
    ]
  })
}

const textOf = ({span}: Bound) =>
  span ? span.block.prose.text.slice(span.start, span.end).replace(/\s+/g, ' ') : 'the day of the draft'

function shown(days: number, unit: string): string {
  const length = lengths[unit] ?? 1
  const count = Math.round((days / length) * 10) / 10
  return `${length >= 30 ? count : Math.round(count)} ${unit}${count === 1 ? '' : 's'}`
}

function termOf({block, start, end, value, unit, at, next, sentence, describes, hedged}: Figured): Term | undefined {
  const name = unit.startsWith('time ') ? unit.slice(5) : ''
  const length = lengths[name]
  if (!length || value <= 0) return undefined
  const all = wordsOf(block)
  const [join, more, part] = [all[next], all[next + 1], all[next + 2]]
  const months = join?.lower === 'and' && part?.lower.startsWith('month') ? monthsIn(more?.lower ?? '') : 0
  const days = value * length + months * 30.44
  const isClose = hedged || ['on', 'to'].includes(all[at - 1]?.lower ?? '')
  const slack =
    (length >= 365 ? 0.7 : length >= 30 ? 0.8 : length > 1 ? 0.5 : 0) * length + 1 + (isClose ? days * 0.15 : 0)
  return {
    block,
    start,
    end: months > 0 && part ? part.end : end,
    days,
    slack: months > 0 ? 40 : slack,
    unit: name,
    at,
    next: months > 0 ? next + 3 : next,
    sentence,
    describes,
  }
}

const monthsIn = (word: string) =>
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'].indexOf(word) + 1

/** A beginning and an end; the third says that any moment of the draft may be the beginning. */
type Ends = readonly [start: Bound, end: Bound, isFar?: boolean]

/** The beginning and end that the words join to a term, and all that may have been meant. */
interface Enclosure {
  start: Bound
  end: Bound
  starts: readonly Bound[]
  ends: readonly Bound[]
  /** Whether the end is what to mark: a deadline, the last day of a run. */
  isRun: boolean
}

/** Does any beginning and end lie as far apart as the term says? */
const isEnclosed = ({days, slack}: Term, {starts, ends}: Enclosure) =>
  starts.some((a) =>
    ends.some((b) => a !== b && b.to >= a.from && days >= b.from - a.to - slack && days <= b.to - a.from + slack),
  )

/** The beginning and end that the words join to the term. */
function linked(term: Term, moments: readonly Moment[], own: OwnDay | undefined): Enclosure | undefined {
  const here = moments.filter(({block, sentence}) => block === term.block && sentence === term.sentence)
  const near = moments.filter(({block, sentence}) => block === term.block && Math.abs(sentence - term.sentence) < 2)
  const pair = runOf(term, near) ?? deadlineOf(term, here, near) ?? farDeadlineOf(term, here, moments)
  const edges: Bound[] = [
    ...moments.filter(({block}) => block === term.block || pair?.[2]).map(edgeOf),
    ...(own ? [own] : []),
  ]
  const after = afterOf(term, here)
  if (after) return {start: after[0], end: after[1], starts: edges, ends: edges, isRun: false}
  return pair
    ? {start: pair[0], end: pair[1], starts: edges, ends: edges, isRun: true}
    : tenureOf(term, here, moments, own)
}

const edgeOf = (span: Moment): Bound => ({from: span.from, to: span.to, span})

const isLike = (a: Bound, b: Bound, {days}: Term) => {
  const far = (b.from + b.to - a.from - a.to) / 2
  return far > 0 && far > days * 0.25 && far < days * 4
}

/** `seven evenings running. The first was on Sunday, Dec. 14, and the last on Tuesday, Dec. 23`; `from 3 to 9 May, six days`. */
function runOf(term: Term, near: readonly Moment[]): Ends | undefined {
  const [a, b] = near
  if (!a || !b || near.length !== 2 || a.sentence !== b.sentence) return undefined
  const [one, two] = [leadsOf(a), leadsOf(b)]
  const isRun =
    one.some((word) => word === 'from' || word === 'first' || word === 'between') &&
    two.some((word) => ['to', 'until', 'till', 'last', 'and', 'through'].includes(word))
  const all = wordsOf(term.block)
  const isTold = words.running.has(all[term.next]?.lower ?? '') || a.sentence === term.sentence
  return isRun && isTold && isLike(edgeOf(a), edgeOf(b), term) ? [edgeOf(a), edgeOf(b)] : undefined
}

const leadsOf = ({block, at, sentence}: Moment): string[] =>
  wordsOf(block)
    .slice(Math.max(0, at - 4), at)
    .filter((word) => word.sentence === sentence)
    .map(({lower}) => lower)

/** `gazetted on 24 July. A loser then has 30 days, so the door closes on 14 August`. */
function deadlineOf(term: Term, here: readonly Moment[], near: readonly Moment[]): Ends | undefined {
  if (term.describes || term.days > 400) return undefined
  const all = wordsOf(term.block)
  const lead = all.slice(Math.max(0, term.at - 3), term.at).filter((word) => word.sentence === term.sentence)
  if (!lead.some(({lower}) => words['term lead'].has(lower))) return undefined
  const end = here.find((one) => one.start > term.end && one.from === one.to && isEnd(all, term, one))
  const start = end && near.findLast((one) => one.end < term.start && one !== end && one.from === one.to)
  if (!start || !end || start.sentence === end.sentence - 2) return undefined
  return isLike(edgeOf(start), edgeOf(end), term) ? [edgeOf(start), edgeOf(end)] : undefined
}

/** `The panel has been given three weeks, and its report is due on 18 July`, counted from the last day that was told. */
function farDeadlineOf(term: Term, here: readonly Moment[], moments: readonly Moment[]): Ends | undefined {
  const all = wordsOf(term.block)
  const lead = all.slice(Math.max(0, term.at - 2), term.at)
  if (term.describes || term.days > 200 || term.days < 5 || !lead.some(({lower}) => words.given.has(lower)))
    return undefined
  const end = here.find((one) => one.start > term.end && one.from === one.to)
  const starts = moments.filter(
    (one) => one.from === one.to && one.block.index <= term.block.index && end !== undefined && one.from < end.from,
  )
  const start = starts.reduce<Moment | undefined>(
    (late, one) => (late && late.from >= one.from ? late : one),
    undefined,
  )
  return start && end && isLike(edgeOf(start), edgeOf(end), term) ? [edgeOf(start), edgeOf(end), true] : undefined
}

/** `in March 2028, 18 months after a decision that is due in June 2027`. */
function afterOf(term: Term, here: readonly Moment[]): readonly [Bound, Bound] | undefined {
  const all = wordsOf(term.block)
  const join = all[term.next]?.lower
  if (term.describes || (join !== 'after' && join !== 'before')) return undefined
  const [first, second] = [here.findLast((one) => one.end < term.start), here.find((one) => one.start > term.end)]
  if (!first || !second || here.length !== 2 || second.at - term.next > 12 || term.at - first.at > 9) return undefined
  const [start, end] = join === 'after' ? [second, first] : [first, second]
  return isLike(edgeOf(start), edgeOf(end), term) ? [edgeOf(start), edgeOf(end)] : undefined
}

/** Between the term and the day: `until`, `so … closes on`. */
function isEnd(all: readonly Word[], term: Term, {at}: Moment): boolean {
  const between = all.slice(term.next, at)
  return (
    between.length < 14 && (between.length < 4 || between.some(({lower}) => words.ends.has(lower) || lower === 'so'))
  )
}

/** `gave up the classroom in June 1989, having taught for 36 years`: against when it began, told before. */
function tenureOf(
  term: Term,
  here: readonly Moment[],
  moments: readonly Moment[],
  own: OwnDay | undefined,
): Enclosure | undefined {
  if (term.describes || term.days < 20 || !isTenure(term)) return undefined
  const before = moments.filter((one) => isBefore(one, term))
  const begun = before.filter((one) => isLed(one, words.starts))
  const firm = begun.filter((one) => isLed(one, words.joins))
  const starts = [...(firm.length > 0 ? firm : begun)].map(edgeOf)
  const told = here.filter((one) => !isLed(one, words.starts))
  const finished = told.length > 0 ? told : before.filter((one) => isLed(one, words.finishes))
  const ends: Bound[] = [...finished.map(edgeOf).reverse(), ...(own ? [own] : [])]
  for (const end of ends)
    for (const start of starts.toReversed())
      if (isLike(start, end, term) && end.span !== start.span)
        return {start, end, starts: before.map(edgeOf), ends, isRun: false}
  return undefined
}

const isBefore = (one: Moment, term: Term) =>
  one.block.index < term.block.index || (one.block === term.block && one.sentence <= term.sentence)

/** `after 36 years in the room`, `having taught for 36 years`, `those forty-one years at`. */
function isTenure({block, at, next, sentence}: Term): boolean {
  const all = wordsOf(block)
  const lead = all.slice(Math.max(0, at - 5), at).filter((word) => word.sentence === sentence)
  const last = lead.at(-1)?.lower ?? ''
  const isFirm =
    words['tenure lead'].has(last) ||
    lead.some(({lower}) => lower === 'having' || lower === 'after' || lower === 'kept' || lower === 'spent')
  const tail = all[next]?.lower ?? ''
  return isFirm && (words['tenure tail'].has(tail) || lead.some(({lower}) => lower === 'having') || !all[next]?.isWord)
}

/** `came in 1957`, `since April 2019`. */
function isLed({block, at, sentence}: Moment, verbs: ReadonlySet<string>): boolean {
  const all = wordsOf(block)
  return all.slice(Math.max(0, at - 9), at).some((word) => word.sentence === sentence && verbs.has(word.lower))
}

/** A term that is over, or a day that is told with it and lies beyond it. */
export function wrongStretches(draft: Draft): WrongTerm[] {
  const own = ownDayOf(draft)
  if (!own) return []
  const moments = momentsOf(draft)
  return [...quantitiesOf(draft).values()].flat().flatMap((figure): WrongTerm[] => {
    const term = termOf(figure)
    if (!term || isQuoted(draft, term)) return []
    const here = moments.filter(
      ({block, sentence, from, to}) => block === term.block && sentence === term.sentence && from === to,
    )
    return overIn(term, here, own) ?? beyondIn(term, here, own) ?? []
  })
}

const sayOf = ({block, start, end}: Span) => block.prose.text.slice(start, end).replace(/\s+/g, ' ')

/** `a 90-day suspension which began on Oct. 3 had not yet run out`, long after. */
function overIn(term: Term, [start]: readonly Moment[], own: OwnDay): WrongTerm[] | undefined {
  const all = wordsOf(term.block).filter(({sentence}) => sentence === term.sentence)
  const isOn = all.some(
    ({lower}, i) => lower === 'not' && all.slice(i, i + 5).some((word) => words.over.has(word.lower)),
  )
  if (!start || !isOn || start.start < term.end || start.from + term.days + term.slack >= own.from) return undefined
  const {block, start: first, end} = term
  return [
    {
      block,
      start: first,
      end,
      said: sayOf(term),
      from: sayOf(start),
      to: 'the day of the draft',
      right: shown(own.from - start.to, term.unit),
      other: start,
    },
  ]
}

/** `Round one is only a fortnight off: register by 30 September`, said in January. */
function beyondIn(term: Term, here: readonly Moment[], own: OwnDay): WrongTerm[] | undefined {
  const next = wordsOf(term.block)[term.next]?.lower ?? ''
  const by = here.find((one) => one.start > term.end && leadsOf(one).at(-1) === 'by')
  const far = by ? by.from - own.to : 0
  if (!by || !words['to go'].has(next) || (far >= 0 && far <= term.days + 31)) return undefined
  const {block, start, end} = by
  return [
    {
      block,
      start,
      end,
      said: sayOf(term),
      from: 'the day of the draft',
      to: sayOf(by),
      right: shown(Math.abs(far), term.unit),
      other: term,
    },
  ]
}
