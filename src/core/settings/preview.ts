// What is new: since which version a rule or kind exists, and what is in preview, so that most presets leave it off.
import type {Rule} from '../rule.ts'
import type {Level} from '../severity.ts'
import {presetsOf, type Settings} from './settings.ts'

type Levels = Readonly<Record<string, Level>>

/** The version a kind of a rule first came with, or the rule itself; undefined where its author doesn't say. */
export const sinceOf = ({since, kindsSince}: Pick<Rule, 'since' | 'kindsSince'>, kind = ''): string | undefined =>
  kindsSince?.[kind] ?? since

/** Is a kind of the rule in preview? A rule without kinds is asked with `''`. */
export const isPreview = ({preview}: Pick<Rule, 'preview'>, kind: string): boolean =>
  preview === true || (preview?.includes(kind) ?? false)

/** Do settings turn on what is in preview? The last layer that says so decides; otherwise the preset `strict` does. */
export function turnsOnPreview(layers: readonly Settings[]): boolean {
  const said = layers.findLast(({preview}) => preview !== undefined)?.preview
  return said ?? layers.some((layer) => presetsOf(layer).includes('strict'))
}

/** Do settings have the key that asks for a rule? */
export const isAskedFor = ({askedBy}: Pick<Rule, 'askedBy'>, layers: readonly Settings[]): boolean =>
  askedBy !== undefined && layers.some((layer) => layer[askedBy] !== undefined)

/** Levels as they are where nothing turns on what is in preview. */
export const withPreviewOff = (levels: Levels, rule: Rule): Levels => withPreviewOf(levels, rule, () => 'off')

/** Levels after a preset or a stage, in which what is in preview has the levels it had before. */
export const withPreviewKept = (levels: Levels, rule: Rule, before: Levels): Levels =>
  withPreviewOf(levels, rule, (kind) => before[kind] as Level)

function withPreviewOf(levels: Levels, rule: Rule, levelOf: (kind: string) => Level): Levels {
  if (rule.preview === undefined) return levels
  const entries = Object.entries(levels)
  return Object.fromEntries(entries.map(([kind, level]) => [kind, isPreview(rule, kind) ? levelOf(kind) : level]))
}
