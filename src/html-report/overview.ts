// The overview of the report: pictures, each with its numbers in a table.

import type {Severity} from '../core/severity.ts'
import {type BarPart, bar, columnPicture, countParts, swatch} from './charts.ts'
import {byFindings, type FreshFigure, type PeriodFigure, type ReportFigures, type RuleFigure} from './figures.ts'
import {type Markup, type MarkupContent, tag} from './markup.ts'
import {countSeverities, type ReportDraft, type SeverityCounts, severityOrder, totalOf} from './model.ts'
import {reportWords as words} from './words.ts'

/** Addresses within the report. */
export interface ReportAnchors {
  ofDraft(draft: ReportDraft): string
  ofRule(ruleId: string): string
}

/** Where links lead, and the severities that occur: the others get no column. */
interface View {
  anchors: ReportAnchors
  severities: readonly Severity[]
}

/** So many rows are shown; the others can be unfolded. */
const mostRows = 12

/** All pictures of a run. */
export function overview(
  figures: ReportFigures,
  drafts: readonly ReportDraft[],
  anchors: ReportAnchors,
): Markup | undefined {
  if (totalOf(figures.counts) + figures.fresh.length === 0) return undefined
  const view = {anchors, severities: severityOrder.filter((severity) => figures.counts[severity] > 0)}
  const most = byFindings(drafts).slice(0, mostRows)
  const hasFresh = figures.fresh.length > 0
  return tag(
    'section',
    {class: hasFresh ? 'overview three' : 'overview', 'aria-labelledby': 'overview'},
    tag('h2', {id: 'overview'}, words.overview),
    legend(view),
    hasFresh && figure(words.fresh, freshTable(figures.fresh, view), freshLegend()),
    figure(words.byRule, rulesTable(figures.rules, view)),
    figure(words.most, draftsTable(most, view)),
    periodsFigure(figures, view),
  )
}

const figure = (title: string, ...contents: readonly MarkupContent[]): Markup | undefined =>
  contents.every((content) => content === undefined)
    ? undefined
    : tag('figure', {}, tag('figcaption', {}, tag('h3', {}, title)), contents)

const key = (parts: readonly (readonly [BarPart['name'], string])[]) =>
  tag(
    'p',
    {class: 'legend', 'aria-hidden': 'true'},
    parts.map(([name, label]) => tag('span', {}, swatch(name), label)),
  )

const legend = ({severities}: View) =>
  key(severities.map((severity) => [severity, words.severities[severity]] as const))
const freshLegend = () =>
  key([
    ['fresh', words.isFresh],
    ['held', words.isHeld],
  ])

/** The heads of columns; those after the first are of numbers. */
const heads = ([name = '', ...numbers]: readonly string[]) =>
  tag(
    'tr',
    {},
    tag('th', {scope: 'col'}, name),
    numbers.map((head) => tag('th', {scope: 'col', class: 'number'}, head)),
  )
const numberCell = (number: number) => tag('td', {class: number === 0 ? 'number zero' : 'number'}, words.number(number))
const severityNames = ({severities}: View) => severities.map((severity) => words.severities[severity])
const severityCells = (counts: SeverityCounts, {severities}: View) =>
  severities.map((severity) => numberCell(counts[severity]))

/** The name of a row, above its bar. */
const rowHead = (name: MarkupContent, parts: readonly BarPart[], most: number) =>
  tag('th', {scope: 'row', class: 'name'}, name, bar(parts, most))

/** A table whose first rows are shown, and the others where there are many. */
function foldedTable(head: Markup, rows: readonly Markup[], thing: string): Markup {
  const table = (shown: readonly Markup[]) =>
    tag('div', {class: 'wide'}, tag('table', {}, tag('thead', {}, head), tag('tbody', {}, shown)))
  if (rows.length <= mostRows + 2) return table(rows)
  const more = rows.slice(mostRows)
  return tag(
    'div',
    {},
    table(rows.slice(0, mostRows)),
    tag('details', {}, tag('summary', {}, words.more(more.length, thing)), table(more)),
  )
}

