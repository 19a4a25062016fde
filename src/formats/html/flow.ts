// The blocks of a page of HTML as mdast: headings, paragraphs, lists, quotations, code.
import type {BlockContent, Heading, List, ListItem, PhrasingContent, RootContent} from 'mdast'
import {holdsNoWords, type IsCopy, makeBlockTest} from './elements.ts'
import {attributeOf, type ChildNode, type Element, isElement, isText, textBelow} from './parse.ts'
import {phrasingOf} from './phrasing.ts'
import type {PageSource} from './source.ts'
import {captionsOf, isLayout, tableOf} from './tables.ts'

/** What blocks are made with. */
interface Builder {
  source: PageSource
  isCopy: IsCopy
  isBlock(node: ChildNode): boolean
}

/** The blocks below nodes, in the order of the source. */
export function blocksBelow(nodes: readonly ChildNode[], source: PageSource, isCopy: IsCopy): RootContent[] {
  const made = flow(nodes, {source, isCopy, isBlock: makeBlockTest()})
  return isInOrder(made) ? made : made.toSorted((a, b) => startOf(a) - startOf(b))
}

const holders = new Set(['table', 'tableRow', 'list', 'listItem', 'blockquote'])

/** Where the first words below a node stand. */
function startOf(node: RootContent): number {
  const [first] = holders.has(node.type) && 'children' in node ? node.children : []
  return first ? startOf(first) : (node.position?.start.offset ?? 0)
}

const isInOrder = (nodes: readonly RootContent[]) =>
  nodes.every((node, i) => i === 0 || startOf(nodes[i - 1] as RootContent) <= startOf(node))

function flow(nodes: readonly ChildNode[], builder: Builder, tag?: string): RootContent[] {
  const blocks: RootContent[] = []
  let line: ChildNode[] = []
  for (const node of nodes) {
    if (isElement(node) && (holdsNoWords(node) || !builder.isCopy(node))) continue
    if (!builder.isBlock(node)) line.push(node)
    else {
      for (const block of paragraphsOf(line, builder, tag)) blocks.push(block)
      for (const block of blockOf(node as Element, builder)) blocks.push(block)
      line = []
    }
  }
  for (const block of paragraphsOf(line, builder, tag)) blocks.push(block)
  return blocks
}

function paragraphsOf(nodes: ChildNode[], {source, isCopy}: Builder, tag: string | undefined): RootContent[] {
  if (nodes.length === 0) return []
  return splitAtBreaks(nodes).flatMap((part): RootContent[] => {
    const children = phrasingOf(part, source, isCopy)
    if (children.every(({type}) => type === 'html')) return children as RootContent[]
    return [{type: 'paragraph', children, position: around(children, source), ...(tag && {data: {tag}})}]
  })
}

const codeBlocks = new Set(['pre', 'listing', 'xmp', 'plaintext'])
const lists = new Set(['ul', 'ol', 'menu', 'dir'])

function blockOf(element: Element, builder: Builder): RootContent[] {
  const {tagName, childNodes} = element
  if (/^h[1-6]$/.test(tagName)) return headingOf(element, builder, Number(tagName[1]) as Heading['depth'])
  if (lists.has(tagName)) return listOf(element, builder)
  if (tagName === 'blockquote') return quotationOf(element, builder)
  const position = builder.source.positionOf(builder.source.placeOf(element))
  if (codeBlocks.has(tagName)) return [{type: 'code', value: textBelow(element), position}]
  if (tagName === 'hr') return [{type: 'thematicBreak', position}]
  if (tagName === 'table') return blocksOfTable(element, builder)
  if (tagName === 'p') {
    const name = attributeOf(element, 'class') ?? ''
    if (/^MsoTitle\b/.test(name)) return headingOf(element, builder, 1)
    if (/^MsoToc/.test(name)) return []
    if (/^MsoListParagraph/.test(name)) return flow(childNodes, builder, 'li')
  }
  return flow(childNodes, builder, tagName)
}

/** A heading; where it holds blocks its words are one line all the same. */
function headingOf(element: Element, {source, isCopy}: Builder, depth: Heading['depth']): RootContent[] {
  const children = phrasingOf(element.childNodes, source, isCopy)
  if (children.every(({type}) => type === 'html')) return children as RootContent[]
  return [{type: 'heading', depth, children, position: around(children, source)}]
}

function quotationOf(element: Element, builder: Builder): RootContent[] {
  const children = flow(element.childNodes, builder) as BlockContent[]
  const position = builder.source.positionOf(builder.source.placeOf(element))
  return children.length > 0 ? [{type: 'blockquote', children, position}] : []
}

function listOf(element: Element, builder: Builder): RootContent[] {
  const {source, isCopy} = builder
  const children = element.childNodes.flatMap((node): ListItem[] => {
    if (isText(node) || (isElement(node) && (holdsNoWords(node) || !isCopy(node)))) return []
    const inside = flow(isElement(node) && node.tagName === 'li' ? node.childNodes : [node], builder) as BlockContent[]
    const position = source.positionOf(source.placeOf(node))
    return inside.length > 0 ? [{type: 'listItem', spread: false, children: inside, position}] : []
  })
  if (children.length === 0) return []
  const position = source.positionOf(source.placeOf(element))
  const list: List = {type: 'list', ordered: element.tagName === 'ol', spread: false, children, position}
  return [list]
}

function blocksOfTable(table: Element, builder: Builder): RootContent[] {
  const captions = captionsOf(table)
  const above = captions.flatMap((caption) => flow(caption.childNodes, builder, 'caption'))
  if (isLayout(table)) {
    const rest = table.childNodes.filter((node) => !captions.includes(node as Element))
    return [...above, ...flow(rest, builder)]
  }
  const node = tableOf(table, builder.source, builder.isCopy)
  return node ? [...above, node] : above
}

/** The position from the first to the last of some nodes. */
function around(nodes: readonly PhrasingContent[], source: PageSource) {
  let [start, end] = [Number.POSITIVE_INFINITY, 0]
  for (const {position} of nodes) {
    start = Math.min(start, position?.start.offset ?? 0)
    end = Math.max(end, position?.end.offset ?? 0)
  }
  return source.positionOf({start, end})
}

const isBreak = (node: ChildNode) => isElement(node) && node.tagName === 'br'
const isBlankText = (node: ChildNode) => isText(node) && !node.value.trim()

const wrappers = new Set(['span', 'font', 'center'])

/** Two line breaks in a row end a paragraph; where all stands in one element, they are looked for in there. */
function splitAtBreaks(nodes: readonly ChildNode[]): ChildNode[][] {
  const shown = nodes.filter((node) => !isBlankText(node))
  const [only] = shown
  if (shown.length === 1 && only && isElement(only) && wrappers.has(only.tagName))
    if (only.childNodes.some(isBreak)) return splitAtBreaks(only.childNodes)
  const parts: ChildNode[][] = [[]]
  let breaks: ChildNode[] = []
  for (const node of nodes) {
    if (isBreak(node)) breaks.push(node)
    else if (isBlankText(node) && breaks.length > 0) continue
    else {
      if (breaks.length > 1) parts.push([node])
      else parts.at(-1)?.push(...breaks, node)
      breaks = []
    }
  }
  return parts
}
