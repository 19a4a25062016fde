// Lacking: quotations of which nothing seems to tell who speaks, with how sure that is by all that was weighed around them.
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {sectionOf} from '../../../src/reading/evidence.ts'
import {type Weighing, weigh} from '../../../src/weighing/model.ts'
import {quoteCandidatesOf} from '../../../src/weighing/quotations.ts'

/** The quotations of a draft that have no tag, each weighed. */
export const lackingQuotesOf = defineReading<readonly (Span & Weighing)[]>(
  (draft) =>
    sectionOf(draft) === 'fiction'
      ? []
      : quoteCandidatesOf(draft).map(({spoken: {quotation}, features}) => ({
          ...quotation,
          ...weigh('lone-quote', features),
        })),
  [quoteCandidatesOf, sectionOf],
)
