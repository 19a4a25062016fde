// What a frame may open with: the words and marks that are compared before a block is split into tokens.
import {isBlank} from '../draft/spans.ts'
import {isWordAt} from '../draft/word-edges.ts'
import {tokenClasses} from './classes.ts'
import type {Direction, FrameClass} from './places.ts'
import type {Frame, FramePart} from './syntax.ts'
import {mayBePart, openingToken, wordsOfText} from './tokens.ts'

type Classes = (name: string) => FrameClass

/** What a frame or a part of one opens with, and whether it may take nothing. */
interface Openers {
  literals: readonly string[]
  isOptional: boolean
}

/** Whether some frame may start at an offset, or end there where it is read backwards. */
type OpenerTest = (text: string, offset: number, direction: Direction) => boolean

/** Compares the one token beside an offset, so that most blocks need not be split into theirs. */
export function defineOpeners(frames: () => readonly Frame[], classOf: Classes): OpenerTest {
  const tests = new Map<Direction, ((token: string) => boolean) | undefined>()
  return (text, offset, direction) => {
    if (!tests.has(direction)) tests.set(direction, tokenTest(frames(), classOf, direction))
    const test = tests.get(direction)
    const token = test && tokenBeside(text, offset, direction)
    return !test || token === undefined || test(token)
  }
}

/** A test of one token, in lower case; undefined where some frame may open with any. */
function tokenTest(frames: readonly Frame[], classOf: Classes, direction: Direction) {
  const all = joinOpeners(frames.map((frame) => openersOf(frame, classOf, direction)))
  if (!all || all.isOptional) return undefined
  const literals = all.literals.map((literal) => literal.toLowerCase())
  const whole = new Set(literals)
  const stems = literals.filter((literal) => literal.length > 1 && literal.endsWith('*'))
  const endings = literals.filter((literal) => literal.length > 1 && literal.startsWith('*'))
  return (token: string) =>
    whole.has(token) ||
    stems.some((stem) => token.startsWith(stem.slice(0, -1))) ||
    endings.some((ending) => token.endsWith(ending.slice(1)))
}

/** The literals that may open a frame, or end it where it is read backwards; undefined where they can't be listed. */
function openersOf(frame: Frame, classOf: Classes, direction: Direction): Openers | undefined {
  const literals: string[] = []
  for (const part of direction > 0 ? frame : [...frame].reverse()) {
    const own = openersOfPart(part, classOf, direction)
    if (!own) return undefined
    literals.push(...own.literals)
    if (!own.isOptional) return {literals, isOptional: false}
  }
  return {literals, isOptional: true}
}

function openersOfPart(part: FramePart, classOf: Classes, direction: Direction): Openers | undefined {
  switch (part.is) {
    case 'word':
    case 'mark':
      return {literals: [part.text], isOptional: false}
    case 'class': {
      if (tokenClasses[part.name]) return undefined
      const {words, frames} = classOf(part.name)
      const own = {literals: [...words], isOptional: false}
      return joinOpeners([own, ...frames.map((frame) => openersOf(frame, classOf, direction))])
    }
    case 'any':
      return joinOpeners(part.of.map((frame) => openersOf(frame, classOf, direction)))
    case 'capture':
      return openersOf(part.what, classOf, direction)
    case 'edge':
    case 'not':
      return {literals: [], isOptional: true}
    default:
      return undefined
  }
}

function joinOpeners(all: readonly (Openers | undefined)[]): Openers | undefined {
  const known = all.filter((one) => one !== undefined)
  if (known.length < all.length) return undefined
  return {literals: known.flatMap(({literals}) => literals), isOptional: known.some(({isOptional}) => isOptional)}
}

/** Whether an offset may be within a token: between letters and what joins them, or beside the stop of a figure. */
const isInside = (text: string, offset: number) =>
  (mayJoin(text, offset - 1) && mayJoin(text, offset)) ||
  /^(?:\d[.,]|[.,]\d)$/.test(text.slice(Math.max(0, offset - 1), offset + 1))

const mayJoin = (text: string, at: number) => isWordAt(text, at) || /['’ʼ‐‑-]/.test(text[at] ?? '')

/**
 * The token that starts at an offset or after it, or that ends there or before, in lower case; undefined where the
 * offset is inside a word or no token is near.
 */
function tokenBeside(text: string, offset: number, direction: Direction): string | undefined {
  if (isInside(text, offset)) return undefined
  return (direction > 0 ? tokenAfter(text, offset) : tokenBefore(text, offset))?.toLowerCase()
}

/** How far from an offset a token is looked for, in UTF-16 code units. */
const reach = 100

function tokenAfter(text: string, offset: number): string | undefined {
  const last = Math.min(text.length, offset + reach)
  let start = offset
  while (start < last && isBlank(text, start)) start++
  return start < last ? openingToken(text.slice(start, last), 0) : undefined
}

function tokenBefore(text: string, offset: number): string | undefined {
  const first = Math.max(0, offset - reach)
  let end = offset
  while (end > first && isBlank(text, end - 1)) end--
  if (end === first) return undefined
  if (!mayBePart(text, end - 1)) return text[end - 1]
  let start = end
  while (start > first && !isBlank(text, start - 1)) start--
  return wordsOfText(text.slice(start, end)).at(-1)
}
