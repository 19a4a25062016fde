// The options about settings: which file is read, and what overrides it.
import {isLevelSaid} from '../../core/settings/settings.ts'
import type {LevelSaid} from '../../core/severity.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import {UsageError} from '../usage.ts'
import {onceOnly} from './once-only.ts'

/** What the parser has of these options, if each is given once. */
interface ParsedSettings {
  config?: string | false
  vale?: string
  preset?: string
  preview?: boolean
  /** A rule alone is the one to explain. */
  rule?: string | readonly string[]
  stage?: string
  now?: string
}

/** Which settings hold, from parsed arguments. @throws {UsageError} */
export function settingsFrom(argv: object): SettingsChoice {
  onceOnly(argv, ['config', 'vale', 'preset', 'stage', 'now'])
  const {config, vale, preset, preview, rule, stage, now} = argv as ParsedSettings
  const over = {
    ...(preset !== undefined && {preset}),
    ...(preview !== undefined && {preview}),
    ...(stage !== undefined && {stage}),
    ...(now !== undefined && {now: readDate(now)}),
    ...(Array.isArray(rule) && rule.length > 0 && {rules: Object.fromEntries(rule.map(readLevel))}),
  }
  return {over, ...(config !== undefined && {config}), ...(vale !== undefined && {vale})}
}

function readLevel(given: string): [id: string, level: LevelSaid] {
  const [, id = '', level] = /^([^:]*):([^:]*)$/.exec(given) ?? []
  if (isLevelSaid(level)) return [id, level]
  throw new UsageError(
    `\`--rule\` takes a rule and a severity (off, on, info, warning or error), as in \`--rule fake-list:off\`, not \`${given}\`.`,
  )
}

const dateForm = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/** A date as `2026-11-22` or with a time and its zone. */
function readDate(given: string): Date {
  const [, day] = dateForm.exec(given) ?? []
  const date = new Date(given)
  const isDay = day !== undefined && new Date(day).toJSON()?.startsWith(day)
  if (isDay && !Number.isNaN(date.getTime())) return date
  throw new UsageError(`\`--now\` takes a date, as in \`2026-11-22\` or \`2026-11-22T14:00Z\`, not \`${given}\`.`)
}
