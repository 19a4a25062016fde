// missing-byline: a story without its author or its date.

import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {imprintOf} from '../../src/reading/page/bylines.ts'
import {linesIn, titleOf} from '../../src/reading/page/roles.ts'

/** Below that a draft is a fragment: a brief, a caption, a teaser. */
const leastParagraphs = 3

export default defineRule({
  summary: 'A story without its author or its date.',
  why: 'Readers and search engines ask who wrote this and when. If your CMS adds both, leave the rule off.',
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
    const where = titleOf(draft) ?? linesIn(draft)[0] ?? {start: 0, end: 0}
    const wants = (what: string) => options.require.includes(what)
    const note = 'Looked at front matter, the first eight and the last four lines.'
    if (imprint.standIn && wants('author'))
      report(where, `The author is ${quote(imprint.standIn)}: name a person or the desk.`, {note})
    if (!imprint.author && wants('author'))
      report(imprint.dateline ?? where, "No byline found in front matter or the first lines: add the author's name.", {
        note,
      })
    if (!imprint.date && wants('date'))
      report(where, 'No date found in front matter or the first lines: add the date.', {note})
  },
  examples: [
    {
      bad: '# Council closes libraries\n\n==3 May 2025==\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      severity: 'warning',
      says: "No byline found in front matter or the first lines: add the author's name.",
    },
    {
      bad: '# ==Council closes libraries==\n\nBy Ann Archer\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      preset: 'news',
      severity: 'info',
      says: 'No date found in front matter or the first lines: add the date.',
    },
    {
      bad: '---\ntitle: ==Council closes libraries==\nauthor: admin\ndate: 2025-05-03\n---\n\nThe council has voted to close two libraries in the town this year.\n\nThe vote was close, and the mayor had the last word in it at midnight.\n\nThe libraries close in May, and the staff move to the town hall by then.',
      says: 'The author is "admin": name a person or the desk.',
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
