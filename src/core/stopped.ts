// Rules that stopped: what they throw that give up on a draft, and the finding that says so.
import {elide} from './elide.ts'
import type {Finding} from './rule.ts'
import type {Level} from './severity.ts'

/** Thrown by a rule that would take too long for a draft; the message is a whole sentence for the editor. */
export class TooSlowError extends Error {}

const ids = ['rule-crashed', 'rule-too-slow'] as const

/** Whether a finding says that a rule stopped, and didn't check the draft. */
export const isStopped = ({ruleId}: Pick<Finding, 'ruleId'>): boolean => (ids as readonly string[]).includes(ruleId)

/** Whether a finding says that a rule gave up on the draft: the run could not do all it was asked to. */
export const isTooSlow = ({ruleId}: Pick<Finding, 'ruleId'>): boolean => ruleId === 'rule-too-slow'

/** The finding for a rule that threw. */
export function stoppedBy(rule: string, error: unknown, reserved: Readonly<Record<string, Level>>): Finding[] {
  const said = error instanceof Error ? error.message : String(error)
  const [ruleId, message] =
    error instanceof TooSlowError
      ? (['rule-too-slow', said] as const)
      : ([
          'rule-crashed',
          `The rule \`${rule}\` stopped with “${elide(said, 200)}” and did not check this draft: tell whoever wrote the rule.`,
        ] as const)
  const severity = reserved[ruleId] ?? 'error'
  return severity === 'off' ? [] : [{ruleId, severity, message, place: {start: 0, end: 0}, data: {rule}}]
}
