// Stories: what a draft has to say, as hashed words, without headings, captions, page chrome.

import {recallPart} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeOf, type Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {addWords, type HashedWords} from '../../../src/reading/likeness/sketch.ts'
import {type Line, linesIn, titleOf} from '../../../src/reading/page/roles.ts'
import {type Tokens, tokensIn} from '../../../src/reading/text/tokens.ts'

/** A paragraph of the story with its words. */
export interface Passage extends Span, HashedWords {
  /** A line inside it is no part of the story. */
  hasGap: boolean
}

/** The paragraphs of a draft's story in reading order; a long line of plain text counts as one. */
export const passagesOf = defineReading<readonly Passage[]>(
  (draft) => {
    const passages: [Line, ...Line[]][] = []
    for (const line of linesIn(draft)) {
      if (!isStory(line)) continue
      const last = passages.at(-1)
      const goesOn = last?.[0].block === line.block && !(draft.format === 'text' && line.end - line.start > 120)
      if (goesOn) last.push(line)
      else passages.push([line])
    }
    return passages.map((lines) => {
      const {block, start} = lines[0]
      const {words, masked} = hashLines(draft, lines)
      return {block, start, end: (lines.at(-1) as Line).end, words, masked, hasGap: lines.some(standsApart)}
    })
  },
  [linesIn, tokensIn],
)

/** Is there more than white space between a line and the one before it? */
const standsApart = ({block, start}: Line, i: number, lines: readonly Line[]): boolean =>
  i > 0 && block.prose.text.slice((lines[i - 1] as Line).end, start).trim() !== ''

function hashLines(draft: Draft, lines: readonly [Line, ...Line[]]): HashedWords {
  const given = lines.length > 1 ? lines.flatMap(({start, end}) => [start, end]) : [lines[0].end]
  return recallPart(lines[0].block, hashLines, lines[0].start, given, () => {
    const hashed: HashedWords = {words: [], masked: []}
    for (const line of lines) hashSpan(draft, line, hashed)
    return hashed
  })
}

/** Add the words of a range to those before it. */
export function hashSpan(draft: Draft, {block, start, end}: Span, into: HashedWords = {words: [], masked: []}) {
  addWords(into, block.prose.text, tokensIn(draft)[block.index] as Tokens, start, end)
  return into
}

const isStory = ({role}: Line) => role === 'body' || role === 'listItem' || role === 'quotation'

/** All words of the story. */
export function storyOf(draft: Draft): HashedWords<Int32Array> {
  const passages = passagesOf(draft)
  return {words: joinAll(passages.map(({words}) => words)), masked: joinAll(passages.map(({masked}) => masked))}
}

function joinAll(parts: readonly (readonly number[])[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, {length}) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The headline of a draft, else the first line of its story. */
export function headOf(draft: Draft): Place | Span | undefined {
  const title = titleOf(draft)
  return title ? placeOf(title) : passagesOf(draft)[0]
}
