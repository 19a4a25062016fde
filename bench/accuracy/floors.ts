// Floors: the figures reached, below which no change may fall, and the comparison with a new run. Pure.
import type {Figure} from './sets.ts'
import {columns, type Line} from './table.ts'

/** A figure of a set, with the number of places or documents behind it. */
export interface SetFigure extends Figure {
  set: string
  count: number
}

/** A figure reached and the day it was. */
export interface Floor extends SetFigure {
  date: string
}

/** The figures of a set that are held: precision and recall where places are labelled, else how often it fires. */
export function figuresOf(line: Line, extra: readonly Figure[] = []): SetFigure[] {
  const {set, counts, documents, words} = line
  const places = counts.true + counts.false + counts.missed + counts.quiet
  const labelled: (Figure | undefined)[] = [
    figure('precision', line.precision, 'higher'),
    figure('recall', line.recall, 'higher'),
    line.recall === undefined && counts.false + counts.quiet > 0
      ? figure('flagged', counts.false / (counts.false + counts.quiet), 'lower')
      : undefined,
  ]
  const rates = [
    figure('errors per 100 documents', (counts.error * 100) / documents, 'lower'),
    figure('warnings per 1,000 words', (counts.warning * 1000) / words, 'lower'),
  ]
  return [...(places > 0 ? labelled : rates), ...extra.filter(({measure}) => !measure.endsWith(' before'))]
    .filter((one) => one !== undefined)
    .map(({measure, value, better}) => ({set, measure, value: round(value), better, count: places || documents}))
}

const figure = (measure: string, value: number | undefined, better: Figure['better']): Figure | undefined =>
  value === undefined ? undefined : {measure, value, better}

const round = (value: number) => Math.round(value * 10000) / 10000

/** How far a figure may fall short before it counts: rounding, and one place in a thousand. */
export const tolerance = (floor: number): number => Math.max(0.001, Math.abs(floor) * 0.005)

/** A floor against today's figure; no figure means that the set wasn't measured. */
export interface Comparison {
  floor: Floor
  now?: number
  outcome: 'held' | 'raised' | 'fallen' | 'skipped'
}

/** Hold figures against floors. */
export function compareFloors(floors: readonly Floor[], figures: readonly SetFigure[]): Comparison[] {
  return floors.map((floor) => {
    const now = figures.find((one) => one.set === floor.set && one.measure === floor.measure)?.value
    if (now === undefined) return {floor, outcome: 'skipped'}
    const gain = floor.better === 'higher' ? now - floor.value : floor.value - now
    return {floor, now, outcome: gain > 0 ? 'raised' : -gain > tolerance(floor.value) ? 'fallen' : 'held'}
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
  for (const figure of figures) {
    const old = byName.get(nameOf(figure))
    const better = old && (figure.better === 'higher' ? figure.value > old.value : figure.value < old.value)
    if (!old || better || (reset && figure.value !== old.value)) byName.set(nameOf(figure), {...figure, date})
  }
  return [...byName.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

const nameOf = ({set, measure}: SetFigure) => `${set} ${measure}`

/** Comparisons as a table, those that fell last; a sentence where nothing is held yet. */
export function showComparisons(comparisons: readonly Comparison[]): string {
  if (comparisons.length === 0) return 'No floors are written down yet: run with --update.'
  const order = ['skipped', 'held', 'raised', 'fallen']
  const rows = [...comparisons]
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
    .map(({floor, now, outcome}) => [floor.set, floor.measure, String(floor.value), String(now ?? ''), outcome])
  return columns([['set', 'measure', 'floor', 'now', ''], ...rows])
}
