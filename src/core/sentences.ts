// The sentences of a block, by retext-english, made only for blocks somebody asks about.
import type {Root} from 'nlcst'
import {retext} from 'retext'
import retextEnglish from 'retext-english'
import type {Point} from 'unist'
import type {Block, Span} from './draft.ts'
import {defineBlockReading} from './memory.ts'
import {piecesOf} from './sentence-ends.ts'

const english = retext().use(retextEnglish).freeze()

const known = new WeakMap<Block, readonly Span[]>()

/** The sentences of a block in reading order, each without the white space around it. */
export function sentencesOf(block: Block): readonly Span[] {
  const sentences = known.get(block) ?? rangesOf(block).map(({start, end}) => ({block, start, end}))
  known.set(block, sentences)
  return sentences
}

/** Whether anybody has asked for the sentences of a block yet. */
export const isSplit = (block: Block): boolean => known.has(block)

/** Beyond this a block is no paragraph, and its sentences are split at their marks alone. */
const longest = 50_000

type Range = Pick<Span, 'start' | 'end'>

const rangesOf = defineBlockReading<readonly Range[]>(({prose: {text}}) =>
  text.length > longest ? splitAtMarks(text) : splitEnglish(text),
)

function splitAtMarks(text: string): Range[] {
  const sentences: Range[] = []
  for (const {0: words, index} of text.matchAll(/\S[^.!?\n]*[.!?]*/g))
    sentences.push({start: index, end: index + words.trimEnd().length})
  return sentences
}

function splitEnglish(text: string): Range[] {
  return piecesOf(text).flatMap((piece) =>
    piece.sure ? trim(text, piece.start, piece.end) : parseEnglish(text, piece),
  )
}

function parseEnglish(text: string, {start, end}: Range): Range[] {
  const tree = english.parse(text.slice(start, end)) as Root
  return tree.children.flatMap((paragraph) => {
    const sentences = paragraph.type === 'ParagraphNode' ? paragraph.children : []
    return sentences.flatMap(({type, position}) =>
      type === 'SentenceNode' ? trim(text, start + offsetOf(position?.start), start + offsetOf(position?.end)) : [],
    )
  })
}

const offsetOf = (point: Point | undefined): number => point?.offset ?? 0

/** A stretch of a text without the white space around it; nothing where there is nothing else. */
function trim(text: string, start: number, end: number): Range[] {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  return words.trim() ? [{start: from, end: from + words.trim().length}] : []
}

/** The sentence that holds a range, or the block's part from the first to the last sentence it touches. */
export function sentenceAround({block, start, end}: Span): Span {
  const sentences = sentencesOf(block)
  let first = 0
  let beyond = sentences.length
  while (first < beyond) {
    const middle = (first + beyond) >> 1
    if ((sentences[middle] as Span).end > start) beyond = middle
    else first = middle + 1
  }
  let last = first
  while ((sentences[last + 1]?.start ?? Infinity) < end) last++
  const [from, to] = [sentences[first], sentences[last]]
  if (!from || !to || from.start >= end) return {block, start, end}
  return {block, start: Math.min(start, from.start), end: Math.max(end, to.end)}
}
