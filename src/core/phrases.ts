// All phrase lists of all rules in one matcher: one scan of a block finds the phrases of every list.
import type {Block, Span} from './draft.ts'
import {endOfWord, endsWord, isApostrophe, isWordAt} from './word-edges.ts'

export {isWordAt} from './word-edges.ts'

/** Phrases of one kind: a plain list, or what to write instead by what is found. */
export type Phrases = readonly string[] | Readonly<Record<string, string>>

/** A list as it stands in `rules/lists/*.json`, with where it comes from. */
export interface PhraseData {
  source: string
  licence: string
  added: string
  /** Match capitals exactly. */
  caseSensitive?: boolean
  kinds: Readonly<Record<string, Phrases>>
}

/** A list of phrases, known to the matcher by its identity. */
export interface PhraseList {
  caseSensitive: boolean
  phrases: readonly {text: string; kind: string; instead?: string}[]
}

/** A phrase found in a block's prose. */
export interface Hit extends Span {
  kind: string
  phrase: string
  instead?: string
}

/**
 * Make a phrase list from data. In a phrase `(a|b|)` stands for each of its parts, `*` at the end of a word for any
 * further letters, a lone `_` behind a space for one word, a space for any white space, and `'` for every apostrophe.
 */
export function definePhrases({kinds, caseSensitive = false}: Pick<PhraseData, 'kinds' | 'caseSensitive'>): PhraseList {
  const phrases = Object.entries(kinds).flatMap(([kind, entries]) =>
    Array.isArray(entries)
      ? entries.map((text: string) => ({text, kind}))
      : Object.entries(entries as Record<string, string>).map(([text, instead]) => ({text, kind, instead})),
  )
  return {caseSensitive, phrases}
}

/** Spell out the `(a|b)` groups of a phrase. */
export function expand(phrase: string): string[] {
  const group = /\(([^()]*\|[^()]*)\)/.exec(phrase)
  if (!group) return [phrase.replace(/ {2,}/g, ' ').trim()]
  const [whole, parts = ''] = group
  const [before, after] = [phrase.slice(0, group.index), phrase.slice(group.index + whole.length)]
  return parts.split('|').flatMap((part) => expand(before + part + after))
}

/** Finds the phrases of all its lists in one scan of a text. */
export interface Matcher {
  lists: ReadonlySet<PhraseList>
  /** The hits of each list in a block, leftmost and longest first, never overlapping within a list. */
  scan(block: Block): Map<PhraseList, Hit[]>
}

const space = 1
const anyLetters = 2
const anyWord = 3
const firstSymbol = 4

interface Ending {
  list: PhraseList
  kind: string
  phrase: string
  instead?: string
}

/** Put lists into one trie over folded characters; every phrase starts and ends at a word boundary. */
export function makeMatcher(lists: Iterable<PhraseList>): Matcher {
  const all = new Set(lists)
  const symbols = new Uint8Array(65536)
  for (const blank of ' \t\n\r\f\u00a0\u2009\u202f') symbols[blank.charCodeAt(0)] = space
  const expanded = [...all].flatMap((list) =>
    list.phrases.flatMap((phrase) => expand(phrase.text).map((text) => ({text: fold(text), phrase, list}))),
  )
  const width = numberSymbols(symbols, expanded.map(({text}) => text).join(''))
  const trie = makeTrie(width)
  for (const {text, phrase, list} of expanded) {
    const {kind, instead} = phrase
    const ending = {list, kind, phrase: list.caseSensitive ? text : text.toLowerCase()}
    trie.add(spell(text, symbols), instead === undefined ? ending : {...ending, instead})
  }
  return {lists: all, scan: (block) => scan(block, trie, symbols)}
}

const fold = (text: string) => text.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-')

