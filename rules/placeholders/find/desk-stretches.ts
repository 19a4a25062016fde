// Stretches that may be a note from one colleague to another: what is set off, the edges of a block, its sentences.
import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import {linesOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {type Fragment, noteSentencesIn, plainFragment, setOffIn} from '../../../src/reading/strays/fragments.ts'

/** Fewer characters between marks are no note. */
const fewest = 6

/** All stretches of a block, the most set off first; a stretch may hold another. */
export const stretchesOf = defineSearch<Fragment>((block) => [
  ...setOffIn(block).filter(({from, to}) => to - from >= fewest),
  ...edgeLines(block).map((line) => plainFragment(line, 'line')),
  ...sentences(block),
])

/** The first and the last line of a block of several, where a sentence ends between it and the others. */
function edgeLines(block: Block): Span[] {
  const lines = linesOf(block)
  const [first, second, last] = [lines[0], lines[1], lines.at(-1)]
  if (!first || !second || !last) return []
  const before = textOf(lines.at(-2) ?? first)
  return [
    ...(/^["“‘']?[\p{Lu}\p{N}]/u.test(textOf(second)) && first.end - first.start < 200 ? [first] : []),
    ...(/[.?!:)\]"”]$/.test(before) ? [last] : []),
  ]
}

/** The sentences of a block of several; of two in a row both together as well. */
function sentences(block: Block): Fragment[] {
  const all = noteSentencesIn(block)
  if (all.length < 2) return []
  return all.flatMap((one, at) => {
    const next = all[at + 1]
    return [one, ...(next ? [{...one, end: next.end}] : [])].map((span) => plainFragment(span, 'sentence'))
  })
}
