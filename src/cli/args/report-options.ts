// The options that say how to report: formats, what counts, and a baseline.
import type {Argv} from 'yargs'
import type {Severity} from '../../core/severity.ts'
import type {Console} from '../console.ts'
import type {BaselineOptions, ReportFormat, ReportOptions} from '../options.ts'
import {UsageError} from '../usage.ts'
import {onceOnly} from './once-only.ts'

/** The options of a report that has no baseline. */
export const addFormatOptions = <T>(command: Argv<T>, console: Console) =>
  command
    .option('format', {
      alias: 'f',
      type: 'string',
      array: true,
      nargs: 1,
      // Without a default here: with one, yargs accepts `--format` without a value.
      describe:
        'report format: pretty (the default), json, ndjson, github, gitlab, sarif, junit, checkstyle, rdjson, markdown, html or checklist; add =FILE to write it to a file',
    })
    .option('output', {type: 'string', requiresArg: true, describe: 'write the report to this file'})
    .option('quiet', {type: 'boolean', default: false, describe: 'report errors only'})
    .option('min-severity', {
      choices: ['info', 'warning', 'error'] as const,
      requiresArg: true,
      describe: 'report findings of this severity and above: warning leaves out infos',
    })
    .option('verbose', {
      type: 'boolean',
      default: false,
      describe: 'also print the notes of rules, and how to read more',
    })
    .option('statistics', {
      type: 'boolean',
      default: false,
      describe: 'count findings by rule and severity instead of listing them (pretty, json, ndjson or markdown)',
    })
    .option('max-warnings', {type: 'string', requiresArg: true, describe: 'fail if there are more warnings than this'})
    .option('color', {type: 'boolean', default: console.color, describe: 'colour the report'})

export const addReportOptions = <T>(command: Argv<T>, console: Console) =>
  addFormatOptions(command, console)
    .option('baseline', {
      type: 'string',
      requiresArg: true,
      describe: 'leave out findings recorded in this file; --no-baseline for none',
    })
    .option('update-baseline', {
      type: 'boolean',
      default: false,
      describe: 'record all findings in the baseline',
    })
    .option('strict-baseline', {type: 'boolean', default: false, describe: 'fail on expired or stale baseline entries'})

/** What the parser has of these options, if each is given once. */
interface ParsedReport {
  format?: string[]
  output?: string
  quiet: boolean
  minSeverity?: Severity
  verbose: boolean
  statistics: boolean
  color: boolean
  maxWarnings?: string
  baseline?: string | false
  updateBaseline?: boolean
  strictBaseline?: boolean
  now?: string
}

/** How to report, from parsed arguments. @throws {UsageError} */
export function reportOptionsFrom(argv: object): ReportOptions {
  onceOnly(argv, ['output', 'baseline', 'max-warnings', 'min-severity'])
  const parsed = argv as ParsedReport
  const {format = ['pretty'], output, quiet, verbose, statistics, color, maxWarnings} = parsed
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings))
    throw new UsageError(`\`--max-warnings\` takes a number, not \`${maxWarnings}\`.`)
  if (quiet && parsed.minSeverity)
    throw new UsageError('`--quiet` and `--min-severity` say the same: give one of them.')
  const minSeverity = parsed.minSeverity ?? (quiet ? 'error' : 'info')
  return {
    ...{minSeverity, verbose, statistics, color, formats: formatsFrom(format, output), baseline: baselineFrom(parsed)},
    ...(maxWarnings !== undefined && {maxWarnings: Number(maxWarnings)}),
  }
}

const baselineFrom = ({
  baseline,
  updateBaseline = false,
  strictBaseline = false,
  now,
}: ParsedReport): BaselineOptions => ({
  ...{update: updateBaseline, strict: strictBaseline},
  ...(baseline !== undefined && {file: baseline}),
  ...(now !== undefined && {now}),
})

/** `sarif=out.sarif` is written to that file, the first format without one to `--output`. */
function formatsFrom(given: readonly string[], output: string | undefined): ReportFormat[] {
  const formats = given.map((text) => {
    const [, name = text, file] = /^([^=]*)=(.*)$/.exec(text) ?? []
    return file ? {name, file} : {name}
  })
  const first = formats.find((format) => !('file' in format))
  return formats.map((format) => (format === first && output !== undefined ? {...format, file: output} : format))
}
