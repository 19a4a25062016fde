// The automaton of the matcher: all phrases of all lists, folded, with their groups and wildcards.

import {isWordAt} from '../draft/word-edges.ts'
import {addToList} from '../order.ts'
import type {PhraseList} from '../phrase-list.ts'
import {type EdgeTable, makeEdgeTable} from './edge-table.ts'
import {expand, type Part, parsePhrase} from './phrase-parts.ts'

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

export const isEnding = 1
export const hasJoins = 2
export const hasBlank = 4
export const hasLetters = 8
export const hasWord = 16

/** An automaton while phrases are added; the marks of its states tell how many there are. */
interface Building {
  alphabet: Alphabet
  edges: EdgeTable
  endings: Map<number, Ending[]>
  joins: Map<number, number[]>
  marks: number[]
}

/** Build the automaton of some lists. */
export function makeNfa(lists: Iterable<PhraseList>): Nfa {
  const [alphabet, edges] = [makeAlphabet(), makeEdgeTable()]
  const building: Building = {alphabet, edges, endings: new Map(), joins: new Map(), marks: [0]}
  for (const list of lists) for (const phrase of list.phrases.keys()) addPhrase(building, list, phrase)
  const {endings, joins, marks} = building
  return {
    symbols: alphabet.symbols,
    symbolCount: alphabet.count(),
    marks: Uint8Array.from(marks),
    next: edges.get,
    endingsOf: (state) => endings.get(state) ?? [],
    joinsOf: (state) => joins.get(state) ?? [],
  }
}

function addPhrase(building: Building, list: PhraseList, phrase: number): void {
  if (list.caseSensitive)
    for (const [spelling, text] of expandPhrase(list, phrase).entries())
      addEnding(building, [text], {list, phrase, spelling})
  else addEnding(building, parsePhrase(fold(list.phrases[phrase]?.text ?? '')), {list, phrase, spelling: 0})
}

function addEnding(building: Building, parts: readonly Part[], ending: Ending): void {
  for (const state of addParts(building, parts, [0])) {
    if (state === 0) continue
    addToList(building.endings, state, ending)
    mark(building, state, isEnding)
  }
}

function addParts(building: Building, parts: readonly Part[], from: readonly number[]): readonly number[] {
  let ends = from
  for (const part of parts)
    ends =
      typeof part === 'string' ? ends.map((state) => addText(building, part, state)) : addGroup(building, part, ends)
  return ends
}

function addText(building: Building, text: string, from: number): number {
  const {alphabet, edges, marks} = building
  let state = from
  for (let i = 0; i < text.length; i++) {
    const symbol = alphabet.symbolAt(text, i, state === 0)
    if (symbol === blank && state === 0) continue
    const next = edges.add(state, symbol, marks.length)
    if (next === marks.length) {
      if (symbol < firstSymbol) mark(building, state, markOf[symbol] as number)
      marks.push(0)
    }
    state = next
  }
  return state
}

/** All ends of a group lead to one state; only the start, which every phrase shares, stays itself. */
function addGroup(building: Building, group: readonly (readonly Part[])[], from: readonly number[]): number[] {
  const meeting = building.marks.push(0) - 1
  const ends = new Set(group.flatMap((alternative) => addParts(building, alternative, from)))
  for (const state of ends) {
    if (state === 0) continue
    addToList(building.joins, state, meeting)
    mark(building, state, hasJoins)
  }
  return ends.has(0) ? [0, meeting] : [meeting]
}

function mark({marks}: Building, state: number, bit: number): void {
  marks[state] = (marks[state] as number) | bit
}

/** The symbols of the characters that phrases have. */
interface Alphabet {
  /** The symbol of each UTF-16 code unit. */
  symbols: Uint8Array
  /** All symbols are below this. */
  count(): number
  /** A number for each character, the same for both cases and its typographic kin; `opens` where a phrase starts. */
  symbolAt(text: string, i: number, opens: boolean): number
}

function makeAlphabet(): Alphabet {
  const symbols = new Uint8Array(65536)
  for (const space of ' \t\n\r\f\u00a0\u2009\u202f') symbols[space.charCodeAt(0)] = blank
  let count = firstSymbol
  return {symbols, symbolAt, count: () => count}

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
      symbols[like.charCodeAt(0)] = count
    return count++
  }
}

/** All spellings of a phrase, with its capitals. */
export const expandPhrase = ({phrases}: PhraseList, phrase: number): string[] =>
  expand(fold(phrases[phrase]?.text ?? ''))

const markOf: Readonly<Record<number, number>> = {[blank]: hasBlank, [anyLetters]: hasLetters, [anyWord]: hasWord}

/** Typography that makes no difference. */
export const fold = (text: string): string =>
  /[’ʼ‐‑]/.test(text) ? text.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-') : text
