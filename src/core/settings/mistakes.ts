// What is wrong in settings, judged by the rules there are: names, levels and options.
import type {Rule} from '../rule.ts'
import {namesOf} from './former-names.ts'
import {isMap, isPlain, listOf, show, suggest, typeName} from './schema.ts'
import {isLevelSaid, type Mistake, presetNames, presetsOf, reservedIds, type Settings, saidNames} from './settings.ts'

type Path = Mistake['path']

/** Every mistake in settings of the right shape that only the rules can tell: unknown names, wrong levels and options. */
export const settingsMistakes = (settings: Settings, rules: readonly Rule[]): Mistake[] => [
  ...presetMistakes(settings, rules),
  ...ruleMistakes(settings, rules),
  ...allowMistakes(settings, rules),
]

/** The names settings may use in `rules`. */
export const ruleNames = (rules: readonly Rule[]): string[] => [...rules.map(({id}) => id), ...Object.keys(reservedIds)]

/** The presets that rules know. */
const presetsIn = (rules: readonly Rule[]): string[] => [
  ...new Set([...presetNames, ...rules.flatMap((rule) => Object.keys(rule.presets ?? {}))]),
]

function presetMistakes(settings: Settings, rules: readonly Rule[]): Mistake[] {
  const known = presetsIn(rules)
  return presetsOf(settings).flatMap((name, i) => {
    if (known.includes(name)) return []
    const path = typeof settings.preset === 'string' ? ['preset'] : ['preset', i]
    return [{path, message: `There is no preset \`${name}\`. ${suggest(name, known)}`.trim()}]
  })
}

const noRule = (id: string, names: readonly string[], path: Path): Mistake => ({
  path,
  about: 'key',
  message: `There is no rule \`${id}\`. ${suggest(id, names) || '`copydesk rules` lists them.'}`,
})

function ruleMistakes({rules: given}: Settings, rules: readonly Rule[]): Mistake[] {
  if (!isMap(given)) return []
  const byName = new Map(rules.flatMap((rule) => namesOf(rule).map((name) => [name, rule] as const)))
  return Object.entries(given).flatMap(([id, setting]) => {
    const rule = byName.get(id)
    if (rule) return settingMistakes({...rule, id}, setting)
    if (!Object.hasOwn(reservedIds, id)) return [noRule(id, ruleNames(rules), ['rules', id])]
    return isLevelSaid(setting) ? [] : [levelMistake(['rules', id], id, setting)]
  })
}

function allowMistakes({allow}: Settings, rules: readonly Rule[]): Mistake[] {
  const ids = rules.map(({id}) => id)
  const known = new Set(['*', ...rules.flatMap(namesOf)])
  const unknown = isMap(allow) ? Object.keys(allow).filter((id) => !known.has(id)) : []
  return unknown.map((id) => noRule(id, ids, ['allow', id]))
}

function levelMistake(path: Path, name: string, given: unknown): Mistake {
  const allowed = typeof given === 'string' ? suggest(given, saidNames) : `Allowed: ${listOf(saidNames)}.`
  return {path, message: `\`${name}\` is ${given === null ? 'empty' : `set to ${show(given)}`}. ${allowed}`}
}

/** The rule has the name that the settings use, so that paths and messages have it, too. */
function settingMistakes(rule: Rule, setting: unknown): Mistake[] {
  const path = ['rules', rule.id]
  if (!Array.isArray(setting)) return levelMistakes(rule, path, setting)
  const [level, options, ...rest] = setting as [unknown, unknown, ...unknown[]]
  if (rest.length > 0 || setting.length === 0)
    return [{path, message: `\`${rule.id}\` takes a severity and its options, as in \`[warning, {…}]\`.`}]
  return [...levelMistakes(rule, [...path, 0], level), ...optionMistakes(rule, [...path, 1], options)]
}

function levelMistakes(rule: Rule, path: Path, given: unknown): Mistake[] {
  if (isLevelSaid(given)) return []
  if (!isMap(given)) return [levelMistake(path, rule.id, given)]
  const kinds = Object.keys(rule.kinds ?? {})
  return Object.entries(given).flatMap(([kind, level]): Mistake[] => {
    const here = [...path, kind]
    if (kinds.length === 0)
      return [{path: here, about: 'key', message: `\`${rule.id}\` has no kinds: give it one severity.`}]
    if (kinds.includes(kind) || Object.hasOwn(rule.formerKinds ?? {}, kind))
      return isLevelSaid(level) ? [] : [levelMistake(here, kind, level)]
    const message = `\`${rule.id}\` has no kind \`${kind}\`. ${suggest(kind, kinds)}`.trim()
    return [{path: here, about: 'key', message}]
  })
}

function optionMistakes({id, options = {}}: Rule, path: Path, given: unknown): Mistake[] {
  if (given === undefined) return []
  if (!isMap(given)) {
    const message = `The options of \`${id}\` must be \`name: value\` pairs, as in \`[warning, {…}]\`, not ${isPlain(given) ? show(given) : typeName(given)}.`
    return [{path, message}]
  }
  const names = Object.keys(options)
  return Object.entries(given).flatMap(([name, value]): Mistake[] => {
    const here = [...path, name]
    if (Object.hasOwn(options, name)) return optionMistake(id, name, options[name], value, here)
    const message = `\`${id}\` has no option \`${name}\`. ${names.length > 0 ? suggest(name, names) : 'It takes none.'}`
    return [{path: here, about: 'key', message: message.trim()}]
  })
}

/** A value must be of the type of the default. */
function optionMistake(id: string, name: string, standard: unknown, value: unknown, path: Path): Mistake[] {
  const texts = Array.isArray(standard) && standard.every((item) => typeof item === 'string')
  const fits = typeName(standard) === typeName(value)
  if (fits && !(texts && (value as unknown[]).some((item) => typeof item !== 'string'))) return []
  const wanted = `${typeName(standard)}${texts ? ' of texts' : ''}`
  return [{path, message: `The option \`${name}\` of \`${id}\` must be ${wanted}, not ${show(value)}.`}]
}
