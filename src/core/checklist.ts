// The checklist: the facts of a draft that somebody verifies before publication, each with who says so.
import type {Span} from './draft/spans.ts'
import type {Point} from './fact.ts'

/** What sort of fact. */
export type ChecklistKind = 'figure' | 'name' | 'date' | 'quotation' | 'claim'

/** A fact as a reading finds it; of a name its first mention. */
export interface ToVerify extends Span {
  kind: ChecklistKind
  /** How the list quotes it, if not by the words of its range. */
  said?: string
  /** Who says so, as the draft names them. Missing if it names nobody. */
  source?: string
  /** Where the draft names the source, if not in the same sentence. */
  sourceIn?: 'the same paragraph' | 'the lead-in'
  /** What a check of the fact showed: that its weekday is right. */
  note?: string
  /** Facts of a sort with the same key are one, unless the draft names different sources for them. */
  key?: string
  /** Where else it stands. */
  also?: readonly Span[]
}

/** A fact on the list: plain JSON. */
export interface ChecklistItem extends Pick<ToVerify, 'kind' | 'source' | 'sourceIn' | 'note'> {
  start: Point
  end: Point
  said: string
  /** The paragraph it stands in: its first line, and how it begins. */
  paragraph: {line: number; opens: string}
  /** The lines on which it stands again, in order, each once for every time. */
  also?: readonly number[]
}

/** The list of one draft, in the order of the draft. */
export interface Checklist {
  items: readonly ChecklistItem[]
  /** Why the list is not whole: a sentence for each reading that stopped. */
  gaps: readonly string[]
}
