// Floors: the figures reached, below which no change may fall, and the comparison with a new run. Pure.

import {compareText} from '../../src/core/order.ts'
import type {Figure} from './outcome.ts'
import {columns, type TableLine} from './table.ts'

/** A figure of a set, with the number of places or documents behind it. */
export interface SetFigure extends Figure {
  set: string
  count: number
}

/** A figure reached and the day it was. */
export interface Floor extends SetFigure {
  date: string
}

/**
 * The figures of a set that are held, from its lines by rule: precision and recall where places are labelled,
 * else how often it reports errors and how often each rule does more than inform.
 */
export function figuresOf(lines: readonly TableLine[], extra: readonly Figure[] = []): SetFigure[] {
  const [all, ...byRule] = lines
  if (!all) return []
  const {set, counts, documents, words} = all
  const silent = counts.false + counts.quiet
  const places = counts.true + counts.missed + silent
  const labelled = [
    figure('precision', all.precision, 'higher'),
    figure('recall', all.recall, 'higher'),
    all.recall === undefined && silent > 0 ? figure('flagged', counts.false / silent, 'lower') : undefined,
  ]
  const rates = [
    figure('errors per 100 documents', (counts.error * 100) / documents, 'lower'),
    ...byRule.map(({what, counts: {error, warning}}) =>
      figure(`${what} per 1,000 words`, ((error + warning) * 1000) / words, 'lower'),
    ),
  ]
  return [...(places > 0 ? labelled : rates), ...extra.filter(({measure}) => !measure.endsWith(' before'))]
    .filter((one) => one !== undefined)
    .map(({measure, value, better}) => ({set, measure, value: round(value), better, count: places || documents}))
}

const figure = (measure: string, value: number | undefined, better: Figure['better']): Figure | undefined =>
  value === undefined ? undefined : {measure, value, better}

const round = (value: number) => Math.round(value * 10000) / 10000

/** How far a figure may fall short before it counts: a place in a thousand, or a finding in 200,000 words. */
const tolerance = ({measure, value}: Pick<Floor, 'measure' | 'value'>): number =>
  measure.includes(' per ') ? Math.max(0.005, value * 0.05) : Math.max(0.001, value * 0.005)

/** A floor against today's figure; no figure means that the set wasn't measured. */
interface Comparison {
  floor: Floor
  now?: number
  outcome: 'held' | 'raised' | 'fallen' | 'skipped'
}

/** A rule that no longer fires on a set that was measured has no line in it: its figure is 0. */
function withSilent(floors: readonly Floor[], figures: readonly SetFigure[]): SetFigure[] {
  const names = new Set(figures.map(nameOf))
  const measured = new Set(figures.map(({set}) => set))
  const silent = floors.filter(
    (floor) => floor.measure.includes(' per ') && measured.has(floor.set) && !names.has(nameOf(floor)),
  )
  return [...figures, ...silent.map((floor) => ({...floor, value: 0}))]
}

/** Hold figures against floors. */
export function compareFloors(floors: readonly Floor[], figures: readonly SetFigure[]): Comparison[] {
  const values = new Map(withSilent(floors, figures).map((figure) => [nameOf(figure), figure.value]))
  return floors.map((floor) => {
    const now = values.get(nameOf(floor))
    if (now === undefined) return {floor, outcome: 'skipped'}
    const gain = floor.better === 'higher' ? now - floor.value : floor.value - now
    return {floor, now, outcome: gain > 0 ? 'raised' : -gain > tolerance(floor) ? 'fallen' : 'held'}
  })
}

/** The floors after a run: better figures replace them, new ones join; with `reset`, worse ones replace them too. */
export function raiseFloors(
  floors: readonly Floor[],
  figures: readonly SetFigure[],
  date: string,
  reset = false,
): Floor[] {
  const byName = new Map(floors.map((floor) => [nameOf(floor), floor]))
  for (const figure of withSilent(floors, figures)) {
    const old = byName.get(nameOf(figure))
    const better = old && (figure.better === 'higher' ? figure.value > old.value : figure.value < old.value)
    if (!old || better || (reset && figure.value !== old.value)) byName.set(nameOf(figure), {...figure, date})
  }
  return [...byName.values()].sort((a, b) => compareText(nameOf(a), nameOf(b)))
}

const nameOf = ({set, measure}: SetFigure) => `${set} ${measure}`

/** Comparisons as a table, those that fell last, with a count of each outcome. */
export function showComparisons(comparisons: readonly Comparison[]): string {
  if (comparisons.length === 0) return 'No floors are written down yet: run with --update.'
  const order: Comparison['outcome'][] = ['skipped', 'held', 'raised', 'fallen']
  const rows = [...comparisons]
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
    .map(({floor, now, outcome}) => [floor.set, floor.measure, String(floor.value), String(now ?? ''), outcome])
  const counts = order.map((name) => `${comparisons.filter(({outcome}) => outcome === name).length} ${name}`)
  return `${columns([['set', 'measure', 'floor', 'now', ''], ...rows])}\n\n${counts.join(', ')}`
}
