// Quotations: whose words a stretch of copy is, the publication's own or somebody else's.
import type {Block, Draft, Span} from '../core/draft.ts'
import type {Hit, PhraseList} from '../core/phrases.ts'
import {defineReading, hitsOf} from '../core/reading.ts'

/** Words in quotation marks; `start` and `end` in prose, with the marks. */
export interface Quotation extends Span {
  /** The opening mark: `“`, `"`, `‘`, `'`, `''` or `«`. */
  mark: string
  /** Has a closing mark in its paragraph. */
  closed: boolean
  /** Goes on from the paragraph before, as in a quotation of several paragraphs. */
  continues: boolean
}

/** All quotations in quotation marks, in reading order; none within another. */
export const quotationsOf = defineReading<readonly Quotation[]>((draft) => {
  const quotations: Quotation[] = []
  for (const block of draft.blocks) {
    const last = quotations.at(-1)
    const open = last !== undefined && !last.closed && last.block.index === block.index - 1
    quotations.push(...findQuotations(block, open ? last.mark : undefined))
  }
  return quotations
})

const anyMark = /["“”«»‘’']/
const closingMark: Readonly<Record<string, string>> = {'“': '”', '"': '"', '‘': '’', "'": "'", "''": "''", '«': '»'}

/** The quotations of one block; `carried` is the mark of a quotation the paragraph before left open. */
function findQuotations(block: Block, carried: string | undefined): Quotation[] {
  const {text} = block.prose
  if (!anyMark.test(text)) return []
  const quotations: Quotation[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = openingAt(text, at)
    if (!mark) continue
    const close = closingAfter(text, at + mark.length, mark)
    const single = mark === '‘' || mark === "'"
    if (close === undefined && (single || !mayStayOpen(text, at, mark))) continue
    const end = close === undefined ? text.length : close + (closingMark[mark] as string).length
    const continues = carried !== undefined && sameMark(carried, mark) && text.slice(0, at).trim() === ''
    quotations.push({block, start: at, end, mark, closed: close !== undefined, continues})
    at = end - 1
  }
  return quotations
}

const sameMark = (a: string, b: string) => a === b || /[“"]/.test(a) === /[“"]/.test(b)

/** A mark left open masks the rest of its paragraph only where a quotation may well start. */
const mayStayOpen = (text: string, at: number, mark: string) =>
  mark !== '"' || /^[\p{Lu}\d…‘'[]/u.test(text.slice(at + 1))

const openingPlace = /[\s([{/—–\-“"‘\uFFFC|>:]/

/** The opening quotation mark that stands here, if one does. */
function openingAt(text: string, at: number): string | undefined {
  const character = text[at] as string
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ' '
  if (character === '“' || character === '«') return character
  if (character === "'" && after === "'" && openingPlace.test(before) && /\S/.test(text[at + 2] ?? ' ')) return "''"
  if (!openingPlace.test(before) || /\s/.test(after)) return undefined
  if (character === '"') return character
  if (character === '‘' && !/\d/.test(after)) return character
  return character === "'" && /[\p{L}"“[…]/u.test(after) && !contraction.test(text.slice(at + 1, at + 8))
    ? character
    : undefined
}

/** Words that drop their beginning: 'em, 'til, 'cause. */
const contraction = /^(?:em|til|tis|twas|cause|bout|n|round|nuff|ello|ere|im|er)(?![\p{L}])/iu

/** Where the mark that closes stands. */
function closingAfter(text: string, from: number, mark: string): number | undefined {
  if (mark === '“') return closingCurly(text, from)
  if (mark === '"') return closingStraight(text, from)
  if (mark === '‘' || mark === "'") return closingSingle(text, from, mark)
  const at = text.indexOf(closingMark[mark] as string, from)
  return at < 0 ? undefined : at
}

/** `“…”`, but also `“…"` where writers mix them; a second `“` in between opens a new one. */
function closingCurly(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '”') return at
    if (text[at] === '"' && !/\s/.test(text[at - 1] ?? ' ')) return at
    if (text[at] === '“') return undefined
  }
  return undefined
}

function closingStraight(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '”') return at
    if (text[at] !== '"') continue
    const opens = openingPlace.test(text[at - 1] ?? ' ') && /[\p{L}\d]/u.test(text[at + 1] ?? ' ')
    if (!opens) return at
  }
  return undefined
}

/** An apostrophe ends no quotation: the last fitting mark before the next opening one does, unless an earlier one follows punctuation. */
function closingSingle(text: string, from: number, mark: string): number | undefined {
  let found: number | undefined
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (character === mark && mark === '‘') break
    if (character === '“' || character === '"') if (found !== undefined) break
    if (character !== closingMark[mark] && character !== '’') continue
    if (/[\p{L}\d]/u.test(text[at + 1] ?? ' ') || /\s/.test(text[at - 1] ?? ' ')) continue
    if (/[.,!?…]/.test(text[at - 1] as string)) return at
    if (found === undefined || /s/i.test(text[found - 1] as string)) found = at
    if (!/s/i.test(text[at - 1] as string)) return at
  }
  return found
}

const quotedRanges = defineReading((draft) => {
  const byBlock = new Map<number, Span[]>()
  for (const quotation of quotationsOf(draft)) {
    const ranges = byBlock.get(quotation.block.index) ?? []
    ranges.push(quotation)
    byBlock.set(quotation.block.index, ranges)
  }
  return byBlock
})

/** Does the range stand in quotation marks, or part of it? */
export function inQuotationMarks(draft: Draft, {block, start, end}: Span): boolean {
  const ranges = quotedRanges(draft).get(block.index) ?? []
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as Span).end <= start) low = middle + 1
    else high = middle
  }
  const first = ranges[low]
  return first !== undefined && first.start < end
}

/** Does the range stand in quotation marks or in a block quotation: somebody else's words? */
export const isQuoted = (draft: Draft, span: Span): boolean =>
  span.block.parents.some(({type}) => type === 'blockquote') || inQuotationMarks(draft, span)

/** The hits of a list in the publication's own words. */
export const ownHits = (draft: Draft, list: PhraseList): Hit[] =>
  hitsOf(draft, list).filter((hit) => !isQuoted(draft, hit))
