// Impossible dates: days, weekdays and stretches of time that cannot be.

import {weekdaySpellings} from '../../../src/core/calendar.ts'
import {defineBlockReading, defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {datesIn, draftDate, isLabelled, nearYear, type WrittenDate} from '../../../src/reading/numbers/dates.ts'
import {dayNumber, daysIn, isDay, monthNamed, weekdayNamed, weekdayOf} from '../../../src/reading/numbers/days.ts'
import {type DateOrder, daysMeant, numericDatesIn, wholeNumeric} from '../../../src/reading/numbers/numeric-dates.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {blocksWith, findAll} from '../../../src/reading/text/prefilter.ts'
import {signsOf} from '../../../src/reading/text/tokens.ts'
import {phraseSets, textHolds} from '../../../src/reading/text/words.ts'
import numberWords from '../../lists/number-words.json' with {type: 'json'}
import wordsData from '../../lists/range-words.json' with {type: 'json'}

export type Impossible = Span &
  (
    | {kind: 'weekday'; date: string; was: string; said: string}
    | {kind: 'day'; month: string; days: number; year?: number}
    | {kind: 'numbers'}
    | {kind: 'range'; from: string; to: string}
  )

const figures = signsOf('0')
const rangeWords = definePhrases(wordsData)

/** The dates of a draft that cannot be, outside quotations; `order` is how the house writes dates in numbers. */
export function impossibleIn(draft: Draft, order: DateOrder): Impossible[] {
  const found = [
    ...datesIn(draft).flatMap((date) => judge(draft, date)),
    ...backwardDates(draft),
    ...backwardYears(draft),
  ]
  for (const block of blocksWith(draft, figures))
    for (const date of numericDatesIn(block)) {
      if (!isPossible(date, order)) found.push({...date, kind: 'numbers'})
      else found.push(...wrongWeekday(date, order))
    }
  return found.filter((one) => !isQuoted(draft, one) && !isLabelled(draft, one) && !isDiscussed(one))
}

/** “31 April is never valid”: such a date is what is talked about. */
function isDiscussed({block, start, end, kind}: Impossible): boolean {
  if (kind !== 'day' && kind !== 'numbers') return false
  const {text} = block.prose
  const near = new Set(
    text
      .slice(Math.max(0, start - 100), end + 100)
      .toLowerCase()
      .split(/[^a-z'’]+/),
  )
  return near.has('invalid') || (near.has('valid') && denials.some((word) => near.has(word)))
}

const denials = ['not', 'never', "isn't", 'isn’t']

/** What `impossibleIn` asks for. */
export const impossibleDates = defineReading(() => undefined, [datesIn, rangeWords, quotationsOf])

function judge(draft: Draft, date: WrittenDate): Impossible[] {
  const {block, start, end, day, lastDay, month, year, weekday} = date
  const span = {block, start, end}
  const last = lastDay ?? day
  if (!isDay(Math.max(day, last), month, year))
    return isNoSuchDay(date)
      ? [{...span, kind: 'day', month: monthNamed(month), days: daysIn(month, year), ...(year && {year})}]
      : []
  if (lastDay !== undefined && lastDay < day && year) {
    return [{...span, kind: 'range', from: String(day), to: `${lastDay} ${monthNamed(month)}`}]
  }
  const when = yearOf(draft, date)
  if (!weekday || when === undefined || when < 1800 || isFirstOfTwo(date)) return []
  const was = weekdayOf(day, month, when)
  return was === weekday
    ? []
    : [{...span, kind: 'weekday', date: `${day} ${monthNamed(month)} ${when}`, was, said: weekday}]
}

/** “18–20 September (Thu–Sat)”: the weekday after the date is that of an earlier one. */
function isFirstOfTwo({block, end}: WrittenDate): boolean {
  const next = /^\s*[-–—]\s*(\p{Lu}\p{Ll}+)/u.exec(block.prose.text.slice(end, end + 16))?.[1]
  return weekdayNamed(next ?? '') !== undefined
}

/** The year of a date: its own, or that near the draft's day unless its paragraph has a year. */
export const yearOf = (draft: Draft, date: WrittenDate): number | undefined =>
  date.year ?? (draftDate(draft) && !holdsYear(date.block) ? nearYear(draft, date) : undefined)

/** A year in the paragraph may be the year of a date that has none. */
const holdsYear = defineBlockReading(({prose}) => /\b(?:1[5-9]|20)\d\d\b/.test(prose.text))

const numberWord =
  /(?:\b(?:aged?|nos?|number|page|section|chapter|route|article|item|rule|room|class|version|table|figure)\.?|[$£€#(])\s*$/i
const endOfDate = /^(?:$|[.,;:)!?\]]|\s*[-–—])/

/** Does a date end here: at a mark, or before a small word that counts nothing? */
const isEndOfDate = (after: string) =>
  endOfDate.test(after) || behindDate.has(/^\s([a-z]+)\b/i.exec(after)?.[1]?.toLowerCase() ?? '')

/** A number beside a month that is meant as its day, and not an age, a count or a year. */
function isNoSuchDay({block, start, end, day, lastDay, year, weekday}: WrittenDate): boolean {
  const {text} = block.prose
  if (numberWord.test(text.slice(Math.max(0, start - 12), start))) return false
  const found = text.slice(start, end)
  if (/^\d+ [a-z]|^[a-z]/.test(found) && !year) return false
  if (year || (weekday && day < 40)) return true
  return day <= 31 && (lastDay ?? 0) <= 31 && day > 0 && isEndOfDate(text.slice(end, end + 12))
}

/** Is a date in numbers one in any order? */
function isPossible({block, start, end}: Span, order: DateOrder): boolean {
  const [, a, mark, b, year, isoYear, month, day] = wholeNumeric.exec(block.prose.text.slice(start, end)) ?? []
  return isoYear
    ? isDay(Number(day), Number(month), Number(isoYear)) ||
        Number(month) > 12 ||
        Number(day) > 31 ||
        month === '00' ||
        day === '00'
    : inAnyOrder(Number(a), Number(b), Number(year), order, mark === '.')
}

const weekdays = `(${weekdaySpellings.flat().join('|')})`
const weekdayAhead = new RegExp(`\\b${weekdays}\\.?,? \\(?$`, 'i')
const weekdayBehind = new RegExp(`^,? (?:\\((?:an? )?|an? )${weekdays}\\b\\)?`, 'i')

const anyWeekday = new RegExp(`\\b${weekdays}\\b`, 'i')

/** A date as it is written, with another weekday. */
export const withWeekday = (written: string, weekday: string): string => written.replace(anyWeekday, weekday)

/** `27/06/2017 (Thursday)`: a date in numbers with a weekday that it has in neither order. */
function wrongWeekday({block, start, end}: Span, order: DateOrder): Impossible[] {
  const {text} = block.prose
  const ahead = weekdayAhead.exec(text.slice(Math.max(0, start - 16), start))
  const behind = weekdayBehind.exec(text.slice(end, end + 20))
  const said = weekdayNamed(ahead?.[1] ?? behind?.[1] ?? '')
  if (!said) return []
  const days = daysMeant(text.slice(start, end), order)
  const [first] = days
  if (!first || days.some(([day, month, year]) => weekdayOf(day, month, year) === said)) return []
  const [day, month, year] = first
  const from = start - (ahead?.[0].length ?? 0)
  const to = end + (ahead ? 0 : (behind?.[0].length ?? 0))
  const date = `${day} ${monthNamed(month)} ${year}`
  return [{block, start: from, end: to, kind: 'weekday', date, was: weekdayOf(day, month, year), said}]
}

/** With full stops it may be a version: then only a day that its month lacks is meant as a date. */
function inAnyOrder(a: number, b: number, year: number, order: DateOrder, version: boolean): boolean {
  if (version && (a > 31 || b > 12 || a * b === 0)) return true
  return (order !== 'month-first' && isDay(a, b, year)) || (order !== 'day-first' && isDay(b, a, year))
}

const years =
  /^ ((?:1[0-9]|20)\d\d) (and|to|until) ((?:1[0-9]|20)\d\d)(?!\d|[,.]\d|%)(?! (?:BCE?|B\.C|people|jobs|votes|seats|points|students|units|homes|members|employees|workers|deaths|cases))/
const bracketed = {signs: '0', pattern: /\(((?:1[0-9]|20)\d\d)[-–]((?:1[0-9]|20)\d\d)\)/g}
const {
  'change of a number': change,
  'compared in any order': compared,
  'behind a date': behindDate,
} = phraseSets(numberWords.kinds)

/** Years from a later one to an earlier one. */
function backwardYears(draft: Draft): Impossible[] {
  const worded = hitsOf(draft, rangeWords).flatMap((hit): Impossible[] => {
    const {block, start, end} = hit
    const {text} = block.prose
    const found = years.exec(text.slice(end, end + 40))
    if (!found) return []
    const [whole, from = '', , to = ''] = found
    const before = text.slice(Math.max(0, start - 80), start)
    const counts = hit.phrase === 'from' ? textHolds(before, change) : textHolds(before, compared)
    return from > to && !counts ? [{block, start, end: end + whole.length, kind: 'range', from, to}] : []
  })
  const dated = blocksWith(draft, figures)
  return [...worded, ...dated.flatMap(inBrackets), ...dated.flatMap(lives)]
}

const life = {
  signs: '0',
  look: /born[\s\S]*died/,
  pattern:
    /\bborn\b[^.;:!?\n]{0,60}?\b((?:1[0-9]|20)\d\d)\b[^.;:!?\n\d]{0,40}\bdied\b[^.;:!?\n]{0,40}?\b((?:1[0-9]|20)\d\d)\b(?! ?(?:BC|people))/g,
}

/** Somebody who died before they were born. */
const lives = defineSearch((block): Impossible[] => {
  const {text} = block.prose
  return findAll(life, text).flatMap(({0: whole, 1: from = '', 2: to = '', index}) =>
    from > to && !/\bB\.?C/.test(text)
      ? [{block, start: index, end: index + whole.length, kind: 'range' as const, from, to}]
      : [],
  )
})

const inBrackets = defineSearch((block): Impossible[] => {
  const {text} = block.prose
  return [...text.matchAll(bracketed.pattern)].flatMap(({0: whole, 1: from = '', 2: to = '', index}) =>
    from > to && !/\bB\.?C/.test(text.slice(Math.max(0, index - 60), index + 60))
      ? [{block, start: index + 1, end: index + whole.length - 1, kind: 'range' as const, from, to}]
      : [],
  )
})

/** From one full date to another that is earlier. */
function backwardDates(draft: Draft): Impossible[] {
  const dates = datesIn(draft)
  return dates.flatMap((to, i): Impossible[] => {
    const from = dates[i - 1]
    if (!from || from.block !== to.block || !joins(from, to) || !isBackward(from, to)) return []
    const {block, start} = from
    return [{block, start, end: to.end, kind: 'range', from: nameOf(from), to: nameOf(to)}]
  })
}

function joins(from: WrittenDate, to: WrittenDate): boolean {
  const {text} = from.block.prose
  const between = text.slice(from.end, Math.min(to.start, from.end + 12)).trim()
  if (between === 'and') return /\bbetween (?:the )?$/i.test(text.slice(Math.max(0, from.start - 12), from.start))
  return /^(?:to|until|till|through|[-–—])$/.test(between)
}

const nameOf = ({day, month, year}: WrittenDate) => `${day} ${monthNamed(month)} ${year}`

/** Are both days real, in years that are given, and the later one first? */
function isBackward(a: WrittenDate, b: WrittenDate): boolean {
  if (!a.year || !b.year || !isDay(a.day, a.month, a.year) || !isDay(b.day, b.month, b.year)) return false
  return dayNumber(a.day, a.month, a.year) > dayNumber(b.day, b.month, b.year)
}
