// Tables of a word processor: those that hold data are tables, those that lay out a page are not.
import type {Nodes, PhrasingContent, TableCell, TableRow} from 'mdast'
import type {Position} from 'unist'
import {type FlowBlock, positionAround} from './blocks.ts'
import type {Transcript} from './transcript.ts'
import type {XmlElement} from './xml.ts'

/** A cell that was read, and where it stands. */
interface Cell {
  blocks: FlowBlock[]
  position: Position
}

/** A table of these cells as one node, or the blocks in it where it only lays them out. */
export function wordTableOf(
  cells: readonly (readonly XmlElement[])[],
  transcript: Transcript,
  readBlocks: (cell: XmlElement) => FlowBlock[],
): FlowBlock[] {
  const rows = cells.map((row) => row.map((cell) => readCell(cell, transcript, readBlocks)))
  const filled = rows.filter((cells) => cells.length > 0)
  const all = filled.flat()
  const isLayout =
    !filled.some((cells) => cells.length > 1) || all.some(({blocks}) => blocks.some(isNoLine)) || holdCopy(all)
  if (isLayout) return all.flatMap(({blocks}) => blocks)
  const children = filled.map((cells): TableRow => {
    const made = cells.map(cellOf)
    return {type: 'tableRow', children: made, position: positionAround(made)}
  })
  return children.length > 0 ? [{node: {type: 'table', children, position: positionAround(children)}}] : []
}

/** A heading, a table or code doesn't stand in a cell of data. */
const isNoLine = ({node}: FlowBlock) => node.type !== 'paragraph' && node.type !== 'html'

/** From how many words on a paragraph of a cell is copy. */
const leastWords = 25

/** Is most of what cells hold copy: paragraphs of several sentences, or of one long one? */
function holdCopy(cells: readonly Cell[]): boolean {
  const counted = cells.flatMap(({blocks}) => blocks.map(({node}) => readParagraph(wordsBelow(node))))
  const sum = (words: readonly {count: number}[]) => words.reduce((total, {count}) => total + count, 0)
  return sum(counted.filter(({isCopy}) => isCopy)) > sum(counted) / 2
}

/** Words in quotation marks are copy in a paragraph; in a cell they are an example of something. */
function readParagraph(text: string): {count: number; isCopy: boolean} {
  const count = text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0
  const stops = text.match(/\p{Ll}\p{Ll}[.!?]["”’)]*(?=\s|$)/gu)?.length ?? 0
  const isExample = /^\s*["“‘'«„]/.test(text)
  return {count, isCopy: !isExample && (stops > 1 || (stops > 0 && count >= leastWords))}
}

const wordsBelow = (node: Nodes): string =>
  'children' in node ? node.children.map(wordsBelow).join('') : node.type === 'text' ? node.value : ' '

function readCell(cell: XmlElement, {point}: Transcript, readBlocks: (cell: XmlElement) => FlowBlock[]): Cell {
  const blocks = readBlocks(cell)
  const end = point()
  const start = blocks[0]?.node.position?.start ?? end
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
