// impossible-date: a date that cannot exist.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import type {DateOrder} from '../../src/reading/numbers/numeric-dates.ts'
import {isQuoted} from '../../src/reading/speech/quotations.ts'
import {impossibleTimesIn} from './find/clock-times.ts'
import {impossibleFields} from './find/front-matter-dates.ts'
import {type Impossible, impossibleDates, impossibleIn, withWeekday} from './find/impossible-dates.ts'

const noSuchDay = (written: string, month: string, year: number | undefined, days: number) =>
  `${quote(written)} doesn't exist, because ${month}${year ? ` ${year}` : ''} has ${days} days: correct the date.`

function messageFor(found: Impossible): string {
  if (found.kind === 'weekday')
    return `${found.date} is a ${found.was}, not a ${found.said}: correct the day or the date.`
  if (found.kind === 'day') return noSuchDay(textOf(found), found.month, found.year, found.days)
  if (found.kind === 'numbers') return `${quote(textOf(found))} isn't a possible date: check the day and month.`
  return `${quote(textOf(found))} ends before it starts: check ${found.from} and ${found.to}.`
}

const timeMessage = (time: string, isLate: boolean): string =>
  isLate
    ? `${quote(time)} counts to twelve and to twenty-four at once: correct the time.`
    : `No clock shows ${quote(time)}: correct the time.`

