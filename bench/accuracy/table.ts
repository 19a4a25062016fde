// The table of figures: one line per set and rule, family or kind.
import {type Counts, count, f1, groupBy, type Judged, precision, ratio, recall} from './score.ts'
import type {Outcome} from './sets.ts'

/** One line of the table. `labelled` says that true and false are known. */
export interface Line {
  set: string
  what: string
  labelled: boolean
  counts: Counts
  documents: number
  words: number
}

/** The lines of one set: all together, then by rule, by finding kind or by the annotators' kind. */
export function linesOf(set: string, {judged, documents, words}: Outcome, by: string): Line[] {
  const keyOf = (one: Judged) =>
    by === 'kind'
      ? one.finding && `${one.finding.ruleId}${one.finding.kind ? ` (${one.finding.kind})` : ''}`
      : by === 'group'
        ? one.group
        : one.finding?.ruleId
  const labelled = judged.some(({verdict}) => verdict !== 'open')
  const groups: [string, Judged[]][] = [['all', judged], ...groupBy(judged, keyOf)]
  return groups.map(([what, group]) => ({set, what, labelled, counts: count(group), documents, words}))
}

/** The extra figures of a set, one a line. */
export const extraLines = (set: string, extra: Readonly<Record<string, number>> = {}): string[] =>
  Object.entries(extra).map(([name, value]) => `${set}: ${name} ${share(value)}`)

const head = ['set', 'what', 'true', 'false', 'missed', 'P', 'R', 'F1', '/1,000 w', '/100 docs', 'err', 'warn', 'info']

/** Lines as a text table, columns in line. */
export function showTable(lines: readonly Line[]): string {
  const rows = lines.map(({set, what, labelled, counts, documents, words}, i) => [
    lines[i - 1]?.set === set ? '' : set,
    what,
    ...(labelled ? [counts.true, counts.false, counts.missed].map(String) : ['', '', '']),
    ...(labelled ? [share(precision(counts)), share(recall(counts)), share(f1(counts))] : ['', '', '']),
    rate(ratio(counts.findings * 1000, words)),
    rate(ratio(counts.findings * 100, documents)),
    ...[counts.error, counts.warning, counts.info].map(String),
  ])
  return columns([head, ...rows])
}

/** Rows of cells as lines of text; numbers stand to the right. */
export function columns(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const pad = (cell: string, column: number) =>
    column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

const share = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(3))
const rate = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 1))
