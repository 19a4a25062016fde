// Spells with several dictionaries and lists of words at once.
import type {WordSource} from '../core/house.ts'
import {once} from '../core/once.ts'
import {makeChecker, type WordChecker} from './checker.ts'
import {readDictionary} from './dictionary.ts'
import {isWithin, slipCost} from './slip.ts'
import {inShapeOf, makeSuggester, type SpellingCandidate, type Suggester} from './suggest.ts'
import {readWordList, wordsOfPhrase} from './word-list.ts'

/** What a speller is made of. Of several dictionaries each makes a word right; the first one suggests. */
interface SpellerSource {
  /** Dictionaries and lists of words. */
  sources: readonly WordSource[]
  words?: readonly string[]
}

/** Says what is right, and what may be meant. Words have straight or curly apostrophes and no blanks. */
export interface Speller {
  isRight(word: string): boolean
  /** Whether a list says that the word is wrong. */
  isWrong(word: string): boolean
  /** What may be meant, the likeliest first, in the capitals of the word. */
  suggest(word: string): readonly SpellingCandidate[]
}

/** Make a speller. Dictionaries are read when the first word is asked for. */
export function makeSpeller({sources, words = []}: SpellerSource): Speller {
  const lists = once(() =>
    ownWords(
      sources.flatMap((one) => ('list' in one ? [one.list] : [])),
      words,
    ),
  )
  const dictionaries = once(() => sources.flatMap(loadDictionary))
  const isWrong = (word: string) => lists().wrong.has(straight(word).toLowerCase())

  const isRight: (word: string) => boolean = remembering((given) => {
    const word = straight(given)
    if (isWrong(word)) return false
    if (lists().has(word) || dictionaries().some(({checker}) => checker.isRight(word))) return true
    return word.endsWith("'s") && word.length > 3 && isRight(word.slice(0, -2))
  }, mostKnown)

  const suggest = remembering((given): readonly SpellingCandidate[] => {
    const found = [...lists().near(straight(given)), ...(dictionaries()[0]?.suggester(given) ?? [])]
    const byForm = new Map<string, SpellingCandidate>()
    for (const one of found.sort((a, b) => a.cost - b.cost))
      if (!byForm.has(one.form) && !isWrong(one.word)) byForm.set(one.form, one)
    return [...byForm.values()]
  }, mostSuggested)

  return {isRight, isWrong, suggest}
}

/** Remembers answers about words, and forgets all when there are too many. */
function remembering<T>(answer: (word: string) => T, most: number): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const made = answer(word)
    if (known.size >= most) known.clear()
    known.set(word, made)
    return made
  }
}

interface LoadedDictionary {
  checker: WordChecker
  suggester: Suggester
}

/** A dictionary is read once, whoever asks. */
const loaded = new WeakMap<WordSource, LoadedDictionary>()

function loadDictionary(source: WordSource): LoadedDictionary[] {
  if (!('dic' in source)) return []
  const known = loaded.get(source)
  if (known) return [known]
  const dictionary = readDictionary(source)
  const checker = makeChecker(dictionary)
  const made = {checker, suggester: makeSuggester(dictionary, checker)}
  loaded.set(source, made)
  return [made]
}

/** How many answers are remembered; then all are forgotten. */
const [mostKnown, mostSuggested] = [200_000, 5000]

interface OwnWords {
  wrong: ReadonlySet<string>
  has(word: string): boolean
  /** The words a slip away from one with straight apostrophes. */
  near(word: string): SpellingCandidate[]
}

/** A word in small letters may have a capital or be in capitals; others stand as they are, or in capitals. */
function ownWords(lists: readonly string[], words: readonly string[]): OwnWords {
  const read = lists.map(readWordList)
  const right = new Set([...words.flatMap(wordsOfPhrase), ...read.flatMap((list) => list.right)].map(straight))
  const pairs = once(() =>
    [...right].filter(({length}) => length > 3).map((form) => [form, form.toLowerCase()] as const),
  )
  const capitals = new Set([...right].map((word) => word.toUpperCase()))
  const joined = new Set(read.flatMap((list) => list.joined).map((word) => straight(word).toLowerCase()))
  return {
    wrong: new Set(read.flatMap((list) => list.wrong).map((word) => straight(word).toLowerCase())),
    has: (word) =>
      right.has(word) ||
      right.has(word.toLowerCase()) ||
      (word === word.toUpperCase() && capitals.has(word)) ||
      (joined.size > 0 && isJoinedOf(word.toLowerCase(), joined, right)),
    near: (word) => {
      const given = word.toLowerCase()
      return pairs().flatMap(([form, small]) =>
        isWithin(given, small, 1) ? [{word: inShapeOf(word, form), form, cost: slipCost(given, small)}] : [],
      )
    },
  }
}

const straight = (word: string) => word.replaceAll('’', "'")

const isJoinedOf = (word: string, joined: ReadonlySet<string>, right: ReadonlySet<string>): boolean => {
  for (let at = 2; at < word.length - 1; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    if ((joined.has(head) && right.has(tail)) || (joined.has(tail) && right.has(head))) return true
  }
  return false
}
