// Floors of work: what checking the same drafts took, above which no change may grow by more than a twentieth. Pure.
import type {Calls} from './calls.ts'

/** Counts by what was done, in reading order. */
export type Floors = Readonly<Record<string, number>>

/** How much a count may grow before it counts. */
const mostGrowth = 0.05

/** A count that is held, and what it is today. */
export interface Held {
  what: string
  floor?: number
  now?: number
  outcome: 'held' | 'less' | 'more' | 'new' | 'gone'
}

/** Hold counts against their floors. A count that is no longer made has gone, which is a mistake of the bench. */
export function holdWork(floors: Floors, now: Floors): Held[] {
  return [...new Set([...Object.keys(floors), ...Object.keys(now)])].map((what) => {
    const [floor, count] = [floors[what], now[what]]
    if (floor === undefined || count === undefined)
      return {
        what,
        ...(floor !== undefined && {floor}),
        ...(count !== undefined && {now: count}),
        outcome: floor === undefined ? 'new' : 'gone',
      }
    const outcome = count > floor * (1 + mostGrowth) ? 'more' : count < floor * (1 - mostGrowth) ? 'less' : 'held'
    return {what, floor, now: count, outcome}
  })
}

/** Whether these counts may stand. */
export const isSound = (held: readonly Held[]): boolean =>
  held.every(({outcome}) => outcome === 'held' || outcome === 'less')

/** What grows faster than the draft: files whose calls grow with the length to a power above `most`. */
export function findSteep(short: Calls, long: Calls, times: number, most = 1.1): {file: string; power: number}[] {
  const all = [...long.values()].reduce((sum, count) => sum + count, 0)
  return [...long]
    .filter(([, count]) => count > all / 1000)
    .map(([file, count]) => ({file, power: Math.log(count / Math.max(1, short.get(file) ?? 0)) / Math.log(times)}))
    .filter(({power}) => power > most)
    .sort((a, b) => b.power - a.power)
}
