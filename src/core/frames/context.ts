// Frames that are tried beside something that was found: after it, before it, or on exactly its range.

import type {Block} from '../draft/blocks.ts'
import type {Span} from '../draft/spans.ts'
import {follow} from './match.ts'
import {defineOpeners} from './openers.ts'
import type {Ground} from './places.ts'
import {classFinder, type FrameData, readFrame} from './read.ts'
import type {Frame} from './syntax.ts'
import {frameTokensOf, tokenAfter, tokenFrom} from './tokens.ts'

/** Frames that are tried beside something that was found. */
interface Context {
  /** Where the first frame that matches from an offset on ends; undefined where none does. */
  after(block: Block, offset: number): number | undefined
  /** Where the first frame that matches up to an offset starts. */
  before(block: Block, offset: number): number | undefined
  /** Whether a frame takes exactly this range. */
  is(span: Span): boolean
}

/** Frames of one kind, to be tried after, before or on a range. They need no anchor. */
export function defineContext({frames, words = {}}: FrameData, kind: string): Context {
  const classOf = classFinder(words)
  let read: readonly Frame[] | undefined
  const all = () => {
    read ??= (frames[kind] ?? []).map((text) => readFrame(text, classOf))
    return read
  }
  const mayOpen = defineOpeners(all, classOf)
  const groundOf = (block: Block): Ground => ({block, tokens: frameTokensOf(block), classOf})
  return {
    after(block, offset) {
      if (!mayOpen(block.prose.text, offset, 1)) return undefined
      const ground = groundOf(block)
      const from = tokenFrom(ground.tokens, offset)
      for (const frame of all()) {
        const [end] = follow(frame, [{at: from}], ground)
        if (end) return end.at > from ? (ground.tokens.ends[end.at - 1] as number) : offset
      }
      return undefined
    },
    before(block, offset) {
      if (!mayOpen(block.prose.text, offset, -1)) return undefined
      const ground = groundOf(block)
      const from = tokenAfter(ground.tokens, offset - 1)
      const at = (ground.tokens.ends[from] ?? Number.POSITIVE_INFINITY) <= offset ? from + 1 : from
      for (const frame of all()) {
        const [start] = follow(frame, [{at}], ground, -1)
        if (start) return start.at < at ? (ground.tokens.starts[start.at] as number) : offset
      }
      return undefined
    },
    is({block, start, end}) {
      const ground = groundOf(block)
      const from = tokenFrom(ground.tokens, start)
      const to = tokenFrom(ground.tokens, end)
      return all().some((frame) => follow(frame, [{at: from}], ground).some(({at}) => at === to))
    },
  }
}
