// How long Markdown will take to parse, told from its characters alone, so that hostile input can be turned away.

/**
 * Beyond these a text is no draft, whichever engine reads it: what grows with its length, some three million characters
 * of copy, and what grows with the square of the marks in a paragraph, fifteen times what any of 1,500 posts had, or of
 * the changes into and out of quotations.
 */
const most = {length: 2_400_000, tangle: 240_000, switches: 1_200_000}

/** What a text costs, each figure measured on micromark, in microseconds of one slow core. */
const cost = {
  character: 0.4,
  line: 40,
  blankLine: 12,
  cell: 12,
  mark: 8,
  pairOfMarks: 0.006,
  openComment: 0.015,
  pairOfSwitches: 0.16,
  indent: 2,
}

const tab = 9
const lineFeed = 10
const carriageReturn = 13
const space = 32
const quoteMark = 62

const ampersand = 38
/** A character reference costs the native engine more than other marks cost remark. */
const referenceMarks = 3

const addressBreaks = /[ \t<>()\\]/g
const isBreak = new Uint8Array(128)
for (const character of ' \t<>()\\') isBreak[character.charCodeAt(0)] = 1

const isMark = new Uint8Array(128)
for (const mark of '[]*_~`<&\\!|') isMark[mark.charCodeAt(0)] = 1

const fence = /^(?:`{3,}[^`]*|~{3,}.*)$/
const heading = /^#{1,6}[ \t]/
const item = /^(?:[-+*]|(\d{1,9})[.)])[ \t]/
/** It opens what holds it, and closes it again. */
const footnote = /^\[\^[^\]]+\]:/
/** A definition of a link, with its address in the same line or the next. */
const definition = /^\[[^[\]\\\s^][^[\]\\]{0,150}\]:[ \t]*/
const underline = /^(?:-+|=+)[ \t]*$/
const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:|-]*)?$/
const rawBlock = /^<\/?(?:script|style|pre|textarea|div|p|table|section|figure|iframe|ul|ol|details)\b/i

/** HTML that goes on through blank lines, until a line closes it. Further in it may stand in an item, which ends it. */
const rawTags = ['pre', 'script', 'style', 'textarea']
const tagStart = /^<([a-z]+)(?:[\s>]|$)/i

/** One line, without the marks of what holds it. */
interface SourceLine {
  words: string
  length: number
  /** Columns before the words. */
  indent: number
  quoted: boolean
  /** Characters that may open or close something. */
  marks: number
  /** Comments and the like that may stay open to the end of the paragraph. */
  comments: number
  /** Characters that no plain address has: blanks, brackets of two kinds and backslashes. */
  breaks: number
}

interface Paragraph {
  marks: number
  comments: number
  length: number
  lines: number
  linear: boolean
  /** So far it defines links and nothing else; after a `label` its address is to come. */
  defines: 'links' | 'label' | 'nothing'
}

/** What is known of a text up to a line. */
interface Estimate {
  length: number
  tangle: number
  paragraph: Paragraph
  /** Changes between what is quoted or in an item and what is not. */
  switches: number
  /** Columns before the marker of the item; −1 outside lists. */
  itemIndent: number
  inItem: boolean
  quoted: boolean
  /** The marks that opened a code block, if one is open. */
  fence: string
  /** In HTML that goes on through blank lines. */
  raw: boolean
}

const emptyParagraph: Paragraph = {marks: 0, comments: 0, length: 0, lines: 0, linear: false, defines: 'links'}

/**
 * Would a text take too long to parse? Estimated in time linear in its length. A Markdown parser matches marks within a
 * paragraph with one another, and pays for every switch between what is quoted and what is not with a walk over all
 * before it.
 */
export function isTooLong(text: string): boolean {
  const estimate: Estimate = {
    ...{length: text.length * cost.character, tangle: 0, paragraph: {...emptyParagraph}, switches: 0},
    ...{itemIndent: -1, inItem: false, quoted: false, fence: '', raw: false},
  }
  for (let start = 0; start < text.length && !isBeyond(estimate); ) {
    const end = endOfLine(text, start)
    const line = readLine(text, start, end)
    if (estimate.raw || opensRaw(estimate, line)) addRaw(estimate, text.slice(start, end))
    else addLine(estimate, line)
    start = end + (text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed ? 2 : 1)
  }
  closeParagraph(estimate)
  return isBeyond(estimate)
}

const isBeyond = ({length, tangle, switches}: Estimate) =>
  length >= most.length || tangle >= most.tangle || switches * switches * cost.pairOfSwitches >= most.switches

function addLine(estimate: Estimate, line: SourceLine): void {
  estimate.length += (line.words ? cost.line : cost.blankLine) + line.marks * cost.mark + line.indent * cost.indent
  if (line.words) addWords(estimate, line)
  else {
    estimate.quoted &&= line.quoted
    closeParagraph(estimate)
  }
}

