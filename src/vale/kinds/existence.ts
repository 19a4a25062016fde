// `existence`: words that should not be there.
import {allMatches, type ExpressionMatch, makeSearch} from '../expressions/search.ts'
import {suggestionsFor} from './actions.ts'
import {
  aroundTokens,
  type Definition,
  isSetOn,
  type RuleAlert,
  type RuleText,
  type Shared,
  texts,
  type ValeCheck,
} from './check.ts'
import {makeExceptions} from './exceptions.ts'
import {formatMessage, listChoices} from './message.ts'

/** Make the check. @throws {ExpressionError} */
export function existence(definition: Definition, shared: Shared): ValeCheck {
  const {data} = definition
  const isNonword = isSetOn(data, 'nonword')
  const tokens = texts(data.tokens).filter((token) => token.trim() !== '')
  const raw = texts(data.raw).join('')
  const words = aroundTokens(tokens.join('|'), shared, !isNonword && tokens.length > 0)
  const joined = isSetOn(data, 'append') ? words + raw : raw + words
  const search = makeSearch((isSetOn(data, 'ignorecase') ? '(?i)' : '') + joined)
  const exceptions = makeExceptions(definition, shared, !isNonword)
  return {
    definition,
    search,
    others: exceptions.searches,
    run: (text, live) =>
      allMatches(search, text, live)
        .filter((match) => !exceptions.allows(match, text))
        .map((match) => alertFor(definition, match, text)),
  }
}

/** The alert for a match, with what the rule's action makes of it. */
export function alertFor(
  {message, action}: Definition,
  {start, end, groups = []}: Partial<ExpressionMatch> & Pick<ExpressionMatch, 'start' | 'end'>,
  {text}: RuleText,
): RuleAlert {
  const found = text.slice(start, end)
  const taken = groups.filter((group) => group !== undefined)
  const suggestions = suggestionsFor(action, found, taken)
  const instead = !suggestions ? [] : [suggestions.length > 1 ? listChoices(suggestions) : (suggestions[0] ?? found)]
  return {start, end, message: formatMessage(message, [found, ...instead]), ...(suggestions && {suggestions})}
}
