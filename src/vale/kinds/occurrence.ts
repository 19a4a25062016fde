// `occurrence`: something that stands in a text too often, or not often enough.
import {allMatches, makeSearch} from '../expressions/search.ts'
import type {Definition, RuleText, Shared, ValeCheck} from './check.ts'
import {isSetOn} from './check.ts'
import {formatMessage} from './message.ts'

/** Make the check. @throws {ExpressionError} */
export function occurrence(definition: Definition, _shared: Shared): ValeCheck {
  const {data, message} = definition
  const [most, least] = [Number(data.max ?? 0), Number(data.min ?? 0)]
  const search = makeSearch(`${isSetOn(data, 'ignorecase') ? '(?i)' : ''}(?:${String(data.token ?? '')})`)
  return {definition, ...(least > 0 ? {others: [search]} : {search}), run}

  function run(text: RuleText) {
    const matches = allMatches(search, text)
    const count = matches.length
    if (!((most > 0 && count > most) || (least > 0 && count < least))) return []
    const said = formatMessage(message, [String(count)])
    const place = count === 0 ? firstWord(text) : matches.find(({start, end}) => isWritten(text.text.slice(start, end)))
    return place ? [{start: place.start, end: place.end, message: said}] : []
  }
}

function firstWord({text}: RuleText) {
  const found = /\S+/.exec(text)
  return found ? {start: found.index, end: found.index + found[0].length} : {start: 0, end: 0}
}

/** Stars stand for code. */
const isWritten = (text: string) => text.trim() !== '' && !/^[*@]*$/.test(text)
