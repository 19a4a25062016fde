// Where a frame hangs: the rarest words that every match of it holds, which the one matcher looks for.
import {tokenClasses} from './classes.ts'
import {longestGap} from './gap.ts'
import type {FrameClass} from './places.ts'
import type {Frame, FramePart} from './syntax.ts'

/** The part of a frame that holds its anchors, how many tokens may stand in it before one, and the literals. */
export interface Anchor {
  part: number
  reach: number
  /** It is one token, so that what stands beside it is what the frame has beside the part. */
  isOne: boolean
  literals: readonly string[]
  /** Each literal has a capital, so that what the matcher finds in other case isn't one. */
  isExact: boolean
}

type Classes = (name: string) => FrameClass

/** Words and marks that most sentences hold: hanging a frame on one makes it be tried everywhere. */
const commonest = new Set(
  `, . " ' “ ” ‘ ’ - a an and are as at be but by for from had has have he his i in is it of on said that the they this to
was we were which who will with you`.split(/\s+/),
)

/** Words that every page holds. */
const common = new Set(
  `: about after all also any back been before can could did do first get her here him how if into its just last like make
may me more most much my new next no not one only or other our out over people say says see she should so some such than
their them then there these time up us what when where would year your`.split(/\s+/),
)

/** How often a literal may be found: short words and stems more often than long ones. */
export function costOf(literal: string): number {
  const lower = literal.toLowerCase()
  if (commonest.has(lower)) return 5000
  const shortness = Math.max(0, 8 - literal.length)
  if (common.has(lower) || /^.{1,2}\*$/su.test(literal)) return 500 + shortness
  if (!/[\p{L}\p{N}]/u.test(literal)) return 100
  return (literal.endsWith('*') ? 20 : 10) + shortness
}

/** Whether beside a part stands something that can be looked at before the frame is followed. */
const isFixedBeside = (frame: Frame, part: number): boolean =>
  [frame[part - 1], frame[part + 1]].some((one) => one && one.is !== 'gap')

/** The best anchor of a frame; undefined where no part must hold a word or mark that can be looked for. */
export function anchorOf(frame: Frame, classOf: Classes): Anchor | undefined {
  let best: (Pick<Anchor, 'part' | 'literals'> & {cost: number}) | undefined
  for (const [part, one] of frame.entries()) {
    const literals = literalsOfPart(one, classOf)
    if (!literals) continue
    const cost = literals.reduce((sum, literal) => sum + costOf(literal), 0) * (isFixedBeside(frame, part) ? 1 : 20)
    if (!best || cost < best.cost) best = {part, literals, cost}
  }
  if (!best) return undefined
  const literals = [...new Set(best.literals)]
  const isExact = literals.every((literal) => literal !== literal.toLowerCase())
  const own = frame[best.part] as FramePart
  return {part: best.part, reach: reachOf(own, classOf), isOne: longest(own, classOf) < 2, literals, isExact}
}

/** The anchors of a frame that has some: words and marks one of which every match holds. */
export const anchorTextsOf = (frame: Frame, classOf: Classes): readonly string[] =>
  anchorOf(frame, classOf)?.literals ?? []

/** Literals one of which every match of the part holds. */
export function literalsOfPart(part: FramePart, classOf: Classes): readonly string[] | undefined {
  switch (part.is) {
    case 'word':
      return part.text.startsWith('*') || part.text.startsWith("'") ? undefined : [part.text]
    case 'mark':
      return part.text === '*' || part.text === '_' ? undefined : [part.text]
    case 'class':
      return tokenClasses[part.name] ? undefined : literalsOfClass(classOf(part.name), classOf)
    case 'any':
      return unionOf(part.of, classOf)
    case 'capture':
      return anchorOf(part.what, classOf)?.literals
    case 'both':
      return anchorOf(part.first, classOf)?.literals ?? anchorOf(part.second, classOf)?.literals
    default:
      return undefined
  }
}

function literalsOfClass({words, frames}: FrameClass, classOf: Classes): readonly string[] | undefined {
  const framed = unionOf(frames, classOf)
  return framed && [...words, ...framed]
}

function unionOf(frames: readonly Frame[], classOf: Classes): readonly string[] | undefined {
  const all = frames.map((frame) => anchorOf(frame, classOf)?.literals)
  return all.some((one) => !one) ? undefined : all.flatMap((one) => one ?? [])
}

/** The most tokens that may stand in a part before its anchor. */
function reachOf(part: FramePart, classOf: Classes): number {
  const farthest = (frames: readonly Frame[]) => Math.max(0, ...frames.map((frame) => reachIn(frame, classOf)))
  if (part.is === 'class') return farthest(classOf(part.name).frames)
  if (part.is === 'any') return farthest(part.of)
  if (part.is === 'capture') return reachIn(part.what, classOf)
  return Math.max(0, longest(part, classOf) - 1)
}

function reachIn(frame: Frame, classOf: Classes): number {
  const anchor = anchorOf(frame, classOf)
  return anchor ? lengthOf(frame.slice(0, anchor.part), classOf) + anchor.reach : 0
}

/** The most tokens a part may take. */
function longest(part: FramePart, classOf: Classes): number {
  switch (part.is) {
    case 'word':
    case 'mark':
      return 1
    case 'class': {
      if (tokenClasses[part.name]) return 1
      return Math.max(1, ...classOf(part.name).frames.map((frame) => lengthOf(frame, classOf)))
    }
    case 'any':
      return Math.max(0, ...part.of.map((frame) => lengthOf(frame, classOf)))
    case 'gap':
      return part.of ? part.most * longest(part.of, classOf) : longestGap(part.most)
    case 'both':
      return lengthOf(part.first, classOf) + lengthOf(part.second, classOf) + longestGap(part.most)
    case 'capture':
      return lengthOf(part.what, classOf)
    default:
      return 0
  }
}

/** The most tokens a frame may take. */
export const lengthOf = (frame: Frame, classOf: Classes): number =>
  frame.reduce((sum, part) => sum + longest(part, classOf), 0)

/**
 * The literals of many frames with the numbers of the frames that hang on each. A literal that a shorter stem covers
 * joins it, so that one word of a text is never the hit of two.
 */
export function joinAnchors(anchors: readonly (readonly string[])[]): Map<string, number[]> {
  const all = new Set(anchors.flat().map((literal) => literal.toLowerCase()))
  const stems = [...all].filter((literal) => literal.endsWith('*')).sort((a, b) => a.length - b.length)
  const stemOf = (literal: string) => stems.find((stem) => literal.startsWith(stem.slice(0, -1))) ?? literal
  const joined = new Map<string, number[]>()
  for (const [number, literals] of anchors.entries())
    for (const literal of new Set(literals.map((one) => stemOf(one.toLowerCase())))) {
      const numbers = joined.get(literal) ?? []
      joined.set(literal, [...numbers, number])
    }
  return joined
}
