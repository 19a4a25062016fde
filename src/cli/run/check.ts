// Checks the drafts of a run, reports, and chooses the exit code.
import {oneOfEachGroup} from '../../core/report/groups.ts'
import {SettingsError} from '../../core/settings/settings.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import {makeRoom} from '../../files/tuning.ts'
import type {ReportOptions} from '../options.ts'
import {applyBaseline} from './baseline.ts'
import {keepChangedLines} from './changes.ts'
import {closingNotes} from './closing.ts'
import {draftReader} from './draft-reader.ts'
import {checkDrafts} from './drafts.ts'
import {formerNamesOfDrafts, noteFormerNames} from './former-names.ts'
import {noteLanguages} from './languages.ts'
import {exitCode, heldFor, keepFrom} from './outcome.ts'
import {openReports, sendReports} from './report.ts'
import {type Desk, textReader} from './run-context.ts'
import {findTask, type Task} from './task.ts'

/** Run a check; returns the exit code: 0 clean, 1 findings that count, 2 not all could be done. */
export async function check(options: ReportOptions, desk: Desk): Promise<number> {
  makeRoom()
  const {console, changes} = desk
  const outlets = await openReports(options)
  const isInput = desk.options.stdinFilename !== undefined
  const task = isInput ? undefined : await findTask(desk)
  const found = task ? await withAllMistakes(desk, task, checkDrafts(desk, task)) : await checkInput(desk)
  if (!found) return 0
  const {configFor, formerNames, notes} = desk.settings
  const renamesFor = async (path: string) => (await configFor(path)).renames
  const {
    results: left,
    isOutdated,
    held,
    ...baseline
  } = await applyBaseline(found, options.baseline, console, {renamesFor, unasked: rulesOff(desk.options.settings)})
  noteFormerNames([...formerNames(), ...formerNamesOfDrafts(found), ...baseline.formerNames], console)
  for (const note of [...notes(), ...desk.checker.notes()]) console.error(note)
  noteLanguages(found, console)
  const wanted = oneOfEachGroup(changes ? keepChangedLines(left, changes, console.cwd) : left)
  const results = keepFrom(wanted, options.minSeverity)
  const instead = desk.repairs && (await import('./repairs.ts')).showRepairs(desk)
  if (instead !== undefined) await console.write(instead)
  const below = instead === undefined ? console : {...console, write: writeBelow}
  const reading = {textOf: textReader(desk), draftOf: draftReader(desk)}
  await sendReports(outlets, results, {...options, ...reading, ...heldFor(held, options)}, below)
  const isCached = desk.options.cache !== undefined || isInput
  const closing = {results, held, unread: task?.unread ?? [], isCached}
  for (const note of closingNotes(closing, options)) console.error(note)
  if (desk.repairs?.fixed.some(({isUnwritten}) => isUnwritten)) return 2
  return isOutdated ? 1 : exitCode(wanted, options, task?.otherwise)

  function writeBelow(text: string | Uint8Array): void {
    const {errorReport = console.error} = console
    errorReport(String(text).trimEnd())
  }
}

/** The rules that the command line turned off. */
const rulesOff = ({over}: SettingsChoice): ReadonlySet<string> =>
  new Set(Object.entries(over?.rules ?? {}).flatMap(([id, level]) => (level === 'off' ? [id] : [])))

/** What `checking` comes to; where settings of some drafts are wrong, the mistakes in the settings of all are thrown. */
async function withAllMistakes<T>({settings}: Desk, {wanted, others, missing}: Task, checking: Promise<T>): Promise<T> {
  try {
    return await checking
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    throw new SettingsError(await settings.mistakesFor([...wanted, ...others, ...missing]))
  }
}

const checkInput = async (desk: Desk) => (await import('./stdin.ts')).checkInput(desk)
