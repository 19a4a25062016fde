// Scoring: findings held against labelled places, and the counts that follow. Pure.
import type {Place} from '../../src/core/draft/place.ts'
import {compareText, groupBy} from '../../src/core/order.ts'
import type {Finding} from '../../src/core/rule.ts'
import type {Severity} from '../../src/core/severity.ts'

/** A labelled place of a text: findings there are wanted or false alarms; `unit` is counted once. */
export interface Gold {
  unit: string
  place: Place
  wanted: boolean
  /** What the annotators call it. */
  group?: string
}

/** `open`: a finding where nobody labelled anything; `quiet`: an unwanted place without findings. */
export type Verdict = 'true' | 'false' | 'missed' | 'quiet' | 'open'

/** What came out at one place: a finding with its verdict, or a labelled place without one. */
export interface Judged {
  unit: string
  verdict: Verdict
  text: string
  place: Place
  finding?: Finding
  group?: string
}

/** The counts of some judgements: units for `true` to `quiet`, findings for `open` and the severities. */
export type Counts = Record<Verdict | Severity | 'findings', number>

export const shareText = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end

/** Hold the findings of a text against its labelled places. `unit` names what stands in none of them. */
export function judge(unit: string, text: string, findings: readonly Finding[], golds: readonly Gold[]): Judged[] {
  const touched = new Set<Finding>()
  const atGolds = golds.flatMap(({unit, place, wanted, group}): Judged[] => {
    const here = findings.filter((finding) => shareText(finding.place, place))
    for (const finding of here) touched.add(finding)
    const kept = {unit, text, ...(group !== undefined && {group})}
    if (here.length === 0) return [{...kept, verdict: wanted ? 'missed' : 'quiet', place}]
    return here.map((finding) => ({...kept, verdict: wanted ? 'true' : 'false', place: finding.place, finding}))
  })
  const elsewhere = findings.filter((finding) => !touched.has(finding))
  return [
    ...atGolds,
    ...elsewhere.map((finding): Judged => ({unit, verdict: 'open', text, place: finding.place, finding})),
  ]
}

/** Count units by verdict and findings by severity. */
export function count(judged: readonly Judged[]): Counts {
  const units = new Map<Verdict, Set<string>>()
  const findings = new Set<Finding>()
  let open = 0
  for (const {verdict, unit, finding} of judged) {
    units.set(verdict, (units.get(verdict) ?? new Set()).add(unit))
    if (finding) findings.add(finding)
    if (verdict === 'open') open++
  }
  const unitsOf = (verdict: Verdict) => units.get(verdict)?.size ?? 0
  const severe = (severity: Severity) => [...findings].filter((finding) => finding.severity === severity).length
  return {
    true: unitsOf('true'),
    false: unitsOf('false'),
    missed: unitsOf('missed'),
    quiet: unitsOf('quiet'),
    open,
    error: severe('error'),
    warning: severe('warning'),
    info: severe('info'),
    findings: findings.size,
  }
}

/** Judgements by a key, in the order of the keys; those without a key are left out. */
export const groupSorted = (
  judged: readonly Judged[],
  keyOf: (one: Judged) => string | undefined,
): [string, Judged[]][] =>
  [...groupBy(judged, keyOf)]
    .flatMap(([key, group]): [string, Judged[]][] => (key === undefined ? [] : [[key, group]]))
    .sort(([a], [b]) => compareText(a, b))

/** A share, or nothing where there is nothing to share. */
export const ratio = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined)

export const precisionFrom = (counts: Counts): number | undefined => ratio(counts.true, counts.true + counts.false)
export const recallFrom = (counts: Counts): number | undefined => ratio(counts.true, counts.true + counts.missed)

/** The harmonic mean of precision and recall. */
export const f1From = (counts: Counts): number | undefined =>
  ratio(2 * counts.true, 2 * counts.true + counts.false + counts.missed)

/** How much of a reference body a text keeps and how much else it brings, in parts of a whole. */
interface BodyScore {
  precision: number
  recall: number
}

/**
 * Precision and recall of extracted bodies on shingles of four words; every document weighs the same.
 * The measure of the article extraction benchmark of Scrapinghub (2020).
 */
export function bodyScore(pairs: readonly (readonly [extracted: string, reference: string])[]): BodyScore {
  let [shared, beyond, lost] = [0, 0, 0]
  for (const [extracted, reference] of pairs) {
    const [have, want] = [shingles(extracted), shingles(reference)]
    let both = 0
    for (const [shingle, times] of have) both += Math.min(times, want.get(shingle) ?? 0)
    const [more, less] = [total(have) - both, total(want) - both]
    const all = both + more + less || 1
    shared += both / all
    beyond += more / all
    lost += less / all
  }
  return {precision: ratio(shared, shared + beyond) ?? 1, recall: ratio(shared, shared + lost) ?? 1}
}

function shingles(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let i = 0; i + Math.min(4, words.length) <= words.length && words.length > 0; i++) {
    const shingle = words.slice(i, i + 4).join(' ')
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

const total = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, times) => sum + times, 0)
