// What Copydesk finds in a piece of the corpus.
import {configure, lint} from '../../src/index.ts'
import type {ToolFinding} from './count.ts'
import type {Marked} from './marks.ts'

/** Its findings with a preset, each with the rule and its kind. */
export function findingsOf(
  {name, format, text}: Marked,
  preset: string,
  preview: boolean,
): (ToolFinding & {rule: string})[] {
  const config = configure({preset, ...(preview && {preview})})
  return lint({path: `${name.replace(/\.(?:md|txt)$/, '')}.${format}`, text}, config).map(
    ({place, related, severity, ruleId, kind}) => ({
      ...place,
      level: severity,
      rule: kind ? `${ruleId} ${kind}` : ruleId,
      others: related?.map((one) => one.place),
    }),
  )
}
