// repeated-word: the same word twice in a row.
import {placeOf} from '../../src/core/draft/spans.ts'
import {defineRule} from '../../src/core/rule.ts'
import {doubledWordsOf} from './find/doubled-words.ts'

export default defineRule({
  summary: 'The same word stands twice in a row.',
  why: 'A doubled word is nearly always left over from an edit; the eye skips it, above all across a line end.',
  authority: 'Butcher’s Copy-editing, 4th edition, chapter 6',
  since: '0.1.0',
  severity: 'warning',
  reads: [doubledWordsOf],
  check({draft, report}) {
    for (const doubled of doubledWordsOf(draft)) {
      const {word, second} = doubled
      report(doubled, `Remove the second "${word}".`, {fix: [{...placeOf(second), text: ''}]})
    }
  },
  examples: [
    {
      bad: 'The clerk read ==the the== minutes.',
      says: 'Remove the second "the".',
      severity: 'warning',
      fixed: 'The clerk read the minutes.',
    },
    {
      bad: 'A mast stood in ==the\nthe== field.',
      fixed: 'A mast stood in the field.',
      shows: 'across a line end',
    },
    {bad: '> He lives in ==the\n> the== old mill.', fixed: '> He lives in the old mill.'},
    {bad: '==The the== mill is shut, and ==it it== stays shut.', fixed: 'The mill is shut, and it stays shut.'},
    {
      bad: 'The council voted for ==reform reform== in May.',
      fixed: 'The council voted for reform in May.',
      format: 'txt',
    },
    {bad: '“We went ==to to== the mill,” she said.', fixed: '“We went to the mill,” she said.'},
    {good: 'They had had enough, and she knew that that was why.'},
    {good: 'Duran Duran played in New York, New York, and Paul Paul sang.', shows: 'names'},
    {good: 'Knock knock! It was very very late, and the bell went ding ding ding.'},
    {good: 'Run `the the` in a shell; the `x` the.'},
    {good: 'Write *the* the way you say it.', shows: 'markup between the words'},
    {good: 'What it is is unclear. They logged in in March and moved on on Monday.'},
    {good: 'She gave her her coat.'},
    {good: 'Files end in data data.json or the the-end.'},
    {good: 'oats\noats\nbarley', format: 'txt', shows: 'lines of a list'},
    {good: 'The the\u00e2tre reopened.', shows: 'the start of a longer word'},
    {good: 'In verse: no no no, and over and over.'},
  ],
})
