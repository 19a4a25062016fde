// The blocks of a parsed draft, in reading order.
import type {Nodes, Root} from 'mdast'
import {htmlProses} from './html.ts'
import type {Notes} from './memory.ts'
import {altProse, type Place, type Prose, placeIn, placeOfNode, proseOf} from './prose.ts'

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
  /** What was worked out of each block of the draft alone. */
  notes: Notes
}

/** A block before it has its number and notes. */
export type Unnumbered = Omit<Block, 'index' | 'notes'>

/** Every stretch of copy in a tree whose offsets count in `text`. */
export function gatherBlocks(tree: Root, text: string): Unnumbered[] {
  const blocks: Unnumbered[] = []
  gather(tree.children, [])
  return blocks

  function gather(nodes: readonly Nodes[], parents: readonly Nodes[]): void {
    for (const node of nodes)
      if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') addBlock(node, parents)
      else if (node.type === 'html')
        for (const stretch of htmlProses(node, text)) blocks.push({kind: 'html', ...stretch, parents, node})
      else if ('children' in node) gather(node.children, [...parents, node])
  }

  function addBlock(node: Nodes, parents: readonly Nodes[]): void {
    const prose = proseOf(node, text)
    const kind = node.type === 'tableCell' ? 'cell' : (node.type as BlockKind)
    const depth = node.type === 'heading' ? {depth: node.depth} : {}
    blocks.push({kind, prose, place: placeOfNode(node), parents, node, ...depth})
    for (const {node: inline} of prose.inlines) {
      const alt = inline.type === 'image' || inline.type === 'imageReference' ? altProse(inline, text) : undefined
      if (alt) blocks.push({kind: 'alt', prose: alt, place: placeIn(alt, 0, alt.text.length), parents, node: inline})
    }
  }
}
