// Loaded cues: reporting verbs that judge what was said, where they do report words.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {type Attribution, attributionsIn, attributionsOf} from '../../../src/reading/speech/attribution.ts'
import {ownHits} from '../../../src/reading/speech/quotations.ts'
import {isOneOf, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import verbData from '../../lists/loaded-verbs.json' with {type: 'json'}
import grammarData from '../../lists/sourcing-grammar.json' with {type: 'json'}
import {grammar} from './grammar.ts'

const loadedVerbs = definePhrases(verbData)
const prize = defineContext(grammarData, 'prize')

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
  const after = next?.sentence === words[firstEndingAfter(words, hit.start)]?.sentence ? next : undefined
  if (isClaimNoun(words, hit, attribution)) return false
  if (hit.kind === 'heat') return !isOneOf(after, grammar['heat-tie'])
  if (hit.phrase === 'claims' && !isSpeaker(attribution)) return false
  if (!after || isOneOf(after, grammar['reported-opener']) || reportedMark.test(after.text)) return true
  return (
    hit.kind === 'doubt' && (after.lower === 'to' || (isOneOf(after, grammar['claim-determiner']) && isStatement(hit)))
  )
}

/** A thing rather than an act: `the plan's claim`, `faces claims`, `reports and claims`. */
function isClaimNoun(words: readonly Word[], {phrase, start}: Hit, {speaker}: Attribution): boolean {
  if (phrase !== 'claim' && phrase !== 'claims') return false
  const at = firstEndingAfter(words, start) - 1
  const before = words[at]
  if (!before || isOneOf(before, grammar['claim-owner']) || possessive.test(before.lower)) return true
  if (isOneOf(before, grammar['claim-tie'])) return /[^s]s$/.test(words[at - 1]?.lower ?? '')
  const last = speaker && words[firstEndingAfter(words, speaker.end - 1)]
  return [before, last].some((word) => isOneOf(word, grammar['claim-taker']))
}

const possessive = /s?['’]s?$/

/** Somebody who can claim: no `insurance claims`, no `their claims`. */
function isSpeaker({kind, speaker}: Attribution): boolean {
  if (kind !== 'role' || !speaker) return kind !== 'role'
  const words = wordsOf(speaker.block)
  return isOneOf(words[firstEndingAfter(words, speaker.start)], grammar['speaker-determiner'])
}

const reportedMark = /^["“‘',.;:!?—–-]$/

/** Three words at least, and nothing that is won or asked for rather than said. */
const isStatement = ({block, end}: Hit) =>
  / \S+ \S+ \S/.test(block.prose.text.slice(end, end + 60)) && prize.after(block, end) === undefined
