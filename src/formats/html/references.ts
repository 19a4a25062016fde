// Lines up text and attribute values of HTML with the source they stand in: references, line ends, NUL.
import {decodeHTML} from 'entities/decode'
import {appendStep, type Run} from '../../core/draft/align.ts'
import type {Place} from '../../core/draft/place.ts'

const reference = /&(?:#(?:[xX][\da-fA-F]+|\d+);?|[A-Za-z][\dA-Za-z]*;?)/y
const nextInAttribute = /[=\dA-Za-z]/

/** The reference that stands at an offset, as HTML reads it, with or without its semicolon, and how long it is there. */
function referenceAt(source: string, at: number, inAttribute: boolean): {text: string; length: number} | undefined {
  reference.lastIndex = at
  const whole = reference.exec(source)?.[0].slice(0, 60)
  if (whole === undefined) return undefined
  const decoded = decodeHTML(whole)
  if (decoded === whole) return undefined
  // Of `&notit;` only `&not` is a reference: what is left over stands behind it in both.
  let rest = 0
  const isNamed = whole[1] !== '#' && !isWholeName(whole)
  if (isNamed) while (rest < decoded.length - 1 && decoded.at(-1 - rest) === whole.at(-1 - rest)) rest++
  const length = whole.length - rest
  const isOpen = source[at + length - 1] !== ';'
  if (inAttribute && isOpen && whole[1] !== '#' && nextInAttribute.test(source[at + length] ?? '')) return undefined
  return {text: decoded.slice(0, decoded.length - rest), length}
}

/** Does the whole of a named reference, with its semicolon, stand for something that has no part of the name left? */
const isWholeName = (whole: string): boolean => whole.endsWith(';') && !decodeHTML(whole).endsWith(';')

/**
 * LineState up what parse5 made of the source `[start, end)` with it. `skip` lets tags pass that stand between two parts of
 * one text, as where words stand in a table outside its cells. Undefined where the two can't be lined up.
 */
export function alignHtml(value: string, source: string, place: Place, inAttribute = false): Run[] | undefined {
  const {start, end} = place
  if (end - start === value.length && !value.includes('&') && source.startsWith(value, start))
    return value ? [{at: 0, length: value.length, start, end}] : []
  const runs: Run[] = []
  let [i, at] = [0, start]
  while (i < value.length) {
    if (at >= end) return undefined
    const same = sameFrom(value, i, source, at, end)
    if (same > 0) {
      appendStep(runs, i, at, {value: same, source: same})
      i += same
      at += same
      continue
    }
    const step = stepAt(value, i, source, at, inAttribute)
    if (step) {
      appendStep(runs, i, at, step)
      i += step.value
      at += step.source
    } else {
      const skipped = inAttribute ? 0 : markupAt(source, at, end)
      if (skipped === 0) return undefined
      at += skipped
    }
  }
  return runs
}

/** How many characters stand in both as they are. */
function sameFrom(value: string, i: number, source: string, at: number, end: number): number {
  const most = Math.min(value.length - i, end - at)
  let same = 0
  for (; same < most; same++) {
    const code = source.charCodeAt(at + same)
    if (code === 38 || code === 13 || code === 60 || code === 0 || code !== value.charCodeAt(i + same)) break
  }
  return same
}

function stepAt(value: string, i: number, source: string, at: number, inAttribute: boolean) {
  const given = source[at]
  if (given === '&') {
    const found = referenceAt(source, at, inAttribute)
    if (found && value.startsWith(found.text, i)) return {value: found.text.length, source: found.length}
  }
  if (given === '\r' && value[i] === '\n') return {value: 1, source: source[at + 1] === '\n' ? 2 : 1}
  if (given === '\0' && value[i] === '\uFFFD') return {value: 1, source: 1}
  // A mark that opens no tag is a character.
  if (given === value[i] && !(given === '<' && !inAttribute && /[a-z/!?]/i.test(source[at + 1] ?? '')))
    return {value: 1, source: 1}
  return undefined
}

/** How much stands at an offset that is no text: a tag, a comment, NUL, the first line end of `pre`. */
function markupAt(source: string, at: number, end: number): number {
  const given = source[at]
  if (given === '\0') return 1
  if (given === '\r') return source[at + 1] === '\n' ? 2 : 1
  if (given === '\n') return 1
  if (given !== '<') return 0
  const isComment = source.startsWith('<!--', at)
  const close = isComment ? source.indexOf('-->', at + 1) : source.indexOf('>', endOfProgram(source, at) ?? at + 1)
  return close < 0 || close >= end ? 0 : close - at + (isComment ? 3 : 1)
}

/** Where the closing tag of a script or style that opens at an offset stands: what is between is no text either. */
function endOfProgram(source: string, at: number): number | undefined {
  const name = ['script', 'style'].find((one) => source.slice(at + 1, at + 1 + one.length).toLowerCase() === one)
  const close = name ? source.indexOf(`</${name}`, at) : -1
  return close < 0 ? undefined : close
}

/** The place of an attribute's value without its quotation marks, within the place of name and value. */
export function valuePlace(source: string, {start, end}: Place): Place & {quote: string} {
  const equals = source.indexOf('=', start + 1)
  if (equals < 0 || equals >= end) return {start: end, end, quote: ''}
  let from = equals + 1
  while (from < end && /\s/.test(source[from] as string)) from++
  const quote = /["']/.exec(source[from] ?? '')?.[0] ?? ''
  return quote ? {start: from + 1, end: end - 1, quote} : {start: from, end, quote}
}
