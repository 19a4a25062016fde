// What a rule lets pass: its exceptions and the words of the vocabularies.
import {
  allMatches,
  type ExpressionMatch,
  type ExpressionSearch,
  isFound,
  makeSearch,
  searched,
} from '../expressions/search.ts'
import {type Definition, isSetOn, type RuleText, type Shared, texts} from './check.ts'

/** Says whether a match is let pass. */
export interface Exceptions {
  /** What is found in a match to let it pass; undefined where nothing is. */
  words: ExpressionSearch | undefined
  /** All that is searched for. */
  searches: readonly ExpressionSearch[]
  allows(match: Pick<ExpressionMatch, 'start' | 'end'>, text: RuleText): boolean
}

const special = /[\\+*?()|[\]{}^$]/

/** A term as an expression: the full stop of one without other signs is itself, and blanks may be line ends. */
export function termPattern(term: string): string {
  const literal = special.test(term) ? term : term.replace(/\./g, '\\.')
  return literal.replace(/[ \t]+/g, '\\s+')
}

/** Make the exceptions of a rule. `usesVocabulary` says whether accepted words count for its kind. */
export function makeExceptions(
  {data}: Pick<Definition, 'data'>,
  {accepted}: Pick<Shared, 'accepted'>,
  usesVocabulary = true,
): Exceptions {
  const own = texts(data.exceptions)
  const all = [...own, ...(usesVocabulary && isSetOn(data, 'vocab', true) ? accepted : [])]
  const words = all.length > 0 ? makeSearch(`(?m)\\b(?:${longestFirst(all).map(inCase).join('|')})\\b`) : undefined
  const phrases = all.filter((term) => /[ \t]|\\s/.test(term)).map(termPattern)
  const around = phrases.length > 0 ? makeSearch(`(?i)\\b(?:${phrases.join('|')})\\b`) : undefined
  const known = new Map<string, boolean>()
  return {words, allows, searches: [words, around].filter((one) => one !== undefined)}

  function allows({start, end}: Pick<ExpressionMatch, 'start' | 'end'>, text: RuleText): boolean {
    if (!words) return false
    return accepts(text.text.slice(start, end).trim()) || isWithin(start, end, text)
  }

  function accepts(found: string): boolean {
    const before = known.get(found)
    if (before !== undefined || !words) return before ?? false
    const accepted = isFound(words, searched(found))
    if (known.size < 10_000) known.set(found, accepted)
    return accepted
  }

  function isWithin(start: number, end: number, text: RuleText): boolean {
    return around !== undefined && allMatches(around, text).some((phrase) => start >= phrase.start && end <= phrase.end)
  }
}

const longestFirst = (terms: readonly string[]) => [...terms].sort((a, b) => b.length - a.length)

const inCase = (term: string) => (term.startsWith('(?i)') ? termPattern(term) : `(?-i)${termPattern(term)}`)
