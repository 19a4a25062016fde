// A draft: its source text parsed once, as blocks in reading order, each with its plain prose.

import type {FilesAround} from '../files-around.ts'
import {firstLarger} from '../order.ts'
import {type BlockCache, makeBlockCache} from './block-cache.ts'
import type {BlockReuse} from './block-reuse.ts'
import {type Block, gatherBlocks, makeBlock, numberBlocks} from './blocks.ts'
import type {Field, Format, Parsed, Revision} from './format.ts'

/** What is being edited: parsed once, everything with offsets into `text`. */
export interface Draft extends Parsed {
  path: string
  format: string
  /** The source text, without a byte order mark. */
  text: string
  blocks: readonly Block[]
  /** Results of its blocks; it is over when the draft is parsed again with the same `BlockReuse`. */
  cache: BlockCache
  /** The files around it, where they are known. */
  surroundings?: FilesAround
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
 * `frontMatterCopy` names the front matter fields that are copy. With `reuse`, blocks
 * that are as they were in the revision before are reused; the draft of that revision is over then.
 */
export function parseDraft(
  source: DraftSource,
  format: Format,
  frontMatterCopy: readonly string[] = copyFields,
  reuse?: BlockReuse,
): Draft {
  const {text, parsed} = parseSource(source, format, reuse)
  const names = new Set(frontMatterCopy)
  const copy = parsed.fields.filter(({path}) => path.split('.').some((part) => names.has(part))).map(fieldBlock)
  const draft = {...parsed, path: source.path, format: format.name, text}
  if (reuse) {
    reuse.last = {text, parsed}
    return {...draft, ...reuse.reuse(copy, parsed.tree, text)}
  }
  const blocks = [...copy, ...gatherBlocks(parsed.tree.children, text)]
  const cache = makeBlockCache(blocks.length)
  numberBlocks(blocks, cache)
  return {...draft, blocks, cache}
}

/** What is read as a draft: a text, or the bytes of a file that isn't text. */
type DraftSource = {path: string} & ({text: string} | {bytes: Uint8Array})

function parseSource(source: DraftSource, format: Format, reuse: BlockReuse | undefined): Revision {
  if ('bytes' in source) {
    const {text, ...parsed} = format.read?.(source.bytes) ?? {text: '', ...format.parse('')}
    return {text, parsed}
  }
  // Half a character stands for U+FFFD, as long as it: parsers and messages can't take it.
  const text = (source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text).toWellFormed()
  return {text, parsed: format.parse(text, reuse?.last)}
}

/** @throws {Error} if a later revision of the draft was parsed, which has its blocks. */
export function assertCurrent({cache}: Draft): void {
  if (cache.isOver) throw new Error('This draft was parsed again: use its last revision.')
}

const fieldBlock = ({path, prose, place}: Field): Block =>
  makeBlock({kind: 'field', prose, place, parents: [], field: path})

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
export const lineAt = (starts: ArrayLike<number>, offset: number): number =>
  Math.max(0, firstLarger(starts, offset) - 1)

/** Line and column (1-based, columns in UTF-16 code units) of offsets in a text. */
export function makeLocator(text: string): (offset: number) => {line: number; column: number; offset: number} {
  const starts = lineStarts(text)
  return (offset) => {
    const line = lineAt(starts, offset)
    return {line: line + 1, column: offset - (starts[line] as number) + 1, offset}
  }
}
