// The automaton made deterministic as texts call for it: all states a text may be in are one, so no scan turns back.
import {
  type Automaton,
  anyLetters,
  anyWord,
  blank,
  type Ending,
  hasBlank,
  hasJoins,
  hasLetters,
  hasWord,
  isEnding,
} from './automaton.ts'

/** The state no phrase goes on from, and the one all phrases start in. */
export const dead = 1
export const root = 2

/** What a state may have beside steps. */
export const endsPhrase = 1
export const takesLetters = 2
export const takesWord = 4

/** States of the automaton, each doubled, plus 1 where a blank of the phrase is still to be met. */
type Threads = readonly number[]

/** What the states a text may be in at once come to. */
interface State {
  threads: Threads
  endings: readonly Ending[]
  letters: Threads
  words: Threads
  afterLetters?: number
  afterWord?: number
}

/** A deterministic automaton, worked out step by step and remembered. */
export interface Machine {
  /** The next state, by `(state << shift) | symbol`; 0 where it is not known yet and `step` must be asked. */
  rows: Uint16Array | Int32Array
  shift: number
  /** What each state has beside steps, the marks above summed up. */
  marks: Uint8Array
  step(state: number, symbol: number): number
  endingsOf(state: number): readonly Ending[]
  /** The state behind whatever letters the word still has. */
  afterLetters(state: number): number
  /** The state behind any one word. */
  afterWord(state: number): number
  /** Forget what is known where it is too much; between scans only. */
  tidy(): void
}

/** What is remembered is forgotten beyond so many states (4 MB); ordinary copy makes a third of them. */
const mostStates = 1 << 15

/** Make an automaton deterministic. */
export function makeMachine({symbolCount, next, marks, endingsOf, joinsOf}: Automaton): Machine {
  const shift = 32 - Math.clz32(symbolCount - 1)
  const none = {endings: [], letters: [], words: []}
  const nothing: State = {threads: [], ...none}
  let states: State[] = []
  let numbers = new Map<number | string, number>()
  const machine: Machine = {
    ...{rows: new Uint16Array(), shift, marks: new Uint8Array(), step, tidy},
    endingsOf: (state) => stateAt(state).endings,
    afterLetters,
    afterWord,
  }
  forget()
  return machine

  function tidy(): void {
    if (states.length > mostStates) forget()
  }

  function forget(): void {
    states = [nothing, nothing, {...nothing, threads: [0]}]
    numbers = new Map()
    machine.rows = new Uint16Array(256 << shift)
    machine.marks = new Uint8Array(256)
  }

  function stateAt(state: number): State {
    return states[state] as State
  }

  function afterLetters(number: number): number {
    const state = stateAt(number)
    state.afterLetters ??= numberOf(state.letters)
    return state.afterLetters
  }

  function afterWord(number: number): number {
    const state = stateAt(number)
    state.afterWord ??= numberOf(state.words)
    return state.afterWord
  }

  function step(state: number, symbol: number): number {
    const to = symbol === blank ? behindBlank(state) : numberOf(goOn(stateAt(state).threads, symbol))
    machine.rows[(state << shift) | symbol] = to
    return to
  }

  /** The threads that met the character; those that owe a blank did not. */
  function goOn(threads: Threads, symbol: number): number[] {
    const on: number[] = []
    for (const thread of threads) {
      const to = thread & 1 ? 0 : next(thread >> 1, symbol)
      if (to !== 0) on.push(to << 1)
    }
    return on
  }

  /** Behind blanks nothing but a character follows: such a state is left as it is, and known by a key of its own. */
  function behindBlank(state: number): number {
    const threads = stateAt(state).threads.flatMap((thread) => (thread & 1 ? [thread - 1] : []))
    return threads.length === 0 ? dead : add(` ${threads}`, () => ({...nothing, threads}))
  }

  /** The state of these threads and of all they lead to without a character. */
  function numberOf(threads: Threads): number {
    if (threads.length === 0) return dead
    return add(threads.length === 1 ? (threads[0] as number) : `${threads}`, () => close(threads))
  }

  function add(key: number | string, make: () => State): number {
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = states.length
    numbers.set(key, number)
    const state = make()
    states.push(state)
    if (number >= machine.marks.length) grow()
    machine.marks[number] =
      (state.endings.length > 0 ? endsPhrase : 0) |
      (state.letters.length > 0 ? takesLetters : 0) |
      (state.words.length > 0 ? takesWord : 0)
    return number
  }

  function grow(): void {
    const {rows, marks} = machine
    machine.rows = new (marks.length < 1 << 15 ? Uint16Array : Int32Array)(rows.length * 2)
    machine.rows.set(rows)
    machine.marks = new Uint8Array(marks.length * 2)
    machine.marks.set(marks)
  }

  function close(from: Threads): State {
    if (from.length === 1 && marks[(from[0] as number) >> 1] === 0)
      return {threads: from, endings: nothing.endings, letters: nothing.letters, words: nothing.words}
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
}