function numberSymbols(symbols: Uint8Array, characters: string): number {
  let next = firstSymbol
  for (const character of new Set(characters.toLowerCase().split(''))) {
    const code = character.charCodeAt(0)
    if (symbols[code]) continue
    symbols[code] = next
    symbols[character.toUpperCase().charCodeAt(0)] = next
    if (character === "'") for (const like of '’ʼ') symbols[like.charCodeAt(0)] = next
    if (character === '-') for (const like of '‐‑') symbols[like.charCodeAt(0)] = next
    next++
  }
  return next
}

function spell(text: string, symbols: Uint8Array): number[] {
  return text.split('').map((character, i) => {
    if (character === '*' && /[\p{L}\p{N}]/u.test(text[i - 1] ?? '')) return anyLetters
    if (character === '_' && text[i - 1] === ' ' && (text[i + 1] ?? ' ') === ' ') return anyWord
    return symbols[character.toLowerCase().charCodeAt(0)] as number
  })
}

interface Trie {
  width: number
  next: Int32Array
  endings: (Ending[] | undefined)[]
  add(symbols: number[], ending: Ending): void
}

function makeTrie(width: number): Trie {
  const trie: Trie = {width, next: new Int32Array(width * 4096), endings: [undefined], add}
  let nodes = 1
  return trie

  function add(symbols: number[], ending: Ending): void {
    let node = 0
    for (const symbol of symbols) {
      const edge = node * width + symbol
      const known = trie.next[edge] || addNode()
      trie.next[edge] = known
      node = known
    }
    trie.endings[node] = [...(trie.endings[node] ?? []), ending]
  }

  function addNode(): number {
    if ((nodes + 1) * width > trie.next.length) {
      const larger = new Int32Array(trie.next.length * 2)
      larger.set(trie.next)
      trie.next = larger
    }
    trie.endings.push(undefined)
    return nodes++
  }
}

function scan(block: Block, trie: Trie, symbols: Uint8Array): Map<PhraseList, Hit[]> {
  const {text} = block.prose
  const found = new Map<PhraseList, Hit[]>()
  const {next, endings, width} = trie
  for (let at = 0; at < text.length; at++) {
    const root = next[symbols[text.charCodeAt(at)] as number] as number
    if (!root) continue
    const word = isWordAt(text, at)
    if (word && (isWordAt(text, at - 1) || (isApostrophe(text[at - 1]) && isWordAt(text, at - 2)))) continue
    walk(at, at, 0)
  }
  return found

  function walk(start: number, from: number, fromNode: number): void {
    let node = fromNode
    let at = from
    for (;;) {
      const ends = endings[node]
      if (ends && endsWord(text, at)) for (const ending of ends) keep(ending, start, at)
      const letters = next[node * width + anyLetters] as number
      if (letters) walk(start, endOfWord(text, at), letters)
      const word = next[node * width + anyWord] as number
      if (word && isWordAt(text, at)) walk(start, endOfWord(text, at), word)
      if (at >= text.length) return
      const symbol = symbols[text.charCodeAt(at)] as number
      node = next[node * width + symbol] as number
      if (!node || !symbol) return
      at++
      if (symbol === space) while (symbols[text.charCodeAt(at)] === space) at++
    }
  }

  function keep(ending: Ending, start: number, end: number): void {
    const {list, ...about} = ending
    if (list.caseSensitive && !sameCapitals(text.slice(start, end), about.phrase)) return
    const hits = found.get(list) ?? []
    const last = hits.at(-1)
    if (last && last.end > start && (last.start < start || last.end >= end)) return
    if (last && last.start === start) hits.pop()
    hits.push({block, start, end, ...about})
    found.set(list, hits)
  }
}

/** Capitals as in the phrase, where the phrase has no wildcard before them. */
function sameCapitals(found: string, phrase: string): boolean {
  const plain = fold(found).replace(/\s+/g, ' ')
  const fixed = phrase.split(/[*_]/)
  return plain.startsWith(fixed[0] as string) && (fixed.length === 1 || plain.endsWith(fixed.at(-1) as string))
}
