// Hedging: hedges heaped on each other, and forecasts without content, where nobody answers for them.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {textOf} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases, phrasesOfKinds} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {roleOf} from '../../../src/reading/page/roles.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {isProse, phraseSet, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import data from '../../lists/hedges.json' with {type: 'json'}
import voiceWords from '../../lists/voice-words.json' with {type: 'json'}
import {hasSpeakerNear, isOwned, isVoiced, ownCopy, ownCopyHits} from './own-words.ts'

/** A speculation in the publication's own voice. */
export interface Speculation extends Span {
  kind: 'stacked' | 'forecast' | 'inference'
  /** A named speaker stands in the paragraph or the one before: it may be his. */
  mayBeReported: boolean
}

const hedges = definePhrases(data)
const read = phrasesOfKinds(hedges, (kind) => kind !== 'modal')
const modals = phraseSet(hedges, 'modal')
const vocabulary = phraseSets(voiceWords.kinds)

/** Every speculation of the draft, in reading order, none within another. */
export const speculationsOf = defineReading<readonly Speculation[]>(
  (draft) => {
    let last: Span | undefined
    return ownCopyHits(draft, read).flatMap((hit): Speculation[] => {
      const found = isProse(hit.block) ? readHedge(hit) : undefined
      if (!found || isExcused(draft, found)) return []
      if (last && last.block === found.block && found.start < last.end) return []
      last = found
      return [{...found, mayBeReported: hasSpeakerNear(draft, found)}]
    })
  },
  [read, ownCopy],
)

type Found = Span & {kind: Speculation['kind']}

function readHedge(hit: Hit): Found | undefined {
  const {block, start, end} = hit
  if (hit.kind === 'stack') return {block, start, end, kind: 'stacked'}
  if (hit.kind === 'forecast' || hit.kind === 'inference') return {block, start, end, kind: hit.kind}
  const words = wordsOf(block)
  const at = firstEndingAfter(words, start)
  const modal = isAlternative(words, at) ? undefined : modalNear(words, at)
  if (modal === undefined) return undefined
  const [first, final] = modal < at ? [modal, objectEnd(words, at)] : [at, modal]
  return {block, start: (words[first] as Word).start, end: (words[final] as Word).end, kind: 'stacked'}
}

const before = 12
const breakMark = /^[;:—–(]$/

/** `…, or maybe a chair`: another possibility, not another hedge. */
const isAlternative = (words: readonly Word[], at: number) =>
  vocabulary.alternative.has(words[at - 1]?.lower ?? '') || vocabulary.determiner.has(words[at + 1]?.lower ?? '')

/** The modal the hedge is heaped on: in the same clause before it, or right behind it. */
function modalNear(words: readonly Word[], at: number): number | undefined {
  const {sentence} = words[at] as Word
  for (let i = at - 1; i >= Math.max(0, at - before) && words[i]?.sentence === sentence; i--) {
    const {lower} = words[i] as Word
    if (breakMark.test(lower) || vocabulary['clause break'].has(lower)) break
    if (modals.has(lower)) return i
  }
  return modals.has(words[at + 1]?.lower ?? '') ? at + 1 : undefined
}

/** A hedge before a participle takes it along: `potentially leading`. */
const objectEnd = (words: readonly Word[], at: number) => (/(?:ing|ed)$/.test(words[at + 1]?.lower ?? '') ? at + 1 : at)

const figures = /\d+(?:\.\d+)?\s?(?:%|per cent|percent)|\bp\s?[<=]|\bconfidence interval\b/i

/** Attributed, voiced, a question, a forecast of the weather, or science with its numbers. */
function isExcused(draft: Draft, found: Found): boolean {
  const role = roleOf(draft, found)
  if (role === 'title' || role === 'field' || isVoiced(draft, found) || isOwned(draft, found)) return true
  const sentence = sentenceAround(found)
  if (figures.test(textOf(sentence)) || holdsPhrase(sentence, vocabulary.weather)) return true
  if (holdsPhrase(sentence, vocabulary.reader)) return true
  return found.kind === 'inference' && holdsPhrase(sentence, vocabulary.research)
}
