// A matcher packed into integers, so that a program need not build it anew at every start.
import {type Automaton, type Ending, makeAutomaton} from './automaton.ts'
import {findSlot} from './edges.ts'
import {type Matcher, matcherOn} from './matcher.ts'
import type {PhraseList} from './phrases.ts'

/** Pack the matcher of some lists; `stamp` says which lists they are. */
export function packMatcher(lists: readonly PhraseList[], stamp: readonly number[]): Int32Array {
  const {symbols, symbolCount, marks, edges, endings, joins} = makeAutomaton(lists)
  const {keys, nexts} = edges.table()
  const ends = flatten(endings, ({list, phrase, spelling}) => [lists.indexOf(list), phrase, spelling])
  const parts = [stamp, [symbolCount], symbols, marks, keys, nexts, ends, flatten(joins, (state) => [state])]
  return Int32Array.from(parts.flatMap((part) => [part.length, ...part]))
}

/** Rows of a state and what it has, in the order of the states. */
function flatten<V>(map: ReadonlyMap<number, readonly V[]>, row: (value: V) => number[]): number[] {
  const states = [...map.keys()].sort((a, b) => a - b)
  return states.flatMap((state) => (map.get(state) ?? []).flatMap((value) => [state, ...row(value)]))
}

/** The packed matcher of these lists; undefined where another stamp stands on it. */
export function unpackMatcher(
  packed: Int32Array,
  lists: readonly PhraseList[],
  stamp: readonly number[],
): Matcher | undefined {
  let at = 0
  const part = () => {
    const from = at + 1
    at = from + (packed[at] ?? 0)
    return packed.subarray(from, at)
  }
  const own = part()
  if (own.length !== stamp.length || stamp.some((word, i) => word !== own[i])) return undefined
  const [[symbolCount = 0], symbols, marks, keys, nexts, ends, joins] = [
    part(),
    part(),
    part(),
    part(),
    part(),
    part(),
    part(),
  ]
  const automaton: Automaton = {
    symbols: new Uint8Array(symbols),
    symbolCount,
    marks: new Uint8Array(marks),
    next: (state, symbol) => nexts[findSlot(keys, state * 256 + symbol)] as number,
    endingsOf: remembering((state) =>
      rowsOf(ends, 4, state).map(
        ([, list = 0, phrase = 0, spelling = 0]): Ending => ({list: lists[list] as PhraseList, phrase, spelling}),
      ),
    ),
    joinsOf: remembering((state) => rowsOf(joins, 2, state).map(([, to = 0]) => to)),
  }
  return matcherOn(automaton, new Set(lists))
}

/** A function of a state that remembers its answers: few states come up, but often. */
function remembering<T>(find: (state: number) => T): (state: number) => T {
  const known = new Map<number, T>()
  return (state) => {
    let answer = known.get(state)
    if (answer === undefined) {
      answer = find(state)
      known.set(state, answer)
    }
    return answer
  }
}

/** The rows of a state, found by bisection. */
function rowsOf(rows: Int32Array, width: number, state: number): number[][] {
  let low = 0
  let high = rows.length / width
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle * width] as number) < state) low = middle + 1
    else high = middle
  }
  const found: number[][] = []
  for (let at = low * width; rows[at] === state; at += width) found.push([...rows.subarray(at, at + width)])
  return found
}
