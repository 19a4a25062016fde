// Settings applied to rules: which rules run, at which level, with which options.
import {nearest} from './nearest.ts'
import {type Matcher, makeMatcher} from './phrases.ts'
import type {House, Level, Options, Rule, RuleSetting} from './rule.ts'

/** What the user writes. */
export interface Settings extends House {
  /** One preset or several, later ones over earlier ones. */
  preset?: string | readonly string[]
  rules?: Readonly<Record<string, RuleSetting>>
  /** Front matter fields that are copy. */
  frontMatterCopy?: readonly string[]
  /** Phrases this house lets pass, for all rules or by rule id. */
  allow?: readonly string[] | Readonly<Record<string, readonly string[]>>
}

/** A rule as it runs: the level of each kind (`''` where the rule has none) and its options. */
export interface RuleConfig {
  rule: Rule
  levels: Readonly<Record<string, Level>>
  options: Options
  /** Phrases the house lets pass. */
  allow: readonly string[]
}

/** Settings applied to rules. */
export interface Config {
  rules: readonly RuleConfig[]
  reserved: Readonly<Record<string, Level>>
  settings: Settings
  /** The id of every rule there is, also of those that are off. */
  known: readonly string[]
  matcher: Matcher
  outranked: ReadonlyMap<string, ReadonlySet<string>>
}

/** Something wrong in settings: where in them, what, and what is right. */
export interface Mistake {
  path: readonly (string | number)[]
  message: string
}

/** Thrown by `configure`: every mistake in the settings. */
export class SettingsError extends Error {
  readonly mistakes: readonly Mistake[]
  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({message}) => message).join('\n'))
    this.name = 'SettingsError'
    this.mistakes = mistakes
  }
}

/** Names of findings that are no rule's, with their levels. */
export const reservedIds: Readonly<Record<string, Level>> = {
  'unreadable-file': 'error',
  'broken-front-matter': 'error',
  'rule-crashed': 'error',
  'unused-ignore': 'warning',
  'unknown-rule-in-ignore': 'warning',
  'ignore-without-reason': 'off',
}

export const presetNames: readonly string[] = ['recommended', 'news', 'blog', 'docs', 'strict']

const levels: readonly string[] = ['off', 'info', 'warning', 'error']
export const isLevel = (value: unknown): value is Level => typeof value === 'string' && levels.includes(value)

/**
 * Apply settings to rules. Gathers the phrase lists of every rule that is on into one matcher.
 * @throws {SettingsError} with every mistake found.
 */
export function configure(rules: readonly Rule[], settings: Settings = {}): Config {
  const mistakes = [...presetMistakes(settings, rules), ...ruleMistakes(settings, rules)]
  if (mistakes.length > 0) throw new SettingsError(mistakes)
  const configured = rules.map((rule) => configureRule(rule, settings)).filter(isOn)
  const reserved = Object.entries(reservedIds).map(([id, level]) => [
    id,
    settings.rules?.[id] ?? strictly(id, level, settings),
  ])
  return {
    rules: configured,
    reserved: Object.fromEntries(reserved),
    settings,
    known: [...rules.map(({id}) => id), ...Object.keys(reservedIds)],
    matcher: makeMatcher(
      configured.flatMap(({rule}) => [
        ...(rule.lists ?? []),
        ...(rule.reads ?? []).flatMap((reading) => reading.lists),
      ]),
    ),
    outranked: gatherRanks(rules),
  }
}

/** Where every ignore needs a reason. */
const strictly = (id: string, level: Level, settings: Settings): Level =>
  id === 'ignore-without-reason' && presetsOf(settings).includes('strict') ? 'warning' : level

/** The presets of settings, in the order they apply. */
export const presetsOf = ({preset}: Settings): readonly string[] =>
  preset === undefined ? ['recommended'] : typeof preset === 'string' ? [preset] : preset

const isOn = ({levels}: RuleConfig) => Object.values(levels).some((level) => level !== 'off')

/** The level of each kind and the options of one rule under settings. */
export function configureRule(rule: Rule, settings: Settings): RuleConfig {
  const base = rule.kinds ?? {'': rule.severity ?? 'warning'}
  let current: RuleConfig = {rule, levels: base, options: rule.options ?? {}, allow: allowedFor(settings, rule)}
  const presets = presetsOf(settings).map((name) => rule.presets?.[name])
  for (const setting of [...presets, settings.rules?.[rule.id]])
    if (setting !== undefined) current = apply(current, setting)
  return current
}

function allowedFor({allow = []}: Settings, {id}: Rule): readonly string[] {
  return Array.isArray(allow) ? allow : ((allow as Record<string, readonly string[]>)[id] ?? [])
}

function apply({levels, options, ...kept}: RuleConfig, setting: RuleSetting): RuleConfig {
  const [level, more] = Array.isArray(setting) ? (setting as [Level | Record<string, Level>, Options]) : [setting]
  const merged = {...options, ...more}
  if (typeof level !== 'string')
    return {...kept, levels: {...levels, ...(level as Record<string, Level>)}, options: merged}
  const anyOn = Object.values(levels).some((kind) => kind !== 'off')
  const set = Object.entries(levels).map(([kind, old]) => [kind, old === 'off' && anyOn ? 'off' : level])
  return {...kept, levels: Object.fromEntries(set), options: merged}
}

