// What the page shows of a draft, and what it asks the check for: plain data that a worker can send.
import type {Place} from '../../core/draft/place.ts'
import type {Offer} from '../../core/report/offers.ts'
import type {Severity} from '../../core/severity.ts'
import type {ShownPassage} from './passages.ts'

/** A draft on the desk: a text, or the bytes of a file of a word processor. */
export type Sheet = {path: string} & ({text: string} | {bytes: Uint8Array})

/** A finding beside the words it is about. */
export interface MarginNote {
  ruleId: string
  severity: Severity
  message: string
  /** What the rule looked for. */
  detail?: string
  /** Why it matters to readers. */
  why: string
  /** Where it stands in the text of the draft. */
  place: Place
  /** Where it stands, for a person: `line 3`, `paragraph 12`. */
  where: string
  /** The repairs that may be taken; none in a file of a word processor, whose text can't be written here. */
  offers: readonly Offer[]
  canIgnore: boolean
}

/** A draft with its notes. */
export interface MarkedDraft {
  passages: readonly ShownPassage[]
  /** In the order of their places. */
  notes: readonly MarginNote[]
  /** The text that places count in. */
  text: string
}

/** What can be asked of the check. A date is as in `2026-11-22T14:00:00Z`. */
export type DeskQuestion = {sheet: Sheet; preset: Preset} & (
  | {ask: 'check'}
  | {ask: 'repair'}
  | {ask: 'ignore'; note: Pick<MarginNote, 'ruleId' | 'place'>; reason: string}
  | {ask: 'review'; track: boolean; date?: string}
)

/** What it answers: a marked draft, a text, the bytes of a reviewed file, or why there is none. */
export type Answer = {marked: MarkedDraft} | {text: string} | {bytes: Uint8Array} | {reason: string}

/** The presets a person may choose. */
export const presets = ['recommended', 'news', 'blog', 'newsletter', 'docs', 'strict'] as const
export type Preset = (typeof presets)[number]

/** The severities, the most serious first. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]
