// The model of sources: how likely it is that nobody stands behind a statement, by weights that `npm run weights` learned.
import weights from './weights.json' with {type: 'json'}

/** What may lack a source, as the corpus names it. */
export type Family = keyof typeof weights.families

/** What the weights say: a confidence from 0 to 1 that nobody stands behind it, and what spoke for and against that. */
export interface Weighing {
  confidence: number
  pro: readonly string[]
  contra: readonly string[]
}

/** The confidence at the scores that `levels` names, and beyond them. */
const anchors = {hint: 0.3, info: 0.5, warning: 0.7} as const

/** What the option of a rule says that takes weighed findings in. */
export const weighedNote =
  'How sure (0–1) it must be, by all that was weighed around it, that nobody stands behind it for a finding; 1: no such findings.'

/** Scores this far below the lowest level, or above the highest, are sure. */
const beyond = 4

/** Weigh what is told of a statement, by the names of its features. */
export function weigh(family: Family, features: readonly string[]): Weighing {
  const own: Readonly<Record<string, number>> = weights.families[family]
  const score = features.reduce((sum, name) => sum + (own[name] ?? 0), 0)
  const telling = features.filter((name) => isPlain(name) && Math.abs(own[name] ?? 0) >= leastTold)
  const byWeight = telling.sort((one, other) => Math.abs(own[other] as number) - Math.abs(own[one] as number))
  const told = (side: 1 | -1, openings: ReadonlySet<string>) =>
    byWeight
      .filter((name) => Math.sign(own[name] as number) === side && openings.has(name.split(' ', 1)[0] as string))
      .slice(0, mostTold)
  return {confidence: confidenceOf(family, score), pro: told(1, lacks), contra: told(-1, evidence)}
}

/** A weight below this tells an editor nothing, and more than so many names of one side are no help. */
const [leastTold, mostTold] = [0.1, 3]

/** What names of something that is missing open with: only that is told for a missing source, the rest may be chance. */
const lacks: ReadonlySet<string> = new Set(['nobody', 'no', 'alone'])

/** What names of evidence open with. */
const evidence: ReadonlySet<string> = new Set(['a', 'an', 'he', 'speakers', 'somebody', 'the', 'so'])

/** Names with a colon or a quotation mark are for the machine. */
const isPlain = (name: string) => !/[:“=]/.test(name)

function confidenceOf(family: Family, score: number): number {
  const {hint, info, warning} = weights.levels[family]
  const points = [
    [hint - beyond, 0],
    [hint, anchors.hint],
    [info, anchors.info],
    [warning, anchors.warning],
    [warning + beyond, 1],
  ] as const
  const at = points.findIndex(([from]) => score < from)
  if (at < 0) return 1
  const [[from, low], [to, high]] = [points[Math.max(0, at - 1)] ?? [0, 0], points[at] ?? [0, 0]]
  return at === 0 ? 0 : low + ((high - low) * (score - from)) / (to - from)
}

/** What was weighed, in words. */
export function tellWeighing({pro, contra}: Weighing): string {
  const against = contra.length > 0 ? ` Against it: ${contra.join('; ')}.` : ''
  return pro.length > 0 ? `Weighed: ${pro.join('; ')}.${against}` : `Weighed by its wording.${against}`
}
