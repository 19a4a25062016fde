// A draft: its source text parsed once, as blocks in reading order, each with its plain prose.
import type {Root} from 'mdast'
import {makeNotes} from './block-cache.ts'
import type {Memory, Revision} from './block-reuse.ts'
import {type Block, type BlockKind, gatherBlocks, makeBlock, numberBlocks} from './blocks.ts'
import {type Place, type Prose, placeIn} from './prose.ts'

export {placeOfNode} from './prose.ts'
export type {Block, BlockKind, Place}

/** A front matter value: its path, its prose with places, and the place of the value with its quotes. */
export interface Field {
  path: string
  prose: Prose
  place: Place
}

/** Something that kept a format from being read in full. */
export interface Problem {
  id: 'broken-front-matter' | 'unreadable-file'
  message: string
  place: Place
}

/** What a format makes of source text. */
export interface Parsed {
  tree: Root
  fields: Field[]
  /** Front matter as plain data. */
  data: Readonly<Record<string, unknown>>
  problems: Problem[]
}

/** A kind of source text: `parse` gives mdast whose offsets count in the text. It never throws. */
export interface Format {
  name: string
  extensions: readonly string[]
  /** May take over the tree of the revision before and change it, where that gives the same. */
  parse(text: string, before?: Revision): Parsed
}

/** What is being edited: parsed once, everything with offsets into `text`. */
export interface Draft extends Parsed {
  path: string
  format: string
  /** The source text, without a byte order mark. */
  text: string
  blocks: readonly Block[]
}

/** A range of a block's prose; offsets in `block.prose.text`. */
export interface Span {
  block: Block
  start: number
  end: number
}

/** Front matter fields that are copy, by any part of their path: `title`, `author.name`, `images.alt`. */
export const copyFields: readonly string[] = [
  'title',
  'headline',
  'dek',
  'description',
  'summary',
  'excerpt',
  'caption',
  'alt',
  'byline',
  'author',
]

/**
 * Parse source text into a draft. A byte order mark is taken off and not counted.
 * `frontMatterCopy` names the front matter fields that are copy. A memory that was there when the draft was parsed
 * before saves work where blocks are the same; the draft that was parsed with it before is no longer good then.
 */
export function parseDraft(
  source: {path: string; text: string},
  format: Format,
  frontMatterCopy: readonly string[] = copyFields,
  memory?: Memory,
): Draft {
  const text = source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text
  const parsed = format.parse(text, memory?.last)
  const names = new Set(frontMatterCopy)
  const copy = parsed.fields.filter(({path}) => path.split('.').some((part) => names.has(part))).map(fieldBlock)
  const draft = {...parsed, path: source.path, format: format.name, text}
  if (memory) {
    memory.last = {text, parsed}
    return {...draft, blocks: memory.handOn(copy, parsed.tree, text)}
  }
  const blocks = [...copy, ...gatherBlocks(parsed.tree.children, text)]
  numberBlocks(blocks, makeNotes(blocks.length))
  return {...draft, blocks}
}

const fieldBlock = ({path, prose, place}: Field): Block =>
  makeBlock({kind: 'field', prose, place, parents: [], field: path})

/** Where a range of prose stands in the source. */
export const placeOf = ({block, start, end}: Span): Place => placeIn(block.prose, start, end)

/** The words of a range of prose. */
export const textOf = ({block, start, end}: Span): string => block.prose.text.slice(start, end)

/** A whole block as a range, without the white space around it. */
export function wholeOf(block: Block): Span {
  const {text} = block.prose
  return {block, start: text.length - text.trimStart().length, end: text.trimEnd().length}
}

/** The lines of a block, each without the white space around it; empty ones are left out. */
export function linesOf(block: Block): Span[] {
  const {text} = block.prose
  const lines: Span[] = []
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

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || (code < 14 && code > 8) || (code > 127 && /\s/.test(text[at] as string))
}

/** The offsets the lines of a text start at. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return starts
  }
  const lineEnd = /\r\n?|\n/g
  while (lineEnd.test(text)) starts.push(lineEnd.lastIndex)
  return starts
}

/** The last line, counted from 0, that starts at or before an offset. */
export function lineAt(starts: ArrayLike<number>, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Line and column (1-based, columns in UTF-16 code units) of offsets in a text. */
export function makeLocator(text: string): (offset: number) => {line: number; column: number; offset: number} {
  const starts = lineStarts(text)
  return (offset) => {
    const line = lineAt(starts, offset)
    return {line: line + 1, column: offset - (starts[line] as number) + 1, offset}
  }
}
