// `substitution`: words that others should stand in place of.
import {emit} from '../expressions/emit.ts'
import {parseExpression} from '../expressions/parse.ts'
import {
  allMatches,
  type ExpressionMatch,
  type ExpressionSearch,
  isFound,
  makeSearch,
  searched,
  searchFor,
} from '../expressions/search.ts'
import {
  aroundTokens,
  type Definition,
  isSetOn,
  type RuleAlert,
  type RuleText,
  type Shared,
  type ValeCheck,
} from './check.ts'
import {makeExceptions, termPattern} from './exceptions.ts'
import {likeCase} from './match-case.ts'
import {formatMessage, listChoices} from './message.ts'

interface Swap {
  key: string
  instead: string
  /** Whether what was found is one of the accepted forms. */
  accepts(found: string): boolean
}

/** Make the check; `isTerms` is for the accepted words of a vocabulary. @throws {ExpressionError} */
export function substitution(definition: Definition, shared: Shared, isTerms = false): ValeCheck {
  const {data, action} = definition
  const fold = isSetOn(data, 'ignorecase')
  // A list of swaps is read as one table.
  const entries = Object.entries(Object.assign({}, ...[data.swap ?? {}].flat()) as Record<string, unknown>)
  const swaps = entries
    .sort(([a], [b]) => b.length - a.length)
    .map(([key, instead]) => makeSwap(key, String(instead), action.name, isTerms))
  const {search, owners} = searchOf(swaps, fold, isSetOn(data, 'nonword'), shared)
  const exceptions = makeExceptions(definition, shared)
  return {definition, search, others: exceptions.searches, run}

  function run(text: RuleText, live: readonly number[] | undefined): RuleAlert[] {
    return allMatches(search, text, live).flatMap((match) => {
      const swap = swaps[owners[match.alternative] as number] as Swap
      return judge(swap, match, text)
    })
  }

  function judge(swap: Swap, match: ExpressionMatch, text: RuleText): RuleAlert[] {
    const found = text.text.slice(match.start, match.end)
    const expected = expectedFor(swap, found, fold, isSetOn(data, 'capitalize'))
    const same = expected === swap.instead ? swap.accepts(found) : accepterFor(expected, action.name, isTerms)(found)
    if (same || exceptions.allows(match, text)) return []
    return [alertOf(definition, match, found, expected)]
  }
}

function makeSwap(key: string, instead: string, action: string, isTerms: boolean): Swap {
  return {key, instead, accepts: accepterFor(instead, action, isTerms)}
}

/** The forms that are right: choices where they replace what was found, else all that an expression matches. */
function accepterFor(expected: string, action: string, isTerms: boolean): (found: string) => boolean {
  if (action === 'replace') {
    const choices = optionsOf(expected)
    return (found) => choices.includes(found)
  }
  if (/^[\p{L}\p{Nd} -]*$/u.test(expected)) return (found) => found === expected
  let search: ExpressionSearch | undefined
  try {
    search = makeSearch(`^(?:${isTerms ? termPattern(expected) : expected})$`)
  } catch {
    return (found) => found === expected
  }
  const form = search
  return (found) => isFound(form, searched(found))
}

/** One search for all keys, and which of them each of its alternatives belongs to. */
function searchOf(swaps: readonly Swap[], fold: boolean, isNonword: boolean, shared: Shared) {
  const owners: number[] = []
  const alternatives = swaps.flatMap(({key}, number) => {
    const search = searchFor(parseExpression((fold ? '(?i)' : '') + aroundTokens(key, shared, !isNonword)))
    owners.push(...search.alternatives.map(() => number))
    return search.alternatives
  })
  const search: ExpressionSearch = {part: {is: 'either', of: alternatives.map(({part}) => part)}, alternatives}
  return {search, owners}
}

/** What should stand there: the key's groups filled in, with a capital where the rule asks for one. */
function expectedFor({key, instead}: Swap, found: string, fold: boolean, capitalizes: boolean): string {
  const isCapital = capitalizes && found === capital(found)
  const expected = isCapital ? capital(instead) : instead
  if (!/\$\d/.test(expected)) return expected
  const {source, flags} = emit(parseExpression((fold ? '(?i)' : '') + key), 'any')
  return found.replace(new RegExp(source, flags), expected)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The choices of a value: parted by bars, unless a backslash stands before one. */
const optionsOf = (value: string): string[] =>
  value
    .split(/(?<!\\)\|/)
    .filter((option) => option !== '')
    .map((option) => option.replaceAll('\\|', '|'))

function alertOf(definition: Definition, match: ExpressionMatch, found: string, expected: string): RuleAlert {
  const {action, data} = definition
  const place = {start: match.start, end: match.end}
  if (action.name !== 'replace')
    return {...place, message: formatMessage(definition.message, [sameCase(expected, found), found])}
  const isCapital = isSetOn(data, 'capitalize') && found === capital(found)
  const given = action.params.length > 0 ? action.params : optionsOf(expected)
  const cased = isCapital ? given.map(capital) : given
  const suggestions = isSetOn(data, 'matchcase') ? cased.map((one) => likeCase(one, found)) : cased
  // The choices come in quotation marks of their own.
  const message = action.params.length > 0 ? definition.message : withoutQuotes(definition.message)
  const shown = action.params.length > 0 ? expected : listChoices(suggestions)
  return {...place, message: formatMessage(message, [shown, found]), suggestions}
}

/** A term without signs is shown as it should be written. */
const sameCase = (expected: string, found: string) => {
  const plain = expected.replace(/\\(.)/g, '$1').replace(/\?/g, '')
  return !/[[\](){}|.*+^$]/.test(plain) && plain.toLowerCase() === found.split(/\s+/).join(' ').toLowerCase()
    ? plain
    : expected
}

function withoutQuotes(message: string): string {
  let text = message
  for (const quoted of ["'%s'", '"%s"']) if (text.split(quoted).length === 3) text = text.replace(quoted, '%s')
  return text
}
