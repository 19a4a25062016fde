// Quotations: every quotation of the copy once, with the words that name its speaker.

import type {ToVerify} from '../../../src/core/checklist.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround, sentencesOf} from '../../../src/core/draft/sentences.ts'
import {type Span, textOf, wholeOf} from '../../../src/core/draft/spans.ts'
import {quote} from '../../../src/core/elide.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {type NamedSource, speakersIn} from '../../../src/reading/sources.ts'
import {attributionsOf, attributionsWithin} from '../../../src/reading/speech/attribution.ts'
import {inQuotationMarks, quotationsByBlock} from '../../../src/reading/speech/quotations.ts'
import {type Spoken, speakersOf} from '../../../src/reading/speech/speakers.ts'
import {countQuoted, isTitleOfWork} from './unattributed.ts'

/** The quotations of a draft in reading order; one that goes on in the next paragraph is one. */
export const quotationsToVerify = defineReading<readonly ToVerify[]>(
  (draft) => [...markedIn(draft), ...setApartIn(draft)],
  [speakersOf, attributionsOf, linesIn],
)

/** A fact that more places may be added to. */
type Growing = Omit<ToVerify, 'also'> & {also: Span[]}

/** The quotations in quotation marks; a few words that nobody says may be a term or a title. */
function markedIn(draft: Draft): ToVerify[] {
  const facts: Growing[] = []
  let last: {fact: Growing; speaker: NamedSource} | undefined
  for (const spoken of speakersOf(draft)) {
    const {quotation, known} = spoken
    const {block, start, end} = quotation
    if (quotation.continues && last) {
      last.fact.also.push({block, start, end})
      if (last.fact.source === undefined) Object.assign(last.fact, speakerOf(draft, spoken))
      continue
    }
    if (roleOf(draft, quotation) === 'chrome' || isTerm(draft, spoken)) continue
    const carried = known === 'carried' || known === 'continued' ? last?.speaker : undefined
    const speaker = carried?.source === undefined ? speakerOf(draft, spoken) : carried
    const said = bare(textOf(quotation))
    const fact: Growing = {
      ...{block, start, end, said, kind: 'quotation'},
      key: (plain(said) ?? said).toLowerCase(),
      also: [],
      ...speaker,
    }
    facts.push(fact)
    last = {fact, speaker}
  }
  return facts
}

