// YAML front matter: its values as fields with true places, and what is wrong with it in words an editor can use.
import {type Document, isMap, isScalar, isSeq, type Node, parseDocument, visit, type YAMLError} from 'yaml'
import type {Field, FrontMatter, Problem} from '../core/draft/format.ts'
import type {MatterTree, MatterValue} from '../core/draft/matter.ts'
import type {Place} from '../core/draft/place.ts'
import {wholeCharacters} from '../core/draft/whole-characters.ts'
import {once} from '../core/once.ts'
import {holdsTags, matterOfYaml, withoutTemplates} from './matter.ts'
import {readPlainYaml} from './plain-yaml.ts'
import {makeField, type Style} from './yaml-scalars.ts'

const styles: Record<string, Style> = {
  QUOTE_DOUBLE: 'double',
  QUOTE_SINGLE: 'single',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
}

/**
 * Read YAML that stands at `offset` in `text`. Undefined where it is no front matter at all but prose between two
 * thematic breaks. May throw where it nests too deep.
 */
export function readYaml(source: string, offset: number, text: string, opening: Place): FrontMatter | undefined {
  const plain = readPlainYaml(source)
  if (!plain) return readAnyYaml(source, offset, text, opening)
  const fields = plain.values.map(({path, value, place: {start, end}, style}) =>
    makeField(path, value, text, {start: offset + start, end: offset + end}, style),
  )
  const readMatter = () =>
    holdsTags(source) || !plain.hasPlaces
      ? structureOfYaml(source, offset, text, opening)
      : {language: 'yaml' as const, opening, root: movedBy(plain.root, offset)}
  return {fields, data: plain.root.data, problems: [], readMatter: once(readMatter)}
}

/** A structure with its places so many characters on. */
function movedBy({place, entries, items, ...rest}: MatterValue, by: number): MatterValue {
  const move = ({start, end}: Place): Place => ({start: start + by, end: end + by})
  return {
    ...rest,
    place: move(place),
    ...(entries && {
      entries: entries.map((entry) => ({...entry, place: move(entry.place), value: movedBy(entry.value, by)})),
    }),
    ...(items && {items: items.map((item) => movedBy(item, by))}),
  }
}

/** The same with a YAML parser, whatever it holds. */
export function readAnyYaml(
  source: string,
  offset: number,
  text: string,
  opening: Place,
  language: 'yaml' | 'json' = 'yaml',
): FrontMatter | undefined {
  const document = parseAsSitesDo(source)
  if (!isFrontMatter(document, source)) return undefined
  const [error] = document.errors
  const fields: Field[] = []
  if (document.contents) gather(document.contents, '')
  return {
    fields,
    data: error ? {} : asData(document),
    problems: error && !isFilledLater(source, error) ? [problemOf(error, document, source, offset)] : [],
    readMatter: once(() =>
      structureOfYaml(source, offset, text, opening, language, holdsTags(source) ? undefined : document),
    ),
  }

  function gather(node: Node | null, path: string): void {
    if (isMap(node))
      for (const {key, value} of node.items) gather(value as Node, path ? `${path}.${nameOf(key)}` : nameOf(key))
    else if (isSeq(node)) for (const item of node.items) gather(item as Node, path)
    else if (isScalar(node) && typeof node.value === 'string' && node.range) {
      const place = {start: offset + node.range[0], end: offset + node.range[1]}
      fields.push(makeField(path, node.value, text, place, styles[node.type ?? ''] ?? 'plain'))
    }
  }
}

/** The structure of YAML or JSON that stands at `offset` in `text`, parsed already or not; undefined where it can't be read. Never throws. */
export function structureOfYaml(
  source: string,
  offset: number,
  text: string,
  opening: Place,
  language: 'yaml' | 'json' = 'yaml',
  parsed?: Document,
): MatterTree | undefined {
  try {
    const document = parsed ?? parseAsSitesDo(withoutTemplates(source))
    return document.errors.length > 0 ? undefined : matterOfYaml(document, {offset, text, opening, language})
  } catch {
    return undefined
  }
}

