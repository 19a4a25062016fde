// `spelling`: words that no dictionary has.
import type {Speller} from '../../spelling/speller.ts'
import {isFound, makeSearch, searched} from '../expressions/search.ts'
import {type Definition, isSetOn, type RuleAlert, type Shared, texts, type ValeCheck} from './check.ts'
import {formatMessage} from './message.ts'

/** What no rule looks up, unless it is `custom`: names with capitals inside, capitals at the end, other characters. */
const usual = ['[A-Z]{1}[a-z]+[A-Z]+\\w+', '[A-Z]+$', "[^a-zA-Z_']"]

const mostSuggestions = 6

/** Make the check. @throws {ExpressionError} and an Error where there is no dictionary. */
export function spelling(definition: Definition, shared: Shared): ValeCheck {
  const {data, message, action} = definition
  const speller = shared.spellerFor?.(definition)
  if (!speller) throw new Error('it needs a dictionary')
  const own = texts(data.filters)
  const filters = (isSetOn(data, 'custom') ? own : [...own, ...usual]).map(makeSearch)
  const terms = [...texts(data.exceptions), ...shared.accepted]
  const exceptions = terms.length > 0 ? makeSearch(`(?i)(?:${terms.join('|')})`) : undefined
  const searches = exceptions ? [...filters, exceptions] : filters
  const suggests = action.name === 'suggest' && action.params.includes('spellings')
  const known = new Map<string, boolean>()
  return {definition, others: searches, run: ({text}) => wordsIn(text).flatMap((word) => alertFor(word))}

  function alertFor({word, start}: {word: string; start: number}): RuleAlert[] {
    if (isRight(word)) return []
    const suggestions = suggests ? suggestionsFor(speller as Speller, word) : []
    const alert = {start, end: start + word.length, message: formatMessage(message, [word])}
    return [suggestions.length > 0 ? {...alert, suggestions} : alert]
  }

  function isRight(word: string): boolean {
    const before = known.get(word)
    if (before !== undefined) return before
    const plain = searched(word.replaceAll('’', "'"))
    const answer = searches.some((search) => isFound(search, plain)) || (speller as Speller).isRight(word)
    if (known.size < 50_000) known.set(word, answer)
    return answer
  }
}

const suggestionsFor = (speller: Speller, word: string): string[] =>
  speller
    .suggest(word)
    .slice(0, mostSuggestions)
    .map((one) => one.word)

/** The words between blanks, without the marks around them; what has no letter is left out. */
function wordsIn(text: string): {word: string; start: number}[] {
  const words: {word: string; start: number}[] = []
  for (const {0: chunk, index} of text.matchAll(/[^\s—–/]+/gu)) {
    const before = chunk.length - chunk.replace(/^[^\p{L}\p{N}]+/u, '').length
    const word = withoutMarks(chunk.slice(before))
    if (/\p{L}/u.test(word)) words.push({word, start: index + before})
  }
  return words
}

/** A word without the marks after it. */
function withoutMarks(word: string): string {
  let end = word.length
  while (end > 0 && !/[\p{L}\p{M}\p{N}]/u.test(word[end - 1] as string)) end--
  return word.slice(0, end)
}
