// Verdicts of readers as rows of the file of rounds: counts, and no text. Pure.
import type {Drawn} from './draw.ts'

const verdicts = ['right', 'debatable', 'wrong'] as const
type ReaderVerdict = (typeof verdicts)[number]

/** A reader's verdict on a drawn finding. */
export interface Judgement {
  id: string
  verdict: ReaderVerdict
  why?: string
}

/** A source of a round. */
export interface RoundSource {
  source: string
  revision: string
  kind: string
  drafts: number
  words: number
  /** Findings in all, by `rule level`. */
  found: Readonly<Record<string, number>>
}

/** What was counted of a rule at a level in one source of a round. */
export interface RoundRow {
  round: number
  preset: string
  source: string
  rule: string
  level: string
  found: number
  read: number
  right: number
  debatable: number
  wrong: number
  /** Of each kind read, where findings have one. */
  kinds?: Readonly<Record<string, {read: number; right: number}>>
}

const strictness: Record<ReaderVerdict, number> = {right: 0, debatable: 1, wrong: 2}

/** Of two readers' verdicts the stricter one. */
export const stricter = (a: ReaderVerdict, b: ReaderVerdict | undefined): ReaderVerdict =>
  b !== undefined && strictness[b] > strictness[a] ? b : a

/** The share of findings two readers judged alike, and how many both judged. */
export function agreement(first: readonly Judgement[], second: readonly Judgement[]): {both: number; alike: number} {
  const known = new Map(first.map(({id, verdict}) => [id, verdict]))
  const both = second.filter(({id}) => known.has(id))
  return {both: both.length, alike: both.filter(({id, verdict}) => known.get(id) === verdict).length}
}

/** The rows of a round. Throws where a drawn finding has no verdict. */
export function countRound(
  {round, preset}: {round: number; preset: string},
  sources: readonly RoundSource[],
  drawn: readonly Drawn[],
  first: readonly Judgement[],
  second: readonly Judgement[] = [],
): RoundRow[] {
  const judged = new Map(first.map(({id, verdict}) => [id, verdict]))
  const checked = new Map(second.map(({id, verdict}) => [id, verdict]))
  return sources.flatMap(({source, found}) =>
    Object.entries(found).map(([key, all]) => {
      const [rule = '', level = ''] = key.split(' ')
      const own = drawn.filter((one) => one.source === source && one.rule === rule && one.level === level)
      const final = own.map(({id}) => {
        const verdict = judged.get(id)
        if (!verdict) throw new Error(`Finding ${id} has no verdict.`)
        return stricter(verdict, checked.get(id))
      })
      const counted = Object.fromEntries(verdicts.map((name) => [name, final.filter((one) => one === name).length]))
      const kinds = countKinds(own, final)
      return {round, preset, source, rule, level, found: all, read: own.length, ...counted, ...kinds} as RoundRow
    }),
  )
}

function countKinds(drawn: readonly Drawn[], final: readonly ReaderVerdict[]): Pick<RoundRow, 'kinds'> {
  const kinds: Record<string, {read: number; right: number}> = {}
  for (const [i, {kind}] of drawn.entries()) {
    if (kind === '') continue
    const {read, right} = kinds[kind] ?? {read: 0, right: 0}
    kinds[kind] = {read: read + 1, right: right + (final[i] === 'right' ? 1 : 0)}
  }
  return Object.keys(kinds).length > 0 ? {kinds} : {}
}
