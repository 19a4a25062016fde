// Dates that are compared: days, months, weekdays, decades, and times of day, however they are written.
import measures from '../../rules/lists/measure-words.json' with {type: 'json'}
import {monthSpellings, weekdaySpellings} from '../core/calendar.ts'
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {groupByBlock, type Span} from '../core/draft/spans.ts'
import {type PlainWord, wordsIn} from '../reading/likeness/word-overlap.ts'
import type {Amount} from '../reading/numbers/amounts.ts'
import {datesIn, type WrittenDate} from '../reading/numbers/dates.ts'
import {weekdayNamed} from '../reading/numbers/days.ts'
import {worthOf} from '../reading/numbers/numbers.ts'
import {daysMeant, numericDatesIn} from '../reading/numbers/numeric-dates.ts'
import {findAll} from '../reading/text/prefilter.ts'
import type {Day, When} from './fact-types.ts'

const context = measures['year context']
const [sureYear, likelyYear, monthContext] = [context.sure, context.likely, context.month].map((all) => new Set(all))
const months = new Map(monthSpellings.flatMap((names, i) => names.map((name) => [name, i + 1] as const)))
const weekdays = new Set(weekdaySpellings.map(([name]) => name as string))
const decades = new Map(Object.entries(measures.decades).map(([ten, [word = '']]) => [word, Number(ten)]))

const timesOfDay = new Map(
  Object.entries(measures['times of day']).flatMap(([time, words]) =>
    words.map((word) => [word, Number(time)] as const),
  ),
)
const [counted, notCounted] = [new Set(context.counted), new Set(context['not counted'])]

/** Finds the dates of each block of a draft. */
export function dateFinder(draft: Draft): (block: Block) => When[] {
  const worded = groupByBlock(datesIn(draft))
  return (block) => {
    const words = worded.get(block) ?? []
    const days = words.flatMap(daysAt)
    return withoutOverlaps([...days, ...inNumbers(block), ...timesIn(block), ...looseDates(block)])
  }
}

const range = /(\d\p{L}{0,2})(?: ?[-–—&] ?| \p{L}{2,3} )(?=\d)/u

/** A date, or the first and the last day of a stretch. */
function daysAt({block, start, end, lastDay, ...date}: WrittenDate): When[] {
  const {day, month, year, weekday} = date
  const rest = {month, ...(year && {year})}
  const found = lastDay === undefined ? null : range.exec(block.prose.text.slice(start, end))
  if (lastDay === undefined || !found) return [whenAt({block, start, end}, [{day, ...rest, ...(weekday && {weekday})}])]
  const [join, first = ''] = found
  const [firstEnd, second] = [found.index + first.length, found.index + join.length]
  return [
    whenAt({block, start, end: start + firstEnd}, [{day, ...rest}]),
    whenAt({block, start: start + second, end}, [{day: lastDay, ...rest}]),
  ]
}

const whenAt = ({block, start, end}: Span, days: readonly Day[]): When => ({
  ...{type: 'day', kind: 'date', block, start, end, days, weak: false},
})

/** Those that start first, and of two that start together the longer. */
function withoutOverlaps(all: readonly When[]): When[] {
  const kept: When[] = []
  for (const one of [...all].sort((a, b) => a.start - b.start || b.end - a.end))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}

const inNumbers = (block: Block): When[] =>
  numericDatesIn(block).flatMap((span) => {
    const days = daysMeant(block.prose.text.slice(span.start, span.end), 'either')
    return days.length > 0
      ? [
          whenAt(
            span,
            days.map(([day, month, year]) => ({day, month, year})),
          ),
        ]
      : []
  })

const half = '\\s?(?:([ap])m\\b|([ap])\\.m\\.?)'
const clock = '(\\d{1,2})(?:[:.](\\d\\d))?'
const timed = {
  look: /\d/,
  pattern: new RegExp(
    `(?<![\\w:.,/$£€-])(?:${clock}(?=\\s?(?:-|–|to)\\s?\\d{1,2}(?:[:.]\\d\\d)?\\s?([ap])\\.?m\\b)|${clock}${half}|(\\d{1,2}):(\\d\\d)(?![\\w:]|[.,]\\d))|(?<![\\d:.,/$£€] ?)(?<=[-–])${clock}${half}`,
    'gi',
  ),
}

/** Times of day; one without am or pm may be either. */
function timesIn(block: Block): When[] {
  return findAll(timed, block.prose.text).flatMap((found) => {
    const [whole, ...parts] = found
    const times = minutesOf(parts)
    const span = {block, start: found.index, end: found.index + whole.length}
    return times.length > 0
      ? [
          whenAt(
            span,
            times.map((time) => ({time})),
          ),
        ]
      : []
  })
}

type Parts = readonly (string | undefined)[]

function minutesOf(parts: Parts): number[] {
  const [h1, m1, p1, h2, m2, p2, q2, h3, m3, h5, m5, p5, q5] = parts
  if (h1) return [...minutes(h1, m1, 'a'), ...minutes(h1, m1, 'p')].filter((time) => p1 !== undefined && time >= 0)
  if (h2) return minutes(h2, m2, p2 ?? q2)
  if (h5) return minutes(h5, m5, p5 ?? q5)
  return h3 ? minutes(h3, m3, undefined) : []
}

