// Writes an expression for JavaScript's engine, for text of ASCII alone and for any other.
import {
  type CharacterSet,
  type CodeRange,
  casesOf,
  complementOf,
  type ExpressionPart,
  lastCodePoint,
  onlyCharacter,
  spread,
  unionOf,
} from './syntax.ts'

/** An expression as JavaScript writes it. */
interface Emitted {
  source: string
  flags: string
}

/** The text an expression will search: of ASCII alone, without characters beyond the first plane, or any. */
export type TextAlphabet = 'ascii' | 'plane' | 'any'

interface EmitStyle {
  alphabet: TextAlphabet
  /** Whether the whole expression is for any case, so that the engine folds. */
  folds: boolean
}

/** Letters, marks, digits and what joins words: what a word's edge stands beside. */
const wordSet = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}\\u200C\\u200D'

/** Write an expression for text of an alphabet; the smaller it is, the faster. */
export function emit(part: ExpressionPart, alphabet: TextAlphabet): Emitted {
  const cases = new Set<boolean>()
  visit(part, cases)
  const style: EmitStyle = {alphabet, folds: cases.has(true) && !cases.has(false)}
  const needsUnicode = alphabet === 'any' || hasProperty(part)
  return {source: write(part, style), flags: `g${style.folds ? 'i' : ''}m${needsUnicode ? 'u' : ''}`}
}

/** Which cases the letters of an expression are for. */
function visit(part: ExpressionPart, cases: Set<boolean>): void {
  if (part.is === 'set') {
    if (hasCases(part.set)) cases.add(part.fold)
  } else for (const child of childrenOf(part)) visit(child, cases)
}

const hasCases = ({ranges, properties}: CharacterSet) =>
  properties.length > 0 || ranges.some(([from, to]) => to - from > 100 || casesIn(from, to))

function casesIn(from: number, to: number): boolean {
  for (let code = from; code <= to; code++) if (casesOf(code).some((one) => one !== code)) return true
  return false
}

/**
 * Whether what the expression matches by the edges of ASCII words is all it matches by those of any: `before` and `after`
 * say which edges stand at its ends, where they have to be looked at again. Undefined where that isn't so.
 */
export function plainEdges(part: ExpressionPart): {before: boolean; after: boolean} | undefined {
  const parts = part.is === 'sequence' ? part.of : [part]
  const isEdge = (one: ExpressionPart | undefined) => one?.is === 'edge' && one.edge === 'word'
  const [before, after] = [isEdge(parts[0]), parts.length > 1 && isEdge(parts.at(-1))]
  const inner = parts.slice(before ? 1 : 0, after ? -1 : undefined)
  if (inner.some(needsAll)) return undefined
  if (before && kindAtEnd(inner[0], true, true) !== 'word') return undefined
  if (after && kindAtEnd(inner.at(-1), false, true) !== 'word') return undefined
  return {before, after}
}

/** Whether a part asks what a character is, beyond ASCII. */
function needsAll(part: ExpressionPart): boolean {
  if (part.is === 'edge') return part.edge === 'word' || part.edge === 'noWord'
  if (part.is === 'set') return part.set.properties.length > 0
  return childrenOf(part).some(needsAll)
}

/** The parts of a part. */
export function childrenOf(part: ExpressionPart): readonly ExpressionPart[] {
  if (part.is === 'sequence' || part.is === 'either') return part.of
  return part.is === 'group' || part.is === 'look' || part.is === 'repeat' ? [part.of] : []
}

const hasProperty = (part: ExpressionPart): boolean =>
  part.is === 'set' ? part.set.properties.length > 0 : childrenOf(part).some(hasProperty)

function write(part: ExpressionPart, style: EmitStyle): string {
  switch (part.is) {
    case 'set':
      return writeSet(part, style)
    case 'edge':
      return writeEdge(part.edge, style, undefined, undefined)
    case 'group':
      return part.name ? `(?<${part.name}>${write(part.of, style)})` : `(${write(part.of, style)})`
    case 'look':
      return `(?${part.ahead ? '' : '<'}${part.negated ? '!' : '='}${write(part.of, style)})`
    case 'either':
      return `(?:${part.of.map((one) => write(one, style)).join('|')})`
    case 'sequence':
      return writeSequence(part.of, style)
    case 'repeat':
      return `${writeAtom(part.of, style)}${countOf(part)}`
    case 'again':
      return typeof part.of === 'number' ? `(?:\\${part.of})` : `\\k<${part.of}>`
  }
}

const writeAtom = (part: ExpressionPart, style: EmitStyle) =>
  part.is === 'set' || part.is === 'group' ? write(part, style) : `(?:${write(part, style)})`

