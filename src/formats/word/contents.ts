// Tables of contents that somebody has typed: lines that end in dots and a number of a page.
import type {Nodes} from 'mdast'
import type {FlowBlock} from './blocks.ts'

/** Blocks without tables of contents: three lines of one, and more, with the heading before them. */
export function withoutContents(blocks: readonly FlowBlock[]): FlowBlock[] {
  const kept: FlowBlock[] = []
  for (let from = 0; from < blocks.length; ) {
    let to = from
    while (to < blocks.length && isContentsLine(blocks[to] as FlowBlock)) to++
    if (to - from >= 3) {
      const last = kept.at(-1)
      if (last && headings.has(wordsOf(last.node).trim().toLowerCase())) kept.pop()
      from = to
    } else kept.push(blocks[from++] as FlowBlock)
  }
  return kept
}

const headings = new Set(['contents', 'content', 'table of contents', 'index'])

/** The number of a page, or of several. */
const pageNumber = /(?:p[a-z]{0,3}[. ]{0,2})?\d{1,4}(?: ?[-–] ?\d{1,4})?$/i

function isContentsLine({node}: FlowBlock): boolean {
  const words = wordsOf(node).trim()
  if (words.length > 200) return false
  const before = words.replace(pageNumber, '').trimEnd()
  return before.length < words.length && (before.endsWith('..') || before.endsWith('…'))
}

const wordsOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : ''
