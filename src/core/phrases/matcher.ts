// All phrase lists of all rules in one automaton: one scan of a block finds the phrases of every list.

import type {Block} from '../draft/blocks.ts'
import type {Hit, Matcher, PhraseList} from '../phrase-list.ts'
import {anyMark, type Dfa, endingWidth, endsPhrase, makeDfa, stateShift, takesLetters, takesWord} from './dfa.ts'
import {anyLetters, anyWord, blank, endings, expandPhrase, firstSymbol, fold, makeNfa} from './nfa.ts'
import {
  endOfBlanks,
  endOfLetters,
  endOfWord,
  endsWord,
  goesOnWord,
  isInWord,
  isOfWord,
  makeReader,
  type Symbols,
  symbolIn,
} from './symbols.ts'

/** Put lists into one automaton; every phrase starts and ends at a word boundary. */
export function makeMatcher(lists: Iterable<PhraseList>): Matcher {
  const all = [...new Set(lists)]
  return matcherOn(makeDfa(makeNfa(all), all))
}

/** A matcher on a machine. */
export function matcherOn(machine: Dfa): Matcher {
  const {lists} = machine
  const search: Search = {
    ...{machine, text: '', codes: new Uint16Array(), start: 0, found: []},
    ...{ends: new Int32Array(lists.length), phrases: new Int32Array(lists.length)},
  }
  const read = makeReader(machine.symbols)
  return {
    lists: new Set(lists),
    scan(block) {
      machine.trim()
      search.text = block.prose.text
      search.codes = read(search.text)
      return scan(block, search)
    },
  }
}

/** A place in a text where phrases may start, and the longest of each list that does. */
interface Search {
  machine: Dfa
  text: string
  codes: Symbols
  start: number
  /** The numbers of the lists with a phrase that starts here. */
  found: number[]
  /** By the number of a list where the longest ends, 0 where there is none, and its number in the list. */
  ends: Int32Array
  phrases: Int32Array
}

const none: ReadonlyMap<PhraseList, Hit[]> = new Map()

function scan(block: Block, search: Search): ReadonlyMap<PhraseList, Hit[]> {
  const {codes, machine, text} = search
  let found: Map<PhraseList, Hit[]> | undefined
  const {length} = text
  for (let at = 0; at < length; ) {
    const code = codes[at] as number
    if ((code & symbolIn) >= firstSymbol && !goesOnWord(codes, at)) {
      search.start = at
      follow(search, machine.start, at)
      if (search.found.length > 0) {
        found ??= new Map()
        keepLongest(search, block, found)
      }
    }
    at = code & isOfWord ? endOfLetters(codes, at) : at + 1
  }
  return found ?? none
}

/** Follow the text from the state a cell leads to, as long as a phrase may come of it. */
function follow(search: Search, from: number, offset: number): void {
  const {codes, machine} = search
  let cell = from
  for (let at = offset; cell >>> stateShift !== 0; at++) {
    if (cell & anyMark) stop(search, cell, at)
    const symbol = (codes[at] as number) & symbolIn
    if (symbol === blank) at = endOfBlanks(codes, at) - 1
    else if (symbol < firstSymbol) return
    // As `stepFrom` has it, written out for every letter that is followed.
    const state = cell >>> stateShift
    const next = machine.cells[(state << machine.shift) + symbol] as number
    cell = (next & 0xff) === symbol ? next : machine.miss(state, symbol)
  }
}

/** What a state has beside steps. */
function stop(search: Search, cell: number, at: number): void {
  const {codes, machine, text} = search
  if (cell & endsPhrase && endsWord(codes, at, text))
    consider(search, stepFrom(cell, endings, machine) >>> stateShift, at)
  if (cell & takesLetters) follow(search, stepFrom(cell, anyLetters, machine), endOfWord(codes, at))
  if (!(cell & takesWord)) return
  const word = endOfBlanks(codes, at)
  if (word > at && isInWord(codes, word)) follow(search, stepFrom(cell, anyWord, machine), endOfWord(codes, word))
}

/** The cell of a symbol in the row of the state that a cell leads to. */
function stepFrom(from: number, symbol: number, machine: Dfa): number {
  const state = from >>> stateShift
  const cell = machine.cells[(state << machine.shift) + symbol] as number
  return (cell & 0xff) === symbol ? cell : machine.miss(state, symbol)
}

/** The phrases that end here, from an offset among the endings: the longest of each list is kept, of two the first. */
function consider(search: Search, offset: number, end: number): void {
  const {text, start, machine, ends, phrases, found} = search
  const rows = machine.ends
  const beyond = offset + 1 + (rows[offset] as number) * endingWidth
  for (let at = offset + 1; at < beyond; at += endingWidth) {
    const number = rows[at] as number
    const phrase = rows[at + 1] as number
    const known = ends[number] as number
    if (end <= known) continue
    const list = machine.lists[number] as PhraseList
    if (
      list.caseSensitive &&
      !sameCapitals(text.slice(start, end), expandPhrase(list, phrase)[rows[at + 2] as number] ?? '')
    )
      continue
    if (known === 0) found.push(number)
    ends[number] = end
    phrases[number] = phrase
  }
}

function keepLongest(search: Search, block: Block, hitsIn: Map<PhraseList, Hit[]>): void {
  const {text, start, machine, found, ends, phrases} = search
  for (const number of found) {
    const list = machine.lists[number] as PhraseList
    const end = ends[number] as number
    ends[number] = 0
    const hits = hitsIn.get(list) ?? []
    if ((hits.at(-1)?.end ?? 0) > start) continue
    const {kind, instead} = machine.labelOf(number, phrases[number] as number)
    const hit: Hit = {block, start, end, kind, phrase: plainWords(text.slice(start, end))}
    if (instead !== undefined) hit.instead = instead
    if (hits.push(hit) === 1) hitsIn.set(list, hits)
  }
  found.length = 0
}

/** Words in lower case, with straight apostrophes and single blanks. */
const plainWords = (words: string) =>
  /[^a-z ]| {2}/.test(words) ? fold(words).replace(/\s+/g, ' ').toLowerCase() : words

/** Capitals as in the phrase, where the phrase has no wildcard before them. */
function sameCapitals(found: string, phrase: string): boolean {
  const plain = fold(found).replace(/\s+/g, ' ')
  const fixed = phrase.split(/[*_]/)
  return plain.startsWith(fixed[0] as string) && (fixed.length === 1 || plain.endsWith(fixed.at(-1) as string))
}
