// The options that say how to report: formats, what counts, and a baseline.
import type {Argv} from 'yargs'
import type {Console} from '../console.ts'
import type {ReportFormat, ReportOptions} from '../options.ts'
import {UsageError} from './usage.ts'

export const addReportOptions = <T>(command: Argv<T>, console: Console) =>
  command
    .option('format', {
      type: 'string',
      array: true,
      nargs: 1,
      default: ['pretty'],
      describe:
        'how to report: pretty, json, ndjson, github, gitlab, sarif, junit, checkstyle, rdjson, markdown; with =FILE to a file',
    })
    .option('output', {type: 'string', requiresArg: true, describe: 'write the report to a file'})
    .option('quiet', {type: 'boolean', default: false, describe: 'report errors only'})
    .option('verbose', {
      type: 'boolean',
      default: false,
      describe: 'say what was looked for, and where to read more',
    })
    .option('max-warnings', {type: 'string', requiresArg: true, describe: 'fail when there are more warnings'})
    .option('baseline', {
      type: 'string',
      requiresArg: true,
      describe: 'leave out the findings this file holds; --no-baseline for none',
    })
    .option('update-baseline', {
      type: 'boolean',
      default: false,
      describe: 'write all findings into the baseline',
    })
    .option('strict-baseline', {type: 'boolean', default: false, describe: 'fail for what ran out or is gone'})
    .option('color', {type: 'boolean', default: console.color, describe: 'colour the report'})

interface ParsedArgs extends Omit<ReportOptions, 'maxWarnings' | 'formats'> {
  format: string[]
  output?: string
  maxWarnings?: string | undefined
  now?: string
}

/** What the command line says of the report. */
export function reportOptionsFrom(argv: object): ReportOptions {
  onceOnly(argv, ['output', 'baseline', 'max-warnings'])
  const {format, output, quiet, verbose, color, maxWarnings, baseline, updateBaseline, strictBaseline} =
    argv as ParsedArgs
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings))
    throw new UsageError(`\`--max-warnings\` takes a number, not \`${maxWarnings}\`.`)
  return {
    ...{quiet, verbose, color, updateBaseline, strictBaseline},
    formats: formatsFrom(format, output),
    ...(baseline !== undefined && {baseline}),
    ...(maxWarnings !== undefined && {maxWarnings: Number(maxWarnings)}),
  }
}

/** Refuse what was given twice of options that are said once. */
export function onceOnly(argv: object, names: readonly string[]): void {
  for (const name of names)
    if (Array.isArray((argv as Record<string, unknown>)[name]))
      throw new UsageError(`\`--${name}\` can be given once only.`)
}

/** `sarif=out.sarif` is written to that file, the first format without one to `--output`. */
function formatsFrom(given: readonly string[], output: string | undefined): ReportFormat[] {
  const formats = given.map((text) => {
    const [, name = text, file] = /^([^=]*)=(.*)$/.exec(text) ?? []
    return file ? {name, file} : {name}
  })
  const first = formats.find((format) => !('file' in format))
  return formats.map((format) => (format === first && output !== undefined ? {...format, file: output} : format))
}
