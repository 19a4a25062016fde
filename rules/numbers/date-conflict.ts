// date-conflict: two dates, editions or seasons of a draft that cannot both be right.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {mentionsIn} from '../../src/reading/names/mentions.ts'
import {otherAges} from './find/ages-told.ts'
import {conflictReports} from './find/conflicts.ts'
import {dateConflicts, datesRead, pastDates} from './find/date-conflicts.ts'
import {momentsOf} from './find/moments.ts'
import {quantitiesOf} from './find/quantities.ts'
import {wrongTimings} from './find/timings.ts'

export default defineRule({
  summary: 'Two dates, times, editions or seasons that can’t both be right.',
  why: 'One of the two is wrong, and readers who come on the wrong day don’t come again.',
  authority: 'BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.2.0',
  preview: true,
  kinds: {
    ...{weekday: 'warning', edition: 'info', season: 'info', start: 'info', clock: 'info', past: 'info'},
    ...{'to-come': 'info', term: 'info', age: 'info', deed: 'info'},
  },
  presets: {strict: 'warning'},
  reads: [datesRead, momentsOf, quantitiesOf, mentionsIn],
  check({draft, report}) {
    for (const {today, ...span} of pastDates(draft))
      report(
        span,
        `${quote(textOf(span))} is past on the day of the draft, ${today}: correct the date, or use the past tense.`,
        {kind: 'past'},
      )
    for (const {span, message, extras} of conflictReports(
      draft,
      [...dateConflicts(draft), ...otherAges(draft)],
      'The other one is here.',
    ))
      report(span, message, extras)
    for (const {span, message, kind, related} of wrongTimings(draft)) report(span, message, {kind, related})
  },
  kindNotes: {
    weekday:
      'one date with two weekdays, one weekday on dates that are no weeks apart, or a weekday that the year of the draft contradicts',
    edition: 'an event that is counted twice in two ways',
    start: 'one event that begins or ends on two dates',
    clock: 'a time that goes back in a story told minute by minute',
    past: 'a date that is told as still to come, and is past',
    'to-come': 'a date that is told as past, and is still to come',
    term: 'how long something lasts, against the days on which it began and ended',
    age: 'one person at two ages, or an age against the years that lie between',
    deed: 'something that somebody does after their death',
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
    {
      bad: 'She died on Thursday, Nov. 6, 2025.\n\nThe funeral will be at 11 a.m. on ==Saturday, Nov. 14==.',
      kind: 'weekday',
      says: '14 November 2025 is a Friday, not a Saturday: correct the day or the date.',
    },
    {
      bad: 'Approved by the board on Thursday 22 May 2025\n\nThe ward was handed over and took its first mother on ==16 June 2025==, after checks.',
      kind: 'to-come',
      says: '"16 June 2025" is still to come on the day of the draft, 22 May 2025: correct the date or the tense.',
    },
    {
      bad: 'She came to the school in the fall of 1957.\n\nShe left in June 1989, having taught for ==36 years== in one room.',
      kind: 'term',
      says: 'From fall of 1957 to June 1989 it is 31.5 years, not 36 years: check "36 years".',
    },
    {
      bad: 'It is gazetted on Friday 24 July 2026. A loser then has 30 days to appeal, so the door closes on ==Friday 14 August 2026==.',
      kind: 'term',
    },
    {
      bad: 'Nan Rao is 71. She has worked here since she came as a bride of 19, ==forty-four years ago==.',
      kind: 'age',
      says: 'The ages make 52 years and the dates 44: check "forty-four years ago".',
    },
    {
      bad: 'Ann Baker, 42, won the cup in Leeds. The ==43==-year-old beat her sister by a length.\n\nBaker, who is ==24==, rows again in May.',
      kind: 'age',
      says: 'Line 1 says "42", and here it is "43": check which is right.',
    },
    {bad: 'Ann Baker, 51, was cleared.\n\nThe judge spoke to Ann Baker, aged ==50==, for an hour.', kind: 'age'},
    {
      bad: 'The family sold the land in 2021. Chief Rauf, who died in ==2018==, signed the deed that week.',
      kind: 'deed',
      says: 'Somebody died in "2018", and here it is 2021: check which comes first.',
    },
    {
      good: 'She came to the school in the fall of 1957.\n\nShe left in June 1989, having taught for 32 years in one room. Nan Rao is 71. She came as a bride of 19, 52 years ago.',
    },
    {
      good: 'She died on Thursday, Nov. 6, 2025.\n\nThe funeral will be on Friday, Nov. 14. The family sold the land in 2017. Her son, who died in 2018, signed the deed.',
    },
    {
      good: 'Ann Baker, 42, and her husband won. The 43-year-old said so. Ann Baker, 42, is back. The 43-year-old bridge is shut. Tom Baker, 44, came too.',
      shows: 'the age of another',
    },
    {
      good: 'Ann Baker, 42, met Bob Reed in Leeds. The 43-year-old said: “Baker, 41, is the best.” In 1990 Baker, then 12, began.',
    },
    {good: 'Ann Baker, 42, won. A boy fell. The 41-year-old got up. Ann Baker, 62, is her aunt.'},
    {good: '---\ndate: 2025-11-08\n---\n\nThat period will end on 15 November. It ended on 5 November.'},
    {good: 'It was on Tuesday 23 September 2025. In 2024 it was on Monday 23 September 2024.'},
    {
      good: 'He called at 9:21. He had slept from 8:50 to 9:16. The fair opens on May 1, and the fair opened late last year, on May 9.',
    },
    {good: 'It is the 148th show. Last year the 147th show was rained off.'},
  ],
})
