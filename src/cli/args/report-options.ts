// The options that say how to report: formats, what counts, and a baseline.
import type {Argv} from 'yargs'
import type {Console} from '../console.ts'
import type {BaselineOptions, ReportFormat, ReportOptions} from '../options.ts'
import {UsageError} from '../usage.ts'
import {onceOnly} from './once-only.ts'

export const addReportOptions = <T>(command: Argv<T>, console: Console) =>
  command
    .option('format', {
      type: 'string',
      array: true,
      nargs: 1,
      // Without a default here: with one, yargs accepts `--format` without a value.
      describe:
        'format of the report: pretty (the default), json, ndjson, github, gitlab, sarif, junit, checkstyle, rdjson or markdown; =FILE writes it to a file',
    })
    .option('output', {type: 'string', requiresArg: true, describe: 'write the report to this file'})
    .option('quiet', {type: 'boolean', default: false, describe: 'report errors only'})
    .option('verbose', {
      type: 'boolean',
      default: false,
      describe: 'also print what was looked for and where to read more',
    })
    .option('max-warnings', {type: 'string', requiresArg: true, describe: 'fail if there are more warnings than this'})
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
    .option('color', {type: 'boolean', default: console.color, describe: 'colour the report'})

/** What the parser has of these options, if each is given once. */
interface ParsedReport {
  format?: string[]
  output?: string
  quiet: boolean
  verbose: boolean
  color: boolean
  maxWarnings?: string
  baseline?: string | false
  updateBaseline: boolean
  strictBaseline: boolean
  now?: string
}

/** How to report, from parsed arguments. @throws {UsageError} */
export function reportOptionsFrom(argv: object): ReportOptions {
  onceOnly(argv, ['output', 'baseline', 'max-warnings'])
  const parsed = argv as ParsedReport
  const {format = ['pretty'], output, quiet, verbose, color, maxWarnings} = parsed
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings))
    throw new UsageError(`\`--max-warnings\` takes a number, not \`${maxWarnings}\`.`)
  return {
    ...{quiet, verbose, color, formats: formatsFrom(format, output), baseline: baselineFrom(parsed)},
    ...(maxWarnings !== undefined && {maxWarnings: Number(maxWarnings)}),
  }
}

const baselineFrom = ({baseline, updateBaseline, strictBaseline, now}: ParsedReport): BaselineOptions => ({
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
