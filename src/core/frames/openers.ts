// What a frame may open with: the words and marks that are compared before a block is split into tokens.
import {isBlank} from '../draft/spans.ts'
import {isWordAt} from '../draft/word-edges.ts'
import type {Openers} from '../phrase-list.ts'
import {tokenClasses} from './classes.ts'
import type {Direction, FrameClass} from './places.ts'
import type {Frame, FramePart} from './syntax.ts'
import {mayBePart, openingToken, wordsOfText} from './tokens.ts'

type Classes = (name: string) => FrameClass

/** The openers of a frame or of a part of one, and whether it may take nothing. */
interface OwnOpeners extends Openers {
  isOptional: boolean
}

/** Whether some frame may start at an offset, or end there where it is read backwards. */
type OpenerTest = (text: string, offset: number, direction: Direction) => boolean

/** Compares the one token beside an offset, so that most blocks need not be split into theirs. */
export function defineOpeners(frames: () => readonly Frame[], classOf: Classes): OpenerTest {
  const tests = new Map<Direction, BesideTest>()
  return (text, offset, direction) => {
    const test = tests.get(direction) ?? testBeside(openersOf(frames(), classOf, direction), classOf, direction)
    tests.set(direction, test)
    return test(text, offset)
  }
}

type BesideTest = (text: string, offset: number) => boolean

/** Tests the token beside an offset, one way; where there is none, or any may open, the answer is yes. */
export function testBeside(openers: Openers | undefined, classOf: Classes, direction: Direction): BesideTest {
  const test = openers && tokenTest(openers, classOf, direction)
  return (text, offset) => {
    const token = test && tokenBeside(text, offset, direction)
    return !test || token === undefined || test(token)
  }
}

type TokenTest = (token: string) => boolean

/** A test of one token, in lower case. */
function tokenTest({literals, classes}: Openers, classOf: Classes, direction: Direction): TokenTest {
  const lower = literals.map((literal) => literal.toLowerCase())
  const whole = new Set(lower)
  const stems = lower.filter((literal) => literal.length > 1 && literal.endsWith('*'))
  const endings = lower.filter((literal) => literal.length > 1 && literal.startsWith('*'))
  return (token) =>
    whole.has(token) ||
    stems.some((stem) => token.startsWith(stem.slice(0, -1))) ||
    endings.some((ending) => token.endsWith(ending.slice(1))) ||
    classes.some((name) => classTest(name, classOf, direction)(token))
}

const classTests = new WeakMap<FrameClass, Map<Direction, TokenTest>>()

/** The test of what may stand first in a class. */
function classTest(name: string, classOf: Classes, direction: Direction): TokenTest {
  const made = classOf(name)
  const tests = classTests.get(made) ?? new Map<Direction, TokenTest>()
  classTests.set(made, tests)
  const test = tests.get(direction) ?? tokenTest(insideClass(made, classOf, direction), classOf, direction)
  tests.set(direction, test)
  return test
}

function insideClass({words, frames}: FrameClass, classOf: Classes, direction: Direction): Openers {
  const framed = joinOpeners(frames.map((frame) => openersOfFrame(frame, classOf, direction)))
  return {literals: [...words, ...(framed?.literals ?? [])], classes: framed?.classes ?? []}
}

/** What may stand first in some frames, or last where they are read backwards; undefined where anything may. */
export function openersOf(frames: readonly Frame[], classOf: Classes, direction: Direction): Openers | undefined {
  const all = joinOpeners(frames.map((frame) => openersOfFrame(frame, classOf, direction)))
  return all?.isOptional ? undefined : all
}

/** What may open a frame, or end it where it is read backwards; undefined where it can't be listed. */
function openersOfFrame(frame: Frame, classOf: Classes, direction: Direction): OwnOpeners | undefined {
  const before: OwnOpeners[] = []
  for (const part of direction > 0 ? frame : [...frame].reverse()) {
    const own = openersOfPart(part, classOf, direction)
    if (!own) return undefined
    before.push(own)
    if (!own.isOptional) break
  }
  return {...joined(before), isOptional: before.every(({isOptional}) => isOptional)}
}

function openersOfPart(part: FramePart, classOf: Classes, direction: Direction): OwnOpeners | undefined {
  switch (part.is) {
    case 'word':
    case 'mark':
      return {literals: [part.text], classes: [], isOptional: false}
    case 'class': {
      if (tokenClasses[part.name]) return undefined
      const inside = joinOpeners(classOf(part.name).frames.map((frame) => openersOfFrame(frame, classOf, direction)))
      return inside && {literals: [], classes: [part.name], isOptional: inside.isOptional}
    }
    case 'any':
      return joinOpeners(part.of.map((frame) => openersOfFrame(frame, classOf, direction)))
    case 'capture':
      return openersOfFrame(part.what, classOf, direction)
    case 'edge':
    case 'not':
      return {literals: [], classes: [], isOptional: true}
    default:
      return undefined
  }
}

function joinOpeners(all: readonly (OwnOpeners | undefined)[]): OwnOpeners | undefined {
  const known = all.filter((one) => one !== undefined)
  if (known.length < all.length) return undefined
  return {...joined(known), isOptional: known.some(({isOptional}) => isOptional)}
}

const joined = (all: readonly Openers[]): Openers => ({
  literals: all.flatMap(({literals}) => literals),
  classes: all.flatMap(({classes}) => classes),
})

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
