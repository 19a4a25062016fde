// What may leave preview: rules and kinds of which enough findings were read at first contact, and enough were right. Pure.
import type {Rule} from '../../src/core/rule.ts'
import {isPreview, sinceOf} from '../../src/core/settings/preview.ts'
import {configureRule} from '../../src/core/settings/rule-config.ts'
import {presetNames} from '../../src/core/settings/settings.ts'
import type {RoundRow} from './count.ts'

/** Rules and kinds of this version are on without having been in preview. */
const firstVersion = '0.1.0'
const enough = 20
/** The share that must be right: of errors, and of all else. */
const shares = {error: 0.9, other: 0.75}

type Figures = Pick<RoundRow, 'rule' | 'read' | 'right' | 'kinds'>

/** What is out of preview without figures that allow it, each with what is missing. */
export function promotedTooSoon(rules: readonly Rule[], rows: readonly Figures[]): string[] {
  return rules.flatMap((rule) =>
    Object.keys(rule.kinds ?? {'': ''})
      .filter((kind) => sinceOf(rule, kind) !== firstVersion && !isPreview(rule, kind) && isReported(rule, kind))
      .flatMap((kind) => lackOf(rule, kind, rows) ?? []),
  )
}

function lackOf(rule: Rule, kind: string, rows: readonly Figures[]): string | undefined {
  const name = [rule.id, kind].filter(Boolean).join(', kind ')
  const counts = rows.filter((row) => row.rule === rule.id).map((row) => (kind === '' ? row : row.kinds?.[kind]))
  const sum = (key: 'read' | 'right') => counts.reduce((total, count) => total + (count?.[key] ?? 0), 0)
  const [read, right] = [sum('read'), sum('right')]
  if (read < enough) return `${name}: ${read} findings were read, ${enough} are needed.`
  const needed = reports(rule, kind, 'error') ? shares.error : shares.other
  if (right / read >= needed) return undefined
  return `${name}: ${right} of ${read} were right, ${Math.round(needed * 100)}% are needed.`
}

/** Does any preset turn a kind on? What only settings turn on needs no figures. */
const isReported = (rule: Rule, kind: string) =>
  ['info', 'warning', 'error'].some((level) => reports(rule, kind, level)) ||
  configureRule(rule, {preset: 'strict'}).levels[kind] !== 'off'

/** Is a kind at this level in a preset that is not there to have everything? */
const reports = (rule: Rule, kind: string, level: string) =>
  presetNames.filter((name) => name !== 'strict').some((preset) => configureRule(rule, {preset}).levels[kind] === level)
