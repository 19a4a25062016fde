// The tables of `npm run bench`. Pure.
import {median, textTable} from '../table.ts'
import type {Growth} from './growth.ts'
import {growthByStage, mostPower, mostSpread, spreadOf, wholePower} from './growth.ts'
import type {Started} from './processes.ts'
import {mostShapePower, type ShapeGrowth} from './shape-growth.ts'
import {byStage} from './where.ts'
import type {Stages} from './worker.ts'

/**
 * Where time and memory go, the dearest first; what takes a smaller share than `least` is left out.
 * Shares come from a profile, milliseconds from a run without one.
 */
export function showStages({engine, pass, passes, main, cpu, times, bytes}: Stages, size: number, least = 0): string {
  const [time, memory] = [byStage(new Map(times)), byStage(new Map(bytes))]
  const [sum, total] = [sumOf(time), sumOf(memory)]
  const all = [...new Set([...time.keys(), ...memory.keys()])].sort((a, b) => (time.get(b) ?? 0) - (time.get(a) ?? 0))
  const names = all.filter((name) => Math.max((time.get(name) ?? 0) / sum, (memory.get(name) ?? 0) / total) >= least)
  const rows = names.map((name) => {
    const share = (time.get(name) ?? 0) / sum
    return [name, ms(main * share), percent(share), mb(memory.get(name) ?? 0), percent((memory.get(name) ?? 0) / total)]
  })
  const steps = Object.entries(pass.steps).sort(([, a], [, b]) => b - a)
  const {drafts, findings} = pass
  return [
    `${engine} engine, ${passes === 1 ? 'one pass' : `mean of ${passes} passes`}, once warm: ${drafts} drafts, ${findings} findings.`,
    `Main thread ${ms(main)} ms of processor time (all threads ${ms(cpu)}), ${(size / 1e3 / main).toFixed(1)} MB/s; ${mb(total)} MB allocated, ${(total / size).toFixed(0)} bytes a byte of copy.`,
    '',
    textTable([['by the clock', 'ms'], ...steps.map(([name, time]) => [name, ms(time)])]),
    '',
    textTable([['where it goes', 'ms', '', 'MB', ''], ...rows]),
    ...(all.length > names.length ? [`… and ${all.length - names.length} of less.`] : []),
  ].join('\n')
}

/** The cost of a word at each length, and what grows faster than the draft. */
export function showGrowth(growth: readonly Growth[]): {table: string; sound: boolean} {
  const rows = growth.map(({words, drafts, ms: time}) => [
    words.toLocaleString('en'),
    String(drafts),
    ms(time / drafts),
    ((time / words / drafts) * 1000).toFixed(2),
  ])
  const [power, spread] = [wholePower(growth), spreadOf(growth)]
  const stages = growthByStage(growth)
  const steep = stages.filter(({power}) => power > mostPower)
  const worst = stages
    .slice(0, 20)
    .map(({stage, power, share, each}) => [stage, power.toFixed(3), percent(share), ...each.map((us) => us.toFixed(3))])
  const held = spread <= mostSpread ? 'within' : 'beyond'
  const table = [
    textTable([['words a draft', 'drafts', 'ms a draft', 'µs a word'], ...rows]),
    '',
    `Grows as length to the power of ${power.toFixed(3)}; a word is up to ${percent(spread)} dearer, ${held} ${percent(mostSpread)}.`,
    ...steep.map(({stage, power}) => `TOO STEEP: ${stage} grows to the power of ${power.toFixed(3)}.`),
    ...(power > mostPower ? ['TOO STEEP: the whole.'] : []),
    '',
    textTable([['the steepest', 'power', 'of the longest', 'µs a word', '', '', ''], ...worst]),
  ]
  return {table: table.join('\n'), sound: power <= mostPower && steep.length === 0}
}

/** The steepest shapes, or all, and those that are too steep. */
export function showShapes(growth: readonly ShapeGrowth[], all: boolean): {table: string; sound: boolean} {
  const sorted = growth.toSorted((a, b) => b.power - a.power)
  const steep = sorted.filter(({power}) => power > mostShapePower)
  const shown = all ? sorted : sorted.slice(0, Math.max(10, steep.length))
  const rows = shown.map(({shape, power, ms: times}) => [shape, power.toFixed(2), ...times.map(ms)])
  const table = [
    textTable([['the steepest', 'power', 'ms', '', ''], ...rows]),
    ...steep.map(({shape, power}) => `TOO STEEP: ${shape}, to the power of ${power.toFixed(2)}.`),
  ]
  return {table: table.join('\n'), sound: steep.length === 0}
}

/** Medians of each process, and how many times longer than Node's own start it takes. */
export function showProcesses(started: readonly Started[]): string {
  const wall = ({runs}: Started) => median(runs.map(({wall}) => wall))
  const start = started[0] ? wall(started[0]) : 1
  const rows = started.map((one) => [
    one.name,
    ms(wall(one) * 1000),
    ms(median(one.runs.map(({cpu}) => cpu)) * 1000),
    mb(median(one.runs.map(({memory = 0}) => memory))),
    `${(wall(one) / start).toFixed(2)} ×`,
    String(one.runs.length),
  ])
  return textTable([['process', 'ms', 'processor ms', 'peak MB', 'of node -e 0', 'runs'], ...rows])
}

const sumOf = (sums: ReadonlyMap<string, number>) => [...sums.values()].reduce((sum, value) => sum + value, 0)
const ms = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)
const mb = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)
const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`
