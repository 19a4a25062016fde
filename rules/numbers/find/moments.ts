// Moments: the days, months, seasons and years that a draft names, as stretches of days, and the draft's own day.

import {monthSpellings} from '../../../src/core/calendar.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {overlapWith, type Span} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {datesIn, draftDate, type WrittenDate} from '../../../src/reading/numbers/dates.ts'
import {dayNumber, daysIn, isDay} from '../../../src/reading/numbers/days.ts'
import {isProse, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import data from '../../lists/moment-words.json' with {type: 'json'}

/** A stretch of days that is named, from the first to the last of them, counted from 1970. */
export interface Moment extends Span {
  from: number
  to: number
  /** Whether the copy gives the year; without one it is that nearest to the draft's own day, or the latest year of the copy. */
  isDated: boolean
  weekday?: string
  sentence: number
  /** The index of its first word. */
  at: number
}

/** The draft's own day, or the stretch of an issue. */
export interface OwnDay {
  from: number
  to: number
  block?: Block
}

const words = phraseSets(data.kinds)
const seasons: Readonly<Record<string, readonly number[]>> = data.seasons
const monthOf = new Map(monthSpellings.flatMap((all, i) => all.map((name) => [name, i + 1] as const)))

const shortest = 24

/** The day of a draft: of its front matter, or of a short line with a date at its head or end. */
export const ownDayOf = defineReading<OwnDay | undefined>(
  (draft: Draft) => {
    const given = draftDate(draft)
    if (given) {
      const day = dayNumber(given.day, given.month, given.year)
      return {from: day, to: day}
    }
    const blocks = draft.blocks.filter((block) => (block.kind === 'paragraph' || block.depth === 1) && isProse(block))
    const dates = datesIn(draft)
    const latest = Math.max(...dates.map(({year = 0}) => year))
    for (const [i, block] of [...blocks.slice(0, 8), ...blocks.slice(-2).reverse()].entries()) {
      const found = dayOfLine(
        block,
        dates.filter((date) => date.block === block),
        i < 5,
      )
      if (found && yearOf(found.to) >= latest - 1) return {...found, block}
    }
    return undefined
  },
  [datesIn],
)

/** The latest full date of a short line, or of the dateline that opens a paragraph; else its month and year. */
function dayOfLine(
  block: Block,
  dates: readonly WrittenDate[],
  mayOpen: boolean,
): {from: number; to: number} | undefined {
  const {text} = block.prose
  const isShort = text.split(/\s+/).length <= shortest
  const full = dates.flatMap((date) => {
    const {day, month, year, end} = date
    const isLine = isShort || (mayOpen && end < 90 && /^\W{0,4}[–—:-]/.test(text.slice(end, end + 6)))
    const isEnd = words['to end'].has(
      wordsOf(block).findLast((word) => word.isWord && word.end <= date.start)?.lower ?? '',
    )
    return isLine && year && isDay(day, month, year) && year > 1950 ? [{day: dayNumber(day, month, year), isEnd}] : []
  })
  const last = full.reduce((late, one) => (one.day > late.day ? one : late), {
    day: Number.NEGATIVE_INFINITY,
    isEnd: true,
  })
  if (full.length > 0) return last.isEnd ? undefined : {from: last.day, to: last.day}
  return isShort ? issueOf(wordsOf(block)) : undefined
}

/** `November 2025`, `Spring 2025`, `July to September 2026`: of a line that names an issue. */
function issueOf(all: readonly Word[]): {from: number; to: number} | undefined {
  const at = all.findIndex(({text}) => /^20[0-3]\d$/.test(text))
  const year = Number(all[at]?.text)
  const last = spanOfMonth(all[at - 1]?.lower ?? '', year)
  if (at < 1 || !last) return undefined
  const first = all[at - 2]?.lower === 'to' ? spanOfMonth(all[at - 3]?.lower ?? '', year) : undefined
  return {from: (first ?? last).from, to: last.to}
}

/** The days of a month or season of a year. */
function spanOfMonth(name: string, year: number): {from: number; to: number} | undefined {
  const month = monthOf.get(name)
  const [first, last] = month ? [month, month] : (seasons[name] ?? [])
  if (!first || !last) return undefined
  const end = last > 12 ? [last - 12, year + 1] : [last, year]
  return {
    from: dayNumber(1, first, year),
    to: dayNumber(daysIn(end[0] as number, end[1]), end[0] as number, end[1] as number),
  }
}

/** Every day, month with a year, season with a year and year that the copy names, in reading order. */
export const momentsOf = defineReading<readonly Moment[]>(
  (draft: Draft) => {
    const dates = datesIn(draft)
    const own = ownDayOf(draft)
    const isDate = overlapWith(dates)
    const latest = Math.max(1970, ...dates.map(({year = 0}) => year))
    const days = dates.flatMap((date) => momentOf(date, own, latest) ?? [])
    const others = draft.blocks
      .filter((block) => isProse(block) && (block.kind === 'paragraph' || block.kind === 'heading'))
      .flatMap((block) => yearsIn(block))
      .filter((one) => !isDate(one))
    return [...days, ...others].sort((a, b) => a.block.index - b.block.index || a.start - b.start)
  },
  [datesIn, ownDayOf],
)

/** `4 August last year`: years from that of the draft. */
function shiftOf({block, end}: WrittenDate): number | undefined {
  const [first, second] = wordsOf(block)
    .filter((word) => word.isWord && word.start >= end)
    .slice(0, 2)
  if (second?.lower !== 'year') return undefined
  return first?.lower === 'last' ? -1 : first?.lower === 'next' ? 1 : undefined
}

function momentOf(date: WrittenDate, own: OwnDay | undefined, latest: number): Moment | undefined {
  const {block, start, end, day, lastDay = day, month, weekday} = date
  const shift = own && shiftOf(date)
  const year =
    date.year ?? (own ? (shift ? yearOf(own.to) + shift : nearestYear(day, month, (own.from + own.to) / 2)) : latest)
  if (!isDay(day, month, year) || !isDay(lastDay, month, year)) return undefined
  const all = wordsOf(block)
  const at = firstEndingAfter(all, start)
  return {
    ...{block, start, end, from: dayNumber(day, month, year), to: dayNumber(lastDay, month, year)},
    ...{isDated: date.year !== undefined, sentence: all[at]?.sentence ?? 0, at},
    ...(weekday && {weekday}),
  }
}

const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear()

/** The year in which a day is nearest to another. */
export function nearestYear(day: number, month: number, to: number): number {
  const year = yearOf(to)
  const far = (one: number) => Math.abs(dayNumber(day, month, one) - to)
  return [year - 1, year, year + 1].reduce((best, one) => (far(one) < far(best) ? one : best))
}

/** `the March quarter of 2028`: the three months that end with it. */
function quarterOf(name: string, year: number): {from: number; to: number} | undefined {
  const last = spanOfMonth(name, year)
  return last && {from: last.to - 90, to: last.to}
}

const yearsIn = (block: Block): Moment[] => {
  const all = wordsOf(block)
  return all.flatMap((word, at): Moment[] => {
    if (!/^(?:1[89]|20)\d\d$/.test(word.text)) return []
    const before = all[at - 1]
    const isJoined = before?.lower === 'of' || before?.text === ','
    const isQuarter = (isJoined ? all[at - 2] : before)?.lower === 'quarter'
    const ofYear = all[at - (isJoined ? 2 : 1) - (isQuarter ? 1 : 0)]
    const year = Number(word.text)
    const month = ofYear ? (isQuarter ? quarterOf(ofYear.lower, year) : spanOfMonth(ofYear.lower, year)) : undefined
    if (!month && !words['year lead'].has(before?.lower ?? '')) return []
    if (/s$/.test(all[at + 1]?.lower ?? '') && all[at + 1]?.start === word.end + 1 && !month) return []
    const first = month ? (ofYear as Word) : word
    const stretch = month ?? {from: dayNumber(1, 1, year), to: dayNumber(31, 12, year)}
    return [{block, start: first.start, end: word.end, ...stretch, isDated: true, sentence: word.sentence, at}]
  })
}
