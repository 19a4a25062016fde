// Reads an expression as Vale's engine does: .NET's syntax in the mode that follows Go's.
import {
  type CharacterSet,
  type CodeRange,
  complementOf,
  ExpressionError,
  type ExpressionPart,
  lastCodePoint,
  single,
} from './syntax.ts'

/** What holds from here to the end of the group. */
interface Modes {
  fold: boolean
  multiline: boolean
  dotAll: boolean
  extended: boolean
}

interface Reader {
  text: string
  at: number
  /** Groups in the order they open. */
  groups: {name: string; number: number}[]
  /** Groups that are named again. */
  references: (number | string)[]
  depth: number
}

const deepest = 200
const plain: Modes = {fold: false, multiline: false, dotAll: false, extended: false}

/**
 * Read an expression.
 * @throws {ExpressionError} with what is wrong.
 */
export function parseExpression(text: string): ExpressionPart {
  const reader: Reader = {text, at: 0, groups: [], references: [], depth: 0}
  const part = readEither(reader, {...plain})
  if (reader.at < text.length) throw new ExpressionError('a `)` closes nothing')
  numberGroups(reader)
  checkReferences(reader)
  return part
}

/** Groups without a name are numbered first, as in .NET; the parts hold these objects' numbers by their order. */
function numberGroups({groups}: Reader): void {
  let number = 0
  for (const group of groups) if (!group.name) group.number = ++number
  for (const group of groups) if (group.name) group.number = ++number
}

function checkReferences({groups, references}: Reader): void {
  const names = groups.map(({name}) => name).filter(Boolean)
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice) throw new ExpressionError(`two groups are named \`${twice}\``)
  for (const one of references)
    if (typeof one === 'number' ? one > groups.length : !names.includes(one))
      throw new ExpressionError(`there is no group \`${one}\``)
}

function readEither(reader: Reader, modes: Modes): ExpressionPart {
  if (++reader.depth > deepest) throw new ExpressionError('groups nest too deep')
  const branches = [readBranch(reader, modes)]
  while (reader.text[reader.at] === '|') {
    reader.at++
    branches.push(readBranch(reader, modes))
  }
  reader.depth--
  return branches.length === 1 ? (branches[0] as ExpressionPart) : {is: 'either', of: branches}
}

/** What was written for a part; a part that something else made of it is written so as well. */
const writtenFor = new WeakMap<ExpressionPart, string>()

/** An alternative as it was written: what stands within edges and groups that only hold it. */
export function writtenOf(part: ExpressionPart): string | undefined {
  const [only, other] = part.is === 'sequence' ? part.of.filter(({is}) => is !== 'edge') : []
  const inner = only && !other && only.is === 'sequence' ? writtenOf(only) : undefined
  const written = inner ?? writtenFor.get(part)
  return written?.replace(/^(?:\(\?[imsx]{1,4}\)){1,3}|\(\?m\)\(\?:\)$/g, '')
}

/** Say that a part was written as another one was. */
export function writeAs<P extends ExpressionPart>(part: P, other: ExpressionPart): P {
  const written = writtenOf(other)
  if (written !== undefined) writtenFor.set(part, written)
  return part
}

function readBranch(reader: Reader, modes: Modes): ExpressionPart {
  const from = reader.at
  const part = readSequence(reader, modes)
  writtenFor.set(part, reader.text.slice(from, reader.at))
  return part
}

/** Modes set within a sequence hold to the end of its group, in later branches as well. */
function readSequence(reader: Reader, modes: Modes): ExpressionPart {
  const parts: ExpressionPart[] = []
  while (reader.at < reader.text.length && !/[|)]/.test(reader.text[reader.at] as string)) {
    if (modes.extended && skipsBlank(reader)) continue
    const part = readAtom(reader, modes)
    if (part) parts.push(readRepeats(reader, part))
  }
  return parts.length === 1 ? (parts[0] as ExpressionPart) : {is: 'sequence', of: parts}
}

