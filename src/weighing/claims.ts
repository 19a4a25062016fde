// Weighed claims: sentences that say what is held, what is the only one or what caused what, and what speaks for a missing source.

import claimData from '../../rules/lists/leaning-claims.json' with {type: 'json'}
import type {Draft} from '../core/draft/draft.ts'
import {sentencesOf} from '../core/draft/sentences.ts'
import {textOf} from '../core/draft/spans.ts'
import {firstEndingAfter} from '../core/order.ts'
import {definePhrases} from '../core/phrases/phrases.ts'
import {defineReading} from '../core/reading.ts'
import {linesIn} from '../reading/page/roles.ts'
import {ownHits, quotationsOf} from '../reading/speech/quotations.ts'
import {around, holdsOneOf} from './around.ts'
import {type Candidate, candidatesIn} from './candidates.ts'

const claims = definePhrases(claimData)

/** Sentences with claims that somebody must have made. */
export const claimCandidatesOf = defineReading<readonly Candidate[]>(
  (draft) =>
    candidatesIn(draft, ownHits(draft, claims), 'claim').map((one) => ({
      ...one,
      end: clauseEnd(one),
      features: [...one.features, ...wordsOfClaim(one), ...kindOfSpeakers(draft, one)],
    })),
  [claims, quotationsOf, linesIn, around],
)

const mostWords = 6

/** The first words of what makes it a claim, each told with its kind. */
function wordsOfClaim(claim: Candidate): string[] {
  if (claim.kind === 'class') return []
  const words = textOf(claim).toLowerCase().split(/\s+/)
  return words.slice(0, mostWords).map((word) => `${claim.kind} “${word}”`)
}

/** Is somebody of the class that the claim leans on spoken of beside it: an engineer where engineers hold something? */
function kindOfSpeakers(draft: Draft, {kind, block, sentence, start, end}: Candidate): string[] {
  if (kind !== 'class') return []
  const plural = block.prose.text
    .slice(start, end)
    .toLowerCase()
    .split(/\s+/)
    .find((word) => claimData.words.class.includes(word))
  const one = new Set([plural?.replace(/s$/, '') ?? ''])
  const sentences = sentencesOf(block)
  const own = firstEndingAfter(sentences, sentence.start)
  const near = sentences.slice(Math.max(0, own - 2), own + 3)
  return near.some((other) => holdsOneOf(draft, other, one))
    ? ['somebody of this kind beside it']
    : ['nobody of this kind beside it']
}

/** What may end a clause. */
const mark = /[,;:.!?—–()](?=\s|$)|\s[—–(]/

/** Where the clause ends that words open. */
function clauseEnd({block, end, sentence}: Candidate): number {
  const rest = block.prose.text.slice(end, sentence.end)
  return end + rest.slice(0, mark.exec(rest)?.index ?? rest.length).trimEnd().length
}
