// Firm errors: kinds that settings, and no preset, made errors, so that a rule doesn't lower them to warnings.
import type {OwnSetting, Rule} from '../rule.ts'
import type {Level} from '../severity.ts'
import {withPresentKinds} from './former-names.ts'

/** A rule with its levels by kind, and the kinds that an earlier layer made errors. */
interface Levelled {
  rule: Rule
  levels: Readonly<Record<string, Level>>
  firm: readonly string[]
}

/** The kinds that are errors because settings say so of the rule or of the kind, in this layer or in an earlier one. */
export function firmKinds({rule, levels, firm}: Levelled, setting: OwnSetting): string[] {
  const said = typeof setting === 'object' && Array.isArray(setting) ? setting[0] : setting
  const byKind = typeof said === 'object' ? withPresentKinds(said as Readonly<Record<string, unknown>>, rule) : {}
  const isFirm = (kind: string) => said === 'error' || byKind[kind] === 'error' || firm.includes(kind)
  return Object.keys(levels).filter((kind) => levels[kind] === 'error' && isFirm(kind))
}