const blank = /(?:\s|#[^\n]*)/y

function skipsBlank(reader: Reader): boolean {
  blank.lastIndex = reader.at
  const found = blank.exec(reader.text)
  if (found) reader.at += found[0].length
  return found !== null
}

const quantifier = /([*+?]|\{(\d+)(,(\d*))?\})(\?)?/y

function readRepeats(reader: Reader, atom: ExpressionPart): ExpressionPart {
  let part = atom
  for (;;) {
    quantifier.lastIndex = reader.at
    const found = quantifier.exec(reader.text)
    if (!found) return part
    const [whole, sign = '', least, comma, most] = found
    reader.at += whole.length
    const from = least === undefined ? (sign === '+' ? 1 : 0) : Number(least)
    const to = least === undefined ? (sign === '?' ? 1 : Infinity) : comma ? (most ? Number(most) : Infinity) : from
    if (from > 1000 || to < from) throw new ExpressionError(`\`${whole}\` repeats too often, or less than it must`)
    part = part.is === 'edge' ? part : {is: 'repeat', of: part, least: from, most: to, lazy: found[5] !== undefined}
  }
}

function readAtom(reader: Reader, modes: Modes): ExpressionPart | undefined {
  const character = String.fromCodePoint(reader.text.codePointAt(reader.at) as number)
  if (character === '(') return readGroup(reader, modes)
  if (character === '[') return {is: 'set', set: readClass(reader), fold: modes.fold}
  if (character === '\\') return readEscape(reader, modes)
  if (/[*+?]/.test(character)) throw new ExpressionError(`\`${character}\` repeats nothing`)
  reader.at += character.length
  if (character === '^') return {is: 'edge', edge: modes.multiline ? 'lineStart' : 'start'}
  if (character === '$') return {is: 'edge', edge: modes.multiline ? 'lineEnd' : 'end'}
  if (character === '.') return {is: 'set', set: modes.dotAll ? anything : noLineEnd, fold: false}
  return characterPart(character.codePointAt(0) as number, modes.fold)
}

/** Parts for single characters: the same letters stand in thousands of expressions. */
const characterParts = new Map<number, ExpressionPart>()

function characterPart(code: number, fold: boolean): ExpressionPart {
  const key = code * 2 + (fold ? 1 : 0)
  const known = characterParts.get(key)
  if (known) return known
  const part: ExpressionPart = {is: 'set', set: single(code), fold}
  characterParts.set(key, part)
  return part
}

const anything: CharacterSet = {ranges: [[0, lastCodePoint]], properties: [], negated: false}
const noLineEnd: CharacterSet = {ranges: [[10, 10]], properties: [], negated: true}

const opener =
  /\((?:\?(?:([=!])|<([=!])|(:)|P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'|(#)|([imsnx]*)(?:-([imsnx]+))?([:)])))?/y

function readGroup(reader: Reader, modes: Modes): ExpressionPart | undefined {
  opener.lastIndex = reader.at
  const found = opener.exec(reader.text) as RegExpExecArray
  const [whole, ahead, behind, simple, name, quoted, comment, on = '', off = '', ends] = found
  if (whole === '(' && reader.text[reader.at + 1] === '?')
    throw new ExpressionError(`\`${reader.text.slice(reader.at, reader.at + 4)}\` isn't a known kind of group`)
  reader.at += whole.length
  if (comment) return skipComment(reader)
  if (ends === ')') {
    setModes(modes, on, off)
    return undefined
  }
  const inner = {...modes}
  if (ends === ':') setModes(inner, on, off)
  const group = ahead || behind || simple || ends ? undefined : {name: name ?? quoted ?? '', number: 0}
  if (group) reader.groups.push(group)
  const of = readEither(reader, inner)
  if (reader.text[reader.at] !== ')') throw new ExpressionError('a `(` is never closed')
  reader.at++
  const sign = ahead ?? behind
  if (sign) return {is: 'look', ahead: ahead !== undefined, negated: sign === '!', of}
  return group
    ? Object.assign(group, {is: 'group' as const, of})
    : of.is === 'sequence'
      ? {is: 'sequence', of: [of]}
      : of
}

function skipComment(reader: Reader): undefined {
  const end = reader.text.indexOf(')', reader.at)
  if (end < 0) throw new ExpressionError('a comment is never closed')
  reader.at = end + 1
}

function setModes(modes: Modes, on: string, off: string): void {
  for (const [letters, value] of [
    [on, true],
    [off, false],
  ] as const) {
    if (letters.includes('i')) modes.fold = value
    if (letters.includes('m')) modes.multiline = value
    if (letters.includes('s')) modes.dotAll = value
    if (letters.includes('x')) modes.extended = value
  }
}

const word: readonly CodeRange[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
]
const digit: readonly CodeRange[] = [[48, 57]]
const space: readonly CodeRange[] = [
  [9, 10],
  [12, 13],
  [32, 32],
]
const named: Readonly<Record<string, readonly CodeRange[]>> = {w: word, d: digit, s: space}

const edges: Readonly<Record<string, Extract<ExpressionPart, {is: 'edge'}>['edge']>> = {
  ...{b: 'word', B: 'noWord', A: 'start', z: 'end', Z: 'end'},
}

const back = /\\(?:([1-9]\d?)|k<(\w+)>)/y

function readEscape(reader: Reader, modes: Modes): ExpressionPart {
  const letter = reader.text[reader.at + 1] ?? ''
  const edge = edges[letter]
  if (edge) {
    reader.at += 2
    return {is: 'edge', edge}
  }
  back.lastIndex = reader.at
  const found = back.exec(reader.text)
  if (found) {
    reader.at += found[0].length
    const of = found[1] ? Number(found[1]) : (found[2] as string)
    reader.references.push(of)
    return {is: 'again', of}
  }
  return {is: 'set', set: readEscaped(reader), fold: modes.fold}
}

const code = /\\(?:x\{([\da-fA-F]+)\}|x([\da-fA-F]{2})|u([\da-fA-F]{4})|([0-7]{3}))/y
const property = /\\([pP])(?:\{(\^?)([^}]+)\}|([A-Z]))/y
const controls: Readonly<Record<string, number>> = {t: 9, n: 10, v: 11, f: 12, r: 13, a: 7, e: 27}

/** What a backslash and what follows it stand for, in a class and outside. */
function readEscaped(reader: Reader): CharacterSet {
  const letter = reader.text[reader.at + 1] ?? ''
  const ranges = named[letter.toLowerCase()]
  if (ranges) {
    reader.at += 2
    const isNegated = letter !== letter.toLowerCase()
    return {ranges: isNegated ? complementOf(ranges) : ranges, properties: [], negated: false}
  }
  property.lastIndex = reader.at
  const found = property.exec(reader.text)
  if (found) return readProperty(reader, found)
  code.lastIndex = reader.at
  const number = code.exec(reader.text)
  if (number) {
    reader.at += number[0].length
    const octal = number[4]
    return single(
      octal ? Number.parseInt(octal, 8) : Number.parseInt((number[1] ?? number[2] ?? number[3]) as string, 16),
    )
  }
  if (letter === '') throw new ExpressionError('a backslash stands at the end')
  if (/[A-Za-z]/.test(letter) && controls[letter] === undefined) throw new ExpressionError(`\`\\${letter}\` is unknown`)
  const point = reader.text.codePointAt(reader.at + 1) as number
  reader.at += 1 + String.fromCodePoint(point).length
  return single(controls[letter] ?? point)
}

function readProperty(reader: Reader, [whole, sign, inverted, long, short]: RegExpExecArray): CharacterSet {
  reader.at += whole.length
  const isNegated = (sign === 'P') !== (inverted === '^')
  const name = (long ?? short) as string
  const source = `\\${isNegated ? 'P' : 'p'}{${/^.{1,2}$/.test(name) ? name : `Script=${name}`}}`
  try {
    new RegExp(source, 'u')
  } catch {
    throw new ExpressionError(`\`${whole}\` isn't a known property`)
  }
  return {ranges: [], properties: [source], negated: false}
}

const posix = /\[:(\^?)(\w+):\]/y
const posixSets: Readonly<Record<string, readonly CodeRange[]>> = {
  alpha: [
    [65, 90],
    [97, 122],
  ],
  digit,
  alnum: [
    [48, 57],
    [65, 90],
    [97, 122],
  ],
  upper: [[65, 90]],
  lower: [[97, 122]],
  space: [
    [9, 13],
    [32, 32],
  ],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  word,
  xdigit: [
    [48, 57],
    [65, 70],
    [97, 102],
  ],
}

/** A class in brackets. */
function readClass(reader: Reader): CharacterSet {
  reader.at++
  const negated = reader.text[reader.at] === '^'
  if (negated) reader.at++
  const ranges: CodeRange[] = []
  const properties: string[] = []
  for (let first = true; first || reader.text[reader.at] !== ']'; first = false) {
    if (reader.at >= reader.text.length) throw new ExpressionError('a `[` is never closed')
    const item = readItem(reader)
    properties.push(...item.properties)
    ranges.push(...(item.properties.length > 0 ? [] : rangeFrom(reader, item)))
  }
  reader.at++
  return {ranges, properties, negated}
}

function readItem(reader: Reader): CharacterSet {
  posix.lastIndex = reader.at
  const [whole, inverted, name = ''] = posix.exec(reader.text) ?? []
  const set = posixSets[name]
  if (whole && set) {
    reader.at += whole.length
    return {ranges: inverted ? complementOf(set) : set, properties: [], negated: false}
  }
  if (reader.text.startsWith('\\b', reader.at)) {
    reader.at += 2
    return single(8)
  }
  if (reader.text[reader.at] === '\\') return readEscaped(reader)
  const point = reader.text.codePointAt(reader.at) as number
  reader.at += String.fromCodePoint(point).length
  return single(point)
}

/** An item of a class, with what a hyphen after it reaches to. */
function rangeFrom(reader: Reader, item: CharacterSet): readonly CodeRange[] {
  const [first] = item.ranges
  const isOne = item.ranges.length === 1 && first && first[0] === first[1]
  const {text, at} = reader
  if (!isOne || text[at] !== '-' || text[at + 1] === ']' || at + 1 >= text.length) return item.ranges
  reader.at++
  const to = readItem(reader).ranges[0]
  if (!to || to[0] !== to[1]) return [...item.ranges, [45, 45], ...(to ? [to] : [])]
  if (to[0] < first[0]) throw new ExpressionError('a range in brackets runs backwards')
  return [[first[0], to[0]]]
}
