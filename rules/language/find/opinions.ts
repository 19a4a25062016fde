// Verdicts: what the publication itself demands, judges or sighs about, where nobody else answers for it.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases, phrasesOfKinds} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isFirstPerson} from '../../../src/reading/evidence.ts'
import {namesIn} from '../../../src/reading/names/names.ts'
import {roleOf} from '../../../src/reading/page/roles.ts'
import {isProse, phraseLength, phraseSet, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import demandData from '../../lists/demands.json' with {type: 'json'}
import verdictData from '../../lists/verdicts.json' with {type: 'json'}
import voiceWords from '../../lists/voice-words.json' with {type: 'json'}
import {hasSpeakerNear, isOwned, isVoiced, ownCopy, ownCopyHits} from './own-words.ts'

/** An opinion of the publication. */
export interface Opinion extends Span {
  kind: 'demand' | 'judgment' | 'adverb'
  /** A named speaker stands in the paragraph or the one before: the opinion may be theirs. */
  mayBeReported: boolean
}

const demands = definePhrases(demandData)
const modals = phrasesOfKinds(demands, (kind) => kind === 'modal')
const verdicts = definePhrases(verdictData)
const reforms = phraseSet(demands, 'reform')
const bodies = phraseSet(demands, 'body')
const adverbs = phraseSet(demands, 'adverb')
const openers = phraseSet(demands, 'open')
const {place: places} = phraseSets(voiceWords.kinds)
const subordinate = defineContext({frames: voiceWords.context}, 'subordinate')

/** Every opinion in the publication's own voice, in reading order. */
export const opinionsOf = defineReading<readonly Opinion[]>(
  (draft) => {
    const found = [...ownCopyHits(draft, modals).flatMap((hit) => readDemand(draft, hit)), ...readVerdicts(draft)]
    return found
      .filter((span) => isProse(span.block) && !isVoiced(draft, span) && !isOwned(draft, span))
      .map((span) => ({...span, mayBeReported: hasSpeakerNear(draft, span)}))
      .sort((a, b) => a.block.index - b.block.index || a.start - b.start)
  },
  [modals, verdicts, ownCopy],
)

type Found = Span & {kind: Opinion['kind']}

/** `The council must act`: a named body, a modal and a verb of reform, in a main clause. */
function readDemand(draft: Draft, hit: Hit): Found[] {
  const {block} = hit
  const role = roleOf(draft, hit)
  if ((role !== 'body' && role !== 'listItem') || !isProse(block)) return []
  const words = wordsOf(block)
  const verb = verbAfter(words, firstEndingAfter(words, hit.end))
  const length = phraseLength(words, verb, reforms)
  if (length === 0 || words[verb]?.sentence !== words[firstEndingAfter(words, hit.start)]?.sentence) return []
  const subject = subjectBefore(draft, words, firstEndingAfter(words, hit.start), hit)
  return subject === undefined
    ? []
    : [{block, start: (words[subject] as Word).start, end: (words[verb + length - 1] as Word).end, kind: 'demand'}]
}

const isAdverb = ({lower}: Word) => adverbs.has(lower) || /ly$/.test(lower)

function verbAfter(words: readonly Word[], from: number): number {
  let at = from
  while (words[at] && isAdverb(words[at] as Word)) at++
  return at
}

/** Where the body that is told what to do begins; none in a subordinate clause or where nobody is named. */
function subjectBefore(draft: Draft, words: readonly Word[], modal: number, {block}: Hit): number | undefined {
  const names = namesIn(draft, block)
  let last = modal - 1
  while (words[last] && isAdverb(words[last] as Word)) last--
  const head = words[last]
  if (!head?.isWord || !(names[last] === true || bodies.has(head.lower))) return undefined
  let from = last
  while (from > 0 && last - from < 6 && belongs(words[from - 1], names[from - 1])) from--
  if (names[last] !== true && !/^(?:the|its)$/.test(words[from]?.lower ?? '') && names[from] !== true) return undefined
  for (let at = from - 1; at >= 0 && words[at]?.sentence === head.sentence; at--)
    if (openers.has((words[at] as Word).lower) || /^[“”"]$/.test((words[at] as Word).text)) return undefined
  return from
}

const belongs = (word: Word | undefined, name: boolean | 'maybe' | undefined) =>
  word?.isWord === true && (name === true || places.has(word.lower))

function readVerdicts(draft: Draft): Found[] {
  return ownCopyHits(draft, verdicts).flatMap((hit): Found[] => {
    const {block, start, end, kind} = hit
    const role = roleOf(draft, hit)
    const heading = role === 'title' || role === 'subhead'
    if (kind === 'headline') return heading && endsLine(hit) ? [{block, start, end, kind: 'judgment'}] : []
    if (heading || role === 'field' || isFirstPerson(draft, sentenceAround(hit))) return []
    if (kind === 'adverb') return opensSentence(hit) ? [{block, start, end, kind}] : []
    return isSubordinate(hit) ? [] : [{block, start, end, kind: 'judgment'}]
  })
}

const endsLine = ({block, end}: Hit) => /^\s*(?:$|\n|[|–—-] )/.test(block.prose.text.slice(end, end + 4))

/** At the start of a sentence, and set off by a comma. */
const opensSentence = ({block, start, end}: Hit) =>
  /(?:^|[.!?]["”’)]? |\n)$/.test(block.prose.text.slice(Math.max(0, start - 3), start)) && block.prose.text[end] === ','

/** Somebody's thought, or no statement: `whether it is vital to …`, `not`. */
const isSubordinate = ({block, start}: Hit) => subordinate.before(block, start) !== undefined
