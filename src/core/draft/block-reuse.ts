// Reuses the blocks of a draft from one revision to the next, with their cached results.

import type {Nodes, Root} from 'mdast'
import {groupBy} from '../order.ts'
import {type BlockCache, detach, makeBlockCache, nextBlockCache} from './block-cache.ts'
import {type Block, gatherBlocks, numberBlocks} from './blocks.ts'
import type {Revision} from './format.ts'

/**
 * Keeps the blocks of one draft while it is edited: a block that stays as it was is the very same object, moved to where
 * it stands now, as cached results hold ranges of it. So a draft is over when the next revision is parsed: to check it
 * again throws. One goes with one draft in one format.
 */
export interface BlockReuse {
  last?: Revision
  /** The blocks of a revision, those of its front matter, then those of its tree, and their cache. */
  reuse(fields: readonly Block[], tree: Root, text: string): {blocks: readonly Block[]; cache: BlockCache}
}

/** A node of the root, where it stood, and the blocks in it. */
interface Group {
  node: Nodes
  start: number
  blocks: readonly Block[]
}

/** Nothing to reuse yet. It holds no more than the last revision. */
export function makeBlockReuse(): BlockReuse {
  let cache = makeBlockCache(0)
  let groups = new Map<Nodes, Group>()
  let before: readonly Block[] = []
  return {reuse}

  function reuse(fields: readonly Block[], tree: Root, text: string): ReturnType<BlockReuse['reuse']> {
    const found = tree.children.map((node) => moved(groups.get(node), node) ?? groupOf(node, text))
    const now = [...fields, ...found.flatMap(({blocks}) => blocks)]
    cache = matchBlocks(before, now, cache)
    numberBlocks(now, cache)
    groups = new Map()
    let at = fields.length
    for (const {node, start, blocks} of found) {
      groups.set(node, {node, start, blocks: now.slice(at, at + blocks.length)})
      at += blocks.length
    }
    before = now
    return {blocks: now, cache}
  }
}

const startOf = (node: Nodes) => node.position?.start.offset ?? 0

const groupOf = (node: Nodes, text: string): Group => ({
  node,
  start: startOf(node),
  blocks: gatherBlocks([node], text),
})

/** The group of a node that is there still, its blocks where they stand now. */
function moved(group: Group | undefined, node: Nodes): Group | undefined {
  if (!group) return undefined
  const by = startOf(node) - group.start
  if (by !== 0)
    for (const block of group.blocks) {
      block.place = {start: block.place.start + by, end: block.place.end + by}
      for (const {runs} of [block.prose, ...(block.prose.marked ? [block.prose.marked] : [])])
        for (const run of runs) {
          run.start += by
          run.end += by
        }
    }
  group.start += by
  return group
}

/** Put blocks that were there before in place of those like them; returns the cache of all. */
function matchBlocks(before: readonly Block[], now: Block[], cache: BlockCache): BlockCache {
  const least = Math.min(before.length, now.length)
  let [start, end] = [0, 0]
  while (start < least && take(before[start] as Block, start)) start++
  while (end < least - start && take(before.at(-1 - end) as Block, now.length - 1 - end)) end++
  const oldEnd = before.length - end
  const byText = groupBy(before.slice(start, oldEnd), ({prose}) => prose.text)
  const order: number[] = []
  for (let i = start; i < now.length - end; i++) {
    const like = byText.get((now[i] as Block).prose.text)
    const at = like?.findIndex((block) => take(block, i)) ?? -1
    const [taken] = at < 0 ? [] : (like as Block[]).splice(at, 1)
    if (!taken) {
      const {prose} = now[i] as Block
      prose.text = detach(prose.text)
    }
    order.push(taken?.index ?? -1)
  }
  return nextBlockCache(cache, start, oldEnd, order)

  /** Where a block is as the one at this place, it stands there from now on. */
  function take(block: Block, at: number): boolean {
    const other = now[at] as Block
    if (block === other) return true
    if (!isLike(block, other)) return false
    const {place, parents, node, prose} = other
    const {text} = block.prose
    now[at] = Object.assign(block, {place, parents, node, prose: {...prose, text}})
    return true
  }
}

function isLike(one: Block, other: Block): boolean {
  return (
    one.prose.text === other.prose.text &&
    one.prose.marked?.text === other.prose.marked?.text &&
    one.kind === other.kind &&
    one.depth === other.depth &&
    one.field === other.field &&
    one.parents.length === other.parents.length &&
    one.parents.every(({type}, i) => type === other.parents[i]?.type) &&
    one.prose.inlines.length === other.prose.inlines.length &&
    one.prose.inlines.every(({type, start, end}, i) => {
      const inline = other.prose.inlines[i]
      return type === inline?.type && start === inline.start && end === inline.end
    })
  )
}
