// Weighed statistics: sentences that state a share, a rate or a growth, and what speaks for and against a missing source.

import figureData from '../../rules/lists/measured-figures.json' with {type: 'json'}
import wordData from '../../rules/lists/weighing-words.json' with {type: 'json'}
import type {Draft} from '../core/draft/draft.ts'
import {definePhrases} from '../core/phrases/phrases.ts'
import {defineReading} from '../core/reading.ts'
import {linesIn} from '../reading/page/roles.ts'
import {ownHits, quotationsOf} from '../reading/speech/quotations.ts'
import {defineNeed} from '../reading/text/prefilter.ts'
import {around} from './around.ts'
import {type Candidate, candidatesIn} from './candidates.ts'

const figures = definePhrases(figureData)

/** Sentences with figures that somebody must have counted. */
export const statisticCandidatesOf = defineReading<readonly Candidate[]>(
  (draft) =>
    candidatesIn(draft, ownHits(draft, figures), 'figure').map((one) => ({
      ...one,
      features: isAfterPoll(draft, one) ? [...one.features, 'a poll is told of here or before'] : one.features,
    })),
  [figures, quotationsOf, linesIn, around],
)

const blocksWithPolls = defineNeed({words: wordData.kinds.poll})

/** How many paragraphs on figures may be those of a poll. */
const farthest = 6

/** The indices of blocks that tell of a poll or stand after one. */
const afterPolls = defineReading<ReadonlySet<number>>(
  (draft) =>
    new Set(blocksWithPolls(draft).flatMap(({index}) => Array.from({length: farthest}, (_, more) => index + more))),
)

const isAfterPoll = (draft: Draft, {block}: Candidate): boolean => afterPolls(draft).has(block.index)
