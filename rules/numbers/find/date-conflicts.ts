// Date conflicts: two dates, editions, seasons or ages of a draft that cannot both be right.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {matchesIn, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter, groupBy} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {datesIn, draftDate, isLabelled, nearYear, type WrittenDate} from '../../../src/reading/numbers/dates.ts'
import {dayNumber, isDay, monthNamed} from '../../../src/reading/numbers/days.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {isOneOf, isProse, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import dateWords from '../../lists/date-words.json' with {type: 'json'}
import measures from '../../lists/measure-words.json' with {type: 'json'}

/** A date that another of the draft contradicts. */
interface DateConflict extends Span {
  kind: 'weekday' | 'edition' | 'season' | 'start' | 'clock'
  other: Span
}

const words = phraseSets(dateWords.kinds)

/** What `dateConflicts` asks for. */
export const datesRead = defineReading(() => undefined, [datesIn, quotationsOf])

/** Dates, editions and seasons of which one must be wrong. */
export const dateConflicts = (draft: Draft): DateConflict[] =>
  [
    ...otherWeekdays(draft),
    ...otherDays(draft),
    ...otherEditions(draft),
    ...otherSeasons(draft),
    ...otherStarts(draft),
    ...backwardTimes(draft),
    ...otherNamedDays(draft),
  ].filter((one) => !isQuoted(draft, one))

const spanOf = ({block, start, end}: Span): Span => ({block, start, end})

/** One date with two weekdays, where no year parts them. */
function otherWeekdays(draft: Draft): DateConflict[] {
  const named = datesIn(draft).filter(({weekday, lastDay}) => weekday !== undefined && lastDay === undefined)
  return [...groupBy(named, ({day, month}) => `${day} ${monthNamed(month)}`).values()].flatMap((same) => {
    const [first, ...later] = same
    const found = later.find((one) => one.weekday !== first?.weekday)
    return first && found && sharesYear(draft, first, found)
      ? [{...spanOf(found), kind: 'weekday', other: spanOf(first)}]
      : []
  })
}

/** Both have the same year, or none that could part them. */
const sharesYear = (draft: Draft, a: WrittenDate, b: WrittenDate) =>
  a.year === b.year && !isLabelled(draft, a) && !isLabelled(draft, b)

/** One weekday on two days of a month that are no weeks apart: `Friday 3 May`, `Friday 4 May`. */
function otherDays(draft: Draft): DateConflict[] {
  const named = datesIn(draft).filter(({weekday, lastDay}) => weekday !== undefined && lastDay === undefined)
  return [...groupBy(named, ({weekday, month, year}) => `${weekday} ${month} ${year}`).values()].flatMap((same) => {
    const [first, ...later] = same
    const found = later.find((one) => first && (one.day - first.day) % 7 !== 0)
    return first && found ? [{...spanOf(found), kind: 'weekday', other: spanOf(first)}] : []
  })
}

const ordinals = new Map(
  Object.entries(measures.ordinals).flatMap(([number, all]) => all.map((word) => [word, Number(number)] as const)),
)

interface Edition extends Span {
  number: number
  event: string
}

/** `the 148th show` and `the 147th show`: neighbours of one event. */
function otherEditions(draft: Draft): DateConflict[] {
  const editions = draft.blocks.filter(isProse).flatMap((block) => {
    const all = wordsOf(block)
    return all.flatMap((word, at): Edition[] => {
      const number = ordinalOf(word.lower)
      if (number === undefined || number < fewest) return []
      const next = all.slice(at + 1, at + 4).find(({lower}) => words.edition.has(lower) && lower !== 'annual')
      const isNear =
        next &&
        next.sentence === word.sentence &&
        all.slice(at + 1, at + 4).every(({isWord, start}) => isWord || start >= next.end)
      return isNear ? [{block, start: word.start, end: next.end, number, event: next.lower}] : []
    })
  })
  return [...groupBy(editions, ({event}) => event).values()].flatMap((same) => {
    const numbers = groupBy(same, ({number}) => number)
    const [first, second] = [...numbers.values()].map(([one]) => one)
    if (numbers.size !== 2 || !first || !second || Math.abs(first.number - second.number) !== 1) return []
    return isContrasted(second) || isContrasted(first)
      ? []
      : [{...spanOf(second), kind: 'edition', other: spanOf(first)}]
  })
}

/** A first or second of something may be anything. */
const fewest = 4

const ordinalOf = (word: string): number | undefined => {
  const digits = /^(\d{1,3})\p{Ll}{2}$/u.exec(word)?.[1]
  return digits ? Number(digits) : ordinals.get(word)
}

/** `next year’s`, `last year’s`: another edition is meant. */
const isContrasted = (span: Span): boolean => sentenceWords(span).some((word) => isOneOf(word, words.contrast))

/** The words of the sentence a range stands in. */
function sentenceWords({block, start}: Span): readonly Word[] {
  const all = wordsOf(block)
  const {sentence} = all[firstEndingAfter(all, start)] ?? {}
  return all.filter((word) => word.sentence === sentence)
}

const season = /(?<![\d/.-])((?:19|20)\d\d)[-–/](\d\d)(?![\d/-]|\.\d)/g

/** `2025-26` once and `2024-25` once: seasons that a draft takes for this one. */
function otherSeasons(draft: Draft): DateConflict[] {
  const all = draft.blocks
    .filter(isProse)
    .flatMap((block) => matchesIn(block, season))
    .filter((span) => isPair(textOf(span)))
  const years = groupBy(all, (span) => Number(textOf(span).slice(0, 4)))
  if (years.size !== 2) return []
  const [[a, [first]], [b, [second]]] = [...years] as [[number, Span[]], [number, Span[]]]
  if (!first || !second || Math.abs(a - b) !== 1 || isContrasted(first) || isContrasted(second)) return []
  return isNow(second) ? [{...second, kind: 'season', other: first}] : []
}

