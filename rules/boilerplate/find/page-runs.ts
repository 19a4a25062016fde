// Page runs: furniture of a page that stands in a line or runs into copy, part after part without a verb between.
import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import type {ChromeKind} from '../../../src/reading/page/chrome.ts'
import {isFieldOfDraft, isOfDocument} from '../../../src/reading/page/chrome-context.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {isSetInMarkdown} from '../../../src/reading/page/set-in-markdown.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {isBetween, mayOpen, partAt} from './page-parts.ts'
import type {PagePart} from './part-readers.ts'
import {isBar, isBracket, isFigure, isOpening, isSign, type Token, tokensFrom} from './part-tokens.ts'

/** A run of parts of a page. */
export interface PageRun extends Span {
  kind: ChromeKind
  /** Several parts, or one that can be nothing else. */
  sure: boolean
  /** It is one button, known by what it does. */
  alone?: boolean
}

/** The runs of a draft in its own words, in reading order. */
export const pageRunsOf = defineReading<readonly PageRun[]>(
  (draft) =>
    draft.blocks.flatMap((block) =>
      mayHold(block)
        ? runsIn(block).filter(
            (run) => !isQuoted(draft, run) && !isMeant(draft, run) && !(run.alone && isSetInMarkdown(draft)),
          )
        : [],
    ),
  [quotationsOf, isSetInMarkdown],
)

/** A label that announces a link, a date among the facts of a document: an editor set them. */
const isMeant = (draft: Draft, run: PageRun): boolean =>
  isFieldOfDraft(draft, run) ||
  (run.kind === 'related' ? holdsLink({...run, end: run.end + 120}) : run.kind === 'stamp' && isOfDocument(run))

const mayHold = ({kind, parents}: Block) =>
  kind === 'paragraph' && !parents.some(({type}) => type === 'listItem' || type === 'footnoteDefinition')

const boundary = /(?:^|[.!?…]["”’)]{0,2}(?:\s|\uFFFC)|\n)[\s*_([{#]*/g
const opening = /[\p{L}\p{N}]+/uy

const runsIn = defineSearch((block): PageRun[] => {
  const {text} = block.prose
  const runs: PageRun[] = []
  if (text.length > 20_000) return runs
  let end = 0
  for (const {0: gap, index} of text.matchAll(boundary)) {
    const start = index + gap.length
    if (
      start < end ||
      (gap.startsWith('\n') && isWrapped(text, index) && !rowAhead(text, start)) ||
      !mayStart(text, start)
    )
      continue
    const run = runAt(block, start)
    if (!run) continue
    runs.push(run)
    end = run.end
  }
  return runs
})

/** A line that goes on in the next. */
const isWrapped = (text: string, at: number): boolean => {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return before.length > 40 && /[\p{L}\p{N},]$/u.test(before)
}

function mayStart(text: string, start: number): boolean {
  opening.lastIndex = start
  const word = opening.exec(text)?.[0]
  if (word) return mayOpen(word.toLowerCase()) || rowAhead(text, start)
  return /[^\p{L}\p{N}\s"“'‘]/u.test(text.slice(start, start + 2))
}

/** A bar between blanks within the next words, before a sentence ends. */
const rowAhead = (text: string, start: number) => /^[^.!?\n]{1,60}?\s[|·•▾▼›»→]\s/.test(text.slice(start, start + 66))

interface Read {
  parts: PagePart[]
  /** Parts of a row that aren't known. */
  unknown: number
  bars: number
  signs: number
  /** The token after the last part. */
  end: number
}

function runAt(block: Block, start: number): PageRun | undefined {
  const all = tokensFrom(block.prose.text, start)
  const read = readParts(all)
  const {parts} = read
  while (parts.length > 0 && !endsHere(all, parts.at(-1) as PagePart)) {
    parts.pop()
    read.end = parts.at(-1)?.end ?? 0
  }
  while (parts.length > 0 && isSign(all[read.end]) && !isFigure(all[read.end + 1])) read.end++
  const [first] = parts
  const last = all[read.end - 1]
  if (!first || !last) return undefined
  const points = pointsOf(read)
  const strongest = parts.reduce((best, part) => (part.weight > best.weight ? part : best), first)
  if (points < 2 && !(parts.some(({alone}) => alone) && isJoined(block, all, last))) return undefined
  return {
    block,
    start: (all[0] as Token).start,
    end: last.end,
    kind: strongest.kind,
    sure: parts.length > 1 && points >= 2.4,
    alone: points < 2,
  }
}

/** Does a single part without a stop stand beside the sentences of a paragraph? */
function isJoined({prose: {text}}: Block, all: readonly Token[], last: Token): boolean {
  const start = (all[0] as Token).start
  const [before, after] = [text.slice(0, start).trimEnd().replace(/[([]$/, '').trimEnd(), text.slice(last.end).trim()]
  return /[.!?]["”’)]?$/.test(before) && !/^[.?!:,;]/.test(after)
}

/** Parts one after another; in a row between bars also a few that aren't known. */
function readParts(all: readonly Token[]): Read {
  const read: Read = {parts: [], unknown: 0, bars: 0, signs: 0, end: 0}
  let at = 0
  while (at < all.length) {
    const part = partAt(all, at)
    if (part && (read.parts.length === 0 || isFresh(all, at))) {
      read.parts.push(part)
      at = read.end = part.end
      if (part.opens) break
    } else if (isBetween(all[at])) {
      if (isSign(all[at])) read.signs++
      if (isBar(all[at])) read.bars++
      at++
    } else {
      const end = segmentEnd(all, at)
      if (end === 0 || read.unknown > 3) break
      read.unknown++
      at = end
    }
  }
  return read
}

/** A part opens with a capital or a figure, or follows a bar or a gap. */
const isFresh = (all: readonly Token[], at: number): boolean => {
  const token = all[at] as Token
  return isOpening(token) || isSign(token) || token.apart || isBetween(all[at - 1]) || token.text === '𝕏'
}

/** Where a short segment of a row ends that no part explains: at a bar, before a sentence does; 0 where it doesn't. */
function segmentEnd(all: readonly Token[], from: number): number {
  for (let at = from; at <= from + 6; at++) {
    const token = all[at]
    if (!token || /^[.!?;,]$/.test(token.text)) return 0
    if (at > from && (isBar(token) || token.apart)) return at
  }
  return 0
}

/** A part ends where a new sentence, another line or nothing follows. */
function endsHere(all: readonly Token[], part: PagePart): boolean {
  if (part.opens) return true
  let next = part.end
  while (isBetween(all[next]) && !'(['.includes(all[next]?.text ?? '')) next++
  const token = all[next]
  if (!token || token.apart || isOpening(token) || isBracket(token)) return true
  return /^[.?!:]$/.test(token.text) && part.weight >= 1.6
}

/** What the parts say together; a row and signs of an interface say something too. */
function pointsOf({parts, unknown, bars, signs}: Read): number {
  const sum = parts.reduce((total, {weight}) => total + weight, 0)
  if (unknown > parts.length + 1 || parts.every(({bare}) => bare)) return 0
  return sum + (bars >= 2 && parts.length + unknown >= 3 ? 0.6 : 0) + Math.min(signs, 2) * 0.4
}
