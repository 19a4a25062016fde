// How the time of a check grows with the length of a text of some shape, beside as much text in short drafts.
import {rules} from '../../rules/index.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {type EngineName, makeEngine} from '../../src/files/engine.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {type Shape, shapes, shapeText} from './shapes.ts'

/** Where a shape is measured: a file name extension, and the engine for Markdown. */
export interface GrowthSetting {
  extension: string
  engine: EngineName
}

/** The power of its length that the time of a shape grows with; milliseconds of each length. */
export interface ShapeGrowth extends GrowthSetting {
  shape: string
  power: number
  ms: readonly number[]
}

/** Lengths in UTF-16 code units; the shortest is that of the drafts which the longer ones are held against. */
const lengths = [8000, 24_000, 72_000] as const

/** Growth to a power above this is more than linear. */
export const mostShapePower = 1.2

/** Less than this is noise, in milliseconds. */
const least = 8

/** A power that is too high is measured again: something else may have disturbed it. */
const tries = 3

/** Measure shapes whose names hold `only`. */
export async function measureShapes({extension, engine}: GrowthSetting, only = ''): Promise<ShapeGrowth[]> {
  const loaded = makeEngine(engine)
  await loaded.load()
  const format = formatFor(`a.${extension}`, makeFormats(loaded.parse)) as Format
  const config = configureRules(rules, {preset: 'strict'})
  const check = (text: string) => void lintDraft(parseDraft({path: `a.${extension}`, text}, format), config)
  for (const shape of shapes) check(shapeText(shape, 2000))
  return shapes
    .filter(({name}) => name.includes(only))
    .map((shape) => {
      let grown = growthOf(shape, check)
      for (let i = 1; i < tries && grown.power > mostShapePower; i++) {
        const again = growthOf(shape, check)
        if (again.power < grown.power) grown = again
      }
      return {shape: shape.name, extension, engine, ...grown}
    })
}

type TextCheck = (text: string) => void

/** The steepest power from the shortest to a longer text: 1 where that costs no more than short drafts of its length. */
function growthOf(shape: Shape, check: TextCheck): Pick<ShapeGrowth, 'power' | 'ms'> {
  const short = shapeText(shape, lengths[0])
  const ms = [timeOf(() => check(short))]
  const powers = [0]
  for (const length of lengths.slice(1)) {
    const text = shapeText(shape, length)
    const times = Math.max(1, text.length / short.length)
    let [whole, parts] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let i = 0; i < 3; i++) {
      whole = Math.min(
        whole,
        timeOf(() => check(text)),
      )
      parts = Math.min(
        parts,
        timeOf(() => repeat(times, () => check(short))),
      )
    }
    ms.push(whole)
    if (whole > least) powers.push(1 + Math.log(whole / parts) / Math.log(times))
  }
  return {power: Math.max(...powers), ms}
}

function repeat(times: number, task: () => void): void {
  for (let i = 0; i < Math.round(times); i++) task()
}

/** Milliseconds of processor time of this process. */
function timeOf(task: () => void): number {
  const before = process.cpuUsage()
  task()
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1000
}
