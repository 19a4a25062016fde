// Leaked plans: passages that plan the article instead of being part of it.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {groupByBlock, type Span, textOf} from '../../../src/core/draft/spans.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {quotationsByBlock, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import around from '../../lists/chatbot-context.json' with {type: 'json'}
import phrases from '../../lists/leaked-reasoning.json' with {type: 'json'}

const list = definePhrases(phrases)

/** A passage of planning, from its first cue to the end of its last. */
interface LeakedPlan extends Span {
  kind: 'plan' | 'status'
}

/** The leaked plans of a draft, at most one of each kind in a block. */
export const leakedPlansOf = defineReading<readonly LeakedPlan[]>(
  (draft) => {
    return [...groupByBlock(hitsOf(draft, list))].flatMap(([block, hits]) => {
      if (block.kind === 'cell' || block.parents.some(({type}) => type === 'blockquote')) return []
      const own = hits.filter((hit) => !isSpeech(draft, hit))
      return [...planIn(own), ...statusIn(own)]
    })
  },
  [list, quotationsOf],
)

/** In quotation marks, unless these hold a value (`description: "…"`). */
const isSpeech = (draft: Draft, {block, start, end}: Hit) =>
  (quotationsByBlock(draft).get(block) ?? []).some(
    (quotation) =>
      quotation.start < end &&
      start < quotation.end &&
      !/(?:^|\n)[a-z_]+:\s*$/.test(block.prose.text.slice(Math.max(0, quotation.start - 40), quotation.start)),
  )

const count = /\b\d{2,4}(?:\s?[-–]\s?\d{2,4})?[\s-]?words?\b/i
const {ordered, prompt} = phraseSets(around.kinds)

/** A thought of the kind "We need to write a 400-word article. Must include …"; two cues, or one beyond doubt. */
function planIn(hits: readonly Hit[]): LeakedPlan[] {
  const cues = hits.filter(
    (hit) => hit.kind === 'asked' || hit.kind === 'plan' || (hit.kind === 'brief' && isBrief(hit)),
  )
  const [first] = cues
  if (!first) return []
  const order = cues.find((hit) => hit.kind === 'plan' && isOrder(hit))
  const asked = cues.some(({kind}) => kind === 'asked')
  const several = cues.length > 2 && holdsPrompt(first, cues.at(-1) as Hit)
  const alone = order && opensThought(order) && count.test(after(order))
  return asked || several || (order && cues.length > 1) || alone ? [spanOf(cues, 'plan')] : []
}

const after = ({block, end}: Hit) => block.prose.text.slice(end, end + 140)
const before = ({block, start}: Hit) => block.prose.text.slice(Math.max(0, start - 60), start)

/** Do the words from the first cue to the last speak of what a prompt asked for? */
function holdsPrompt({block, start}: Hit, last: Hit): boolean {
  const range = {block, start, end: last.end + 100}
  return holdsPhrase(range, prompt) || /\d[\s-]words?/i.test(textOf(range))
}

/** Asks for a piece of some length or form. */
const isOrder = (hit: Hit) =>
  (count.test(after(hit)) || /\bconcise\b/i.test(after(hit))) &&
  holdsPhrase({...hit, start: hit.end, end: hit.end + 140}, ordered)

/** Opens the block, or a value in it. */
const opensThought = (hit: Hit) => /(?:^|\n)\W*(?:[a-z_]+:\s*\W?)?$/.test(before(hit))

/** "Must include …" without a subject, or with "we": talk to oneself, where guidelines name who must. */
const isBrief = (hit: Hit) => !hit.phrase.startsWith('must') || /(?:^|[.!?:;"“]\s*|\b[Ww]e )$/.test(before(hit))

/** A report on the work: "Facts verified. Writing the article now." */
function statusIn(hits: readonly Hit[]): LeakedPlan[] {
  const cues = hits.filter(({kind}) => kind === 'status' || kind === 'work')
  const handovers = hits.filter(({kind}) => kind === 'handover')
  const isBeyondDoubt = ({kind, end, ...hit}: Hit) =>
    kind === 'work' ||
    /^[^.]{0,40}\b\d{2,5}\s*wor/.test(after({...hit, kind, end})) ||
    handovers.some(({start}) => start >= end && start < end + 140)
  return cues.some(isBeyondDoubt) ? [spanOf(cues, 'status')] : []
}

/** From the first cue to the last that stands near the one before. */
function spanOf(cues: readonly Hit[], kind: LeakedPlan['kind']): LeakedPlan {
  const {block, start} = cues[0] as Hit
  let {end} = cues[0] as Hit
  for (const cue of cues) if (cue.start - end < 400) end = cue.end
  return {block, start, end, kind}
}
