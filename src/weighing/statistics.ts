// Weighed statistics: sentences that state a share, a rate or a growth, and what speaks for and against a missing source.

import figureData from '../../rules/lists/measured-figures.json' with {type: 'json'}
import {definePhrases} from '../core/phrases/phrases.ts'
import {defineReading} from '../core/reading.ts'
import {linesIn} from '../reading/page/roles.ts'
import {ownHits, quotationsOf} from '../reading/speech/quotations.ts'
import {around} from './around.ts'
import {type Candidate, candidatesIn} from './candidates.ts'

const figures = definePhrases(figureData)

/** Sentences with figures that somebody must have counted. */
export const statisticCandidatesOf = defineReading<readonly Candidate[]>(
  (draft) => candidatesIn(draft, ownHits(draft, figures), 'figure'),
  [figures, quotationsOf, linesIn, around],
)
