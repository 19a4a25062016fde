// The sentences of a block, by retext-english, made only for blocks somebody asks about.
import type {Root} from 'nlcst'
import {retext} from 'retext'
import retextEnglish from 'retext-english'
import type {Point} from 'unist'
import {firstEndingAfter} from '../order.ts'
import type {BlockCache} from './block-cache.ts'
import {defineBlockReading} from './block-reading.ts'
import type {Block} from './blocks.ts'
import {type Piece, piecesOf} from './sentence-ends.ts'
import {isBlank, type Span} from './spans.ts'

const english = retext().use(retextEnglish).freeze()

/** The sentences of each block of a draft, by the block's index; the cache of a block is that of its draft. */
const known = new WeakMap<BlockCache, (readonly Span[])[]>()

/** The sentences of a block in reading order, each without the white space around it. */
export function sentencesOf(block: Block): readonly Span[] {
  const {cache, index} = block
  let ofDraft = known.get(cache)
  if (!ofDraft) {
    ofDraft = new Array<readonly Span[]>(cache.rows)
    known.set(cache, ofDraft)
  }
  ofDraft[index] ??= rangesOf(block).map(({start, end}) => ({block, start, end}))
  return ofDraft[index]
}

/** Whether anybody has asked for the sentences of a block yet. */
export const isSplit = ({cache, index}: Block): boolean => known.get(cache)?.[index] !== undefined

/** Beyond this a block is no paragraph, and its sentences are split at their marks alone. */
const longest = 50_000

type Range = Pick<Span, 'start' | 'end'>

/** A stretch of a text and, once somebody has asked, its sentences. */
interface Stretch extends Piece {
  sentences?: readonly Range[]
}

const stretchesOf = defineBlockReading<readonly Stretch[]>(({prose: {text}}) =>
  text.length > longest ? splitAtMarks(text).map((range) => ({...range, sure: true})) : piecesOf(text),
)

const rangesOf = (block: Block): readonly Range[] => stretchesOf(block).flatMap((stretch) => rangesIn(block, stretch))

function rangesIn({prose: {text}}: Block, stretch: Stretch): readonly Range[] {
  if (stretch.sentences) return stretch.sentences
  const ranges: Range[] = []
  if (stretch.sure) addRange(ranges, text, stretch.start, stretch.end)
  else parseEnglish(ranges, text, stretch)
  stretch.sentences = ranges
  return ranges
}

function splitAtMarks(text: string): Range[] {
  const sentences: Range[] = []
  for (const {0: words, index} of text.matchAll(/\S[^.!?\n]*[.!?]*/g))
    sentences.push({start: index, end: index + words.trimEnd().length})
  return sentences
}

function parseEnglish(ranges: Range[], text: string, {start, end}: Range): void {
  const tree = english.parse(text.slice(start, end)) as Root
  for (const paragraph of tree.children)
    for (const {type, position} of paragraph.type === 'ParagraphNode' ? paragraph.children : [])
      if (type === 'SentenceNode')
        addRange(ranges, text, start + offsetOf(position?.start), start + offsetOf(position?.end))
}

const offsetOf = (point: Point | undefined): number => point?.offset ?? 0

/** Add a stretch of a text without the white space around it; nothing where there is nothing else. */
function addRange(ranges: Range[], text: string, from: number, to: number): void {
  let [start, end] = [from, to]
  while (start < end && isBlank(text, start)) start++
  while (end > start && isBlank(text, end - 1)) end--
  if (start < end) ranges.push({start, end})
}

/**
 * The sentence that holds a range, or the block's part from the first to the last sentence it touches. Only what stands
 * around the range is parsed.
 */
export function sentenceAround({block, start, end}: Span): Span {
  const [from, to] = rangesAround(block, start, end)
  if (!from || !to || from.start >= end) return {block, start, end}
  return {block, start: Math.min(start, from.start), end: Math.max(end, to.end)}
}

/** The sentence an offset stands in or before; the last one where none comes. */
export function sentenceAt(block: Block, offset: number): Span {
  const [found] = rangesAround(block, offset, offset + 1)
  const {start, end} = found ?? sentencesOf(block).at(-1) ?? {start: 0, end: block.prose.text.length}
  return {block, start, end}
}

/** The first sentence that ends behind an offset, and the last from there that starts before another. */
function rangesAround(block: Block, start: number, end: number): [first?: Range, last?: Range] {
  const stretches = stretchesOf(block)
  let first: Range | undefined
  let last: Range | undefined
  for (let at = firstEndingAfter(stretches, start); at < stretches.length; at++)
    for (const range of rangesIn(block, stretches[at] as Stretch)) {
      if (range.end <= start) continue
      if (first && range.start >= end) return [first, last]
      first ??= range
      last = range
    }
  return first && last ? [first, last] : []
}
