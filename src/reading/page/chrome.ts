// Page chrome: lines that are labels of an interface or a template, not copy.

import labels from '../../../rules/lists/page-chrome.json' with {type: 'json'}
import cues from '../../../rules/lists/page-chrome-cues.json' with {type: 'json'}
import wholeLines from '../../../rules/lists/page-chrome-lines.json' with {type: 'json'}
import {monthSpellings} from '../../core/calendar.ts'
import {defineSearch} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {groupByBlock, linesOf, type Span, textOf} from '../../core/draft/spans.ts'
import type {Hit} from '../../core/phrase-list.ts'
import {definePhrases} from '../../core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../core/reading.ts'
import {holdsPhrase} from '../text/phrases-within.ts'
import {type Tokens, tokensIn} from '../text/tokens.ts'
import {phraseSets} from '../text/words.ts'
import {
  givesCode,
  isContentsEntry,
  isEvent,
  isFieldOfDraft,
  isOfDocument,
  isSpoken,
  isTableRow,
  isUnderLicence,
  leadsIn,
  runsOn,
} from './chrome-context.ts'
import {countRunningWords, holdsDate, holdsTime, mayBeRow, plainWords, rowParts} from './line-contents.ts'
import {holdsLink} from './links.ts'

export type ChromeKind =
  | 'navigation'
  | 'sharing'
  | 'subscription'
  | 'comments'
  | 'related'
  | 'legal'
  | 'advertising'
  | 'player'
  | 'stamp'

const chromeLabels = definePhrases(labels)

/** What is chrome as a whole line: stamps, counts, copyright lines, invitations. */
const chromeFrames = definePhrases({...wholeLines, kinds: {}})
const {credit} = phraseSets(wholeLines.kinds)

/** What a line of dates and ages holds: they say where to look, and cover nothing. */
const chromeCues = definePhrases({
  kinds: {...cues.kinds, cue: [...cues.kinds.cue, `(${monthSpellings.flat().join('|')})`]},
})

/** A line that is nothing but chrome. */
interface ChromeLine extends Span {
  kind: ChromeKind
}

/** A line that may be chrome: `sure` by itself, or only where the file ends or other chrome stands next to it. */
interface Rated extends Span, Rating {
  /** Its place among the lines of its block, counted from both ends. */
  before: number
  after: number
}

/** The lines that are chrome as a whole, in reading order. */
export const chromeLinesOf = defineReading<readonly ChromeLine[]>(
  (draft) => {
    const chrome = settle(draft, ratedIn(draft)).filter((line) => !isAuthored(draft, line))
    const blocks = new Set(chrome.map(({block}) => block.index))
    return chrome
      .filter((line) => !servesCopy(draft, line, blocks))
      .map(({block, start, end, kind}) => ({block, start, end, kind}))
  },
  [chromeLabels, chromeCues, chromeFrames],
)

function ratedIn(draft: Draft): Rated[] {
  const lists = [chromeLabels, chromeCues, chromeFrames].map((list) => groupByBlock(hitsOf(draft, list)))
  const tokens = tokensIn(draft)
  const blocks = new Set(lists.flatMap((hits) => [...hits.keys()]))
  return [...blocks]
    .filter((block) => mayHoldChrome(draft, block))
    .sort((a, b) => a.index - b.index)
    .flatMap((block) => {
      const [labels, cues, frames] = lists.map((hits) => hits.get(block) ?? none) as [Hits, Hits, Hits]
      return rateLines(block, labels, cues, frames, (tokens[block.index] as Tokens).table)
    })
}

type Hits = readonly Hit[]
const none: Hits = []

/** Front matter that was never closed reads as a paragraph; its keys are no labels of a page. */
const mayHoldChrome = ({problems}: Draft, {index, kind, parents}: Block): boolean =>
  (kind === 'paragraph' || kind === 'heading') &&
  !parents.some(({type}) => type === 'blockquote' || type === 'footnoteDefinition') &&
  !(index === 0 && problems.some(({id}) => id === 'broken-front-matter'))

const longest = 700
const longestFramed = 400

const rateLines = defineSearch((block, labels: Hits, cues: Hits, frames: Hits, table: Int32Array): Rated[] => {
  const lines = linesOf(block)
  const [labelsIn, cuesIn, framesIn] = [labels, cues, frames].map(hitsByLine) as [LineHits, LineHits, LineHits]
  const rated: Rated[] = []
  for (const [index, line] of lines.entries()) {
    const [labelled, cued, framed] = [labelsIn(line), cuesIn(line), framesIn(line)]
    if (labelled.length + cued.length + framed.length === 0 || line.end - line.start > longest) continue
    if (isTableRow(lines, index)) continue
    const rating = rateLine(line, labelled, framed, table)
    if (rating && !runsOn(lines, index) && !(rating.kind === 'related' && isSpoken(lines, index)))
      rated.push({...line, ...rating, before: index, after: lines.length - 1 - index})
  }
  return rated
})

