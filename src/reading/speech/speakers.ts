// Speakers: who says each direct quotation, and how the reader knows.

import grammarData from '../../../rules/lists/quotation-grammar.json' with {type: 'json'}
import {recallPart} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {sentenceAround} from '../../core/draft/sentences.ts'
import {type Span, wholeOf} from '../../core/draft/spans.ts'
import {defineContext} from '../../core/frames/context.ts'
import {bisect, firstEndingAfter} from '../../core/order.ts'
import {defineReading} from '../../core/reading.ts'
import {namesIn} from '../names/names.ts'
import {isOneOf, isProse, type Word, wordsOf} from '../text/words.ts'
import {attributionsIn, attributionsOf, attributionsWithin, mayBeLabelled} from './attribution.ts'
import {cuesIn, hasPlainSpeaker} from './cues.ts'
import {quotationGrammar} from './quotation-marks.ts'
import {inQuotationMarks, type Quotation, quotationsOf} from './quotations.ts'

/** `As Jane Doe put it,`, `as the song goes,` */
const leadIn = defineContext(grammarData, 'lead-in')
/** `That quote from Jane Doe …`, `So says Jane Doe.` */
const quoteNamed = defineContext(grammarData, 'quote-named')

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
export function isPlainlySpoken(draft: Draft, quotation: Quotation): boolean {
  const {block, start, end} = quotation
  const cues = cuesIn(draft, block)
  const from = bisect(cues, (cue) => cue.end + farthestCue >= start)
  const near = cues.slice(
    from,
    bisect(cues, (cue) => cue.start >= end + farthestCue),
  )
  if (awaitsTag(quotation))
    return near.some(
      (cue) =>
        isInSentence(cue, quotation) && (touches(cue, quotation) || hasPlainSpeaker(draft, cue)) && isTold(draft, cue),
    )
  return near.some((cue) => touches(cue, quotation) && isTold(draft, cue)) || hasPlainCue(draft, block)
}

/** Further away, in characters, a cue is surely in another sentence. */
const farthestCue = 200

/** In small letters, and by who writes: outside quotation marks. */
const isTold = (draft: Draft, cue: Span): boolean =>
  startsSmall.test(cue.block.prose.text[cue.start] as string) && !inQuotationMarks(draft, cue)

const plainCues = defineReading(() => new Map<Block, boolean>(), [quotationsOf])

/** Does a cue of the block have a speaker in plain sight? Asked once for all its quotations. */
function hasPlainCue(draft: Draft, block: Block): boolean {
  const memo = plainCues(draft)
  const known = memo.get(block)
  if (known !== undefined) return known
  const found = cuesIn(draft, block).some((cue) => isTold(draft, cue) && hasPlainSpeaker(draft, cue))
  memo.set(block, found)
  return found
}

const startsSmall = /^\p{Ll}/u

/** What may end a sentence; the stop of a title doesn't. */
const sentenceEnd = /(?<!\b(?:Mrs?|Ms|Dr|Sen|Rep|Gov))\.|[!?…\n]/

/** Surely in one sentence: close to each other, and no mark between them that may end one. */
function isInSentence(cue: Span, {block: {prose}, start, end}: Span): boolean {
  const [from, to] = cue.start < start ? [cue.end, start] : [end, cue.start]
  return to - from < farthestCue && !sentenceEnd.test(prose.text.slice(from, to))
}

/** What its paragraph says of a quotation, or what was remembered of it as long as the names there are the same. */
export function besideIt(draft: Draft, quotation: Quotation): Known | undefined {
  const {block, start, end} = quotation
  if (!block.cache.isReused) return inParagraph(draft, quotation)
  return recallPart(block, besideIt, start, [end, namesIn(draft, block)], () => inParagraph(draft, quotation))
}

/** A cue in its own paragraph, outside quotation marks, else what stands right beside it. */
function inParagraph(draft: Draft, quotation: Quotation): Known | undefined {
  if (isLabelled(draft, quotation)) return 'label'
  if (hasCue(draft, quotation)) return 'cue'
  if (isLedIn(quotation)) return 'lead-in'
  if (creditBehind.test(behind(quotation)) || quoteNamed.after(quotation.block, quotation.end) !== undefined)
    return 'credit'
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

/** A colon or dash before it, `As Jane Doe put it,`, `as the song goes,`. */
const isLedIn = ({block, start}: Span) =>
  /(?:[:—–]|--)\s*$/.test(block.prose.text.slice(Math.max(0, start - 20), start)) ||
  leadIn.before(block, start) !== undefined

const behind = ({block, end}: Span) => block.prose.text.slice(end, end + 60)

/** `— Jane Doe` behind a quotation. */
const creditBehind = /^[\s.,_*]*(?:(?:[—–]|--?|\(|\[)\s*(?:[123] )?[\p{Lu}\uFFFC{[]|\{\{)/u

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
  const {person, speaker} = quotationGrammar
  const speaks = (at: number) => names[at] === true || isOneOf(words[at], person) || isOneOf(words[at], speaker)
  const from = Math.max(firstEndingAfter(words, sentence.start), behind - farthest)
  const to = Math.min(firstEndingAfter(words, sentence.end - 1), behind + farthest)
  for (let at = from; at <= to; at++)
    if (speaks(at) && ((words[at]?.end ?? 0) <= start || (words[at]?.start ?? 0) >= end)) return true
  return false
}

/** A verb of any sort behind the quotation, with who does it: `deadpanned Jane Doe`, `an aide, who was there, said`. */
function opensTag(words: readonly Word[], at: number, sentence: Span): boolean {
  if (!words[at]?.isWord || isOneOf(words[at], quotationGrammar['no-tag'])) return false
  for (let next = at; next < at + 16; next++) {
    const word = words[next]
    if (!word || word.start >= sentence.end || /["“”;]/.test(word.text)) return false
    const behind = words[next + 1]
    if (next === at ? behind?.isWord && isVerb(word) : isPastVerb(word)) return true
    const ends = !behind?.isWord && words[next - 1]?.text === ','
    if (next > at && ends && isVerb(word)) return true
  }
  return false
}

const isPastVerb = ({text}: Word) => quotationGrammar['past-verb'].has(text) || /^\p{Ll}{2,}ed$/u.test(text)
const isVerb = (word: Word) => isPastVerb(word) || /^\p{Ll}{2,}[^s'’]s$/u.test(word.text)

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
