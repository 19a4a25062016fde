// Calendar: weekdays that the year of the draft contradicts, and dates that are past or to come against what is told.

import {monthSpellings} from '../../../src/core/calendar.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {datesIn, draftDate, isLabelled} from '../../../src/reading/numbers/dates.ts'
import {dayNumber, isDay, monthNamed, weekdayOf} from '../../../src/reading/numbers/days.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {isProse, phraseLength, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import data from '../../lists/moment-words.json' with {type: 'json'}
import {type Moment, momentsOf, nearestYear, type OwnDay, ownDayOf} from './moments.ts'

/** A date with a weekday that it doesn't have. */
interface WrongWeekday extends Span {
  date: string
  was: string
  said: string
}

const words = phraseSets(data.kinds)

/** How many days from a dated day another is of the same year. */
const closeBy = 50

/** Dates with a weekday and no year, where a dated day close by tells their year; those near a date of the front matter are no dates at all. */
export function wrongWeekdays(draft: Draft): WrongWeekday[] {
  if (draftDate(draft)) return []
  const own = ownDayOf(draft)
  const known = momentsOf(draft)
    .filter(({isDated, from, to}) => isDated && from === to)
    .map(({from}) => from)
  const dated = own && own.from === own.to ? [own.to, ...known] : known
  return datesIn(draft).flatMap((date) => {
    const {block, start, end, day, lastDay, month, weekday, year} = date
    if (!weekday || lastDay || year || !isDay(day, month) || isQuoted(draft, date) || isLabelled(draft, date)) return []
    if (isOfOtherYear(date)) return []
    const near = dated.filter((one) => distance(day, month, one) <= closeBy)
    const years = new Set(near.map((one) => nearestYear(day, month, one)))
    if (years.size !== 1) return []
    const [when] = [...years] as [number]
    if (!isDay(day, month, when)) return []
    const was = weekdayOf(day, month, when)
    return was === weekday ? [] : [{block, start, end, date: `${day} ${monthNamed(month)} ${when}`, was, said: weekday}]
  })
}

const distance = (day: number, month: number, to: number) =>
  Math.abs(dayNumber(day, month, nearestYear(day, month, to)) - to)

const sentenceOf = ({block, start}: Span): readonly Word[] => {
  const all = wordsOf(block)
  const own = all.find((word) => word.end > start)?.sentence
  return all.filter(({sentence}) => sentence === own)
}

/** The sentence tells of last year, or names a year of its own. */
const isOfOtherYear = (span: Span) =>
  sentenceOf(span).some((word) => words['other year'].has(word.lower) || /^(?:1[89]|20)\d\d$/.test(word.text))

/** A date against the draft's own day; `today` is that day. */
interface WrongTense extends Span {
  kind: 'to-come' | 'past'
  today: string
}

/** A year or a season is too wide to say that it is to come. */
const longest = 40

/** Dates after the draft's own day that are told as past, and dates before it that are told as still to come. */
export function wrongTenses(draft: Draft): WrongTense[] {
  const own = ownDayOf(draft)
  if (!own) return staleDates(draft)
  const today = nameOf(own.to)
  const told = momentsOf(draft).flatMap((moment): WrongTense[] => {
    const {block, start, end, from, to, isDated} = moment
    if (block === own.block || block.kind !== 'paragraph' || isQuoted(draft, moment)) return []
    const span = {block, start, end, today}
    const isAfter = to - from < longest && from > own.to + 1 && (isDated || from < own.to + 60)
    if (isAfter && (isDated ? isTold(moment) || hadIt(moment) : hadIt(moment))) return [{...span, kind: 'to-come'}]
    const isPast = isDated && from === to && to < own.from && own.from - to < 500 && isAhead(moment)
    return isPast ? [{...span, kind: 'past'}] : []
  })
  return [...told, ...pastMonths(draft, own)]
}

/** `The load test of June 15 had come back green`. */
function hadIt({block, end, at, sentence}: Moment): boolean {
  const all = wordsOf(block)
  const next = all.find((word) => word.start >= end)
  return next?.sentence === sentence && next.lower === 'had' && ['of', 'on'].includes(all[at - 1]?.lower ?? '')
}

