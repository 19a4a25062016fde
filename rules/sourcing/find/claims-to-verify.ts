// Claims to verify: what the copy says that others say, know or feel, with who they are, as far as it names them.

import type {ToVerify} from '../../../src/core/checklist.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {overlapWith, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {type NamedSource, namedSourceOf, sourcesOf, speakersIn} from '../../../src/reading/sources.ts'
import {attributionsOf} from '../../../src/reading/speech/attribution.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {weighedClaimsOf} from './claim-confidence.ts'
import {claimsOf} from './claims.ts'

/** The claims of a draft, one in a sentence: those that lean on nobody, and what somebody is reported to have said. */
export const claimsToVerify = defineReading<readonly ToVerify[]>(
  (draft) => {
    const leaning = oneInSentence(
      claimsOf(draft).filter((claim) => roleOf(draft, claim) !== 'chrome' && !isQuestion(sentenceAround(claim))),
    )
    const bare = overlapWith(weighedClaimsOf(draft))
    const facts = leaning.map((sentence) => factOf(sentence, bare(sentence) ? {} : namedSourceOf(draft, sentence)))
    return [...facts, ...reportedIn(draft, overlapWith(leaning))]
  },
  [claimsOf, weighedClaimsOf, attributionsOf, quotationsOf, sourcesOf, linesIn],
)

const factOf = ({block, start, end}: Span, source: NamedSource): ToVerify => ({
  ...{block, start, end, kind: 'claim'},
  ...source,
})

/** The sentences of ranges, each once. */
function oneInSentence(spans: readonly Span[]): Span[] {
  const sentences: Span[] = []
  for (const span of spans) {
    const last = sentences.at(-1)
    if (last?.block !== span.block || last.end <= span.start) sentences.push(sentenceAround(span))
  }
  return sentences
}

const isQuestion = (sentence: Span) => /\?["”’')\]]*$/.test(textOf(sentence))

/** What the copy reports in its own words that somebody said: sentences with a speaker and without a quotation. */
function reportedIn(draft: Draft, isListed: (span: Span) => boolean): ToVerify[] {
  const isQuoting = overlapWith(quotationsOf(draft))
  const facts: ToVerify[] = []
  for (const {sentence, cue, speaker} of draft.blocks.flatMap((block) => speakersIn(draft, block))) {
    const isFirst = facts.at(-1)?.block !== sentence.block || (facts.at(-1)?.end ?? 0) <= sentence.start
    if (!isFirst || isQuoted(draft, cue) || isQuestion(sentence)) continue
    if (isListed(sentence) || isQuoting(sentence) || roleOf(draft, cue) === 'chrome') continue
    facts.push(factOf(sentence, {source: textOf(speaker)}))
  }
  return facts
}
