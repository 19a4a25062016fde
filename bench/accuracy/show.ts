// Passages for reading: the range of each finding or miss marked, with what is said of it.
import type {Judged} from './score.ts'

/** The judgements to read: `misses`, `false-alarms` or `findings`. */
export function choose(judged: readonly Judged[], what: string): Judged[] {
  if (what === 'misses') return judged.filter(({verdict}) => verdict === 'missed')
  if (what === 'false-alarms') return judged.filter(({verdict}) => verdict === 'false')
  if (what === 'findings') return judged.filter(({finding}) => finding)
  throw new Error(`There is nothing to show called ${what}: say misses, false-alarms or findings.`)
}

/** Draw so many at random; the same seed draws the same. All where there are no more. */
export function draw<T>(items: readonly T[], size: number, seed: number): T[] {
  const random = makeRandom(seed)
  return items
    .map((item, index) => ({item, index, rank: random()}))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, size)
    .sort((a, b) => a.index - b.index)
    .map(({item}) => item)
}

/** Numbers from 0 to 1 (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One passage: id, what is said, and the text around with the range between « and ». */
export function showPassage({unit, verdict, text, place, finding, group}: Judged, around = 160): string {
  const before = text.slice(Math.max(0, place.start - around), place.start)
  const after = text.slice(place.end, place.end + around)
  const range = text.slice(place.start, place.end)
  const long = range.length > 4 * around ? `${range.slice(0, 2 * around)} … ${range.slice(-2 * around)}` : range
  const said = finding
    ? `${finding.severity} ${finding.ruleId}${finding.kind ? ` (${finding.kind})` : ''}: ${finding.message}`
    : ''
  const notes = [unit, verdict, group, said].filter(Boolean).join(' · ')
  return `${notes}\n  ${fold(`${before}«${long}»${after}`)}`
}

const fold = (text: string) => text.replace(/\s*\n\s*/g, ' ⏎ ').trim()
