// A matcher packed into integers, so that a program need not build it anew at every start.

import {packHangings, unpackHangings} from '../frames/packed-hangings.ts'
import type {FrameSet, Matcher, PhraseList} from '../phrase-list.ts'
import {makeDfa, type PhraseLabel} from './dfa.ts'
import {makeDfaTable} from './dfa-table.ts'
import {matcherOn} from './matcher.ts'
import {makeNfa} from './nfa.ts'

/** Pack the matcher of some lists, and where their frames hang, so that no list has to be read for it; `stamp` says which lists they are. */
export function packMatcher(lists: readonly PhraseList[], stamp: readonly number[]): Int32Array {
  const machine = makeDfa(makeNfa(lists), lists)
  const {start, cells, ends} = makeDfaTable(machine)
  const symbols = [...machine.symbols.entries()].filter(([, symbol]) => symbol !== 0).flat()
  const texts = collectTexts()
  const labels = [...packLabels(lists, texts.numberOf), ...packHangings(framesIn(lists), texts.numberOf)]
  const parts = [stamp, symbols, [machine.symbolCount, start], ends, cells, ...labels, ...texts.pack()]
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
  const [listStarts, labels] = [part(), part()]
  const hangings = [part(), part(), part(), part(), part()] as const
  const textOf = unpackTexts(part(), part())
  const hangingAt = unpackHangings(hangings, textOf)
  for (const [number, set] of framesIn(lists).entries()) set.hangingAt = (frame) => hangingAt(number, frame)
  const labelOf = unpackLabels(listStarts, labels, textOf)
  return matcherOn({symbols, symbolCount, lists, start, shift: 0, cells, ends, labelOf, miss: () => 0, trim() {}})
}

/** The frames of some lists. */
const framesIn = (lists: readonly PhraseList[]): FrameSet[] => lists.flatMap(({frames}) => frames ?? [])

type TextAt = (number: number) => string

/** What the phrases come to: where those of each list start, of each the numbers of its kind and of what to write instead. */
function packLabels(lists: readonly PhraseList[], numberOf: (text: string) => number): number[][] {
  const firsts: number[] = []
  const labels: number[] = []
  for (const {phrases} of lists) {
    firsts.push(labels.length)
    for (const {kind, instead} of phrases) labels.push(numberOf(kind), instead === undefined ? -1 : numberOf(instead))
  }
  return [firsts, labels]
}

function unpackLabels(firsts: Int32Array, labels: Int32Array, textOf: TextAt) {
  return (list: number, phrase: number): PhraseLabel => {
    const at = (firsts[list] as number) + phrase * 2
    const label: PhraseLabel = {kind: textOf(labels[at] as number)}
    const instead = labels[at + 1] as number
    return instead < 0 ? label : {...label, instead: textOf(instead)}
  }
}

/** Texts by number, and packed: where each starts, and their code units. */
function collectTexts() {
  const numbers = new Map<string, number>()
  const starts = [0]
  const units: number[] = []
  return {
    numberOf(text: string): number {
      const known = numbers.get(text)
      if (known !== undefined) return known
      for (let at = 0; at < text.length; at++) units.push(text.charCodeAt(at))
      starts.push(units.length)
      numbers.set(text, starts.length - 2)
      return starts.length - 2
    },
    pack: () => [starts, units],
  }
}

function unpackTexts(starts: Int32Array, units: Int32Array): TextAt {
  const texts: string[] = []
  return (number) => {
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
