// The prose of a draft as an nlcst tree, and the way back from its offsets to the draft's blocks.
import type {Nodes, Root, RootContent} from 'nlcst'
import {retext} from 'retext'
import retextEnglish from 'retext-english'
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {objectCharacter} from '../core/draft/prose.ts'
import type {Span} from '../core/draft/spans.ts'
import {bisect} from '../core/order.ts'

/** The blocks of a draft one below the other, as plain text and as a tree whose offsets count in that text. */
export interface ProseTree {
  tree: Root
  text: string
  /** The range of a block that a range of the text stands for; it ends with the block it starts in. */
  spanAt(start: number, end: number): Span | undefined
}

type NodePoint = NonNullable<Nodes['position']>['start']

const english = retext().use(retextEnglish).freeze()
const separator = '\n\n'
/** Beyond this a block is no paragraph that somebody wrote. */
const longest = 50_000

/** A block, and where its prose starts in the text of all. */
interface ProsePart {
  block: Block
  at: number
}

/** The prose of blocks as one text, with the way back and the blocks that are in it. */
export function joinProse(
  blocks: readonly Block[],
): Pick<ProseTree, 'text' | 'spanAt'> & {parts: readonly ProsePart[]} {
  const parts: ProsePart[] = []
  const texts: string[] = []
  let at = 0
  for (const block of blocks) {
    const {text} = block.prose
    if (!text.trim() || text.length > longest) continue
    parts.push({block, at})
    texts.push(text)
    at += text.length + separator.length
  }
  return {parts, text: texts.join(separator), spanAt: (start, end) => spanIn(parts, start, end)}
}

/** Make the tree. Each block is parsed by itself from its prose; code and pictures are source nodes, no words. */
export function makeProseTree({blocks}: Draft): ProseTree {
  const {parts, text, spanAt} = joinProse(blocks)
  const children: RootContent[] = []
  let line = 1
  for (const {block, at} of parts) {
    const words = block.prose.text
    const tree = english.parse(words) as Root
    for (const child of tree.children) {
      move(child, at, line - 1)
      children.push(child)
    }
    const end = {
      line: line + countLines(words),
      column: words.length - words.lastIndexOf('\n'),
      offset: at + words.length,
    }
    line = end.line + separator.length
    children.push({
      type: 'WhiteSpaceNode',
      value: separator,
      position: {start: end, end: {line, column: 1, offset: end.offset + separator.length}},
    })
  }
  if (children.length > 0) children.pop()
  const position = {start: {line: 1, column: 1, offset: 0}, end: {line, column: 1, offset: text.length}}
  return {tree: {type: 'RootNode', children, position}, text, spanAt}
}

const countLines = (text: string) => text.split('\n').length - 1

function move(node: Nodes, offset: number, lines: number): void {
  const {position} = node
  if (position) node.position = {start: shift(position.start, offset, lines), end: shift(position.end, offset, lines)}
  if ('children' in node) for (const child of node.children) move(child, offset, lines)
  else if (node.value === objectCharacter) node.type = 'SourceNode' as typeof node.type
}

/** A new point: the parser lets nodes share theirs. */
const shift = (point: NodePoint, offset: number, lines: number): NodePoint => ({
  line: point.line + lines,
  column: point.column,
  offset: (point.offset ?? 0) + offset,
})

function spanIn(parts: readonly ProsePart[], start: number, end: number): Span | undefined {
  const part = parts[Math.max(0, bisect(parts, ({at}) => at > start) - 1)]
  if (!part) return undefined
  const most = part.block.prose.text.length
  return {block: part.block, start: Math.min(start - part.at, most), end: Math.min(end - part.at, most)}
}
