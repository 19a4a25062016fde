// repeated-word: the same word twice in a row.
import type {Draft} from '../../src/core/draft/draft.ts'
import type {Place} from '../../src/core/draft/place.ts'
import {placeOf} from '../../src/core/draft/spans.ts'
import {defineRule} from '../../src/core/rule.ts'
import {isQuoted, quotationsOf} from '../../src/reading/speech/quotations.ts'
import {isTranscript} from '../../src/reading/speech/transcripts.ts'
import {type Tokens, tokensIn} from '../../src/reading/text/tokens.ts'
import {doubledPhrasesIn} from './find/doubled-phrases.ts'
import {type DoubledWord, doubledWordsOf} from './find/doubled-words.ts'

/** The second word with the blank before it, or the first with the blank after it: the one that holds no markup. */
function wholeRepeat(draft: Draft, {block, start, second}: DoubledWord): Place {
  const [last, first] = [second, {block, start, end: start + second.end - second.start}].map(placeOf) as [Place, Place]
  const isPlain = ({start, end}: Place) => end - start === second.end - second.start
  const isRepeat = draft.text.slice(first.start, first.end).trimEnd() !== draft.text.slice(first.start, first.end)
  return isPlain(last) || !isPlain(first) || !isRepeat ? last : first
}

export default defineRule({
  summary: 'The same word twice in a row.',
  why: 'A doubled word is nearly always left over from an edit, and the eye slides over it.',
  authority: 'Butcher’s Copy-editing, 4th edition, chapter 6',
  since: '0.1.0',
  severity: 'warning',
  reads: [doubledWordsOf, quotationsOf, isTranscript, tokensIn],
  check({draft, report}) {
    const phrases = draft.blocks.flatMap((block) => doubledPhrasesIn(block, tokensIn(draft)[block.index] as Tokens))
    for (const doubled of [...doubledWordsOf(draft), ...phrases.filter((one) => !isQuoted(draft, one))]) {
      const {word, times} = doubled
      const edits = [{...wholeRepeat(draft, doubled), text: ''}]
      const message =
        times > 2
          ? `"${word}" appears ${times} times in a row: keep one.`
          : `"${word}" is repeated: delete one, or correct it.`
      // Somebody else may have said it twice.
      const isSure = doubled.isSure && !isQuoted(draft, doubled) && !isTranscript(draft)
      const repair = isSure ? {fix: edits} : {suggestions: [{title: `Keep one "${word}"`, edits}]}
      report(doubled, message, {...(isTranscript(draft) && {atMost: 'info' as const}), ...repair})
    }
  },
  examples: [
    {
      good: 'List the fees as well as as much as you know. It takes o(log n / log log n) steps. We alias inspect to to\\_s.',
    },
    {good: 'all  --  any    any  anywhere\n\n1\\. m y\n\n2\\. a a', format: 'txt', shows: 'columns and letters'},
    {
      good: 'A tray is a crate of crates of crates. “Mooring” means any berth or quay or quay wall.',
      shows: 'things of things, and a longer name after a short one',
    },
    {bad: 'Bring bread ==or butter or butter== on the day.', shows: 'an item and its joining word'},
    {
      good: 'Als je je niet op je gemak voelt om het te zeggen, kun je naar de leiding van de club gaan.',
      shows: 'Dutch',
    },
    {
      bad: `${Array.from({length: 7}, (_, i) => `<ann> hour ${i} of the meeting\n\n<ed> noted for hour ${i}\n\n`).join('')}<ann> ==the the== boat`,
      format: 'txt',
      severity: 'info',
      shows: 'the log of a chat keeps what people typed',
    },
    {
      bad: 'The clerk read ==the the== minutes.',
      says: '"the" is repeated: delete one, or correct it.',
      severity: 'warning',
      fixed: 'The clerk read the minutes.',
    },
    {
      bad: 'A mast stood in ==the\nthe== field.',
      fixed: 'A mast stood in the field.',
      shows: 'across a line end',
    },
    {bad: '> He lives in ==the\n> the== old mill.', fixed: '> He lives in the\n> the old mill.'},
    {bad: '==The the== mill is shut, and ==it it== stays shut.', fixed: 'The mill is shut, and it it stays shut.'},
    {
      bad: 'The council voted for ==reform reform== in May.',
      format: 'txt',
      shows: 'words that may be meant are not repaired automatically',
    },
    {
      bad: '“We went ==to to== the mill,” she said.',
      fixed: '“We went to to the mill,” she said.',
      shows: 'in a speaker’s words the repair is only suggested',
    },
    {
      bad: 'It was set ==by\nby by== the clerk.',
      says: '"by" appears 3 times in a row: keep one.',
      fixed: 'It was set by the clerk.',
    },
    {
      bad: 'If it rains then ==it it== a good idea. But knowing ==it it== helps, and ==up up== to ten came.',
      fixed: 'If it rains then it it a good idea. But knowing it it helps, and up up to ten came.',
    },
    {
      bad: 'Work ==will begin will begin== in June, sixty days from ==the day the day== you ordered.',
      says: '"will begin" is repeated: delete one, or correct it.',
      fixed: 'Work will begin will begin in June, sixty days from the day the day you ordered.',
      shows: 'two words, both twice',
    },
    {
      bad: '==Guests guests== under twelve are free. It ==was was== seen. The fair is ==on on== the second Saturday.',
    },
    {bad: 'Nobody has sold ==more more== boats than Ann Archer, ==who who== once sold nine in a day.'},
    {bad: 'It needs butter, ==garlic, garlic==, parsley and salt.', shows: 'an item of a list'},
    {
      bad: 'He went to ==the **the== old mill** at noon, and took ==a [a== short form](a.md) with ==the *the== old* mill.',
      fixed: 'He went to **the old mill** at noon, and took [a short form](a.md) with *the old* mill.',
      shows: 'across markup',
    },
    {bad: 'He saw **==the the==** mill.', fixed: 'He saw **the** mill.'},
    {
      good: 'It went on day after day after day, and whatever will be will be. If they can they can. The light is on on Monday.',
    },
    {
      good: '“We went in the in the back,” she said. We met from time to time to talk. More and more and more came, one by one by one.',
    },
    {
      good: 'Free the\nFree the boats, they sang. They test it from end to end to end users, with an approach to end to end testing.',
      shows: 'verse, end to end',
    },
    {
      good: 'Her book names names. It went on (and on and on). He lay as still as still, and it was as bad as bad can be.',
      shows: 'figures of speech',
    },
    {good: 'Lead with one line: xxxx xxxx xxxxx.', shows: 'a pattern in place of words'},
    {bad: 'We need ==as well as well== a boat.'},
    {good: 'The sea was cold, deep, deep, deep and grey. Again, slowly, slowly, it rose.'},
    {good: 'When she ran it it filled the hall. All a mill is is a wheel in water. They went up up north.'},
    {good: 'She switched it on on Monday. It broke (cough cough), and, wonder wonder, nobody paid, etc etc.'},
    {good: '-rw-r--r--   1 mill mill      8 2026-01-13 00:12 notes.txt\nusage: mill [-n] <name> start NN level level'},
    {good: 'The shell has the operators AND and OR.', shows: 'names of operators'},
    {good: 'They had had enough, and she knew that that was why.'},
    {good: 'There were views, and cauldrons and cauldrons of soup. Something something harbour, he hummed.'},
    {good: 'His great great grandfather laid the first stone of the pier.'},
    {good: 'Duran Duran played in New York, New York, and Paul Paul sang.', shows: 'names'},
    {good: 'Knock knock! It was very very late, and the bell went ding ding ding.'},
    {good: 'Run `the the` in a shell; the `x` the.'},
    {good: 'Write *the* the way you say it.', shows: 'markup between the words'},
    {good: 'What it is is unclear. They logged in in March and moved on on Monday.'},
    {good: 'She gave her her coat.'},
    {good: 'Files end in data data.json or the the-end.'},
    {good: 'oats\noats\nbarley', format: 'txt', shows: 'lines in a list'},
    {good: 'The the\u00e2tre reopened.', shows: 'the start of a longer word'},
    {good: 'In verse: no no no, and over and over.'},
  ],
})
