// Chrome in its place: what stands around a line that looks like page chrome and makes it an editor's work.
import type {Nodes} from 'mdast'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {type Span, textOf} from '../../core/draft/spans.ts'
import {bisect} from '../../core/order.ts'
import {flowOf} from './links.ts'

/** Is a line of a paragraph part of a sentence that is wrapped around it? */
export function runsOn(lines: readonly Span[], index: number): boolean {
  const [before, line, after] = [lines[index - 1], lines[index], lines[index + 1]]
  if (after && /^\p{Ll}/u.test(textOf(after)) && line && line.end - line.start > 40) return true
  if (!before || !line) return false
  const [start, end] = [textOf(line), textOf(before)]
  if (/^\p{Ll}/u.test(start) && /,$|\S\s\p{Ll}+$/u.test(end)) return true
  if (/\p{Ll}$/u.test(end) && isSentence(start) && before.end - before.start > 40) return true
  return (
    before.end - before.start > 40 &&
    (/^[\p{Ll}(]/u.test(start) || (/[\p{L}\p{N},;]$/u.test(end) && after !== undefined && after.end - after.start > 60))
  )
}

/** Six words and more up to a full stop, as no label has them. */
const isSentence = (line: string) => /[.!?]$/.test(line) && line.split(/\s+/).length > 5

const speech = /^(?:\p{Lu}[\p{L}.'’-]*\s?){1,3}:\s.*[.!?…]["”’]?$/u

/** A speaker and what is said, between others: "More: Why? / Margaret: He is bad!". */
export function isSpoken(lines: readonly Span[], index: number): boolean {
  const line = textOf(lines[index] as Span)
  if (!speech.test(line)) return false
  const speaker = line.slice(0, line.indexOf(':'))
  return [index - 2, index - 1, index + 1, index + 2].some((at) => {
    const other = lines[at] && textOf(lines[at])
    return other && speech.test(other) && other.slice(0, other.indexOf(':')) !== speaker
  })
}

/** A row of a table: a line next to it has as many bars. */
export function isTableRow(lines: readonly Span[], index: number): boolean {
  const bars = countBars(lines[index])
  return bars > 1 && [index - 1, index + 1].some((at) => countBars(lines[at]) === bars)
}

const countBars = (line: Span | undefined): number => (line ? textOf(line).split('|').length - 1 : 0)

const shown: ReadonlySet<string> = new Set(['code', 'html', 'list', 'table', 'image', 'imageReference', 'math'])

/** Does a line end in a colon and open what it announces: a picture, code, markup, a list? */
export function leadsIn(draft: Draft, {block, end}: Span): boolean {
  const {text} = block.prose
  if (text[end - 1] !== ':') return false
  const rest = text.slice(end).trim()
  return rest ? rest.startsWith('\uFFFC') : shown.has(followingType(draft, block) ?? 'root')
}

/** What follows a block: the type of the next node, or of the picture that opens a paragraph. */
function followingType(draft: Draft, block: Block): Nodes['type'] | undefined {
  const flow = flowOf(draft)
  const next = flow[bisect(flow, ({position}) => (position?.start.offset ?? 0) >= block.place.end)]
  return next?.type === 'paragraph' ? next.children[0]?.type : next?.type
}

/** A date and an hour right under the heading of a section, not at the head of the page: when something takes place. */
export function isEvent({blocks}: Draft, {block: {index}}: Span): boolean {
  const heading = blocks[index - 1]
  return heading?.kind === 'heading' && blocks.slice(0, index - 1).some(({kind}) => kind === 'heading')
}

/** A line between others that say what a document is: "Version: 1.0", "Status: Draft", "Last updated: July 2026". */
export function isOfDocument({block, start, end}: Span): boolean {
  const lines = block.prose.text.split('\n')
  const own = lines.indexOf(block.prose.text.slice(start, end).trim())
  return own >= 0 && [own - 1, own + 1].some((at) => saysOfDocument(lines[at]))
}

/** Fields under a title and over a section, each on its line: “Serves: 6 / Category: Mains”. */
export function isFieldOfDraft({blocks}: Draft, {block}: Span): boolean {
  const lines = block.prose.text.split('\n')
  if (block.index > mostIntroduced || lines.length < 2 || !lines.every((line) => field.test(line))) return false
  return blocks[0]?.kind === 'heading' && blocks[block.index + 1]?.kind === 'heading'
}

const mostIntroduced = 3
const field = /^\p{Lu}[\p{L} ]{0,20}: \S/u

/** What the lines around a date are labelled with in the head of a document. */
const documentFacts: ReadonlySet<string> = new Set(
  'version status owner scope audience document revision approved reviewed maintainer maintainers'.split(' '),
)

const saysOfDocument = (line: string | undefined): boolean => {
  const label = line?.trim().split(':', 2)
  return label?.[1]?.startsWith(' ') === true && documentFacts.has((label[0] ?? '').toLowerCase().split(' ')[0] ?? '')
}

/** Does a section on the terms of use hold the block? */
export function isUnderLicence({blocks}: Draft, {block: {index}}: Span): boolean {
  const heading = blocks.slice(Math.max(0, index - 8), index).findLast(({kind}) => kind === 'heading')
  return heading !== undefined && /\b(?:licen[cs]e|licensing|copyright|legal)\b/i.test(heading.prose.text)
}

/** `Tags: x, y` with the values in code is a line of a reference. */
export function givesCode({block, start, end}: Span): boolean {
  const objects = block.prose.inlines.filter((inline) => inline.start >= start && inline.end <= end)
  return objects.length > 0 && objects.every(({type}) => type === 'inlineCode')
}

/** An entry of a list of contents: a link to a place in the draft. */
export const isContentsEntry = ({block, start, end}: Span): boolean =>
  block.prose.inlines.some(
    ({node, ...inline}) => 'url' in node && node.url.startsWith('#') && inline.start <= start && inline.end >= end,
  )
