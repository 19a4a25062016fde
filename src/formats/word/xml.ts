// XML with the place of everything in it: a tree of elements and texts, names told by their namespaces.
import {appendStep, type Run} from '../../core/draft/align.ts'
import type {Place} from '../../core/draft/place.ts'
import {prefixOf} from './namespaces.ts'
import {damaged, Unreadable} from './problem.ts'
import {decodeNumber} from './xml-references.ts'

/** An element; its places count in the source of its part. */
export interface XmlElement {
  /** The usual prefix of its namespace and its own name: `w:p`. */
  name: string
  /** Where its start tag begins and ends. */
  start: number
  inner: number
  /** Where its end tag begins and ends; both are `inner` where it is empty. */
  close: number
  end: number
  parent: XmlElement | undefined
  children: (XmlElement | XmlText)[]
  names: Names
  source: string
}

/** A stretch of text, or of CDATA. */
interface XmlText {
  name: '#text' | '#cdata'
  start: number
  end: number
}

/** The namespaces in force at an element: from a prefix to the usual one. */
type Names = ReadonlyMap<string, string>

export const isXmlElement = (node: XmlElement | XmlText): node is XmlElement => 'children' in node

const deepest = 2000

/** A part of 300 pages has some 30,000 elements. */
const mostElements = 1_000_000

const baseNames: Names = new Map([
  ['xml', 'xml'],
  ['xmlns', 'xmlns'],
])

/** Read a part as XML (with namespaces, without a document type). @throws {Unreadable} */
export function parseXml(source: string): XmlElement {
  const root = makeElement('#root', 0, 0, undefined, baseNames, source)
  let current = root
  let depth = 0
  let count = 0
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < source.length) {
    const open = source.indexOf('<', at)
    const until = open < 0 ? source.length : open
    if (until > at) addText(current, at, until)
    if (open < 0) break
    const next = source.charCodeAt(open + 1)
    if (next === slash) {
      at = closeElement(current, source, open)
      current = current.parent ?? root
      depth--
    } else if (next === mark) at = skipMarkup(current, source, open)
    else if (next === query) at = endOf(source, '?>', open)
    else {
      if (++count > mostElements) throw new Unreadable('This file is too large to be a draft.')
      const element = openElement(current, source, open)
      current.children.push(element)
      at = element.inner
      if (element.end === 0) {
        current = element
        if (++depth > deepest) throw new Unreadable('This file nests too deep to be a draft.')
      }
    }
  }
  if (current !== root) throw damaged('its XML ends too early')
  const top = root.children.find(isXmlElement)
  if (!top || root.children.filter(isXmlElement).length > 1) throw damaged('its XML has no root')
  top.parent = undefined
  return top
}

const [slash, mark, query, quote, apostrophe, close] = [47, 33, 63, 34, 39, 62]

const makeElement = (
  name: string,
  start: number,
  inner: number,
  parent: XmlElement | undefined,
  names: Names,
  source: string,
): XmlElement => ({name, start, inner, close: 0, end: 0, parent, children: [], names, source})

function addText(current: XmlElement, start: number, end: number): void {
  if (current.name === '#root') {
    if (current.source.slice(start, end).trim()) throw damaged('there is text outside its XML')
  } else current.children.push({name: '#text', start, end})
}

function endOf(source: string, ending: string, from: number): number {
  const at = source.indexOf(ending, from)
  if (at < 0) throw damaged('its XML ends too early')
  return at + ending.length
}

/** A comment or CDATA; a document type has no place in a package. */
function skipMarkup(current: XmlElement, source: string, open: number): number {
  if (source.startsWith('<!--', open)) return endOf(source, '-->', open + 4)
  if (source.startsWith('<![CDATA[', open)) {
    const end = endOf(source, ']]>', open + 9)
    current.children.push({name: '#cdata', start: open + 9, end: end - 3})
    return end
  }
  throw new Unreadable('This file defines entities of its own, which no word processor does: it was not read.')
}

function closeElement(current: XmlElement, source: string, open: number): number {
  const end = endOf(source, '>', open)
  const from = current.start + 1
  const name = source.slice(open + 2, end - 1).trimEnd()
  const isSame = source.startsWith(name, from) && isNameEnd(source.charCodeAt(from + name.length))
  if (!isSame || name === '' || current.name === '#root') throw damaged('tags of its XML do not match')
  current.close = open
  current.end = end
  return end
}

const isNameEnd = (code: number) => code === 32 || code === close || code === slash || (code > 8 && code < 14)

/** The end of a tag, past `>` in the values of its attributes. */
function tagEnd(source: string, open: number): number {
  for (let at = open + 1; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === close) return at + 1
    if (code === quote || code === apostrophe) {
      at = source.indexOf(code === quote ? '"' : "'", at + 1)
      if (at < 0) break
    } else if (code === 60) throw damaged('a tag of its XML is broken')
  }
  throw damaged('its XML ends too early')
}

function openElement(parent: XmlElement, source: string, open: number): XmlElement {
  const end = tagEnd(source, open)
  let at = open + 1
  while (!isNameEnd(source.charCodeAt(at))) at++
  if (at === open + 1) throw damaged('a tag of its XML is broken')
  const names = namesIn(source, at, end, parent.names)
  const element = makeElement(nameOf(source.slice(open + 1, at), names, true), open, end, parent, names, source)
  if (source.charCodeAt(end - 2) === slash) {
    element.close = end
    element.end = end
  }
  return element
}

const declaration = /\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The namespaces that a tag adds to those around it. */
function namesIn(source: string, from: number, end: number, around: Names): Names {
  if (end - from < 10) return around
  const tag = source.slice(from, end)
  if (!tag.includes('xmlns')) return around
  const names = new Map(around)
  for (const [, prefix = '', one, other = ''] of tag.matchAll(declaration)) names.set(prefix, prefixOf(one ?? other))
  return names
}

