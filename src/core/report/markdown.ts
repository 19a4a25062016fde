// A comment for a pull request, in Markdown.
import {escapeControls} from '../elide.ts'
import type {LocatedFinding, Result} from './result.ts'
import {countFindings, uriOfSlashed, withPlaces} from './shown.ts'

const signs = {error: '❌', warning: '⚠️', info: 'ℹ️'}

/** GitHub takes comments of 65,536 characters. */
const most = 60_000

/** A heading with the counts, then a table for each draft with findings, as far as a comment can hold them. Paths have slashes. */
export function markdownReport(results: readonly Result[]): string {
  const parts = [`### Copydesk: ${countFindings(results.flatMap(({findings}) => findings))}`]
  let left = most
  let cut = 0
  for (const {path, findings} of withPlaces(results)) {
    const rows = findings.map(row).filter((row) => {
      left -= row.length + 1
      return left > 0
    })
    cut += findings.length - rows.length
    if (rows.length > 0) parts.push(`**${draftLink(path)}**`, [...tableHead, ...rows].join('\n'))
    left -= 200
  }
  if (cut > 0) parts.push(`${cut} more findings are left out here.`)
  return `${parts.join('\n\n')}\n`
}

/** A link to a draft, whose path has slashes. */
export const draftLink = (path: string): string => `[${escapeCell(path)}](${uriOfSlashed(path)})`

const tableHead = ['| | line | what to do | rule |', '| --- | --- | --- | --- |']

const row = ({severity, start, message, ruleId, url}: LocatedFinding) =>
  `| ${signs[severity]} | ${start.line}:${start.column} | ${escapeCell(message)} | ${url ? `[${ruleId}](${url})` : ruleId} |`

/** Nothing in the copy may break the table, link, mention a person or start HTML. */
export const escapeCell = (text: string) =>
  escapeControls(text.replace(/\s+/g, ' '))
    .replace(/[\\`*_[\]<>|~#&$]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b')
