// A reading: something an editor sees in a draft, worked out once per draft and only when asked for.

import {recallPart} from './draft/block-reading.ts'
import type {Block} from './draft/blocks.ts'
import {assertCurrent, type Draft} from './draft/draft.ts'
import {groupByBlock, type Span} from './draft/spans.ts'
import type {HouseName} from './house.ts'
import {bisect} from './order.ts'
import type {FrameSet, Hit, Matcher, PhraseList} from './phrase-list.ts'

/** A function of the draft that remembers its answer, and the lists it needs scanned. */
export interface Reading<T> {
  (draft: Draft): T
  lists: readonly PhraseList[]
}

const answersKey = Symbol('answers by number')

/** The answer of a reading that answered nothing. */
const nothing = Symbol('nothing')

let readings = 0

interface Notebook {
  matcher: Matcher
  /** The names of the house, where it has any. */
  names?: readonly HouseName[] | undefined
  /** The answers of readings by their numbers, which this copy of the package gave them. */
  [answersKey]?: unknown[]
  hits?: Map<PhraseList, Hit[]>
  /** The lists whose frames have been added to their hits. */
  framed?: Set<PhraseList>
}

/** Known to every copy of this package: a plugin may have been installed with one of its own. */
const notebookKey = Symbol.for('copydesk.notebook')

interface OpenDraft extends Draft {
  [notebookKey]?: Notebook
}

/** Define a reading; `uses` names the lists and other readings it asks for. */
export function defineReading<T>(
  read: (draft: Draft) => T,
  uses: readonly (PhraseList | Reading<unknown>)[] = [],
): Reading<T> {
  const number = readings++
  const reading = ((draft: Draft): T => {
    const notebook = notebookOf(draft)
    notebook[answersKey] ??= []
    const known = notebook[answersKey][number]
    if (known !== undefined) return (known === nothing ? undefined : known) as T
    const answer = read(draft)
    notebook[answersKey][number] = answer === undefined ? nothing : answer
    return answer
  }) as Reading<T>
  reading.lists = uses.flatMap((used) => (typeof used === 'function' ? used.lists : [used]))
  return reading
}

/** A fresh view of a draft for one check: same source and blocks, nothing read yet. Throws for a draft that is over. */
export function openDraft(draft: Draft, matcher: Matcher, names?: readonly HouseName[]): Draft {
  assertCurrent(draft)
  const opened: OpenDraft = {...draft, [notebookKey]: {matcher, names, [answersKey]: new Array(readings)}}
  return opened
}

/** The names that the house of a draft has listed. */
export const namesOfHouse = (draft: Draft): readonly HouseName[] => notebookOf(draft).names ?? none

/** All hits of a list in the draft, in reading order. Throws where no rule or reading declared the list. */
export function hitsOf(draft: Draft, list: PhraseList): readonly Hit[] {
  const notebook = notebookOf(draft)
  notebook.hits ??= scanAll(draft, notebook.matcher)
  if (list.frames) addFrames(list, list.frames, notebook)
  const hits = notebook.hits.get(list)
  if (!hits && !notebook.matcher.lists.has(list))
    throw new Error('A phrase list was asked for that neither `lists` nor `reads` of the rule names.')
  return hits ?? none
}

/** The hits of a list that stand in a range or reach into it, in reading order. */
export function hitsWithin(draft: Draft, list: PhraseList, {block, start, end}: Span): readonly Hit[] {
  const hits = hitsOf(draft, list)
  const from = bisect(hits, (hit) => hit.block.index > block.index || (hit.block === block && hit.end > start))
  let to = from
  while (hits[to]?.block === block && (hits[to] as Hit).start < end) to++
  return hits.slice(from, to)
}

const none: readonly never[] = []

function scanAll(draft: Draft, matcher: Matcher): Map<PhraseList, Hit[]> {
  const all = new Map<PhraseList, Hit[]>()
  for (const block of draft.blocks)
    for (const [list, hits] of scan(block, matcher)) {
      const known = all.get(list)
      if (!known) all.set(list, [...hits])
      else for (const hit of hits) known.push(hit)
    }
  return all
}

/** Add the hits of a list's frames to those of its phrases: leftmost and longest first, none within another. */
function addFrames(list: PhraseList, frames: FrameSet, notebook: Notebook): void {
  notebook.framed ??= new Set()
  if (notebook.framed.has(list)) return
  notebook.framed.add(list)
  const anchored = notebook.hits?.get(frames.anchors) ?? []
  const found = [...groupByBlock(anchored)].flatMap(([block, hits]) =>
    recallPart(block, frames, 0, [], () => frames.hitsIn(block, hits)),
  )
  if (found.length > 0) notebook.hits?.set(list, withoutOverlaps([...(notebook.hits.get(list) ?? []), ...found]))
}

function withoutOverlaps(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = []
  const inOrder = [...hits].sort((a, b) => a.block.index - b.block.index || a.start - b.start || b.end - a.end)
  for (const hit of inOrder) {
    const before = kept.at(-1)
    if (before?.block !== hit.block || before.end <= hit.start) kept.push(hit)
  }
  return kept
}

/** The hits in a block, cached if its cache is reused. */
function scan(block: Block, matcher: Matcher): Iterable<[PhraseList, readonly Hit[]]> {
  if (!block.cache.isReused) return matcher.scan(block)
  return recallPart(block, matcher, 0, [], () => [...matcher.scan(block)])
}

function notebookOf(draft: OpenDraft): Notebook {
  const notebook = draft[notebookKey]
  if (!notebook) throw new Error('Readings work on a draft that is being checked: open it first.')
  return notebook
}
