// What a reporter is.
import type {Draft} from '../../core/draft/draft.ts'
import type {LocatedFinding, Result} from '../../core/report/result.ts'

/** How to report. */
export interface ReporterOptions {
  color: boolean
  /** Show what was looked for, and the rule's page. */
  verbose: boolean
  /** The text of a draft by its path, for a report that counts columns in bytes. */
  textOf(path: string): string
  /** A draft by its path, parsed as it was checked; undefined where it can't be read. For a report that shows passages. */
  draftOf(path: string): Promise<Draft | undefined>
  /** Versions were compared, no rules were run. */
  isComparison?: boolean
  /** How many findings the baseline holds back; missing if none. */
  held?: number
  /** These findings. */
  heldFindings?: readonly Pick<LocatedFinding, 'ruleId' | 'severity'>[]
}

/** Writes results as a report. */
export type Reporter = (results: readonly Result[], options: ReporterOptions) => string | Promise<string>
