// A block's plain prose, and where each of its characters stands in the source text.
import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import type {Nodes, Text} from 'mdast'

/** A range of the source text: offsets in UTF-16 code units, 0-based, `end` exclusive. */
export interface Place {
  start: number
  end: number
}

/**
 * A stretch of prose `[at, at + length)` and the stretch of source `[start, end)` it comes from.
 * Where both are equally long they match character by character, else only as a whole (`&amp;` is `&`).
 */
export interface Run {
  at: number
  length: number
  start: number
  end: number
}

/** Something in prose that is more than its characters: a link, code, an HTML tag; `start` and `end` in prose. */
export interface Inline {
  type: string
  start: number
  end: number
  node: Nodes
}

/** Plain prose; line ends are `\n`, code and images are one U+FFFC each. */
export interface Prose {
  text: string
  runs: Run[]
  inlines: Inline[]
}

/** What stands in prose for a thing that is no words: it keeps its place in the sentence and is no letter. */
export const objectCharacter = '\uFFFC'

const kept = new Set(['link', 'linkReference', 'emphasis', 'strong', 'delete'])

/** Make the prose of one mdast node that holds phrasing content; `source` is the text its offsets count in. */
export function proseOf(node: Nodes, source: string): Prose {
  const prose: Prose = {text: '', runs: [], inlines: []}
  gather(node)
  return prose

  function gather(node: Nodes): void {
    const start = prose.text.length
    if (node.type === 'text') addText(prose, node, source)
    else if (node.type === 'break') addRun(prose, '\n', ...boundsOf(node))
    else if ('children' in node) for (const child of node.children) gather(child)
    else addObject(prose, node)
    if (kept.has(node.type)) prose.inlines.push({type: node.type, start, end: prose.text.length, node})
  }
}

/** Plain prose that stands in the source as it is, as in a plain-text draft. */
export function plainProse(source: string, place: Place): Prose {
  const text = source.slice(place.start, place.end)
  return {text, runs: [{at: 0, length: text.length, ...place}], inlines: []}
}

/** Where the prose range `[start, end)` stands in the source; an empty range is where its first character stands. */
export function placeIn(prose: Prose, start: number, end: number): Place {
  const from = sourceStart(prose, start)
  return {start: from, end: end > start ? Math.max(from, sourceEnd(prose, end)) : from}
}

/** The first prose offset whose character ends behind the source offset: the way back from source to prose. */
export function proseOffset(prose: Prose, offset: number): number {
  for (const run of prose.runs) {
    if (offset >= run.end) continue
    if (offset <= run.start) return run.at
    return run.length === run.end - run.start ? run.at + offset - run.start : run.at
  }
  return prose.text.length
}

function sourceStart({runs}: Prose, at: number): number {
  const run = runs[findRun(runs, at)]
  if (!run) return 0
  const into = at - run.at
  if (run.length === run.end - run.start) return run.start + Math.min(into, run.length)
  return into >= run.length ? run.end : run.start
}

function sourceEnd({runs}: Prose, end: number): number {
  const run = runs[findRun(runs, end - 1)]
  if (!run) return 0
  return run.length === run.end - run.start ? run.start + end - run.at : run.end
}

function findRun(runs: Run[], at: number): number {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((runs[middle] as Run).at <= at) low = middle
    else high = middle - 1
  }
  return low
}

function addRun(prose: Prose, text: string, start: number, end: number): void {
  const last = prose.runs.at(-1)
  const linear = text.length === end - start
  if (last && linear && last.end === start && last.length === last.end - last.start) {
    last.length += text.length
    last.end = end
  } else if (text.length > 0) prose.runs.push({at: prose.text.length, length: text.length, start, end})
  prose.text += text
}

const boundsOf = (node: Nodes): [start: number, end: number] => [
  node.position?.start.offset ?? 0,
  node.position?.end.offset ?? 0,
]

function addObject(prose: Prose, node: Nodes): void {
  const [start, end] = boundsOf(node)
  const at = prose.text.length
  const lineBreak = node.type === 'html' && /^<br\b/i.test(node.value)
  addRun(prose, lineBreak ? '\n' : objectCharacter, start, end)
  prose.inlines.push({type: node.type, start: at, end: at + 1, node})
}

function addText(prose: Prose, node: Text, source: string): void {
  const [start, end] = boundsOf(node)
  if (end - start === node.value.length && !/[\r\n]/.test(node.value)) {
    addRun(prose, node.value, start, end)
    return
  }
  const pieces = alignText(node.value, source, start, end)
  if (!pieces) {
    addRun(prose, node.value, start, end)
    return
  }
  for (const {text, start, end} of pieces) addRun(prose, text, start, end)
}

