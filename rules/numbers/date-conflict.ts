// date-conflict: two dates, editions or seasons of a draft that cannot both be right.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {conflictReports} from './find/conflicts.ts'
import {dateConflicts, datesRead, pastDates} from './find/date-conflicts.ts'

export default defineRule({
  summary: 'Two dates, times, editions or seasons that can’t both be right.',
  why: 'One of the two is wrong, and readers who come on the wrong day don’t come again.',
  authority: 'BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.2.0',
  preview: true,
  kinds: {weekday: 'warning', edition: 'info', season: 'info', start: 'info', clock: 'info', past: 'info'},
  presets: {strict: 'warning'},
  reads: [datesRead],
  check({draft, report}) {
    for (const {today, ...span} of pastDates(draft))
      report(
        span,
        `${quote(textOf(span))} is past on the day of the draft, ${today}: correct the date, or use the past tense.`,
        {kind: 'past'},
      )
    for (const {span, message, extras} of conflictReports(draft, dateConflicts(draft), 'The other one is here.'))
      report(span, message, extras)
  },
  kindNotes: {
    weekday: 'one date with two weekdays, or one weekday on dates that are no weeks apart',
    edition: 'an event that is counted twice in two ways',
    start: 'one event that begins or ends on two dates',
    clock: 'a time that goes back in a story told minute by minute',
    past: 'a date that is told as still to come, and is past',
    season: 'a season before or after the one that goes on',
  },
  examples: [
    {
      bad: 'It was taken on Tuesday 23 September.\n\nDid you see it on ==Monday 23 September==?',
      kind: 'weekday',
      severity: 'warning',
      says: 'Line 1 says "Tuesday 23 September", and here it is "Monday 23 September": check which is right.',
    },
    {bad: 'It is the 148th show.\n\nTickets for the ==147th show== are on sale.', kind: 'edition'},
    {
      bad: 'It was their first win of 2025-26. They are fourteenth, their best place so far in ==2024-25==.',
      kind: 'season',
    },
    {
      bad: 'The ordinance takes effect on July 1.\n\nCome on the day the ordinance takes effect, ==June 1==.',
      kind: 'start',
    },
    {bad: 'His pager went off at 9:21. He got up and phoned her at ==9:16==.', kind: 'clock'},
    {
      bad: '---\ndate: 2025-11-08\n---\n\nThat period will end on ==5 November==, and he may answer.',
      kind: 'past',
      says: '"5 November" is past on the day of the draft, 8 November 2025: correct the date, or use the past tense.',
    },
    {good: '---\ndate: 2025-11-08\n---\n\nThat period will end on 15 November. It ended on 5 November.'},
    {good: 'It was on Tuesday 23 September 2025. In 2024 it was on Monday 23 September 2024.'},
    {
      good: 'He called at 9:21. He had slept from 8:50 to 9:16. The fair opens on May 1, and the fair opened late last year, on May 9.',
    },
    {good: 'It is the 148th show. Last year the 147th show was rained off.'},
  ],
})