const isPair = (text: string) => (Number(text.slice(2, 4)) + 1) % 100 === Number(text.slice(-2))

/** `so far`, `this`: the season goes on. */
const isNow = (span: Span): boolean => sentenceWords(span).some((word) => isOneOf(word, words.now))

interface Event extends Span {
  date: WrittenDate
  key: string
}

/** `the ordinance takes effect on July 1` and `the ordinance takes effect, June 1`. */
function otherStarts(draft: Draft): DateConflict[] {
  const events = datesIn(draft).flatMap((date): Event[] => {
    const all = wordsOf(date.block)
    const at = firstEndingAfter(all, date.start)
    for (let back = at - 1; back > at - 5 && all[back]?.sentence === all[at]?.sentence; back--) {
      const event = `${all[back - 1]?.lower} ${all[back]?.lower}`
      const length = words.starts.has(event) ? 2 : words.starts.has(all[back]?.lower ?? '') ? 1 : 0
      const subject = all[back - length]
      if (length > 0 && subject?.isWord && subject.lower.length > 3)
        return [{...spanOf(date), date, key: `${subject.lower} ${all[back]?.lower.slice(0, 4)}`}]
    }
    return []
  })
  return [...groupBy(events, ({key}) => key).values()].flatMap(([first, ...later]) => {
    const found = first && later.find(({date}) => isOtherDay(date, first.date))
    return found && !isContrasted(found) && !isContrasted(first)
      ? [{...spanOf(found), kind: 'start', other: spanOf(first)}]
      : []
  })
}

const isOtherDay = (a: WrittenDate, b: WrittenDate) =>
  (a.day !== b.day || a.month !== b.month) && (a.year === b.year || a.year === undefined || b.year === undefined)

interface Time extends Span {
  minutes: number
}

const clock = /(?<![\d:.,£$€])(\d{1,2}):([0-5]\d)(?![\d:\p{L}]|[.,]\d)/gu

/** A time of day that goes back in a story told minute by minute. */
function backwardTimes(draft: Draft): DateConflict[] {
  return draft.blocks
    .filter((block) => block.kind === 'paragraph' && isProse(block))
    .flatMap((block) => {
      const times = matchesIn(block, clock).map((span): Time => {
        const [hours = 0, minutes = 0] = textOf(span).split(':').map(Number)
        return {...span, minutes: hours * 60 + minutes}
      })
      return times.slice(1).flatMap((time, i) => {
        const before = times[i] as Time
        const back = before.minutes - time.minutes
        if (back <= 0 || back > 30 || times.length > 6 || isTurned(before) || isTurned(time)) return []
        return [{...spanOf(time), kind: 'clock' as const, other: spanOf(before)}]
      })
    })
}

/** The sentence says that it goes back, or tells of a stretch. */
const isTurned = (span: Span) => sentenceWords(span).some((word) => isOneOf(word, words.back))

/** `the Wednesday of that first kill, 18 September`, where the date has another weekday elsewhere. */
function otherNamedDays(draft: Draft): DateConflict[] {
  const named = groupBy(
    datesIn(draft).filter(({weekday}) => weekday !== undefined),
    keyOf,
  )
  return datesIn(draft).flatMap((date) => {
    const first = date.weekday === undefined ? named.get(keyOf(date))?.[0] : undefined
    const {text} = date.block.prose
    const [, said] =
      /\b(\p{Lu}\p{Ll}+day) of [^.;:,]{1,40}, $/u.exec(text.slice(Math.max(0, date.start - 60), date.start)) ?? []
    return first && said && said !== first.weekday
      ? [{...spanOf(date), kind: 'weekday' as const, other: spanOf(first)}]
      : []
  })
}

const keyOf = ({day, month, year}: WrittenDate) => `${day} ${month} ${year}`

/** A date that is past on the draft's own day, and told as still to come; `today` is that day. */
interface PastDate extends Span {
  today: string
}

/** Dates before the draft's own date, right after `will` and a verb. */
export function pastDates(draft: Draft): PastDate[] {
  const own = draftDate(draft)
  if (!own) return []
  const now = dayNumber(own.day, own.month, own.year)
  return datesIn(draft).flatMap((date) => {
    const {day, lastDay = day, month} = date
    const year = date.year ?? nearYear(draft, date)
    if (year === undefined || date.block.kind !== 'paragraph' || !isDay(lastDay, month, year) || isQuoted(draft, date))
      return []
    const ago = now - dayNumber(lastDay, month, year)
    return ago > 0 && ago < mostDays && isToCome(date)
      ? [{...spanOf(date), today: `${own.day} ${monthNamed(own.month)} ${own.year}`}]
      : []
  })
}

/** An older date is told of another year. */
const mostDays = 200

/** `will end on 5 November`: a verb of the future right before the date, and nothing that tells of then. */
function isToCome({block, start}: WrittenDate): boolean {
  const all = wordsOf(block)
  const at = firstEndingAfter(all, start)
  const near = all.slice(Math.max(0, at - 4), at)
  if (near.some(({sentence}) => sentence !== all[at]?.sentence)) return false
  const [aux, verb, link] = near.slice(near[1]?.lower === 'will' ? 1 : 0).map(({lower}) => lower)
  return aux === 'will' && verb !== undefined && (link === 'on' || link === 'by' || near.length < 4)
}
