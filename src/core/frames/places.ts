// Places between tokens that a match has reached, and the names that were given on the way.
import type {Block} from '../draft/blocks.ts'
import type {Frame} from './syntax.ts'
import type {FrameTokens} from './tokens.ts'

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

/** Where what has a name starts or ends, a token index; each name comes twice, the later place first. */
interface Captured {
  name: string
  at: number
  before: Captured | undefined
}

/** A place between tokens that a match has reached. */
export interface Reached {
  at: number
  captured?: Captured | undefined
}

export type Direction = 1 | -1

/** A place with a name's start or end there. */
export const named =
  (name: string) =>
  ({at, captured}: Reached): Reached => ({at, captured: {name, at, before: captured}})

/** The ranges of prose that names were given to. */
export function capturesOf(
  reached: readonly Reached[],
  tokens: FrameTokens,
): Map<string, {start: number; end: number}> {
  const captures = new Map<string, {start: number; end: number}>()
  for (const {captured} of reached) {
    const open = new Map<string, number>()
    for (let one = captured; one; one = one.before) {
      const {name, at} = one
      const other = open.get(name)
      open.delete(name)
      if (other === undefined) open.set(name, at)
      else if (other !== at && !captures.has(name)) captures.set(name, rangeOf(at, other, tokens))
    }
  }
  return captures
}

/** The range of prose between two places, in whatever order. */
const rangeOf = (a: number, b: number, {starts, ends}: FrameTokens) => ({
  start: starts[Math.min(a, b)] as number,
  end: ends[Math.max(a, b) - 1] as number,
})
