// Generic hits: which experts, studies and people may be said to say something, before anything is read closely.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {hitsWithin} from '../../../src/core/reading.ts'
import {speechCues} from '../../../src/reading/speech/cues.ts'
import {type Tokens, tokensIn} from '../../../src/reading/text/tokens.ts'
import {isProse} from '../../../src/reading/text/words.ts'
import {grammar} from './grammar.ts'
import {holdsBefore, wordBefore} from './words-beside.ts'

/** Is there a cue within a few words? A look before the block is read closely. */
export const hasCueNear = (draft: Draft, {block, start, end}: Hit): boolean =>
  hitsWithin(draft, speechCues, {block, start: start - 40, end: end + 100}).length > 0

/** Running text, and no table, no caption, no data in one line. */
export const mayClaim = (block: Block): boolean => block.kind !== 'cell' && block.kind !== 'alt' && isProse(block)

/** A word that only counts: `some`, `several`. */
export const counts = ({kind}: Hit) => kind === 'bare' || kind === 'counted'

const isQuantity = (word: string) =>
  grammar.article.has(word) || grammar.definite.has(word) || grammar['plural-quantity'].has(word)

/**
 * May the hit open a clause, if it only counts (`some say`), or stand behind a quantity or an article, if it is a noun
 * like `residents`? The others always may.
 */
export function mayBeSubject(draft: Draft, hit: Hit): boolean {
  const {text} = hit.block.prose
  const {table} = tokensIn(draft)[hit.block.index] as Tokens
  if (counts(hit)) {
    const before = wordBefore(text, table, hit.start)
    return before === undefined || grammar['clause-opener'].has(before)
  }
  return hit.kind !== 'second' || holdsBefore(text, table, hit.start, 4, isQuantity)
}
