// The automaton of the matcher: all phrases of all lists, folded, with their groups and wildcards.
import {type Edges, makeEdges} from './edges.ts'
import {expand, type Part, parsePhrase} from './phrase-parts.ts'
import type {PhraseList} from './phrases.ts'

/** Symbols that are no character of a phrase. */
export const blank = 1
export const anyLetters = 2
export const anyWord = 3
export const firstSymbol = 4

/** A phrase that ends in a state. */
export interface Ending {
  list: PhraseList
  kind: string
  /** The phrase with its capitals, where they must be matched. */
  exact?: string
  instead?: string
}

/**
 * A nondeterministic automaton over folded characters. Phrases share their first states; where the alternatives of a
 * group meet again a join leads on without a character, so that groups after groups don't multiply.
 */
export interface Automaton {
  symbols: Uint8Array
  edges: Edges
  endings: Map<number, Ending[]>
  joins: Map<number, number[]>
  /** What a state has beside plain edges: the marks below, summed up. */
  marks: Uint8Array
}

export const isEnding = 1
export const hasJoins = 2
export const hasBlank = 4
export const hasLetters = 8
export const hasWord = 16

/** Build the automaton of some lists. */
export function makeAutomaton(lists: ReadonlySet<PhraseList>): Automaton {
  const symbols = numberSymbols(lists)
  const edges = makeEdges()
  const endings = new Map<number, Ending[]>()
  const joins = new Map<number, number[]>()
  let states = 1
  for (const list of lists) for (const phrase of list.phrases) addPhrase(list, phrase)
  return {symbols, edges, endings, joins, marks: markStates(states, edges, endings, joins)}

  function addPhrase(list: PhraseList, {text, kind, instead}: PhraseList['phrases'][number]): void {
    const about = {list, kind, ...(instead !== undefined && {instead})}
    if (list.caseSensitive) for (const exact of expand(fold(text))) end([exact], {...about, exact})
    else end(parsePhrase(fold(text)), about)
  }

  function end(parts: readonly Part[], ending: Ending): void {
    for (const state of addParts(parts, [0])) if (state !== 0) add(endings, state, ending)
  }

  function addParts(parts: readonly Part[], from: readonly number[]): readonly number[] {
    return parts.reduce<readonly number[]>(
      (ends, part) => (typeof part === 'string' ? ends.map((state) => addText(part, state)) : addGroup(part, ends)),
      from,
    )
  }

  function addText(text: string, from: number): number {
    let state = from
    for (const symbol of spell(text, symbols)) {
      if (symbol === blank && state === 0) continue
      const next = edges.get(state, symbol) || states++
      edges.set(state, symbol, next)
      state = next
    }
    return state
  }

  /** All ends of a group lead to one state; only the start, which every phrase shares, stays itself. */
  function addGroup(alternatives: readonly (readonly Part[])[], from: readonly number[]): number[] {
    const meeting = states++
    const ends = new Set(alternatives.flatMap((alternative) => addParts(alternative, from)))
    for (const state of ends) if (state !== 0) add(joins, state, meeting)
    return ends.has(0) ? [0, meeting] : [meeting]
  }
}

function add<V>(map: Map<number, V[]>, key: number, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

/** Typography that makes no difference. */
export const fold = (text: string) => text.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-')

/** A number for each character of the lists, the same for both cases and all its typographic kin; 0 for the rest. */
function numberSymbols(lists: ReadonlySet<PhraseList>): Uint8Array {
  const symbols = new Uint8Array(65536)
  for (const space of ' \t\n\r\f\u00a0\u2009\u202f') symbols[space.charCodeAt(0)] = blank
  const used = new Set<string>()
  for (const {phrases} of lists)
    for (const {text} of phrases) for (const character of fold(text).toLowerCase()) used.add(character)
  let next = firstSymbol
  for (const character of [...used].join('').split('')) {
    if (symbols[character.charCodeAt(0)]) continue
    const kin = character === "'" ? '’ʼ' : character === '-' ? '‐‑' : ''
    for (const like of character + character.toUpperCase()[0] + kin) symbols[like.charCodeAt(0)] = next
    next++
  }
  return symbols
}

function spell(text: string, symbols: Uint8Array): number[] {
  return text.split('').map((character, i) => {
    if (character === '*' && /[\p{L}\p{N}]/u.test(text[i - 1] ?? 'x')) return anyLetters
    if (character === '_' && text[i - 1] === ' ' && (text[i + 1] ?? ' ') === ' ') return anyWord
    return symbols[character.toLowerCase().charCodeAt(0)] as number
  })
}

function markStates(
  states: number,
  edges: Edges,
  endings: Automaton['endings'],
  joins: Automaton['joins'],
): Uint8Array {
  const marks = new Uint8Array(states)
  for (let state = 0; state < states; state++) {
    let mark = (endings.has(state) ? isEnding : 0) + (joins.has(state) ? hasJoins : 0)
    if (edges.get(state, blank)) mark += hasBlank
    if (edges.get(state, anyLetters)) mark += hasLetters
    if (edges.get(state, anyWord)) mark += hasWord
    marks[state] = mark
  }
  return marks
}
