// Roles: what each line of a draft is to a reader, also where its syntax doesn't say.

import {defineBlockReading} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {groupByBlock, linesOf, type Span} from '../../core/draft/spans.ts'
import {firstEndingAfter} from '../../core/order.ts'
import {defineReading} from '../../core/reading.ts'
import {chromeLinesOf} from './chrome.ts'
import * as shapes from './line-tests.ts'

export type Role =
  | 'title'
  | 'subhead'
  | 'body'
  | 'listItem'
  | 'quotation'
  | 'caption'
  | 'byline'
  | 'chrome'
  | 'cell'
  | 'field'

/** A line of a block with its role. */
export interface Line extends Span {
  role: Role
  text: string
  /** The level of a heading that is marked up as one: 1–6. */
  depth?: number
}

/** Every line of the draft in reading order. */
export const linesIn = defineReading<readonly Line[]>(
  (draft) => {
    const chrome = groupByBlock(chromeLinesOf(draft))
    const lines: Line[] = []
    for (const block of draft.blocks) addLines(lines, draft, block, chrome.get(block))
    nameTitle(draft, lines)
    nameSubheads(draft, lines)
    return lines
  },
  [chromeLinesOf],
)

/** The draft's title: front matter, else the first heading of depth 1, else the first line that looks like one. */
export const titleOf = defineReading<Line | undefined>(
  (draft) => linesIn(draft).find(({role}) => role === 'title'),
  [linesIn],
)

/** The role of the line in which a range starts. */
export function roleOf(draft: Draft, {block, start}: Span): Role {
  const lines = linesByBlock(draft).get(block) ?? []
  return lines[firstEndingAfter(lines, start)]?.role ?? 'body'
}

const linesByBlock = defineReading((draft) => groupByBlock(linesIn(draft)), [linesIn])

function addLines(lines: Line[], draft: Draft, block: Block, chrome: readonly Span[] | undefined): void {
  const {role: known, depth} = kindRole(draft, block)
  const chromeStarts = chrome && new Set(chrome.map(({start}) => start))
  for (const {start, end, text, shape} of shapedLines(block)) {
    const role = chromeStarts?.has(start) ? 'chrome' : (known ?? shape)
    lines.push(depth ? {block, start, end, text, role, depth} : {block, start, end, text, role})
  }
}

/** The lines of a block, and what they look like where nothing else says what they are. */
const shapedLines = defineBlockReading((block) =>
  linesOf(block).map(({start, end}) => {
    const text = block.prose.text.slice(start, end)
    const shape = block.kind === 'paragraph' && !isHeld(block) ? shapeRole(text) : 'body'
    return {start, end, text, shape}
  }),
)

const isHeld = ({parents}: Block) => parents.some(({type}) => type === 'blockquote' || type === 'listItem')

const kindRoles: Partial<Record<Block['kind'], Role>> = {
  heading: 'subhead',
  cell: 'cell',
  alt: 'caption',
  field: 'field',
}

/** What the syntax says of a whole block. */
function kindRole(draft: Draft, block: Block): {role?: Role | undefined; depth?: number | undefined} {
  const {kind, parents, depth, node} = block
  if (kindRoles[kind]) return {role: kindRoles[kind], depth}
  const role = tagRoles[node?.data?.tag ?? '']
  if (role) return {role}
  if (parents.some(({type}) => type === 'blockquote')) return {role: 'quotation'}
  if (parents.some(({type}) => type === 'listItem')) return {role: 'listItem'}
  return kind === 'html' ? tagRole(draft.text.slice(Math.max(0, block.place.start - 300), block.place.start)) : {}
}

const tagRoles: Readonly<Record<string, Role>> = {
  figcaption: 'caption',
  caption: 'caption',
  li: 'listItem',
  dt: 'listItem',
  dd: 'listItem',
  blockquote: 'quotation',
  td: 'cell',
  th: 'cell',
}

/** What the HTML tags right before a block's words say. */
function tagRole(before: string): {role: Role; depth?: number} {
  const tags = /(?:<[a-z][^<>]*>\s*)+$/i.exec(before)?.[0] ?? ''
  for (const [, tag = ''] of tags.matchAll(/<([a-z]+[1-6]?)/gi)) {
    const name = tag.toLowerCase()
    if (/^h[1-6]$/.test(name)) return {role: 'subhead', depth: Number(name[1])}
    if (tagRoles[name]) return {role: tagRoles[name]}
  }
  return {role: 'body'}
}

