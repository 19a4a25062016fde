// Generic hits: which experts, studies and people may be said to say something, before anything is read closely.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {bisect} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {cuesIn} from '../../../src/reading/speech/cues.ts'
import {hashesOf} from '../../../src/reading/text/hash-table.ts'
import {hashOf, type Tokens, tokensIn} from '../../../src/reading/text/tokens.ts'
import {isProse} from '../../../src/reading/text/words.ts'
import {holdsBefore, wordBefore} from './words-beside.ts'

/** Is there a cue within a few words? A look before the block is read closely. */
export function hasCueNear(draft: Draft, {block, start, end}: Hit): boolean {
  const cues = cuesIn(draft, block)
  const next = cues[bisect(cues, (cue) => cue.start >= start - 40)]
  return next !== undefined && next.start <= end + 100
}

/** Running text, and no table, no caption, no data in one line. */
export const mayClaim = (block: Block): boolean => block.kind !== 'cell' && block.kind !== 'alt' && isProse(block)

/** A word that only counts: `some`, `several`. */
export const counts = ({kind}: Hit) => kind === 'bare' || kind === 'counted'

/** What a clause opens with. */
export const clauseStart = /^(?:and|but|while|as|that|what|though|although|because|so|yet|where|which|even)$/

const quantities = hashesOf(
  'a an the these those both two three four some many most several few numerous countless various plenty'
    .split(' ')
    .map(hashOf),
)

/**
 * May the hit open a clause, if it only counts (`some say`), or stand behind a quantity or an article, if it is a noun
 * like `residents`? The others always may.
 */
export function mayBeSubject(draft: Draft, hit: Hit): boolean {
  const {text} = hit.block.prose
  const {table} = tokensIn(draft)[hit.block.index] as Tokens
  if (counts(hit)) {
    const before = wordBefore(text, table, hit.start)
    return before === undefined || clauseStart.test(before)
  }
  return (
    hit.kind !== 'second' || /^(?:an?|one|some) /.test(hit.phrase) || holdsBefore(text, table, hit.start, 4, quantities)
  )
}
