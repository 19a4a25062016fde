// What a reporter is.
import type {Result} from '../../core/report/result.ts'

/** How to report. */
export interface ReporterOptions {
  color: boolean
  /** Show what was looked for, and the rule's page. */
  verbose: boolean
  /** The text of a draft by its path, for a report that counts columns in bytes. */
  textOf(path: string): string
  /** Versions were compared, no rules were run. */
  isComparison?: boolean
  /** How many findings the baseline holds back; missing if none. */
  held?: number
}

/** Writes results as a report. */
export type Reporter = (results: readonly Result[], options: ReporterOptions) => string
