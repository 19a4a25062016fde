// The `check` command: find drafts, check them, report, and choose the exit code.
import type {Cache} from '../../files/cache.ts'
import type {Console} from '../console.ts'
import type {CheckOptions} from '../options.ts'
import {applyBaseline} from './baseline.ts'
import {findChanges, keepChangedLines, wantsChanges} from './changes.ts'
import {checkDrafts} from './drafts.ts'
import {formerNamesOfDrafts, noteFormerNames} from './former-names.ts'
import {exitCode, keepErrors} from './outcome.ts'
import {openReports, sendReports} from './report.ts'
import {type Desk, openDesk} from './run-context.ts'
import {findTask} from './task.ts'

/**
 * Run a check; gives the exit code: 0 clean, 1 findings that count, 2 nothing could be checked.
 * @param cache one that is open already, for runs in a row.
 */
export async function check(options: CheckOptions, console: Console, cache?: Cache): Promise<number> {
  const outlets = await openReports(options.formats)
  const changes = wantsChanges(options) ? await findChanges(options, console) : undefined
  const desk = await openDesk(options, console, changes?.contents, cache)
  const isInput = options.stdinFilename !== undefined
  const task = isInput ? undefined : await findTask(desk, changes)
  const found = task ? await checkDrafts(desk, task) : await checkInput(desk)
  if (!found) return 0
  const {configFor, formerNames} = desk.settings
  const renamesFor = async (path: string) => (await configFor(path)).renames
  const {results: left, isOutdated, ...baseline} = await applyBaseline(found, options, console, renamesFor)
  noteFormerNames([...formerNames(), ...formerNamesOfDrafts(found), ...baseline.formerNames], console)
  const wanted = changes ? keepChangedLines(left, changes, console.cwd) : left
  const results = options.quiet ? keepErrors(wanted) : wanted
  const {showRepairs} = desk.fixed ? await import('./repairs.ts') : {}
  const instead = showRepairs?.(desk.fixed ?? [], options, isInput, console)
  if (instead !== undefined) await console.write(instead)
  const below = instead === undefined ? console : {...console, write: writeBelow}
  await sendReports(outlets, results, {...options, textOf: desk.textOf}, below)
  return isOutdated ? 1 : exitCode(results, options, task?.otherwise)

  function writeBelow(text: string | Uint8Array): void {
    console.error(String(text).trimEnd())
  }
}

const checkInput = async (desk: Desk) => (await import('./stdin.ts')).checkInput(desk)
