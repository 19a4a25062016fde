// How the cost of a word grows with the length of a draft: the same copy, cut into few long drafts or many short ones. Pure.

import {byStage} from './where.ts'

/** Milliseconds over all drafts of a length, together and, behind an opening of our own, by file; `words` is the mean length. */
export interface Growth {
  words: number
  drafts: number
  ms: number
  times: [file: string, ms: number][]
}

/** Growth to a power above this is more than linear, whatever the noise. */
export const mostPower = 1.1

/** How much dearer a word may become before it is said. */
export const mostSpread = 0.15

/** Cut a text at paragraphs into drafts of about so many words; a rest that is too short is left out. */
export function cutAll(text: string, words: number): string[] {
  const drafts: string[] = []
  let [start, count] = [0, 0]
  for (const {0: paragraph, index} of text.matchAll(/[^\n]+\n*/g)) {
    count += paragraph.split(' ').length
    if (count < words) continue
    drafts.push(text.slice(start, index + paragraph.length))
    start = index + paragraph.length
    count = 0
  }
  if (count > words * 0.9 || drafts.length === 0) drafts.push(text.slice(start))
  return drafts
}

/** The power of the length that times grow with: the slope of a line through their logarithms. */
export function powerOf(points: readonly {words: number; ms: number}[]): number {
  const logs = points.filter(({ms}) => ms > 0).map(({words, ms}) => [Math.log(words), Math.log(ms)] as const)
  const mean = (at: 0 | 1) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const square = logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
  return logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / square
}

/** Milliseconds a draft at each length. */
const points = (growth: readonly Growth[], ms: (one: Growth) => number) =>
  growth.map((one) => ({words: one.words, ms: ms(one) / one.drafts}))

/** The power of the length that everything grows with. */
export const wholePower = (growth: readonly Growth[]): number => powerOf(points(growth, ({ms}) => ms))

/** By how much the dearest word is dearer than the cheapest. */
export function spreadOf(growth: readonly Growth[]): number {
  const each = growth.map(({ms, words, drafts}) => ms / words / drafts)
  return Math.max(...each) / Math.min(...each) - 1
}

/** A stage with the power of the length it grows with, its share at the longest draft, and µs a word at each length. */
interface StageGrowth {
  stage: string
  power: number
  share: number
  each: number[]
}

/** Rules, readings and stages by how they grow, the steepest first; what takes less than a fiftieth is left out. */
export function growthByStage(growth: readonly Growth[]): StageGrowth[] {
  const sums = growth.map(({times}) => byStage(new Map(times)))
  const longest = sums.at(-1) ?? new Map<string, number>()
  const all = [...longest.values()].reduce((sum, ms) => sum + ms, 0)
  const ours = [...longest].filter(([stage, ms]) => ms > all / 50 && !outside.has(stage))
  return ours
    .map(([stage, ms]) => {
      const of = growth.map(({words, drafts}, i) => ({words, ms: (sums[i]?.get(stage) ?? 0) / drafts}))
      return {stage, share: ms / all, power: powerOf(of), each: of.map(({words, ms}) => (ms / words) * 1000)}
    })
    .sort((a, b) => b.power - a.power)
}

/** What V8 does on its own account, and what no file of ours is behind. */
const outside = new Set(['garbage collector', 'program', 'other'])
