// Gathers the checklist of a draft: what the readings know of its facts, located, in the order of the draft.
import type {Checklist, ChecklistItem, ChecklistKind, ToVerify} from './checklist.ts'
import {type Draft, makeLocator} from './draft/draft.ts'
import {placeOf, type Span, textOf} from './draft/spans.ts'
import {elide} from './elide.ts'
import type {Point} from './fact.ts'
import type {HouseName} from './house.ts'
import {isForeign} from './language.ts'
import {openDraft} from './reading.ts'
import type {FactFinder} from './settings/config.ts'

/** How much of a fact and of its paragraph is quoted, in UTF-16 code units. */
const [longestSaid, longestOpening] = [100, 60]

/** The facts of a draft in English. A reading that throws leaves a gap in the list, which the list names; the others go on. */
export function gatherChecklist(
  draft: Draft,
  {readings, matcher}: FactFinder,
  names?: readonly HouseName[],
): Checklist {
  if (isForeign(draft)) return {items: [], gaps: []}
  const opened = openDraft(draft, matcher, names)
  const found: ToVerify[] = []
  const gaps: string[] = []
  for (const [what, read] of Object.entries(readings))
    try {
      for (const fact of read(opened)) found.push(fact)
    } catch (error) {
      gaps.push(`The search for ${what} stopped with “${elide(reasonOf(error), 200)}”: they are missing here.`)
    }
  const point = makeLocator(draft.text)
  return {items: withoutOverlaps(joinAlike(found).map((fact) => itemOf(fact, point))), gaps}
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** How a paragraph begins, cut between words. */
function openingOf(text: string): string {
  const words = text.trim()
  if (words.length <= longestOpening) return elide(words)
  const cut = words.slice(0, longestOpening)
  return `${elide(cut.slice(0, cut.lastIndexOf(' ')) || cut)} …`
}

function itemOf(
  {source, sourceIn, note, also, said, ...fact}: ToVerify,
  point: (offset: number) => Point,
): ChecklistItem {
  const {start, end} = placeOf(fact)
  const {block, kind} = fact
  return {
    kind,
    start: point(start),
    end: point(end),
    said: elide(said ?? textOf(fact), longestSaid),
    paragraph: {line: point(block.place.start).line, opens: openingOf(block.prose.text)},
    ...(source !== undefined && {source: elide(source, longestSaid)}),
    ...(sourceIn !== undefined && {sourceIn}),
    ...(note !== undefined && {note}),
    ...(also && also.length > 0 && {also: also.map((span: Span) => point(placeOf(span).start).line)}),
  }
}

/** The facts in the order of the draft, those that are one joined: where the first stands, and where the others do. */
function joinAlike(found: readonly ToVerify[]): ToVerify[] {
  const joined: (ToVerify & {also: Span[]})[] = []
  const byKey = new Map<string, (typeof joined)[number]>()
  for (const fact of [...found].sort(compareFacts)) {
    const key = fact.key === undefined ? undefined : `${fact.kind} ${fact.key}`
    const first = key === undefined ? undefined : byKey.get(key)
    const isSame = first && (first.source ?? fact.source) === (fact.source ?? first.source)
    if (isSame) {
      first.also.push(fact, ...(fact.also ?? []))
      if (fact.source !== undefined && (first.source === undefined || fact.sourceIn === undefined))
        takeSource(first, fact)
      continue
    }
    const own = {...fact, also: [...(fact.also ?? [])]}
    joined.push(own)
    if (key !== undefined) byKey.set(key, own)
  }
  return joined
}

function takeSource(fact: ToVerify, {source, sourceIn}: ToVerify): void {
  if (source !== undefined) fact.source = source
  if (sourceIn === undefined) delete fact.sourceIn
  else fact.sourceIn = sourceIn
}

/** By place, the wider first. */
const compareFacts = (a: Span, b: Span) => a.block.index - b.block.index || a.start - b.start || b.end - a.end

/** Each fact once: what overlaps another of its sort is left out. */
function withoutOverlaps(items: readonly ChecklistItem[]): ChecklistItem[] {
  const ends: Partial<Record<ChecklistKind, number>> = {}
  return items.filter(({kind, start, end}) => {
    if (start.offset < (ends[kind] ?? 0)) return false
    ends[kind] = end.offset
    return true
  })
}
