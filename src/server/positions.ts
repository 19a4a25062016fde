// A text by its lines, with positions in the encoding the client counts columns in.
import type {Position, Range, TextDocumentContentChangeEvent} from 'vscode-languageserver/node'
import {lineAt, lineStarts} from '../core/draft/draft.ts'
import type {Place} from '../core/draft/place.ts'

/** What a client counts columns in. */
export type Encoding = 'utf-16' | 'utf-8' | 'utf-32'

export const encodings: readonly Encoding[] = ['utf-16', 'utf-8', 'utf-32']

/** A text and the offsets its lines start at, all in UTF-16 code units. */
export interface Lines {
  text: string
  starts: readonly number[]
}

export const makeLines = (text: string): Lines => ({text, starts: lineStarts(text)})

/** What places of a text can be told by without the text, where all its characters are one unit wide. */
export interface LineTable {
  starts: Uint32Array
  length: number
  /** Characters before the draft's text: a byte order mark. */
  shift: number
  /** In these encodings columns are UTF-16 code units. */
  isAscii: boolean
}

export const lineTableOf = ({text, starts}: Lines): LineTable => ({
  starts: Uint32Array.from(starts),
  length: text.length,
  shift: shiftOf(text),
  isAscii: /^[\0-\x7f]*$/.test(text),
})

/** The range of a place in the draft; undefined where the text is needed to tell. */
export function rangeInTable(
  {starts, length, shift, isAscii}: LineTable,
  {start, end}: Place,
  encoding: Encoding,
): Range | undefined {
  if (encoding !== 'utf-16' && !isAscii) return undefined
  const position = (offset: number): Position => {
    const within = Math.max(0, Math.min(offset + shift, length))
    const line = lineAt(starts, within)
    return {line, character: within - (starts[line] as number)}
  }
  return {start: position(start), end: position(end)}
}

/** How many characters stand before a draft's text: a byte order mark. */
export const shiftOf = (text: string): number => (text.startsWith('\uFEFF') ? 1 : 0)

/** Where a line ends, without its line break. */
export function endOfLine({text, starts}: Lines, line: number): number {
  let end = starts[line + 1] ?? text.length
  if (line + 1 < starts.length) while (end > (starts[line] as number) && /[\r\n]/.test(text[end - 1] as string)) end--
  return end
}

function positionAt(lines: Lines, offset: number, encoding: Encoding): Position {
  const within = Math.max(0, Math.min(offset, lines.text.length))
  const line = lineAt(lines.starts, within)
  return {line, character: widthOf(lines.text, lines.starts[line] as number, within, encoding)}
}

export const rangeOf = (lines: Lines, {start, end}: Place, encoding: Encoding): Range => ({
  start: positionAt(lines, start, encoding),
  end: positionAt(lines, end, encoding),
})

function widthOf(text: string, start: number, end: number, encoding: Encoding): number {
  if (encoding === 'utf-16') return end - start
  const words = text.slice(start, end)
  return encoding === 'utf-8' ? Buffer.byteLength(words) : [...words].length
}

/** The offset of a position; one beyond its line or the text is taken back to the end. */
export function offsetAt(lines: Lines, {line, character}: Position, encoding: Encoding): number {
  const {text, starts} = lines
  if (line < 0) return 0
  if (line >= starts.length) return text.length
  const start = starts[line] as number
  const end = endOfLine(lines, line)
  if (encoding === 'utf-16') return Math.min(start + Math.max(0, character), end)
  let offset = start
  for (let left = character; left > 0 && offset < end; ) {
    const code = text.codePointAt(offset) as number
    left -= encoding === 'utf-32' ? 1 : code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (left >= 0) offset += code > 0xffff ? 2 : 1
  }
  return offset
}

/** The text after changes, each counted in the text the one before it left. */
export function applyChanges(
  lines: Lines,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): Lines {
  let current = lines
  for (const change of changes) {
    if (!('range' in change)) {
      current = makeLines(change.text)
      continue
    }
    const start = offsetAt(current, change.range.start, encoding)
    const end = Math.max(start, offsetAt(current, change.range.end, encoding))
    current = makeLines(current.text.slice(0, start) + change.text + current.text.slice(end))
  }
  return current
}
