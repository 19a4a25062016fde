// GitHub workflow commands: an annotation for each finding.
import type {Result} from '../../core/report/result.ts'
import {asShown, type ListedFinding, listFindings} from './findings.ts'

const commands = {error: 'error', warning: 'warning', info: 'notice'}

/** A command a line; grammar: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export const reportGithub = (results: readonly Result[]): string =>
  listFindings(asShown(results)).map(annotate).join('')

function annotate({path, severity, ruleId, message, start, end}: ListedFinding): string {
  const columns = start.line === end.line ? {col: start.column, endColumn: end.column} : {}
  const properties = {file: path, line: start.line, endLine: end.line, ...columns, title: ruleId}
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${commands[severity]} ${written.join(',')}::${escapeData(message)}\n`
}

const escapeData = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
const escapeProperty = (text: string) => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
