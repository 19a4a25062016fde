// What the command line asks for: types of options, by what they are about.
import type {EngineName} from '../files/engine.ts'

/** Which settings hold, and what overrides them. */
export interface HouseOptions {
  config?: string | false
  preset?: string
  rule?: readonly string[]
  stage?: string
  now?: string
}

/** A reporter by name, with the file it writes to, if any. */
export interface ReportFormat {
  name: string
  file?: string
}

/** Which findings are accepted. */
export interface BaselineOptions {
  /** The file; `false` for none. */
  baseline?: string | false
  updateBaseline: boolean
  strictBaseline: boolean
  /** The day to check for; today where it isn't said. */
  now?: string
}

/** How to report. */
export interface ReportOptions extends BaselineOptions {
  formats: readonly ReportFormat[]
  quiet: boolean
  verbose: boolean
  color: boolean
  maxWarnings?: number
}

/** Which changes are reported on: all where nothing is set. */
export interface ChangeOptions {
  /** A commit, or nothing for the merge base with the default branch. */
  changed?: string
  staged: boolean
  changedLines: boolean
}

/** Whether results are kept for the next run. */
export interface CacheOptions {
  cache: boolean
  /** The folder it stands in. */
  cacheLocation?: string
}

/** What a check is asked for. */
export interface CheckOptions extends HouseOptions, ReportOptions, ChangeOptions, CacheOptions {
  paths: readonly string[]
  stdinFilename?: string
  fix: boolean
  fixStructure: boolean
  fixDryRun: boolean
  engine?: EngineName
  /** How many threads may check drafts; as many as pay where nothing is said. */
  concurrency?: number
}
