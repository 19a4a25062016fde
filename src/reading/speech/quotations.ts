// Quotations: whose words a stretch of copy is, the publication's own or somebody else's.

import {defineBlockReading} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {objectCharacter} from '../../core/draft/prose.ts'
import {groupByBlock, type Span} from '../../core/draft/spans.ts'
import {firstEndingAfter} from '../../core/order.ts'
import type {Hit, PhraseList} from '../../core/phrase-list.ts'
import {defineReading, hitsOf} from '../../core/reading.ts'
import {type HalfPair, type Pair, pairMarks} from './quotation-marks.ts'

/** Words in quotation marks; `start` and `end` in prose, with the marks; `closed` in its paragraph. */
export interface Quotation extends Span, Pair {
  /** Goes on from the paragraph before, as in a quotation of several paragraphs. */
  continues: boolean
}

/** A quotation mark without its partner in its paragraph; `start` and `end` in prose. */
export interface HalfQuotation extends Span {
  kind: HalfPair['kind']
}

const marksOf = defineReading((draft) => {
  const quotations: Quotation[] = []
  const halves: HalfQuotation[] = []
  for (const block of draft.blocks) {
    const marks = marksIn(block)
    const last = marks.pairs.length > 0 ? quotations.at(-1) : undefined
    const carried = last && !last.closed && follows(draft, last.block, block) ? last.mark : undefined
    for (const pair of marks.pairs) {
      const continues =
        carried !== undefined && sameMark(carried, pair.mark) && block.prose.text.slice(0, pair.start).trim() === ''
      quotations.push({...pair, block, continues})
    }
    for (const half of marks.halves) halves.push({...half, block})
  }
  return {quotations, halves}
})

const marksIn = defineBlockReading(({prose}) => pairMarks(prose.text))

/** All quotations in quotation marks, in reading order; none within another. */
export const quotationsOf = defineReading<readonly Quotation[]>((draft) => marksOf(draft).quotations)

/** The quotation marks without a partner in their paragraph, in reading order. */
export const halfQuotationsOf = defineReading<readonly HalfQuotation[]>((draft) => marksOf(draft).halves)

/** Is it the next block, images left out? */
function follows({blocks}: Draft, before: Block, block: Block): boolean {
  let at = block.index - 1
  while (at > before.index && isPicture(blocks[at])) at--
  return at === before.index
}

const isPicture = (block: Block | undefined) => block?.kind === 'alt' || block?.prose.text.trim() === objectCharacter

const sameMark = (a: string, b: string) => a === b || /[“"]/.test(a) === /[“"]/.test(b)

/** The quotations of each block that has any. */
export const quotationsByBlock = defineReading<ReadonlyMap<Block, readonly Quotation[]>>((draft) =>
  groupByBlock(quotationsOf(draft)),
)

const none: readonly Span[] = []

/** The quotations of a block from the first that ends behind an offset. */
function rangesFrom(draft: Draft, block: Block, offset: number): {ranges: readonly Span[]; first: number} {
  const ranges = quotationsByBlock(draft).get(block) ?? none
  return {ranges, first: firstEndingAfter(ranges, offset)}
}

/** Does the range stand in quotation marks, or part of it? */
export function inQuotationMarks(draft: Draft, {block, start, end}: Span): boolean {
  const {ranges, first} = rangesFrom(draft, block, start)
  return (ranges[first]?.start ?? Infinity) < end
}

/** Does the range stand in quotation marks or in a block quotation: somebody else's words? */
export const isQuoted = (draft: Draft, span: Span): boolean =>
  span.block.parents.some(({type}) => type === 'blockquote') || inQuotationMarks(draft, span)

/** The hits of a list in the publication's own words. */
export const ownHits = (draft: Draft, list: PhraseList): Hit[] =>
  hitsOf(draft, list).filter((hit) => !isQuoted(draft, hit))

/** Do the quotation marks hold nothing but the range: a word that is spoken about, not used? */
export function isOnlyMention(draft: Draft, {block, start, end}: Span): boolean {
  const {ranges, first} = rangesFrom(draft, block, start)
  const quotation = ranges[first]
  if (!quotation || quotation.start >= start || quotation.end <= end) return false
  return quotation.end - quotation.start <= end - start + 4
}

/** Are most of the range's characters somebody else's words? */
export function isMostlyQuoted(draft: Draft, {block, start, end}: Span): boolean {
  if (block.parents.some(({type}) => type === 'blockquote')) return true
  const {ranges, first} = rangesFrom(draft, block, start)
  let quoted = 0
  for (let at = first; (ranges[at]?.start ?? Infinity) < end; at++) {
    const range = ranges[at] as Span
    quoted += Math.min(end, range.end) - Math.max(start, range.start)
  }
  return quoted > 0 && quoted * 2 >= end - start
}
