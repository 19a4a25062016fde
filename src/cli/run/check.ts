// Checks the drafts of a run, reports, and chooses the exit code.
import type {ReportOptions} from '../options.ts'
import {applyBaseline} from './baseline.ts'
import {keepChangedLines} from './changes.ts'
import {checkDrafts} from './drafts.ts'
import {formerNamesOfDrafts, noteFormerNames} from './former-names.ts'
import {noteLanguages} from './languages.ts'
import {exitCode, keepErrors} from './outcome.ts'
import {openReports, sendReports} from './report.ts'
import {type Desk, textReader} from './run-context.ts'
import {findTask} from './task.ts'

/** Run a check; returns the exit code: 0 clean, 1 findings that count, 2 nothing could be checked. */
export async function check(options: ReportOptions, desk: Desk): Promise<number> {
  const {console, changes} = desk
  const outlets = await openReports(options.formats)
  const isInput = desk.options.stdinFilename !== undefined
  const task = isInput ? undefined : await findTask(desk)
  const found = task ? await checkDrafts(desk, task) : await checkInput(desk)
  if (!found) return 0
  const {configFor, formerNames} = desk.settings
  const renamesFor = async (path: string) => (await configFor(path)).renames
  const {results: left, isOutdated, ...baseline} = await applyBaseline(found, options.baseline, console, renamesFor)
  noteFormerNames([...formerNames(), ...formerNamesOfDrafts(found), ...baseline.formerNames], console)
  noteLanguages(found, console)
  const wanted = changes ? keepChangedLines(left, changes, console.cwd) : left
  const results = options.quiet ? keepErrors(wanted) : wanted
  const instead = desk.repairs && (await import('./repairs.ts')).showRepairs(desk)
  if (instead !== undefined) await console.write(instead)
  const below = instead === undefined ? console : {...console, write: writeBelow}
  await sendReports(outlets, results, {...options, textOf: textReader(desk)}, below)
  return isOutdated ? 1 : exitCode(results, options, task?.otherwise)

  function writeBelow(text: string | Uint8Array): void {
    const {errorReport = console.error} = console
    errorReport(String(text).trimEnd())
  }
}

const checkInput = async (desk: Desk) => (await import('./stdin.ts')).checkInput(desk)
