// Plain front matter, read without a YAML parser: keys, lists and values, as most sites have it.
import {dataOfEntries, type MatterEntry, type MatterValue} from '../core/draft/matter.ts'
import type {Place} from '../core/draft/place.ts'
import type {Style} from './yaml-scalars.ts'

/** A value that is text: its path, and where it stands with its quotes. */
interface PlainValue {
  path: string
  value: string
  place: Place
  style: Style
}

/** What plain YAML holds, as a YAML parser would have it. */
interface PlainYaml {
  values: PlainValue[]
  /** Its structure; places count in the source that was read. */
  root: MatterValue & {data: Record<string, unknown>}
  /** Does a parser see each place so? Blanks at the end of a line and comments move some. */
  hasPlaces: boolean
}

interface YamlLine {
  indent: number
  row: number
  /** Where its words start. */
  start: number
  words: string
  /** There are blanks behind its words. */
  hasBlanks: boolean
}

/** Line ends and what else a YAML parser takes for more than a character. */
const odd = /[^\P{Cc}\n\r]|\r(?!\n)|[\u2028\u2029\uFEFF]/u
const key = /^([A-Za-z_][\w-]*):(?: +|$)/
const notText = /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE|~)$/
const number =
  /^(?:0o[0-7]+|0x[\da-fA-F]+|\+?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|\+?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const quoted = /^(?:"([^"\\]*)"|'((?:[^']|'')*)')$/