function shapeRole(text: string): Role {
  if (shapes.typedBullet.test(text)) return 'listItem'
  if (shapes.looksLikeCaption(text)) return 'caption'
  return shapes.looksLikeByline(text) || shapes.looksLikeDateline(text) ? 'byline' : 'body'
}

const isOutsideCopy = ({role}: Line) => role === 'field' || role === 'caption' || role === 'chrome'

function nameTitle(draft: Draft, lines: readonly Line[]): void {
  const title =
    lines.find(({block}) => block.field === 'title') ??
    lines.find(({block}) => block.field === 'headline') ??
    lines.find(({depth, role}) => depth === 1 && role === 'subhead') ??
    firstTitle(draft, lines)
  if (title) title.role = 'title'
}

/** The title no markup names stands before the first paragraph of the story. */
function firstTitle(draft: Draft, lines: readonly Line[]): Line | undefined {
  let first = true
  for (const [i, line] of lines.entries()) {
    if (isOutsideCopy(line) || line.role === 'byline') continue
    const next = lines[i + 1]
    if (line.depth) return first ? line : undefined
    if (line.role === 'body' && standsAsTitle(draft, line, first, next)) return line
    first = false
    if (isProse(line) || line.text.length > 200 || next?.block === line.block) return undefined
  }
  return undefined
}

/** The first line of copy may be a headline in sentence case; a later one needs capitals. */
function standsAsTitle(draft: Draft, line: Line, first: boolean, next?: Line): boolean {
  const plain = draft.format === 'text'
  if (line.block === next?.block && !startsBelow(line, next)) return plain && first && isAboveDeck(line, next)
  if (isBold(line) || shapes.looksLikeHeading(line.text)) return true
  return first && shapes.looksLikeTitle(line.text, plain && isLonger(next, line))
}

/** A headline that ends in a semicolon, its deck on the next line. */
const isAboveDeck = (line: Line, next: Line) =>
  /\p{L};$/u.test(line.text) &&
  shapes.looksLikeTitle(line.text.slice(0, -1), false) &&
  next.text.length <= 160 &&
  /^["“‘']?[\p{Lu}\d]/u.test(next.text)

const isLonger = (next: Line | undefined, line: Line) => next !== undefined && next.text.length > line.text.length * 1.2

/** In copy without blank lines the title stands right above a byline, a label or a whole paragraph. */
const startsBelow = (line: Line, next: Line) =>
  next.role !== 'body' ||
  (next.text.length > Math.max(120, line.text.length * 1.4) && /^["“‘']?\p{Lu}/u.test(next.text))

/** A line that is bold from end to end. */
const isBold = ({block, text, start, end}: Line) =>
  text.length <= 160 &&
  block.prose.inlines.some((inline) => inline.type === 'strong' && inline.start <= start && inline.end >= end)

/** Lines that stand alone and look like headings; three and more in a row are a list. */
function nameSubheads(draft: Draft, lines: readonly Line[]): void {
  const likely = lines.map((line, i) => isLikelySubhead(draft, line, lines[i - 1], lines[i + 1]))
  for (let i = 0; i < lines.length; i++) {
    if (!likely[i]) continue
    const from = i
    while (likely[i + 1]) i++
    const run = lines.slice(from, i + 1)
    const role = new Set(run.map(({text}) => text.toLowerCase())).size > 2 ? 'listItem' : 'subhead'
    for (const line of run) line.role = role
  }
}

/** What is longer is no heading, by any of the shapes. */
const longestSubhead = 160

function isLikelySubhead(draft: Draft, line: Line, before?: Line, after?: Line): boolean {
  const {block, role, text} = line
  if (role !== 'body' || block.kind !== 'paragraph' || text.length > longestSubhead) return false
  const isApart = (near?: Line) => near?.block !== block || near.role === 'chrome' || near.role === 'byline'
  if (!isApart(before) || !isApart(after)) return false
  if (isBold(line)) return shapes.countWords(text) <= 14 && !/[.,;]$/.test(text)
  if (shapes.looksLikeHeading(text)) return true
  return draft.format === 'text' && shapes.looksLikePlainHeading(text) && isProse(before) && isProse(after)
}

/** A line of running copy, long enough to be a paragraph. */
const isProse = (line: Line | undefined) =>
  line !== undefined &&
  /^(?:body|listItem|quotation)$/.test(line.role) &&
  line.text.length > 80 &&
  shapes.endsSentence(line.text)
