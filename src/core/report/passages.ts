// The passages of a draft as they read, cut where notes and emphasis begin and end.
import type {Code, Nodes} from 'mdast'
import type {Block} from '../draft/blocks.ts'
import type {Draft} from '../draft/draft.ts'
import {type Place, placeOfNode} from '../draft/place.ts'
import {objectCharacter, type Prose} from '../draft/prose.ts'
import type {Severity} from '../severity.ts'
import {gatherInTree, type InTree, type PassageInItem} from './in-tree.ts'

/** How a stretch of words is set. */
type PartStyle = 'strong' | 'emphasis' | 'delete' | 'link' | 'code' | 'picture'

/** A stretch of a passage that is set in one way and that the same notes are about. */
export interface DraftPart {
  text: string
  styles: readonly PartStyle[]
  /** Where a link leads, on the web or by mail. */
  href?: string
  /** The numbers of the notes about it. */
  notes: readonly number[]
  /** The severest of these. */
  severity?: Severity
}

/** A stretch of the draft that is set by itself. */
export interface ShownPassage extends PassageInItem {
  /** Where it stands in the text of the draft. */
  place: Place
  kind: 'heading' | 'paragraph' | 'item' | 'quotation' | 'cell' | 'caption' | 'field' | 'code'
  /** 1–6 for headings. */
  level?: number
  parts: readonly DraftPart[]
  /** The notes that begin here, in the order of their places. */
  notes: readonly number[]
}

/** What a mark is about; offsets in the source. */
interface MarkedPlace extends Place {
  severity: Severity
}

/** A range of the prose of a block that a note is about. */
interface PassageMark extends Place {
  note: number
  severity: Severity
}

/** The passages of a draft in the order of its source, with marks where notes are about words. */
export function shownPassages(draft: Draft, marked: readonly MarkedPlace[]): ShownPassage[] {
  const marks = marksByBlock(draft, marked)
  const firstOf = firstBlocks(marks, marked.length)
  const inTree = gatherInTree(draft.tree.children)
  const blocks = draft.blocks.map((block): ShownPassage => {
    const own = marks[block.index] ?? []
    const notes = [...new Set(own.filter(({note}) => firstOf[note] === block.index).map(({note}) => note))]
    return {place: {...block.place}, ...kindOf(block, inTree), parts: partsOf(block.prose, own, inTree), notes}
  })
  return [...blocks, ...inTree.code.map(codePassage)].sort((a, b) => a.place.start - b.place.start)
}

const codePassage = (node: Code): ShownPassage => ({
  place: placeOfNode(node),
  kind: 'code',
  parts: [{text: node.value, styles: [], notes: []}],
  notes: [],
})

function firstBlocks(marks: readonly (readonly PassageMark[])[], count: number): (number | undefined)[] {
  const first = new Array<number | undefined>(count).fill(undefined)
  for (const [index, own] of marks.entries()) for (const {note} of own) first[note] ??= index
  return first
}

/** The marks of each block. Places are in order, and so are blocks here, so that each is looked at for few of them. */
function marksByBlock({blocks}: Draft, marked: readonly MarkedPlace[]): PassageMark[][] {
  const marks = blocks.map((): PassageMark[] => [])
  const ordered = blocks.toSorted((a, b) => a.place.start - b.place.start)
  let first = 0
  for (const [note, place] of marked.entries()) {
    while ((ordered[first]?.place.end ?? Number.POSITIVE_INFINITY) < place.start) first++
    const found = marksAt(ordered, first, place).map(({block, range}) => ({
      block,
      mark: {...range, note, severity: place.severity},
    }))
    const inAlt = found.filter(({block}) => block.kind === 'alt')
    for (const {block, mark} of inAlt.length > 0 ? inAlt : found) marks[block.index]?.push(mark)
  }
  return marks
}

/** The blocks from the first on in which a place stands, each with the range of its prose. */
function marksAt(ordered: readonly Block[], first: number, place: Place) {
  const found: {block: Block; range: Place}[] = []
  for (let i = first; i < ordered.length; i++) {
    const block = ordered[i] as Block
    if (block.place.start >= Math.max(place.end, place.start + 1)) break
    const range = rangeIn(block.prose, place)
    if (range) found.push({block, range})
  }
  return found
}

/**
 * The range of prose that a range of the source stands for; offsets in the prose. A place between two characters is shown
 * on the one after it, or on the last. Undefined where no word of the prose stands there.
 */
