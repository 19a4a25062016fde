// Settings applied to rules: which rules run, at which level, with which options.

import type {ToVerify} from '../checklist.ts'
import type {FilesAround} from '../files-around.ts'
import {addToList} from '../order.ts'
import type {Matcher, PhraseList} from '../phrase-list.ts'
import {chooseMatcher} from '../phrases/choose-matcher.ts'
import type {Reading} from '../reading.ts'
import type {Options, Rule, RuleSetting} from '../rule.ts'
import type {Level} from '../severity.ts'
import {contractMistakes} from './contract-mistakes.ts'
import {firmKinds} from './firm.ts'
import {entryName, formerNameMistakes, namesOf, type Renames, renamesOf, withPresentKinds} from './former-names.ts'
import {ruleNames, settingsMistakes} from './mistakes.ts'
import {nameMistakes} from './names-schema.ts'
import {isAskedFor, turnsOnPreview, withPreviewKept, withPreviewOff} from './preview.ts'
import {reservedLevels} from './reserved-levels.ts'
import {checkValue} from './schema.ts'
import {type Mistake, presetsOf, type Settings, SettingsError} from './settings.ts'
import {settingsSchema} from './settings-schema.ts'

/** A rule as it runs: the level of each kind (`''` where the rule has none) and its options. */
export interface RuleConfig {
  rule: Rule
  levels: Readonly<Record<string, Level>>
  options: Options
  /** Phrases the house lets pass. */
  allow: readonly string[]
  /** The kinds that settings, and no preset, made errors: the rule doesn't lower these to warnings. */
  firm: readonly string[]
}

/** Settings applied to rules. */
export interface Config {
  rules: readonly RuleConfig[]
  reserved: Readonly<Record<string, Level>>
  settings: Settings
  /** The id of every rule there is, also of those that are off. */
  known: readonly string[]
  renames: Renames
  matcher: Matcher
  outranked: ReadonlyMap<string, ReadonlySet<string>>
  /** What lists the facts of a draft, whatever the levels of the rules; missing if no list is asked for. */
  checklist?: FactFinder
  /** The files around the draft of a path; missing where none are known. */
  filesAround?(path: string): FilesAround
}

/** The readings that list facts, by what they list. */
export type FactReadings = Readonly<Record<string, Reading<readonly ToVerify[]>>>

/** The readings that list facts, and what finds the phrases they need. */
export interface FactFinder {
  readings: FactReadings
  readonly matcher: Matcher
}

/** Settings, or layers of them, later ones over earlier ones. */
export type Layers = Settings | readonly Settings[]

const layersOf = (settings: Layers): readonly Settings[] =>
  Array.isArray(settings) ? settings : [settings as Settings]

/**
 * Apply settings to rules. The phrase lists of every rule that is on are looked for by one of `matchers`, which are dear
 * to make, and what it lacks by a new one, made when a draft is checked.
 * @throws {SettingsError} with every mistake found.
 */
export function configureRules(
  rules: readonly Rule[],
  settings: Layers = {},
  matchers: readonly Matcher[] = [],
): Config {
  const layers = layersOf(settings)
  const mistakes = [
    ...layers.flatMap((layer) => mistakesIn(layer, rules)),
    ...formerNameMistakes(rules).map(({message}) => ({path: [], message})),
  ]
  if (mistakes.length > 0) throw new SettingsError(mistakes)
  const configured = rules.map((rule) => configureRule(rule, layers)).filter(isOn)
  const needed = configured.flatMap(({rule}) => listsOf(rule))
  let matcher: Matcher | undefined
  return {
    rules: configured,
    reserved: reservedLevels(layers),
    settings: mergeLayers(layers),
    known: ruleNames(rules),
    renames: renamesOf(rules),
    get matcher() {
      matcher ??= chooseMatcher(needed, matchers)
      return matcher
    },
    outranked: ranksOf(rules),
  }
}

/** Every mistake in a layer: in its shape, as the rules see it, and in its names. */
function mistakesIn(layer: Settings, rules: readonly Rule[]): Mistake[] {
  const shape = checkValue(settingsSchema, layer)
  const isSound = ([key]: [string, unknown]) => shape.every(({path}) => path[0] !== key)
  const {names, frontMatter}: Settings = Object.fromEntries(Object.entries(layer).filter(isSound))
  return [...shape, ...settingsMistakes(layer, rules), ...nameMistakes(names), ...contractMistakes(frontMatter)]
}

