// The finding for a rule that threw: the others go on.
import {elide} from './elide.ts'
import type {Finding} from './rule.ts'
import type {Config} from './settings/config.ts'

/** Says which rule stopped and why; nothing where settings turn that off. */
export function crashed(rule: string, error: unknown, {reserved}: Config): Finding[] {
  const severity = reserved['rule-crashed'] ?? 'error'
  const reason = elide(error instanceof Error ? error.message : String(error), 200)
  const message = `The rule \`${rule}\` stopped with “${reason}” and did not check this draft: tell whoever wrote the rule.`
  return severity === 'off'
    ? []
    : [{ruleId: 'rule-crashed', severity, message, place: {start: 0, end: 0}, data: {rule}}]
}
