// A matcher packed into integers, so that a program need not build it anew at every start.
import {makeAutomaton} from './automaton.ts'
import {complete} from './complete.ts'
import {makeMachine} from './deterministic.ts'
import {type Matcher, matcherOn} from './matcher.ts'
import type {PhraseList} from './phrases.ts'

/** Pack the matcher of some lists; `stamp` says which lists they are. */
export function packMatcher(lists: readonly PhraseList[], stamp: readonly number[]): Int32Array {
  const machine = makeMachine(makeAutomaton(lists), lists)
  const {start, cells, ends} = complete(machine)
  const symbols = [...machine.symbols.entries()].filter(([, symbol]) => symbol !== 0).flat()
  const parts = [stamp, symbols, [machine.symbolCount, start], ends, cells]
  return Int32Array.from(parts.flatMap((part) => [part.length, ...part]))
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
  const symbols = symbolsFrom(part())
  const [symbolCount = 0, start = 0] = part()
  const [ends, cells] = [part(), part()]
  return matcherOn({symbols, symbolCount, lists, start, shift: 0, cells, ends, miss: () => 0, tidy() {}})
}

/** The symbol of each UTF-16 code unit, from pairs of the two. */
function symbolsFrom(pairs: Int32Array): Uint8Array {
  const symbols = new Uint8Array(65536)
  for (let at = 0; at < pairs.length; at += 2) symbols[pairs[at] as number] = pairs[at + 1] as number
  return symbols
}
