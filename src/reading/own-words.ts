// Own words: phrases the publication writes in its own voice, outside quotations, titles of works and page furniture.
import type {Draft, Span} from '../core/draft.ts'
import {textOf} from '../core/draft.ts'
import type {Hit, PhraseList} from '../core/phrases.ts'
import {defineReading} from '../core/reading.ts'
import {sentenceAround} from '../core/sentences.ts'
import {attributionsByBlock} from './attribution.ts'
import {hasReference, type Section, sectionOf, sectionsByBlock} from './evidence.ts'
import {isTitleCase} from './names.ts'
import {ownHits, quotationsOf} from './quotations.ts'
import {linesIn, type Role, roleOf} from './roles.ts'

const copyRoles = new Set<Role>(['title', 'subhead', 'body', 'listItem', 'field'])

/** The hits of a list in the publication's own voice, in copy. A rule that asks names `ownCopy` in `reads`. */
export const ownCopyHits = (draft: Draft, list: PhraseList): Hit[] =>
  ownHits(draft, list).filter((hit) => copyRoles.has(roleOf(draft, hit)) && !inTitleOfWork(hit))

/** What `ownCopyHits` and `isOwned` read. */
export const ownCopy = defineReading(() => true, [quotationsOf, linesIn, attributionsByBlock, sectionOf])

/** In italics or in capitals that the line around it does not have: the name of a film, a book, a campaign. */
function inTitleOfWork({block, start, end}: Hit): boolean {
  const {text, inlines} = block.prose
  const italic = inlines.find((inline) => inline.type === 'emphasis' && inline.start <= start && inline.end >= end)
  if (italic && namesWork.test(text.slice(italic.start, italic.end))) return true
  const words = text.slice(start, end).match(/\p{L}[\p{L}'’-]{3,}/gu) ?? []
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

/** Somebody else answers for the sentence: a speaker, a link or footnote, or it is a question. */
export function isOwned(draft: Draft, span: Span): boolean {
  const sentence = sentenceAround(span)
  if (hasReference(draft, sentence) || /\?["”’')\]]*$/.test(textOf(sentence))) return true
  return attributionsIn(draft, sentence).length > 0 || isLedIn(draft, span)
}

const attributionsIn = (draft: Draft, {block, start, end}: Span) =>
  (attributionsByBlock(draft).get(block.index) ?? []).filter(
    ({kind, cue}) => kind !== 'none' && cue.start < end && start < cue.end,
  )

/** Is a named speaker in the same paragraph or the one before, whose words the sentence may go on with? */
export function hasSpeakerNear(draft: Draft, {block}: Span): boolean {
  const attributions = attributionsByBlock(draft)
  return [block.index, block.index - 1].some((index) =>
    (attributions.get(index) ?? []).some(({kind}) => kind === 'named' || kind === 'pronoun'),
  )
}

/** The item of a list whose lead-in has a speaker: `The union said:`. */
function isLedIn(draft: Draft, span: Span): boolean {
  const lead = roleOf(draft, span) === 'listItem' ? leadIns(draft).get(span.block.index) : undefined
  return lead !== undefined && (attributionsByBlock(draft).get(lead) ?? []).some(({kind}) => kind !== 'none')
}

/** The paragraph with a colon at its end before the list each block stands in. */
const leadIns = defineReading<ReadonlyMap<number, number>>(
  (draft) => {
    const leads = new Map<number, number>()
    let lead: number | undefined
    for (const {block, role, text} of linesIn(draft))
      if (role !== 'listItem') lead = text.endsWith(':') ? block.index : undefined
      else if (lead !== undefined) leads.set(block.index, lead)
    return leads
  },
  [linesIn],
)
