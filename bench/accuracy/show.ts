// Passages for reading: the range of each finding or miss marked, with what is said of it.
import {makeRandom} from '../random.ts'
import type {Judged} from './score.ts'

/** The judgements to read: `misses`, `false-alarms` or `findings`. */
export function choose(judged: readonly Judged[], what: string): Judged[] {
  if (what === 'misses') return judged.filter(({verdict}) => verdict === 'missed')
  if (what === 'false-alarms') return judged.filter(({verdict}) => verdict === 'false')
  if (what === 'findings') return judged.filter(({finding}) => finding)
  throw new Error(`There is nothing to show called ${what}: say misses, false-alarms or findings.`)
}

/** Draw so many at random; the same seed draws the same. All where there are no more. */
export function drawSome<T>(items: readonly T[], size: number, seed: number): T[] {
  const random = makeRandom(seed)
  return items
    .map((item, index) => ({item, index, rank: random()}))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, size)
    .sort((a, b) => a.index - b.index)
    .map(({item}) => item)
}

/** A judgement as it is shown or written down: the range with some text around it. */
export interface Shown {
  set: string
  unit: string
  verdict: string
  group?: string
  severity?: string
  rule?: string
  kind?: string
  message?: string
  start: number
  end: number
  before: string
  range: string
  after: string
  /** Against an earlier run: it came or it went. */
  change?: 'new' | 'gone'
}

const around = 160

/** What there is to say of a judgement. */
export function shown(set: string, {unit, verdict, text, place, finding, group}: Judged): Shown {
  const {start, end} = place
  return {
    set,
    unit,
    verdict,
    ...(group !== undefined && {group}),
    ...(finding && {severity: finding.severity, rule: finding.ruleId, message: finding.message}),
    ...(finding?.kind !== undefined && {kind: finding.kind}),
    start,
    end,
    before: text.slice(Math.max(0, start - around), start),
    range: shorten(text.slice(start, end)),
    after: text.slice(end, end + around),
  }
}

const shorten = (text: string) =>
  text.length > 4 * around ? `${text.slice(0, 2 * around)} … ${text.slice(-2 * around)}` : text

/** What came and what went between two runs; a finding is the same at the same place by the same rule. */
export function differences(old: readonly Shown[], now: readonly Shown[]): Shown[] {
  const nameOf = ({set, unit, rule, start, end}: Shown) => `${set} ${unit} ${rule} ${start} ${end}`
  const [before, after] = [new Set(old.map(nameOf)), new Set(now.map(nameOf))]
  const gone = old.filter((one) => !after.has(nameOf(one))).map((one): Shown => ({...one, change: 'gone'}))
  return [...gone, ...now.filter((one) => !before.has(nameOf(one))).map((one): Shown => ({...one, change: 'new'}))]
}

/** One passage: where it stands, what is said, and the text around with the range between « and ». */
export function showPassage(one: Shown): string {
  const said = one.rule && `${one.severity} ${one.rule}${one.kind ? ` (${one.kind})` : ''}: ${one.message}`
  const notes = [one.change?.toUpperCase(), one.set, one.unit, one.verdict, one.group, said].filter(Boolean).join(' · ')
  return `${notes}\n  ${fold(`${one.before}«${one.range}»${one.after}`)}`
}

const fold = (text: string) => text.replace(/\s*\n\s*/g, ' ⏎ ').trim()
