// Puts covers over a text before Markdown is read, and what they hide back into the tree.
import type {Heading, InlineCode, List, Nodes, Parents, RootContent, Text} from 'mdast'
import type {Point} from 'unist'
import type {Place} from '../core/draft/place.ts'
import type {Cover} from './cover-marks.ts'

/** Stands for a wiki link while Markdown is read: a letter that no copy holds. */
const filler = '\uE000'

/** A comment; the space at its end keeps it apart from the marks in the source, of which some end alike. */
const unseen = '<!-- --> '

/** The text with its covers on: as long as it was, line for line. */
export function coverText(text: string, covers: readonly Cover[]): string {
  let covered = ''
  let at = 0
  for (const cover of covers) {
    covered += text.slice(at, cover.start) + maskOf(text.slice(cover.start, cover.end), cover.kind)
    at = cover.end
  }
  return covered + text.slice(at)
}

/** Line ends stay where they are. */
function maskOf(stretch: string, kind: Cover['kind']): string {
  const blank = stretch.replace(/[^\r\n]/g, ' ')
  if (kind === 'blank') return blank
  if (kind === 'block') return `#${blank.slice(1)}`
  if (kind === 'holder') return `+   #${blank.slice(5)}`
  if (kind === 'wiki') return filler.repeat(stretch.length)
  if (kind === 'address') return stretch.replace(/[^\w.]/g, '_')
  return `\`${stretch.slice(1, -1).replace(/[^\r\n]/g, 'x')}\``
}

/** What the covers of a text hide, by where it starts. */
interface Hidden {
  text: string
  byStart: ReadonlyMap<number, Cover>
  wikis: readonly Cover[]
}

/** Put what covers hide back into a tree, as code, comments and links. */
export function uncover(tree: Parents, covers: readonly Cover[], text: string): void {
  if (covers.length === 0) return
  const byStart = new Map(covers.map((cover) => [cover.start, cover]))
  enter(tree, {text, byStart, wikis: covers.filter(({kind}) => kind === 'wiki')})
}

function enter(parent: Parents, hidden: Hidden): void {
  parent.children = (parent.children as RootContent[]).flatMap((node) => {
    const nodes = node.type === 'list' ? withoutHolders(node, hidden) : [node]
    return nodes.flatMap((one) => uncovered(one, hidden))
  }) as typeof parent.children
}

function uncovered(node: RootContent, hidden: Hidden): RootContent[] {
  const cover = hidden.byStart.get(startOf(node))
  if (node.type === 'text') return node.value.includes(filler) ? withLinks(node, hidden) : [node]
  if (node.type === 'inlineCode') return cover?.kind === 'inline' ? [shown(node, cover, hidden)] : [node]
  if (node.type === 'heading') {
    if (cover?.kind === 'block') return [shown(node, cover, hidden)]
    if (node.children.length === 0 && hidden.byStart.get(startOf(node) - 4)?.kind === 'holder') return []
  }
  if ('children' in node) enter(node, hidden)
  return [node]
}

function shown(node: Heading | InlineCode, {start, end, as, kind}: Cover, {text}: Hidden): RootContent {
  const position = positionOf(node, {start, end}, text)
  const value = text.slice(start, end)
  if (as === 'comment') return {type: 'html', value: unseen, position}
  return kind === 'inline' ? {type: 'inlineCode', value, position} : {type: 'code', value, position}
}

/** A list whose items are labelled blocks, as those blocks; a real list beside them stays one. */
function withoutHolders(list: List, {byStart}: Hidden): RootContent[] {
  const isHolder = (node: Nodes) => byStart.get(startOf(node))?.kind === 'holder'
  if (!list.children.some(isHolder)) return [list]
  return list.children.flatMap((item): RootContent[] => {
    if (isHolder(item)) return item.children
    return [item.position ? {...list, children: [item], position: item.position} : list]
  })
}

function positionOf(node: Nodes, {start, end}: Place, text: string) {
  const from = node.position?.start as Point
  const lines = text.slice(start, end).split('\n')
  const column = lines.length === 1 ? from.column + end - start : (lines.at(-1) as string).length + 1
  return {start: from, end: {line: from.line + lines.length - 1, column, offset: end}}
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? -1

/** A text with links where its wiki links stand. */
function withLinks(node: Text, {wikis, text}: Hidden): RootContent[] {
  const place = {start: startOf(node), end: node.position?.end.offset ?? 0}
  const inside = wikis.filter(({start, end}) => start >= place.start && end <= place.end)
  const nodes: RootContent[] = []
  let [at, from] = [0, place.start]
  for (const {start, end, label} of inside) {
    const next = node.value.indexOf(filler, at)
    if (next < 0) break
    add(node.value.slice(at, next), {start: from, end: start})
    nodes.push(linkTo(text, {start, end}, label ?? {start, end}, node))
    at = next + end - start
    from = end
  }
  add(node.value.slice(at), {start: from, end: place.end})
  return nodes

  function add(value: string, where: Place): void {
    if (value) nodes.push({type: 'text', value, position: beside(node, where)})
  }
}

function linkTo(text: string, place: Place, label: Place, near: Text): RootContent {
  const value = text.slice(label.start, label.end)
  const words: Text = {type: 'text', value, position: beside(near, label)}
  return {
    type: 'linkReference',
    identifier: value.toLowerCase(),
    label: value,
    referenceType: 'shortcut',
    children: [words],
    position: beside(near, place),
  }
}

/** The position of a stretch on the lines of a text, counted from the text's start. */
function beside(node: Text, {start, end}: Place) {
  const from = node.position?.start as Point
  const pointAt = (offset: number): Point => ({
    line: from.line,
    column: from.column + offset - (from.offset ?? 0),
    offset,
  })
  return {start: pointAt(start), end: pointAt(end)}
}
