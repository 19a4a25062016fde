// What the page shows of a draft, and what it asks the check for: plain data that a worker can send.
import type {Checklist} from '../../core/checklist.ts'
import type {Place} from '../../core/draft/place.ts'
import type {Offer} from '../../core/report/offers.ts'
import type {ShownPassage} from '../../core/report/passages.ts'
import type {Settings} from '../../core/settings/settings.ts'
import type {Severity} from '../../core/severity.ts'

/** A draft on the desk: a text, or the bytes of a file of a word processor. */
export type Sheet = {path: string} & ({text: string} | {bytes: Uint8Array})

/** A finding beside the words it is about. */
export interface MarginNote {
  /** Tells it from the other notes of its draft. */
  id: number
  ruleId: string
  family: string
  severity: Severity
  message: string
  /** What the rule looked for. */
  detail?: string
  /** Why it matters to readers. */
  why: string
  /** Where it stands in the text of the draft. */
  place: Place
  /** The line on which it begins. */
  line: number
  /** Where it stands, for a person: `line 3`, `paragraph 12`. */
  where: string
  /** The repairs that may be taken; none in a file of a word processor, whose text can't be written here. */
  offers: readonly Offer[]
  canIgnore: boolean
  /** The words found, which can be allowed; missing if no rule found them. */
  actual?: string
}

/** A draft with its notes. */
export interface MarkedDraft {
  passages: readonly ShownPassage[]
  /** In the order of their places. */
  notes: readonly MarginNote[]
  /** The text that places count in. */
  text: string
  /** Not all of the draft was checked as it is now. */
  isPart?: true
}

/** What a draft is checked by. */
export interface DeskSetup {
  preset: Preset
  /** How far the draft has come; as the preset has it, if nobody says. */
  stage?: Stage
  /** The settings of the house, as its file has them; a preset in them is taken for the one chosen. */
  house?: Settings
  /** Phrases that are allowed here, by rule. */
  allow?: Readonly<Record<string, readonly string[]>>
}

/** What can be asked of the check. A date is as in `2026-11-22T14:00:00Z`. */
export type DeskQuestion = {sheet: Sheet; setup: DeskSetup} & (
  | {ask: 'check'; others?: readonly Sheet[]; before?: Sheet}
  | {ask: 'repair'}
  | {ask: 'checklist'}
  | {ask: 'markdown'; others?: readonly Sheet[]}
  | {ask: 'report'; others?: readonly Sheet[]}
  | {ask: 'settings'}
  | {ask: 'comments'}
  | {ask: 'ignore'; others?: readonly Sheet[]; note: Pick<MarginNote, 'ruleId' | 'place'>; reason: string}
  | {ask: 'review'; track: boolean; date?: string}
)

/** What it answers: a marked draft, a text, the bytes of a reviewed file, or why there is none. */
export type Answer =
  | {marked: MarkedDraft}
  | {text: string}
  | {comments: number; text: string}
  | {bytes: Uint8Array}
  | {checklist: Checklist}
  | {settings: Settings; unused: readonly string[]}
  | {reason: string}

/** The presets a person may choose. */
export const presets = ['recommended', 'news', 'blog', 'newsletter', 'docs', 'strict'] as const
export type Preset = (typeof presets)[number]

/** How far a draft may have come. */
export const stages = ['draft', 'edit', 'publish'] as const
export type Stage = (typeof stages)[number]

/** The severities, the most serious first. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]
