// The pictures of the report, as SVG: bars in the rows of a table, and columns by month.
import type {Severity} from '../core/severity.ts'
import type {PeriodFigure} from './figures.ts'
import {type Markup, tag} from './markup.ts'
import {type SeverityCounts, severityOrder, totalOf} from './model.ts'
import {reportWords} from './words.ts'

/** A stretch of a bar: its length, and the name of its filling. */
export interface BarPart {
  name: Severity | 'fresh' | 'held'
  value: number
}

/** Severities differ in the print of one colour, too: full, hatched and hollow. */
const fillings: Readonly<Record<BarPart['name'], string>> = {
  error: 'full-error',
  warning: 'hatch-warning',
  info: 'hollow-info',
  fresh: 'full-fresh',
  held: 'hollow-held',
}

/** What bars are filled with, once in a document. */
export const patterns: Markup = tag(
  'svg',
  {class: 'patterns', width: 0, height: 0, 'aria-hidden': 'true'},
  tag('defs', {}, pattern('hatch-warning', 5, tag('path', {d: 'M-1 1L1 -1M0 5L5 0M4 6L6 4', class: 'line'}))),
)

function pattern(id: string, size: number, lines: Markup): Markup {
  const attributes = {id, width: size, height: size, patternUnits: 'userSpaceOnUse'}
  return tag('pattern', attributes, tag('rect', {width: size, height: size, class: 'ground'}), lines)
}

export const countParts = (counts: SeverityCounts): BarPart[] =>
  severityOrder.map((name) => ({name, value: counts[name]}))

const [barWidth, barHeight] = [400, 12]

/** A bar as long as its parts, where `most` fills the width; the numbers stand beside it. */
export function bar(parts: readonly BarPart[], most: number): Markup {
  let at = 0
  const rects = parts
    .filter(({value}) => value > 0)
    .map(({name, value}) => {
      const width = (value / most) * barWidth
      const rect = tag('rect', {class: fillings[name], x: round(at), y: 1, width: round(width), height: barHeight - 2})
      at += width
      return rect
    })
  const viewBox = `0 0 ${barWidth} ${barHeight}`
  return tag('svg', {class: 'bar', viewBox, preserveAspectRatio: 'none', 'aria-hidden': 'true'}, rects)
}

const round = (number: number) => Math.round(number * 100) / 100

/** What a filling stands for, in a legend. */
export const swatch = (name: BarPart['name']): Markup =>
  tag(
    'svg',
    {class: 'swatch', viewBox: '0 0 24 14', 'aria-hidden': 'true'},
    tag('rect', {class: fillings[name], x: 1, y: 1, width: 22, height: 12}),
  )

const plot = {width: 720, height: 226, left: 40, top: 10, right: 6, bottom: 36}

/** A column for each month or year. `label` says in a sentence what is seen. */
export function columnPicture(periods: readonly PeriodFigure[], label: string): Markup {
  const most = niceMost(Math.max(1, ...periods.map(({counts}) => totalOf(counts))))
  const step = (plot.width - plot.left - plot.right) / Math.max(periods.length, 6)
  const scale = (value: number) => (value / most) * (plot.height - plot.top - plot.bottom)
  return tag(
    'svg',
    {class: 'columns', viewBox: `0 0 ${plot.width} ${plot.height}`, role: 'img', 'aria-label': label},
    [0, most / 2, most].map((value) => gridLine(value, scale)),
    periods.map((period, i) => column(period, plot.left + i * step, step, scale)),
    periods.map((period, i) => tick(period.period, i, periods.length, plot.left + (i + 0.5) * step)),
  )
}

const base = plot.height - plot.bottom

function gridLine(value: number, scale: (value: number) => number): Markup[] {
  const y = round(base - scale(value))
  return [
    tag('line', {class: 'grid', x1: plot.left, x2: plot.width - plot.right, y1: y, y2: y}),
    tag('text', {x: plot.left - 6, y: y + 4, 'text-anchor': 'end'}, reportWords.number(value)),
  ]
}

function column({counts, period}: PeriodFigure, x: number, step: number, scale: (value: number) => number): Markup {
  const gap = Math.min(6, step * 0.2)
  let y = base
  const rects = countParts(counts)
    .filter(({value}) => value > 0)
    .map(({name, value}) => {
      const height = scale(value)
      y -= height
      const place = {x: round(x + gap / 2), y: round(y), width: round(step - gap), height: round(height)}
      return tag('rect', {class: fillings[name], ...place})
    })
  const said = `${reportWords.period(period)}: ${reportWords.counts(counts) || reportWords.number(0)}`
  return tag('g', {}, tag('title', {}, said), rects)
}

/** So many names of years and of months find room below the columns. */
const [mostYears, mostMonthNames] = [16, 24]

/** The names below a column: its month and, once for each, its year; of many months the years alone. */
function tick(period: string, i: number, all: number, x: number): Markup | undefined {
  const [year = '', month] = period.split('-')
  const isFirst = month === undefined || month === '01'
  if (month !== undefined && all <= mostMonthNames)
    return tag('g', {}, tickText(shortMonth(period), x, 0), (isFirst || i === 0) && tickText(year, x, 1))
  const years = month === undefined ? all : Math.ceil(all / 12)
  return isFirst && Number(year) % Math.ceil(years / mostYears) === 0 ? tickText(year, x, 0) : undefined
}

const shortMonth = (period: string) => reportWords.period(period).slice(0, 3)

const tickText = (text: string, x: number, line: number) =>
  tag('text', {x: round(x), y: base + 16 + line * 14, 'text-anchor': 'middle'}, text)

/** The least of 2, 4, 6, 10, 20, 40, 60, 100 … that a number isn't above: half of it is whole. */
function niceMost(number: number): number {
  let unit = 1
  while (unit * 10 < number) unit *= 10
  return [2, 4, 6, 10].map((times) => times * unit).find((most) => most >= number) ?? unit * 10
}
