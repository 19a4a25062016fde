// Dates: the days a draft names, as they are written, in words and in numbers.

import labelsData from '../../../rules/lists/calendar-labels.json' with {type: 'json'}
import {monthSpellings, weekdaySpellings} from '../../core/calendar.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {groupByBlock, type Span} from '../../core/draft/spans.ts'
import {firstEndingAfter} from '../../core/order.ts'
import type {Hit} from '../../core/phrase-list.ts'
import {definePhrases} from '../../core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../core/reading.ts'
import {dayNumber, isDay, weekdayNamed} from './days.ts'

/** A day with its month in words; the span holds all of it, also the weekday. */
export interface WrittenDate extends Span {
  day: number
  /** The second day of `3–5 May`. */
  lastDay?: number
  month: number
  year?: number
  weekday?: string
}

/** Each month by its number. */
const months = definePhrases({
  kinds: {
    month: Object.fromEntries(
      monthSpellings.flatMap((spellings, i) => spellings.map((spelling) => [spelling, String(i + 1)])),
    ),
  },
})
const labels = definePhrases(labelsData)

const weekdays = `(${weekdaySpellings.flat().join('|')})`
const dayPart = '(?: (?:morning|afternoon|evening|night))?'
const ordinal = '(?:st|nd|rd|th)?'
const join = '(?: ?[-–—] ?| to | and | & )'
const year = '(?:,?\\s((?:1[5-9]|20|21)\\d\\d)(?![\\d,.]\\d|\\d| ?(?:people|words|miles|km)\\b))?'
const behind = `(?:,? (?:\\((?:an? )?|an? )${weekdays}\\b\\)?)?`

const dayBefore = new RegExp(
  `(?:\\b${weekdays}\\.?${dayPart},?\\s(?:the )?\\(?)?(?<![\\d/.:,£$€-])(\\d{1,2})${ordinal}(?:${join}(\\d{1,2})${ordinal})?\\s(?:of )?$`,
  'i',
)
const endsInDay = /(?:\d|st|nd|rd|th)\s(?:of )?$/i
const yearAfter = new RegExp(`^\\.?${year}${behind}`, 'i')
const weekdayBefore = new RegExp(`\\b${weekdays}\\.?${dayPart},?\\s\\(?$`, 'i')
const dayAfter = new RegExp(
  `^\\.?\\s(?:the )?(\\d{1,2})${ordinal}(?![\\d:%]|[.,/]\\d| ?(?:%|per ?cent|[ap]\\.?m))(?:${join}(\\d{1,2})${ordinal}(?![\\d:%]|[.,/]\\d))?${year}${behind}`,
  'i',
)
/** Two weekdays are a stretch of days: which of them a date belongs to is open. */
const secondWeekday = new RegExp(`\\b${weekdays}s?\\.?(?: ?[-–—/] ?| to | through | and | or | & |, )$`, 'i')

/** Every day named in words with its number, in reading order. */
export const datesIn = defineReading<readonly WrittenDate[]>(
  (draft) => hitsOf(draft, months).flatMap((hit) => dateAt(hit) ?? []),
  [months, labels],
)

function dateAt(hit: Hit): WrittenDate | undefined {
  const {text} = hit.block.prose
  const before = text.slice(Math.max(0, hit.start - 48), hit.start)
  const after = text.slice(hit.end, hit.end + 48)
  const ahead = endsInDay.test(before.slice(-6)) ? dayBefore.exec(before) : null
  if (ahead) {
    const [whole, weekday, day, lastDay] = ahead
    const tail = yearAfter.exec(after)
    const start = hit.start - whole.length
    return makeDate(hit, start, hit.end + (tail && tail[0] !== '.' ? tail[0].length : 0), {
      day,
      lastDay,
      weekday,
      year: tail?.[1],
      late: tail?.[2],
    })
  }
  const found = dayAfter.exec(after)
  if (!found) return undefined
  const [whole, day, lastDay, year, late] = found
  const named = weekdayBefore.exec(before)
  const start = hit.start - (named?.[0].length ?? 0)
  return makeDate(hit, start, hit.end + whole.length, {day, lastDay, weekday: named?.[1], year, late})
}

type Parts = Record<'day' | 'lastDay' | 'weekday' | 'year' | 'late', string | undefined>

function makeDate({block, instead}: Hit, start: number, end: number, parts: Parts): WrittenDate {
  const {day, lastDay, year} = parts
  const stretch = parts.weekday && secondWeekday.test(block.prose.text.slice(Math.max(0, start - 20), start))
  const weekday = weekdayNamed((stretch ? undefined : parts.weekday) ?? parts.late ?? '?')
  return {
    block,
    start,
    end,
    day: Number(day),
    month: Number(instead),
    ...(lastDay && {lastDay: Number(lastDay)}),
    ...(year && {year: Number(year)}),
    ...(weekday && {weekday}),
  }
}

/** Where words explain an odd date: another calendar, a fiscal year, an error that is quoted. */
const labelled = defineReading((draft) => groupByBlock(hitsOf(draft, labels)), [labels])

/** Does the copy close by say that these dates follow another reckoning? */
export function isLabelled(draft: Draft, {block, start, end}: Span): boolean {
  const hits = labelled(draft).get(block) ?? []
  const near = hits[firstEndingAfter(hits, start - 100)]
  return near !== undefined && near.start < end + 100
}

/** The day the draft gives as its own in its front matter. */
export const draftDate = defineReading<{day: number; month: number; year: number} | undefined>(({data}) => {
  const given = data.date ?? data.published ?? data.pubDate ?? data.publishDate
  const text = given instanceof Date ? given.toISOString() : String(given ?? '')
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text) ?? []
  const date = {day: Number(day), month: Number(month), year: Number(year)}
  return year && isDay(date.day, date.month, date.year) ? date : undefined
})

/** The year a date without one must mean: that of the draft where the day is near the draft's own. */
export function nearYear(draft: Draft, {day, month}: WrittenDate, most = 60): number | undefined {
  const own = draftDate(draft)
  if (!own) return undefined
  const today = dayNumber(own.day, own.month, own.year)
  return [own.year - 1, own.year, own.year + 1].find(
    (year) => isDay(day, month, year) && Math.abs(dayNumber(day, month, year) - today) <= most,
  )
}
