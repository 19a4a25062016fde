// The interpreter of frames: from a token on, forwards or backwards, in time linear in the frame's length.
import type {Block} from '../draft/blocks.ts'
import {tokenClasses} from './classes.ts'
import {isEdge, isSentenceEnd} from './edges.ts'
import type {Frame, FramePart} from './syntax.ts'
import {type FrameTokens, isWordToken} from './tokens.ts'

/** What a class takes: words, in lower case, and frames; and what it leaves out of those. */
export interface FrameClass {
  words: ReadonlySet<string>
  frames: readonly Frame[]
  except: FrameClass | undefined
}

/** Where a frame is matched. */
export interface Ground {
  block: Block
  tokens: FrameTokens
  classOf(name: string): FrameClass
}

/** What a name was given to: token indexes, the end exclusive. */
interface Captured {
  name: string
  start: number
  end: number
  before: Captured | undefined
}

/** A place between tokens that a match has reached. */
export interface Reached {
  at: number
  captured?: Captured | undefined
}

type Direction = 1 | -1

/**
 * Every place a frame reaches from these places, the preferred one first; each place once, so that a frame of n parts
 * takes at most n steps over the tokens in its reach (Thompson's simulation with priorities, as in Pike's machine).
 */
export function follow(
  frame: Frame,
  from: readonly Reached[],
  ground: Ground,
  direction: Direction = 1,
): readonly Reached[] {
  let places: readonly Reached[] = from
  for (let i = 0; i < frame.length && places.length > 0; i++) {
    const part = frame[direction > 0 ? i : frame.length - 1 - i] as FramePart
    places = once(step(part, places, ground, direction))
  }
  return places
}

function once(places: readonly Reached[]): readonly Reached[] {
  if (places.length < 2) return places
  const seen = new Set<number>()
  return places.filter(({at}) => !seen.has(at) && seen.add(at))
}

function step(part: FramePart, from: readonly Reached[], ground: Ground, direction: Direction): Reached[] {
  switch (part.is) {
    case 'word':
    case 'mark':
      return advance(from, ground, direction, (at) => isLiteral(part.text, ground.tokens, at))
    case 'class':
      return stepClass(part.name, from, ground, direction)
    case 'any':
      return part.of.flatMap((frame) => follow(frame, from, ground, direction))
    case 'gap':
      return part.of ? repeat(part.of, part.most, from, ground, direction) : skip(part.most, from, ground, direction)
    case 'both':
      return bothOrders(part).flatMap((frame) => follow(frame, from, ground, direction))
    case 'edge':
      return from.filter(({at}) => isEdge(part.name, at, ground))
    case 'not':
      return from.filter((place) => follow(part.what, [place], ground, part.side === 'after' ? 1 : -1).length === 0)
    case 'capture':
      return from.flatMap((place) =>
        follow(part.what, [place], ground, direction).map(({at, captured}) => ({
          at,
          captured: {name: part.name, start: Math.min(place.at, at), end: Math.max(place.at, at), before: captured},
        })),
      )
  }
}

const bothOrders = ({first, second, most}: Extract<FramePart, {is: 'both'}>): Frame[] => {
  const gap: Frame = most > 0 ? [{is: 'gap', most}] : []
  return [
    [...first, ...gap, ...second],
    [...second, ...gap, ...first],
  ]
}

/** One token further, where there is one and it passes. */
function advance(
  from: readonly Reached[],
  {tokens}: Ground,
  direction: Direction,
  passes: (at: number) => boolean,
): Reached[] {
  const reached: Reached[] = []
  for (const {at, captured} of from) {
    const token = direction > 0 ? at : at - 1
    if (token >= 0 && token < tokens.starts.length && passes(token)) reached.push({at: at + direction, captured})
  }
  return reached
}

/** A literal against a token: `*` at an end stands for letters; a capital is matched as it is. */
function isLiteral(literal: string, tokens: FrameTokens, at: number): boolean {
  const lower = tokens.lower[at] as string
  const exact = literal !== literal.toLowerCase()
  const found = exact ? tokens.text.slice(tokens.starts[at], tokens.ends[at]).replace(/[’ʼ]/g, "'") : lower
  if (literal.length > 1 && literal.endsWith('*')) return found.startsWith(literal.slice(0, -1))
  if (literal.length > 1 && literal.startsWith('*')) return found.endsWith(literal.slice(1))
  return found === literal
}

function stepClass(name: string, from: readonly Reached[], ground: Ground, direction: Direction): Reached[] {
  const test = tokenClasses[name]
  if (test) return advance(from, ground, direction, (at) => test(ground.tokens, at, ground.block))
  return stepWords(ground.classOf(name), from, ground, direction)
}

function stepWords(
  {words, frames, except}: FrameClass,
  from: readonly Reached[],
  ground: Ground,
  direction: Direction,
): Reached[] {
  const isTaken = (place: Reached) => !except || stepWords(except, [place], ground, 1).length === 0
  const open = except && direction > 0 ? from.filter(isTaken) : from
  const single =
    words.size > 0 ? advance(open, ground, direction, (at) => words.has(ground.tokens.lower[at] ?? '')) : []
  const all = [...frames.flatMap((frame) => follow(frame, open, ground, direction)), ...single]
  return except && direction < 0 ? all.filter(isTaken) : all
}

/** Up to so many of one class, as many as there are first. */
function repeat(part: FramePart, most: number, from: readonly Reached[], ground: Ground, direction: Direction) {
  const rounds: (readonly Reached[])[] = [from]
  for (let i = 0; i < most; i++) {
    const next = once(step(part, rounds.at(-1) ?? [], ground, direction))
    if (next.length === 0) break
    rounds.push(next)
  }
  return rounds.reverse().flat()
}

/** Up to so many words with the marks between them, within the sentence; the nearest place first. */
function skip(most: number, from: readonly Reached[], ground: Ground, direction: Direction): Reached[] {
  const {tokens} = ground
  const reached = [...from]
  for (const {at: start, captured} of from) {
    let words = 0
    for (let at = start; ; at += direction) {
      const next = direction > 0 ? at : at - 1
      if (next < 0 || next >= tokens.starts.length || isSentenceEnd(next, ground)) break
      if (isWordToken(tokens, next) && ++words > most) break
      reached.push({at: at + direction, captured})
    }
  }
  return reached
}

/** The ranges of prose that names were given to. */
export function capturesOf(
  reached: readonly Reached[],
  tokens: FrameTokens,
): Map<string, {start: number; end: number}> {
  const captures = new Map<string, {start: number; end: number}>()
  for (const {captured} of reached)
    for (let one = captured; one; one = one.before)
      if (one.end > one.start && !captures.has(one.name))
        captures.set(one.name, {start: tokens.starts[one.start] as number, end: tokens.ends[one.end - 1] as number})
  return captures
}
