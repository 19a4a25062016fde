// Loaded cues: verbs of speech that pass a verdict on what they report, where they do report words.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {type Attribution, attributionsIn, attributionsOf} from '../../../src/reading/speech/attribution.ts'
import {ownHits} from '../../../src/reading/speech/quotations.ts'
import {wordsOf} from '../../../src/reading/text/words.ts'
import verbData from '../../lists/loaded-verbs.json' with {type: 'json'}

const loadedVerbs = definePhrases(verbData)

/** The loaded verbs that report somebody's words, each with the neutral one in `instead`. */
export const loadedCuesOf = defineReading<readonly Hit[]>(
  (draft) => ownHits(draft, loadedVerbs).filter((hit) => hit.kind === 'refusal' || reportsWords(draft, hit)),
  [attributionsOf, loadedVerbs],
)

function reportsWords(draft: Draft, hit: Hit): boolean {
  const attribution = attributionsIn(draft, hit.block).find(({cue}) => cue.start === hit.start)
  if (!attribution?.speaker || attribution.order === 'by') return false
  const words = wordsOf(hit.block)
  const next = words[firstEndingAfter(words, hit.end)]
  const behind = next?.sentence === words[firstEndingAfter(words, hit.start)]?.sentence ? (next?.lower ?? '.') : '.'
  const near = hit.block.prose.text.slice(hit.end, hit.end + 60)
  if (hit.kind === 'heat')
    return !/^(?:into|onto|on|against|shut|through|off|open|up|out|down|away|apart|past)$/.test(behind)
  if (hit.phrase === 'claims' && !isSpeaker(attribution)) return false
  if (clauseStart.test(behind)) return true
  return (
    hit.kind === 'doubt' && (determiner.test(behind) ? !prize.test(near) && / \S+ \S+ \S/.test(near) : behind === 'to')
  )
}

/** Somebody who can claim: no `insurance claims`, no `their claims`. */
const isSpeaker = ({kind, speaker}: Attribution) =>
  kind !== 'role' ||
  /^(?:an?|the|one|another|this|that)\b/i.test(speaker?.block.prose.text.slice(speaker.start, speaker.end) ?? '')

const clauseStart = /^(?:that|he|she|they|it|there|we|i|this|in|on|at|["“‘',.;:!?—–-])$/
const determiner = /^(?:the|a|an|his|her|its|their|some|many|most|all|no)$/

/** What is won or asked for rather than said. */
const prize =
  /^(?: \S+){0,4} (?:victory|responsibility|credit|li(?:fe|ves)|titles?|wins?|gold|silver|bronze|medals?|asylum|benefits?|compensation|damages|refunds?|seats?|scalps?|wickets?|points?|places?|spots?|crowns?|troph(?:y|ies)|prizes?|goals?|tr(?:y|ies)|thrones?|ownership|expenses|territory|sovereignty|lands?|records?|copyrights?|exemptions?|inheritance|insurance|championship|cup|mantle|lead|majority)\b/i
