// Unpaired marks: quotation marks without a partner, and pairs that are set wrong, with the repair.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isTitleCase} from '../../../src/reading/names/names.ts'
import {attributionsIn, attributionsOf} from '../../../src/reading/speech/attribution.ts'
import {
  type HalfQuotation,
  halfQuotationsOf,
  type Quotation,
  quotationsOf,
} from '../../../src/reading/speech/quotations.ts'
import {isInCode} from '../../../src/reading/text/code-lines.ts'

/** Something wrong with the marks of a quotation: what to mend, and the other end of it where there is one. */
export interface UnpairedMark extends Span {
  kind: 'unclosed' | 'unopened' | 'nested' | 'mixed' | 'reversed'
  other?: Span
  /** Opens a quotation right behind a word. */
  isJoined?: boolean
}

/** Every unpaired quotation mark, in reading order. */
export const unpairedMarksIn = defineReading<readonly UnpairedMark[]>(
  (draft) => {
    const halves = halfQuotationsOf(draft).filter(({block}) => hasLetters(block))
    const continued = blocksGoneOn(draft)
    const found = halves.flatMap((half, i) => readHalf(draft, half, halves[i + 1], halves[i - 1], continued))
    for (const quotation of quotationsOf(draft)) found.push(...readPair(draft, quotation))
    return found.filter((mark) => !isInCode(mark)).sort((a, b) => a.block.index - b.block.index || a.start - b.start)
  },
  [attributionsOf],
)

/** The blocks whose open quotation goes on in the next paragraph. */
function blocksGoneOn(draft: Draft): ReadonlySet<Block> {
  const quotations = quotationsOf(draft)
  return new Set(quotations.flatMap(({continues}, i) => (continues ? [(quotations[i - 1] as Quotation).block] : [])))
}

const lettered = new WeakMap<Block, boolean>()

/** A block without a letter is no copy; it is looked at once. */
function hasLetters(block: Block): boolean {
  const known = lettered.get(block) ?? /\p{L}/u.test(block.prose.text)
  lettered.set(block, known)
  return known
}

function readHalf(
  draft: Draft,
  half: HalfQuotation,
  next: HalfQuotation | undefined,
  before: HalfQuotation | undefined,
  continued: ReadonlySet<Block>,
): UnpairedMark[] {
  const {kind, block, start, end} = half
  if (kind === 'unclosed') {
    if (before && isClosedBy(half, before)) return []
    if (next && spans(half, next)) return []
    if (continued.has(block) && !hasTag(draft, {block, start, end: block.prose.text.length})) return []
    return [{kind, block, start, end: wordEnd(block.prose.text, end)}]
  }
  const other = before && spans(before, half) ? before : undefined
  if (other && (isCredit(block.prose.text) || isOneSentence(draft, other, half))) return []
  return [{kind, block, start: wordStart(block.prose.text, start), end, ...(other && {other})}]
}

/** An opening mark between blanks that stands where the one before it in the paragraph has to be closed. */
const isClosedBy = ({block, start, end}: HalfQuotation, before: HalfQuotation) =>
  before.block === block &&
  before.kind === 'unclosed' &&
  /\S $/.test(block.prose.text.slice(Math.max(0, start - 2), start)) &&
  /^(?:\s|$)/.test(block.prose.text.slice(end, end + 1))

/** One sentence that was cut into paragraphs, as text copied from a mail or a PDF is: no paragraph ends as a sentence does. */
const isOneSentence = ({blocks}: Draft, open: HalfQuotation, close: HalfQuotation): boolean =>
  blocks
    .slice(open.block.index, close.block.index)
    .every(({kind, prose}) => kind === 'paragraph' && /[\p{L}\p{N},]\s*$/u.test(prose.text))

/** Over how many paragraphs a quotation may go without their opening marks. */
const mostParagraphs = 8

/** Opened in one paragraph and closed in one below it, which should open with a mark of its own. */
const spans = (open: HalfQuotation, close: HalfQuotation) =>
  open.kind === 'unclosed' &&
  close.kind === 'unopened' &&
  close.block.index > open.block.index &&
  close.block.index <= open.block.index + mostParagraphs

/** A short line below a quotation that was set apart, closed behind it: `Jane Doe, Yale University”`. */
const isCredit = (text: string) =>
  text.length <= 90 && /["”]\s*$/.test(text) && (!/[.,!?]["”]\s*$/.test(text) || isTitleCase(text))

const wordEnd = (text: string, from: number) =>
  from + (/^\s*\S*?(?=[\s.,;:!?]|$)/.exec(text.slice(from, from + 40))?.[0].length ?? 0)
const wordStart = (text: string, to: number) =>
  to - (/\S*$/.exec(text.slice(Math.max(0, to - 40), to))?.[0].length ?? 0)

function readPair(draft: Draft, quotation: Quotation): UnpairedMark[] {
  const {block, start, end, fault} = quotation
  const {text} = block.prose
  if (fault === 'mixed')
    return [{kind: 'mixed', block, start: wordStart(text, end - 1), end, other: {block, start, end: start + 1}}]
  if (fault === 'joined')
    return [{kind: 'unopened', block, start: wordStart(text, start), end: wordEnd(text, start + 1), isJoined: true}]
  if (fault) return [{kind: fault, block, start, end: fault === 'nested' ? end : wordEnd(text, start + 1)}]
  const tag = quotation.closed ? runOnTag(draft, quotation) : undefined
  return tag ? [{kind: 'unclosed', block, start, end: wordEnd(text, start + 1)}] : []
}

/** `“We ran, she said. “Then it fell.”`: a tag stands inside, right before a mark that opens again. */
function runOnTag(draft: Draft, {block, start, end}: Quotation): Span | undefined {
  const inner = /[.!?]\s+["“]/.exec(block.prose.text.slice(start + 1, end))
  return inner ? hasTag(draft, {block, start, end: start + 2 + inner.index}) : undefined
}

/** A cue with its speaker right at the end of the range, behind a comma: `…, she said.` */
function hasTag(draft: Draft, {block, start, end}: Span): Span | undefined {
  const {text} = block.prose
  return attributionsIn(draft, block).find(({cue, speaker}) => {
    if (!speaker || cue.start < start || cue.end > end) return false
    const from = Math.min(cue.start, speaker.start)
    const to = Math.max(cue.end, speaker.end)
    return /,\s*$/.test(text.slice(Math.max(0, from - 3), from)) && /^[.\s]*$/.test(text.slice(to, end))
  })?.cue
}
