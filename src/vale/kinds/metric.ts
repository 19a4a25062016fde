// `metric` and `readability`: how hard a document is to read, as a number.
import {type Definition, type DocumentCounts, type RuleText, type Shared, texts, type ValeCheck} from './check.ts'
import {evaluate, type Values} from './formula.ts'
import {grades, measure, type TextMeasures} from './measures.ts'
import {formatMessage} from './message.ts'

/** What is counted in a document; none of it, where it has none. */
const counted = [
  ...['paragraphs', 'pre', 'list', 'blockquote', 'figure_caption'],
  ...[1, 2, 3, 4, 5, 6].map((depth) => `heading_h${depth}`),
]

const ofWords: Readonly<Record<keyof TextMeasures, number>> = {
  ...{characters: 1, complex_words: 1, long_words: 1, polysyllabic_words: 1, sentences: 1, syllables: 1, words: 1},
}

const measured = new WeakMap<RuleText, TextMeasures>()

/** What is counted in a text, counted once for all rules. */
function measuresOf(text: RuleText): TextMeasures {
  const known = measured.get(text) ?? measure(text.text)
  measured.set(text, known)
  return known
}

/** A definition with the scope it measures unless it names another: the whole document. */
const withScope = (definition: Definition): Definition => {
  const {scope} = definition
  return scope.length === 0 || (scope.length === 1 && scope[0] === 'text')
    ? {...definition, scope: ['summary']}
    : definition
}

/** Make the check for a formula. @throws {Error} */
export function metric(given: Definition, _shared: Shared): ValeCheck {
  const definition = withScope(given)
  const formula = String(given.data.formula ?? '').replace(/heading\.(h[1-6])/g, 'heading_$1')
  const condition = String(given.data.condition ?? '')
  evaluate(`1 ${condition}`, {})
  evaluate(formula, {...ofWords, ...Object.fromEntries(counted.map((name) => [name, 1]))})
  return {
    definition,
    run(text, _live, _memory, counts) {
      const measures = measuresOf(text)
      if (measures.words === 0) return []
      const result = Number(evaluate(formula, {...valuesFrom(counts), ...measures}))
      if (evaluate(`${result} ${condition}`, {}) !== true) return []
      return [{start: 0, end: 0, message: formatMessage(given.message, [result.toFixed(2)])}]
    },
  }
}

function valuesFrom(counts: DocumentCounts): Values {
  const values: Record<string, number> = Object.fromEntries(counted.map((name) => [name, 0]))
  for (const [name, count] of counts) if (!name.startsWith('table')) values[name.replaceAll('.', '_')] = count
  return values
}

/** Make the check for the mean of known scores. */
export function readability(given: Definition, _shared: Shared): ValeCheck {
  const names = texts(given.data.metrics)
  const scores = names.flatMap((name) => grades[name] ?? [])
  const most = Number(given.data.grade ?? 0)
  return {
    definition: withScope(given),
    run(text) {
      const measures = measuresOf(text)
      if (measures.words === 0) return []
      const grade = scores.reduce((sum, score) => sum + score(measures), 0) / names.length
      if (!(grade > most)) return []
      return [{start: 0, end: 0, message: formatMessage(given.message, [grade.toFixed(2)])}]
    },
  }
}