const bare = (text: string) => text.replace(/^["“«‘'„]+|["”»’']+$/g, '')

/** The fewest words that somebody surely said. */
const fewest = 3

/** A word or two, or a title, that nobody in the sentence says. */
function isTerm(draft: Draft, {quotation, known}: Spoken): boolean {
  if (known !== 'none' && known !== 'part' && known !== 'carried' && known !== 'cue') return false
  if (countQuoted(quotation) >= fewest && !isTitleOfWork(quotation)) return false
  const speaker = speakerNear(draft, quotation)
  return speaker === undefined || !isTaggedBy(speaker, quotation)
}

/** The words that name who speaks; where only the sentence tells, what it says beside the quotation. */
function speakerOf(draft: Draft, {quotation, known}: Spoken): NamedSource {
  if (known === 'none')
    return sourced(
      creditBelow(draft, quotation) ?? (hasCueBeside(draft, quotation) ? seenBeside(quotation) : undefined),
    )
  if (known === 'credit')
    return sourced(creditIn(quotation.block.prose.text.slice(quotation.end)) ?? seenBeside(quotation))
  const own = speakerNear(draft, quotation)
  if (own) return {source: textOf(own), ...(!isTaggedBy(own, quotation) && {sourceIn: 'the same paragraph'})}
  const before = blockBefore(draft, quotation.block)
  const isFromBefore = known === 'lead-in' || known === 'carried' || known === 'continued'
  const last = isFromBefore && before ? lastSpeakerIn(draft, before) : undefined
  return sourced(
    last ?? seenBeside(quotation) ?? (known === 'lead-in' && before ? see(lastSentence(before)) : undefined),
  )
}

const sourced = (source: string | undefined): NamedSource => (source === undefined ? {} : {source})

/** Does its sentence report that somebody spoke, though no reading knows who? */
const hasCueBeside = (draft: Draft, quotation: Span) =>
  attributionsWithin(draft, sentenceAround(quotation)).some(({isAct, cue}) => !isAct && !inQuotationMarks(draft, cue))

/** Does a speaker of another sentence surely say these words: a sentence of their own, of which the copy says nothing? */
function isTaggedBy(speaker: Span, quotation: Span): boolean {
  const sentence = sentenceAround(quotation)
  return (speaker.start < sentence.end && speaker.end > sentence.start) || besideIn(quotation) === undefined
}

/** The speaker in the block of a quotation who stands nearest, one of its own sentence before others. */
function speakerNear(draft: Draft, quotation: Span): Span | undefined {
  const {block} = quotation
  const sentence = sentenceAround(quotation)
  const isApart = ({start, end}: Span) => end <= sentence.start || start >= sentence.end
  const gap = ({start, end}: Span) => Math.max(quotation.start - end, start - quotation.end, 0)
  const weight = (cue: Span) => gap(cue) + (isApart(cue) ? block.prose.text.length : 0)
  let nearest: {speaker: Span; weight: number} | undefined
  for (const {cue, speaker} of speakersIn(draft, block))
    if (!nearest || weight(cue) < nearest.weight) nearest = {speaker, weight: weight(cue)}
  return nearest?.speaker
}

/** Who speaks last in a block. */
function lastSpeakerIn(draft: Draft, block: Block): string | undefined {
  const last = speakersIn(draft, block).at(-1)
  return last && textOf(last.speaker)
}

/** Words that tell the speaker in a way that no reading knows. */
const see = (words: string | undefined): string | undefined => words && `see ${quote(words)}`

const seenBeside = (quotation: Span): string | undefined => see(besideIn(quotation))

/** What the sentence of a quotation says outside it. */
function besideIn(quotation: Span): string | undefined {
  const {block, start, end} = sentenceAround(quotation)
  const before = block.prose.text.slice(start, quotation.start)
  const after = block.prose.text.slice(quotation.end, end)
  const all = [plain(before), plain(after)].filter((part) => part !== undefined)
  return all.length > 0 ? all.join(' […] ') : undefined
}

/** Without marks around it; undefined where there are no words. */
function plain(text: string): string | undefined {
  let [start, end] = [0, text.length]
  while (start < end && mark.test(text[start] as string)) start++
  while (start < end && mark.test(text[end - 1] as string)) end--
  return start < end ? text.slice(start, end).replace(/\s+/g, ' ') : undefined
}

const mark = /[\s\p{P}]/u

/** The paragraph before a block. */
function blockBefore({blocks}: Draft, {index}: Block): Block | undefined {
  let at = index - 1
  while (at >= 0 && blocks[at]?.kind !== 'paragraph') at--
  return blocks[at]
}

const lastSentence = (block: Block) => plain(textOf(sentencesOf(block).at(-1) ?? wholeOf(block)))

/** `— Jane Doe`, in brackets or after a dash. */
const credit = /^[\s.,_*]*(?:[—–]|--?|[([])\s*([^\n)\]]{2,80})/

const creditIn = (text: string): string | undefined => plain(credit.exec(text)?.[1] ?? '')

/** A credit that stands as a paragraph of its own below a quotation. */
function creditBelow(draft: Draft, {block, end}: Span): string | undefined {
  const next = draft.blocks[block.index + 1]
  if (!next || plain(block.prose.text.slice(end)) !== undefined || next.prose.text.length > 160) return undefined
  return creditIn(next.prose.text)
}

/** Block quotations without quotation marks, each paragraph but those that only credit one. */
function setApartIn(draft: Draft): ToVerify[] {
  const marked = quotationsByBlock(draft)
  return draft.blocks.flatMap((block): ToVerify[] => {
    const isSetApart = block.kind === 'paragraph' && block.parents.some(({type}) => type === 'blockquote')
    if (!isSetApart || marked.has(block) || creditIn(block.prose.text) !== undefined) return []
    const before = blockBefore(draft, block)
    const lead = before && /:\s*$/.test(before.prose.text) ? lastSpeakerIn(draft, before) : undefined
    return [{...wholeOf(block), kind: 'quotation', ...sourced(creditBelow(draft, wholeOf(block)) ?? lead)}]
  })
}
