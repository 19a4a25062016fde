// Lists as a reader sees them: which blocks are one list or one item, whether it is numbered, and what introduces it.
import type {List, Nodes} from 'mdast'
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'

const listsAround = ({parents}: Block): List[] => parents.filter((node): node is List => node.type === 'list')

/** Whether a block stands in a numbered list, and in no bulleted one within it. */
export const isNumbered = (block: Block): boolean => listsAround(block).at(-1)?.ordered === true

/** The innermost list around a block; undefined where nothing marks one up. */
export const listOfBlock = (block: Block): Nodes | undefined => listsAround(block).at(-1)

/** The innermost item around a block, or a block that only looks like an item. */
export const itemOfBlock = (block: Block): Nodes | Block =>
  block.parents.findLast(({type}) => type === 'listItem') ?? block

/** How many lists a block stands in. */
export const listLevel = (block: Block): number => listsAround(block).length

/** The blocks right before the lists of a draft; what stands before a list within a list isn't one. */
export function introductionsOf({blocks}: Draft): Block[] {
  const seen = new Set<Nodes>()
  return blocks.flatMap((block, i) => {
    const [list] = listsAround(block)
    if (!list || seen.has(list)) return []
    seen.add(list)
    const before = blocks[i - 1]
    return before && ['paragraph', 'heading'].includes(before.kind) && listLevel(before) === 0 ? [before] : []
  })
}
