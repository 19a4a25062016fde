// The `check` command: find drafts, check them, report, and choose the exit code.
import {resolve} from 'node:path'
import type {Cache} from '../files/cache.ts'
import type {Checked} from '../files/check.ts'
import type {EngineName} from '../files/engine.ts'
import {findDrafts} from '../files/find.ts'
import type {Fixed} from '../files/fix.ts'
import type {Changes} from '../files/git.ts'
import {noSuchFile} from '../files/read.ts'
import {allExtensions} from '../formats/names.ts'
import {applyBaseline, type BaselineOptions} from './baseline.ts'
import type {CacheOptions} from './cache.ts'
import {type ChangeOptions, findChanges, findStagedOnly, keepChangedLines, wantsChanges} from './changes.ts'
import {type Desk, openDesk} from './desk.ts'
import type {HouseOptions} from './house.ts'
import type {Console} from './index.ts'
import {openProgress} from './progress.ts'
import {openReports, type ReportFormat, sendReports} from './report.ts'

/** What the command line says. */
export interface CheckOptions extends HouseOptions, BaselineOptions, ChangeOptions, CacheOptions {
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

/**
 * Run a check; gives the exit code: 0 clean, 1 findings that count, 2 nothing could be checked.
 * @param cache one that is open already, for runs in a row.
 */
export async function check(options: CheckOptions, console: Console, cache?: Cache): Promise<number> {
  const outlets = await openReports(options.formats)
  const changes = wantsChanges(options) ? await findChanges(options, console) : undefined
  const desk = await openDesk(options, console, changes?.contents, cache)
  const input = options.stdinFilename !== undefined
  const checked = input ? await checkInput(desk) : await checkPaths(desk, changes)
  if (!checked) return 0
  const files = checked.map(({file}) => file)
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

const checkInput = async (desk: Desk) => (await import('./input.ts')).checkInput(desk)

/** Undefined where all that was named is no draft: a note, not a failure. */
async function checkPaths(desk: Desk, changes: Changes | undefined): Promise<Checked[] | undefined> {
  const {options, console, settings, checker, fixing} = desk
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
  if (changes && wanted.length + missing.length === 0) {
    console.error(`No draft differs from ${changes.from}.`)
    return []
  }
  const progress = openProgress(wanted.length, console)
  const checked: Checked[] = []
  for (const path of missing) checked.push(await desk.reportMissing(path, noSuchFile))
  for (const path of wanted) {
    checked.push(await (fixing ? fixing(path) : checker.check(path)))
    progress.step()
    if (checked.length % 32 === 0) await console.turn?.()
  }
  progress.end()
  const others = []
  for (const path of files) if (!isWanted(path)) others.push(await checker.factsOf(path))
  await checker.compare(checked, others)
  await desk.close()
  return checked.length === 0 && passed.length > 0 && empty.length === 0 ? undefined : checked
}

function exitCode(checked: readonly Checked[], {maxWarnings}: CheckOptions, changes: Changes | undefined): number {
  if (!(changes && checked.length === 0) && !checked.some(({readable}) => readable)) return 2
  const messages = checked.flatMap(({file}) => file.messages)
  const warnings = messages.filter(({fatal}) => fatal === false).length
  return messages.some(({fatal}) => fatal === true) || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0
}
