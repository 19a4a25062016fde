// All phrase lists of all rules in one automaton: one scan of a block finds the phrases of every list.
import {type Automaton, blank, type Ending, firstSymbol, fold, makeAutomaton, spellingsOf} from './automaton.ts'
import {dead, endsPhrase, type Machine, makeMachine, root, takesLetters, takesWord} from './deterministic.ts'
import type {Block} from './draft.ts'
import type {Hit, PhraseList} from './phrases.ts'
import {endOfWord, endsWord, isApostrophe, isWordAt} from './word-edges.ts'

/** Finds the phrases of all its lists in one scan of a text. */
export interface Matcher {
  lists: ReadonlySet<PhraseList>
  /** The hits of each list in a block, leftmost and longest first, never overlapping within a list. */
  scan(block: Block): Map<PhraseList, Hit[]>
}

/** Put lists into one automaton; every phrase starts and ends at a word boundary. */
export function makeMatcher(lists: Iterable<PhraseList>): Matcher {
  const all = new Set(lists)
  return matcherOn(makeAutomaton(all), all)
}

/** A matcher on an automaton of these lists. */
export function matcherOn(automaton: Automaton, lists: ReadonlySet<PhraseList>): Matcher {
  const machine = makeMachine(automaton)
  return {lists, scan: (block) => scan(block, automaton.symbols, machine)}
}

/** A place in a text where phrases may start, and the longest of each list that does. */
interface Search {
  text: string
  start: number
  longest: {ending: Ending; end: number}[]
}

function scan(block: Block, symbols: Uint8Array, machine: Machine): Map<PhraseList, Hit[]> {
  const {text} = block.prose
  const found = new Map<PhraseList, Hit[]>()
  const search: Search = {text, start: 0, longest: []}
  machine.tidy()
  let inWord = false
  for (let start = 0; start < text.length; start++) {
    const isWord = isWordAt(text, start)
    if (isWord && inWord) continue
    inWord = isWord
    if ((symbols[text.charCodeAt(start)] as number) < firstSymbol || (isWord && goesOnWord(text, start))) continue
    search.start = start
    follow(search, root, start, symbols, machine)
    if (search.longest.length > 0) keepLongest(search, block, found)
  }
  return found
}

/** Follow the text from a state as long as a phrase may come of it. */
function follow(search: Search, from: number, offset: number, symbols: Uint8Array, machine: Machine): void {
  const {text} = search
  const {shift} = machine
  let state = from
  for (let at = offset; state !== dead; at++) {
    if (machine.marks[state] !== 0) stop(search, state, at, symbols, machine)
    if (at >= text.length) return
    const symbol = symbols[text.charCodeAt(at)] as number
    if (symbol === blank) at = endOfBlanks(text, at, symbols) - 1
    else if (symbol < firstSymbol) return
    state = machine.rows[(state << shift) | symbol] || machine.step(state, symbol)
  }
}

/** What a state has beside steps. */
function stop(search: Search, state: number, at: number, symbols: Uint8Array, machine: Machine): void {
  const {text} = search
  const mark = machine.marks[state] as number
  if (mark & endsPhrase && endsWord(text, at))
    for (const ending of machine.endingsOf(state)) consider(search, ending, at)
  if (mark & takesLetters) follow(search, machine.afterLetters(state), endOfWord(text, at), symbols, machine)
  if (!(mark & takesWord)) return
  const word = endOfBlanks(text, at, symbols)
  if (word > at && isWordAt(text, word))
    follow(search, machine.afterWord(state), endOfWord(text, word), symbols, machine)
}

function endOfBlanks(text: string, from: number, symbols: Uint8Array): number {
  let at = from
  while (at < text.length && symbols[text.charCodeAt(at)] === blank) at++
  return at
}

function consider({text, start, longest}: Search, ending: Ending, end: number): void {
  const {list, phrase, spelling} = ending
  if (list.caseSensitive && !sameCapitals(text.slice(start, end), spellingsOf(list, phrase)[spelling] ?? '')) return
  const known = longest.find((candidate) => candidate.ending.list === list)
  if (!known) longest.push({ending, end})
  else if (end > known.end) Object.assign(known, {ending, end})
}

function keepLongest({text, start, longest}: Search, block: Block, found: Map<PhraseList, Hit[]>): void {
  for (const {ending, end} of longest) {
    const {list} = ending
    const hits = found.get(list) ?? []
    if ((hits.at(-1)?.end ?? 0) > start) continue
    const {kind, instead} = list.phrases[ending.phrase] as PhraseList['phrases'][number]
    const hit: Hit = {block, start, end, kind, phrase: plainWords(text.slice(start, end))}
    if (instead !== undefined) hit.instead = instead
    if (hits.push(hit) === 1) found.set(list, hits)
  }
  longest.length = 0
}

/** Words in lower case, with straight apostrophes and single blanks. */
const plainWords = (words: string) =>
  /[^a-z ]| {2}/.test(words) ? fold(words).replace(/\s+/g, ' ').toLowerCase() : words

/** Letters behind an apostrophe inside a word start no phrase. */
const goesOnWord = (text: string, at: number): boolean => isApostrophe(text[at - 1]) && isWordAt(text, at - 2)

/** Capitals as in the phrase, where the phrase has no wildcard before them. */
function sameCapitals(found: string, phrase: string): boolean {
  const plain = fold(found).replace(/\s+/g, ' ')
  const fixed = phrase.split(/[*_]/)
  return plain.startsWith(fixed[0] as string) && (fixed.length === 1 || plain.endsWith(fixed.at(-1) as string))
}
