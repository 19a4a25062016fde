// The table of figures: one line per set and rule or kind.

import type {Figure, SetOutcome} from './outcome.ts'
import {type Counts, count, f1From, groupSorted, type Judged, precisionFrom, ratio, recallFrom} from './score.ts'

/** One line of the table; the shares are there where places are labelled. */
export interface TableLine {
  set: string
  what: string
  counts: Counts
  documents: number
  words: number
  precision?: number
  recall?: number
  f1?: number
}

const keys: Readonly<Record<string, (one: Judged) => string | undefined>> = {
  rule: ({finding}) => finding?.ruleId,
  kind: ({finding}) => finding && (finding.kind ? `${finding.ruleId} (${finding.kind})` : finding.ruleId),
  group: ({group}) => group,
}

/** The names `--by` takes. */
export const groupings: readonly string[] = Object.keys(keys)

/** The lines of a set: all together, then by `rule`, by finding `kind` or by the annotators' `group`. */
export function tableLines(set: string, outcome: SetOutcome, by: string): TableLine[] {
  const all = count(outcome.judged)
  const [wanted, unwanted] = [all.true + all.missed > 0, all.false + all.quiet > 0]
  const line = (what: string, judged: readonly Judged[], whole: boolean): TableLine => {
    const counts = count(judged)
    return {
      set,
      what,
      counts,
      documents: outcome.documents,
      words: outcome.words,
      ...(wanted && unwanted && kept('precision', precisionFrom(counts))),
      ...(wanted && whole && kept('recall', recallFrom(counts))),
      ...(wanted && unwanted && whole && kept('f1', f1From(counts))),
    }
  }
  const groups = groupSorted(outcome.judged, keys[by] ?? (() => undefined))
  return [line('all', outcome.judged, true), ...groups.map(([what, group]) => line(what, group, by === 'group'))]
}

const kept = (name: string, value: number | undefined) => (value === undefined ? {} : {[name]: value})

const head = 'set|what|true|false|missed|P|R|F1|/1,000 w|/100 docs|err|warn|info'.split('|')

/** Lines as a text table, columns in line. */
export function showTable(lines: readonly TableLine[]): string {
  const rows = lines.map((line, i) => {
    const {set, what, counts, documents, words} = line
    const labelled = counts.true + counts.false + counts.missed + counts.quiet > 0
    return [
      lines[i - 1]?.set === set ? '' : set,
      what,
      ...[counts.true, counts.false].map((units) => (labelled ? String(units) : '')),
      counts.missed > 0 || line.recall !== undefined ? String(counts.missed) : '',
      ...[line.precision, line.recall, line.f1].map(share),
      rate(ratio(counts.findings * 1000, words)),
      rate(ratio(counts.findings * 100, documents)),
      ...[counts.error, counts.warning, counts.info].map(String),
    ]
  })
  return columns([head, ...rows])
}

/** Figures that are no counts, one a line. */
export const showFigures = (set: string, figures: readonly Figure[] = []): string[] =>
  figures.map(({measure, value}) => `${set}: ${measure} ${share(value)}`)

/** Rows of cells as lines of text; from the third column on, cells stand to the right. */
export function columns(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const pad = (cell: string, column: number) =>
    column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

const share = (value: number | undefined) => value?.toFixed(3) ?? ''
const rate = (value: number | undefined) => value?.toFixed(value < 10 ? 2 : 1) ?? ''
