// Marks within words that nobody sees: prose is read without them, as its readers see it.
import {bisect} from '../order.ts'
import {appendStep, type Run} from './align.ts'
import type {Prose} from './prose.ts'

const mayHide = /[\u00ad\u200b-\u200d\u2060\ufeff]/

/** A soft hyphen within a word, an invisible space or joiner between letters; scripts that are joined keep their joiners. */
const hidden =
  /(?<=[\p{L}\p{N}])\u00ad+(?=[\p{L}\p{N}])|(?<=\p{L})[\u200b\u2060\ufeff]+(?=\p{L})|(?<=\p{Script=Latin})[\u200c\u200d]+(?=\p{Script=Latin})/gu

/** Prose without the marks within its words that nobody sees; with them it is kept as `marked`. */
export function hideMarks(prose: Prose): Prose {
  if (!mayHide.test(prose.text)) return prose
  const gaps = gapsIn(prose.text)
  if (gaps.length === 0) return prose
  const runs = prose.runs.flatMap((run) => partsOf(run, gaps))
  const moved = movedBy(gaps)
  return {
    text: prose.text.replace(hidden, ''),
    runs: joined(runs, moved),
    inlines: prose.inlines.map((inline) => ({...inline, start: moved(inline.start), end: moved(inline.end)})),
    marked: prose,
  }
}

/** A stretch that is left out of prose; `before` is how much is left out before it. */
interface Gap {
  at: number
  length: number
  before: number
}

/** The stretches that are left out, in their order. */
function gapsIn(text: string): Gap[] {
  let before = 0
  return [...text.matchAll(hidden)].map(({0: {length}, index}) => {
    before += length
    return {at: index, length, before: before - length}
  })
}

/** Where an offset stands once the gaps are out. */
const movedBy = (gaps: readonly Gap[]) => (offset: number) => {
  const gap = gaps[bisect(gaps, ({at}) => at >= offset) - 1]
  return gap ? offset - gap.before - Math.min(gap.length, offset - gap.at) : offset
}

/** What the gaps leave of a run, at its offsets of before; a run that matches as a whole stays whole. */
function partsOf(run: Run, gaps: readonly Gap[]): Run[] {
  const own = gaps.slice(
    bisect(gaps, ({at, length}) => at + length > run.at),
    bisect(gaps, ({at}) => at >= run.at + run.length),
  )
  if (own.length === 0 || run.length !== run.end - run.start) return [run]
  const parts: Run[] = []
  let from = run.at
  for (const {at, length} of [...own, {at: run.at + run.length, length: 0}]) {
    const size = Math.max(0, at - from)
    const start = run.start + from - run.at
    if (size > 0) parts.push({at: from, length: size, start, end: start + size})
    from = Math.max(from, at + length)
  }
  return parts
}

/** Runs at their new offsets; one that is left with no characters is gone. */
function joined(runs: readonly Run[], moved: (offset: number) => number): Run[] {
  const result: Run[] = []
  for (const {at, length, start, end} of runs) {
    const from = moved(at)
    appendStep(result, from, start, {value: moved(at + length) - from, source: end - start})
  }
  return result
}