export default defineRule({
  summary: 'An impossible date: a wrong weekday, a day that doesn’t exist, an end before its start.',
  why: 'Such a date is certainly wrong. Readers miss the meeting, or stop trusting the rest.',
  authority:
    'AP Stylebook, dates; BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.1.0',
  kinds: {weekday: 'warning', day: 'warning', numbers: 'warning', range: 'warning'},
  options: {order: 'either'},
  optionNotes: {order: 'How you write dates in numbers: `either`, `day-first` (31/12/2025), `month-first`.'},
  reads: [impossibleDates],
  check({draft, options, report}) {
    for (const {place, month, year, days} of impossibleFields(draft))
      report(place, noSuchDay(draft.text.slice(place.start, place.end), month, year, days), {kind: 'day'})
    for (const block of draft.blocks)
      for (const time of impossibleTimesIn(block))
        if (!isQuoted(draft, time)) report(time, timeMessage(textOf(time), time.isLate), {kind: 'numbers'})
    for (const found of impossibleIn(draft, options.order as DateOrder)) {
      const expected = found.kind === 'weekday' ? [withWeekday(textOf(found), found.was)] : undefined
      report(found, messageFor(found), {kind: found.kind, ...(expected && {expected})})
    }
  },
  kindNotes: {
    weekday: 'the day of the week does not fit the date',
    day: 'no such day',
    numbers: 'no such date or time in figures',
    range: 'ends before it starts',
  },
  examples: [
    {
      good: 'The string 31 April 2025 is never valid, and 31 November 2025 is invalid too.',
      shows: 'a date that is talked about',
    },
    {bad: 'The offer is valid until ==31 November 2025==.', kind: 'day'},
    {
      bad: 'The hearing is on ==Monday 29 May 2025== in Leeds.',
      says: '29 May 2025 is a Thursday, not a Monday: correct the day or the date.',
      kind: 'weekday',
      severity: 'warning',
    },
    {bad: 'It opens ==Friday, March 3, 2025==, at noon.', format: 'txt'},
    {bad: '---\ndate: 2025-05-20\n---\n\nThe vote is on ==Monday 29 May==.', shows: 'the year of the front matter'},
    {
      bad: 'On ==27/06/2017 (Thursday)== it fell. On ==2017-06-27, a Thursday==, it fell. On ==Thursday, 2017-06-27==, it fell.',
      kind: 'weekday',
    },
    {
      bad: '---\ndate: ==2026-02-30==\nupdated: "==31 June 2026=="\n---\n\nText.',
      kind: 'day',
      says: '"2026-02-30" doesn\'t exist, because February 2026 has 28 days: correct the date.',
    },
    {good: '---\ndate: 2026-02-28\nnumber: 2026-02-30\nupdated: 30 June 2026\n---\n\nText.'},
    {bad: 'On ==31 June== it closes.', kind: 'day'},
    {good: 'On 27/06/2017 (Tuesday) it fell. On 03/04/2017 (Monday) too. On 2017-06-27, a day in June, it rained.'},
    {bad: 'They married on ==12 June 2024 (a Tuesday)== in York.'},
    {
      bad: 'Bids close on ==31 June==, the council said.',
      kind: 'day',
      says: '"31 June" doesn\'t exist, because June has 30 days: correct the date.',
    },
    {bad: 'She was born on ==February 29, 2025==, in Hull.'},
    {
      bad: 'Due by ==31/06/2025== or ==2025-02-30==.',
      kind: 'numbers',
      says: '"31/06/2025" isn\'t a possible date: check the day and month.',
    },
    {
      bad: 'The gates open at ==24:30==. The talk begins at 7, and dinner is at ==13:75 pm==.',
      kind: 'numbers',
      says: 'No clock shows "24:30": correct the time.',
    },
    {
      bad: 'Doors at ==14:30pm==, draws at 9 a.m. and ==19 p.m.==, a drill at ==11.75pm==, tea at ==half past fourteen==, and bed by ==half past twenty-six==.',
      kind: 'numbers',
    },
    {
      bad: 'Doors open at ==14:30pm== on Sunday.',
      says: '"14:30pm" counts to twelve and to twenty-four at once: correct the time.',
    },
    {
      good: 'The bond is 154 pm or 97 pm long. Tune to 98 AM or 101.5 am. Half past twelve, quarter to eleven, a half past tense, a quarter to thirty people. Sales rose in the quarter to 28 March. At 12.30pm it cost £14.99 pm.',
    },
    {bad: 'It closes on ==31 June== each year, on ==Saturday, July 32==, and on ==Saturday, 10\nSeptember 2026==.'},
    {bad: '07:40 Second alert\n==07:75== Third alert\n08:10 All is well', format: 'txt', kind: 'numbers'},
    {good: 'The model is 1:87. See John 3:65 and Psalm 119:75. It won by 11:64, and shut at 24:00.'},
    {bad: 'The strike of ==12/31/2025== was short.', options: {order: 'day-first'}},
    {
      bad: 'He ran the mill ==between 1998 and 1989==, his son said.',
      kind: 'range',
      says: '"between 1998 and 1989" ends before it starts: check 1998 and 1989.',
    },
    {bad: 'The show ran from ==3 May 2025 to 12 April 2025== in Bath.'},
    {bad: 'Ada Lowe (==1911–1874==) painted it. Open ==12–3 May 2025==.'},
    {bad: 'She was ==born in 1980 and died in 1975==.'},
    {good: 'Her son was born in 1980; his father died in 1975. He was born in 1950 and died in 1999.'},
    {good: 'On Thursday 29 May 2025, and again on Friday, May 30, 2025. Pay by 05/31/2025 or 31/05/2025.'},
    {
      good: 'Monday 29 May was warm. In June 31 people came. In 2019, on Monday 3 June, it rained.',
      shows: 'no year known',
    },
    {good: 'The season 2024/25, version 2025.02.30, the tax year from 6 April 2024 to 5 April 2025.'},
    {good: 'In the Julian calendar it was Wednesday 25 October 1917. Sweden had a 30 February 1712 (Old Style).'},
    {good: 'The letter is dated “Monday 29 May 2025”. The sign says 31 June [sic].', shows: 'other people’s errors'},
    {
      good: 'Open Friday to Sunday, 2–4 May 2025, and Saturday and Sunday, 10 May 2025. It fell from 2010 to 1989 votes.',
    },
    {
      good: '---\ndate: 2026-08-01\n---\n\nThe fair: Sep 18 - Sep 20 (Fri - Sun). We took the difference between 1940 and 1935 in tons.',
      shows: 'the weekdays of a stretch; years that are compared',
    },
    {bad: '---\ndate: 2026-08-01\n---\n\nThe fair: ==Sep 20 (Fri)== and on.', kind: 'weekday'},
    {good: 'The empire (1200–1100 BC) fell; see rooms 31 May Street and pages 31 March 2 people read.'},
  ],
})
