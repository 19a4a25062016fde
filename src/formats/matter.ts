// Front matter by its structure: YAML, JSON and lines of keys, with the place of each key and value.
import {type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair} from 'yaml'
import {dataOfEntries, type MatterEntry, type MatterTree, type MatterValue} from '../core/draft/matter.ts'
import type {Place} from '../core/draft/place.ts'

/** More values than these, aliases counted as often as they are used, aren't front matter. */
const mostValues = 20_000
const deepest = 60

/** Thrown where front matter is larger than it can be. */
const tooLarge = new Error('This front matter is too large.')

const template = /\{\{[^{}\r\n]*\}\}|\{%[^%\r\n]*%\}|<%[^%\r\n]*%>/g

/** May a template engine fill something in? */
export const holdsTags = (source: string): boolean =>
  source.includes('{{') || source.includes('{%') || source.includes('<%')

/** A source in which letters stand for what a template engine fills in, so that it can be parsed; as long as before. */
export const withoutTemplates = (source: string): string =>
  holdsTags(source) ? source.replace(template, (tag) => 'x'.repeat(tag.length)) : source

/** Is something in a place filled in by a template engine? */
export const holdsTemplate = (text: string, {start, end}: Place): boolean =>
  text.slice(start, end).search(template) >= 0

/** What is being read: the document, the whole text, and where the front matter starts in it. */
interface Reader {
  document: Document
  text: string
  offset: number
  values: number
  depth: number
}

/** The structure of a parsed YAML or JSON document that stands at `offset` in `text`. Throws where it is too large. */
export function matterOfYaml(
  document: Document,
  {offset, text, opening, language}: {offset: number; text: string; opening: Place; language: 'yaml' | 'json'},
): MatterTree | undefined {
  const {contents} = document
  const reader = {document, text, offset, values: 0, depth: 0}
  const empty: MatterValue = {place: {start: offset, end: offset}, data: {}, entries: []}
  if (contents === null || (isScalar(contents) && contents.value === null)) return {language, opening, root: empty}
  return isMap(contents) ? {language, opening, root: readValue(reader, contents, empty.place)} : undefined
}

/** A value; `after` is where it would stand if it were written. */
function readValue(reader: Reader, node: Node | null, after: Place): MatterValue {
  if (reader.values++ > mostValues || reader.depth > deepest) throw tooLarge
  const place = placeOf(reader, node) ?? after
  reader.depth++
  const value =
    node && isAlias(node) ? aliased(reader, node.resolve(reader.document), place) : ownValue(reader, node, place)
  reader.depth--
  return place.end > place.start && !value.entries && !value.items && holdsTemplate(reader.text, place)
    ? {...value, isTemplate: true}
    : value
}

/** What an alias stands for; a single value has the place of the alias. */
function aliased(reader: Reader, node: Node | undefined, place: Place): MatterValue {
  const value = ownValue(reader, node ?? null, place)
  return isScalar(node) ? {...value, place} : value
}

function ownValue(reader: Reader, node: Node | null, place: Place): MatterValue {
  if (isMap(node)) {
    const entries = node.items.flatMap((pair) => entriesOf(reader, pair as Pair<Node, Node | null>, place))
    return {place, entries, data: dataOfEntries(entries)}
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => readValue(reader, item as Node, {start: place.end, end: place.end}))
    return {place, items, data: items.map(({data}) => data)}
  }
  if (!isScalar(node)) return {place, data: null}
  const data = typeof node.value === 'bigint' ? Number(node.value) : node.value
  return {
    place,
    data: data instanceof Date ? reader.text.slice(place.start, place.end) : data,
    ...(node.type === 'PLAIN' && {isPlain: true}),
  }
}

/** A key with its value; of a merge key, what it brings. */
function entriesOf(reader: Reader, {key, value}: Pair<Node, Node | null>, around: Place): MatterEntry[] {
  const place = placeOf(reader, key) ?? around
  const own = readValue(reader, value, {start: place.end, end: place.end})
  const name = isScalar(key) ? String(key.value) : ''
  if (name !== '<<') return [{key: name, place, value: own}]
  return own.entries ? [...own.entries] : (own.items ?? []).flatMap(({entries = []}) => entries)
}

/** Where a node stands, without the line end of a block of text. */
function placeOf({text, offset}: Reader, node: Node | null): Place | undefined {
  if (!node?.range) return undefined
  const start = offset + node.range[0]
  let end = offset + node.range[1]
  while (end > start && /[ \t\r\n]/.test(text[end - 1] as string)) end--
  return {start, end}
}

/** The structure of `key: value` lines. */
export function matterOfLines(
  entries: readonly {key: string; keyPlace: Place; value: string; place: Place}[],
  text: string,
): MatterTree {
  const own = entries.map(({key, keyPlace, value, place}) => ({
    key,
    place: keyPlace,
    value: {place, data: value, isPlain: true, ...(holdsTemplate(text, place) && {isTemplate: true})},
  }))
  const [opening, last] = [own[0]?.place ?? {start: 0, end: 0}, own.at(-1)?.value.place.end ?? 0]
  return {
    language: 'lines',
    opening,
    root: {place: {start: opening.start, end: last}, entries: own, data: dataOfEntries(own)},
  }
}
