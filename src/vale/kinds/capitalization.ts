// `capitalization`: headings and the like in sentence case, title case, capitals or small letters.
import {allMatches, type ExpressionSearch, isFound, makeSearch, searched} from '../expressions/search.ts'
import {type Definition, type Shared, texts, type ValeCheck} from './check.ts'
import {type Exceptions, makeExceptions} from './exceptions.ts'
import {formatMessage} from './message.ts'

/** The text as it should be, and whether what stands there will do. */
interface CaseVerdict {
  expected: string
  passes: boolean
}

type Judge = (text: string) => CaseVerdict

/** Make the check. @throws {ExpressionError} */
export function capitalization(definition: Definition, shared: Shared): ValeCheck {
  const {data, action, message} = definition
  const searches: ExpressionSearch[] = []
  const judge = judgeFor(definition, shared, searches)
  return {
    definition,
    others: searches,
    run({text}) {
      const {expected, passes} = judge(text)
      if (passes) return []
      const isCased = data.match === '$title' || data.match === '$sentence'
      const suggestions =
        action.name === 'replace' && action.params.length === 0 && isCased ? [expected] : action.params
      return [
        {
          ...{start: 0, end: text.length, message: formatMessage(message, [text, expected])},
          ...(suggestions.length > 0 && {suggestions}),
        },
      ]
    },
  }
}

/** What judges a text; all that it searches for is added to `searches`. */
function judgeFor(definition: Definition, shared: Shared, searches: ExpressionSearch[]): Judge {
  const {data} = definition
  const exceptions = makeExceptions(definition, shared)
  searches.push(...exceptions.searches)
  const isException = (text: string) => exceptions.words !== undefined && isFound(exceptions.words, searched(text))
  if (data.match === '$lower') return (text) => caseVerdict(text, text.toLowerCase(), isException)
  if (data.match === '$upper') return (text) => caseVerdict(text, text.toUpperCase(), isException)
  if (data.match === '$sentence' || data.match === '$title')
    return wordwise(definition, shared, {exceptions, isException, searches})
  const search = makeSearch(String(data.match ?? ''))
  searches.push(search)
  return (text) => ({
    expected: String(data.match),
    passes: isFound(search, searched(text)) || isException(text),
  })
}

const caseVerdict = (text: string, expected: string, isException: (text: string) => boolean): CaseVerdict => ({
  expected,
  passes: text === expected || isException(text),
})

const word = '[\\p{N}\\p{L}*]+[^\\s]*'

interface Letting {
  exceptions: Exceptions
  isException(text: string): boolean
  searches: ExpressionSearch[]
}

/** Word by word: so many of them must be as they should. */
function wordwise({data}: Definition, {accepted}: Shared, {exceptions, isException, searches}: Letting): Judge {
  const own = texts(data.exceptions)
  const vocabulary = vocabularyOf([...own, ...(data.vocab === false ? [] : accepted)], accepted.length === 0)
  const except = exceptions.words
  const words = makeSearch(except ? `${sourceOf(own, accepted, data.vocab === false)}|${word}` : word)
  const threshold = Number(data.threshold ?? 0) || 0.8
  const isSentence = data.match === '$sentence'
  const prefix = data.prefix ? makeSearch(String(data.prefix)) : undefined
  searches.push(words, ...vocabulary.map(({search}) => search), ...(prefix ? [prefix] : []))
  const convert = isSentence
    ? toSentence(vocabulary, texts(data.indicators), own.length > 0 || accepted.length > 0)
    : toTitle(vocabulary, data.style === 'Chicago')
  return (text) => {
    const expected = withPrefix(text, prefix, convert)
    return {expected, passes: agrees(text, expected, {words, isException, threshold, isSentence})}
  }
}

function sourceOf(own: readonly string[], accepted: readonly string[], alone: boolean): string {
  const all = [...own, ...(alone ? [] : accepted)].sort((a, b) => b.length - a.length)
  return `(?m)\\b(?:${all.map((term) => `(?:(?-i)${term})`).join('|')})\\b`
}

