// The blocks of a parsed draft, in reading order.
import type {Nodes} from 'mdast'
import {type BlockCache, makeBlockCache} from './block-cache.ts'
import {hideMarks} from './hidden-marks.ts'
import {htmlProses} from './html.ts'
import {type Place, placeOfNode} from './place.ts'
import {altProse, type Prose, placeIn, proseOf} from './prose.ts'

/** What a block is in the syntax; what it is to a reader is its role (`reading/roles`). */
type BlockKind = 'heading' | 'paragraph' | 'cell' | 'alt' | 'field' | 'html'

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
  node?: Nodes | undefined
  /** 1–6 for headings. */
  depth?: number | undefined
  /** The path of a front matter value: `title`, `seo.description`. */
  field?: string | undefined
  /** What was worked out of each block of the draft alone. */
  cache: BlockCache
}

/** A block before it has its number and cache. */
type Unnumbered = Omit<Block, 'index' | 'cache'>

const unread = makeBlockCache(0)

/** A block without its number and cache. */
export const makeBlock = ({kind, prose, place, parents, node, depth, field}: Unnumbered): Block => ({
  index: -1,
  ...{kind, prose: hideMarks(prose), place, parents, node, depth, field},
  cache: unread,
})

/** Number the blocks and attach the shared cache. */
export function numberBlocks(blocks: readonly Block[], cache: BlockCache): void {
  for (const [index, block] of blocks.entries()) {
    block.index = index
    block.cache = cache
  }
}

/** Every stretch of copy in nodes whose offsets count in `text`; not numbered yet. */
export function gatherBlocks(nodes: readonly Nodes[], text: string): Block[] {
  const blocks: Block[] = []
  gather(nodes, [])
  return blocks

  function gather(nodes: readonly Nodes[], parents: readonly Nodes[]): void {
    for (const node of nodes)
      if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') addBlock(node, parents)
      else if (node.type === 'html')
        for (const stretch of htmlProses(node, text)) blocks.push(makeBlock({kind: 'html', ...stretch, parents, node}))
      else if ('children' in node) gather(node.children, [...parents, node])
  }

  function addBlock(node: Nodes, parents: readonly Nodes[]): void {
    const prose = proseOf(node, text)
    const kind = node.type === 'tableCell' ? 'cell' : (node.type as BlockKind)
    const depth = node.type === 'heading' ? node.depth : undefined
    blocks.push(makeBlock({kind, prose, place: placeOfNode(node), parents, node, depth}))
    for (const {node: inline} of prose.inlines) {
      const alt = inline.type === 'image' || inline.type === 'imageReference' ? altProse(inline, text) : undefined
      if (alt)
        blocks.push(
          makeBlock({kind: 'alt', prose: alt, place: placeIn(alt, 0, alt.text.length), parents, node: inline}),
        )
    }
  }
}
