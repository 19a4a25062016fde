// Paragraphs of plain text that stand on a line each, with no blank line between them.
import {defineBlockReading} from '../../core/draft/block-reading.ts'
import {linesOf, type Span} from '../../core/draft/spans.ts'
import {typedBullet} from './line-tests.ts'

/** Nobody wraps lines shorter than this. */
const narrowest = 60

/** The paragraphs of a block: its lines, joined where one was wrapped because the next word had no place on it. */
export const paragraphsIn = defineBlockReading((block): readonly Span[] => {
  const lines = linesOf(block)
  const {text} = block.prose
  const width = lines.reduce((most, {start, end}) => Math.max(most, end - start), narrowest)
  const paragraphs: Span[] = []
  let isItem = false
  for (const [i, {start, end}] of lines.entries()) {
    const before = lines[i - 1]
    const opensItem = opensList(text, start)
    const fits = before && before.end - before.start + 1 + firstWord(text, start, end) <= width
    if (!before || opensItem || isItem || fits) paragraphs.push({block, start, end})
    else paragraphs.push({...(paragraphs.pop() as Span), end})
    isItem = opensItem && end - start < width / 2
  }
  return paragraphs
})

const opensList = (text: string, start: number) =>
  /^(?:\d{1,3}[.)])\s/.test(text.slice(start, start + 6)) || typedBullet.test(text.slice(start, start + 4))

function firstWord(text: string, start: number, end: number): number {
  let at = start
  while (at < end && !/\s/.test(text[at] as string)) at++
  return at - start
}
