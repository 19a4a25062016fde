// Roles: what each line of a draft is to a reader, also where its syntax doesn't say.
import {type Block, type Draft, linesOf, type Span, textOf} from '../core/draft.ts'
import {defineReading} from '../core/reading.ts'
import {chromeLinesOf} from './chrome.ts'

export type Role = 'title' | 'subhead' | 'body' | 'listItem' | 'quotation' | 'caption' | 'chrome' | 'cell' | 'field'

/** A line of a block with its role. */
export interface Line extends Span {
  role: Role
  text: string
}

/** Every line of the draft in reading order. */
export const linesIn = defineReading<readonly Line[]>(
  (draft) => {
    const chrome = new Set(chromeLinesOf(draft).map(({block, start}) => `${block.index}:${start}`))
    const lines = draft.blocks.flatMap((block) => blockLines(draft, block, chrome))
    return nameTitle(draft, lines)
  },
  [chromeLinesOf],
)

/** The draft's title: front matter, else the first heading of the highest depth, else the first line that looks like one. */
export const titleOf = defineReading<Line | undefined>(
  (draft) => linesIn(draft).find(({role}) => role === 'title'),
  [linesIn],
)

/** The role of the line in which a range starts. */
export function roleOf(draft: Draft, {block, start}: Span): Role {
  const line = linesByBlock(draft)
    .get(block.index)
    ?.find((line) => start < line.end)
  return line?.role ?? 'body'
}

const linesByBlock = defineReading(
  (draft) => {
    const byBlock = new Map<number, Line[]>()
    for (const line of linesIn(draft)) {
      const lines = byBlock.get(line.block.index) ?? []
      lines.push(line)
      byBlock.set(line.block.index, lines)
    }
    return byBlock
  },
  [linesIn],
)

function blockLines(draft: Draft, block: Block, chrome: ReadonlySet<string>): Line[] {
  const lines = linesOf(block).map((line) => ({...line, text: textOf(line)}))
  const isChrome = (line: Span) => chrome.has(`${block.index}:${line.start}`)
  const alone = lines.filter((line) => !isChrome(line)).length === 1
  return lines.map((line) => ({...line, role: isChrome(line) ? 'chrome' : lineRole(draft, line, alone)}))
}

const kindRoles: Partial<Record<Block['kind'], Role>> = {
  heading: 'subhead',
  cell: 'cell',
  alt: 'caption',
  field: 'field',
}

function lineRole(draft: Draft, {block, text}: Line | (Span & {text: string}), alone: boolean): Role {
  const byKind = kindRoles[block.kind]
  if (byKind) return byKind
  if (block.parents.some(({type}) => type === 'blockquote')) return 'quotation'
  if (block.parents.some(({type}) => type === 'listItem') || typedBullet.test(text)) return 'listItem'
  if (captionStart.test(text)) return 'caption'
  return alone && (isBold(block) || looksLikeHeading(text)) && !(draft.format === 'markdown' && block.kind === 'html')
    ? 'subhead'
    : 'body'
}

/** A list item whose bullet is typed: a bullet character and a space. */
export const typedBullet = /^[•·▪◦‣*–-][ \t\u00a0]+\S/

const captionStart =
  /^(?:\((?:photo|image|picture|file photo)\b|(?:photo|image|picture|pictured|caption|photograph|above|below|figure \d+)\s*[:|]\s)/i

/** A paragraph that is bold from end to end and short stands for a heading. */
function isBold({prose, kind}: Block): boolean {
  if (kind !== 'paragraph') return false
  const whole = prose.inlines.some(
    ({type, start, end}) => type === 'strong' && start === 0 && end === prose.text.length,
  )
  return whole && prose.text.split(/\s+/).length <= 14 && !/[.,;]$/.test(prose.text)
}

/** 2–14 words, no final punctuation, at least 60 % of the words capitalised (`rules.md` §1.2). */
export function looksLikeHeading(text: string): boolean {
  if (text.length > 160 || /[.!?:;,…]["”’')\]]*$/.test(text)) return false
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const capitalised = words.filter((word) => /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word)).length
  return words.length >= 2 && words.length <= 14 && capitalised >= words.length * 0.6
}

function nameTitle(draft: Draft, lines: Line[]): Line[] {
  const title =
    lines.find(({block}) => block.field === 'title' || block.field === 'headline') ??
    firstHeading(lines) ??
    lines.find((line) => line.block === firstWords(lines)?.block && isTitleLine(line)) ??
    (draft.format === 'text' || !lines.some(({block}) => block.kind === 'heading')
      ? lines.find(({role}) => role === 'subhead')
      : undefined)
  return lines.map((line) => (line === title ? {...line, role: 'title'} : line))
}

const firstHeading = (lines: Line[]) => {
  const headings = lines.filter(({block, role}) => block.kind === 'heading' && role === 'subhead')
  return (
    headings.find(({block}) => block.depth === 1) ??
    (headings[0]?.block.index === firstWords(lines)?.block.index ? headings[0] : undefined)
  )
}

const firstWords = (lines: Line[]) =>
  lines.find(({role, block}) => role !== 'chrome' && block.kind !== 'field' && block.kind !== 'alt')

/** The first line of a draft without headings: short, alone in its paragraph, no sentence. */
function isTitleLine({block, text}: Line): boolean {
  const words = text.split(/\s+/).length
  return (
    block.kind === 'paragraph' &&
    block.prose.text.trim() === text &&
    words <= 25 &&
    text.length <= 200 &&
    !/[.,;:]$/.test(text)
  )
}
