// The `check` command: find drafts, check them, report, and choose the exit code.
import {resolve} from 'node:path'
import type {VFile} from 'vfile'
import type {Cache} from '../../files/cache.ts'
import type {Reported} from '../../files/check.ts'
import type {EngineName} from '../../files/engine.ts'
import {findDrafts} from '../../files/find.ts'
import type {Fixed} from '../../files/fix.ts'
import type {Changes} from '../../files/git.ts'
import {allExtensions} from '../../formats/names.ts'
import type {ReportOptions} from '../args/report-options.ts'
import type {HouseOptions} from '../args/settings-options.ts'
import type {Console} from '../index.ts'
import {applyBaseline} from './baseline.ts'
import type {CacheOptions} from './cache.ts'
import {type ChangeOptions, findChanges, findStagedOnly, keepChangedLines, wantsChanges} from './changes.ts'
import {checkDrafts} from './drafts.ts'
import {openReports, sendReports} from './report.ts'
import {type Desk, openDesk} from './run-context.ts'

/** What the command line says. */
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

/**
 * Run a check; gives the exit code: 0 clean, 1 findings that count, 2 nothing could be checked.
 * @param cache one that is open already, for runs in a row.
 */
export async function check(options: CheckOptions, console: Console, cache?: Cache): Promise<number> {
  const outlets = await openReports(options.formats)
  const changes = wantsChanges(options) ? await findChanges(options, console) : undefined
  const desk = await openDesk(options, console, changes?.contents, cache)
  const input = options.stdinFilename !== undefined
  const task = input ? undefined : await findTask(desk, changes)
  const reported = task ? await checkDrafts(desk, task) : await checkInput(desk)
  if (!reported) return 0
  const files = reported.map(({file}) => file)
  const outdated = await applyBaseline(files, options, console)
  if (changes) keepChangedLines(files, changes, console.cwd)
  if (options.quiet) keepErrors(files)
  const {showRepairs} = desk.fixing ? await import('./repairs.ts') : {}
  const instead = showRepairs?.(reported as Fixed[], options, input, console)
  if (instead === undefined) await sendReports(outlets, files, options, console, changes?.contents)
  else {
    await console.write(instead)
    await sendReports(outlets, files, options, {...console, write: (text) => console.error(String(text).trimEnd())})
  }
  return outdated ? 1 : exitCode(reported, options, task?.otherwise)
}

const checkInput = async (desk: Desk) => (await import('./stdin.ts')).checkInput(desk)

/** What a run is about. */
export interface Task {
  /** Drafts to report on. */
  wanted: readonly string[]
  /** Drafts that those are only compared with. */
  others: readonly string[]
  /** Paths given by name that nothing stands at. */
  missing: readonly string[]
  /** How a run ends that has nothing to report on. */
  otherwise: 0 | 2
}

/** Find out what a run is about, and say what of it is passed over. */
export async function findTask({options, console, settings}: Desk, changes: Changes | undefined): Promise<Task> {
  const {paths} = options
  const found = await findDrafts(paths, allExtensions, console.cwd, settings.ignoredBy)
  const {passed, empty} = found
  const unseen = changes ? await findStagedOnly(changes, paths, console.cwd, settings.ignoredBy) : []
  const files = [...found.files, ...unseen].sort()
  const missing = found.missing.filter((path) => !unseen.includes(path))
  if (files.length === 0) await settings.configFor('draft.md')
  for (const note of [...passed, ...empty]) console.error(note)
  const isWanted = (path: string) => !changes || changes.files.has(resolve(console.cwd, path))
  const wanted = files.filter(isWanted)
  const nothing = changes !== undefined && wanted.length + missing.length === 0
  if (nothing) console.error(`No draft differs from ${changes.from}.`)
  const others = nothing ? [] : files.filter((path) => !isWanted(path))
  return {wanted, others, missing, otherwise: nothing || (passed.length > 0 && empty.length === 0) ? 0 : 2}
}

/** Leave only errors. */
export function keepErrors(files: readonly VFile[]): void {
  for (const file of files) file.messages = file.messages.filter(({fatal}) => fatal === true)
}

/** How a run ends; `otherwise` where it had nothing to report on. */
export function exitCode(
  reported: readonly Reported[],
  {maxWarnings}: Pick<CheckOptions, 'maxWarnings'>,
  otherwise: 0 | 2 = 2,
): 0 | 1 | 2 {
  if (reported.length === 0) return otherwise
  if (!reported.some(({readable}) => readable)) return 2
  const messages = reported.flatMap(({file}) => file.messages)
  const warnings = messages.filter(({fatal}) => fatal === false).length
  return messages.some(({fatal}) => fatal === true) || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0
}
