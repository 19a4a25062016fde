// Generated stretches: what a tool writes between two comments of its own and would write again.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {bisect} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'

/** Where stretches start and end, in their order. */
const marksIn = defineReading(({text}) =>
  [...text.matchAll(/:\p{Lu}+/gu)].flatMap(({0: word, index}) =>
    word.startsWith(':START') || word.startsWith(':END')
      ? [{at: index, opens: word[1] === 'S' && text.slice(Math.max(0, index - 60), index + 4).includes('<!--')}]
      : [],
  ),
)

/** Is an offset between `<!-- LIST:START … -->` and `<!-- LIST:END -->`? */
export function isGenerated(draft: Draft, at: number): boolean {
  const marks = marksIn(draft)
  return marks[bisect(marks, (mark) => mark.at > at) - 1]?.opens === true
}