/** Which rules stay silent inside each rule's findings; families spelled out. */
function gatherRanks(rules: readonly Rule[]): Map<string, Set<string>> {
  const ranks = new Map<string, Set<string>>()
  for (const {id, outranks = []} of rules) {
    const below = rules.filter(
      (rule) => rule.id !== id && (outranks.includes(rule.id) || outranks.includes(rule.family)),
    )
    ranks.set(id, new Set(below.map((rule) => rule.id)))
  }
  return ranks
}

const listOf = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')

/** “Did you mean …?”, or what there is. */
export function suggest(given: string, names: readonly string[]): string {
  const near = nearest(given, names)
  if (near) return `Did you mean \`${near}\`?`
  return names.length > 12 ? '' : `Allowed: ${listOf(names)}.`
}

function presetMistakes(settings: Settings, rules: readonly Rule[]): Mistake[] {
  const known = [...new Set([...presetNames, ...rules.flatMap((rule) => Object.keys(rule.presets ?? {}))])]
  return presetsOf(settings)
    .filter((name) => !known.includes(name))
    .map((name) => ({path: ['preset'], message: `There is no preset \`${name}\`. ${suggest(name, known)}`.trim()}))
}

function ruleMistakes(settings: Settings, rules: readonly Rule[]): Mistake[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const names = [...byId.keys(), ...Object.keys(reservedIds)]
  return Object.entries(settings.rules ?? {}).flatMap(([id, setting]) => {
    const rule = byId.get(id)
    if (rule) return settingMistakes(rule, setting)
    if (id in reservedIds) return isLevel(setting) ? [] : [levelMistake(['rules', id], setting)]
    return [{path: ['rules', id], message: `There is no rule \`${id}\`. ${suggest(id, names)}`.trim()}]
  })
}

const levelMistake = (path: Mistake['path'], given: unknown): Mistake => ({
  path,
  message: `\`${path.at(-1)}\` is set to ${show(given)}. ${typeof given === 'string' && nearest(given, levels) ? suggest(given, levels) : `Allowed: ${listOf(levels)}.`}`,
})

const show = (value: unknown) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

function settingMistakes(rule: Rule, setting: unknown): Mistake[] {
  const path = ['rules', rule.id]
  if (!Array.isArray(setting)) return levelMistakes(rule, path, setting)
  const [level, options, ...rest] = setting as [unknown, unknown, ...unknown[]]
  if (rest.length > 0 || setting.length === 0)
    return [{path, message: `\`${rule.id}\` takes a severity and its options, as in \`[warning, {…}]\`.`}]
  return [...levelMistakes(rule, [...path, 0], level), ...optionMistakes(rule, [...path, 1], options)]
}

function levelMistakes(rule: Rule, path: Mistake['path'], given: unknown): Mistake[] {
  if (isLevel(given)) return []
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return [levelMistake(typeof path.at(-1) === 'number' ? path.slice(0, -1) : path, given)]
  const kinds = Object.keys(rule.kinds ?? {})
  return Object.entries(given).flatMap(([kind, level]) => {
    if (kinds.length === 0)
      return [{path: [...path, kind], message: `\`${rule.id}\` has no kinds: give it one severity.`}]
    if (!kinds.includes(kind))
      return [
        {path: [...path, kind], message: `\`${rule.id}\` has no kind \`${kind}\`. ${suggest(kind, kinds)}`.trim()},
      ]
    return isLevel(level) ? [] : [levelMistake([...path, kind], level)]
  })
}

const typeName = (value: unknown) =>
  Array.isArray(value)
    ? 'a list'
    : value === null
      ? 'nothing'
      : ({string: 'a text', number: 'a number', boolean: 'true or false'}[typeof value as string] ?? 'a map')

function optionMistakes(rule: Rule, path: Mistake['path'], given: unknown): Mistake[] {
  if (given === undefined) return []
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return [
      {
        path,
        message: `The options of \`${rule.id}\` are ${typeName(given)}; they must be a map, as in \`[warning, {…}]\`.`,
      },
    ]
  const options = rule.options ?? {}
  return Object.entries(given).flatMap(([name, value]) => {
    const here = [...path, name]
    if (!(name in options)) {
      const names = Object.keys(options)
      return [
        {
          path: here,
          message: `\`${rule.id}\` has no option \`${name}\`. ${names.length > 0 ? suggest(name, names) : 'It takes none.'}`,
        },
      ]
    }
    const wanted = options[name]
    if (
      typeName(wanted) === typeName(value) &&
      (!Array.isArray(wanted) || (value as unknown[]).every((item) => typeof item === 'string'))
    )
      return []
    return [
      {
        path: here,
        message: `The option \`${name}\` of \`${rule.id}\` is ${show(value)}; it must be ${typeName(wanted)}${Array.isArray(wanted) ? ' of texts' : ''}.`,
      },
    ]
  })
}
