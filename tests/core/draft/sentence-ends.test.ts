// Sentences that are told without a parser are those that parse-english would have made.
import fc from 'fast-check'
import type {Root} from 'nlcst'
import {retext} from 'retext'
import retextEnglish from 'retext-english'
import {expect, test} from 'vitest'
import {parseDraft} from '../../../src/core/draft/draft.ts'
import {piecesOf} from '../../../src/core/draft/sentence-ends.ts'
import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import {textFormat} from '../../../src/formats/text.ts'

const english = retext().use(retextEnglish).freeze()

/** The sentences of a text as parse-english has them. */
function reference(text: string): string[] {
  const tree = english.parse(text) as Root
  return tree.children
    .flatMap((paragraph) => (paragraph.type === 'ParagraphNode' ? paragraph.children : []))
    .filter(({type}) => type === 'SentenceNode')
    .map(({position}) => text.slice(position?.start.offset, position?.end.offset).trim())
    .filter((sentence) => sentence !== '')
}

function sentencesIn(text: string): string[] {
  const [block] = parseDraft({path: 'a.txt', text: 'A'}, textFormat).blocks
  if (!block) throw new Error('There is no block.')
  const own = {...block, prose: {...block.prose, text}}
  return sentencesOf(own).map(({start, end}) => text.slice(start, end))
}

const words = `Word word it’s don't 18F 2019 12 3.5 a I U.S p.m e.g Mr Mrs. Dr Prof etc. Inc Ltd No St Sun Sept al cf v J.
é née Où GSA w/ 'tis rock 'n' o' well- -led http://a.b/c?d=e a@b.org $5 50% & _ ￼ [sic] (see “Yes “no ‘Yes "No (No. »
.gov .net .NET 'Yes ''Yes ''no - — – -- %} {{ %`
const marks =
  ". . . ! ? … ... ?! !! , ; : — ) ” \" ’ ' .\" .” .) .’ !” ?' .'\" .] ). .\ufffc ‽ * } .'' .”, ?, .” - .” %}"
const blanks = [' ', ' ', ' ', ' ', '', '  ', '\n', ' \n', '\n\n', '\t', '\u00a0', '\r\n']
const texts = fc
  .array(
    fc.tuple(
      fc.constantFrom(...words.split(/\s+/)),
      fc.constantFrom('', '', '', ...marks.split(' ')),
      fc.constantFrom(...blanks),
    ),
    {minLength: 1, maxLength: 12},
  )
  .map((parts) => parts.flat().join(''))

test('they are the same', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(sentencesIn(text)).toEqual(reference(text))
    }),
    {numRuns: 10_000},
  )
})

test.each([
  'The office closed. It reopens on Monday! Will it? “Yes,” said Ms. Ray. “It will.” Nobody doubts it.',
  'Version 2.0 is out at example.com, says the U.S. Navy (in Sept. 2019). That’s it. Ask Prof. Ray etc. about 3.5 of them.',
  'Use ￼. The ￼ tag is gone! ￼ stays (for now). 18F said so.',
])('nothing is left in doubt: %s', (text) => {
  expect(piecesOf(text).every(({sure}) => sure)).toBe(true)
  expect(sentencesIn(text)).toEqual(reference(text))
})
