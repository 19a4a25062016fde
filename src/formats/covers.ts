// Covers: stretches of Markdown that are no copy to a reader, because another program reads them first.
import {blockCoverAt, holderAt} from './cover-blocks.ts'
import {inlineCovers} from './cover-inlines.ts'
import {type Closings, type Cover, lineEnd, linePrefix, matchAt, nextLine} from './cover-marks.ts'

/** Every cover holds one of these; no more than this is looked at in copy without any. */
const signs = [
  '{',
  '$',
  '\\',
  '<%',
  '[[',
  '_START',
  '_start',
  '_BEGIN',
  '_begin',
  '@def',
  '!!!',
  '???',
  '===',
  ':::',
  '<pre',
]
const otherSigns = /\[\w[^\][\n]*\][^[]|^=[A-Z]{3}/m

const mayHoldCovers = (text: string) => signs.some((sign) => text.includes(sign)) || otherSigns.test(text)

/** May an edit of these lines open or close a cover? Then it changes more than its own lines. */
export const mayMoveCover = (lines: string): boolean =>
  marksOfCovers.test(lines) || otherMarks.test(lines) || lines.includes('@def')

const marksOfCovers = /[{}$]|\[[[/]|\]\]|([:!?=])\1\1|<\/?pre|<%|%>/
const otherMarks = /\\(?:[\\[(\])]|[a-z]+\{)|^\[\w[^\][\n]*\](?![([])|=$/m

/** The covers of a text from an offset on, in order; what stands in fenced code, code spans and HTML comments is left alone. */
export function coversIn(text: string, from = 0): Cover[] {
  const covers: Cover[] = []
  if (!mayHoldCovers(text)) return covers
  const closings: Closings = new Map()
  let inHtml = false
  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at)
    const skipped = skippedAt(text, at, end)
    const block = skipped === undefined ? blockCoverAt(text, at, end, closings) : undefined
    if (/^\s*$/.test(text.slice(at, end))) inHtml = false
    else if (opensHtml(text.slice(at, end))) inHtml = true
    if (skipped !== undefined) at = skipped
    else if (block && !(inHtml && block.isTag)) {
      covers.push({...block.cover, ...(inHtml && {kind: 'blank' as const})})
      at = nextLine(text, block.cover.end)
    } else {
      const holder = inHtml ? undefined : holderAt(text, at, end)
      if (holder) covers.push(holder)
      at = holder ? nextLine(text, end) : inlineCovers(text, {start: at, end}, inHtml, covers, closings)
    }
  }
  return covers
}

const fence = /(`{3,}(?=[^`\n]*$)|~{3,})/my
const raw = /<([a-z]+)(?=[\s>])/iy

/** Tags that hold what they hold up to their end, blank lines and all. */
const rawTags = new Set(['pre', 'script', 'style', 'textarea'])

/** Where the scan goes on after fenced code, an HTML comment or raw HTML that opens a line. */
function skippedAt(text: string, at: number, end: number): number | undefined {
  const from = at + (matchAt(linePrefix, text, at)?.[0].length ?? 0)
  const mark = matchAt(fence, text, from)?.[1]
  if (mark) return afterFence(text, mark, end)
  if (text.startsWith('<!--', from)) return afterMark(text, '-->', from)
  const tag = matchAt(raw, text, from)?.[1]
  return tag && rawTags.has(tag.toLowerCase()) ? afterMark(text, `</${tag}>`, from) : undefined
}

function afterMark(text: string, closing: string, from: number): number {
  const found = text.indexOf(closing, from)
  return found < 0 ? text.length : nextLine(text, found)
}

function afterFence(text: string, mark: string, end: number): number {
  const closing = new RegExp(`^[ \\t>]*\\${mark[0]}{${mark.length},}[ \\t]*\\r?$`, 'gm')
  closing.lastIndex = end
  const found = closing.exec(text)
  return found ? nextLine(text, found.index + found[0].length) : text.length
}

const blockTags = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header html iframe legend li main nav ol p section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** Does a line open a block of HTML, which ends at a blank line? */
function opensHtml(line: string): boolean {
  const name = /^ {0,3}<\/?([a-z][\w-]*)(?=[\s/>])/i.exec(line)?.[1]?.toLowerCase()
  return name !== undefined && (blockTags.has(name) || /^ {0,3}<\/?[a-z][^<>]*>\s*$/i.test(line))
}
