// Lines up a front matter value with the source it is written in: quotes, escapes, folded lines, block scalars.
import {appendStep, type Run} from '../core/draft/align.ts'
import type {Field} from '../core/draft/format.ts'
import type {Place} from '../core/draft/place.ts'
import {placeIn} from '../core/draft/prose.ts'

/** How a value is written: what its marks and escapes are. */
export type Style = 'plain' | 'single' | 'double' | 'block'

/** A front matter value as a field; `place` is where its source stands in `text`, with quotes or block header. */
export function makeField(path: string, value: string, text: string, place: Place, style: Style): Field {
  const source = text.slice(place.start, place.end)
  const whole = {start: place.start, end: place.start + source.trimEnd().length}
  const runs = alignValue(value, text, place, style) ?? [{at: 0, length: value.length, ...whole}]
  const prose = {text: value, runs, inlines: []}
  return {path, prose, place: {start: whole.start, end: Math.max(whole.end, placeIn(prose, 0, value.length).end)}}
}

function alignValue(value: string, text: string, place: Place, style: Style): Run[] | undefined {
  const runs: Run[] = []
  let at = openingOf(text, place, style)
  if (standsAsIs(value, text, at))
    return value ? [{at: 0, length: value.length, start: at, end: at + value.length}] : []
  let i = 0
  while (i < value.length) {
    const step = alignCharacter(value, i, text, at, style) ?? alignBlank(value, i, text, at, style)
    if (!step || at + step.source > place.end) return finish(runs, value, i, {start: at, end: place.end})
    appendStep(runs, i, at, step)
    i += step.value
    at += step.source
  }
  return runs
}

/** Without quotes, escapes and line ends in it a value is the source it stands in. */
const standsAsIs = (value: string, text: string, at: number) => !/[\\'\n\r]/.test(value) && text.startsWith(value, at)

/** White space that ends a value may have no source of its own: a block scalar's last line end. */
function finish(runs: Run[], value: string, i: number, {start, end}: Place): Run[] | undefined {
  if (i === 0 || value.slice(i).trim()) return undefined
  appendStep(runs, i, Math.min(start, end), {value: value.length - i, source: 0})
  return runs
}

/** Where the value starts: behind the quotes, or at the end of the header of a block scalar. */
function openingOf(text: string, {start, end}: Place, style: Style): number {
  const source = text.slice(start, Math.min(end, start + 1000))
  if (style === 'block' && /^[|>]/.test(source)) return start + (/^[^\r\n]*/.exec(source)?.[0].length ?? 0)
  const quotes = /^(?:"""|''')(?:\r\n|\r|\n)?|^["']/.exec(source)?.[0].length ?? 0
  return style === 'plain' ? start : start + quotes
}

function alignCharacter(value: string, i: number, text: string, at: number, style: Style) {
  const escaped = style === 'double' && text[at] === '\\' ? readEscape(text, at) : undefined
  if (escaped)
    return value.startsWith(escaped.value, i) ? {value: escaped.value.length, source: escaped.source} : undefined
  if (style === 'single' && text[at] === "'") return value[i] === "'" ? {value: 1, source: 2} : undefined
  const blank = /[ \t\r\n]/.test(text[at] ?? '')
  return !blank && text[at] === value[i] ? {value: 1, source: 1} : undefined
}

/** How much white space a fold is in flow scalars: one line end is a space, each further one a line end, an escaped one nothing. */
function foldedLength(source: string): number {
  if (source.includes('\\')) return 0
  const ends = source.match(/\r\n|\r|\n/g)?.length ?? 0
  return Math.max(1, ends - 1)
}

const inValue = /[ \t\n]*/y
const inLine = /[ \t]+/y
const folded = /[ \t]*(?:\\?(?:\r\n|\r(?!\n)|\n)[ \t]*)+/y

/** White space inside a line stands for itself; around line ends it is folded, indented or left out. */
function alignBlank(value: string, i: number, text: string, at: number, style: Style) {
  const given = matchAt(inValue, value, i)
  const fold = matchAt(folded, text, at)
  if (!fold) {
    const same = Math.min(given, matchAt(inLine, text, at))
    return same > 0 && value.slice(i, i + same) === text.slice(at, at + same) ? {value: same, source: same} : undefined
  }
  const lengths = [
    foldedLength(text.slice(at, at + fold)),
    ...Array.from({length: given + 1}, (_, less) => given - less),
  ]
  const fits = (length: number) =>
    length <= given && (i + length >= value.length || alignCharacter(value, i + length, text, at + fold, style))
  const length = lengths.find(fits)
  return length === undefined ? undefined : {value: length, source: fold}
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

const escapes: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}

function readEscape(text: string, at: number): {value: string; source: number} | undefined {
  const code = /^\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8}))/i.exec(text.slice(at, at + 10))
  if (code) {
    const number = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16)
    return {value: String.fromCodePoint(Math.min(0x10ffff, number)), source: code[0].length}
  }
  const value = escapes[text[at + 1] as string]
  return value === undefined ? undefined : {value, source: 2}
}
