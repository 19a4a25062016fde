// The automaton made deterministic as texts call for it: all states a text may be in are one, so no scan turns back.

import type {PhraseList} from '../phrase-list.ts'
import {
  anyLetters,
  anyWord,
  blank,
  type Ending,
  endings,
  hasBlank,
  hasJoins,
  hasLetters,
  hasWord,
  isEnding,
  type Nfa,
} from './nfa.ts'

/**
 * A deterministic automaton as one table. The step from a state with a symbol is the cell at `(state << shift) + symbol`
 * if it bears that symbol in its low byte, else `miss` says what it is. Above the byte it has the marks of the next
 * state, and above those its number; 0 is the state no phrase goes on from. The cell of the symbol for endings has an
 * offset in `ends` instead.
 */
export interface Dfa {
  /** The symbol of each UTF-16 code unit. */
  symbols: Uint8Array
  symbolCount: number
  lists: readonly PhraseList[]
  /** The cell that leads to the state all phrases start in. */
  start: number
  shift: number
  cells: Int32Array
  miss(state: number, symbol: number): number
  /** Phrases that end together: at an offset how many, then of each the numbers of its list, phrase and spelling. */
  ends: readonly number[] | Int32Array
  /** What a phrase that is found comes to, by the numbers of its list and its own. */
  labelOf(list: number, phrase: number): PhraseLabel
  /** Forget what is known where it is too much; between scans only. */
  trim(): void
}

/** The kind of a phrase, and what to write instead. */
export type PhraseLabel = Pick<PhraseList['phrases'][number], 'kind' | 'instead'>

/** What a state may have beside steps, as it stands in a cell. */
export const endsPhrase = 0x100
export const takesLetters = 0x200
export const takesWord = 0x400
export const anyMark = endsPhrase | takesLetters | takesWord

/** Where the number of the next state starts in a cell. */
export const stateShift = 11

/** How many numbers a phrase that ends has. */
export const endingWidth = 3

/** States of the automaton, each doubled, plus 1 where a blank of the phrase is still to be met. */
type Threads = readonly number[]

/** What the states a text may be in at once come to. */
interface State {
  threads: Threads
  endings: readonly Ending[]
  letters: Threads
  words: Threads
}

/** What is remembered is forgotten beyond so many states (8 MB); ordinary copy makes a third of them. */
const mostStates = 1 << 15

/** A Dfa that works out each step of an Nfa when it is asked for, and remembers it. */
interface LazyDfa extends Dfa {
  states: State[]
  /** The cell that leads to a state, by a key for its threads. */
  cellOf: Map<number | string, number>
  ends: number[]
}

const nothing: State = {threads: [], endings: [], letters: [], words: []}

/** Make the Dfa of an automaton of these lists. */
export function makeDfa(nfa: Nfa, lists: readonly PhraseList[]): Dfa {
  const {symbols, symbolCount} = nfa
  const shift = 32 - Math.clz32(symbolCount - 1)
  const numberOfList = new Map(lists.map((list, number) => [list, number]))
  const dfa: LazyDfa = {
    ...{symbols, symbolCount, lists, shift, miss, trim},
    ...{start: 0, cells: new Int32Array(), ends: [], states: [], cellOf: new Map()},
    labelOf: (list, phrase) => lists[list]?.phrases[phrase] as PhraseLabel,
  }
  forget(dfa)
  return dfa

  function trim(): void {
    if (dfa.states.length > mostStates) forget(dfa)
  }

  function miss(number: number, symbol: number): number {
    const cell = step(dfa.states[number] as State, symbol) | symbol
    dfa.cells[(number << shift) + symbol] = cell
    return cell
  }

  function step(state: State, symbol: number): number {
    if (symbol === endings) return addEnds(dfa, state, numberOfList) << stateShift
    if (symbol === blank) return afterBlank(dfa, state)
    if (symbol === anyLetters) return cellFor(state.letters)
    if (symbol === anyWord) return cellFor(state.words)
    return cellFor(advance(nfa, state.threads, symbol))
  }

  /** The cell that leads to the state of these threads and of all they lead to without a character. */
  function cellFor(threads: Threads): number {
    if (threads.length === 0) return 0
    return addState(dfa, threads.length === 1 ? (threads[0] as number) : `${threads}`, () => close(nfa, threads))
  }
}

function forget(dfa: LazyDfa): void {
  dfa.states = [nothing]
  dfa.ends = []
  dfa.cellOf = new Map()
  dfa.cells = new Int32Array(256 << dfa.shift)
  dfa.start = addState(dfa, 0, () => ({...nothing, threads: [0]}))
}

/** The cell that leads to a state, which is made if there is none under this key. */
function addState(dfa: LazyDfa, key: number | string, make: () => State): number {
  const known = dfa.cellOf.get(key)
  if (known !== undefined) return known
  const state = make()
  const number = dfa.states.push(state) - 1
  const cell =
    (number << stateShift) |
    (state.endings.length > 0 ? endsPhrase : 0) |
    (state.letters.length > 0 ? takesLetters : 0) |
    (state.words.length > 0 ? takesWord : 0)
  dfa.cellOf.set(key, cell)
  if (dfa.states.length << dfa.shift > dfa.cells.length) grow(dfa)
  return cell
}

function grow(dfa: LazyDfa): void {
  const {cells} = dfa
  dfa.cells = new Int32Array(cells.length * 2)
  dfa.cells.set(cells)
}

/** The offset in `ends` of the phrases that end in a state. */
function addEnds({ends}: LazyDfa, {endings}: State, numberOf: ReadonlyMap<PhraseList, number>): number {
  const offset = ends.push(endings.length) - 1
  for (const {list, phrase, spelling} of endings) ends.push(numberOf.get(list) as number, phrase, spelling)
  return offset
}

/** After blanks nothing but a character follows: such a state is left as it is, and known by a key of its own. */
function afterBlank(dfa: LazyDfa, state: State): number {
  const threads = state.threads.flatMap((thread) => (thread & 1 ? [thread - 1] : []))
  return threads.length === 0 ? 0 : addState(dfa, ` ${threads}`, () => ({...nothing, threads}))
}

/** The threads that met the character; those that owe a blank did not. */
function advance({next}: Nfa, threads: Threads, symbol: number): number[] {
  const on: number[] = []
  for (const thread of threads) {
    const to = thread & 1 ? 0 : next(thread >> 1, symbol)
    if (to !== 0) on.push(to << 1)
  }
  return on
}

/** The state of these threads and of all they lead to without a character. */
function close({next, marks, endingsOf, joinsOf}: Nfa, from: Threads): State {
  if (from.length === 1 && marks[(from[0] as number) >> 1] === 0) return {...nothing, threads: from}
  const seen = new Set<number>()
  const threads: number[] = []
  const endings: Ending[] = []
  const letters = new Set<number>()
  const words = new Set<number>()
  for (const thread of from) follow(thread)
  return {threads, endings, letters: [...letters], words: [...words]}

  function follow(thread: number): void {
    if (seen.has(thread)) return
    seen.add(thread)
    const [state, owes] = [thread >> 1, thread & 1]
    const mark = marks[state] as number
    if (mark & isEnding) endings.push(...endingsOf(state))
    if (mark & hasJoins) for (const join of joinsOf(state)) follow((join << 1) | owes)
    if (mark & hasBlank) follow((next(state, blank) << 1) | 1)
    if (mark & hasLetters && !owes) letters.add(next(state, anyLetters) << 1)
    if (mark & hasWord && owes) words.add(next(state, anyWord) << 1)
    threads.push(thread)
  }
}
