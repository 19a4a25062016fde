// Lacking: statements that nobody seems to stand behind, with how sure that is by all that was weighed around them.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {overlapWith, type Span} from '../../../src/core/draft/spans.ts'
import {defineReading, type Reading} from '../../../src/core/reading.ts'
import {sectionOf, sectionsByBlock} from '../../../src/reading/evidence.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {weighingWords} from '../../../src/weighing/around.ts'
import type {Candidate} from '../../../src/weighing/candidates.ts'
import {claimCandidatesOf} from '../../../src/weighing/claims.ts'
import {type Family, type Weighing, weigh} from '../../../src/weighing/model.ts'
import {statisticCandidatesOf} from '../../../src/weighing/statistics.ts'
import {witnessCandidatesOf} from '../../../src/weighing/witnesses.ts'
import type {ClaimKind} from './claim.ts'
import {isCounted} from './statistics.ts'

/** A candidate with what its weights say, and the kind that its rule calls it. */
type Lacking<K extends string> = Omit<Candidate, 'kind'> & Weighing & {kind: K}

const silent: ReadonlySet<string> = new Set(['opinion', 'fiction', 'faq'])

/** The candidates of a family where the copy is no opinion and no fiction, each weighed. */
const defineLacking = <K extends string>(
  family: Family,
  find: Reading<readonly Candidate[]>,
  kindOf: (kind: string) => K,
  mayLack: (one: Candidate) => boolean = () => true,
) =>
  defineReading<readonly Lacking<K>[]>(
    (draft) => {
      if (silent.has(sectionOf(draft)) || draft.data.attribution === 'off') return []
      const sections = sectionsByBlock(draft)
      return find(draft).flatMap((one) =>
        silent.has(sections.get(one.block.index) ?? '') || !mayLack(one)
          ? []
          : [{...one, ...weigh(family, one.features), kind: kindOf(one.kind)}],
      )
    },
    [find, sectionOf, sectionsByBlock],
  )

const statisticKinds: Readonly<Record<string, 'percentage' | 'ratio'>> = {
  share: 'percentage',
  ratio: 'ratio',
  fraction: 'ratio',
  multiple: 'ratio',
}

/** Figures that somebody must have counted. */
export const lackingStatisticsOf = defineLacking(
  'statistic',
  statisticCandidatesOf,
  (kind) => statisticKinds[kind] ?? 'amount',
  (one) => isCounted(one) && !holdsPhrase(one.sentence, weighingWords.market),
)

const claimKinds: Readonly<Record<string, ClaimKind>> = {
  class: 'vague-source',
  all: 'quantifier',
  hearsay: 'passive',
  wisdom: 'passive',
  read: 'passive',
  cause: 'causal',
}

/** Claims that somebody must have made. */
export const lackingClaimsOf = defineLacking('claim', claimCandidatesOf, (kind) => claimKinds[kind] ?? 'superlative')

/** Somebody who speaks without a name. */
export const lackingWitnessesOf = defineLacking('anonymous', witnessCandidatesOf, () => 'person' as const)

/** Those that are sure enough, and in no sentence of which another finding speaks; from a confidence of 1 on, none. */
export function surelyLacking<K extends string>(
  all: (draft: Draft) => readonly Lacking<K>[],
  draft: Draft,
  least: number,
  others: readonly Span[],
): readonly Lacking<K>[] {
  if (least >= 1) return []
  const isTaken = overlapWith(others)
  return all(draft).filter(({confidence, sentence}) => confidence >= least && !isTaken(sentence))
}
