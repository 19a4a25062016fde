// The `check` command: find drafts, check them, report, and choose the exit code.
import {relative, resolve} from 'node:path'
import {rules} from '../../rules/index.ts'
import type {Format} from '../core/draft.ts'
import type {Fact} from '../core/fact.ts'
import {type Checked, checkFile, checkText, compareChecked, gatherFacts, reportUnreadable} from '../files/check.ts'
import {type Engine, type EngineName, makeEngine} from '../files/engine.ts'
import {findDrafts} from '../files/find.ts'
import type {Fixed} from '../files/fix.ts'
import type {Changes} from '../files/git.ts'
import {readMatcher} from '../files/matcher.ts'
import {decode, noSuchFile} from '../files/read.ts'
import {openSettings, type SettingsSource} from '../files/settings.ts'
import {formatFor, makeFormats} from '../formats/index.ts'
import type {BaselineOptions} from './baseline.ts'
import type {ChangeOptions} from './changes.ts'
import {type HouseOptions, settingsOptions} from './house.ts'
import type {Console} from './index.ts'
import {openReports, type ReportFormat, sendReports} from './report.ts'
import {UsageError} from './usage.ts'
import {rulesHash} from './version.ts'

/** What the command line says. */
export interface CheckOptions extends HouseOptions, BaselineOptions, ChangeOptions {
  paths: readonly string[]
  formats: readonly ReportFormat[]
  quiet: boolean
  maxWarnings?: number
  stdinFilename?: string
  color: boolean
  verbose: boolean
  fix: boolean
  fixStructure: boolean
  fixDryRun: boolean
  engine?: EngineName
}

/** Run a check; gives the exit code: 0 clean, 1 findings that count, 2 nothing could be checked. */
export async function check(options: CheckOptions, console: Console): Promise<number> {
  const outlets = await openReports(options.formats)
  const {findChanges, keepChangedLines, wantsChanges} = await import('./changes.ts')
  const changes = wantsChanges(options) ? await findChanges(options, console) : undefined
  const desk = await openDesk(options, console)
  const input = options.stdinFilename !== undefined
  const checked = input ? await checkInput(options.stdinFilename as string, desk) : await checkPaths(desk, changes)
  if (!checked) return 0
  const files = checked.map(({file}) => file)
  const {applyBaseline} = await import('./baseline.ts')
  const outdated = await applyBaseline(files, options, console)
  if (changes) keepChangedLines(files, changes, console.cwd)
  if (options.quiet) for (const file of files) file.messages = file.messages.filter(({fatal}) => fatal === true)
  const {showRepairs} = desk.fixing ? await import('./repairs.ts') : {}
  const instead = showRepairs?.(checked as Fixed[], options, input, console)
  if (instead === undefined) await sendReports(outlets, files, options, console)
  else {
    await console.write(instead)
    await sendReports(outlets, files, options, {...console, write: (text) => console.error(String(text).trimEnd())})
  }
  return outdated ? 1 : exitCode(checked, options, changes)
}

/** What every draft of a run is checked with. */
interface Desk {
  options: CheckOptions
  console: Console
  settings: SettingsSource
  engine: Engine
  formats: readonly Format[]
  fixing: typeof import('../files/fix.ts') | undefined
}

const isFixing = ({fix, fixStructure, fixDryRun}: CheckOptions) => fix || fixStructure || fixDryRun

async function openDesk(options: CheckOptions, console: Console): Promise<Desk> {
  const engine = makeEngine(options.engine)
  return {
    options,
    console,
    settings: openSettings({...settingsOptions(rules, options, console), matchers: readMatcher(rules, rulesHash)}),
    engine,
    formats: makeFormats(engine.parse),
    fixing: isFixing(options) ? await import('../files/fix.ts') : undefined,
  }
}

/** Undefined where all that was named is no draft, or nothing changed: a note, not a failure. */
async function checkPaths(desk: Desk, changes: Changes | undefined): Promise<Checked[] | undefined> {
  const {options, console, settings, formats} = desk
  const extensions = formats.flatMap((format) => format.extensions)
  const {files, missing, passed, empty} = await findDrafts(options.paths, extensions, console.cwd, settings.ignoredBy)
  if (files.length === 0) await settings.configFor('draft.md')
  for (const note of [...passed, ...empty]) console.error(note)
  const checked: Checked[] = []
  for (const path of missing) checked.push(reportUnreadable(path, noSuchFile, await settings.configFor(path)))
  const others: Fact[] = []
  const isWanted = (path: string) => !changes || changes.files.has(resolve(console.cwd, path))
  const wanted = files.filter(isWanted)
  for (const path of wanted) checked.push(await checkPath(path, desk))
  if (changes && checked.length === 0) {
    console.error(`No draft differs from ${changes.from}.`)
    return []
  }
  for (const path of files) if (!isWanted(path)) others.push(...(await factsOf(path, desk)))
  compareChecked(checked, others, settings.rulesInUse())
  return checked.length === 0 && passed.length > 0 && empty.length === 0 ? undefined : checked
}

/** The format of a path, with the Markdown engine at hand where it is Markdown. */
async function openFormat(path: string, {formats, engine}: Desk): Promise<Format | undefined> {
  const format = formatFor(path, formats)
  if (format?.name === 'markdown') await engine.load()
  return format
}

async function checkPath(path: string, desk: Desk): Promise<Checked> {
  const {options, settings, fixing, console} = desk
  const format = (await openFormat(path, desk)) as Format
  const config = await settings.configFor(path)
  if (!fixing) return checkFile(path, format, config, console.cwd)
  return fixing.fixFile(path, format, config, console.cwd, {structure: options.fixStructure, write: !options.fixDryRun})
}

const factsOf = async (path: string, desk: Desk): Promise<readonly Fact[]> =>
  gatherFacts(path, (await openFormat(path, desk)) as Format, await desk.settings.configFor(path), desk.console.cwd)

/** Undefined where the name is ignored: a repair then gives the text back as it is. */
async function checkInput(name: string, desk: Desk): Promise<Checked[] | undefined> {
  const {options, settings, fixing, console} = desk
  const format = await openFormat(name, desk)
  if (!format) throw new UsageError(`Copydesk can't tell the format of \`${name}\`: name it .md or .txt.`)
  const config = await settings.configFor(name)
  const bytes = await console.readInput()
  const by = await settings.ignoredBy(name)
  if (by) {
    console.error(`\`${name}\` was not checked: \`${relative(console.cwd, by)}\` says to ignore it.`)
    if (fixing && !options.fixDryRun) await console.write(bytes)
    return undefined
  }
  const read = decode(bytes)
  if (!fixing) return [await checkText(name, read, format, config)]
  if ('reason' in read && !options.fixDryRun) await console.write(bytes)
  return [await fixing.fixText(name, read, format, config, {structure: options.fixStructure, write: false})]
}

function exitCode(checked: readonly Checked[], {maxWarnings}: CheckOptions, changes: Changes | undefined): number {
  if (!(changes && checked.length === 0) && !checked.some(({readable}) => readable)) return 2
  const messages = checked.flatMap(({file}) => file.messages)
  const warnings = messages.filter(({fatal}) => fatal === false).length
  return messages.some(({fatal}) => fatal === true) || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0
}
