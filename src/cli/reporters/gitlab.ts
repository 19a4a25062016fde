// GitLab code quality: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
import {hashText} from '../../core/report/fingerprint.ts'
import type {Result} from '../../core/report/result.ts'
import {withPlaces} from '../../core/report/shown.ts'
import {listFindings} from './findings.ts'

const severities = {error: 'major', warning: 'minor', info: 'info'}

/** A JSON array with an object for each finding. */
export function reportGitlab(results: readonly Result[]): string {
  const issues = listFindings(withPlaces(results)).map(
    ({path, severity, ruleId, message, start, end, fingerprint}) => ({
      description: message,
      check_name: ruleId,
      fingerprint: hashText(`${path}\n${fingerprint}`),
      severity: severities[severity],
      location: {path, lines: {begin: start.line, end: end.line}},
    }),
  )
  return `${JSON.stringify(issues, undefined, 2)}\n`
}
