// Walks through a tree of Markdown as through the HTML that Vale makes of it.
import type {
  FootnoteDefinition,
  Html,
  Image,
  InlineCode,
  Link,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  Root,
  Text,
} from 'mdast'
import {rawProse} from '../../core/draft/html.ts'
import {placeOfNode} from '../../core/draft/place.ts'
import {altProse, placeIn, proseOf} from '../../core/draft/prose.ts'
import {close, type DocumentEvent, open} from './events.ts'
import {htmlEvents} from './html-events.ts'
import {cut, type SourceWords, wholeWords, wordsAsIs} from './words.ts'

/** What the walk through one tree works with. */
interface Walk {
  source: string
  events: DocumentEvent[]
  notes: Map<string, FootnoteDefinition>
  /** The notes referred to so far, in the order of their numbers. */
  used: string[]
}

/** The events of a tree whose offsets count in `source`. */
export function markdownEvents(root: Root, source: string): DocumentEvent[] {
  const walk: Walk = {source, events: [], notes: new Map(), used: []}
  gatherNotes(root, walk.notes)
  each(root, walk)
  addNotes(walk)
  return walk.events
}

function gatherNotes(parent: Parents, notes: Walk['notes']): void {
  for (const child of parent.children) {
    if (child.type === 'footnoteDefinition') notes.set(child.identifier, child)
    else if ('children' in child) gatherNotes(child, notes)
  }
}

/** Notes stand at the end, in the order in which they are referred to. */
function addNotes(walk: Walk): void {
  if (walk.used.length === 0) return
  walk.events.push({is: 'open', tag: 'div', classes: 'footnotes'}, open('hr'), open('ol'))
  for (const id of walk.used) {
    const note = walk.notes.get(id)
    if (note) inside('li', note, walk)
  }
  walk.events.push(close('ol'), close('div'))
}

function each(parent: Parents, walk: Walk): void {
  for (const child of parent.children) visit(child, walk)
}

function inside(tag: string, parent: Parents, walk: Walk, href?: string): void {
  walk.events.push(open(tag, href))
  each(parent, walk)
  walk.events.push(close(tag))
}

const simple: Readonly<Record<string, string>> = {
  ...{blockquote: 'blockquote', emphasis: 'em', strong: 'strong', delete: 'del', linkReference: 'a'},
  ...{tableRow: 'tr'},
}

const visitors: {readonly [Type in Nodes['type']]?: (node: Extract<Nodes, {type: Type}>, walk: Walk) => void} = {
  text: addText,
  paragraph: addParagraph,
  heading: (node, walk) => inside(`h${node.depth}`, node, walk),
  list: addList,
  link: addLink,
  table: addTable,
  html: addHtml,
  inlineCode: addCode,
}

function visit(node: Nodes, walk: Walk): void {
  const tag = simple[node.type]
  const visitor = visitors[node.type] as ((node: Nodes, walk: Walk) => void) | undefined
  if (tag && 'children' in node) inside(tag, node, walk)
  else if (visitor) visitor(node, walk)
  else addRest(node, walk)
}

function addRest(node: Nodes, walk: Walk): void {
  const {events} = walk
  if (node.type === 'code') addBlockCode(node, walk)
  else if (node.type === 'break') events.push(open('br'))
  else if (node.type === 'thematicBreak') events.push(open('hr'))
  else if (node.type === 'image' && isTemplate(walk.source.slice(...targetOf(node)))) {
    const {start, end} = placeOfNode(node)
    addSource(start, end, walk)
  } else if (node.type === 'image' || node.type === 'imageReference') {
    const alt = altProse(node, walk.source)
    events.push({is: 'open', tag: 'img', alt: alt && {text: alt.text, runs: alt.runs}})
  } else if (node.type === 'footnoteReference') addReference(node.identifier, node, walk)
  else if ('children' in node && node.type !== 'footnoteDefinition') each(node, walk)
}

function addReference(id: string, node: Nodes, {events, used, notes}: Walk): void {
  if (!notes.has(id)) return
  if (!used.includes(id)) used.push(id)
  const {start, end} = placeOfNode(node)
  const words = wholeWords(String(used.indexOf(id) + 1), start, end)
  events.push(open('sup'), open('a', `#fn:${id}`), {is: 'words', words}, close('a'), close('sup'))
}

/** Mathematics set apart is no copy. */
const isMathematics = (node: Paragraph, {source}: Walk) => {
  const {start, end} = placeOfNode(node)
  return (
    source.startsWith('$$', start) &&
    end - start > 4 &&
    source
      .slice(start + 2, end)
      .trimEnd()
      .endsWith('$$')
  )
}

function addParagraph(node: Paragraph, walk: Walk): void {
  if (isMathematics(node, walk)) walk.events.push(open('pre'), close('pre'))
  else inside('p', node, walk)
}

/** A list without blank lines has no paragraphs in its items. */
function addList(list: List, walk: Walk): void {
  const tag = list.ordered ? 'ol' : 'ul'
  const isLoose = list.spread || list.children.some(({spread}) => spread)
  walk.events.push(open(tag))
  for (const item of list.children) addItem(item, isLoose, walk)
  walk.events.push(close(tag))
}

