// The edges frames may name: where a block, a line or a sentence starts or ends.
import type {Block} from '../draft/blocks.ts'
import {sentenceAround} from '../draft/sentences.ts'
import type {Edge} from '../phrase-list.ts'
import type {FrameTokens} from './tokens.ts'

/** Where an edge is looked for. */
interface Surroundings {
  block: Block
  tokens: FrameTokens
}

/** The most marks and blanks in a row that may stand at an edge, in UTF-16 code units. */
const longestRun = 200

const stops = '.!?…‽'
const closers = /^["”’'»)\]*_\s]*$/

/** Whether a token is the stop that ends its sentence. */
export function isSentenceEnd(at: number, {tokens, block}: Surroundings): boolean {
  if (!stops.includes(tokens.lower[at] ?? ' ')) return false
  const [start, end] = [tokens.starts[at] as number, tokens.ends[at] as number]
  if (/^[^\s"”’'»)\]*_]/.test(tokens.text.slice(end, end + 1)) && !stops.includes(tokens.text[end] as string))
    return false
  const sentence = sentenceAround({block, start, end})
  return closers.test(tokens.text.slice(end, Math.min(sentence.end, end + longestRun)).replace(/^[.!?…‽]+/, ''))
}

/** Marks of lists and emphasis, which a reader doesn't see as part of a line, and blanks. */
const decoration = /[\s>*_#/•·▪◦‣»|–-]/

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
    case 'line-start':
      return isBare(text, offset - 1, -1, edge === 'line-start')
    case 'block-end':
    case 'line-end':
      return isBare(text, offset, 1, edge === 'line-end')
    default:
      return true
  }
}

/** Whether nothing but marks stands from an offset on, one way, to the end of the text or of its line. */
function isBare(text: string, offset: number, direction: 1 | -1, ofLine: boolean): boolean {
  for (let at = offset; at >= 0 && at < text.length; at += direction) {
    if (Math.abs(at - offset) > longestRun) return false
    if (ofLine && text[at] === '\n') return true
    if (!decoration.test(text[at] as string)) return false
  }
  return true
}

/** The most that is looked back for a word, in UTF-16 code units. */
const longestWord = 100

/** Whether a block or line may start at most so many words before an offset; any other edge may. */
export function mayOpenNear(edge: Edge, text: string, offset: number, words: number): boolean {
  let at = offset
  for (let i = 0; i <= words; i++) {
    if (isTextEdge(edge, text, at)) return true
    const before = /\S+\s*$/.exec(text.slice(Math.max(0, at - longestWord), at))
    if (!before || before.index === 0) return true
    at -= before[0].length
  }
  return false
}
