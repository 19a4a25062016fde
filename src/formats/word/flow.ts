// The blocks of a Word file as mdast: headings, paragraphs, lists, tables, quotations, code.
import type {BlockContent, Heading, List, ListItem, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {Position} from 'unist'
import type {Atom, Host} from './atoms.ts'
import {type FlowBlock, type FlowBuilder, positionAround} from './blocks.ts'
import {withoutContents} from './contents.ts'
import {closeIgnores, writeIgnores} from './ignores.ts'
import {atomsOf, chosen, showsPrompt} from './inline.ts'
import type {Story} from './story.ts'
import {outlineIn, valueIn, type WordStyle} from './styles.ts'
import {wordTableOf} from './tables.ts'
import {writeAtoms} from './transcript.ts'
import {childOf, elementsOf, type XmlElement, xmlAttribute} from './xml.ts'

/** The blocks of a story as children of a root, a cell or a note. */
export function readStory(elements: readonly XmlElement[], story: Story, builder: FlowBuilder): RootContent[] {
  return assemble(withoutContents(flow(elements, story, builder)))
}

/** The blocks of elements, in order, before lists and quotations are put together. */
function flow(elements: readonly XmlElement[], story: Story, builder: FlowBuilder): FlowBlock[] {
  return elements.flatMap((element): FlowBlock[] => {
    const {name} = element
    if (name === 'w:commentRangeStart') story.before.push(element)
    if (name === 'w:commentRangeEnd') endBetween(element, builder)
    if (name === 'w:p') return readParagraph(element, story, builder)
    if (name === 'w:tbl') return readTable(element, story, builder)
    if (name === 'w:sdt') return readControl(element, story, builder)
    if (name === 'mc:AlternateContent') return flow(chosen(element), story, builder)
    return name === 'w:customXml' || name === 'w:txbxContent' ? flow(elementsOf(element), story, builder) : []
  })
}

const readTable = (table: XmlElement, story: Story, builder: FlowBuilder): FlowBlock[] =>
  wordTableOf(rowsIn(table).map(cellsIn), builder.transcript, (cell) => flow(elementsOf(cell), story, builder))

const holders = new Set(['w:sdt', 'w:sdtContent', 'w:customXml'])

const rowsIn = (element: XmlElement): XmlElement[] =>
  elementsOf(element).flatMap((one) => (one.name === 'w:tr' ? [one] : holders.has(one.name) ? rowsIn(one) : []))

const cellsIn = (element: XmlElement): XmlElement[] =>
  elementsOf(element).flatMap((one) => (one.name === 'w:tc' ? [one] : holders.has(one.name) ? cellsIn(one) : []))

function readControl(element: XmlElement, story: Story, builder: FlowBuilder): FlowBlock[] {
  const content = childOf(element, 'w:sdtContent')
  if (!content) return []
  const isPrompt = story.isPrompt || showsPrompt(element)
  return flow(elementsOf(content), {...story, isLocked: true, isPrompt}, builder)
}

function readParagraph(element: XmlElement, story: Story, builder: FlowBuilder): FlowBlock[] {
  const {transcript, numberOf} = builder
  const number = numberOf.get(element) ?? 0
  const host: Host = {part: story.part, element, number, label: story.label(number), mark: story.mark, length: 0}
  const properties = childOf(element, 'w:pPr')
  const style = story.styles.paragraph(properties && valueIn(properties, 'w:pStyle'))
  const {atoms, boxes, ends} = atomsOf(host, story, story.before.splice(0))
  transcript.open(host)
  const start = transcript.point().offset ?? 0
  const isShown = !style.letters.hidden && !style.names.some(isFurniture)
  const own = isShown ? [...builder.pending, ...atoms] : builder.pending
  builder.pending = []
  if (goesOn(properties)) builder.pending = own
  const blocks = builder.pending.length > 0 ? [] : writeParagraph(own, {story, style, properties, builder})
  closeIgnores(ends, start, transcript, builder.ignores)
  const inBoxes = boxes.flatMap((box) => readBox(box, story, builder))
  return [...blocks, ...inBoxes]
}

/** The range of a comment may end between paragraphs. */
function endBetween(element: XmlElement, {transcript, ignores}: FlowBuilder): void {
  const start = transcript.point().offset ?? 0
  closeIgnores([{id: xmlAttribute(element, 'w:id') ?? '', isFirst: false}], start, transcript, ignores)
}

/** A text box is a story of its own. */
function readBox(box: XmlElement, story: Story, builder: FlowBuilder): FlowBlock[] {
  const label = (number: number) => `${story.label(number)} in a text box`
  const pending = builder.pending
  builder.pending = []
  const nodes = readStory(elementsOf(box), {...story, isLocked: true, fields: [], label}, builder)
  builder.pending = pending
  return nodes.map((node) => ({node}))
}

/** Do the words of a paragraph go on in the next: is it a drop cap, or is its end deleted? */
function goesOn(properties: XmlElement | undefined): boolean {
  if (!properties) return false
  const frame = childOf(properties, 'w:framePr')
  const cap = frame && xmlAttribute(frame, 'w:dropCap')
  if (cap !== undefined && cap !== 'none') return true
  const mark = childOf(properties, 'w:rPr')
  return mark !== undefined && (childOf(mark, 'w:del') ?? childOf(mark, 'w:moveFrom')) !== undefined
}

/** Styles of what a program makes: tables of contents, and of figures. */
const isFurniture = (name: string): boolean => furniture.has(name.replace(/ \d$/, ''))

const furniture = new Set(['toc', 'toc heading', 'contents', 'contents heading', 'table of figures', 'index'])

/** What a paragraph is written with. */
interface Setting {
  story: Story
  style: WordStyle
  properties: XmlElement | undefined
  builder: FlowBuilder
}

function writeParagraph(atoms: readonly Atom[], setting: Setting): FlowBlock[] {
  const {transcript, ignores} = setting.builder
  const comments = writeIgnores(atoms, transcript, ignores)
  const children = writeAtoms(
    atoms.filter(({kind}) => kind !== 'comment'),
    transcript,
  )
  const before = comments.map((node): FlowBlock => ({node}))
  if (children.length === 0) return before
  const block = blockOf(children, positionAround(children), setting)
  return [...before.map((one) => ({...one, ...(block.item && {item: block.item})})), block]
}

const quotations = new Set(['quote', 'intense quote', 'block text', 'block quotation', 'quotations'])
const codes = new Set(['source code', 'html preformatted', 'preformatted text', 'code'])
const isTitle = ({name, names}: WordStyle) => names.includes('title') && name !== 'subtitle'

function blockOf(children: PhrasingContent[], position: Position, setting: Setting): FlowBlock {
  const {style, properties} = setting
  const {names} = style
  const level = isTitle(style) ? 1 : (outlineIn(properties) ?? style.outline ?? 0)
  if (level > 0) return {node: {type: 'heading', depth: Math.min(level, 6) as Heading['depth'], children, position}}
  const isSetAsCode = children.some(isCode) && children.every((one) => isCode(one) || one.type === 'break')
  if (isSetAsCode || names.some((name) => codes.has(name))) return {node: {type: 'code', value: '', position}}
  const node: Paragraph = {type: 'paragraph', children, position}
  if (names.includes('caption')) node.data = {tag: 'figcaption'}
  const item = itemOf(setting)
  if (item) return {node, item}
  return names.some((name) => quotations.has(name)) ? {node, isQuotation: true} : {node}
}

const isCode = ({type}: PhrasingContent) => type === 'inlineCode'

/** The place of a paragraph in a list, if it is numbered or has a bullet. */
function itemOf({story, style, properties}: Setting): FlowBlock['item'] {
  const own = properties && childOf(properties, 'w:numPr')
  const numbering = own ?? style.numbering
  if (!numbering) return undefined
  const inherited = style.numbering
  const id = valueIn(numbering, 'w:numId') ?? (inherited && valueIn(inherited, 'w:numId')) ?? '0'
  const level = valueIn(numbering, 'w:ilvl') ?? '0'
  const ordered = story.numbering(id, level)
  return ordered === undefined ? undefined : {level: Number(level) || 0, ordered}
}

/** Put items together to lists and quotations to one each. */
function assemble(blocks: readonly FlowBlock[]): RootContent[] {
  const nodes: RootContent[] = []
  for (let from = 0; from < blocks.length; ) {
    const {node, item, isQuotation} = blocks[from] as FlowBlock
    let to = from + 1
    if (item) {
      while (blocks[to]?.item) to++
      nodes.push(...listsOf(blocks.slice(from, to)))
    } else if (isQuotation) {
      while (blocks[to]?.isQuotation) to++
      const children = blocks.slice(from, to).map(({node}) => node as BlockContent)
      nodes.push({type: 'blockquote', children, position: positionAround(children)})
    } else nodes.push(node)
    from = to
  }
  return nodes
}

/** Items as lists: one that stands deeper is within the item before it, another sort begins another list. */
function listsOf(items: readonly FlowBlock[]): List[] {
  const lists: List[] = []
  for (let from = 0; from < items.length; ) {
    const {node, item} = items[from] as FlowBlock & {item: NonNullable<FlowBlock['item']>}
    let to = from + 1
    let own = [node]
    // An ignore comment stands before the item it is about.
    if (node.type === 'html' && items[to]) own = [node, (items[to++] as FlowBlock).node]
    const inside = to
    while ((items[to]?.item?.level ?? -1) > item.level) to++
    const children = [...own, ...listsOf(items.slice(inside, to))] as BlockContent[]
    const made: ListItem = {type: 'listItem', spread: false, children, position: positionAround(children)}
    const last = lists.at(-1)
    if (last?.ordered === item.ordered) {
      last.children.push(made)
      last.position = positionAround(last.children)
    } else
      lists.push({
        type: 'list',
        ordered: item.ordered,
        spread: false,
        children: [made],
        position: positionAround([made]),
      })
    from = to
  }
  return lists
}