/** A name with the usual prefix of its namespace; an attribute without a prefix has no namespace. */
function nameOf(written: string, names: Names, isTag: boolean): string {
  const colon = written.indexOf(':')
  if (colon < 0 && !isTag) return written
  const prefix = names.get(colon < 0 ? '' : written.slice(0, colon))
  const local = colon < 0 ? written : written.slice(colon + 1)
  return prefix ? `${prefix}:${local}` : local
}

const attribute = /\s([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The value of an attribute, by its name with the usual prefix. */
export function xmlAttribute(element: XmlElement, name: string): string | undefined {
  const place = attributePlace(element, name)
  return place && decodeXml(element.source.slice(place.start, place.end))
}

/** Where the value of an attribute stands, without its quotation marks. */
function attributePlace({source, start, inner, names}: XmlElement, name: string): Place | undefined {
  const local = name.slice(name.indexOf(':') + 1)
  const tag = source.slice(start, inner)
  if (!tag.includes(local)) return undefined
  for (const {0: whole, 1: written = '', 2: one, 3: other = '', index} of tag.matchAll(attribute))
    if (nameOf(written, names, false) === name) {
      const end = start + index + whole.length - 1
      return {start: end - (one ?? other).length, end}
    }
  return undefined
}

/** The first child of a name. */
export const childOf = ({children}: XmlElement, name: string): XmlElement | undefined =>
  children.find((node): node is XmlElement => node.name === name)

/** The children that are elements. */
export const elementsOf = ({children}: XmlElement): XmlElement[] => children.filter(isXmlElement)

/** All elements below one, in the order of the source. */
export function* elementsBelow(element: XmlElement): Generator<XmlElement> {
  for (const node of element.children)
    if (isXmlElement(node)) {
      yield node
      yield* elementsBelow(node)
    }
}

/** Text with its map to the source. */
export interface MappedText {
  value: string
  runs: Run[]
}

const special = /&(?:#(x[\da-fA-F]{1,6}|\d{1,7})|([a-z]{2,4}));|\r\n?/g
const named: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}

/** Decode a stretch of source: references, and line ends as XML reads them. */
function decodeXml(text: string): string {
  if (!/[&\r]/.test(text)) return text
  return text.replace(special, (_, number?: string, name?: string) => decoded(number, name))
}

const decoded = (number?: string, name?: string) =>
  number ? decodeNumber(number) : name ? (named[name] ?? `&${name};`) : '\n'

/** The text directly in an element, each character with its place. @throws {Unreadable} for entities nobody declared. */
export const textIn = ({children, source}: XmlElement): MappedText => textOfNodes(children, source)

/** The same for some nodes of a part. */
export function textOfNodes(nodes: readonly (XmlElement | XmlText)[], source: string): MappedText {
  const text: MappedText = {value: '', runs: []}
  for (const {name, start, end} of nodes)
    if (name === '#cdata') append(text, source.slice(start, end), start, end)
    else if (name === '#text') appendDecoded(text, source, start, end)
  return text
}

function append(text: MappedText, value: string, start: number, end: number): void {
  appendStep(text.runs, text.value.length, start, {value: value.length, source: end - start})
  text.value += value
}

function appendDecoded(text: MappedText, source: string, start: number, end: number): void {
  const raw = source.slice(start, end)
  let at = 0
  if (/[&\r]/.test(raw))
    for (const {0: whole, 1: number, 2: name, index} of raw.matchAll(special)) {
      append(text, raw.slice(at, index), start + at, start + index)
      append(text, decoded(number, name), start + index, start + index + whole.length)
      at = index + whole.length
    }
  append(text, raw.slice(at), start + at, end)
  if (raw.includes('&') && [...raw.matchAll(/&([^#;]*)/g)].some(([, name = '']) => name && !(name in named)))
    throw damaged('a reference in its XML is unknown')
}
/** The name of an element as it is written, and its prefix with the colon. */
export function writtenName({source, start, inner}: XmlElement): {prefix: string; local: string} {
  const [name = ''] = /^[^\s/>]+/.exec(source.slice(start + 1, inner)) ?? []
  const colon = name.indexOf(':') + 1
  return {prefix: name.slice(0, colon), local: name.slice(colon)}
}

/** Text as it is written in XML, in content and in attributes. */
export const encodeXml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 can't hold these
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')

/** A stretch of the source of a part. */
export type XmlPlace = Place

/** The names of elements and attributes of word processing at an element: with the prefix that is in force there. */
export function wordNames(element: XmlElement): {tag: string; attribute: string} {
  const prefixes = [...element.names].flatMap(([prefix, usual]) => (usual === 'w' ? [prefix] : []))
  const named = prefixes.find((prefix) => prefix !== '')
  if (named === undefined) throw new Unreadable('This file can’t hold comments: it names no prefix for them.')
  return {tag: `${named}:`, attribute: `${named}:`}
}

/** The namespace of the root of a part, as it is written there. */
export function namespaceOf(root: XmlElement): string {
  const {prefix} = writtenName(root)
  return xmlAttribute(root, prefix ? `xmlns:${prefix.slice(0, -1)}` : 'xmlns') ?? ''
}

/** Where a text begins and ends without what XML calls white space; a space that doesn't break is none of that. */
export function shownBounds(text: string): [start: number, end: number] {
  let [start, end] = [0, text.length]
  while (start < end && isXmlSpace(text.charCodeAt(start))) start++
  while (start < end && isXmlSpace(text.charCodeAt(end - 1))) end--
  return [start, end]
}

const isXmlSpace = (code: number) => code === 32 || code === 9 || code === 10 || code === 13
