// One rule under settings: the level of each kind, its options, and what the house allows it.
import type {Options, OwnSetting, Rule, RuleSetting} from '../rule.ts'
import type {Level} from '../severity.ts'
import {firmKinds} from './firm.ts'
import {entryName, namesOf, withPresentKinds} from './former-names.ts'
import {isAskedFor, turnsOnPreview, withPreviewKept, withPreviewOff} from './preview.ts'
import {presetsOf, type Settings} from './settings.ts'
import {withoutOn, withoutRules} from './turned-on.ts'

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

/** Settings, or layers of them, later ones over earlier ones. */
export type Layers = Settings | readonly Settings[]

/** Settings as layers. */
export const layersOf = (settings: Layers): readonly Settings[] =>
  Array.isArray(settings) ? settings : [settings as Settings]

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
    if (own === undefined) continue
    const usual = () => configureRule(rule, layers.map(withoutRules)).levels
    current = withFirm(apply(current, withoutOn(own, rule, usual)), own)
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

const withFirm = (config: RuleConfig, own: OwnSetting): RuleConfig => ({...config, firm: firmKinds(config, own)})

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
