// What lists and frames cost: processor time, and how often a frame is tried.
import type {Block} from '../../src/core/draft/blocks.ts'
import type {Hit} from '../../src/core/phrase-list.ts'
import {makeMatcher} from '../../src/core/phrases/matcher.ts'
import {scannedFor} from './trial.ts'
import type {Listed, Written} from './written.ts'

/** What one list or frame cost over some blocks. */
export interface Cost {
  text: string
  /** Milliseconds of processor time. */
  ms: number
  /** Phrases found, or places where a frame was tried. */
  tried: number
  found: number
}

/** Milliseconds of processor time of the best of some runs; the first ones are those that V8 has not compiled yet. */
function timeOf(run: () => void): number {
  const times = Array.from({length: 5}, () => {
    const began = process.cpuUsage()
    run()
    const {user, system} = process.cpuUsage(began)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

/** What it costs to scan for the phrases of a list alone. */
export function costOfPhrases({name, phrases}: Listed, blocks: readonly Block[]): Cost {
  const matcher = makeMatcher([phrases])
  let found = 0
  const ms = timeOf(() => {
    found = 0
    for (const block of blocks) found += matcher.scan(block).get(phrases)?.length ?? 0
  })
  return {text: name, ms, tried: found, found}
}

/** What it costs to follow a frame wherever it is tried; that blocks are split into words is shared, and not counted. */
export function costOfFrame(written: Written, blocks: readonly Block[]): Cost {
  const {frames} = written.own
  const anchors = scannedFor(written)
  const matcher = makeMatcher([anchors])
  const places = blocks
    .map((block): [Block, readonly Hit[]] => [block, matcher.scan(block).get(anchors) ?? []])
    .filter(([, hits]) => hits.length > 0)
  let found = 0
  const ms = timeOf(() => {
    found = 0
    for (const [block, hits] of places) found += frames?.hitsIn(block, hits).length ?? 0
  })
  return {text: written.text, ms, tried: places.reduce((sum, [, hits]) => sum + hits.length, 0), found}
}
