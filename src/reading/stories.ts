// Stories: what a draft has to say, as hashed words, without headings, captions, page chrome.
import {type Draft, placeOf, type Span} from '../core/draft.ts'
import type {Place} from '../core/prose.ts'
import {defineReading} from '../core/reading.ts'
import {type Line, linesIn, titleOf} from './roles.ts'
import {addWords, type HashedWords} from './sketch.ts'
import {type Tokens, tokensIn} from './tokens.ts'

/** A paragraph of the story with its words. */
export interface Passage extends Span, HashedWords {}

/** The paragraphs of a draft's story in reading order; a long line of plain text counts as one. */
export const passagesOf = defineReading<readonly Passage[]>(
  (draft) => {
    const passages: Passage[] = []
    for (const line of linesIn(draft)) {
      if (!isStory(line)) continue
      const {block, start, end} = line
      const last = passages.at(-1)
      if (last?.block === block && !(draft.format === 'text' && end - start > 120)) last.end = end
      else passages.push({block, start, end, words: [], masked: []})
      hashSpan(draft, line, passages.at(-1))
    }
    return passages
  },
  [linesIn, tokensIn],
)

/** Add the words of a range to those before it. */
export function hashSpan(draft: Draft, {block, start, end}: Span, into: HashedWords = {words: [], masked: []}) {
  addWords(into, block.prose.text, tokensIn(draft)[block.index] as Tokens, start, end)
  return into
}

const isStory = ({role}: Line) => role === 'body' || role === 'listItem' || role === 'quotation'

/** All words of the story. */
export function storyOf(draft: Draft): HashedWords {
  const story: HashedWords = {words: [], masked: []}
  for (const {words, masked} of passagesOf(draft)) {
    for (const word of words) story.words.push(word)
    for (const word of masked) story.masked.push(word)
  }
  return story
}

/** The headline of a draft, else the first line of its story. */
export function headOf(draft: Draft): Place | Span | undefined {
  const title = titleOf(draft)
  return title ? placeOf(title) : passagesOf(draft)[0]
}
