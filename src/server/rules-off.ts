// Which rules are switched off for a draft, where each was, and what its file says of it.
import {sep} from 'node:path'
import {rules as builtIn} from '../../rules/index.ts'
import {makeLocator} from '../core/draft/draft.ts'
import {readComments} from '../core/ignores/former-ids.ts'
import type {IgnoreComment} from '../core/ignores/ignore-comments.ts'
import {entryName, namesOf, presentId} from '../core/settings/former-names.ts'
import {reservedLevels} from '../core/settings/reserved-levels.ts'
import {configureRule} from '../core/settings/rule-config.ts'
import {reservedIds, type Settings} from '../core/settings/settings.ts'
import type {Layer} from '../files/load-settings.ts'
import type {Resolved} from '../files/settings.ts'
import {readSource} from '../files/settings-source.ts'
import {saysOff} from './settings-entries.ts'
import type {CheckedDocument, Folder} from './state.ts'

/** A rule that is off for a draft. */
export interface RuleOff {
  /** Its id; empty where one comment switches all rules off. */
  rule: string
  /** Where: `.copydesk.yaml:3`, `line 1`. */
  at: string[]
}

/** The names of a rule or of a reserved id, the present one first. */
export function ruleNamesOf({loaded}: Pick<Resolved, 'loaded'>, id: string): string[] {
  const rule = (loaded?.rules ?? builtIn).find((rule) => namesOf(rule).includes(id))
  return rule ? namesOf(rule) : [id]
}

/** The rules that somebody switched off for a draft, in the settings or in the draft, by their ids. */
export function rulesOff(resolved: Resolved, checked: CheckedDocument): RuleOff[] {
  const all = new Map<string, RuleOff>()
  for (const {rule, at} of [...offInSettings(resolved), ...offInDraft(checked)])
    all.set(rule, {rule, at: [...new Set([...(all.get(rule)?.at ?? []), ...at])]})
  return [...all.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1))
}

/** The rules that the settings of a draft have off, though no preset alone says so. */
export const offInSettings = (resolved: Resolved): RuleOff[] =>
  switchedOff(resolved).map(({id, layers}) => ({
    rule: id,
    at: layers.map(({layer, name}) => layer.from(['rules', name]).replace(/:\d+$/, '')),
  }))

function offInDraft(checked: CheckedDocument): RuleOff[] {
  const locate = makeLocator(checked.draft.text)
  return fileComments(checked).flatMap(({ids, start}) =>
    (ids.length > 0 ? ids : ['']).map((name) => ({
      rule: presentId(name, checked.config.renames),
      at: [`line ${locate(start).line}`],
    })),
  )
}

/** The comments of a draft that switch rules off in all of it. */
export const fileComments = ({draft, config}: CheckedDocument): IgnoreComment[] =>
  readComments(draft, config).filter(({verb}) => verb === '-file')

/** The rules that are off by what layers say of them, with the layers that say so. */
function switchedOff({loaded, layers, config}: Resolved) {
  const on = new Set(config.rules.map(({rule}) => rule.id))
  const all = [...(loaded?.rules ?? builtIn), ...Object.keys(reservedIds).map((id) => ({id}))]
  return all.flatMap((rule) => {
    const isOff = rule.id in reservedIds ? config.reserved[rule.id] === 'off' : !on.has(rule.id)
    if (!isOff) return []
    const saying = layers.flatMap((layer) => {
      const name = entryName(layer.settings.rules, rule)
      return name !== undefined && saysOff(layer.settings.rules?.[name]) ? [{layer, name}] : []
    })
    return saying.length > 0 ? [{id: rule.id, layers: saying}] : []
  })
}

/** Whether a path of a settings file is what a layer says of a rule. */
export function makeSaidBy(
  {path: root}: Folder,
  file: string,
): (path: readonly (string | number)[]) => (layer: Layer) => boolean {
  const source = readSource(file, root ?? sep)
  return (path) => {
    const at = source.locate({path})
    const name = String(path.at(-1))
    return ({settings, from}) => settings.rules?.[name] !== undefined && from(['rules', name]) === at
  }
}

/** Would a rule, or one of its kinds, be on without what some layers say of it? */
export function isOnWithout(
  {loaded, layers, presets, config}: Resolved,
  id: string,
  kind: string | undefined,
  isDropped: (layer: Layer) => boolean,
): boolean {
  const names = ruleNamesOf({loaded}, id)
  const {stage} = config.settings
  const kept = layers.map((layer): Settings => {
    const {preset: _, stage: __, ...settings} = layer.settings
    if (!isDropped(layer)) return settings
    const others = Object.entries(settings.rules ?? {}).filter(([name]) => !names.includes(name))
    return {...settings, rules: Object.fromEntries(others)}
  })
  const all = [{preset: presets, ...(stage !== undefined && {stage})}, ...kept]
  const rule = (loaded?.rules ?? builtIn).find((rule) => namesOf(rule).includes(id))
  const levels = rule ? configureRule(rule, all).levels : {'': reservedLevels(all)[id] ?? 'off'}
  return kind === undefined
    ? Object.values(levels).some((level) => level !== 'off')
    : levels[kind] !== undefined && levels[kind] !== 'off'
}