/** `Tickets go on sale May 3, 2025`, where all other dates of the draft are of a later year. */
function staleDates(draft: Draft): WrongTense[] {
  const days = momentsOf(draft).filter(({isDated, from, to}) => isDated && from === to)
  return days.flatMap((moment): WrongTense[] => {
    const others = days.filter((one) => one !== moment)
    const first = Math.min(...others.map(({from}) => from))
    const {block, start, end, to} = moment
    if (others.length === 0 || first - to < 200 || first - to > 600 || isQuoted(draft, moment) || !isOnSale(moment))
      return []
    return [{block, start, end, kind: 'past', today: nameOf(first)}]
  })
}

/** A verb of the present that tells what will be: `go on sale`, `opens`. */
function isOnSale({block, at, sentence}: Moment): boolean {
  const all = wordsOf(block)
  const before = all.slice(Math.max(0, at - 4), at).filter((word) => word.sentence === sentence)
  return before.some((_, i) => phraseLength(before, i, words.opens) > 0)
}

const months = monthSpellings.flatMap((all, i) => all.map((name) => [name, i] as const))

/** `will remain closed until the middle of June`, in an issue of July. */
function pastMonths(draft: Draft, own: OwnDay): WrongTense[] {
  const month = new Date(own.from * 86_400_000).getUTCMonth()
  const past = new Set(
    months.flatMap(([name, i]) => ((month - i + 12) % 12 >= 1 && (month - i + 12) % 12 <= 4 ? [name] : [])),
  )
  return draft.blocks
    .filter((block) => block.kind === 'paragraph' && isProse(block))
    .flatMap((block) => {
      const all = wordsOf(block)
      return all.flatMap((word, at): WrongTense[] => {
        if (
          !past.has(word.lower) ||
          !/^\p{Lu}/u.test(word.text) ||
          /\d/.test(`${all[at + 1]?.text}${all[at - 1]?.text}${all[at + 2]?.text}`)
        )
          return []
        const before = all.slice(Math.max(0, at - 12), at).filter(({sentence}) => sentence === word.sentence)
        const until = before.findLastIndex(({lower}) => lower === 'until' || lower === 'till')
        const isNear =
          until >= 0 &&
          before.length - until < 6 &&
          before.slice(until).every(({lower}) => lower !== 'next' && lower !== 'last')
        if (!isNear || !before.slice(0, until).some(({lower}) => lower === 'will' || lower === "won't")) return []
        const span = {block, start: word.start, end: word.end}
        return isQuoted(draft, span) ? [] : [{...span, kind: 'past', today: nameOf(own.from)}]
      })
    })
}

const nameOf = (day: number) => {
  const date = new Date(day * 86_400_000)
  return `${date.getUTCDate()} ${monthNamed(date.getUTCMonth() + 1)} ${date.getUTCFullYear()}`
}

/** `took its first mother on 16 June 2025`: a verb of the past in the words before, and nothing that looks ahead. */
function isTold({block, at, sentence}: Moment): boolean {
  const all = wordsOf(block)
  const before = all.slice(Math.max(0, at - 9), at).filter((word) => word.sentence === sentence)
  const link = before.at(-1)?.lower
  if (link !== 'on' && link !== 'in') return false
  if (before.some((_, i) => phraseLength(before, i, words['not yet']) > 0)) return false
  return before.some(({lower}) => words.happened.has(lower) || /[a-z]{2}ed$/.test(lower))
}

/** `will open on 3 May 2025`, `go on sale 3 May 2025`. */
function isAhead({block, at, sentence}: Moment): boolean {
  const all = wordsOf(block)
  const before = all.slice(Math.max(0, at - 7), at).filter((word) => word.sentence === sentence)
  return (
    before.some((_, i) => phraseLength(before, i, words['to come']) > 0) &&
    ['on', 'by', 'until'].includes(before.at(-1)?.lower ?? '')
  )
}
