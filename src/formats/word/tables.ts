// Tables of a Word file: those that hold data are tables, those that lay out a page are not.
import type {PhrasingContent, TableCell, TableRow} from 'mdast'
import type {Position} from 'unist'
import {type FlowBlock, type FlowBuilder, positionAround} from './blocks.ts'
import type {Story} from './story.ts'
import {childOf, elementsOf, type XmlElement} from './xml.ts'

type ReadFlow = (elements: readonly XmlElement[], story: Story, builder: FlowBuilder) => FlowBlock[]

/** A cell that was read, and where it stands. */
interface Cell {
  blocks: FlowBlock[]
  position: Position
}

/** A table as one node, or the blocks in it where it only lays them out. `flow` reads what is in a cell. */
export function wordTableOf(table: XmlElement, story: Story, builder: FlowBuilder, flow: ReadFlow): FlowBlock[] {
  const rows = rowsIn(table).map((row) => cellsIn(row).map((cell) => readCell(cell, story, builder, flow)))
  const filled = rows.filter((cells) => cells.length > 0)
  const all = filled.flat()
  const isLayout = !filled.some((cells) => cells.length > 1) || all.some(({blocks}) => blocks.some(isNoLine))
  if (isLayout) return all.flatMap(({blocks}) => blocks)
  const children = filled.map((cells): TableRow => {
    const made = cells.map(cellOf)
    return {type: 'tableRow', children: made, position: positionAround(made)}
  })
  return children.length > 0 ? [{node: {type: 'table', children, position: positionAround(children)}}] : []
}

/** A heading, a table or code doesn't stand in a cell of data. */
const isNoLine = ({node}: FlowBlock) => node.type !== 'paragraph' && node.type !== 'html'

const holders = new Set(['w:sdt', 'w:sdtContent', 'w:customXml'])

const rowsIn = (element: XmlElement): XmlElement[] =>
  elementsOf(element).flatMap((one) => (one.name === 'w:tr' ? [one] : holders.has(one.name) ? rowsIn(one) : []))

const cellsIn = (element: XmlElement): XmlElement[] =>
  elementsOf(element).flatMap((one) => (one.name === 'w:tc' ? [one] : holders.has(one.name) ? cellsIn(one) : []))

function readCell(cell: XmlElement, story: Story, builder: FlowBuilder, flow: ReadFlow): Cell {
  const before = builder.transcript.point()
  const blocks = flow(elementsOf(cell), story, builder)
  const end = builder.transcript.point()
  const start = blocks[0]?.node.position?.start ?? (childOf(cell, 'w:p') ? end : before)
  return {blocks, position: {start, end}}
}

/** The paragraphs of a cell as its lines. */
function cellOf({blocks, position}: Cell): TableCell {
  const children = blocks.flatMap(({node}, i): PhrasingContent[] => {
    const own = node.type === 'paragraph' ? node.children : node.type === 'html' ? [node] : []
    const before = blocks[i - 1]?.node
    if (!before || before.type === 'html') return own
    const gap = {start: (before.position as Position).end, end: (node.position as Position).start}
    return [{type: 'break', position: gap}, ...own]
  })
  return {type: 'tableCell', children, position}
}
