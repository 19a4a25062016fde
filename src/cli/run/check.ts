// The `check` command: find drafts, check them, report, and choose the exit code.
import type {Cache} from '../../files/cache.ts'
import type {Fixed} from '../../files/fix.ts'
import type {Console} from '../console.ts'
import type {CheckOptions} from '../options.ts'
import {applyBaseline} from './baseline.ts'
import {findChanges, keepChangedLines, wantsChanges} from './changes.ts'
import {checkDrafts} from './drafts.ts'
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
