// What the blocks of a Word file are made with, and what is known of one before lists are put together.
import type {RootContent} from 'mdast'
import type {Position} from 'unist'
import type {Atom} from './atoms.ts'
import type {OpenIgnores} from './ignores.ts'
import type {Transcript} from './transcript.ts'
import type {XmlElement} from './xml.ts'

/** A block with what decides where it goes. */
export interface FlowBlock {
  node: RootContent
  /** Of an item of a list: how deep it stands, and whether it is numbered. */
  item?: {level: number; ordered: boolean}
  isQuotation?: boolean
}

/** What blocks are made with. */
export interface FlowBuilder {
  transcript: Transcript
  numberOf: ReadonlyMap<XmlElement, number>
  /** Words of a paragraph that go on in the next one: a drop cap, or a paragraph whose end is deleted. */
  pending: Atom[]
  ignores: OpenIgnores
}

/** The position from the first to the last of some nodes. */
export function positionAround(nodes: readonly {position?: Position | undefined}[]): Position {
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (!first?.position || !last?.position) throw new Error('Nodes of a transcript have positions.')
  return {start: first.position.start, end: last.position.end}
}
