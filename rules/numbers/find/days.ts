// Days: every date, month, year and weekday of the copy, with the weekday that a date falls on.

import {monthSpellings, weekdayNames} from '../../../src/core/calendar.ts'
import type {ToVerify} from '../../../src/core/checklist.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {matchesIn, overlapWith, type Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {datesIn, type WrittenDate} from '../../../src/reading/numbers/dates.ts'
import {daysIn, isDay, monthNamed, weekdayOf} from '../../../src/reading/numbers/days.ts'
import {numericDatesIn} from '../../../src/reading/numbers/numeric-dates.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {namedSourceOf, sourcesOf} from '../../../src/reading/sources.ts'
import {isProse} from '../../../src/reading/text/words.ts'
import {yearOf} from './impossible-dates.ts'

/** The days of a draft: dates in words and in numbers, then what stands apart from them, each with its source. */
export const daysToVerify = defineReading<readonly ToVerify[]>(
  (draft) => {
    const blocks = draft.blocks.filter((block) => isProse(block) && isCopy(draft, block))
    const isListed = new Set(blocks)
    const dates = datesIn(draft).filter(({block}) => isListed.has(block))
    const written = dates.map((date) => factOf(draft, date, noteOn(draft, date)))
    const numeric = blocks.flatMap((block) => numericDatesIn(block)).map((date) => factOf(draft, date))
    const isInDate = overlapWith([...written, ...numeric])
    const apart = blocks.flatMap((block) => partsIn(block)).filter((part) => !isInDate(part))
    return [...written, ...numeric, ...apart.map((part) => factOf(draft, part))]
  },
  [datesIn, sourcesOf, linesIn],
)

const isCopy = (draft: Draft, block: Block) =>
  roleOf(draft, {block, start: 0, end: block.prose.text.length}) !== 'chrome'

function factOf(draft: Draft, {block, start, end}: Span, note?: string): ToVerify {
  const key = block.prose.text.slice(start, end).toLowerCase()
  return {...{block, start, end, kind: 'date', key}, ...namedSourceOf(draft, {block, start, end}), ...(note && {note})}
}

/** What the calendar says of a date, as far as its year is known. */
function noteOn(draft: Draft, date: WrittenDate): string | undefined {
  const {day, lastDay = day, month, year, weekday} = date
  if (!isDay(Math.max(day, lastDay), month, year)) return `${monthNamed(month)} has ${daysIn(month, year)} days`
  const when = yearOf(draft, date)
  if (when === undefined || when < 1800) return undefined
  const is = weekdayOf(day, month, when)
  const said = weekday === undefined ? '' : weekday === is ? ', as written' : `, not a ${weekday}`
  return `${day} ${monthNamed(month)} ${when} is a ${is}${said}`
}

const months = monthSpellings.flatMap(([name = '']) => name).join('|')
const days = weekdayNames.join('|')

/** A month with its year, a year or decade alone, a weekday. */
const parts = new RegExp(
  `(?<![\\p{L}\\p{N}_@#=?&/\\\\.,:$£€¥-])(?:(?:(?:${months}),? )?(?:1[5-9]|20|21)\\d\\d(?:s|(?:[–-]|/)\\d\\d(?:\\d\\d)?)?|(?:${days})s?)(?![\\p{L}\\p{N}_/@=%]|[.,:]\\d)`,
  'giu',
)

const partsIn = (block: Block): Span[] => matchesIn(block, parts).filter(isWritten)

/** A weekday has its capital, and a year counts nothing. */
const isWritten = ({block, start, end}: Span) => {
  const {text} = block.prose
  const found = text.slice(start, end)
  return /^\d{4}$/.test(found) ? !/^ ?(?:%|\p{Ll}+s\b)/u.test(text.slice(end, end + 20)) : /^[\p{Lu}\d]/u.test(found)
}