interface Piece extends Place {
  text: string
}

const lineEnd = /\r\n|\r|\n/

/**
 * Line up a text node's value with its source, line by line. Markdown drops what stands before a line
 * (indentation, `>` of quotations) and behind it (spaces); inside a line it drops escapes and references.
 * Gives undefined where the two can't be lined up.
 */
function alignText(value: string, source: string, start: number, end: number): Piece[] | undefined {
  const pieces: Piece[] = []
  let at = start
  for (const [index, line] of value.split(lineEnd).entries()) {
    const from = at
    if (index > 0) {
      const newline = lineEnd.exec(source.slice(at, end))
      if (!newline || /[^ \t]/.test(source.slice(at, at + newline.index))) return undefined
      at += newline.index + newline[0].length
    }
    const aligned = index === 0 ? alignLine(line, source, at, end) : alignWrapped(line, source, at, end)
    if (!aligned) return undefined
    if (index > 0) pieces.push({text: '\n', start: from, end: aligned.start})
    pieces.push(...aligned.pieces)
    at = aligned.end
  }
  return pieces
}

interface Aligned extends Place {
  pieces: Piece[]
}

/** A wrapped line starts behind its indentation and as many quotation marks as it has; the deepest start that fits is right. */
function alignWrapped(line: string, source: string, at: number, end: number): Aligned | undefined {
  const prefix = /^[ \t>]*/.exec(source.slice(at, end))?.[0] ?? ''
  const starts = [...prefix.matchAll(/>/g)].map((mark) => mark.index)
  for (const depth of [...starts, -1].sort((a, b) => b - a)) {
    const indent = /^[ \t]*/.exec(prefix.slice(depth + 1))?.[0].length ?? 0
    const aligned = alignLine(line, source, at + depth + 1 + indent, end)
    const rest = aligned && /^[ \t]*(?:[\r\n]|$)/.test(source.slice(aligned.end, end))
    if (aligned && (rest || aligned.end === end)) return aligned
  }
  return undefined
}

function alignLine(line: string, source: string, start: number, end: number): Aligned | undefined {
  const pieces: Piece[] = []
  let at = start
  let i = 0
  while (i < line.length) {
    const step = alignCharacter(line, i, source, at)
    if (!step || at + step.source > end) return undefined
    const last = pieces.at(-1)
    if (last && step.value === step.source && last.text.length === last.end - last.start) {
      last.text += line.slice(i, i + step.value)
      last.end += step.source
    } else pieces.push({text: line.slice(i, i + step.value), start: at, end: at + step.source})
    i += step.value
    at += step.source
  }
  return {pieces, start, end: at}
}

/** How many characters of the value and of the source belong together here. */
function alignCharacter(line: string, i: number, source: string, at: number) {
  if (source[at] === '\\' && source[at + 1] === line[i] && isPunctuation(source[at + 1])) return {value: 1, source: 2}
  const reference = source[at] === '&' ? readReference(source, at) : undefined
  if (reference && line.startsWith(reference.text, i)) return {value: reference.text.length, source: reference.length}
  if (source[at] === line[i] || (source[at] === '\0' && line[i] === '\uFFFD')) return {value: 1, source: 1}
  return undefined
}

const isPunctuation = (character: string | undefined) => character !== undefined && /[!-/:-@[-`{-~]/.test(character)

function readReference(source: string, at: number): {text: string; length: number} | undefined {
  const found = /^&(?:#([xX][\da-fA-F]{1,6}|\d{1,7})|([\da-zA-Z]{1,31}));/.exec(source.slice(at, at + 34))
  if (!found) return undefined
  const [whole, number, name] = found
  const text = number ? decodeNumber(number) : decodeNamedCharacterReference(name as string)
  return text === false ? undefined : {text, length: whole.length}
}

/** As CommonMark has it: what is no character becomes U+FFFD. */
function decodeNumber(number: string): string {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10)
  const noCharacter =
    code < 9 ||
    code === 11 ||
    (code > 13 && code < 32) ||
    (code > 126 && code < 160) ||
    (code > 0xd7ff && code < 0xe000)
  const noncharacter = (code > 0xfdcf && code < 0xfdf0) || (code & 0xffff) === 0xffff || (code & 0xffff) === 0xfffe
  return noCharacter || noncharacter || code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code)
}
