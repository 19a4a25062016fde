// The interpreter of frames: from a token on, forwards or backwards, in time linear in the frame's length.
import {tokenClasses} from './classes.ts'
import {alternativesAt} from './dispatch.ts'
import {isEdge} from './edges.ts'
import {skip} from './gap.ts'
import {type Direction, type FrameClass, type Ground, named, type Reached} from './places.ts'
import type {Frame, FramePart} from './syntax.ts'
import type {FrameTokens} from './tokens.ts'

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

const none: readonly Reached[] = []

function step(part: FramePart, from: readonly Reached[], ground: Ground, direction: Direction): readonly Reached[] {
  switch (part.is) {
    case 'word':
    case 'mark':
      return advance(from, ground, direction, (at) =>
        part.isPlain ? ground.tokens.lower[at] === part.text : isLiteral(part.text, ground.tokens, at),
      )
    case 'class':
      return stepClass(part.name, from, ground, direction)
    case 'any':
      if (part.words && from.length === 1) return oneOf(part.words, part.of, from, ground, direction)
      return followAny(part.of, from, ground, direction)
    case 'gap':
      return part.of ? repeat(part.of, part.most, from, ground, direction) : skip(part.most, from, ground, direction)
    case 'both':
      return bothOrders(part).flatMap((frame) => follow(frame, from, ground, direction))
    case 'edge':
      return from.filter(({at}) => isEdge(part.name, at, ground))
    case 'not':
      return without(from, part.side === 'after' ? 1 : -1, (places, way) => follow(part.what, places, ground, way))
    case 'capture':
      return follow(part.what, from.map(named(part.name)), ground, direction).map(named(part.name))
  }
}

/** What any of these reaches, the earlier ones first. */
function followAny(all: readonly Frame[], from: readonly Reached[], ground: Ground, direction: Direction) {
  const some = mayMatch(all, from, ground, direction)
  if (some.length < 2) return some[0] ? follow(some[0], from, ground, direction) : none
  return some.flatMap((frame) => follow(frame, from, ground, direction))
}

/** The frames that may match from some place, in their order. */
function mayMatch(all: readonly Frame[], from: readonly Reached[], {tokens, classOf}: Ground, direction: Direction) {
  const openAt = ({at}: Reached) => alternativesAt(all, tokens.lower[direction > 0 ? at : at - 1], classOf, direction)
  const first = openAt(from[0] as Reached)
  if (from.every((place) => openAt(place) === first)) return first
  const lists = from.map(openAt)
  return all.filter((frame) => lists.some((list) => list.includes(frame)))
}

/** From one place, one of these words further, or none where the last alternative is empty. */
function oneOf(
  words: ReadonlySet<string>,
  of: readonly Frame[],
  from: readonly Reached[],
  ground: Ground,
  direction: Direction,
): readonly Reached[] {
  const further = advance(from, ground, direction, (at) => words.has(ground.tokens.lower[at] as string))
  return of.at(-1)?.length === 0 ? [...further, ...from] : further
}

type Walk = (places: readonly Reached[], direction: Direction) => readonly Reached[]

/** The places from which a walk leads nowhere. All are walked from at once, and back from where that leads. */
function without(from: readonly Reached[], direction: Direction, walk: Walk): readonly Reached[] {
  const ends = once(walk(from, direction))
  if (ends.length === 0) return from
  if (from.length === 1) return none
  const taken = new Set(walk(ends, direction > 0 ? -1 : 1).map(({at}) => at))
  return from.filter(({at}) => !taken.has(at))
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
): readonly Reached[] {
  let reached: Reached[] | undefined
  for (const {at, captured} of from) {
    const token = direction > 0 ? at : at - 1
    if (token < 0 || token >= tokens.starts.length || !passes(token)) continue
    reached ??= []
    reached.push({at: at + direction, captured})
  }
  return reached ?? none
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

function stepClass(name: string, from: readonly Reached[], ground: Ground, direction: Direction): readonly Reached[] {
  const test = tokenClasses[name]
  if (test) return advance(from, ground, direction, (at) => test(ground.tokens, at, ground.block))
  return stepWords(ground.classOf(name), from, ground, direction)
}

function stepWords(
  {words, frames, except}: FrameClass,
  from: readonly Reached[],
  ground: Ground,
  direction: Direction,
): readonly Reached[] {
  const isWord = (at: number) => words.has(ground.tokens.lower[at] ?? '')
  if (frames.length === 0 && !except) return advance(from, ground, direction, isWord)
  const wanted = (places: readonly Reached[]) =>
    except ? without(places, 1, (some, way) => stepWords(except, some, ground, way)) : places
  const open = direction > 0 ? wanted(from) : from
  if (open.length === 0) return none
  const framed = followAny(frames, open, ground, direction)
  const single = words.size > 0 ? advance(open, ground, direction, isWord) : none
  const all = framed.length === 0 ? single : [...framed, ...single]
  return direction < 0 ? wanted(once(all)) : all
}

/** Up to so many of one class, as many as there are first. From a place that fewer led to, nothing new is reached. */
function repeat(part: FramePart, most: number, from: readonly Reached[], ground: Ground, direction: Direction) {
  const rounds: (readonly Reached[])[] = [from]
  const known = new Set(from.map(({at}) => at))
  for (let i = 0; i < most; i++) {
    const next = once(step(part, rounds.at(-1) ?? [], ground, direction)).filter(({at}) => !known.has(at))
    if (next.length === 0) break
    for (const {at} of next) known.add(at)
    rounds.push(next)
  }
  return rounds.reverse().flat()
}
