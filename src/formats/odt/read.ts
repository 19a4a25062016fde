// Reads an OpenDocument text: its body and notes as one transcript and one tree.
import type {BlockContent, FootnoteDefinition, Heading, ListItem, Root, RootContent} from 'mdast'
import type {Host} from '../word/atoms.ts'
import {type FlowBlock, type FlowBuilder, positionAround} from '../word/blocks.ts'
import {withoutContents} from '../word/contents.ts'
import {closeIgnores, writeIgnores} from '../word/ignores.ts'
import {openPackage, type WordPackage, type XmlPart} from '../word/package.ts'
import {Unreadable} from '../word/problem.ts'
import {wordTableOf} from '../word/tables.ts'
import {makeTranscript, type Transcript, writeAtoms} from '../word/transcript.ts'
import {childOf, elementsBelow, elementsOf, type XmlElement, xmlAttribute} from '../word/xml.ts'
import {type OdtStory, odtAtomsOf} from './inline.ts'
import {openOdtStyles} from './styles.ts'

/** An OpenDocument text that was read. */
export interface OdtFile {
  pack: WordPackage
  content: XmlPart
  transcript: Transcript
  tree: Root
}

interface Builder extends FlowBuilder {
  part: XmlPart
  story: OdtStory
  /** How paragraphs are named: in a note by the note. */
  label(number: number): string
  mark?: string
}

interface Note {
  element: XmlElement
  mark: string
  label: string
}

/** Read the bytes of an OpenDocument text. @throws {Unreadable} */
export function readOdt(bytes: Uint8Array): OdtFile {
  const pack = openPackage(bytes)
  if (pack.part('META-INF/manifest.xml')?.source.includes('encryption-data'))
    throw new Unreadable('This file is protected by a password: remove the password to have it checked.')
  const content = pack.part('content.xml')
  const body = content && childOf(childOf(content.root, 'office:body') ?? content.root, 'office:text')
  if (!body) throw new Unreadable('This file holds no text of a word processor.')
  const notes: Note[] = []
  const counts = new Map<string, number>()
  const styles = pack.part('styles.xml')
  const story: OdtStory = {
    styles: openOdtStyles([content.root, ...(styles ? [styles.root] : [])]),
    nameNote: (element, {label}) => addNote(notes, counts, element, label),
    isBookmark: openBookmarks(content),
  }
  const transcript = makeTranscript()
  const numberOf = new Map<XmlElement, number>()
  addNumbers(numberOf, body)
  const builder: Builder = {
    ...{transcript, numberOf, pending: [], ignores: new Map(), part: content, story},
    label: (number) => `paragraph ${number}`,
  }
  const children = blocksIn(body, builder)
  for (let i = 0; i < notes.length; i++) {
    const {element, mark, label} = notes[i] as Note
    addNumbers(numberOf, element)
    const blocks = blocksIn(element, {...builder, label: () => label, mark})
    if (blocks.length > 0) children.push(definitionOf(mark.slice(2, -1), blocks))
  }
  const start = {line: 1, column: 1, offset: 0}
  return {pack, content, transcript, tree: {type: 'root', children, position: {start, end: transcript.point()}}}
}

const bookmarks = new Set(['text:bookmark', 'text:bookmark-start', 'text:reference-mark', 'text:reference-mark-start'])

/** Says whether a link in the text leads to something; names with a bar are those of headings, tables and frames. */
function openBookmarks({root}: XmlPart): (name: string) => boolean {
  let known: Set<string> | undefined
  return (name) => {
    known ??= new Set(
      [...elementsBelow(root)].flatMap((one) =>
        bookmarks.has(one.name) ? (xmlAttribute(one, 'text:name') ?? []) : [],
      ),
    )
    return name.includes('|') || known.has(name)
  }
}

function addNote(notes: Note[], counts: Map<string, number>, element: XmlElement, label: string): string {
  const kind = xmlAttribute(element, 'text:note-class') === 'endnote' ? 'endnote' : 'footnote'
  const number = (counts.get(kind) ?? 0) + 1
  counts.set(kind, number)
  const mark = `[^${kind}-${number}]`
  notes.push({element: childOf(element, 'text:note-body') ?? element, mark, label: `${label}, ${kind} ${number}`})
  return mark
}

const definitionOf = (name: string, blocks: readonly RootContent[]): FootnoteDefinition => ({
  ...{type: 'footnoteDefinition', identifier: name, label: name},
  ...{children: blocks as never, position: positionAround(blocks)},
})

const paragraphs = new Set(['text:p', 'text:h'])