type LineHits = (line: Span) => Hits

/** Hits by the line they start in; lines must be asked for in reading order. */
function hitsByLine(hits: Hits): LineHits {
  let next = 0
  return ({end}) => {
    const from = next
    while (((hits[next] as Hit | undefined)?.start ?? Infinity) < end) next++
    return hits.slice(from, next)
  }
}

const kinds: Readonly<Record<string, ChromeKind>> = {
  contents: 'navigation',
  turning: 'navigation',
  following: 'sharing',
  account: 'navigation',
  app: 'subscription',
  site: 'navigation',
  section: 'navigation',
  weak: 'navigation',
}

const loose = new Set(['site', 'section', 'weak', 'stamp'])

interface Rating {
  kind: ChromeKind
  /** Chrome by itself; else only beside other chrome. */
  sure: boolean
  /** Chrome also as the very last line of the draft. */
  atEnd?: boolean
}

function rateLine(line: Span, labelled: Hits, framed: Hits, table: Int32Array): Rating | undefined {
  const text = textOf(line)
  if (notLabel.test(text)) return undefined
  const kind = frameKind(line, framed)
  if (kind) return givesCode(line) ? undefined : {kind, sure: true}
  const known = countKnown(labelled)
  const running = countRunningWords(line, labelled, table)
  if (running > 0 && known === 0) return undefined
  if (running > 2 && known === 1 && !mayBeRow(text)) return undefined
  const left = plainWords(uncovered(line, labelled))
  if (left.length === 0) return labelled.length > 0 ? rateLabels(line, text, labelled) : rateStamp(text, false)
  const strong = labelled.find(({kind}) => !loose.has(kind))
  if (strong && holdsDate(text) && left.length <= 2) return {kind: kindOf(strong), sure: true}
  return isRow(text, labelled, left.length) ? {kind: 'navigation', sure: true} : undefined
}

