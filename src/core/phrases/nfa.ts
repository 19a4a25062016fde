// The automaton of the matcher: all phrases of all lists, folded, with their groups and wildcards.

import type {PhraseList} from '../phrase-list.ts'
import {type EdgeTable, makeEdgeTable} from './edge-table.ts'
import {expand, type Part, parsePhrase} from './phrase-parts.ts'
import {isWordAt} from './word-edges.ts'

/** Symbols that are no character of a phrase. */
export const blank = 1
export const anyLetters = 2
export const anyWord = 3
export const endings = 4
export const firstSymbol = 5

/** A phrase that ends in a state: its list, its place in it, and which of its spellings where capitals count. */
export interface Ending {
  list: PhraseList
  phrase: number
  spelling: number
}

/**
 * A nondeterministic automaton over folded characters. Phrases share their first states; where the alternatives of a
 * group meet again a join leads on without a character, so that groups after groups don't multiply.
 */
export interface Nfa {
  /** The symbol of each UTF-16 code unit. */
  symbols: Uint8Array
  /** All symbols are below this, and this is at most 256. */
  symbolCount: number
  /** From a state and a symbol to the next state, or 0. */
  next(state: number, symbol: number): number
  endingsOf(state: number): readonly Ending[]
  joinsOf(state: number): readonly number[]
  /** What a state has beside plain edges: the marks below, summed up. */
  marks: Uint8Array
}

/** An automaton as it is built, which can be packed. */
interface BuiltNfa extends Nfa {
  edges: EdgeTable
  endings: ReadonlyMap<number, readonly Ending[]>
  joins: ReadonlyMap<number, readonly number[]>
}

export const isEnding = 1
export const hasJoins = 2
export const hasBlank = 4
export const hasLetters = 8
export const hasWord = 16

/** Build the automaton of some lists. */
export function makeNfa(lists: Iterable<PhraseList>): BuiltNfa {
  const symbols = new Uint8Array(65536)
  for (const space of ' \t\n\r\f\u00a0\u2009\u202f') symbols[space.charCodeAt(0)] = blank
  const edges = makeEdgeTable()
  const endings = new Map<number, Ending[]>()
  const joins = new Map<number, number[]>()
  let marks = new Uint8Array(1 << 16)
  let symbolCount = firstSymbol
  let states = 1
  for (const list of lists) for (const phrase of list.phrases.keys()) addPhrase(list, phrase)
  return {
    ...{symbols, symbolCount, edges, endings, joins},
    marks: marks.subarray(0, states),
    next: edges.get,
    endingsOf: (state) => endings.get(state) ?? [],
    joinsOf: (state) => joins.get(state) ?? [],
  }

  function addPhrase(list: PhraseList, phrase: number): void {
    if (list.caseSensitive)
      for (const [spelling, text] of expandPhrase(list, phrase).entries()) endWith([text], {list, phrase, spelling})
    else endWith(parsePhrase(fold(list.phrases[phrase]?.text ?? '')), {list, phrase, spelling: 0})
  }

  function endWith(parts: readonly Part[], ending: Ending): void {
    for (const state of addParts(parts, [0])) {
      if (state === 0) continue
      add(endings, state, ending)
      mark(state, isEnding)
    }
  }

  function addParts(parts: readonly Part[], from: readonly number[]): readonly number[] {
    let ends = from
    for (const part of parts)
      ends = typeof part === 'string' ? ends.map((state) => addText(part, state)) : addGroup(part, ends)
    return ends
  }

  function addText(text: string, from: number): number {
    let state = from
    for (let i = 0; i < text.length; i++) {
      const symbol = symbolAt(text, i, state === 0)
      if (symbol === blank && state === 0) continue
      const next = edges.add(state, symbol, states)
      if (symbol < firstSymbol && next === states) mark(state, markOf[symbol] as number)
      if (next === states) states++
      state = next
    }
    return state
  }

  /** All ends of a group lead to one state; only the start, which every phrase shares, stays itself. */
  function addGroup(alternatives: readonly (readonly Part[])[], from: readonly number[]): number[] {
    const meeting = states++
    const ends = new Set(alternatives.flatMap((alternative) => addParts(alternative, from)))
    for (const state of ends) {
      if (state === 0) continue
      add(joins, state, meeting)
      mark(state, hasJoins)
    }
    return ends.has(0) ? [0, meeting] : [meeting]
  }

  /** A number for each character, the same for both cases and its typographic kin; `opens` where a phrase starts. */
  function symbolAt(text: string, i: number, opens: boolean): number {
    const character = text[i] as string
    if (character === '*' && (i === 0 || isWordAt(text, i - 1))) return anyLetters
    const before = text[i - 1] ?? (opens ? '' : ' ')
    if (character === '_' && before === ' ' && (text[i + 1] ?? ' ') === ' ') return anyWord
    return symbols[character.charCodeAt(0)] || addSymbol(character)
  }

  function addSymbol(character: string): number {
    const kin = character === "'" ? '’ʼ' : character === '-' ? '‐‑' : ''
    for (const like of [character, character.toLowerCase(), character.toUpperCase(), ...kin])
      symbols[like.charCodeAt(0)] = symbolCount
    return symbolCount++
  }

  function mark(state: number, bit: number): void {
    if (state >= marks.length) {
      const more = new Uint8Array(marks.length * 2)
      more.set(marks)
      marks = more
    }
    marks[state] = (marks[state] as number) | bit
  }
}

/** All spellings of a phrase, with its capitals. */
export const expandPhrase = ({phrases}: PhraseList, phrase: number): string[] =>
  expand(fold(phrases[phrase]?.text ?? ''))

const markOf: Readonly<Record<number, number>> = {[blank]: hasBlank, [anyLetters]: hasLetters, [anyWord]: hasWord}

function add<V>(map: Map<number, V[]>, key: number, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

/** Typography that makes no difference. */
export const fold = (text: string): string =>
  /[’ʼ‐‑]/.test(text) ? text.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-') : text