/** A value that a site engine fills in before YAML reads it: `title: "{{ replace .Name "-" " " }}"`, `date: {{ day }} {{ year }}`. */
function isFilledLater(source: string, {pos: [at]}: YAMLError): boolean {
  const start = source.lastIndexOf('\n', at - 1) + 1
  const before = source.slice(start, at)
  const rest = /^[^\r\n]*/.exec(source.slice(at))?.[0] ?? ''
  return before.lastIndexOf('{{') > before.lastIndexOf('}}') || (rest.startsWith('{{') && before.includes('{{'))
}

const parse = (source: string) => parseDocument(source, {uniqueKeys: false, logLevel: 'silent', prettyErrors: false})

const mostMended = 8

/**
 * Site generators let a quoted value go on at the start of a line, against YAML. Such line ends are read as the
 * spaces they stand for, as long as that leaves no error; every character keeps its place.
 */
function parseAsSitesDo(source: string): Document {
  const asWritten = parse(source)
  let [document, mended]: [Document, string] = [asWritten, source]
  for (let i = 0; i < mostMended && document.errors[0]?.code === 'MISSING_CHAR'; i++) {
    const opening = openQuote(document, document.errors[0])
    const quoted =
      opening === undefined ? undefined : /^(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')/.exec(mended.slice(opening))
    if (opening === undefined || !quoted) return asWritten
    const flat = quoted[0].replace(/[\r\n]/g, ' ')
    mended = mended.slice(0, opening) + flat + mended.slice(opening + flat.length)
    document = parse(mended)
  }
  return document.errors.length > 0 ? asWritten : document
}

/** Where the quoted value starts whose end an error misses. */
function openQuote(document: Document, {pos}: YAMLError): number | undefined {
  let opening: number | undefined
  visit(document, {
    Scalar(_, {type, range}) {
      if (type?.startsWith('QUOTE') && range && range[0] <= pos[0]) opening = Math.max(opening ?? 0, range[0])
    },
  })
  return opening
}

const nameOf = (key: unknown) => (isScalar(key) ? String(key.value) : '')

/** Front matter has a key of one word; where it can't be read, it at least starts with one. */
function isFrontMatter({contents, errors}: Document, source: string): boolean {
  if (errors.length > 0) return startsWithKey(source)
  if (contents === null || (isScalar(contents) && contents.value === null)) return true
  return isMap(contents) && (contents.items.length === 0 || contents.items.some(({key}) => !/\s/.test(nameOf(key))))
}

/** Whether the first line that is neither empty nor a comment starts with a key. */
function startsWithKey(source: string): boolean {
  const lines = source.slice(0, 2000).split(/[\r\n]/)
  const first = lines.find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? ''
  return /^\s*["']?[\p{L}_$][^\s:]*:(?:\s|$)/u.test(first)
}

function asData(document: Document): Record<string, unknown> {
  try {
    const data: unknown = document.toJS({maxAliasCount: 100})
    return isRecord(data) ? data : {}
  } catch {
    return {}
  }
}

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data)

const advice: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY: 'Put this front matter value in quotation marks: it holds a colon, or is indented too far.',
  BAD_SCALAR_START: 'Put this front matter value in quotation marks: its first character has another meaning here.',
  TAB_AS_INDENT: 'Indent front matter with spaces instead of tabs.',
  UNEXPECTED_TOKEN: 'Put the whole front matter value in one pair of quotation marks: this part stands outside.',
}

const otherAdvice = 'Front matter cannot be read from here: check its indentation, colons and quotation marks.'

function problemOf(error: YAMLError, document: Document, source: string, offset: number): Problem {
  const opening = /closing ["']quote/.test(error.message) ? openQuote(document, error) : undefined
  const message =
    opening === undefined
      ? (advice[error.code] ?? otherAdvice)
      : 'Close the quotation marks of this front matter value.'
  const {start, end} = restOfLine(source, opening ?? error.pos[0])
  return {id: 'broken-front-matter', message, place: {start: offset + start, end: offset + end}}
}

/** From an offset to the end of its line; the line before where nothing is left of it. */
function restOfLine(source: string, at: number): Place {
  const words = source.slice(0, at).trimEnd().length
  const rest = /^[^\r\n]*/.exec(source.slice(at))?.[0].trimEnd() ?? ''
  return wholeCharacters(
    source,
    rest ? {start: at, end: at + rest.length} : {start: Math.max(0, words - 1), end: Math.max(words, 1)},
  )
}