function rulesTable(rules: readonly RuleFigure[], view: View): Markup | undefined {
  if (rules.length === 0) return undefined
  const most = Math.max(...rules.map(({counts}) => totalOf(counts)))
  const rows = rules.map(({ruleId, counts, drafts}) =>
    tag(
      'tr',
      {},
      rowHead(ruleLink(ruleId, view), countParts(counts), most),
      severityCells(counts, view),
      numberCell(drafts),
    ),
  )
  return foldedTable(heads([words.rule, ...severityNames(view), words.draftCount]), rows, 'rule')
}

const ruleLink = (ruleId: string, {anchors}: View) =>
  tag('a', {href: `#${anchors.ofRule(ruleId)}`, 'data-pick': ruleId}, ruleId)

function draftsTable(drafts: readonly ReportDraft[], view: View): Markup | undefined {
  const most = drafts[0]?.notes.length ?? 0
  if (most === 0) return undefined
  const rows = drafts.map((draft) => {
    const counts = countSeverities(draft.notes)
    const link = tag('a', {href: `#${view.anchors.ofDraft(draft)}`, dir: 'auto'}, draft.title ?? draft.path)
    return tag('tr', {}, rowHead(link, countParts(counts), most), severityCells(counts, view))
  })
  return tag(
    'div',
    {class: 'wide'},
    tag('table', {}, tag('thead', {}, heads([words.draft, ...severityNames(view)])), tag('tbody', {}, rows)),
  )
}

function freshTable(fresh: readonly FreshFigure[], view: View): Markup {
  const most = Math.max(...fresh.map((one) => one.fresh + one.held))
  const rows = fresh.map(({ruleId, fresh, held}) => {
    const parts: BarPart[] = [
      {name: 'fresh', value: fresh},
      {name: 'held', value: held},
    ]
    const name = fresh > 0 ? ruleLink(ruleId, view) : ruleId
    return tag('tr', {}, rowHead(name, parts, most), numberCell(fresh), numberCell(held))
  })
  return foldedTable(heads([words.rule, words.isFresh, words.isHeld]), rows, 'rule')
}

/** What may be wider than the page: it is scrolled by keyboard, too. */
const scroller = (label: string, content: Markup) =>
  tag('div', {class: 'wide', role: 'group', tabindex: 0, 'aria-label': label}, content)

function periodsFigure({periods, undated}: ReportFigures, view: View): Markup | undefined {
  if (periods.length < 2) return undefined
  const isByYear = periods[0]?.period.length === 4
  const highest = periods.reduce((most, one) => (totalOf(one.counts) > totalOf(most.counts) ? one : most))
  const title = isByYear ? words.byYear : words.byMonth
  const label = words.columns(periods.length, words.period(highest.period), totalOf(highest.counts))
  return tag(
    'figure',
    {class: 'across'},
    tag('figcaption', {}, tag('h3', {}, title)),
    scroller(title, columnPicture(periods, label)),
    undated.drafts > 0 && tag('p', {class: 'quiet'}, words.undatedNote(undated.drafts, totalOf(undated.counts))),
    tag('details', {}, tag('summary', {}, words.asTable), periodsTable(periods, undated, view)),
  )
}

function periodsTable(periods: readonly PeriodFigure[], undated: ReportFigures['undated'], view: View): Markup {
  const row = (name: string, {counts, drafts}: ReportFigures['undated']) =>
    tag(
      'tr',
      {},
      tag('th', {scope: 'row', class: 'name'}, name),
      severityCells(counts, view),
      numberCell(drafts),
      tag('td', {class: 'number'}, drafts > 0 ? words.rate(totalOf(counts) / drafts) : '–'),
    )
  const isByYear = periods[0]?.period.length === 4
  const rows = periods.map((one) => row(words.period(one.period), one))
  if (undated.drafts > 0) rows.push(row(words.undated, undated))
  const head = heads([isByYear ? words.year : words.month, ...severityNames(view), words.draftCount, words.perDraft])
  return scroller(words.asTable, tag('table', {}, tag('thead', {}, head), tag('tbody', {}, rows)))
}
