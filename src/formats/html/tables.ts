// Tables of HTML: those that hold data are tables, those that lay out a page or a letter are not.
import type {PhrasingContent, Table, TableCell, TableRow} from 'mdast'
import type {IsCopy} from './elements.ts'
import {attributeOf, type ChildNode, type Element, elementsIn, isElement, textBelow} from './parse.ts'
import {phrasingOf} from './phrasing.ts'
import type {PageSource} from './source.ts'

export const captionsOf = ({childNodes}: Element): Element[] =>
  childNodes.filter((node): node is Element => isElement(node) && node.tagName === 'caption')

/** A table as mdast; undefined where it has no cells. */
export function tableOf(table: Element, source: PageSource, isCopy: IsCopy): Table | undefined {
  const children = rowsOf(table).flatMap((row): TableRow[] => {
    const cells = row.childNodes.filter(isCell).map((cell) => cellOf(cell, source, isCopy))
    const position = source.positionOf(source.placeOf(row))
    return cells.length > 0 ? [{type: 'tableRow', children: cells, position}] : []
  })
  const position = source.positionOf(source.placeOf(table))
  return children.length > 0 ? {type: 'table', children, position} : undefined
}

const rowsOf = (table: Element): Element[] => [...elementsIn(table)].filter(({tagName}) => tagName === 'tr')

const isCell = (node: ChildNode): node is Element => isElement(node) && /^t[dh]$/.test(node.tagName)

function cellOf(cell: Element, source: PageSource, isCopy: IsCopy): TableCell {
  const children: PhrasingContent[] = phrasingOf(cell.childNodes, source, isCopy)
  return {type: 'tableCell', children, position: source.positionOf(innerPlace(cell, source))}
}

/** What stands between the tags of an element, without the white space around it. */
function innerPlace({sourceCodeLocation}: Element, source: PageSource) {
  const {startOffset = 0, endOffset = 0, startTag, endTag} = sourceCodeLocation ?? {}
  const [start, end] = [startTag?.endOffset ?? startOffset, endTag?.startOffset ?? endOffset]
  const words = source.text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  return {start: from, end: Math.max(from, start + words.trimEnd().length)}
}

const blocks = new Set('table h1 h2 h3 h4 h5 h6 ul ol blockquote article section figure form'.split(' '))

/** Is a table there for its looks: with one cell to a row, tables or headings in it, or a cell of several paragraphs? */
export function isLayout(table: Element): boolean {
  if (['presentation', 'none'].includes(attributeOf(table, 'role') ?? '')) return true
  const inside = [...elementsIn(table)]
  if (inside.some(({tagName}) => blocks.has(tagName))) return true
  const most = rowsOf(table).reduce((most, row) => Math.max(most, row.childNodes.filter(isCell).length), 0)
  if (most < 2) return true
  if (inside.some(({tagName}) => tagName === 'th')) return false
  return inside.some((element) => element.tagName === 'td' && paragraphsIn(element) > 1)
}

const paragraphsIn = ({childNodes}: Element) =>
  childNodes.filter(
    (node) => isElement(node) && (node.tagName === 'p' || node.tagName === 'div') && textBelow(node).trim(),
  ).length
