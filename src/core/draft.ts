// A draft: its source text parsed once, as blocks in reading order, each with its plain prose.
import type {Nodes, Root} from 'mdast'
import {type Place, type Prose, placeIn, plainProse, proseOf} from './prose.ts'

/** What a block is in the syntax; what it is to a reader is its role (`reading/roles`). */
export type BlockKind = 'heading' | 'paragraph' | 'cell' | 'alt' | 'field' | 'html'

/** A stretch of copy that reads in one go: a heading, a paragraph, a table cell, a front matter value. */
export interface Block {
  index: number
  kind: BlockKind
  prose: Prose
  /** The whole block in the source. */
  place: Place
  /** The nodes around the block, outermost first, without the root. */
  parents: readonly Nodes[]
  /** The mdast node whose prose this is; none for fields. */
  node?: Nodes
  /** 1–6 for headings. */
  depth?: number
  /** The path of a front matter value: `title`, `seo.description`. */
  field?: string
}

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
  parse(text: string): Parsed
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

/** Front matter fields that are copy, by the last part of their path. */
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
 * `frontMatterCopy` names the front matter fields that are copy.
 */
export function parseDraft(
  source: {path: string; text: string},
  format: Format,
  frontMatterCopy: readonly string[] = copyFields,
): Draft {
  const text = source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text
  const parsed = format.parse(text)
  const names = new Set(frontMatterCopy)
  const copy = parsed.fields.filter(({path}) => path.split('.').some((part) => names.has(part)))
  const blocks = [...copy.map(fieldBlock), ...gatherBlocks(parsed.tree, text)]
  return {
    ...parsed,
    path: source.path,
    format: format.name,
    text,
    blocks: blocks.map((block, index) => ({...block, index})),
  }
}

type Unnumbered = Omit<Block, 'index'>

const fieldBlock = ({path, prose, place}: Field): Unnumbered => ({
  kind: 'field',
  prose,
  place,
  parents: [],
  field: path,
})

function gatherBlocks(tree: Root, text: string): Unnumbered[] {
  const blocks: Unnumbered[] = []
  const parents: Nodes[] = []
  for (const child of tree.children) gather(child)
  return blocks

  function gather(node: Nodes): void {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') addBlock(node)
    else if (node.type === 'html') blocks.push(...htmlBlocks(node, [...parents], text))
    else if ('children' in node) {
      parents.push(node)
      for (const child of node.children) gather(child)
      parents.pop()
    }
  }

  function addBlock(node: Nodes): void {
    const prose = proseOf(node, text)
    const kind = node.type === 'tableCell' ? 'cell' : (node.type as BlockKind)
    const depth = node.type === 'heading' ? {depth: node.depth} : {}
    const here = [...parents]
    blocks.push({kind, prose, place: placeOfNode(node), parents: here, node, ...depth})
    for (const {type, node: inline} of prose.inlines)
      if (type === 'image') blocks.push(...altBlocks(inline, here, text))
  }
}

/** The alternative text of an image is copy of its own. */
function altBlocks(image: Nodes, parents: Nodes[], text: string): Unnumbered[] {
  if (image.type !== 'image' || !image.alt) return []
  const {start} = placeOfNode(image)
  const place = {start: start + 2, end: start + 2 + image.alt.length}
  if (text.slice(place.start, place.end) !== image.alt) return []
  return [{kind: 'alt', prose: plainProse(text, place), place, parents, node: image}]
}

const htmlText =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|pre|code|svg|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<[a-z/!?][^>]*(?:>|$)|([^<]+|<)/gi

/** The words between the tags of a raw HTML block, each stretch a block. */
function htmlBlocks(node: Nodes, parents: Nodes[], text: string): Unnumbered[] {
  const {start, end} = placeOfNode(node)
  const blocks: Unnumbered[] = []
  for (const {2: words, index} of text.slice(start, end).matchAll(htmlText)) {
    if (!words?.trim()) continue
    const from = start + index + words.length - words.trimStart().length
    const place = {start: from, end: from + words.trim().length}
    blocks.push({kind: 'html', prose: plainProse(text, place), place, parents, node})
  }
  return blocks
}

/** Where a node with a position stands. */
export const placeOfNode = (node: Nodes): Place => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
})

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
  const lines: Span[] = []
  for (const {0: line, index} of block.prose.text.matchAll(/[^\n]+/g)) {
    const words = line.trim()
    const start = index + line.indexOf(words)
    if (words) lines.push({block, start, end: start + words.length})
  }
  return lines
}

/** Line and column (1-based, columns in UTF-16 code units) of offsets in a text. */
export function makeLocator(text: string): (offset: number) => {line: number; column: number; offset: number} {
  const starts = [0]
  for (const {0: newline, index} of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + newline.length)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return {line: low + 1, column: offset - (starts[low] as number) + 1, offset}
  }
}
