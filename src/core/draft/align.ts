// Lines up what Markdown made of a text with the source it stands in, character by character.
import {decodeNamedCharacterReference} from 'decode-named-character-reference'

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

/** How many characters of a value and of the source belong together. */
interface Step {
  value: number
  source: number
}

/** Append a step to runs: linear neighbours grow together, anything else is a run of its own. */
export function appendStep(runs: Run[], at: number, start: number, {value, source}: Step): void {
  const last = runs.at(-1)
  const joins = last && value === source && last.end === start && last.length === last.end - last.start
  if (joins) {
    last.length += value
    last.end += source
  } else if (value > 0) runs.push({at, length: value, start, end: start + source})
}

/**
 * Line up a text node's value with the source `[start, end)`. Markdown drops what stands before a wrapped line
 * (indentation, `>` of quotations) and behind it (spaces); inside a line it drops the marks of escapes and references.
 * Line ends of the value are `\n`. `skip` says how much markup may be left out where nothing fits.
 * Gives undefined where the two can't be lined up.
 */
export function alignText(
  value: string,
  source: string,
  start: number,
  end: number,
  skip?: (source: string, at: number) => number,
): Run[] | undefined {
  const runs: Run[] = []
  let at = start
  let i = 0
  while (i < value.length) {
    const step = alignCharacters(value, i, source, at, end) ?? alignLineEnd(value, i, source, at, end)
    if (step && at + step.source <= end) {
      appendStep(runs, i, at, step)
      i += step.value
      at += step.source
      continue
    }
    const skipped = i === 0 && !skip ? alignLineStart(value, 0, source, at, end) - at : (skip?.(source, at) ?? 0)
    if (skipped <= 0 || at + skipped > end) return undefined
    at += skipped
  }
  return runs
}

const [lineFeed, carriageReturn, ampersand, backslash] = [10, 13, 38, 92]

/** What stands within a line: characters that are themselves, else one of another kind. */
function alignCharacters(value: string, i: number, source: string, at: number, end: number): Step | undefined {
  const most = Math.min(value.length - i, end - at)
  let same = 0
  for (; same < most; same++) {
    const code = source.charCodeAt(at + same)
    if (code !== value.charCodeAt(i + same) || code === backslash || code === ampersand) break
    if (code === lineFeed || code === carriageReturn) break
  }
  return same > 0 ? {value: same, source: same} : alignCharacter(value, i, source, at)
}

/** One character that isn't a line end: itself, an escape, a reference, or what stands for NUL. */
function alignCharacter(value: string, i: number, source: string, at: number): Step | undefined {
  const given = source[at]
  if (given === '\\' && source[at + 1] === value[i] && isPunctuation(value[i])) return {value: 1, source: 2}
  const reference = given === '&' ? readReference(source, at) : undefined
  if (reference && value.startsWith(reference.text, i)) return {value: reference.text.length, source: reference.length}
  if (given === '\r' || given === '\n') return undefined
  if (given === value[i] || (given === '\0' && value[i] === '\uFFFD')) return {value: 1, source: 1}
  return undefined
}

const lineEnd = /[ \t]*(?:\r\n|\r|\n)/y
const opensLine = /[ \t>]/

/** A line end, with the spaces before it and whatever stands before the words of the next line. */
function alignLineEnd(value: string, i: number, source: string, at: number, end: number): Step | undefined {
  if (value[i] !== '\n') return undefined
  // Whether the words of the next line fit is seen when they are met, unless it opens with more than them.
  if (source[at] === '\n' && !opensLine.test(source[at + 1] ?? '')) return {value: 1, source: 1}
  lineEnd.lastIndex = at
  const found = lineEnd.exec(source)
  if (!found) return undefined
  const next = alignLineStart(value, i + 1, source, at + found[0].length, end)
  return next < 0 ? undefined : {value: 1, source: Math.min(next, end) - at}
}

const linePrefix = /[ \t>]*/y

/**
 * Where the words of a wrapped line start: behind its indentation and as many quotation marks as it has.
 * The deepest start that fits is right, since a `>` that is text stands behind those that are not. −1 where none fits.
 */
function alignLineStart(value: string, i: number, source: string, at: number, end: number): number {
  linePrefix.lastIndex = at
  const prefix = linePrefix.exec(source)?.[0] ?? ''
  for (let depth = prefix.lastIndexOf('>'); ; depth = depth > 0 ? prefix.lastIndexOf('>', depth - 1) : -1) {
    let start = depth + 1
    while (prefix[start] === ' ' || prefix[start] === '\t') start++
    if (fitsLine(value, i, source, at + start, end)) return at + start
    if (depth < 0) return fitsLine(value, i, source, at, end) ? at : -1
  }
}

/** Whether a line of the value fits the source up to where either line ends. */
function fitsLine(value: string, i: number, source: string, at: number, end: number): boolean {
  while (i < value.length && at < end) {
    const step = alignCharacters(value, i, source, at, end)
    if (!step) break
    i += step.value
    at += step.source
  }
  if (i >= value.length) return true
  if (value[i] !== '\n') return false
  lineEnd.lastIndex = at
  return lineEnd.test(source)
}

const isPunctuation = (character: string | undefined) => character !== undefined && /[!-/:-@[-`{-~]/.test(character)

const reference = /&(?:#([xX][\da-fA-F]{1,6}|\d{1,7})|([\da-zA-Z]{1,31}));/y

/** The character reference that stands at an offset, and how long it is there. */
export function readReference(source: string, at: number): {text: string; length: number} | undefined {
  reference.lastIndex = at
  const found = reference.exec(source)
  if (!found) return undefined
  const [whole, number, name] = found
  const text = number ? decodeNumber(number) : decodeNamedCharacterReference(name as string)
  return text === false ? undefined : {text: text === '\r' ? '\n' : text, length: whole.length}
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