function addItem(item: ListItem, isLoose: boolean, walk: Walk): void {
  walk.events.push(open('li'))
  const task: DocumentEvent[] = typeof item.checked === 'boolean' ? [open('input')] : []
  for (const [i, child] of item.children.entries()) {
    if (child.type !== 'paragraph') visit(child, walk)
    else if (isLoose) {
      walk.events.push(open('p'), ...(i === 0 ? task : []))
      each(child, walk)
      walk.events.push(close('p'))
    } else {
      if (i === 0) walk.events.push(...task)
      each(child, walk)
    }
  }
  walk.events.push(close('li'))
}

/** An address that is its own text is no copy; mail addresses are. */
function addLink(node: Link, walk: Walk): void {
  const {start, end} = placeOfNode(node)
  const last = node.children.at(-1)
  const target = last ? placeOfNode(last).end : end
  if (isTemplate(walk.source.slice(target, end))) {
    addSource(start, start + 1, walk)
    each(node, walk)
    addSource(target, end, walk)
  } else inside('a', node, walk, node.url)
}

/** An address that a template writes is none to Markdown if blanks stand in it, unless a title follows them. */
function isTemplate(target: string): boolean {
  if (!/\{[{%]/.test(target)) return false
  const [first = '', ...rest] = target.slice(2, -1).trim().split(/\s+/)
  return rest.length > 0 && !first.startsWith('<') && !(first.endsWith('}') && /^["'(]/.test(rest[0] as string))
}

/** Where the address of an image starts and ends, its brackets with it. */
function targetOf(node: Image): [number, number] {
  const {start, end} = placeOfNode(node)
  return [start + 2 + (node.alt ?? '').length, end]
}

/** Words as they stand in the source. */
function addSource(start: number, end: number, {source, events}: Walk): void {
  if (end > start) events.push({is: 'words', words: wordsAsIs(source.slice(start, end), start)})
}

/** A template's tag that stands alone is a paragraph to Markdown. */
function addBlockCode(node: Nodes, walk: Walk): void {
  const {start, end} = placeOfNode(node)
  const words = walk.source.slice(start, end)
  if (!/^\{[{%][^\n]*$/.test(words)) walk.events.push(open('pre'), close('pre'))
  else {
    walk.events.push(open('p'))
    addSource(start, end, walk)
    walk.events.push(close('p'))
  }
}

function addTable(table: Extract<Nodes, {type: 'table'}>, walk: Walk): void {
  walk.events.push(open('table'))
  for (const [i, row] of table.children.entries()) {
    walk.events.push(open('tr'))
    for (const cell of row.children) inside(i === 0 ? 'th' : 'td', cell, walk)
    walk.events.push(close('tr'))
  }
  walk.events.push(close('table'))
}

function addHtml(node: Html, walk: Walk): void {
  const {start, end} = placeOfNode(node)
  if (walk.source.slice(start, end) === node.value)
    for (const event of htmlEvents(node.value, (at) => start + at)) walk.events.push(event)
  else {
    const raw = rawProse(node, walk.source)
    const placeAt = (at: number) => placeIn(raw, at, at).start
    for (const event of htmlEvents(raw.text, placeAt)) walk.events.push(event)
  }
}

function addCode(node: InlineCode, walk: Walk): void {
  const {start, end} = placeOfNode(node)
  const at = walk.source.indexOf(node.value, start)
  const isThere = at >= 0 && at + node.value.length <= end
  const words = isThere ? wordsAsIs(node.value, at) : wholeWords(node.value, start, end)
  walk.events.push(open('code'), {is: 'words', words}, close('code'))
}

/** Bare addresses, which are links, and mathematics in a line, which is code. */
const special =
  /(?<![^\s*_~(])[fhpst]{3,5}:\/\/[-\w@:%.+~#=]{1,256}\.[a-zA-Z]+(?::\d+)?(?:[/#?][-\w@:%+.~#$!?&/=();,'">^{}[\]`]*)?|\$(?![$\s])(?:[^$\n]*[^\s\\$\n])\$(?!\d)/g
const schemes = ['http', 'https', 'ftp']
const trailing = '?!.,:*_~\'"'

function addText(node: Text, walk: Walk): void {
  const {text, runs} = proseOf(node, walk.source)
  const words: SourceWords = {text, runs}
  let from = 0
  if (text.includes('://') || text.includes('$'))
    for (const {0: whole, index} of text.matchAll(special)) {
      const isMath = whole.startsWith('$')
      if (!isMath && !schemes.some((scheme) => whole.startsWith(`${scheme}://`))) continue
      const found = isMath ? whole : withoutTail(whole)
      const end = index + found.length
      if (index > from) walk.events.push({is: 'words', words: cut(words, from, index)})
      const tag = isMath ? 'code' : 'a'
      walk.events.push(open(tag, isMath ? undefined : found), {is: 'words', words: cut(words, index, end)}, close(tag))
      from = end
    }
  if (from < text.length) walk.events.push({is: 'words', words: from === 0 ? words : cut(words, from, text.length)})
}

/** An address ends before the marks of its sentence, and before a bracket that it doesn't open. */
function withoutTail(address: string): string {
  let found = address
  while (trailing.includes(found.slice(-1))) found = found.slice(0, -1)
  while (found.endsWith(')') && found.split('(').length < found.split(')').length) found = found.slice(0, -1)
  return found
}
