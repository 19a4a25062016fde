// A machine worked out to its end: every state that a text may lead to, in as few cells as that takes.

import {type Dfa, endingWidth, endsPhrase, stateShift} from './dfa.ts'
import {blank, endings} from './nfa.ts'

/** What there is to know of a machine. */
type DfaTable = Pick<Dfa, 'start' | 'cells' | 'ends'>

/** A state: the cells of its row that lead on, and where phrases end those that do; `base` is its new number. */
interface State {
  row: readonly number[]
  ends: readonly number[]
  base: number
}

/**
 * Work a machine out, breadth first, so that what is near the start lies together. In the table the rows of states lie in
 * the gaps of one another; no two start at the same place, so that the symbol in a cell says whose it is.
 */
export function makeDfaTable(machine: Dfa): DfaTable {
  const states = explore(machine)
  const table = makeCells()
  for (const state of states.values()) state.base = table.place(symbolsOf(state))
  const ends: number[] = []
  const known = new Map<string, number>()
  for (const state of states.values()) {
    for (const cell of state.row) table.cells[state.base + (cell & 0xff)] = moved(cell)
    if (state.ends.length > 0) table.cells[state.base + endings] = (endsAt(state.ends) << stateShift) | endings
  }
  return {
    start: moved(machine.start),
    cells: Int32Array.from({length: table.cells.length + 256}, (_, at) => table.cells[at] ?? 0),
    ends,
  }

  function moved(cell: number): number {
    const {base} = states.get(cell >>> stateShift) as State
    return (base << stateShift) | (cell & ((1 << stateShift) - 1))
  }

  /** Where phrases that end together stand, once for all states they end in. */
  function endsAt(those: readonly number[]): number {
    const key = those.join()
    const offset = known.get(key) ?? ends.length
    if (offset === ends.length) ends.push(...those)
    known.set(key, offset)
    return offset
  }
}

/** All states by their number in the machine. */
function explore(machine: Dfa): Map<number, State> {
  const states = new Map<number, State>()
  const cells = new Map([[machine.start >>> stateShift, machine.start]])
  for (const [number, cell] of cells) {
    const row: number[] = []
    for (let symbol = blank; symbol < machine.symbolCount; symbol++) {
      const to = symbol === endings ? 0 : machine.miss(number, symbol)
      if (to >>> stateShift === 0) continue
      row.push(to)
      cells.set(to >>> stateShift, to)
    }
    states.set(number, {row, ends: cell & endsPhrase ? endsOf(machine, number) : [], base: 0})
  }
  return states
}

function endsOf(machine: Dfa, state: number): number[] {
  const offset = machine.miss(state, endings) >>> stateShift
  const length = 1 + endingWidth * (machine.ends[offset] as number)
  return Array.from({length}, (_, i) => machine.ends[offset + i] as number)
}

const symbolsOf = ({row, ends}: State): number[] => [
  ...row.map((cell) => cell & 0xff),
  ...(ends.length > 0 ? [endings] : []),
]

/** How far back from the end of a table a row may be set: holes that nothing has filled by then stay. */
const window = 1000

/** Rows are set where they first fit; 0 is no state, so that none starts there. */
function makeCells(): {cells: number[]; place(symbols: readonly number[]): number} {
  const cells: number[] = []
  const bases = new Set([0])
  let firstFree = 1
  return {cells, place}

  function place(symbols: readonly number[]): number {
    while (cells[firstFree] !== undefined || firstFree < cells.length - window) firstFree++
    let base = Math.max(1, firstFree - (symbols[0] ?? 0))
    while (bases.has(base) || symbols.some((symbol) => cells[base + symbol] !== undefined)) base++
    bases.add(base)
    for (const symbol of symbols) cells[base + symbol] = 0
    return base
  }
}