const opensRaw = ({fence}: Estimate, {words, indent, quoted}: SourceLine): boolean =>
  !fence && !quoted && indent < 2 && rawTags.includes(tagStart.exec(words)?.[1]?.toLowerCase() ?? '')

function addRaw(estimate: Estimate, line: string): void {
  closeParagraph(estimate)
  estimate.length += cost.line
  estimate.quoted = false
  const tags = line.toLowerCase()
  estimate.raw = !rawTags.some((tag) => tags.includes(`</${tag}>`))
}

function addWords(estimate: Estimate, line: SourceLine): void {
  const {paragraph, quoted, inItem, itemIndent} = estimate
  const isLazy = quoted ? !line.quoted : inItem && line.indent <= itemIndent && !item.test(line.words)
  const lazy = paragraph.lines > 0 && isLazy
  if (lazy || line.quoted !== quoted) estimate.switches += lazy ? 0.4 : 1
  if (line.indent < 4 && footnote.test(line.words)) estimate.switches += 2
  estimate.quoted = line.quoted || (quoted && lazy)
  const isFence = estimate.fence ? line.words.startsWith(estimate.fence) : fence.test(line.words)
  const opens = !isFence && opensBlock(estimate, line)
  if (isFence || estimate.fence || opens) closeParagraph(estimate)
  if (isFence) estimate.fence = estimate.fence ? '' : line.words.slice(0, 3)
  else if (!estimate.fence) growParagraph(estimate, line, opens)
}

function growParagraph(estimate: Estimate, line: SourceLine, opens: boolean): void {
  const {paragraph} = estimate
  const {words, length, comments} = line
  const {isAddress, defines} = definedBy(line, opens ? 'nothing' : paragraph.defines)
  paragraph.defines = defines
  // No mark in an address that is defined is matched with another.
  const marks = isAddress ? 0 : line.marks
  if (paragraph.lines > 0 && underline.test(words)) estimate.switches++
  if (paragraph.lines === 0) {
    estimate.inItem = opens
    paragraph.linear = rawBlock.test(words)
  } else if (paragraph.lines === 1 && words.includes('|') && delimiterRow.test(words)) paragraph.linear = true
  if (paragraph.linear) {
    estimate.length += marks * cost.cell
    estimate.tangle += marks * marks * cost.pairOfMarks
  }
  paragraph.marks += marks
  paragraph.comments += comments
  paragraph.length += length
  paragraph.lines++
}

/** What a line adds to definitions of links: nothing that isn't plainly one, since what fails to be one is read as words. */
function definedBy(
  {words, indent, quoted, breaks}: SourceLine,
  defines: Paragraph['defines'],
): {isAddress: boolean; defines: Paragraph['defines']} {
  const isPlain = indent < 4 && !quoted
  if (defines === 'label')
    return breaks === 0 ? {isAddress: true, defines: 'links'} : {isAddress: false, defines: 'nothing'}
  const label = isPlain && defines === 'links' ? definition.exec(words)?.[0] : undefined
  if (label === undefined) return {isAddress: false, defines: 'nothing'}
  if (words === label) return {isAddress: false, defines: 'label'}
  const own = label.match(addressBreaks)?.length ?? 0
  return breaks === own ? {isAddress: true, defines: 'links'} : {isAddress: false, defines: 'nothing'}
}

/** Does a line open a heading or an item? */
function opensBlock(estimate: Estimate, {words, indent}: SourceLine): boolean {
  const {itemIndent, paragraph} = estimate
  if (indent < 4 && heading.test(words)) return true
  const found = item.exec(words)
  if (!found || indent >= Math.max(4, itemIndent + 6)) return false
  if (found[1] && Number(found[1]) !== 1 && paragraph.lines > 0 && itemIndent < 0) return false
  estimate.itemIndent = indent
  return true
}

function closeParagraph(estimate: Estimate): void {
  const {marks, comments, length, linear, lines} = estimate.paragraph
  if (!linear) estimate.tangle += marks * marks * cost.pairOfMarks + comments * length * cost.openComment
  if (lines > 0) estimate.paragraph = {...emptyParagraph}
}

function endOfLine(text: string, start: number): number {
  let end = start
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === lineFeed || code === carriageReturn) break
  }
  return end
}

/** The words are cut at a length that tells what kind of line it is. */
function readLine(text: string, start: number, end: number): SourceLine {
  const line: SourceLine = {words: '', length: 0, indent: 0, quoted: false, marks: 0, comments: 0, breaks: 0}
  let at = start
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === quoteMark) {
      line.quoted = true
      line.marks++
    } else if (code === space || code === tab) line.indent += code === tab ? 4 : 1
    else break
  }
  line.words = text.slice(at, Math.min(end, at + 200))
  line.length = end - at
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code < 128 && isBreak[code] === 1) line.breaks++
    if (code < 128 && isMark[code] === 1) line.marks += code === ampersand ? referenceMarks : 1
    if (code === 60 && /[!?]/.test(text[at + 1] ?? '')) line.comments++
  }
  return line
}
