// Vale's rules as rules of ours: each reports what the run of all of them found.
import {elide} from '../core/elide.ts'
import {defineReading, type Reading} from '../core/reading.ts'
import type {Extras, Rule, RuleContext} from '../core/rule.ts'
import type {Severity} from '../core/severity.ts'
import {styleOf, type ValeSettings, valeLevels, vocabularyOf} from './config/settings.ts'
import type {Guard} from './guarded.ts'
import type {Definition} from './kinds/check.ts'
import {runVale, type ValeFinding, type ValeResults} from './run.ts'
import type {Vale} from './setup.ts'

const severities: Readonly<Record<string, Severity>> = {suggestion: 'info', warning: 'warning', error: 'error'}

/** The rules, with ids such as `vale/Google.We`; `pathFrom` gives a draft's path from the folder of `.vale.ini`. */
export function rulesOfVale(vale: Vale, pathFrom: (path: string) => string, guard?: Guard): Rule[] {
  const results = defineReading((draft) => runVale(draft, pathFrom(draft.path), vale, guard))
  return vale.checks.flatMap(({check: {definition}}, number) => {
    const level = highestLevel(definition, vale.settings)
    return level ? [ruleFor(definition, level, number, results)] : []
  })
}

/** The highest level that a rule has anywhere; undefined where nothing turns it on. */
function highestLevel({name, level}: Definition, {everywhere, sections}: ValeSettings): string | undefined {
  const style = styleOf(name)
  if (vocabularyOf(name) !== undefined) return level
  const said = [everywhere, ...sections].flatMap(({rules, styles}) => {
    const own = rules.get(name) ?? rules.get(style)
    if (own === undefined || own === 'unset') return styles?.includes(style) ? [level] : []
    return own.isSetOn ? [own.level ?? level] : []
  })
  return valeLevels.findLast((one) => said.includes(one))
}

function ruleFor(definition: Definition, level: string, number: number, results: Reading<ValeResults>): Rule {
  const {name, message, description, link} = definition
  return {
    id: `vale/${name}`,
    family: 'vale',
    page: /^https?:\/\//.test(link) ? link : '',
    summary: elide(description || message, 200),
    why: 'A rule of the Vale styles that this house uses.',
    authority: link || `The Vale style \`${styleOf(name)}\``,
    severity: severities[level] as Severity,
    reads: [results],
    anyLanguage: true,
    anywhere: true,
    check: (context) => report(context, results, number, level),
    examples: [],
  }
}

function report(
  {draft, report}: RuleContext<unknown>,
  results: Reading<ValeResults>,
  number: number,
  level: string,
): void {
  const {found, error} = results(draft).get(number) ?? {found: []}
  if (error !== undefined) throw error
  for (const one of found) {
    const isAsFound = draft.text.slice(one.place.start, one.place.end) === one.match && one.match !== ''
    // Only where sections differ: what settings of ours say for the rule holds otherwise.
    const atMost = one.level === level ? undefined : severities[one.level]
    report(one.place, one.message, {...(atMost && {atMost}), ...changes(one, isAsFound)})
  }
}

/** What could stand there, as a repair where there is one choice only and the words stand in the source as they were found. */
function changes({suggestions = [], place, fixes}: ValeFinding, isAsFound: boolean): Extras {
  if (suggestions.length === 0) return {}
  const expected = {expected: [...suggestions]}
  if (!isAsFound) return expected
  const [only] = suggestions
  if (fixes && suggestions.length === 1 && only !== undefined) return {...expected, fix: only}
  return {
    ...expected,
    suggestions: suggestions.map((text) => ({title: `Write "${text}"`, edits: [{...place, text}]})),
  }
}
