// impossible-date: a date that cannot be.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {impossibleFields} from './find/front-matter-dates.ts'
import {type DateOrder, type Impossible, impossibleDates, impossibleIn, withWeekday} from './find/impossible-dates.ts'

const noSuchDay = (written: string, month: string, year: number | undefined, days: number) =>
  `${quote(written)} does not exist: ${month}${year ? ` ${year}` : ''} has ${days} days.`

function messageFor(found: Impossible): string {
  if (found.kind === 'weekday') return `${found.date} is a ${found.was}, not a ${found.said}: correct one of them.`
  if (found.kind === 'day') return noSuchDay(textOf(found), found.month, found.year, found.days)
  if (found.kind === 'numbers') return `${quote(textOf(found))} isn’t a date: check day and month.`
  return `${quote(textOf(found))} ends before it starts: check ${found.from} and ${found.to}.`
}

export default defineRule({
  summary: 'An impossible date: a wrong weekday, a day the month doesn’t have, an end before its start.',
  why: 'An impossible date is certainly wrong. Readers miss the meeting or stop trusting the rest.',
  authority:
    'AP Stylebook, dates; BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.1.0',
  kinds: {weekday: 'error', day: 'error', numbers: 'error', range: 'error'},
  options: {order: 'either'},
  optionNotes: {order: 'How you write dates in numbers: `either`, `day-first` (31/12/2025), `month-first`.'},
  reads: [impossibleDates],
  check({draft, options, report}) {
    for (const {place, month, year, days} of impossibleFields(draft))
      report(place, noSuchDay(draft.text.slice(place.start, place.end), month, year, days), {kind: 'day'})
    for (const found of impossibleIn(draft, options.order as DateOrder)) {
      const expected = found.kind === 'weekday' ? [withWeekday(textOf(found), found.was)] : undefined
      report(found, messageFor(found), {kind: found.kind, ...(expected && {expected})})
    }
  },
  examples: [
    {
      bad: 'The hearing is on ==Monday 29 May 2025== in Leeds.',
      says: '29 May 2025 is a Thursday, not a Monday: correct one of them.',
      kind: 'weekday',
      severity: 'error',
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
      says: '"2026-02-30" does not exist: February 2026 has 28 days.',
    },
    {good: '---\ndate: 2026-02-28\nnumber: 2026-02-30\nupdated: 30 June 2026\n---\n\nText.'},
    {bad: 'On ==31 June== it closes.', kind: 'day'},
    {good: 'On 27/06/2017 (Tuesday) it fell. On 03/04/2017 (Monday) too. On 2017-06-27, a day in June, it rained.'},
    {bad: 'They married on ==12 June 2024 (a Tuesday)== in York.'},
    {
      bad: 'Bids close on ==31 June==, the council said.',
      kind: 'day',
      says: '"31 June" does not exist: June has 30 days.',
    },
    {bad: 'She was born on ==February 29, 2025==, in Hull.'},
    {
      bad: 'Due by ==31/06/2025== or ==2025-02-30==.',
      kind: 'numbers',
      says: '"31/06/2025" isn’t a date: check day and month.',
    },
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
    {good: 'The letter is dated “Monday 29 May 2025”. The sign says 31 June [sic].', shows: 'errors of others'},
    {
      good: 'Open Friday to Sunday, 2–4 May 2025, and Saturday and Sunday, 10 May 2025. It fell from 2010 to 1989 votes.',
    },
    {good: 'The empire (1200–1100 BC) fell; see rooms 31 May Street and pages 31 March 2 people read.'},
  ],
})
