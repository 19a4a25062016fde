// Finds where a frame hangs, and tests what must stand beside its anchor.

import type {Block} from '../draft/blocks.ts'
import type {AnchorSide, Edge, Hanging} from '../phrase-list.ts'
import {type Anchor, anchorOf} from './anchors.ts'
import {isTextEdge, mayOpenNear} from './edges.ts'
import {holdsAll, needsOf} from './needs.ts'
import {openersOf, testBeside} from './openers.ts'
import type {Direction, FrameClass} from './places.ts'
import type {Frame, FramePart} from './syntax.ts'

type Classes = (name: string) => FrameClass

/** Where a frame hangs; undefined where no part must hold a word or mark. */
export function hangingOf(frame: Frame, classOf: Classes): Hanging | undefined {
  const anchor = anchorOf(frame, classOf)
  if (!anchor) return undefined
  const {part, reach, isExact, literals} = anchor
  const needs = needsOf(frame, anchor, classOf)
  return {part, reach, isLine: isOfLine(frame), exact: isExact ? literals : [], needs, ...besideOf(frame, classOf)}
}

const isEdge = (part: FramePart | undefined, name: Edge) => part?.is === 'edge' && part.name === name

const isOfLine = (frame: Frame) => isEdge(frame[0], 'line-start') || isEdge(frame.at(-1), 'line-end')

/** The parts of a frame with what it captures in their row; its anchor has the same literals. */
const withoutCaptures = (frame: Frame): Frame =>
  frame.flatMap((part) => (part.is === 'capture' ? withoutCaptures(part.what) : [part]))

/** What stands beside an anchor that is one token; of a longer one only the edge before it. */
function besideOf(whole: Frame, classOf: Classes): Pick<Hanging, 'lead' | 'before' | 'after'> {
  const frame = withoutCaptures(whole)
  const {part, isOne, reach} = anchorOf(frame, classOf) as Anchor
  const [before, after] = [frame.slice(0, part), frame.slice(part + 1)]
  if (!isOne) return {lead: reach, before: edgeOf(before.at(-1)), after: {}}
  return {
    lead: undefined,
    before: sideOf(before, before.at(-1), -1, classOf),
    after: sideOf(after, after[0], 1, classOf),
  }
}

const edgeOf = (part: FramePart | undefined): AnchorSide => (part?.is === 'edge' ? {edge: part.name} : {})

function sideOf(frame: Frame, next: FramePart | undefined, direction: Direction, classOf: Classes): AnchorSide {
  if (next?.is === 'edge') return {edge: next.name}
  const openers = openersOf([frame], classOf, direction)
  return openers ? {openers} : {}
}

/** Tests whether a frame may match around what the matcher found: what the block needs to hold, its capitals, and what stands on both sides. */
export function hangTest({lead, exact, needs, before, after}: Hanging, classOf: Classes) {
  const mayEnd = testBeside(before.openers, classOf, -1)
  const mayStart = testBeside(after.openers, classOf, 1)
  return (block: Block, start: number, end: number): boolean => {
    if (!holdsAll(block, needs)) return false
    const {text} = block.prose
    if (exact.length > 0 && !exact.some((literal) => isAsWritten(literal, text.slice(start, end)))) return false
    if (lead !== undefined) return !before.edge || mayOpenNear(before.edge, text, start, lead)
    return (
      (before.edge ? isTextEdge(before.edge, text, start) : mayEnd(text, start)) &&
      (after.edge ? isTextEdge(after.edge, text, end) : mayStart(text, end))
    )
  }
}

/** Whether what the matcher found, in any case, is an anchor with its capitals. */
const isAsWritten = (literal: string, found: string): boolean =>
  literal.endsWith('*') ? found.startsWith(literal.slice(0, -1)) : found.replace(/[’ʼ]/g, "'") === literal
