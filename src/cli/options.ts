// What the command line asks for: types of options, by the room that reads them.
import type {EngineName} from '../files/engine.ts'
import type {FixOptions} from '../files/fix.ts'
import type {HtmlChoice} from '../files/formats.ts'
import type {Since} from '../files/git.ts'
import type {SettingsChoice} from '../files/settings-files.ts'

/** A reporter by name, with the file it writes to, if any. */
export interface ReportFormat {
  name: string
  file?: string
}

/** Which findings are accepted. */
export interface BaselineOptions {
  /** `false` for none; the usual file if it isn't named. */
  file?: string | false
  update: boolean
  strict: boolean
  /** The day to check for; today if it isn't named. */
  now?: string
}

/** How to report. */
export interface ReportOptions {
  formats: readonly ReportFormat[]
  /** Findings below it are left out. */
  minSeverity: 'info' | 'warning' | 'error'
  verbose: boolean
  /** Count the findings by rule in place of reporting them. */
  statistics: boolean
  color: boolean
  maxWarnings?: number
  baseline: BaselineOptions
}

/** What is checked, and with what. */
export interface RunOptions {
  paths: readonly string[]
  /** The name of a draft on standard input, which is checked in place of paths; `-` where it has none. */
  stdinFilename?: string
  settings: SettingsChoice
  engine?: EngineName
  /** How files of HTML are read; missing if each says so itself. */
  html?: HtmlChoice
  /** Only what differs is reported on; missing if all is. */
  changes?: Since
  /** Missing if nothing is repaired. */
  repairs?: FixOptions
  /** The folder of the cache, empty for the usual one; missing without a cache. */
  cache?: string
  /** How many threads may check drafts; as many as pay if it isn't named. */
  concurrency?: number
}

/** What `copydesk check` is asked for. */
export interface CheckOptions extends RunOptions {
  report: ReportOptions
  /** The part of a run, as in `2/4`. */
  shard?: string
  watch: boolean
}
