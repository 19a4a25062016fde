// The `rules` and `explain` commands: what is checked, and why.
import {countsOf, precisionOf} from '../../../rules/measured.ts'
import type {Example} from '../../core/example.ts'
import {pageOf} from '../../core/report/pages.ts'
import type {Rule} from '../../core/rule.ts'
import {namesOf} from '../../core/settings/former-names.ts'
import {isPreview, sinceOf} from '../../core/settings/preview.ts'
import {configureRule} from '../../core/settings/rule-config.ts'
import {suggest} from '../../core/settings/schema.ts'
import {presetNames} from '../../core/settings/settings.ts'
import {pageFile} from '../../files/rule-pages.ts'
import {UsageError} from '../usage.ts'

/** All rules by family, with the severity in each preset. */
export function listRules(rules: readonly Rule[]): string {
  const wide = Math.max(...rules.map(({id}) => id.length)) + 2
  const heads = [...presetNames, 'measured', 'since']
  const columns = heads.map((name) => name.length + 2)
  const row = (first: string, cells: readonly string[]) =>
    `  ${first.padEnd(wide)}${cells.map((cell, i) => cell.padEnd(columns[i] as number)).join('')}`.trimEnd()
  const families = [...new Set(rules.map(({family}) => family))]
  const parts = families.flatMap((family) => [
    '',
    family,
    ...rules
      .filter((rule) => rule.family === family)
      .map((rule) => row(rule.id, [...levelsOf(rule), measuredIn(rule.id), newsOf(rule)])),
  ])
  return `${[row('', heads), ...parts, '', ...legend].join('\n')}\n`
}

const legend = [
  'E error, W warning, I info, – off; W/I: depends on the kind of finding.',
  'measured: findings checked on real copy; 16/18 means 16 of 18 were right.',
  'since: the first version with the rule.',
  'Preview rules run only in the strict preset, when you name them, or with `--preview`.',
  '`copydesk explain <rule>` tells you more.',
]

const levelsOf = (rule: Rule) => presetNames.map((name) => lettersIn(rule, name))

/** `0.2.0`, and what is in preview: the rule, or some of its kinds. */
function newsOf(rule: Rule): string {
  const kinds = Object.keys(rule.kinds ?? {}).filter((kind) => isPreview(rule, kind))
  const preview = rule.preview === true ? 'preview' : kinds.length > 0 ? `preview: ${kinds.join(', ')}` : ''
  return [rule.since, preview].filter(Boolean).join(' ')
}

/** `48/50`: how many of the findings that were checked were right. */
function measuredIn(id: string): string {
  const {findings, wrong} = countsOf(id)
  return findings === 0 ? '' : `${findings - wrong}/${findings}`
}

const letters = {error: 'E', warning: 'W', info: 'I', off: '–'}

/** The levels of a rule in a preset, in letters: `E`, or `E/W` where its kinds differ. */
function lettersIn(rule: Rule, preset: string): string {
  const levels = [...new Set(Object.values(configureRule(rule, {preset}).levels))].map((level) => letters[level])
  return levels.length > 1 ? levels.filter((letter) => letter !== '–').join('/') : (levels[0] as string)
}

/** The rule of a name, which may be a former one. Throws where there is none. */
export function ruleNamed(name: string, rules: readonly Rule[]): Rule {
  const rule = rules.find((rule) => namesOf(rule).includes(name))
  if (rule) return rule
  const ids = rules.map(({id}) => id)
  throw new UsageError(`There is no rule \`${name}\`. ${suggest(name, ids)}`.trim())
}

/** What a rule finds, why, its examples, options and authority. */
export function explainRule(rule: Rule): string {
  const {id, family, summary, why, authority, formerly = [], options = {}, optionNotes = {}, examples, page} = rule
  const parts = [
    `${id} (${family})`,
    summary,
    why,
    rule.since && `Since: ${rule.since}`,
    rule.preview === true && 'Preview: runs only in the strict preset, when you name it, or with `--preview`.',
    `Severity: ${presetNames.map((name) => `${name} ${lettersIn(rule, name)}`).join(', ')}\n(${legend[0]})`,
    formerly.length > 0 && `Formerly: ${formerly.join(', ')}`,
    kindTable(rule),
    section(
      'What the kinds are:',
      Object.entries(rule.kindNotes ?? {}).map(([kind, note]) => `  ${kind}: ${note}`),
    ),
    section('Flagged: the words between == signs', examples.filter((example) => 'bad' in example).map(showExample)),
    section('Left alone:', examples.filter((example) => 'good' in example).map(showExample)),
    section(
      'Options:',
      Object.entries(options).map(
        ([name, value]) => `  ${name} (default ${JSON.stringify(value)}): ${optionNotes[name] ?? ''}`,
      ),
    ),
    precisionOf(id),
    `Authority: ${authority}`,
    page === undefined && pageLine(id),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** The kinds as a table: the severity of each in each preset, in letters. */
function kindTable(rule: Rule): string | undefined {
  const kinds = Object.keys(rule.kinds ?? {})
  if (kinds.length === 0) return undefined
  const wide = Math.max(...kinds.map(({length}) => length)) + 2
  const levels = presetNames.map((preset) => configureRule(rule, {preset}).levels)
  const row = (first: string, cells: readonly string[], more: string) =>
    [first.padEnd(wide + 2), ...cells.map((cell, i) => cell.padEnd((presetNames[i]?.length ?? 0) + 2)), more]
      .join('')
      .trimEnd()
  const rows = kinds.map((kind) => {
    const since = rule.kindsSince?.[kind] && `since ${sinceOf(rule, kind)}`
    const preview = rule.preview !== true && isPreview(rule, kind) && 'in preview'
    const shown = levels.map((of) => letters[of[kind] ?? 'off'])
    return row(`  ${kind}`, shown, [since, preview].filter(Boolean).join(', '))
  })
  return [row('Kinds:', presetNames, ''), ...rows].join('\n')
}

/** Where the page of a rule is: on the web, or in the package. */
function pageLine(id: string): string | undefined {
  const page = pageOf(id) || pageFile(id)
  return page ? `Page: ${page}` : undefined
}

const section = (head: string, rows: readonly string[]) => (rows.length > 0 ? [head, ...rows].join('\n') : undefined)

function showExample(example: Example): string {
  const sources = 'bad' in example ? example.bad : example.good
  const text =
    typeof sources === 'string'
      ? sources
      : Object.entries(sources)
          .map(([path, text]) => `${path}:\n${text}`)
          .join('\n')
  const names = example.names && `(on the list: ${example.names.map(({name}) => name).join(', ')})`
  return [text, names]
    .filter((part) => part !== undefined)
    .join('\n')
    .split('\n')
    .map((line, i) => `  ${i === 0 ? '•' : ' '} ${line}`.trimEnd())
    .join('\n')
}
