// Shuffled filler: Latin that a program drew from the words of lorem ipsum, in any order.
import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {endAt, hashAt, hashOf, stride, type Tokens, tokensIn} from '../../../src/reading/text/tokens.ts'
import words from '../../lists/filler-words.json' with {type: 'json'}

/** Words of the passage that other languages have too. */
const shared = new Set(words.kinds.shared.map(hashOf))
const own = new Set(words.kinds.own.map(hashOf))

/** So many words of the passage in a row, and so many that are no other language's, are no accident. */
const [fewest, fewestOwn] = [8, 4]

/** The runs of such words, outside of quotation marks. */
export const shuffledFillerOf = defineReading<readonly Span[]>(
  (draft) =>
    draft.blocks
      .flatMap((block) => runsIn(block, tokensIn(draft)[block.index] as Tokens))
      .filter((run) => !isQuoted(draft, run)),
  [tokensIn, quotationsOf],
)

const runsIn = defineSearch((block, {table}: Tokens): Span[] => {
  const runs: Span[] = []
  const [ofIt, ofOthers] = [own, shared]
  let [from, ownCount] = [0, 0]
  for (let at = 0; at <= table.length; at += stride) {
    const hash = table[at + hashAt]
    const isOwn = hash !== undefined && ofIt.has(hash)
    if (isOwn) ownCount++
    if (isOwn || (hash !== undefined && ofOthers.has(hash))) continue
    if (ownCount >= fewestOwn && at - from >= fewest * stride)
      runs.push({block, start: table[from] as number, end: table[at - stride + endAt] as number})
    from = at + stride
    ownCount = 0
  }
  return runs
})