/** A place in a file system, a label that is only mentioned. */
const notLabel = /^~?\.{0,2}\/\S+$|^\W*["“][^"“”]+["”]$/

/** What a line is as a whole. Some lines are an editor's work where they hold a link of their own, or credit somebody. */
function frameKind(line: Span, framed: Hits): ChromeKind | undefined {
  if (line.end - line.start > longestFramed) return undefined
  const isOne = ({start, end, kind}: Hit) =>
    end <= line.end &&
    !isQuotedWord(line, start) &&
    !(kind.startsWith('related') && /^\p{Ll}/u.test(textOf(line))) &&
    !(kind.endsWith(' unless linked') && holdsLink(line)) &&
    !(kind.endsWith(' unless credited') && holdsPhrase(line, credit))
  return framed.find(isOne)?.kind.split(' ', 1)[0] as ChromeKind | undefined
}

const isQuotedWord = ({block, start}: Span, at: number) => at > start && /["“‘«]/.test(block.prose.text[at - 1] ?? '')

/** How many labels say by themselves what a line of labels is? */
function countKnown(labelled: Hits): number {
  let known = 0
  for (const {kind} of labelled) if (kind !== 'weak' && kind !== 'section' && kind !== 'stamp') known++
  return known
}

const kindOf = ({kind}: Hit): ChromeKind => kinds[kind] ?? (kind as ChromeKind)

/** A line of labels, dates and numbers only. */
function rateLabels(line: Span, text: string, labelled: Hits): Rating | undefined {
  if (labelled.every(({kind}) => kind === 'turning' || kind === 'stamp') && holdsLink(line)) return undefined
  if (labelled.length >= 3 && rowParts(text).length >= 3) return {kind: 'navigation', sure: true}
  const strong = labelled.find(({kind}) => !loose.has(kind))
  if (opensNext(line, labelled)) return undefined
  if (strong) return strong.kind === 'related' && /[^.]\.$/.test(text) ? undefined : {kind: kindOf(strong), sure: true}
  const of = (kind: string) => labelled.filter((hit) => hit.kind === kind).length
  if (of('stamp') > 0 || (holdsDate(text) && holdsTime(text))) return rateStamp(text, true)
  if (/[@!]/.test(text)) return undefined
  return {
    kind: 'navigation',
    sure: of('site') >= 2 || of('weak') >= 3 || labelled.length >= 4,
    atEnd: of('section') === 0,
  }
}

/** "Next picture:" is a lead-in; a label of navigation has no colon but one of its own, as in "Search for:". */
const opensNext = ({block, end}: Span, labelled: Hits): boolean => {
  const last = labelled.at(-1)
  return block.prose.text[end - 1] === ':' && last !== undefined && last.end < end && kindOf(last) === 'navigation'
}

/** A line of dates and times; `labelled` where a word such as "Posted" says what it is. */
function rateStamp(text: string, labelled: boolean): Rating | undefined {
  if (labelled) return {kind: 'stamp', sure: holdsDate(text) || holdsTime(text)}
  if (!holdsDate(text) || text.endsWith('.') || timeRange.test(text)) return undefined
  return {
    kind: 'stamp',
    sure: /\bago\b/i.test(text) || (holdsTime(text) && /\b(?:19|20)\d\d\b|\d\/\d+\/\d\d/.test(text)),
  }
}

const timeRange = /[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?[–-]\s?\d|\d\s?[–-]\s?\d+\s?[ap]\.?m/i

/** A row of links: several parts, short ones, some of them labels every site has. */
function isRow(text: string, labelled: Hits, leftWords: number): boolean {
  const known = countKnown(labelled)
  const parts = rowParts(text)
  const words = text.split(/\s+/).length
  if (known >= 1 && parts.length >= 3 && words <= parts.length * 4.5) return known >= 2 || labelled.length >= 3
  return known >= 2 && leftWords <= words * 0.45 && !/[.!?]["”’)]?$/.test(text)
}

function uncovered({block, start, end}: Span, hits: readonly Span[]): string {
  let rest = ''
  let at = start
  for (const hit of hits) {
    rest += `${block.prose.text.slice(at, hit.start)} `
    at = hit.end
  }
  return rest + block.prose.text.slice(at, end)
}

/** Keep the sure lines, and of the others those beside kept ones or at the very end of the draft. */
function settle({blocks}: Draft, rated: readonly Rated[]): Rated[] {
  const last = blocks.findLast(({kind}) => kind !== 'alt')
  const kept = rated.map(
    ({sure, atEnd, block, after}) => sure || (atEnd && block === last && after === 0 && block.index > 0),
  )
  const join = (i: number, j: number) => {
    const [one, other] = [rated[i], rated[j]]
    if (one && other && kept[j] && besides(one, other)) kept[i] = true
  }
  for (let i = 1; i < rated.length; i++) join(i, i - 1)
  for (let i = rated.length - 2; i >= 0; i--) join(i, i + 1)
  return rated.filter(({block}, i) => kept[i] && (rated[i]?.sure || block.kind === 'paragraph'))
}

const besides = (one: Rated, other: Rated): boolean => {
  const [first, second] = one.block.index < other.block.index || one.start < other.start ? [one, other] : [other, one]
  if (first.block === second.block) return second.before === first.before + 1
  return second.block.index === first.block.index + 1 && first.after === 0 && second.before === 0
}

/** What the draft around a line makes of it: what it opens, what it is an entry of, what it dates. */
function isAuthored(draft: Draft, line: Rated): boolean {
  if (line.kind === 'legal' && isUnderLicence(draft, line)) return true
  if (line.kind === 'related' && isFieldOfDraft(draft, line)) return true
  if (line.kind === 'stamp' && (isEvent(draft, line) || isOfDocument(line))) return true
  return isContentsEntry(line) || leadsIn(draft, line)
}

/** A heading over copy, a label over a list of its own, an item of a list: an editor's work. */
function servesCopy({blocks}: Draft, {block, kind}: ChromeLine, chrome: ReadonlySet<number>): boolean {
  const next = blocks[block.index + 1]
  const inList = (block?: Block) => block?.parents.some(({type}) => type === 'listItem') ?? false
  if (inList(block)) return kind !== 'sharing'
  if (block.kind === 'heading' && kind === 'related') return true
  if (!next || chrome.has(next.index)) return false
  if (kind === 'navigation' && /^[^\n?]{5,150}\?\s*(?:\n|$)/.test(next.prose.text)) return true
  if (inList(next) || next.prose.inlines.some(({type, start}) => type.startsWith('link') && start === 0)) return true
  return block.kind === 'heading' && (next.kind !== 'heading' || (next.depth ?? 0) > (block.depth ?? 0))
}
