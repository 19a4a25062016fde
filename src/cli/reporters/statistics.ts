// `--statistics`: how many findings each rule has at each severity, and in how many of the drafts.
import {groupBy} from '../../core/order.ts'
import {asLogLine} from '../../core/report/log-line.ts'
import type {Result} from '../../core/report/result.ts'
import {countFindings} from '../../core/report/shown.ts'
import type {Reporter, ReporterOptions} from './reporter.ts'

/** The findings of one rule at one severity. */
interface Row {
  rule: string
  severity: string
  findings: number
  /** How many drafts they are in. */
  drafts: number
  /** The part of all drafts, from 0 to 1, with four decimals. */
  share: number
}

/** Rows in the order of their findings, most first. */
function rowsOf(results: readonly Result[]): Row[] {
  const found = results.flatMap(({findings}, draft) =>
    findings.map(({ruleId, severity}) => ({ruleId, severity, draft})),
  )
  const groups = groupBy(found, ({ruleId, severity}) => `${ruleId} ${severity}`)
  const rows = [...groups.values()].map((group): Row => {
    const drafts = new Set(group.map(({draft}) => draft)).size
    const {ruleId = '', severity = ''} = group[0] ?? {}
    return {rule: ruleId, severity, findings: group.length, drafts, share: roundShare(drafts / results.length)}
  })
  return rows.sort((a, b) => b.findings - a.findings || compareRows(a, b))
}

const compareRows = (a: Row, b: Row) => (`${a.rule} ${a.severity}` < `${b.rule} ${b.severity}` ? -1 : 1)

const roundShare = (share: number) => Math.round(share * 10_000) / 10_000

const countDrafts = (results: readonly Result[]) => results.filter(({findings}) => findings.length > 0).length

const percent = ({share}: Row) => (share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`)

const cellsOf = (row: Row) => [`${row.findings}`, `${row.drafts}`, percent(row), row.severity, asLogLine(row.rule)]

const heads = ['findings', 'drafts', 'share', 'severity', 'rule']

/** “16 findings in 3 of 5 drafts: 12 errors, 4 warnings.” */
function total(results: readonly Result[]): string {
  const findings = results.flatMap((result) => result.findings)
  const [drafts, all] = [countDrafts(results), results.length]
  return `${findings.length} finding${findings.length === 1 ? '' : 's'} in ${drafts} of ${all} draft${all === 1 ? '' : 's'}: ${countFindings(findings)}.`
}

/** A table for a person, numbers to the right. */
function asTable(results: readonly Result[]): string {
  const lines = [heads, ...rowsOf(results).map(cellsOf)]
  const widths = heads.map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)))
  const written = lines.map((cells) =>
    cells
      .map((cell, i) => (i < 3 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  return lines.length === 1 ? `${total(results)}\n` : `${written.join('\n')}\n\n${total(results)}\n`
}

/** A table in Markdown. */
function asMarkdown(results: readonly Result[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rows = rowsOf(results).map((each) => row([...cellsOf(each).slice(0, 4), `\`${asLogLine(each.rule)}\``]))
  const table = rows.length > 0 ? [row(heads), '| --: | --: | --: | --- | --- |', ...rows, ''] : []
  return `${[...table, total(results)].join('\n')}\n`
}

/** One object; `heldBack` counts the findings that the baseline holds. */
function asJson(results: readonly Result[], {held = 0}: Pick<ReporterOptions, 'held'>): string {
  const rules = rowsOf(results)
  const findings = rules.reduce((sum, row) => sum + row.findings, 0)
  const whole = {drafts: results.length, draftsWithFindings: countDrafts(results), findings, heldBack: held, rules}
  return `${JSON.stringify(whole, undefined, 2)}\n`
}

/** A row a line. */
const asLines = (results: readonly Result[]): string =>
  rowsOf(results)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('')

/** The formats that statistics can be written in. */
export const statisticsReporters: Readonly<Record<string, Reporter>> = {
  pretty: asTable,
  json: asJson,
  ndjson: asLines,
  markdown: asMarkdown,
}
