// All phrase lists of all rules in one automaton: one scan of a block finds the phrases of every list.
import {
  type Automaton,
  anyLetters,
  anyWord,
  blank,
  type Ending,
  firstSymbol,
  fold,
  hasBlank,
  hasJoins,
  hasLetters,
  hasWord,
  isEnding,
  makeAutomaton,
  spellingsOf,
} from './automaton.ts'
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
export const matcherOn = (automaton: Automaton, lists: ReadonlySet<PhraseList>): Matcher => ({
  lists,
  scan: (block) => scan(block, automaton),
})

function scan(block: Block, {symbols, next, endingsOf, joinsOf, marks}: Automaton): Map<PhraseList, Hit[]> {
  const {text} = block.prose
  const found = new Map<PhraseList, Hit[]>()
  let start = 0
  for (; start < text.length; start++) {
    const symbol = symbols[text.charCodeAt(start)] as number
    if (symbol < firstSymbol || !next(0, symbol) || isInsideWord(text, start)) continue
    walk(next(0, symbol), start + 1, false)
  }
  return found

  /** Follow the text from a state; `pending` where a blank of the phrase is still to be met, unless the phrase ends. */
  function walk(from: number, offset: number, pending: boolean): void {
    let state = from
    let at = offset
    let owesBlank = pending
    for (;;) {
      if (marks[state]) branch(state, at, owesBlank)
      if (owesBlank && symbols[text.charCodeAt(at)] !== blank) return
      if (owesBlank) at = skipBlanks(at)
      const symbol = symbols[text.charCodeAt(at)] as number
      if (at >= text.length || symbol < firstSymbol) return
      state = next(state, symbol)
      if (state === 0) return
      owesBlank = false
      at++
    }
  }

  /** What a state has beside plain edges. */
  function branch(state: number, at: number, pending: boolean): void {
    const mark = marks[state] as number
    if (mark & isEnding && endsWord(text, at)) for (const ending of endingsOf(state)) keep(ending, at)
    if (mark & hasJoins) for (const join of joinsOf(state)) walk(join, at, pending)
    if (mark & hasBlank) walk(next(state, blank), at, true)
    if (mark & hasLetters && !pending) walk(next(state, anyLetters), endOfWord(text, at), false)
    const word = pending ? skipBlanks(at) : at
    if (mark & hasWord && word > at && isWordAt(text, word)) walk(next(state, anyWord), endOfWord(text, word), false)
  }

  function skipBlanks(from: number): number {
    let at = from
    while (symbols[text.charCodeAt(at)] === blank) at++
    return at
  }

  function keep({list, phrase: nth, spelling}: Ending, end: number): void {
    const words = text.slice(start, end)
    if (list.caseSensitive && !sameCapitals(words, spellingsOf(list, nth)[spelling] ?? '')) return
    const hits = found.get(list) ?? []
    const last = hits.at(-1)
    if (last && last.end > start && (last.start < start || last.end >= end)) return
    if (last && last.start === start) hits.pop()
    const phrase = fold(words).replace(/\s+/g, ' ').toLowerCase()
    const {kind = '', instead} = list.phrases[nth] ?? {}
    hits.push({block, start, end, kind, phrase, ...(instead !== undefined && {instead})})
    found.set(list, hits)
  }
}

const isInsideWord = (text: string, at: number): boolean =>
  isWordAt(text, at) && (isWordAt(text, at - 1) || (isApostrophe(text[at - 1]) && isWordAt(text, at - 2)))

/** Capitals as in the phrase, where the phrase has no wildcard before them. */
function sameCapitals(found: string, phrase: string): boolean {
  const plain = fold(found).replace(/\s+/g, ' ')
  const fixed = phrase.split(/[*_]/)
  return plain.startsWith(fixed[0] as string) && (fixed.length === 1 || plain.endsWith(fixed.at(-1) as string))
}
