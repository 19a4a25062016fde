// All phrase lists of all rules in one automaton: one scan of a block finds the phrases of every list.
import {anyLetters, anyWord, blank, endings, firstSymbol, fold, makeAutomaton, spellingsOf} from './automaton.ts'
import {
  anyMark,
  endingWidth,
  endsPhrase,
  type Machine,
  makeMachine,
  stateShift,
  takesLetters,
  takesWord,
} from './deterministic.ts'
import type {Block} from './draft.ts'
import type {Hit, PhraseList} from './phrases.ts'
import {endOfLetters, endOfWord, endsWord, isApostropheAt, isWordAt} from './word-edges.ts'

/** Finds the phrases of all its lists in one scan of a text. */
export interface Matcher {
  lists: ReadonlySet<PhraseList>
  /** The hits of each list in a block, leftmost and longest first, never overlapping within a list. */
  scan(block: Block): ReadonlyMap<PhraseList, Hit[]>
}

/** Put lists into one automaton; every phrase starts and ends at a word boundary. */
export function makeMatcher(lists: Iterable<PhraseList>): Matcher {
  const all = [...new Set(lists)]
  return matcherOn(makeMachine(makeAutomaton(all), all))
}

/** A matcher on a machine. */
export function matcherOn(machine: Machine): Matcher {
  const {lists} = machine
  const search: Search = {
    ...{machine, text: '', start: 0, found: []},
    ...{ends: new Int32Array(lists.length), phrases: new Int32Array(lists.length)},
  }
  return {lists: new Set(lists), scan: (block) => scan(block, search)}
}

/** A place in a text where phrases may start, and the longest of each list that does. */
interface Search {
  machine: Machine
  text: string
  start: number
  /** The numbers of the lists with a phrase that starts here. */
  found: number[]
  /** By the number of a list where the longest ends, 0 where there is none, and its number in the list. */
  ends: Int32Array
  phrases: Int32Array
}

const none: ReadonlyMap<PhraseList, Hit[]> = new Map()

function scan(block: Block, search: Search): ReadonlyMap<PhraseList, Hit[]> {
  const {text} = block.prose
  const {machine} = search
  const {symbols, start} = machine
  let found: Map<PhraseList, Hit[]> | undefined
  machine.tidy()
  search.text = text
  for (let at = 0; at < text.length; ) {
    if ((symbols[text.charCodeAt(at)] as number) >= firstSymbol && !goesOnWord(text, at)) {
      search.start = at
      follow(search, start, at)
      if (search.found.length > 0) {
        found ??= new Map()
        keepLongest(search, block, found)
      }
    }
    at = Math.max(at + 1, endOfLetters(text, at))
  }
  return found ?? none
}

/** Follow the text from the state a cell leads to, as long as a phrase may come of it. */
function follow(search: Search, from: number, offset: number): void {
  const {text, machine} = search
  const {symbols} = machine
  let cell = from
  for (let at = offset; cell >>> stateShift !== 0; at++) {
    if (cell & anyMark) stop(search, cell, at)
    if (at >= text.length) return
    const symbol = symbols[text.charCodeAt(at)] as number
    if (symbol === blank) at = endOfBlanks(text, at, symbols) - 1
    else if (symbol < firstSymbol) return
    cell = stepFrom(cell, symbol, machine)
  }
}

/** What a state has beside steps. */
function stop(search: Search, cell: number, at: number): void {
  const {text, machine} = search
  if (cell & endsPhrase && endsWord(text, at)) consider(search, stepFrom(cell, endings, machine) >>> stateShift, at)
  if (cell & takesLetters) follow(search, stepFrom(cell, anyLetters, machine), endOfWord(text, at))
  if (!(cell & takesWord)) return
  const word = endOfBlanks(text, at, machine.symbols)
  if (word > at && isWordAt(text, word)) follow(search, stepFrom(cell, anyWord, machine), endOfWord(text, word))
}

/** The cell of a symbol in the row of the state that a cell leads to. */
function stepFrom(from: number, symbol: number, machine: Machine): number {
  const state = from >>> stateShift
  const cell = machine.cells[(state << machine.shift) + symbol] as number
  return (cell & 0xff) === symbol ? cell : machine.miss(state, symbol)
}

function endOfBlanks(text: string, from: number, symbols: Uint8Array): number {
  let at = from
  while (at < text.length && symbols[text.charCodeAt(at)] === blank) at++
  return at
}

/** The phrases that end here, from an offset among the endings: the longest of each list is kept, of two the first. */
function consider(search: Search, offset: number, end: number): void {
  const {text, start, machine, ends, phrases, found} = search
  const rows = machine.ends
  const beyond = offset + 1 + (rows[offset] as number) * endingWidth
  for (let at = offset + 1; at < beyond; at += endingWidth) {
    const [number, phrase] = [rows[at] as number, rows[at + 1] as number]
    const known = ends[number] as number
    if (end <= known) continue
    const list = machine.lists[number] as PhraseList
    if (
      list.caseSensitive &&
      !sameCapitals(text.slice(start, end), spellingsOf(list, phrase)[rows[at + 2] as number] ?? '')
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
    const {kind, instead} = list.phrases[phrases[number] as number] as PhraseList['phrases'][number]
    const hit: Hit = {block, start, end, kind, phrase: plainWords(text.slice(start, end))}
    if (instead !== undefined) hit.instead = instead
    if (hits.push(hit) === 1) hitsIn.set(list, hits)
  }
  found.length = 0
}

/** Words in lower case, with straight apostrophes and single blanks. */
const plainWords = (words: string) =>
  /[^a-z ]| {2}/.test(words) ? fold(words).replace(/\s+/g, ' ').toLowerCase() : words

/** Letters behind an apostrophe inside a word start no phrase. */
const goesOnWord = (text: string, at: number): boolean =>
  isApostropheAt(text, at - 1) && isWordAt(text, at) && isWordAt(text, at - 2)

/** Capitals as in the phrase, where the phrase has no wildcard before them. */
function sameCapitals(found: string, phrase: string): boolean {
  const plain = fold(found).replace(/\s+/g, ' ')
  const fixed = phrase.split(/[*_]/)
  return plain.startsWith(fixed[0] as string) && (fixed.length === 1 || plain.endsWith(fixed.at(-1) as string))
}