function withPrefix(text: string, prefix: ExpressionSearch | undefined, convert: (text: string) => string): string {
  const [found] = prefix ? allMatches(prefix, searched(text)) : []
  return found?.start === 0 ? text.slice(0, found.end) + convert(text.slice(found.end)) : convert(text)
}

interface Measure {
  words: ExpressionSearch
  isException(text: string): boolean
  threshold: number
  isSentence: boolean
}

const wordsOf = (search: ExpressionSearch, text: string) =>
  allMatches(search, searched(text)).map(({start, end}) => text.slice(start, end))

function agrees(text: string, expected: string, {words, isException, threshold, isSentence}: Measure): boolean {
  const right = wordsOf(words, expected)
  const found = wordsOf(words, text)
  let count = 0
  for (const [i, one] of found.entries()) {
    const isRight = i >= right.length || one === right[i] || isException(one)
    if (isRight || (!isSentence && one === one.toUpperCase())) count++
    else if (isSentence && i === 0 && one !== capital(one.toLowerCase())) return false
  }
  return count / found.length >= threshold
}

const capital = (text: string) => {
  const [first = '', ...rest] = text
  return first.toUpperCase() + rest.join('')
}

interface VocabularyEntry {
  term: string
  search: ExpressionSearch
}

/** Terms as expressions; without a vocabulary of accepted words Vale reads exceptions the longest first. */
function vocabularyOf(terms: readonly string[], sorts: boolean): readonly VocabularyEntry[] {
  const ordered = sorts ? [...terms].sort((a, b) => b.length - a.length) : terms
  return ordered.map((term) => ({term: sorts ? '' : term, search: makeSearch(term)}))
}

/** A word as the vocabulary has it, or as it is where a term stands in it. */
function known(word: string, vocabulary: readonly VocabularyEntry[]): string | undefined {
  for (const {term, search} of vocabulary) {
    if (term && term.toLowerCase() === word.toLowerCase()) return term
    if (isFound(search, searched(word))) return word
  }
  return undefined
}

function toSentence(vocabulary: readonly VocabularyEntry[], indicators: readonly string[], hasTerms: boolean) {
  const terms = vocabulary.map(({search, term}) => term || search)
  const source = hasTerms ? termSource(terms) : ''
  const tokens = makeSearch(`(?i)${source}${word}`)
  return (text: string): string => {
    const found = wordsOf(tokens, text)
    return found
      .map((one, i) => {
        const before = found[i - 1] ?? ''
        const starts = i === 0 || indicators.some((mark) => before.endsWith(mark)) || (i === 1 && /\d\./.test(before))
        return known(one, vocabulary) ?? (starts ? capital(one.toLowerCase()) : one.toLowerCase())
      })
      .join(' ')
  }
}

const termSource = (terms: readonly (string | ExpressionSearch)[]) => {
  const plain = terms.filter((term): term is string => typeof term === 'string')
  return plain.length > 0 ? `\\b(?:${plain.join('|')})\\b|` : ''
}

const small = new Set('a an and as at but by en for if in nor of on or per the to vs vs. via v v.'.split(' '))
const prepositions = new Set(
  'with from into during including until against among throughout despite towards upon concerning about over through before between after since without under within along following across beyond around down near above'.split(
    ' ',
  ),
)

/** Titles as the Associated Press or the Chicago manual has them; `to` is left as it is, for it may go with a verb. */
function toTitle(vocabulary: readonly VocabularyEntry[], isChicago: boolean) {
  const isSmall = (word: string) => small.has(word) || (isChicago && prepositions.has(word))
  return (text: string): string =>
    text.replace(/[\p{N}\p{L}]+[^\s\-/]*/gu, (found: string, at: number) => {
      const entry = known(found, vocabulary)
      if (entry !== undefined) return entry
      if (!isChicago && found.toLowerCase() === 'to') return found
      const isBound = at === 0 || at + found.length === text.length
      const joins = /[ \-/]/.test(text[at - 1] ?? '') && !/[:-]/.test(text[at - 2] ?? '')
      if (!isBound && joins && isSmall(found.toLowerCase()) && text[at + found.length] !== '-')
        return found.toLowerCase()
      return capital(found)
    })
}
