// Reads a Word file: its body and its notes as one transcript and one tree.
import type {FootnoteDefinition, Root, RootContent} from 'mdast'
import type {Host} from './atoms.ts'
import {type FlowBuilder, positionAround} from './blocks.ts'
import {ignoresIn, readWordComments} from './comments.ts'
import {readStory} from './flow.ts'
import {openPackage, type WordPackage, type XmlPart} from './package.ts'
import {Unreadable} from './problem.ts'
import type {Story} from './story.ts'
import {readNumbering, readWordStyles} from './styles.ts'
import {makeTranscript, type Transcript} from './transcript.ts'
import {elementsBelow, elementsOf, isXmlElement, type XmlElement, xmlAttribute} from './xml.ts'

/** A Word file that was read. */
export interface WordFile {
  pack: WordPackage
  main: XmlPart
  transcript: Transcript
  tree: Root
  /** The language of its words, as far as it says: `en-GB`. */
  language?: string
}

/** A note that a mark in the body leads to. */
interface Note {
  number: number
  kind: string
  element: XmlElement
  part: XmlPart
  label: string
}

/** Read the bytes of a Word file. @throws {Unreadable} */
export function readWord(bytes: Uint8Array): WordFile {
  const pack = openPackage(bytes)
  const main = mainPart(pack)
  const body = elementsOf(main.root).find(({name}) => name === 'w:body')
  if (main.root.name !== 'w:document' || !body) throw new Unreadable('This file holds no text of a word processor.')
  const transcript = makeTranscript()
  const builder: FlowBuilder = {transcript, numberOf: new Map(), pending: [], ignores: new Map()}
  const notes = openNotes(pack, main)
  const storyOf = openStories(pack, main, notes)
  const children = readStory(elementsOf(body), storyOf(main), {...builder, numberOf: numbersIn(main)})
  const numbers = new Map<XmlPart, ReadonlyMap<XmlElement, number>>()
  for (let i = 0; i < notes.met.length; i++) {
    const {part, label, kind, number, element} = notes.met[i] as Note
    const numberOf = numbers.get(part) ?? numbersIn(part)
    numbers.set(part, numberOf)
    const blocks = readStory(
      elementsOf(element),
      {...storyOf(part), label: () => label, mark: markOf(kind, number)},
      {...builder, numberOf},
    )
    if (blocks.length > 0) children.push(definitionOf(`${kind}-${number}`, blocks))
  }
  const start = {line: 1, column: 1, offset: 0}
  return {pack, main, transcript, tree: {type: 'root', children, position: {start, end: transcript.point()}}}
}

/** The part that a package is about. @throws {Unreadable} where it has none */
function mainPart(pack: WordPackage): XmlPart {
  const target = pack.relationships('').find(({type}) => type === 'officeDocument')?.target
  const part = target === undefined ? undefined : pack.part(target)
  if (!part) throw new Unreadable('This file holds no text of a word processor.')
  return part
}

/** The part of a kind that another refers to. */
export const partOf = (pack: WordPackage, from: XmlPart, kind: string): XmlPart | undefined => {
  const found = pack.relationships(from.name).find(({type, isExternal}) => type === kind && !isExternal)
  return found && pack.part(found.target)
}

function definitionOf(name: string, blocks: readonly RootContent[]): FootnoteDefinition {
  return {
    type: 'footnoteDefinition',
    identifier: name,
    label: name,
    children: blocks as never,
    position: positionAround(blocks),
  }
}

interface Notes {
  /** In the order of their marks. */
  met: Note[]
  name(target: string, host: Host): string | undefined
}

/** The notes of a file; which there are is found out by their marks. */
function openNotes(pack: WordPackage, main: XmlPart): Notes {
  const met: Note[] = []
  const known = new Map<XmlElement, Note>()
  const counts = new Map<string, number>()
  const parts = new Map(['footnote', 'endnote'].map((kind) => [kind, noteIds(partOf(pack, main, `${kind}s`))]))
  return {met, name}

  function name(target: string, host: Host): string | undefined {
    const [kind = '', id] = target.split(' ')
    const {part, byId} = parts.get(kind) ?? {}
    const element = byId?.get(id ?? '')
    if (!part || !element) return undefined
    const note = known.get(element) ?? addNote(kind, element, part, host)
    return markOf(kind, note.number)
  }

  function addNote(kind: string, element: XmlElement, part: XmlPart, host: Host): Note {
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    const note = {number, kind, element, part, label: `${host.label}, ${kind} ${number}`}
    known.set(element, note)
    met.push(note)
    return note
  }
}

const markOf = (kind: string, number: number): string => `[^${kind}-${number}]`

/** The notes of a part by their ids. */
function noteIds(part: XmlPart | undefined) {
  const elements = part ? elementsOf(part.root) : []
  return {part, byId: new Map(elements.map((element) => [xmlAttribute(element, 'w:id') ?? '', element]))}
}

/** What makes a story of each part. */
function openStories(pack: WordPackage, main: XmlPart, notes: Notes): (part: XmlPart) => Story {
  const ignores = ignoresIn(readWordComments(partOf(pack, main, 'comments')?.root))
  const shared = {
    styles: readWordStyles(partOf(pack, main, 'styles')?.root),
    numbering: readNumbering(partOf(pack, main, 'numbering')?.root),
    nameNote: notes.name,
    ignoreIn: (id: string) => ignores.get(id),
    begun: new Set<string>(),
    label: (number: number) => `paragraph ${number}`,
    isBookmark: openBookmarks(pack, main),
  }
  const linksOf = new Map<XmlPart, ReadonlyMap<string, string>>()
  return (part) => {
    const links = linksOf.get(part) ?? new Map(pack.relationships(part.name).map(({id, target}) => [id, target]))
    linksOf.set(part, links)
    const keepsSpace = xmlAttribute(part.root, 'xml:space') === 'preserve'
    return {
      ...shared,
      part,
      fields: [],
      before: [],
      keepsSpace,
      isLocked: false,
      isPrompt: false,
      addressOf: (id) => links.get(id),
    }
  }
}

/** Says whether a bookmark is in the file; they are looked for when a link first asks. Capitals don't count. */
function openBookmarks(pack: WordPackage, main: XmlPart): (name: string) => boolean {
  let known: Set<string> | undefined
  return (name) => {
    known ??= bookmarksIn([main, ...['footnotes', 'endnotes'].flatMap((kind) => partOf(pack, main, kind) ?? [])])
    return known.has(name.toLowerCase())
  }
}

function bookmarksIn(parts: readonly XmlPart[]): Set<string> {
  // Word itself knows the start of a file by this name.
  const names = new Set(['_top'])
  for (const {root} of parts)
    for (const element of elementsBelow(root))
      if (element.name === 'w:bookmarkStart') names.add((xmlAttribute(element, 'w:name') ?? '').toLowerCase())
  return names
}

/** The number of each paragraph of a part, from 1 in the order of start tags; fallbacks are left out. */
function numbersIn({root}: XmlPart): Map<XmlElement, number> {
  const numbers = new Map<XmlElement, number>()
  count(root)
  return numbers

  function count({children}: XmlElement): void {
    for (const node of children)
      if (isXmlElement(node) && node.name !== 'mc:Fallback') {
        if (node.name === 'w:p') numbers.set(node, numbers.size + 1)
        count(node)
      }
  }
}
