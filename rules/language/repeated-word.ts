// repeated-word: the same word twice in a row.
import {placeOf} from '../../src/core/draft/spans.ts'
import {defineRule} from '../../src/core/rule.ts'
import {isQuoted, quotationsOf} from '../../src/reading/speech/quotations.ts'
import {doubledWordsOf} from './find/doubled-words.ts'

export default defineRule({
  summary: 'The same word twice in a row.',
  why: 'A doubled word is nearly always left over from an edit, and the eye skips it.',
  authority: 'Butcher’s Copy-editing, 4th edition, chapter 6',
  since: '0.1.0',
  severity: 'warning',
  reads: [doubledWordsOf, quotationsOf],
  check({draft, report}) {
    for (const doubled of doubledWordsOf(draft)) {
      const {word, second, times, isSmall} = doubled
      const edits = [{...placeOf(second), text: ''}]
      const message = times > 2 ? `"${word}" comes ${times} times in a row: keep one.` : `Remove the second "${word}".`
      // Somebody else may have said it twice.
      const isSure = isSmall && !isQuoted(draft, doubled)
      report(doubled, message, isSure ? {fix: edits} : {suggestions: [{title: `Leave one "${word}"`, edits}]})
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
    {bad: '> He lives in ==the\n> the== old mill.', fixed: '> He lives in the\n> the old mill.'},
    {bad: '==The the== mill is shut, and ==it it== stays shut.', fixed: 'The mill is shut, and it stays shut.'},
    {
      bad: 'The council voted for ==reform reform== in May.',
      format: 'txt',
      shows: 'what could be meant isn’t repaired unasked',
    },
    {
      bad: '“We went ==to to== the mill,” she said.',
      fixed: '“We went to to the mill,” she said.',
      shows: 'in a speaker’s words the repair is only suggested',
    },
    {
      bad: 'It was set ==by\nby by== the clerk.',
      says: '"by" comes 3 times in a row: keep one.',
      fixed: 'It was set by the clerk.',
    },
    {
      bad: 'If it rains then ==it it== a good idea. But knowing ==it it== helps, and ==up up== to ten came.',
      fixed: 'If it rains then it a good idea. But knowing it helps, and up up to ten came.',
    },
    {good: 'When she ran it it filled the hall. All a mill is is a wheel in water. They went up up north.'},
    {good: 'She switched it on on Monday. It broke (cough cough), and, wonder wonder, nobody paid, etc etc.'},
    {good: '-rw-r--r--   1 mill mill      8 2026-01-13 00:12 notes.txt\nusage: mill [-n] <name> start NN level level'},
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
