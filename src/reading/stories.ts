// Stories: what a draft has to say, as hashed words, without headings, captions, page chrome.
import {type Draft, placeOf, type Span} from '../core/draft.ts'
import type {Place} from '../core/prose.ts'
import {defineReading} from '../core/reading.ts'
import {type Line, linesIn, titleOf} from './roles.ts'
import {type HashedWords, hashWords} from './sketch.ts'

/** A paragraph of the story with its words. */
export interface Passage extends Span, HashedWords {}

/** The paragraphs of a draft's story in reading order; a long line of plain text counts as one. */
export const passagesOf = defineReading<readonly Passage[]>(
  (draft) => {
    const passages: Passage[] = []
    for (const line of linesIn(draft)) {
      if (!isStory(line)) continue
      const {block, start, end} = line
      const text = block.prose.text.slice(start, end)
      const last = passages.at(-1)
      if (last?.block === block && !(draft.format === 'text' && text.length > 120)) {
        last.end = end
        hashWords(text, last)
      } else passages.push({block, start, end, ...hashWords(text)})
    }
    return passages
  },
  [linesIn],
)

const isStory = ({role}: Line) => role === 'body' || role === 'listItem' || role === 'quotation'

/** All words of the story. */
export function storyOf(draft: Draft): HashedWords {
  const passages = passagesOf(draft)
  return {words: passages.flatMap(({words}) => words), masked: passages.flatMap(({masked}) => masked)}
}

/** The headline of a draft, else the first line of its story. */
export function headOf(draft: Draft): Place | Span | undefined {
  const title = titleOf(draft)
  return title ? placeOf(title) : passagesOf(draft)[0]
}