const plain = /^[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^ :#]|:(?=[^ ])|(?<=[^ ])#| +(?=[^ #]))*$/

const blockHeader = /^([>|])(-?)$/
const item = / *("[^"\\]*"|'(?:[^']|'')*'|[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^,:#[\]{}]*[^ ,:#[\]{}])?) *([,\]])/y

/** Thrown where something is not plain. */
const notPlain = new Error('This is not plain YAML.')

/** A source while it is read: its lines, the line read next, and the values found. */
interface Reader {
  source: string
  lines: YamlLine[]
  at: number
  values: PlainValue[]
}

/** Read YAML where all of it is plain; undefined where a parser is needed. */
export function readPlainYaml(source: string): PlainYaml | undefined {
  if (odd.test(source)) return undefined
  const reader: Reader = {source, lines: linesOf(source), at: 0, values: []}
  try {
    const root = reader.lines[0]?.indent === 0 ? readMap(reader, 0, '') : undefined
    return root && reader.at === reader.lines.length
      ? {values: reader.values, root, hasPlaces: !/^ *#| \r?$/m.test(source)}
      : undefined
  } catch (error) {
    if (error === notPlain) return undefined
    throw error
  }
}

function readMap(reader: Reader, indent: number, path: string): PlainYaml['root'] {
  const entries: MatterEntry[] = []
  for (let line = reader.lines[reader.at]; line?.indent === indent; line = reader.lines[reader.at]) {
    const [given, name = ''] = key.exec(line.words) ?? []
    if (given === undefined) throw notPlain
    if (notText.test(name) || name === '__proto__') throw notPlain
    const own = path ? `${path}.${name}` : name
    const isHere = given.length < line.words.length
    const {start} = line
    const value = isHere ? readValue(reader, line, given.length, own) : readBelow(reader, indent, own, line)
    entries.push({key: name, place: placeAt(start, name), value})
  }
  const data = dataOfEntries(entries)
  return {place: placeAround(entries[0]?.place, entries.at(-1)?.value.place), entries, data}
}

/** From the start of the first place to the end of the last. */
const placeAround = ({start} = nowhere, {end} = nowhere): Place => ({start, end})
const nowhere: Place = {start: 0, end: 0}

/** What stands below a key: a list may be as far left as the key. */
function readBelow(reader: Reader, indent: number, path: string, {start, words}: YamlLine): MatterValue {
  const below = reader.lines[++reader.at]
  if (below && below.indent >= indent && isItem(below)) return readList(reader, below.indent, path)
  if (below && below.indent > indent) return readMap(reader, below.indent, path)
  const end = start + words.length
  return {place: {start: end, end}, data: null, isPlain: true}
}

function readList(reader: Reader, indent: number, path: string): MatterValue {
  const items: MatterValue[] = []
  const start = reader.lines[reader.at]?.start ?? 0
  for (let line = reader.lines[reader.at]; line?.indent === indent && isItem(line); line = reader.lines[reader.at]) {
    const skipped = /^- +/.exec(line.words)?.[0].length ?? 0
    const words = line.words.slice(skipped)
    reader.lines[reader.at] = {...line, indent: indent + skipped, start: line.start + skipped, words}
    items.push(key.test(words) ? readMap(reader, indent + skipped, path) : readValue(reader, line, skipped, path))
  }
  return listOf(items, {start, end: items.at(-1)?.place.end ?? start})
}

const listOf = (items: readonly MatterValue[], place: Place): MatterValue => ({
  place,
  items,
  data: items.map(({data}) => data),
})

/** The value after so many characters of a line, which may go on in the next lines. */
function readValue(reader: Reader, line: YamlLine, skipped: number, path: string): MatterValue {
  const start = line.start + skipped
  const rest = line.words.slice(skipped)
  const [, fold, strip] = blockHeader.exec(rest) ?? []
  if (fold !== undefined) return readBlock(reader, line, {start, path, folds: fold === '>', strips: strip === '-'})
  const {words, end} = readOn(reader, line, rest)
  const isOneLine = end - start === words.length
  if (!isOneLine || !words.startsWith('[')) return readWords(reader, words, {start, end}, path)
  const items = itemsOf(words).map((item) => readWords(reader, item.words, placeAt(start + item.at, item.words), path))
  return listOf(items, {start, end})
}

function readWords({values}: Reader, words: string, place: Place, path: string): MatterValue {
  const [whole, double, single] = quoted.exec(words) ?? []
  if (whole === undefined && !plain.test(words)) throw notPlain
  if (whole === undefined && (notText.test(words) || number.test(words)))
    return {place, data: readOther(words), isPlain: true}
  const value = double ?? single?.replaceAll("''", "'") ?? words
  const style = double !== undefined ? 'double' : single !== undefined ? 'single' : 'plain'
  values.push({path, value, place, style})
  return style === 'plain' ? {place, data: value, isPlain: true} : {place, data: value}
}

/** How a text in lines of its own is announced: where, for which key, and what becomes of its line ends. */
interface BlockHeader {
  start: number
  path: string
  folds: boolean
  strips: boolean
}

/** A text in lines of its own, all indented alike: folded, or with its line ends. */
function readBlock(reader: Reader, header: YamlLine, {start, path, folds, strips}: BlockHeader): MatterValue {
  const {source, values} = reader
  let line = reader.lines[++reader.at]
  if (!line || line.indent <= header.indent || line.row > header.row + 1 || line.hasBlanks) throw notPlain
  const {indent} = line
  let value = line.words
  let end = line.start + value.length
  for (line = reader.lines[++reader.at]; line && line.indent >= indent; line = reader.lines[++reader.at]) {
    const lineEnds = lineEndsIn(source, end, line.start - indent)
    if (line.indent > indent || line.hasBlanks) throw notPlain
    value += (folds ? lineEnds.slice(1) || ' ' : lineEnds) + line.words
    end = line.start + line.words.length
  }
  if (line && line.indent > header.indent) throw notPlain
  if (!lineEndsIn(source, end, line ? line.start - line.indent : source.length)) throw notPlain
  if (!strips) value += '\n'
  values.push({path, value, place: {start, end: end + 1}, style: 'block'})
  return {place: {start, end}, data: value}
}

function lineEndsIn(source: string, start: number, end: number): string {
  const between = source.slice(start, end)
  if (/[^\n]/.test(between)) throw notPlain
  return between
}

/**
 * Words with those of the lines below that are indented further: their line ends are spaces. So they are in a quoted
 * value that goes on at the margin, which site generators allow.
 */
function readOn(reader: Reader, line: YamlLine, first: string): {words: string; end: number} {
  let [words, last] = [first, line]
  let next = reader.lines[++reader.at]
  const atMargin = line.indent === 0 && next?.indent === 0 && /^["']/.test(first)
  for (; next; next = reader.lines[++reader.at]) {
    const goesOn = atMargin ? next.indent === 0 && !quoted.test(words) : next.indent > line.indent
    if (!goesOn) break
    if (next.row !== last.row + 1 || (atMargin && last.hasBlanks)) throw notPlain
    words += ` ${next.words}`
    last = next
  }
  return {words, end: last.start + last.words.length}
}

const placeAt = (start: number, {length}: string): Place => ({start, end: start + length})

/** What stands in a list in brackets, and where it does. */
function itemsOf(list: string): {words: string; at: number}[] {
  if (/^\[ *\]$/.test(list)) return []
  const items: {words: string; at: number}[] = []
  item.lastIndex = 1
  for (let end = ','; end === ','; ) {
    const [found, words = '', mark = ''] = item.exec(list) ?? []
    if (found === undefined) throw notPlain
    items.push({words, at: item.lastIndex - found.trimStart().length})
    end = mark
  }
  if (item.lastIndex < list.length) throw notPlain
  return items
}

/** A value that is no text. */
function readOther(words: string): unknown {
  if (/^(?:true|false)$/i.test(words)) return words[0]?.toLowerCase() === 't'
  if (/^(?:null|~)$/i.test(words)) return null
  if (!/^\d{1,15}$/.test(words)) throw notPlain
  return Number(words)
}

const isItem = ({words}: YamlLine) => words.startsWith('- ')

/** The lines that say something, without the blanks around them. */
function linesOf(source: string): YamlLine[] {
  const lines: YamlLine[] = []
  let start = 0
  for (const [row, line] of source.split('\n').entries()) {
    const indent = /^ */.exec(line)?.[0].length ?? 0
    const words = line.slice(indent).replace(/[ \r]+$/, '')
    if (words && !words.startsWith('#'))
      lines.push({indent, row, start: start + indent, words, hasBlanks: indent + words.length < line.length})
    start += line.length + 1
  }
  return lines
}
