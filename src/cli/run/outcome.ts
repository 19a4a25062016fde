// How a run ends: which findings count, and the exit code.
import type {Result} from '../../core/report/result.ts'
import type {Severity} from '../../core/severity.ts'
import {isTooSlow} from '../../core/stopped.ts'
import type {ReportOptions} from '../options.ts'
import type {ReporterOptions} from '../reporters/reporter.ts'
import type {HeldBack} from './baseline.ts'

/** The results with the findings of a severity and those above it. */
export function keepFrom(results: readonly Result[], least: Severity): Result[] {
  if (least === 'info') return [...results]
  return results.map((result) => ({...result, findings: result.findings.filter((one) => isAtLeast(one, least))}))
}

const isAtLeast = ({severity}: {severity: Severity}, least: Severity) =>
  least === 'info' || severity === 'error' || severity === least

/** What reports are told of the findings that the baseline holds back: how many there are, and those of a severity and above. */
export const heldFor = (
  held: HeldBack | undefined,
  {minSeverity}: Pick<ReportOptions, 'minSeverity'>,
): Pick<ReporterOptions, 'held' | 'heldFindings'> =>
  held ? {held: held.count, heldFindings: held.findings.filter((one) => isAtLeast(one, minSeverity))} : {}

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
