// A place: a range of the source text.
import type {Nodes} from 'mdast'

/** A range of the source text: offsets in UTF-16 code units, 0-based, `end` exclusive. */
export interface Place {
  start: number
  end: number
}

/** The place of a node that has a position. */
export const placeOfNode = (node: Nodes): Place => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
})
