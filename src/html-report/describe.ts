// What the report says of rules.
import type {Rule} from '../core/rule.ts'
import {reservedIds} from '../core/settings/settings.ts'
import type {ReportRule} from './model.ts'
import {reportWords} from './words.ts'

/** Describe a rule of ours by what it says of itself, any other by the name that its family has in settings. */
export function describeBy(rules: readonly Rule[]): (ruleId: string) => ReportRule {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  return (ruleId) => {
    const rule = byId.get(ruleId)
    if (rule) return {family: rule.family, summary: rule.summary, why: rule.why}
    const family =
      ruleId in reservedIds ? reportWords.ownFamily : (/^(.+?)\//.exec(ruleId)?.[1] ?? reportWords.otherFamily)
    return {family, summary: '', why: ''}
  }
}