/** What lists the facts of a draft; phrases are looked for as in `configureRules`. */
export function makeFactFinder(readings: FactReadings, matchers: readonly Matcher[] = []): FactFinder {
  let matcher: Matcher | undefined
  return {
    readings,
    get matcher() {
      matcher ??= chooseMatcher(
        Object.values(readings).flatMap(({lists}) => withAnchors(lists)),
        matchers,
      )
      return matcher
    },
  }
}

/** The lists a rule asks for, itself or through its readings, and those their frames hang on. */
const listsOf = ({lists = [], reads = []}: Rule) =>
  withAnchors([...lists, ...reads.flatMap((reading) => reading.lists)])

const withAnchors = (lists: readonly PhraseList[]) =>
  lists.flatMap((list) => (list.frames ? [list, list.frames.anchors] : [list]))

/** The lists of all rules, each once, in an order that follows from the rules alone. */
export const allLists = (rules: readonly Rule[]): PhraseList[] => [...new Set(rules.flatMap(listsOf))]

const isOn = ({levels}: RuleConfig) => Object.values(levels).some((level) => level !== 'off')

/** What a later layer says of the house replaces what an earlier one says. */
const mergeLayers = (layers: readonly Settings[]): Settings => Object.assign({}, ...layers)

/** The level of each kind and the options of one rule under settings. */
export function configureRule(rule: Rule, settings: Layers): RuleConfig {
  const layers = layersOf(settings)
  const base = rule.kinds ?? {'': rule.severity ?? 'warning'}
  const allow = layers.flatMap((layer) => allowedFor(layer, rule))
  const preview = turnsOnPreview(layers) || isAskedFor(rule, layers)
  const levels = preview ? base : withPreviewOff(base, rule)
  let current: RuleConfig = {rule, levels, options: rule.options ?? {}, allow, firm: []}
  for (const layer of layers) {
    const before = current.levels
    for (const setting of presetSettings(rule, layer)) current = apply(current, setting)
    if (!preview) current = {...current, levels: withPreviewKept(current.levels, rule, before)}
    const own = layer.rules?.[entryName(layer.rules, rule) ?? rule.id]
    if (own !== undefined) current = withFirm(apply(current, own), own)
  }
  return current
}

/** The options that are not the rule's defaults; nothing where there are none. */
export function ownOptions({rule, options}: RuleConfig): Options | undefined {
  if (options === rule.options) return undefined
  const own = Object.entries(options).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(rule.options?.[name]),
  )
  return own.length > 0 ? Object.fromEntries(own) : undefined
}

/** What a layer says of a rule by its presets and its stage. */
const presetSettings = (rule: Rule, layer: Settings): RuleSetting[] =>
  [...presetsOf(layer).map((name) => rule.presets?.[name]), rule.stages?.[layer.stage ?? '']].filter(
    (setting) => setting !== undefined,
  )

function allowedFor({allow = []}: Settings, rule: Rule): readonly string[] {
  if (Array.isArray(allow)) return allow
  const byRule = allow as Readonly<Record<string, readonly string[]>>
  return ['*', ...namesOf(rule)].flatMap((name) => byRule[name] ?? [])
}

const withFirm = (config: RuleConfig, own: RuleSetting): RuleConfig => ({...config, firm: firmKinds(config, own)})

function apply({levels, options, ...kept}: RuleConfig, setting: RuleSetting): RuleConfig {
  const [level, more] = Array.isArray(setting) ? (setting as [Level | Record<string, Level>, Options]) : [setting]
  const merged = {...options, ...more}
  if (typeof level !== 'string') {
    const given = withPresentKinds(level as Record<string, Level>, kept.rule)
    return {...kept, levels: {...levels, ...given}, options: merged}
  }
  const anyOn = Object.values(levels).some((kind) => kind !== 'off')
  const set = Object.entries(levels).map(([kind, old]) => [kind, old === 'off' && anyOn ? 'off' : level])
  return {...kept, levels: Object.fromEntries(set), options: merged}
}

/** Which rules stay silent inside each rule's findings; families spelled out. */
export function ranksOf(rules: readonly Rule[]): Map<string, Set<string>> {
  const named = new Map<string, string[]>()
  for (const {id, family} of rules) addToList(named, family, id)
  for (const rule of rules) for (const name of namesOf(rule)) named.set(name, [rule.id])
  const below = ({id, outranks = []}: Rule) =>
    outranks.flatMap((name) => named.get(name) ?? []).filter((other) => other !== id)
  return new Map(rules.map((rule) => [rule.id, new Set(below(rule))]))
}
