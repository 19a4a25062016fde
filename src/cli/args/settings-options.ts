// What the command line says about settings: which file, and what goes over it.

import {isLevel, type Settings} from '../../core/settings/settings.ts'
import type {Level} from '../../core/severity.ts'
import type {SettingsOptions} from '../../files/settings.ts'
import type {Console} from '../console.ts'
import type {HouseOptions} from '../options.ts'
import {UsageError} from './usage.ts'

/** What the command line says about settings. */
export function houseFrom(argv: object): HouseOptions {
  const {config, preset, rule, stage, now} = argv as HouseOptions
  for (const [name, value] of Object.entries({config, preset, stage, now}))
    if (Array.isArray(value)) throw new UsageError(`\`--${name}\` can be given once only.`)
  return {
    ...(config !== undefined && {config}),
    ...(preset !== undefined && {preset}),
    ...(Array.isArray(rule) && {rule}),
    ...(stage !== undefined && {stage}),
    ...(now !== undefined && {now}),
  }
}

/** Where settings come from, as the command line says. */
export function settingsOptions(
  rules: SettingsOptions['rules'],
  options: HouseOptions,
  {cwd}: Console,
): SettingsOptions {
  const {config} = options
  return {rules, cwd, over: settingsFrom(options), ...(config !== undefined && {config})}
}

function settingsFrom({preset, rule = [], stage, now}: HouseOptions): Settings {
  const levels = rule.map((given): [string, Level] => {
    const [, id = '', level] = /^([^:]*):([^:]*)$/.exec(given) ?? []
    if (isLevel(level)) return [id, level]
    throw new UsageError(
      `\`--rule ${given}\` is not understood: write a rule and off, info, warning or error, as in \`--rule fake-list:off\`.`,
    )
  })
  return {
    ...(preset !== undefined && {preset}),
    ...(stage !== undefined && {stage}),
    ...(now !== undefined && {now: readDate(now)}),
    ...(levels.length > 0 && {rules: Object.fromEntries(levels)}),
  }
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
