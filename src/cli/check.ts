// The `check` command: find drafts, check them, report, and choose the exit code.
import {rename, writeFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import type {VFile} from 'vfile'
import {rules} from '../../rules/index.ts'
import {type Config, configure, isLevel, type Settings} from '../core/config.ts'
import type {Format} from '../core/draft.ts'
import type {Level} from '../core/rule.ts'
import {type Checked, checkFile, checkText, reportUnreadable} from '../files/check.ts'
import {findDrafts} from '../files/find.ts'
import {decode, noSuchFile} from '../files/read.ts'
import {formatFor, makeFormats} from '../formats/index.ts'
import type {Console} from './index.ts'
import {UsageError} from './usage.ts'

/** What the command line says. */
export interface CheckOptions {
  paths: readonly string[]
  format: 'pretty' | 'json'
  output?: string
  quiet: boolean
  maxWarnings?: number
  preset?: string
  rule: readonly string[]
  stdinFilename?: string
  color: boolean
  verbose: boolean
}

/** Run a check; gives the exit code: 0 clean, 1 findings that count, 2 nothing could be checked. */
export async function check(options: CheckOptions, console: Console): Promise<number> {
  const config = configure(rules, settingsFrom(options))
  const formats = makeFormats()
  const {stdinFilename, paths} = options
  const checked =
    stdinFilename === undefined
      ? await checkPaths(paths, formats, config, console)
      : [await checkInput(stdinFilename, formats, config, console)]
  if (!checked) return 0
  if (options.quiet) for (const {file} of checked) file.messages = file.messages.filter(({fatal}) => fatal === true)
  await put(
    await report(
      checked.map(({file}) => file),
      options,
    ),
    options,
    console,
  )
  return exitCode(checked, options)
}

/** Undefined where all that was named is no draft: a note, not a failure. */
async function checkPaths(paths: readonly string[], formats: readonly Format[], config: Config, console: Console) {
  const extensions = formats.flatMap((format) => format.extensions)
  const {files, missing, passed, empty} = await findDrafts(paths, extensions, console.cwd)
  for (const note of [...passed, ...empty]) console.error(note)
  const checked = missing.map((path) => reportUnreadable(path, noSuchFile, config))
  for (const path of files) checked.push(await checkFile(path, formatFor(path, formats) as Format, config, console.cwd))
  return checked.length === 0 && passed.length > 0 && empty.length === 0 ? undefined : checked
}

async function checkInput(
  name: string,
  formats: readonly Format[],
  config: Config,
  console: Console,
): Promise<Checked> {
  const format = formatFor(name, formats)
  if (!format) throw new UsageError(`Copydesk can't tell the format of \`${name}\`: name it .md or .txt.`)
  return checkText(name, decode(await console.readInput()), format, config)
}

function settingsFrom({preset, rule}: CheckOptions): Settings {
  const levels = rule.map((given): [string, Level] => {
    const [, id = '', level] = /^([^:]*):([^:]*)$/.exec(given) ?? []
    if (isLevel(level)) return [id, level]
    throw new UsageError(
      `\`--rule ${given}\` is not understood: write a rule and off, info, warning or error, as in \`--rule fake-list:off\`.`,
    )
  })
  return {...(preset !== undefined && {preset}), rules: Object.fromEntries(levels)}
}

async function report(files: readonly VFile[], {format, color, verbose}: CheckOptions): Promise<string> {
  if (format === 'json') return (await import('./reporters/json.ts')).reportJson(files)
  return (await import('./reporters/pretty.ts')).reportPretty(files, {color, verbose})
}

/** A report goes out whole: to standard output, or to a file that is never half-written. */
async function put(text: string, {output}: CheckOptions, console: Console): Promise<void> {
  if (output === undefined) return console.write(text)
  const path = resolve(console.cwd, output)
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await writeFile(temporary, text)
    await rename(temporary, path)
  } catch (error) {
    throw new UsageError(`The report can't be written to \`${output}\`: ${(error as Error).message}.`)
  }
}

function exitCode(checked: readonly Checked[], {maxWarnings}: CheckOptions): number {
  if (!checked.some(({readable}) => readable)) return 2
  const messages = checked.flatMap(({file}) => file.messages)
  const warnings = messages.filter(({fatal}) => fatal === false).length
  return messages.some(({fatal}) => fatal === true) || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0
}
