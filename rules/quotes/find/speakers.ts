// Speakers: who says each direct quotation, and how the reader knows.

import {recallPart} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {type Span, wholeOf} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {namesIn} from '../../../src/reading/names/names.ts'
import {
  attributionsIn,
  attributionsOf,
  attributionsWithin,
  mayBeLabelled,
} from '../../../src/reading/speech/attribution.ts'
import {cuesIn, hasPlainSpeaker} from '../../../src/reading/speech/cues.ts'
import {inQuotationMarks, type Quotation, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {isProse, type Word, wordsOf} from '../../../src/reading/text/words.ts'

/**
 * How the reader knows who speaks: a `cue` with a speaker in its sentence or, where it awaits no tag, in its paragraph;
 * words that lead in to it (`lead-in`: a colon, a cue that ends the paragraph before); the quotation goes on from the one
 * before (`continued`) or its speaker is `carried` over; a `credit` line; a `label` of an exchange; a person or body acts
 * in the sentence the quotation is `part` of. `none` where nothing says.
 */
type Known = 'cue' | 'lead-in' | 'continued' | 'carried' | 'credit' | 'label' | 'part' | 'none'

/** A quotation, and how the reader knows its speaker. */
export interface Spoken {
  quotation: Quotation
  known: Known
}

/** Every quotation in quotation marks with how its speaker is known, in reading order. */
export const speakersOf = defineReading<readonly Spoken[]>(
  (draft) => {
    const spoken: Spoken[] = []
    const before = bodyBefore(draft)
    for (const quotation of quotationsOf(draft)) {
      if (!isProse(quotation.block)) continue
      const last = spoken.at(-1)
      const known = isPlainlySpoken(draft, quotation) ? 'cue' : besideIt(draft, quotation)
      spoken.push({quotation, known: known ?? fromBefore(draft, quotation, before, last)})
    }
    return spoken
  },
  [attributionsOf],
)

/** Is there a cue in its paragraph that needs no closer look: one that touches it, or has a speaker in plain sight? */
function isPlainlySpoken(draft: Draft, quotation: Quotation): boolean {
  const {text} = quotation.block.prose
  const bound = awaitsTag(quotation)
  return cuesIn(draft, quotation.block).some(
    (cue) =>
      startsSmall.test(text[cue.start] as string) &&
      (!bound || isInSentence(cue, quotation)) &&
      (touches(cue, quotation) || hasPlainSpeaker(draft, cue)) &&
      !inQuotationMarks(draft, cue),
  )
}

const startsSmall = /^\p{Ll}/u

/** What may end a sentence; the stop of a title doesn't. */
const sentenceEnd = /(?<!\b(?:Mrs?|Ms|Dr|Sen|Rep|Gov))\.|[!?…\n]/

/** Surely in one sentence: close to each other, and no mark between them that may end one. */
function isInSentence(cue: Span, {block: {prose}, start, end}: Span): boolean {
  const [from, to] = cue.start < start ? [cue.end, start] : [end, cue.start]
  return to - from < 200 && !sentenceEnd.test(prose.text.slice(from, to))
}

/** What its paragraph says of a quotation, or what was remembered of it as long as the names there are the same. */
function besideIt(draft: Draft, quotation: Quotation): Known | undefined {
  const {block, start, end} = quotation
  if (!block.cache.isReused) return inParagraph(draft, quotation)
  return recallPart(block, besideIt, start, [end, namesIn(draft, block)], () => inParagraph(draft, quotation))
}

/** A cue in its own paragraph, outside quotation marks, else what stands right beside it. */
function inParagraph(draft: Draft, quotation: Quotation): Known | undefined {
  if (isLabelled(draft, quotation)) return 'label'
  if (hasCue(draft, quotation)) return 'cue'
  if (leadIn.test(before(quotation).trimEnd())) return 'lead-in'
  if (creditBehind.test(behind(quotation)) || namedBehind.test(behind(quotation))) return 'credit'
  return isPart(draft, quotation) ? 'part' : undefined
}

function hasCue(draft: Draft, quotation: Quotation): boolean {
  const range = awaitsTag(quotation) ? sentenceAround(quotation) : wholeOf(quotation.block)
  return attributionsWithin(draft, range).some(
    ({cue, kind}) => (kind !== 'none' || touches(cue, quotation)) && !inQuotationMarks(draft, cue),
  )
}

/** A cue right before or behind the quotation, whoever speaks: `went on to say, “…”`. */
const touches = (cue: Span, {start, end}: Span) =>
  (cue.end <= start && start - cue.end <= 3) || (cue.start >= end && cue.start - end <= 2)

const before = ({block, start}: Span) => block.prose.text.slice(Math.max(0, start - 200), start)
const behind = ({block, end}: Span) => block.prose.text.slice(end, end + 60)

/** `— Jane Doe` behind a quotation. */
const creditBehind = /^[\s.,_*]*(?:(?:[—–]|--?|\(|\[)\s*[\p{Lu}\uFFFC{[]|\{\{)/u

/** `That quote from Jane Doe …`, `So says Jane Doe.` */
const namedBehind =
  /^\s*(?:(?:That|This|The) (?:quote|quotation|line|words?|comment|statement|slogan|message|phrase|motto|sentence|quip)\b|(?:Those|These) (?:words|lines|sentences)\b|(?:So|Thus) (?:says?|said|goes|went)\b)/

/** `As Jane Doe put it,`, `as the song goes,`, `techniques --` */
const leadIn = /[:—–]$|--$|\b(?:puts?|putting) it(?: \p{L}+){0,4},$|\b(?:goes|went|runs|ran|reads|sang|sings),$/u

/** `Jane Doe: “…”`, `Q: …`, `Q. …` at the start of the paragraph. */
function isLabelled(draft: Draft, {block, start}: Quotation): boolean {
  const lead = block.prose.text.slice(0, Math.min(start, 60))
  return (
    /^\s*(?:[QA][:.]|[A-Z .’'-]{2,40}:)/.test(lead) ||
    (mayBeLabelled(block) && attributionsIn(draft, block).some(({order}) => order === 'label'))
  )
}

/** How many words before or behind a quotation somebody may be named for it to be about them. */
const farthest = 150

/** Is the quotation a part of a sentence about somebody: `Mr Doe’s “great wall” was never built`, `“Go,” Mr Doe’s reply was`? */
function isPart(draft: Draft, quotation: Quotation): boolean {
  if (isWhole(quotation) && !awaitsTag(quotation)) return false
  const {block, start, end} = quotation
  const words = wordsOf(block)
  const sentence = sentenceAround(quotation)
  const behind = firstEndingAfter(words, end)
  if (awaitsTag(quotation)) return opensTag(words, behind, sentence)
  const names = namesIn(draft, block)
  const speaks = (at: number) => names[at] === true || /^(?:he|she|his|her|they|i|we)$/.test(words[at]?.lower ?? '')
  const from = Math.max(firstEndingAfter(words, sentence.start), behind - farthest)
  const to = Math.min(firstEndingAfter(words, sentence.end - 1), behind + farthest)
  for (let at = from; at <= to; at++)
    if (speaks(at) && ((words[at]?.end ?? 0) <= start || (words[at]?.start ?? 0) >= end)) return true
  return false
}

/** A verb of any sort behind the quotation, with who does it: `deadpanned Jane Doe`, `an aide, who was there, said`. */
function opensTag(words: readonly Word[], at: number, sentence: Span): boolean {
  if (!words[at]?.isWord || preposition.test(words[at]?.lower ?? '')) return false
  for (let next = at; next < at + 16; next++) {
    const word = words[next]
    if (!word || word.start >= sentence.end || /["“”;]/.test(word.text)) return false
    const behind = words[next + 1]
    if (next === at ? behind?.isWord && anyVerb.test(word.text) : pastVerb.test(word.text)) return true
    const ends = !behind?.isWord && words[next - 1]?.text === ','
    if (next > at && ends && anyVerb.test(word.text)) return true
  }
  return false
}

const pastVerb =
  /^(?:\p{Ll}{2,}ed|said|told|wrote|is|was|were|are|went|goes|began|begins|put|puts|sang|sings|shot|read|reads|ran|came|comes)$/u
const anyVerb = /^(?:\p{Ll}{2,}(?:ed|[^s'’]s)|said|told|wrote|is|was|were|are|went|began|put|sang|shot|read|ran|came)$/u

const preposition =
  /^(?:in|on|at|to|of|for|from|after|before|during|with|about|by|as|and|but|or|though|although|while|when|where|which|who|if|because|that|than|then|so|not|even)$/

/** Ends in a comma, and so asks for `he said` behind it. */
const awaitsTag = ({block, start, end}: Span) =>
  /,["”’']*$/.test(block.prose.text.slice(Math.max(start, end - 4), end)) ||
  (/^,\s/.test(block.prose.text.slice(end, end + 2)) && /^["“]\p{Lu}/u.test(block.prose.text.slice(start, start + 2)))

/** A sentence of its own: opens with a capital, ends as a sentence ends. */
const isWhole = ({block, start, end}: Span) =>
  /^["“‘']+\p{Lu}/u.test(block.prose.text.slice(start, start + 3)) &&
  /[.!?…]["”’']*$/.test(block.prose.text.slice(Math.max(start, end - 4), end))

/** Who speaks where the paragraph itself doesn't say. */
function fromBefore(
  draft: Draft,
  quotation: Quotation,
  bodies: ReadonlyMap<number, Block>,
  last: Spoken | undefined,
): Known {
  if (quotation.continues && last) return last.known === 'none' ? 'none' : 'continued'
  const block = bodies.get(quotation.block.index)
  if (last && last.known !== 'none' && last.quotation.block === quotation.block) return 'carried'
  if (!block || awaitsTag(quotation)) return 'none'
  const opens = quotation.block.prose.text.slice(0, quotation.start).trim() === ''
  if (opens && /:\s*$/.test(block.prose.text)) return 'lead-in'
  if (opens && last && last.known !== 'none' && last.quotation.block === block) return 'carried'
  const final = attributionsIn(draft, block).findLast(({cue, kind}) => kind !== 'none' && !inQuotationMarks(draft, cue))
  return opens && final ? 'carried' : 'none'
}

/** The paragraph before each block. */
const bodyBefore = defineReading<ReadonlyMap<number, Block>>((draft) => {
  const bodies = new Map<number, Block>()
  let last: Block | undefined
  for (const block of draft.blocks) {
    if (last) bodies.set(block.index, last)
    if (block.kind === 'paragraph') last = block
  }
  return bodies
})