function countOf({least, most, lazy}: Extract<ExpressionPart, {is: 'repeat'}>): string {
  const signs: Readonly<Record<string, string>> = {'0,Infinity': '*', '1,Infinity': '+', '0,1': '?'}
  const count = signs[`${least},${most}`] ?? `{${least}${most === least ? '' : `,${most === Infinity ? '' : most}`}}`
  return lazy ? `${count}?` : count
}

function writeSequence(parts: readonly ExpressionPart[], style: EmitStyle): string {
  return parts
    .map((part, i) => {
      if (part.is !== 'edge') return write(part, style)
      return writeEdge(part.edge, style, kindAtEnd(parts[i - 1], false), kindAtEnd(parts[i + 1], true))
    })
    .join('')
}

type EdgeKind = Extract<ExpressionPart, {is: 'edge'}>['edge']

/** An edge; `before` and `after` say whether what stands there is surely part of a word. */
function writeEdge(edge: EdgeKind, {alphabet}: EmitStyle, before: WordKind, after: WordKind): string {
  if (edge === 'start') return '(?<![^])'
  if (edge === 'end') return '(?![^])'
  if (edge === 'lineStart') return '^'
  if (edge === 'lineEnd') return '$'
  if (alphabet !== 'any') return edge === 'word' ? '\\b' : '\\B'
  const [behind, ahead] = [`(?<![${wordSet}])`, `(?![${wordSet}])`]
  if (edge === 'word' && after === 'word') return behind
  if (edge === 'word' && before === 'word') return ahead
  const [isBehind, isAhead] = [`(?<=[${wordSet}])`, `(?=[${wordSet}])`]
  return edge === 'word' ? `(?:${isBehind}${ahead}|${behind}${isAhead})` : `(?:${isBehind}${isAhead}|${behind}${ahead})`
}

type WordKind = 'word' | 'other' | undefined

const wordRanges: readonly CodeRange[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
]

/** Whether a part surely starts (or ends) with a character that is part of a word. */
function kindAtEnd(part: ExpressionPart | undefined, first: boolean, ascii = false): WordKind {
  if (!part) return undefined
  if (part.is === 'set')
    return isWordOnly(ascii ? part.set.ranges : spread(part), ascii) && !part.set.negated ? 'word' : undefined
  if (part.is === 'group') return kindAtEnd(part.of, first, ascii)
  if (part.is === 'repeat') return part.least > 0 ? kindAtEnd(part.of, first, ascii) : undefined
  if (part.is === 'sequence') return kindAtEnd(first ? part.of[0] : part.of.at(-1), first, ascii)
  if (part.is !== 'either') return undefined
  return part.of.every((one) => kindAtEnd(one, first, ascii) === 'word') ? 'word' : undefined
}

const isWordOnly = (ranges: readonly CodeRange[], ascii: boolean) =>
  ranges.length > 0 &&
  ranges.every(([from, to]) => wordRanges.some(([a, b]) => from >= a && to <= b) || (!ascii && isLetter(from, to)))

const isLetter = (from: number, to: number) => from === to && /\p{L}/u.test(String.fromCodePoint(from))

function writeSet(part: Extract<ExpressionPart, {is: 'set'}>, style: EmitStyle): string {
  const {set, fold} = part
  const one = onlyCharacter(set)
  if (one !== undefined && (!fold || style.folds)) return escaped(one)
  if (set.properties.length > 0) {
    const inner = [...set.properties, ...set.ranges.map((range) => writeRange(range))].join('')
    return `[${set.negated ? '^' : ''}${inner}]`
  }
  const plain = set.negated ? complementOf(set.ranges) : unionOf(set.ranges)
  const ranges = fold && !style.folds ? spread(part) : set.negated && fold ? spread(part) : plain
  // Beyond ASCII what is left out is shorter to name, and isn't folded into what isn't.
  if (style.alphabet !== 'ascii' && ranges.at(-1)?.[1] === lastCodePoint && !isAll(ranges, lastCodePoint))
    return `[^${complementOf(ranges).map(writeRange).join('')}]`
  const most = lastOf[style.alphabet]
  const clipped = ranges.flatMap(([from, to]): CodeRange[] => (from > most ? [] : [[from, Math.min(to, most)]]))
  if (clipped.length === 0) return '(?!)'
  if (isAll(clipped, most)) return '[^]'
  return `[${clipped.map(writeRange).join('')}]`
}

const lastOf: Readonly<Record<TextAlphabet, number>> = {ascii: 127, plane: 0xffff, any: lastCodePoint}

const isAll = ([first]: readonly CodeRange[], last: number) =>
  first !== undefined && first[0] === 0 && first[1] === last

const writeRange = ([from, to]: CodeRange) => (from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`)

/** A character, escaped unless it is a letter, a digit, a blank or beyond ASCII. */
function escaped(code: number): string {
  const text = String.fromCodePoint(code)
  if (/[A-Za-z0-9 ]/.test(text)) return text
  if (code < 128) return `\\x${code.toString(16).padStart(2, '0')}`
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}
