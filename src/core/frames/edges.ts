// The edges frames may name: where a block, a line or a sentence starts or ends.
import type {Block} from '../draft/blocks.ts'
import {sentenceAround} from '../draft/sentences.ts'
import type {Edge} from './syntax.ts'
import type {FrameTokens} from './tokens.ts'

/** Where an edge is looked for. */
interface Surroundings {
  block: Block
  tokens: FrameTokens
}

const stops = '.!?…‽'
const closers = /^["”’'»)\]*_\s]*$/

/** Whether a token is the stop that ends its sentence. */
export function isSentenceEnd(at: number, {tokens, block}: Surroundings): boolean {
  if (!stops.includes(tokens.lower[at] ?? ' ')) return false
  const [start, end] = [tokens.starts[at] as number, tokens.ends[at] as number]
  if (/^[^\s"”’'»)\]*_]/.test(tokens.text.slice(end, end + 1)) && !stops.includes(tokens.text[end] as string))
    return false
  const sentence = sentenceAround({block, start, end})
  return closers.test(tokens.text.slice(end, sentence.end).replace(/^[.!?…‽]+/, ''))
}

/** Marks of lists and emphasis, which a reader doesn't see as part of a line. */
const decoration = /^[\s>*_#/•·▪◦‣|-]*$/

/** Whether a place between tokens is such an edge. */
export function isEdge(edge: Edge, at: number, ground: Surroundings): boolean {
  const {tokens, block} = ground
  const {text, starts, ends} = tokens
  const before = at > 0 ? (ends[at - 1] as number) : 0
  const after = at < starts.length ? (starts[at] as number) : text.length
  switch (edge) {
    case 'block-start':
    case 'line-start':
      return isTextEdge(edge, text, after)
    case 'block-end':
    case 'line-end':
      return isTextEdge(edge, text, before)
    case 'sentence-start':
      return after < text.length && /^[\s"“‘'«([*_-]*$/.test(text.slice(sentenceStart(block, after), after))
    case 'sentence-end':
      return at === starts.length || isSentenceEnd(at, ground) || (at > 0 && isSentenceEnd(at - 1, ground))
  }
}

const sentenceStart = (block: Block, offset: number) => sentenceAround({block, start: offset, end: offset + 1}).start

/** Whether an offset is the edge of a block or a line but for marks; where it may be that of a sentence, always true. */
export function isTextEdge(edge: Edge, text: string, offset: number): boolean {
  switch (edge) {
    case 'block-start':
      return decoration.test(text.slice(0, offset))
    case 'block-end':
      return decoration.test(text.slice(offset))
    case 'line-start':
      return decoration.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))
    case 'line-end': {
      const end = text.indexOf('\n', offset)
      return decoration.test(text.slice(offset, end < 0 ? text.length : end))
    }
    default:
      return true
  }
}