function rangeIn({text, runs}: Prose, place: Place): Place | undefined {
  const {start} = place
  const end = Math.max(place.end, start + 1)
  let [from, to] = [Number.POSITIVE_INFINITY, -1]
  for (const run of runs) {
    if (run.end <= start || run.start >= end) continue
    const isExact = run.length === run.end - run.start
    from = Math.min(from, isExact ? run.at + Math.max(0, start - run.start) : run.at)
    to = Math.max(to, isExact ? run.at + Math.min(run.length, end - run.start) : run.at + run.length)
  }
  if (from < to) return {start: from, end: Math.min(to, text.length)}
  const last = runs.at(-1)
  const isAtEnd = place.start === place.end && last?.end === start && text.length > 0
  return isAtEnd ? {start: text.length - 1, end: text.length} : undefined
}

function kindOf(
  {kind, depth, parents, field, place}: Block,
  {items}: InTree,
): Omit<ShownPassage, 'place' | 'parts' | 'notes'> {
  if (kind === 'heading') return {kind, level: depth ?? 2}
  if (kind === 'alt') return {kind: 'caption'}
  if (kind === 'cell') return {kind}
  if (kind === 'field') return {kind: field === 'title' || field === 'headline' ? 'heading' : 'field', level: 1}
  if (parents.some(({type}) => type === 'listItem')) return {kind: 'item', ...items.get(place.start)}
  return {kind: parents.some(({type}) => type === 'blockquote') ? 'quotation' : 'paragraph'}
}

const weights: Readonly<Record<Severity, number>> = {info: 0, warning: 1, error: 2}

/** The prose of a block, cut wherever a mark or a style begins or ends. */
function partsOf({text, inlines}: Prose, marks: readonly PassageMark[], {urls}: InTree): DraftPart[] {
  const cuts = new Set([0, text.length])
  for (const {start, end} of [...marks, ...inlines]) cuts.add(start).add(end)
  const ordered = [...cuts].sort((a, b) => a - b)
  const numbers = new Map(ordered.map((cut, i) => [cut, i]))
  const [ownOf, aroundOf] = [covering(marks, numbers), covering(inlines, numbers)]
  return ordered.slice(0, -1).map((start, i) => {
    const end = ordered[i + 1] ?? text.length
    const [own, around] = [ownOf[i] ?? [], aroundOf[i] ?? []]
    const severity = own.map((mark) => mark.severity).sort((a, b) => weights[b] - weights[a])[0]
    return {
      text: shownText(text.slice(start, end), around.at(-1)?.node),
      styles: around.flatMap(({type}) => styleOf(type)),
      notes: own.map(({note}) => note),
      ...hrefOf(
        around.map(({node}) => node),
        urls,
      ),
      ...(severity && {severity}),
    }
  })
}

/** The ranges that cover each stretch between two cuts, in their order; `numbers` counts the cuts where ranges begin and end. */
function covering<Range extends Place>(ranges: readonly Range[], numbers: ReadonlyMap<number, number>): Range[][] {
  const covers = Array.from(numbers, (): Range[] => [])
  for (const range of ranges) {
    const end = numbers.get(range.end) ?? 0
    for (let i = numbers.get(range.start) ?? end; i < end; i++) covers[i]?.push(range)
  }
  return covers
}

const schemes = ['https://', 'http://', 'mailto:']

function hrefOf(nodes: readonly Nodes[], urls: InTree['urls']): Pick<DraftPart, 'href'> {
  const link = nodes.findLast((node) => node.type === 'link' || node.type === 'linkReference')
  const href = link?.type === 'link' ? link.url : link?.type === 'linkReference' ? urls.get(link.identifier) : undefined
  return href && schemes.some((scheme) => href.startsWith(scheme)) ? {href} : {}
}

/** What a reader sees in place of what is no word. */
function shownText(text: string, node: Nodes | undefined): string {
  if (text !== objectCharacter || !node) return text
  if (node.type === 'inlineCode') return node.value
  return node.type === 'image' || node.type === 'imageReference' ? '▣' : ''
}

function styleOf(type: string): PartStyle[] {
  if (type === 'strong' || type === 'emphasis' || type === 'delete') return [type]
  if (type === 'link' || type === 'linkReference') return ['link']
  if (type === 'image' || type === 'imageReference') return ['picture']
  return type === 'inlineCode' ? ['code'] : []
}
