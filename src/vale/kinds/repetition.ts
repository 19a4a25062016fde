// `repetition`: the same word twice in a row.
import {allMatches, makeSearch} from '../expressions/search.ts'
import {sentencesIn} from '../text/sentences.ts'
import {type Definition, isSetOn, type RuleAlert, type RuleText, type Shared, texts, type ValeCheck} from './check.ts'
import {makeExceptions} from './exceptions.ts'
import {alertFor} from './existence.ts'
import {formatMessage} from './message.ts'

/** Make the check. @throws {ExpressionError} */
export function repetition(definition: Definition, shared: Shared): ValeCheck {
  const {data, message} = definition
  const fold = isSetOn(data, 'ignorecase')
  const [letters, most] = [isSetOn(data, 'alpha'), Number(data.max ?? 0)]
  const search = makeSearch(`${fold ? '(?i)' : ''}(?:${texts(data.tokens).join('|')})`)
  const exceptions = makeExceptions(definition, shared)
  const same = (a: string, b: string) => a === b || (fold && a.toLowerCase() === b.toLowerCase())
  return {definition, others: [search, ...exceptions.searches], run}

  function run(text: RuleText): RuleAlert[] {
    const alerts: RuleAlert[] = []
    let [before, from, count] = ['', 0, 0]
    for (const {start, end} of allMatches(search, text)) {
      const word = text.text.slice(start, end).trim()
      const isHit = word !== '' && same(word, before) && (!letters || /^\p{L}*$/u.test(word))
      if (isHit) count++
      const place = {start: from, end}
      if (isHit && count > most && isOneSentence(text, place) && !exceptions.allows(place, text)) {
        alerts.push({...alertFor(definition, place, text), message: formatMessage(message, [word])})
        count = 0
      }
      before = word
      from = start
    }
    return alerts
  }
}

const isOneSentence = ({text}: RuleText, {start, end}: {start: number; end: number}) =>
  sentencesIn(text.slice(start, end)).length === 1
