// Runs a rule block by block: what a block shows by itself is kept as long as the block stays as it is.
import {detach} from './draft/block-cache.ts'
import {recallPart} from './draft/block-reading.ts'
import type {Block} from './draft/blocks.ts'
import type {Draft} from './draft/draft.ts'
import type {Span} from './draft/spans.ts'
import type {House} from './house.ts'
import {refuseLater} from './plugin-results.ts'
import type {BlockContext, BlockExtras, Options, Rule} from './rule.ts'

interface Reported {
  start: number
  end: number
  message: string
  extras?: BlockExtras
}

/** What `checkBlock` reports of each block, without what `unless` drops; recomputed where options or house changed. */
export function* checkBlocks(
  draft: Draft,
  {rule: {checkBlock, unless}, options}: {rule: Rule; options: Options},
  house: House,
): Generator<{where: Span; message: string; extras: BlockExtras | undefined}> {
  if (!checkBlock) return
  for (const block of draft.blocks) {
    const reported = recallPart(block, checkBlock, 0, [options, house], () => check(block))
    for (const {start, end, message, extras} of reported) {
      const where = {block, start, end}
      if (!unless?.(draft, where)) yield {where, message, extras}
    }
  }

  function check(block: Block): Reported[] {
    const reported: Reported[] = []
    const report: BlockContext<Options>['report'] = ({start, end}, message, extras) =>
      void reported.push({start, end, message, ...(extras && {extras})})
    refuseLater(checkBlock?.({block, options, house, report}))
    return block.cache.isReused ? detach(reported) : reported
  }
}
