// Alternatives by the token that may open them: of a class of a hundred phrases, those that start with the word at hand.
import {openersOf} from './openers.ts'
import type {Direction, FrameClass} from './places.ts'
import type {Frame} from './syntax.ts'

type Classes = (name: string) => FrameClass

/** The alternatives that a token may open, by its text in lower case; and those that any may open, or none. */
interface Dispatch {
  byToken: ReadonlyMap<string, readonly Frame[]>
  open: readonly Frame[]
}

/** Fewer alternatives than these are followed one by one. */
const fewest = 3

/**
 * The alternatives that may match from a place where a token stands (undefined where none does), in their order;
 * for frames that are read backwards, those that the token may end.
 */
export function alternativesAt(
  all: readonly Frame[],
  token: string | undefined,
  classOf: Classes,
  direction: Direction,
): readonly Frame[] {
  if (all.length < fewest) return all
  const {byToken, open} = dispatchOf(all, classOf, direction)
  return (token === undefined ? undefined : byToken.get(token)) ?? open
}

type Known = WeakMap<readonly Frame[], Dispatch>

/** A list may have a class of its own under a name that alternatives of a built-in class use, so each list has its own. */
const known: Readonly<Record<Direction, WeakMap<Classes, Known>>> = {1: new WeakMap(), [-1]: new WeakMap()}

function dispatchOf(all: readonly Frame[], classOf: Classes, direction: Direction): Dispatch {
  const ofList = known[direction].get(classOf) ?? new WeakMap<readonly Frame[], Dispatch>()
  known[direction].set(classOf, ofList)
  const dispatch = ofList.get(all) ?? makeDispatch(all, classOf, direction)
  ofList.set(all, dispatch)
  return dispatch
}

function makeDispatch(all: readonly Frame[], classOf: Classes, direction: Direction): Dispatch {
  const openers = all.map((frame) => literalsOf(frame, classOf, direction))
  const tokens = new Set(openers.flatMap((literals) => [...(literals ?? [])]))
  const byToken = new Map<string, Frame[]>([...tokens].map((token) => [token, []]))
  for (const [i, literals] of openers.entries())
    for (const token of literals ?? tokens) byToken.get(token)?.push(all[i] as Frame)
  return {byToken, open: all.filter((_, i) => openers[i] === undefined)}
}

/** The whole words that may open a frame, in lower case; undefined where others may. */
function literalsOf(frame: Frame, classOf: Classes, direction: Direction): ReadonlySet<string> | undefined {
  const part = direction > 0 ? frame[0] : frame.at(-1)
  // Most alternatives open with a plain word, and need no list of all that may.
  if (part && 'isPlain' in part && part.isPlain && !isPartial(part.text)) return new Set([part.text])
  const openers = openersOf([frame], classOf, direction)
  if (!openers || openers.classes.length > 0 || openers.literals.some(isPartial)) return undefined
  return new Set(openers.literals.map((literal) => literal.toLowerCase()))
}

const isPartial = (literal: string): boolean => literal.length > 1 && (literal.startsWith('*') || literal.endsWith('*'))
