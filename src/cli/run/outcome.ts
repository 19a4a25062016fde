// How a run ends: which findings count, and the exit code.
import type {Result} from '../../core/report/result.ts'
import type {ReportOptions} from '../options.ts'

/** The results with errors only. */
export const keepErrors = (results: readonly Result[]): Result[] =>
  results.map((result) => ({...result, findings: result.findings.filter(({severity}) => severity === 'error')}))

/** How a run ends; `otherwise` if it had nothing to report on. */
export function exitCode(
  results: readonly Result[],
  {maxWarnings}: Pick<ReportOptions, 'maxWarnings'>,
  otherwise: 0 | 2 = 2,
): 0 | 1 | 2 {
  if (results.length === 0) return otherwise
  if (results.every(({unreadable}) => unreadable)) return 2
  const severities = results.flatMap(({findings}) => findings.map(({severity}) => severity))
  const warnings = severities.filter((severity) => severity === 'warning').length
  return severities.includes('error') || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0
}
