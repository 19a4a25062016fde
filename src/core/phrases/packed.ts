// A matcher packed into integers, so that a program need not build it anew at every start.

import type {Matcher, PhraseList} from '../phrase-list.ts'
import {makeDfa, type PhraseLabel} from './dfa.ts'
import {makeDfaTable} from './dfa-table.ts'
import {matcherOn} from './matcher.ts'
import {makeNfa} from './nfa.ts'

/** Pack the matcher of some lists; `stamp` says which lists they are. */
export function packMatcher(lists: readonly PhraseList[], stamp: readonly number[]): Int32Array {
  const machine = makeDfa(makeNfa(lists), lists)
  const {start, cells, ends} = makeDfaTable(machine)
  const symbols = [...machine.symbols.entries()].filter(([, symbol]) => symbol !== 0).flat()
  const parts = [stamp, symbols, [machine.symbolCount, start], ends, cells, ...packLabels(lists)]
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
  const labelOf = unpackLabels(part(), part(), part(), part())
  return matcherOn({symbols, symbolCount, lists, start, shift: 0, cells, ends, labelOf, miss: () => 0, trim() {}})
}

/**
 * What the phrases come to, so that no list has to be read for it: where the phrases of each list start, of each phrase
 * the numbers of its kind and of what to write instead, and these texts: where each starts, and their code units.
 */
function packLabels(lists: readonly PhraseList[]): number[][] {
  const texts = new Map<string, number>()
  const firsts: number[] = []
  const labels: number[] = []
  for (const {phrases} of lists) {
    firsts.push(labels.length)
    for (const {kind, instead} of phrases) labels.push(numberOf(kind), instead === undefined ? -1 : numberOf(instead))
  }
  const starts = [0]
  for (const text of texts.keys()) starts.push((starts.at(-1) as number) + text.length)
  const units = [...texts.keys()].flatMap((text) => text.split('').map((unit) => unit.charCodeAt(0)))
  return [firsts, labels, starts, units]

  function numberOf(text: string): number {
    const number = texts.get(text) ?? texts.size
    texts.set(text, number)
    return number
  }
}

function unpackLabels(firsts: Int32Array, labels: Int32Array, starts: Int32Array, units: Int32Array) {
  const texts: string[] = []
  return (list: number, phrase: number): PhraseLabel => {
    const at = (firsts[list] as number) + phrase * 2
    const label: PhraseLabel = {kind: textOf(labels[at] as number)}
    const instead = labels[at + 1] as number
    return instead < 0 ? label : {...label, instead: textOf(instead)}
  }

  function textOf(number: number): string {
    texts[number] ??= String.fromCharCode(...units.subarray(starts[number], starts[number + 1]))
    return texts[number]
  }
}

/** The symbol of each UTF-16 code unit, from pairs of the two. */
function symbolsFrom(pairs: Int32Array): Uint8Array {
  const symbols = new Uint8Array(65536)
  for (let at = 0; at < pairs.length; at += 2) symbols[pairs[at] as number] = pairs[at + 1] as number
  return symbols
}
