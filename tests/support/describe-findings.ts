// Findings as lines to be kept beside a draft and compared.
import {type Finding, reportOn} from '../../src/index.ts'

/** A line a finding: where it starts and ends, how bad, which rule, the text found. */
export const describeFindings = (path: string, text: string, findings: readonly Finding[]): string =>
  reportOn({path, text}, findings)
    .messages.map(({place, ruleId, fatal, actual}) => {
      const {start, end} = place as {start: {line: number; column: number}; end: {line: number; column: number}}
      const severity = fatal ? 'error' : fatal === false ? 'warning' : 'info'
      return `${start.line}:${start.column}-${end.line}:${end.column} ${severity} ${ruleId} ${JSON.stringify(actual)}\n`
    })
    .join('')
