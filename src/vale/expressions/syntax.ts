// The parts of an expression, as the parser reads them.

/** A range of code points, both ends included. */
export type CodeRange = readonly [from: number, to: number]

/** A set of characters: ranges in order, and properties such as `\p{L}`, which no range spells out. */
export interface CharacterSet {
  ranges: readonly CodeRange[]
  properties: readonly string[]
  negated: boolean
}

/** A part of an expression; `fold` says whether capitals and small letters are one. */
export type ExpressionPart =
  | {is: 'set'; set: CharacterSet; fold: boolean}
  | {is: 'edge'; edge: 'word' | 'noWord' | 'start' | 'end' | 'lineStart' | 'lineEnd'}
  | {is: 'group'; number: number; name: string; of: ExpressionPart}
  | {is: 'look'; ahead: boolean; negated: boolean; of: ExpressionPart}
  | {is: 'repeat'; of: ExpressionPart; least: number; most: number; lazy: boolean}
  | {is: 'sequence'; of: readonly ExpressionPart[]}
  | {is: 'either'; of: readonly ExpressionPart[]}
  | {is: 'again'; of: number | string}

/** Thrown for an expression that can't be read. */
export class ExpressionError extends Error {}

export const lastCodePoint = 0x10ffff

/** The set of one character. */
export const single = (code: number): CharacterSet => ({ranges: [[code, code]], properties: [], negated: false})

/** The only character of a set, if it has one only. */
export function onlyCharacter({ranges, properties, negated}: CharacterSet): number | undefined {
  const [first] = ranges
  return first && ranges.length === 1 && properties.length === 0 && !negated && first[0] === first[1]
    ? first[0]
    : undefined
}

/** Ranges in order, those that touch made one. */
export function unionOf(ranges: readonly CodeRange[]): CodeRange[] {
  const all: [number, number][] = []
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}

/** All that is in none of the ranges. */
export function complementOf(ranges: readonly CodeRange[]): CodeRange[] {
  const all: CodeRange[] = []
  let next = 0
  for (const [from, to] of unionOf(ranges)) {
    if (from > next) all.push([next, from - 1])
    next = to + 1
  }
  if (next <= lastCodePoint) all.push([next, lastCodePoint])
  return all
}

/** The ranges of a set in any case of its letters; of a set with properties everything, for it may hold anything. */
export function spread({set: {ranges, properties, negated}, fold}: {set: CharacterSet; fold: boolean}): CodeRange[] {
  if (properties.length > 0) return [[0, lastCodePoint]]
  const all = fold ? unionOf([...ranges, ...otherCases(ranges)]) : unionOf(ranges)
  return negated ? complementOf(all) : all
}

/** How long a range may be for each of its characters to be looked at. */
const longest = 1000

function otherCases(ranges: readonly CodeRange[]): CodeRange[] {
  const found: CodeRange[] = []
  for (const [from, to] of ranges)
    for (let code = from; code <= Math.min(to, from + longest); code++)
      for (const other of casesOf(code)) found.push([other, other])
  return found
}

/** A character in its other cases, long s, Kelvin sign and capital ß with theirs. */
export function casesOf(code: number): number[] {
  const text = String.fromCodePoint(code)
  const cases = [text.toLowerCase(), text.toUpperCase(), ...(rare[text.toLowerCase()] ?? [])]
  return cases.filter((one) => [...one].length === 1).map((one) => one.codePointAt(0) as number)
}

const rare: Readonly<Record<string, readonly string[]>> = {
  ...{s: ['ſ'], ſ: ['s', 'S'], k: ['\u212A'], å: ['\u212B'], ß: ['\u1E9E'], σ: ['ς', 'Σ'], ς: ['σ', 'Σ']},
}
