// What the passages of a draft need of its tree: its code, where links by reference lead, and the numbers of items.
import type {Code, Nodes} from 'mdast'
import {placeOfNode} from '../draft/place.ts'

/** How a passage stands in its list. */
export interface PassageInItem {
  /** The number of its item, in a numbered list. */
  number?: number
  /** Another passage of the same item comes before it. */
  isMore?: true
}

/** What was found in a tree. */
export interface InTree {
  code: Code[]
  /** Addresses, by the identifiers of their definitions. */
  urls: Map<string, string>
  /** By where passages begin. */
  items: Map<number, PassageInItem>
}

/** Gather from nodes and all in them. */
export function gatherInTree(nodes: readonly Nodes[]): InTree {
  const found: InTree = {code: [], urls: new Map(), items: new Map()}
  gather(nodes, undefined)
  return found

  function gather(nodes: readonly Nodes[], item: PassageInItem | undefined): void {
    for (const node of nodes) {
      if (node.type === 'code') found.code.push(node)
      else if (node.type === 'definition' && !found.urls.has(node.identifier)) found.urls.set(node.identifier, node.url)
      else if (node.type === 'list')
        for (const [i, one] of node.children.entries())
          gather(one.children, node.ordered ? {number: (node.start ?? 1) + i} : {})
      else if (node.type !== 'paragraph' && node.type !== 'heading')
        gather('children' in node ? node.children : [], item)
      else if (item) {
        found.items.set(placeOfNode(node).start, {...item})
        item.isMore = true
      }
    }
  }
}
