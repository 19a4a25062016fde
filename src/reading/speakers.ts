// Speakers: who says each direct quotation, and how the reader knows.
import type {Block, Draft, Span} from '../core/draft.ts'
import {nowhere, recall} from '../core/memory.ts'
import {defineReading} from '../core/reading.ts'
import {sentenceAround} from '../core/sentences.ts'
import {type Attribution, attributionsIn, attributionsOf} from './attribution.ts'
import {namesIn} from './names.ts'
import {inQuotationMarks, type Quotation, quotationsOf} from './quotations.ts'
import {isProse, type Word, wordAt, wordsOf} from './words.ts'

/**
 * How the reader knows who speaks: a cue in the `sentence` around the quotation, in the sentence `beside` it or elsewhere
 * in its `paragraph`; words that lead in to it (`lead-in`: a colon, a cue that ends the paragraph before); the quotation
 * goes on from the one before (`continued`) or its speaker is `carried` over; a `credit` line; a `label` of an exchange;
 * a person or body acts in the sentence the quotation is `part` of. `none` where nothing says.
 */
export type Known =
  | 'sentence'
  | 'beside'
  | 'paragraph'
  | 'lead-in'
  | 'continued'
  | 'carried'
  | 'credit'
  | 'label'
  | 'part'
  | 'none'

/** A quotation with its speaker, as far as the draft gives one. */
export interface Spoken {
  quotation: Quotation
  known: Known
  /** The words that name the speaker, where a cue has them. */
  speaker?: Span
}

/** Every quotation in quotation marks with its speaker, in reading order. */
export const speakersOf = defineReading<readonly Spoken[]>(
  (draft) => {
    const spoken: Spoken[] = []
    const before = bodyBefore(draft)
    for (const quotation of quotationsOf(draft)) {
      if (!isProse(quotation.block)) continue
      const last = spoken.at(-1)
      spoken.push({quotation, ...(besideIt(draft, quotation) ?? fromBefore(draft, quotation, before, last))})
    }
    return spoken
  },
  [attributionsOf],
)

type Answer = Omit<Spoken, 'quotation'>

const none: Answer = {known: 'none'}

/** What its paragraph says of a quotation, or what was remembered of it as long as the names there are the same. */
function besideIt(draft: Draft, quotation: Quotation): Answer | undefined {
  const {block, start, end} = quotation
  if (!block.notes.lasting) return inParagraph(draft, quotation)
  const known = recall(block, besideIt, start, [end, namesIn(draft, block)], () =>
    move(inParagraph(draft, quotation), nowhere),
  )
  return move(known, block)
}

const move = (answer: Answer | undefined, block: Block): Answer | undefined =>
  answer?.speaker ? {...answer, speaker: {...answer.speaker, block}} : answer

/** The cue nearest to the quotation in its own paragraph, outside quotation marks. */
function inParagraph(draft: Draft, quotation: Quotation): Answer | undefined {
  const {block} = quotation
  if (isLabelled(draft, quotation)) return {known: 'label'}
  const sentence = sentenceAround(quotation)
  const near = attributionsIn(draft, block)
    .filter(
      (attribution) =>
        !inQuotationMarks(draft, attribution.cue) &&
        (attribution.kind !== 'none' || touches(attribution.cue, quotation)),
    )
    .map((attribution) => ({attribution, known: nearness(attribution, sentence)}))
    .sort((a, b) => order.indexOf(a.known) - order.indexOf(b.known))[0]
  if (near && (near.known === 'sentence' || !awaitsTag(quotation))) return answer(near.known, near.attribution)
  if (leadIn.test(before(quotation).trimEnd())) return {known: 'lead-in'}
  if (creditBehind.test(behind(quotation)) || namedBehind.test(behind(quotation))) return {known: 'credit'}
  return isPart(draft, quotation, sentence) ? {known: 'part'} : undefined
}

/** A cue right before or behind the quotation, whoever speaks: `went on to say, “…”`. */
const touches = (cue: Span, {start, end}: Span) =>
  (cue.end <= start && start - cue.end <= 3) || (cue.start >= end && cue.start - end <= 2)

const order: readonly Known[] = ['sentence', 'beside', 'paragraph']

const answer = (known: Known, {speaker}: Attribution): Answer => (speaker ? {known, speaker} : {known})

function nearness({cue}: Attribution, sentence: Span): Known {
  if (cue.start < sentence.end && sentence.start < cue.end) return 'sentence'
  return Math.abs(cue.start - sentence.end) < 250 || Math.abs(sentence.start - cue.end) < 250 ? 'beside' : 'paragraph'
}

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
    /^\s*(?:[QA][:.]|[A-Z .’'-]{2,40}:)/.test(lead) || attributionsIn(draft, block).some(({order}) => order === 'label')
  )
}

/** How many words before or behind a quotation somebody may be named for it to be about them. */
const farthest = 150

/** Is the quotation a part of a sentence about somebody: `Mr Doe’s “great wall” was never built`, `“Go,” Mr Doe’s reply was`? */
function isPart(draft: Draft, quotation: Quotation, sentence: Span): boolean {
  const {block, start, end} = quotation
  const words = wordsOf(block)
  const names = namesIn(draft, block)
  const speaks = (at: number) => names[at] === true || /^(?:he|she|his|her|they|i|we)$/.test(words[at]?.lower ?? '')
  const behind = wordAt(words, end)
  if (awaitsTag(quotation)) return opensTag(words, behind, sentence)
  if (isWhole(quotation)) return false
  const from = Math.max(wordAt(words, sentence.start), behind - farthest)
  const to = Math.min(wordAt(words, sentence.end - 1), behind + farthest)
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
): Answer {
  if (quotation.continues && last) return {...last, known: last.known === 'none' ? 'none' : 'continued'}
  const block = bodies.get(quotation.block.index)
  if (last && last.known !== 'none' && last.quotation.block === quotation.block) return carry(last)
  if (!block || awaitsTag(quotation)) return none
  const opens = quotation.block.prose.text.slice(0, quotation.start).trim() === ''
  if (opens && /:\s*$/.test(block.prose.text)) return {known: 'lead-in'}
  if (opens && last && last.known !== 'none' && last.quotation.block === block) return carry(last)
  const final = attributionsIn(draft, block).findLast(({cue, kind}) => kind !== 'none' && !inQuotationMarks(draft, cue))
  return opens && final ? answer('carried', final) : none
}

const carry = ({speaker}: Spoken): Answer => (speaker ? {known: 'carried', speaker} : {known: 'carried'})

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
