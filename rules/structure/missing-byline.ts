// missing-byline: a story without a byline or a date.

import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {imprintOf} from '../../src/reading/page/bylines.ts'
import {linesIn, titleOf} from '../../src/reading/page/roles.ts'

/** A shorter draft is a brief, a caption or a teaser. */
const leastParagraphs = 3

export default defineRule({
  summary: 'A story without a byline or a date.',
  why: 'Readers and search engines look for who wrote a piece and when. If your CMS adds both, turn the rule off.',
  authority: 'The Trust Project, indicator 2 (journalist expertise): https://thetrustproject.org/trust-indicators/',
  since: '0.1.0',
  severity: 'off',
  presets: {news: 'info', strict: 'warning'},
  options: {require: ['author', 'date']},
  optionNotes: {require: 'What a story must name: `author`, `date`.'},
  reads: [imprintOf, titleOf, linesIn],
  check({draft, options, report}) {
    const imprint = imprintOf(draft)
    if (imprint.paragraphs < leastParagraphs) return
    const lines = [titleOf(draft), ...linesIn(draft)]
    const where = lines.find((line) => line && /[\p{L}\p{N}]/u.test(line.text)) ?? {start: 0, end: 0}
    const wants = (what: string) => options.require.includes(what)
    const note =
      'Looked in the settings at the top of the file (front matter), the first eight lines and the last four.'
    if (imprint.standIn && wants('author'))
      report(where, `The author is given as ${quote(imprint.standIn)}: name the author or the desk.`, {note})
    if (!imprint.author && wants('author'))
      report(imprint.dateline ?? where, 'No byline was found: name the author or the desk.', {
        note,
      })
    if (!imprint.date && wants('date')) report(where, 'No date was found: add the date.', {note})
  },
  examples: [
    {
      bad: '# Council closes libraries\n\n==3 May 2025==\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      severity: 'warning',
      says: 'No byline was found: name the author or the desk.',
    },
    {
      bad: '# ==Council closes libraries==\n\nBy Ann Archer\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      preset: 'news',
      severity: 'info',
      says: 'No date was found: add the date.',
    },
    {
      bad: '---\ntitle: ==Council closes libraries==\nauthor: admin\ndate: 2025-05-03\n---\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      says: 'The author is given as "admin": name the author or the desk.',
    },
    {
      bad: '==Council Votes To Close Two Libraries==\n\n4 min read Published on March 3, 2025 by admin\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      format: 'txt',
      says: 'The author is given as "admin": name the author or the desk.',
      shows: 'a time stamp from a web page',
    },
    {
      good: 'Council Votes To Close Two Libraries\n\nBy Ann Archer\n\n4 min read Published on March 3, 2025 by admin\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      format: 'txt',
    },
    {
      good: 'Council Votes To Close Two Libraries\n\n4 min read Published on March 3, 2025 by Ann Archer\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      format: 'txt',
    },
    {
      good: 'Council Votes To Close Two Libraries\n\nBy Ann Archer\n3 May 2025\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      format: 'txt',
    },
    {
      good: '---\ntitle: Libraries\nauthors: [Ann Archer]\ndate: 2025-05-03\n---\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
    },
    {good: '# Teaser\n\nTwo libraries close in May.', shows: 'a fragment'},
    {
      good: '# Libraries\n\nLEEDS (AP) — The council has voted to close two libraries in the town.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      options: {require: ['author']},
      shows: 'agency copy',
    },
  ],
})
