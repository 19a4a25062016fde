// fake-list: typed bullet characters that stand for a list.

import {placeOf} from '../../src/core/draft/spans.ts'
import {defineRule} from '../../src/core/rule.ts'
import {typedListsOf} from './find/typed-lists.ts'

export default defineRule({
  summary: 'Bullets typed as characters instead of list markup.',
  why: 'Markdown joins typed bullets into one paragraph, and a screen reader announces no list.',
  authority: 'WCAG 2.2, 1.3.1 Info and Relationships: https://www.w3.org/TR/WCAG22/#info-and-relationships',
  since: '0.1.0',
  severity: 'info',
  presets: {strict: 'warning'},
  options: {marker: '-'},
  optionNotes: {marker: 'The mark you write before a list item.'},
  reads: [typedListsOf],
  check({draft, options, report}) {
    for (const {bullet, indent, gap} of typedListsOf(draft).flat()) {
      const {start, end} = placeOf(bullet)
      const fix = [{start: start - indent, end: end + gap, text: `${options.marker}${gap ? ' ' : ''}`}]
      const found = draft.text.slice(start, end)
      report(bullet, `"${found}" is typed as a bullet, which makes no list: write "${options.marker}" instead.`, {fix})
    }
  },
  examples: [
    {
      bad: 'The plan has two parts:\n  ==•== a new bridge\n  ==•== a new road\n',
      format: 'txt',
      says: '"•" is typed as a bullet, which makes no list: write "-" instead.',
      fixed: 'The plan has two parts:\n  - a new bridge\n  - a new road\n',
    },
    {
      bad: '==▪== First the bridge,\nlong promised\n==▪== then the road',
      fixed: '- First the bridge,\nlong promised\n- then the road',
    },
    {
      bad: '==•==\tA new bridge\n\n==•==\tA new road',
      fixed: '- A new bridge\n\n- A new road',
      shows: 'a list pasted from a word processor',
    },
    {bad: 'They want:\n\n==–== more pay\n==–== fewer hours', fixed: 'They want:\n\n- more pay\n- fewer hours'},
    {good: '– Are you coming?\n– Not today, I said.', shows: 'dialogue'},
    {good: '- a new bridge\n- a new road'},
    {good: '• By Ann Archer • 3 May 2025', shows: 'a single separator'},
    {good: '```\n• a\n• b\n```'},
  ],
})