function minutes(hour: string, minute = '0', part: string | undefined): number[] {
  const [hours, rest] = [Number(hour), Number(minute)]
  if (hours > 24 || rest > 59 || (part && (hours > 12 || hours === 0))) return []
  const at = (hours % 12) * 60 + rest
  if (part) return [part.toLowerCase() === 'p' ? at + 720 : at]
  if (hours > 12 || hours === 0 || (hour.length > 1 && hour.startsWith('0'))) return [(hours % 24) * 60 + rest]
  return [at, at + 720]
}

/** Months with their years or alone, weekdays alone, decades. */
function looseDates(block: Block): When[] {
  const {text} = block.prose
  const words = wordsIn(text)
  return words.flatMap((word, i) => looseAt(block, words, i, word) ?? [])
}

function looseAt(block: Block, words: readonly PlainWord[], i: number, word: PlainWord): When | undefined {
  const {text} = block.prose
  const {start} = word
  const isCapital = /^\p{Lu}/u.test(text[start] as string)
  if (isCapital && weekdays.has(word.text.replace(/s$/, ''))) {
    const weekday = weekdayNamed(word.text.replace(/s$/, '')) as string
    return whenAt({block, start, end: word.end}, [{weekday}])
  }
  const month = isCapital ? months.get(word.text) : undefined
  if (month) return monthAt(block, words, i, month)
  const time = timesOfDay.get(word.text)
  if (time !== undefined) return whenAt({block, start, end: word.end}, [{time}])
  const hour = word.text === 'oclock' ? words[i - 1] : undefined
  if (hour) return hourAt(block, hour, word)
  const decade = decadeOf(text, word)
  return decade === undefined
    ? undefined
    : whenAt({block, start: decade.start, end: word.end}, [{decade: decade.value}])
}

/** `seven o'clock`, in the morning or in the evening. */
function hourAt(block: Block, hour: PlainWord, {end}: PlainWord): When | undefined {
  const times = minutes(String(worthOf(hour.text) ?? 25), undefined, undefined)
  return times.length > 0
    ? whenAt(
        {block, start: hour.start, end},
        times.map((time) => ({time})),
      )
    : undefined
}

function monthAt(block: Block, words: readonly PlainWord[], i: number, month: number): When | undefined {
  const {text} = block.prose
  const [before, word, after] = [words[i - 1], words[i] as PlainWord, words[i + 1]]
  const gap = after ? text.slice(word.end, after.start) : ''
  const year = after && /^(?:1[5-9]|20|21)\d\d$/.test(after.text) && /^\.?,? (?:of )?$/.test(gap) ? after : undefined
  if (year) return whenAt({block, start: word.start, end: year.end}, [{month, year: Number(year.text)}])
  if (word.text.length < 5 && word.text !== 'may' && word.text !== 'june' && word.text !== 'july') return undefined
  const isLed = before !== undefined && monthContext?.has(before.text) && before.end === word.start - 1
  return isLed ? whenAt({block, start: word.start, end: word.end}, [{month}]) : undefined
}

/** `1990s`, `’90s`, `nineties`. */
function decadeOf(text: string, {text: word, start}: PlainWord): {value: number; start: number} | undefined {
  const [, digits] = /^((?:1\d|20)?\d0)s$/.exec(word) ?? []
  const tens = digits ? Number(digits) : decades.get(word)
  if (tens === undefined) return undefined
  const value = tens >= 1000 ? tens : tens >= 30 ? 1900 + tens : 2000 + tens
  return {value, start: /['’]/.test(text[start - 1] ?? '') ? start - 1 : start}
}

/** The word right before an offset, in lower case. */
function wordBefore(text: string, start: number): string {
  const words = text
    .slice(Math.max(0, start - 16), start)
    .replaceAll('-', ' ')
    .trimEnd()
    .split(' ')
  return (
    words
      .at(-1)
      ?.replace(/^[^\p{L}©]+/u, '')
      .toLowerCase() ?? ''
  )
}

/** Is a plain number a year: by its size and by the words around it? */
export function isYear({block, start, end, worths}: Amount): boolean {
  const {text} = block.prose
  const [worth, ...more] = worths
  if (!worth || more.length > 0 || worth.unit !== '' || !/^(?:1[5-9]|20|21)\d\d$/.test(text.slice(start, end)))
    return false
  const before = wordBefore(text, start)
  const [, after = ''] = /^ ([\p{L}]+)/u.exec(text.slice(end, end + 16)) ?? []
  if (counted.has(after) || (/^\p{Ll}{3,}s$/u.test(after) && !notCounted.has(after))) return false
  if (sureYear?.has(before)) return true
  if (/[(–-]\s?$/.test(text.slice(Math.max(0, start - 2), start)) && /^[)–-]/.test(text.slice(end))) return true
  return likelyYear?.has(before) === true && !/^\p{Ll}{3,}/u.test(after)
}
