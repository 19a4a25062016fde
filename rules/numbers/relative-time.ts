// relative-time: words for a time that mean nothing a week later.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {relativeTimesIn} from './find/relative-times.ts'

export default defineRule({
  summary: 'A vague time: recently, in recent years, now.',
  why: 'Copy may be read years later, when nobody can tell what was recent.',
  authority: 'Wikipedia, Manual of Style, relative time references: https://en.wikipedia.org/wiki/MOS:RELTIME',
  since: '0.1.0',
  kinds: {lede: 'info', body: 'off', day: 'off'},
  presets: {
    news: {body: 'info'},
    blog: {lede: 'off'},
    newsletter: {lede: 'off'},
    docs: {body: 'info', day: 'info'},
    strict: {body: 'info', day: 'info'},
  },
  options: {allow: [] as string[]},
  optionNotes: {allow: 'Time expressions to allow, such as `recently`.'},
  reads: [relativeTimesIn],
  check({draft, options, report}) {
    const allowed = new Set(options.allow.map((word) => word.toLowerCase()))
    for (const found of relativeTimesIn(draft)) {
      const words = textOf(found)
      if (allowed.has(words.toLowerCase())) continue
      report(found, `${quote(words)} gives no date: say when.`, {kind: found.kind})
    }
  },
  kindNotes: {
    lede: 'in the headline or opening',
    body: 'further down',
    day: 'days and months, such as “yesterday”',
  },
  examples: [
    {
      bad: '==A recent resignation== at the harbour office has split the crew, two of its members said.',
      format: 'txt',
      kind: 'lede',
      severity: 'info',
      says: '"A recent resignation" gives no date: say when.',
    },
    {bad: '# ==Recent storms== wreck the pier\n\nThe pier fell on Monday.'},
    {
      bad: 'The pier fell on Monday, and the harbour office said that it would be rebuilt.\n\nIt has lost two piles ==in recent years==, and divers are ==now== looking.',
      kind: 'body',
      preset: 'news',
    },
    {bad: 'The office closed ==last month==.', kind: 'day', preset: 'strict', shows: 'a page without a date'},
    {
      good: 'The harbour office has ==recently== lost two clerks, and the third wants to leave as well.',
      options: {allow: ['recently']},
    },
    {good: 'The harbour office recently lost its clerk, who left on 3 May, and the crew was told at once.'},
    {good: '“We have lost two clerks in recent years,” she said. “Now we are alone in this office.”'},
    {good: 'Now that the pier is gone, the crew is back sooner or later; by now all know it.', preset: 'strict'},
    {good: '---\ndate: 2026-05-03\n---\n\nThe office closed yesterday.', preset: 'strict'},
    {
      good: 'In 1989 the house was recently built, and in 1990 it was currently the largest of the town.',
      preset: 'strict',
    },
  ],
})
