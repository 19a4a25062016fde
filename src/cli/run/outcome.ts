// How a run ends: which findings count, and the exit code.
import type {Result} from '../../core/report/result.ts'
import type {Severity} from '../../core/severity.ts'
import {isTooSlow} from '../../core/stopped.ts'
import type {ReportOptions} from '../options.ts'

/** The results with the findings of a severity and those above it. */
export function keepFrom(results: readonly Result[], least: Severity): Result[] {
  if (least === 'info') return [...results]
  const isKept = (severity: Severity) => severity === 'error' || severity === least
  return results.map((result) => ({...result, findings: result.findings.filter(({severity}) => isKept(severity))}))
}

/** A draft that was to be checked could not be read from the disk, and that is said. */
const isUnread = ({unread, findings}: Result) => unread !== undefined && findings.length > 0

/** How a run ends; `otherwise` if it had nothing to report on. */
export function exitCode(
  results: readonly Result[],
  {maxWarnings}: Pick<ReportOptions, 'maxWarnings'>,
  otherwise: 0 | 2 = 2,
): 0 | 1 | 2 {
  if (results.length === 0) return otherwise
  if (results.every(({unreadable}) => unreadable) || results.some(isUnread)) return 2
  if (results.some(({findings}) => findings.some(isTooSlow))) return 2
  const severities = results.flatMap(({findings}) => findings.map(({severity}) => severity))
  const warnings = severities.filter((severity) => severity === 'warning').length
  return severities.includes('error') || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0
}
