// What was found in a draft, by the block it stands in.

import type {Block} from '../../core/draft/blocks.ts'
import type {Span} from '../../core/draft/spans.ts'

/** Ranges by their block, in the order they come. */
export function groupByBlock<S extends Span>(spans: readonly S[]): Map<Block, S[]> {
  const byBlock = new Map<Block, S[]>()
  for (const span of spans) {
    const found = byBlock.get(span.block)
    if (found) found.push(span)
    else byBlock.set(span.block, [span])
  }
  return byBlock
}
