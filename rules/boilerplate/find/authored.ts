// Authored: what looks like furniture of a page and is a part of the piece, as the draft around it shows.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import {wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import {functionWords} from '../../../src/reading/names/name-words.ts'
import {isCreditOfPiece} from './credits.ts'

/** In any draft: the name of its subject, a path through menus, codes in a row, the head of a memo, an entry of its contents. */
export const isOfPiece = (draft: Draft, span: Span, kind: string): boolean =>
  (kind === 'navigation' && isTerm(draft, span)) ||
  isPath(textOf(span)) ||
  isMemoHead(span) ||
  isUnderContents(span) ||
  isOfBill(span)

/** In a draft that nobody pasted: a credit of the piece, a working link, words of a sentence that goes on, where to write. */
export const isMeantForReaders = (span: Span): boolean =>
  isCreditOfPiece(span) || isLink(span) || goesOn(span) || givesAddress(span)

/** A longer draft is no one piece, and its terms would be looked for again and again. */
const longest = 200_000

/** So often a term stands within sentences if the draft is about it. */
const fewestUses = 3

/** Two words of the draft's subject: “Open Data Policy” where it speaks of “the open data of the city” throughout. */
function isTerm({text}: Draft, span: Span): boolean {
  if (text.length > longest || textOf(span).includes(': ')) return false
  const words = wordsIn(textOf(span)).map((word) => word.text)
  const lower = text.toLowerCase()
  return words.some((word, i) => {
    const next = words[i + 1]
    if (!next || word.length < 3 || next.length < 3 || functionWords.has(word) || functionWords.has(next)) return false
    return countWithin(text, lower, `${word} ${next}`) >= fewestUses
  })
}

/** How often words stand behind a small letter and before one, or before a comma: within a sentence. */
function countWithin(text: string, lower: string, words: string): number {
  let count = 0
  for (let at = lower.indexOf(words); at >= 0 && count < fewestUses; at = lower.indexOf(words, at + words.length))
    if (
      /\p{Ll} $/u.test(text.slice(at - 2, at)) &&
      /^(?:s? \p{Ll}|,)/u.test(text.slice(at + words.length, at + words.length + 3))
    )
      count++
  return count
}

/** `File -> Open -> Recent`: a path through menus; `no-dir, no-file, no_link`: codes. */
function isPath(text: string): boolean {
  const parts = text.split(/,\s/)
  return text.split('->').length > 2 || (parts.length > 2 && parts.every((part) => /^\S+[-_]\S+$/.test(part.trim())))
}

/** `FROM: …` and `SUBJECT: …` in capitals and without an address at the head of a document; mails have `From:`. */
const isMemoHead = ({block, start, end}: Span): boolean =>
  block.index < highest &&
  memoLabels.has(/^[A-Z]{2,}(?=: )/.exec(block.prose.text.slice(start, end))?.[0] ?? '') &&
  !block.prose.text.slice(start, end).includes('@')

const memoLabels = new Set(['FROM', 'TO', 'RE', 'SUBJECT'])

/** The head of a document is among its first blocks. */
const highest = 8

/** An entry among the lines under “Contents:” in one block. */
function isUnderContents({block, start}: Span): boolean {
  const before = block.prose.text
    .slice(Math.max(0, start - farthest), start)
    .toLowerCase()
    .split('\n')
    .slice(-mostEntries)
  return before.some((line) => contents.has(line.trim().replace(/:$/, '')))
}

const contents = new Set(['contents', 'table of contents'])

/** So many lines, and characters, a list of contents may have. */
const mostEntries = 20
const farthest = 2000

/** Who brings in a bill, an ordinance or a resolution: a line near it says that it is one. */
function isOfBill({block, start, end}: Span): boolean {
  if (!block.prose.text.slice(start, end).trim().endsWith(' by')) return false
  const around = block.prose.text.slice(Math.max(0, start - 80), end + 120).toLowerCase()
  return around.split('\n').some((line) => bills.has(line.trim()))
}

const bills = new Set(['bill', 'a bill', 'act', 'an act', 'ordinance', 'resolution', 'motion', 'co-sponsored by'])

/** A label that is a link as a whole. */
const isLink = ({block, start, end}: Span): boolean =>
  block.prose.inlines.some(
    ({node, type, ...inline}) =>
      inline.start <= start + 1 &&
      inline.end >= end - 1 &&
      (type === 'linkReference' || ('url' in node && /^[^#]/.test(node.url))),
  )

/** A line that ends within a sentence: in an article or preposition, or in a colon before a link. */
function goesOn({block, start, end}: Span): boolean {
  const {text, inlines} = block.prose
  const gap = /^ *\n\s*/.exec(text.slice(end))?.[0]
  if (gap === undefined || end + gap.length >= text.length) return false
  const words = wordsIn(text.slice(start, end))
  if (words.length > 3 && functionWords.has(words.at(-1)?.text ?? '') && /\p{Ll}$/u.test(text.slice(start, end)))
    return true
  return (
    text[end - 1] === ':' && inlines.some(({type, start: from}) => type.startsWith('link') && from === end + gap.length)
  )
}

/** Where readers are to write is in the sentence. */
const givesAddress = (span: Span): boolean => /\S@\S+\.\w/.test(textOf(span))
