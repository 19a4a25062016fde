// What the report shows of a run: plain data, made of one draft after the other so that none of them is kept.

import type {ShownPassage} from '../core/report/passages.ts'
import type {Severity} from '../core/severity.ts'

/** A finding as the report shows it. */
export interface ReportNote {
  severity: Severity
  ruleId: string
  message: string
  /** Where it stands, for a person: `line 3`, `paragraph 12`. */
  where: string
  /** The rule's page; empty if it has none. */
  url: string
  /** What was looked for. */
  detail?: string
  repairs: readonly ReportRepair[]
  /** Sentences about other places. */
  related: readonly string[]
}

/** A repair that may be made. */
export interface ReportRepair {
  title: string
  /** How a safe one is made; missing where a person chooses. */
  option?: '--fix' | '--fix-structure'
  /** What is replaced by what, where the title doesn't say so. */
  changes: readonly {before: string; after: string}[]
}

/** A passage as the report shows it. */
export type ReportPassage = Pick<ShownPassage, 'kind' | 'parts'>

/** Findings with the words they are about. */
export interface ReportCard {
  /** The passage they are in, and those that its marks reach into; empty where the draft can't be shown. */
  passages: readonly ReportPassage[]
  /** The passage is a piece of the source: the finding is about what readers don't see, such as an address. */
  isSource?: true
  /** Positions in the notes of the draft. */
  notes: readonly number[]
}

/** A draft as the report shows it. */
export interface ReportDraft {
  path: string
  /** Missing where it has none. */
  title?: string
  /** `2025-03-04`; missing where it has none. */
  day?: string
  /** In the order of their places. */
  notes: readonly ReportNote[]
  cards: readonly ReportCard[]
}

/** A rule as the report explains it. */
export interface ReportRule {
  family: string
  /** What it finds, and why it matters to readers; empty for a rule that doesn't say. */
  summary: string
  why: string
}

/** How many findings of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>

export const severityOrder = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** How many there are of each severity. */
export function countSeverities(notes: readonly {severity: Severity}[]): SeverityCounts {
  const counts = {error: 0, warning: 0, info: 0}
  for (const {severity} of notes) counts[severity]++
  return counts
}

export const totalOf = ({error, warning, info}: SeverityCounts): number => error + warning + info