/** Number the paragraphs below an element, from what is there on; those of notes and comments have numbers of their own. */
function addNumbers(numbers: Map<XmlElement, number>, element: XmlElement): void {
  for (const one of elementsOf(element)) {
    if (unread.has(one.name) || one.name === 'text:note' || one.name === 'office:annotation') continue
    if (paragraphs.has(one.name)) numbers.set(one, numbers.size + 1)
    addNumbers(numbers, one)
  }
}

const blocksIn = (element: XmlElement, builder: Builder): RootContent[] =>
  withoutContents(elementsOf(element).flatMap((one) => flow(one, builder))).map(({node}) => node)

/** What holds no copy: indexes that the program makes, and what was deleted. */
const unread = new Set([
  'text:tracked-changes',
  'text:table-of-content',
  'text:illustration-index',
  'text:alphabetical-index',
])

function flow(element: XmlElement, builder: Builder): FlowBlock[] {
  const {name} = element
  if (paragraphs.has(name)) return readParagraph(element, builder)
  if (name === 'text:list')
    return listOf(element, builder, builder.story.styles.isNumbered(xmlAttribute(element, 'text:style-name')))
  if (name === 'table:table') return readTable(element, builder)
  if (name === 'draw:frame')
    return elementsOf(element).flatMap((one) => (one.name === 'draw:text-box' ? flow(one, builder) : []))
  if (unread.has(name) || !(name.startsWith('text:') || name.startsWith('draw:'))) return []
  return elementsOf(element).flatMap((one) => flow(one, builder))
}

function readParagraph(element: XmlElement, builder: Builder): FlowBlock[] {
  const {transcript, numberOf, story, part, label, mark} = builder
  const number = numberOf.get(element) ?? 0
  const host: Host = {part, element, number, label: label(number), mark, length: 0}
  const {atoms, frames, ends} = odtAtomsOf(host, story)
  transcript.open(host)
  const start = transcript.point().offset ?? 0
  const before = writeIgnores(atoms, transcript, builder.ignores).map((node): FlowBlock => ({node}))
  const words = atoms.filter(({kind}) => kind !== 'comment')
  const children = writeAtoms(words, transcript)
  closeIgnores(ends, start, transcript, builder.ignores)
  const names = story.styles.names(xmlAttribute(element, 'text:style-name'))
  const own = children.length > 0 ? [blockOf(element, names, children)] : []
  const inBox = {...builder, label: (one: number) => `${label(one)} in a text box`}
  return [...before, ...own, ...frames.flatMap((frame) => elementsOf(frame).flatMap((one) => flow(one, inBox)))]
}

const quotations = new Set(['quotations', 'quote', 'block quotation'])
const codes = new Set(['preformatted text', 'source code'])

function blockOf(element: XmlElement, names: readonly string[], children: ReturnType<typeof writeAtoms>): FlowBlock {
  const position = positionAround(children)
  const level = element.name === 'text:h' ? Number(xmlAttribute(element, 'text:outline-level') ?? 1) || 1 : 0
  const depth = (names.includes('title') ? 1 : Math.min(6, level)) as Heading['depth']
  if (depth > 0) return {node: {type: 'heading', depth, children, position}}
  if (names.some((name) => codes.has(name))) return {node: {type: 'code', value: '', position}}
  const tag = names.includes('caption') ? {data: {tag: 'figcaption'}} : {}
  const node = {type: 'paragraph' as const, children, position, ...tag}
  return {node: names.some((name) => quotations.has(name)) ? {type: 'blockquote', children: [node], position} : node}
}

function listOf(list: XmlElement, builder: Builder, ordered: boolean): FlowBlock[] {
  const children = elementsOf(list).flatMap((item): ListItem[] => {
    const inside = elementsOf(item).flatMap((one) =>
      one.name === 'text:list' ? listOf(one, builder, ordered) : flow(one, builder),
    )
    const nodes = inside.map(({node}) => node as BlockContent)
    return nodes.length > 0 ? [{type: 'listItem', spread: false, children: nodes, position: positionAround(nodes)}] : []
  })
  const node = {type: 'list' as const, ordered, spread: false, children}
  return children.length > 0 ? [{node: {...node, position: positionAround(children)}}] : []
}

const readTable = (table: XmlElement, builder: Builder): FlowBlock[] =>
  wordTableOf(rowsIn(table).map(cellsIn), builder.transcript, (cell) =>
    elementsOf(cell).flatMap((one) => flow(one, builder)),
  )

const rowGroups = new Set(['table:table-rows', 'table:table-header-rows', 'table:table-row-group'])

const rowsIn = (element: XmlElement): XmlElement[] =>
  elementsOf(element).flatMap((one) =>
    one.name === 'table:table-row' ? [one] : rowGroups.has(one.name) ? rowsIn(one) : [],
  )

const cellsIn = (row: XmlElement): XmlElement[] => elementsOf(row).filter(({name}) => name === 'table:table-cell')
