// Spans: ranges of the prose of one block.
import {firstEndingAfter, groupBy} from '../order.ts'
import type {Block} from './blocks.ts'
import type {Place} from './place.ts'
import {placeIn} from './prose.ts'

/** A range of a block's prose; offsets in `block.prose.text`. */
export interface Span {
  block: Block
  start: number
  end: number
}

/** Where a range of prose stands in the source. */
export const placeOf = ({block, start, end}: Span): Place => placeIn(block.prose, start, end)

/** The words of a range of prose. */
export const textOf = ({block, start, end}: Span): string => block.prose.text.slice(start, end)

/** Do two ranges stand in one block, and share a part of it? */
export const overlaps = (one: Span, other: Span): boolean =>
  one.block === other.block && one.start < other.end && other.start < one.end

/** A test whether a range overlaps any of these, by search: a long draft may have thousands of both. */
export function overlapWith(spans: readonly Span[]): (span: Span) => boolean {
  const covered = new Map([...groupByBlock(spans)].map(([block, own]) => [block, unionOf(own)]))
  return ({block, start, end}) => {
    const ranges = covered.get(block) ?? []
    const next = ranges[firstEndingAfter(ranges, start)]
    return next !== undefined && next.start < end
  }
}

/** The parts of one block that ranges cover, in order and apart from each other. */
function unionOf(spans: readonly Span[]): {start: number; end: number}[] {
  const parts: {start: number; end: number}[] = []
  for (const {start, end} of spans.toSorted((a, b) => a.start - b.start)) {
    const last = parts.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else parts.push({start, end})
  }
  return parts
}

/** A whole block as a range, without the white space around it. */
export function wholeOf(block: Block): Span {
  const {text} = block.prose
  return {block, start: text.length - text.trimStart().length, end: text.trimEnd().length}
}

/** The lines of a block, each without the white space around it; empty ones are left out. */
export function linesOf(block: Block): Span[] {
  const {text} = block.prose
  const lines: Span[] = []
  if (!text.includes('\n')) {
    const whole = wholeOf(block)
    return whole.start < whole.end ? [whole] : lines
  }
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 ? text.length : newline
    let [start, end] = [from, to]
    while (start < end && isBlank(text, start)) start++
    while (start < end && isBlank(text, end - 1)) end--
    if (start < end) lines.push({block, start, end})
    from = to + 1
  }
  return lines
}

/** Whether white space stands at an offset. */
export function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || (code < 14 && code > 8) || (code > 127 && /\s/.test(text[at] as string))
}

/** Ranges by their block, in the order given. */
export const groupByBlock = <S extends Span>(spans: readonly S[]): Map<Block, S[]> => groupBy(spans, ({block}) => block)

/** Where a global pattern matches in the prose of a block. */
export function matchesIn(block: Block, pattern: RegExp): Span[] {
  const {text} = block.prose
  // Most blocks hold none, and a search makes nothing to say so.
  if (text.search(pattern) < 0) return []
  return [...text.matchAll(pattern)].map(({0: found, index}) => ({block, start: index, end: index + found.length}))
}
