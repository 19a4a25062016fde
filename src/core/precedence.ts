// Precedence: one problem is one finding, whichever rules saw it.
import type {Finding} from './rule.ts'
import type {Config} from './settings/config.ts'
import type {Severity} from './severity.ts'
import {isStopped} from './stopped.ts'

/** How grave a severity is. */
export const weight: Readonly<Record<Severity, number>> = {error: 2, warning: 1, info: 0}

/** One problem, one finding: what a stronger rule reported at a place, a weaker one doesn't repeat. */
export function applyPrecedence(findings: Finding[], {outranked}: Config): Finding[] {
  const silent = repeatedFindings(findings)
  const ranked = new Set([...outranked].flatMap(([id, others]) => [id, ...others]))
  let open: Finding[] = []
  for (const finding of findings) {
    if (!ranked.has(finding.ruleId)) continue
    open = open.filter(({place}) => place.end > finding.place.start)
    for (const other of open) {
      if (outranked.get(other.ruleId)?.has(finding.ruleId)) silent.add(finding)
      if (outranked.get(finding.ruleId)?.has(other.ruleId)) silent.add(other)
    }
    open.push(finding)
  }
  return findings.filter((finding) => !silent.has(finding))
}

/** Findings of one rule at one place but the gravest, the last of equals. */
function repeatedFindings(findings: readonly Finding[]): Set<Finding> {
  const repeated = new Set<Finding>()
  const gravest = new Map<string, Finding>()
  for (const finding of findings) {
    // Each rule that stopped is told, though all of them stand at the start of the draft.
    const stopped = isStopped(finding) ? finding.message : ''
    const key = `${finding.ruleId} ${finding.place.start} ${finding.place.end} ${stopped}`
    const other = gravest.get(key)
    if (other && weight[other.severity] >= weight[finding.severity]) repeated.add(finding)
    else {
      if (other) repeated.add(other)
      gravest.set(key, finding)
    }
  }
  return repeated
}
