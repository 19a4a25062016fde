// Own words: phrases the publication writes in its own voice, outside quotations, titles of works and page furniture.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {textOf} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import type {Hit, PhraseList} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsWithin} from '../../../src/core/reading.ts'
import {hasReference, type Section, sectionOf, sectionsByBlock} from '../../../src/reading/evidence.ts'
import {isTitleCase} from '../../../src/reading/names/names.ts'
import {linesIn, type Role, roleOf} from '../../../src/reading/page/roles.ts'
import {attributionsIn, attributionsOf} from '../../../src/reading/speech/attribution.ts'
import {ownHits, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {isProse, phraseSets} from '../../../src/reading/text/words.ts'
import awardNames from '../../lists/award-names.json' with {type: 'json'}
import voiceWords from '../../lists/voice-words.json' with {type: 'json'}

/** Names of awards: what is award-winning names one of them or is empty praise. */
const awards = definePhrases(awardNames)

const copyRoles = new Set<Role>(['title', 'subhead', 'body', 'listItem', 'field'])

/** The hits of a list in the publication's own voice, in copy that somebody wrote. A rule that asks names `ownCopy` in `reads`. */
export const ownCopyHits = (draft: Draft, list: PhraseList): Hit[] =>
  ownHits(draft, list).filter((hit) => isProse(hit.block) && copyRoles.has(roleOf(draft, hit)) && !inTitleOfWork(hit))

/** What `ownCopyHits` and `isOwned` read. */
export const ownCopy = defineReading(() => true, [awards, quotationsOf, linesIn, attributionsOf, sectionOf])

/** In italics or in capitals that the line around it does not have: the name of a film, a book, a campaign. */
function inTitleOfWork({block, start, end}: Hit): boolean {
  const {text, inlines} = block.prose
  const italic = inlines.find((inline) => inline.type === 'emphasis' && inline.start <= start && inline.end >= end)
  if (italic && namesWork.test(text.slice(italic.start, italic.end))) return true
  const words = text.slice(start, end).match(/\p{L}[\p{L}'’-]{2,}/gu) ?? []
  const inCapitals = words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word))
  return inCapitals && !isTitleCase(lineAround(text, start, end))
}

const namesWork = /^\p{Lu}.*\s\S*\p{Lu}\S*$/su

function lineAround(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const stop = text.indexOf('\n', end)
  return text.slice(Math.max(from, start - 200), Math.min(stop < 0 ? text.length : stop, end + 200))
}

/** Sections in which a publication may say what it thinks. */
const ownVoice = new Set<Section>(['opinion', 'analysis', 'fiction', 'faq', 'sponsored'])

/** Is the draft, or the section the block stands in, one of opinion, analysis, fiction or answers? */
export const isVoiced = (draft: Draft, {block}: Span): boolean =>
  ownVoice.has(sectionOf(draft)) || ownVoice.has(sectionsByBlock(draft).get(block.index) ?? 'news')

/** Somebody else answers for the sentence: a speaker with a cue outside the range, a link or footnote; or it asks. */
export function isOwned(draft: Draft, span: Span): boolean {
  const sentence = sentenceAround(span)
  if (hasReference(draft, sentence) || /\?["”’')\]]*$/.test(textOf(sentence))) return true
  return attributionsWithin(draft, sentence).some(({cue}) => !overlaps(cue, span)) || isLedIn(draft, span)
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end

const attributionsWithin = (draft: Draft, {block, start, end}: Span) =>
  attributionsIn(draft, block).filter(
    ({kind, cue}) =>
      kind !== 'none' &&
      cue.start < end &&
      start < cue.end &&
      (kind === 'named' || kind === 'pronoun' || !oftenNoVerb.has(textOf(cue).toLowerCase())),
  )

/** Cues that without a name before them are mostly nouns and adjectives: `emergency calls`, `the alleged incidents`. */
const oftenNoVerb = phraseSets(voiceWords.kinds)['often no verb']

/** Is a named speaker in the same paragraph or the one right before, whose words the sentence may go on with? */
export function hasSpeakerNear(draft: Draft, {block}: Span): boolean {
  if (block.kind === 'heading') return false
  const before = draft.blocks[block.index - 1]?.kind === 'heading' ? block.index : block.index - 1
  return [before, block.index].some((index) =>
    attributionsIn(draft, draft.blocks[index]).some(
      ({kind, cue}) => (kind === 'named' || kind === 'pronoun') && !isDemanded(cue),
    ),
  )
}

/** `must now explain`: what is asked for, not what was said. */
const isDemanded = ({block, start}: Span) => demanded.before(block, start) !== undefined
const demanded = defineContext({frames: voiceWords.context}, 'demanded')

/** The item of a list whose lead-in has a speaker: `The union said:`. */
function isLedIn(draft: Draft, span: Span): boolean {
  const lead = roleOf(draft, span) === 'listItem' ? leadIns(draft).get(span.block.index) : undefined
  return lead !== undefined && attributionsWithin(draft, sentenceAround(lead)).length > 0
}

/** The end of the paragraph with a colon at its end before the list each block stands in. */
const leadIns = defineReading<ReadonlyMap<number, Span>>(
  (draft) => {
    const leads = new Map<number, Span>()
    let lead: Span | undefined
    for (const {block, end, role, text} of linesIn(draft))
      if (role !== 'listItem') lead = text.endsWith(':') ? {block, start: end - 1, end} : undefined
      else if (lead) leads.set(block.index, lead)
    return leads
  },
  [linesIn],
)

/** Does the sentence, or the word before, name the award: `Oscar-winning`, `won the Stirling Prize`? Or link it? */
export function isAwardNamed(draft: Draft, span: Span): boolean {
  const sentence = sentenceAround(span)
  return hasReference(draft, sentence) || hitsWithin(draft, awards, sentence).length > 0
}
