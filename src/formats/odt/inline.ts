// The words of a paragraph of an OpenDocument text: spans, links, fields, notes, frames.
import {objectCharacter} from '../../core/draft/prose.ts'
import {foldBlanks} from '../html/words.ts'
import {type Atom, type AtomContext, type Host, withoutSoftHyphens} from '../word/atoms.ts'
import {ignoreIn, type RangeEnd} from '../word/ignores.ts'
import {elementsBelow, elementsOf, isXmlElement, textOfNodes, type XmlElement, xmlAttribute} from '../word/xml.ts'
import type {OdtStyles} from './styles.ts'

/** What the paragraphs of a text are read with. */
export interface OdtStory {
  styles: OdtStyles
  /** Is there a place of a name in the text, to which a link can lead? */
  isBookmark(name: string): boolean
  /** How the mark of a note stands in the transcript. */
  nameNote(note: XmlElement, host: Host): string
}

/** The atoms of a paragraph, and the frames in it, which are read after it. */
interface OdtAtoms {
  atoms: Atom[]
  frames: XmlElement[]
  /** Where the ranges of ignore comments end. */
  ends: RangeEnd[]
}

interface Reader extends OdtAtoms {
  story: OdtStory
  /** White space at the start of what comes next is dropped. */
  afterBlank: boolean
}

/** Read the words of a paragraph. */
export function odtAtomsOf(host: Host, story: OdtStory): OdtAtoms {
  const reader: Reader = {story, atoms: [], frames: [], ends: [], afterBlank: true}
  readNodes(host.element, {host, letters: {}, isLocked: true, isPrompt: false}, reader)
  return reader
}

/** What stands among words and is none of them. */
const unread = new Set(['text:hidden-text', 'text:hidden-paragraph'])
const holders = new Set(['text:span', 'text:meta', 'text:ruby', 'text:ruby-base', 'text:bibliography-mark'])

function readNodes(element: XmlElement, context: AtomContext, reader: Reader): void {
  for (const node of element.children)
    if (!isXmlElement(node)) addWords(element, textOfNodes([node], element.source), context, reader)
    else if (!unread.has(node.name)) readElement(node, context, reader)
}

function readElement(element: XmlElement, context: AtomContext, reader: Reader): void {
  const {name} = element
  if (name === 'text:span') readSpan(element, context, reader)
  else if (name === 'office:annotation') addIgnore(element, context, reader)
  else if (name === 'office:annotation-end') endIgnore(element, reader)
  else if (holders.has(name)) readNodes(element, context, reader)
  else if (name === 'text:a') {
    const url = xmlAttribute(element, 'xlink:href')
    const isLink = url && !(url.startsWith('#') && reader.story.isBookmark(url.slice(1)))
    readNodes(element, isLink ? {...context, link: {url}} : context, reader)
  } else if (name === 'text:s') add(reader, context, element, 'text', ' '.repeat(spacesIn(element)))
  else if (name === 'text:tab') add(reader, context, element, 'text', '\t')
  else if (name === 'text:line-break') add(reader, context, element, 'break', '\u2028')
  else if (name === 'text:note') add(reader, context, element, 'note', reader.story.nameNote(element, context.host))
  else if (name === 'draw:frame' || name === 'draw:custom-shape') addFrame(element, context, reader)
  else if (name.startsWith('text:')) addField(element, context, reader)
}

function readSpan(element: XmlElement, context: AtomContext, reader: Reader): void {
  const own = reader.story.styles.letters(xmlAttribute(element, 'text:style-name'))
  if (!own.hidden) readNodes(element, {...context, letters: {...context.letters, ...own}}, reader)
}

const spacesIn = (element: XmlElement): number => Math.min(1000, Number(xmlAttribute(element, 'text:c') ?? 1) || 1)

/** Words; white space is folded as in HTML. */
function addWords(
  element: XmlElement,
  words: ReturnType<typeof textOfNodes>,
  context: AtomContext,
  reader: Reader,
): void {
  const {value, runs} = withoutSoftHyphens(foldBlanks(words, reader.afterBlank))
  if (value === '') return
  add(reader, context, element, 'text', value.replaceAll('\u2028', ' ').toWellFormed(), runs)
  reader.afterBlank = value.endsWith(' ')
}

/** A field: what it shows is made by the program, but for a prompt. */
function addField(element: XmlElement, context: AtomContext, reader: Reader): void {
  const value = wordsBelow(element).replace(/\s+/g, ' ')
  if (value)
    add(reader, {...context, isPrompt: element.name === 'text:placeholder'}, element, 'text', value.toWellFormed())
}

/** A comment that asks to let findings pass here. */
function addIgnore(element: XmlElement, context: AtomContext, reader: Reader): void {
  const body = ignoreIn(linesOfComment(element))
  if (body === undefined) return
  const {afterBlank} = reader
  add(reader, context, element, 'comment', `<!-- ${body} -->`)
  reader.afterBlank = afterBlank
  const last = reader.atoms.at(-1)
  if (last) last.target = xmlAttribute(element, 'office:name') ?? ''
}

function endIgnore(element: XmlElement, {atoms, ends}: Reader): void {
  ends.push({id: xmlAttribute(element, 'office:name') ?? '', isFirst: atoms.every(({kind}) => kind === 'comment')})
}

/** The paragraphs of a comment. */
export const linesOfComment = (element: XmlElement): string[] =>
  [...elementsBelow(element)].flatMap((one) => (one.name === 'text:p' ? [wordsBelow(one)] : []))

/** All words in an element. */
export const wordsBelow = (element: XmlElement): string =>
  element.children
    .map((node) => (isXmlElement(node) ? wordsBelow(node) : textOfNodes([node], element.source).value))
    .join('')

function addFrame(element: XmlElement, context: AtomContext, reader: Reader): void {
  const boxes =
    element.name === 'draw:frame' ? elementsOf(element).filter(({name}) => name === 'draw:text-box') : [element]
  if (boxes.length > 0) {
    reader.frames.push(...boxes)
    return
  }
  const below = [...elementsBelow(element)]
  const image = below.find(({name}) => name === 'draw:image')
  if (!image) {
    add(reader, context, element, 'object', objectCharacter)
    return
  }
  const alt = below.find(({name}) => name === 'svg:desc' || name === 'svg:title')
  add(reader, context, element, 'image', alt ? wordsBelow(alt).replace(/\s+/g, ' ').trim().toWellFormed() : '')
  const last = reader.atoms.at(-1)
  if (last) last.target = xmlAttribute(image, 'xlink:href') ?? 'picture'
}

function add(
  reader: Reader,
  context: AtomContext,
  element: XmlElement,
  kind: Atom['kind'],
  value: string,
  runs: Atom['runs'] = [],
): void {
  const {host} = context
  reader.atoms.push({...context, kind, value, runs, element, run: undefined, offset: host.length})
  if (kind === 'note') (reader.atoms.at(-1) as Atom).target = value.slice(2, -1).replace('-', ' ')
  if (kind === 'text' || kind === 'break') host.length += value.length
  reader.afterBlank = kind === 'break'
}
