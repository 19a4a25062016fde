// What one layer of settings says of a rule.
import type {Rule, RuleSetting} from '../rule.ts'
import {namesOf} from './former-names.ts'
import {presetsOf, type Settings} from './settings.ts'

/** What a layer says of a rule by its presets and its stage. */
export const presetSettings = (rule: Rule, layer: Settings): RuleSetting[] =>
  [...presetsOf(layer).map((name) => rule.presets?.[name]), rule.stages?.[layer.stage ?? '']].filter(
    (setting) => setting !== undefined,
  )

/** The phrases that a layer allows for a rule. */
export function allowedFor({allow = []}: Settings, rule: Rule): readonly string[] {
  if (Array.isArray(allow)) return allow
  const byRule = allow as Readonly<Record<string, readonly string[]>>
  return ['*', ...namesOf(rule)].flatMap((name) => byRule[name] ?? [])
}

/** What a layer says of a rule by having a key that turns it on. */
export const keySettings = ({turnedOnBy}: Rule, layer: Settings): RuleSetting[] =>
  Object.entries(turnedOnBy ?? {}).flatMap(([key, setting]) =>
    layer[key as keyof Settings] === undefined ? [] : [setting],
  )
