// fake-list: bullets typed as characters instead of list markup.

import {placeOf} from '../../src/core/draft/spans.ts'
import {defineRule} from '../../src/core/rule.ts'
import {isTranscript} from '../../src/reading/speech/transcripts.ts'
import {typedListsOf} from './find/typed-lists.ts'

export default defineRule({
  summary: 'Bullets typed as characters instead of list markup.',
  why: 'Markdown runs typed bullets together into one paragraph, and screen readers don’t announce a list.',
  authority: 'WCAG 2.2, 1.3.1 Info and Relationships: https://www.w3.org/TR/WCAG22/#info-and-relationships',
  since: '0.1.0',
  severity: 'info',
  presets: {strict: 'warning'},
  options: {marker: '-'},
  optionNotes: {marker: 'The mark you put before a list item.'},
  reads: [typedListsOf, isTranscript],
  check({draft, options, report}) {
    for (const {bullet, indent, gap} of typedListsOf(draft).flat()) {
      const {start, end} = placeOf(bullet)
      const isMarkdown = draft.format === 'markdown' || draft.format === 'mdx'
      const fix = [{start: start - indent, end: end + gap, text: `${options.marker}${gap ? ' ' : ''}`}]
      const found = draft.text.slice(start, end)
      const todo = isMarkdown ? `write "${options.marker}" instead` : "use your editor's list button"
      report(
        bullet,
        `A typed "${found}" doesn't make a list: ${todo}.`,
        isMarkdown && !isTranscript(draft) ? {fix} : {},
      )
    }
  },
  examples: [
    {
      bad: 'The plan has two parts:\n  ==•== a new bridge\n  ==•== a new road\n',
      format: 'txt',
      says: 'A typed "•" doesn\'t make a list: use your editor\'s list button.',
      fixed: 'The plan has two parts:\n  • a new bridge\n  • a new road\n',
      shows: 'in plain text a hyphen is no better',
    },
    {
      bad: '==▪== First the bridge,\nlong promised\n==▪== then the road',
      says: 'A typed "▪" doesn\'t make a list: write "-" instead.',
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
