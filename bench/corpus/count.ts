// Tallies what a tool found of the corpus: faults found, look-alikes flagged, findings in clean drafts.
import type {Label, Marked} from './marks.ts'

/** What a tool reported, in UTF-16 code units. */
export interface ToolFinding {
  start: number
  end: number
  level: 'error' | 'warning' | 'info'
  /** Other places of the draft that the finding names. */
  others?: readonly {start: number; end: number}[] | undefined
}

/** Tally of one kind, or of all. */
export interface Tally {
  faults: number
  found: number
  alikes: number
  flagged: number
}

export interface Tallies {
  kinds: Map<string, Tally>
  all: Tally
  /** Words of the drafts that hold no fault, and what was reported in them. */
  clean: {words: number; error: number; warning: number; info: number}
}

/** Two places contradict each other: which of them is marked is the writer's choice, which is reported is the tool's. */
const contradictions: ReadonlySet<string> = new Set(['count', 'figure', 'chronology', 'name', 'quote-twice'])

/** Lets a finding of a draft count for a span: it overlaps, and reaches no further than the span's block. */
export function meets({start, end, others = []}: ToolFinding, span: Label, text: string): boolean {
  const places = contradictions.has(span.kind) ? [{start, end}, ...others] : [{start, end}]
  const block = blockAround(text, span)
  return places.some(
    (place) => place.start < span.end && place.end > span.start && place.start >= block.start && place.end <= block.end,
  )
}

/** The paragraph around a span, up to the blank lines on both sides. */
function blockAround(text: string, span: Label): {start: number; end: number} {
  const before = [...text.slice(0, span.start).matchAll(/\n[ \t]*\n/g)].at(-1)
  const after = /\n[ \t]*\n/.exec(text.slice(span.end))
  return {
    start: before ? before.index + before[0].length : 0,
    end: after ? span.end + after.index + 1 : text.length,
  }
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0

export const emptyTallies = (): Tallies => ({
  kinds: new Map(),
  all: {faults: 0, found: 0, alikes: 0, flagged: 0},
  clean: {words: 0, error: 0, warning: 0, info: 0},
})

/** Adds a piece to the counts. `isDraft`: a whole draft, whose words count as clean where it holds no fault. */
export function addPiece(counts: Tallies, piece: Marked, reports: readonly ToolFinding[], isDraft: boolean): void {
  for (const span of piece.spans) {
    const isMet = reports.some((report) => meets(report, span, piece.text))
    const own = counts.kinds.get(span.kind) ?? {faults: 0, found: 0, alikes: 0, flagged: 0}
    counts.kinds.set(span.kind, own)
    for (const figures of [own, counts.all]) {
      if (span.isFault) figures.faults++
      else figures.alikes++
      if (isMet && span.isFault) figures.found++
      if (isMet && !span.isFault) figures.flagged++
    }
  }
  if (!isDraft || piece.spans.some(({isFault}) => isFault)) return
  counts.clean.words += wordsIn(piece.text)
  for (const {level} of reports) counts.clean[level]++
}
