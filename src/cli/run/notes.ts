// Notes on standard error: lines that no terminal and no log obeys.
import {asLogLine} from '../../core/report/log-line.ts'
import {type Mistake, SettingsError} from '../../core/settings/settings.ts'
import type {Console} from '../console.ts'
import {UsageError} from '../usage.ts'

/** The same world, with notes that no terminal and no log obeys; a report below them is written as it is. */
export const withShownNotes = (console: Console): Console => ({
  ...console,
  error: (line) => console.error(asLogLine(line)),
  errorReport: (text) => console.error(text),
})

/** Each line of a text of ours as a note. */
export function tellLines(text: string, console: Console): void {
  for (const line of text.split('\n')) console.error(line)
}

/** A mistake in settings, with its place. */
export function tellSettingsMistake({at, message}: Mistake, console: Console): void {
  console.error(at ? `${at}: ${message}` : message)
}

/** The disk or the system has failed, and nothing was made of it on the way. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error

/** Report a mistake in the command line or in settings, or that the disk fails; throws all else. */
export function tellMistake(error: unknown, console: Console): void {
  if (error instanceof SettingsError) for (const mistake of error.mistakes) tellSettingsMistake(mistake, console)
  else if (error instanceof UsageError) {
    console.error(error.message)
    if (error.more) tellLines(`\n${error.more}`, console)
  } else if (isSystemError(error)) console.error(`Copydesk stopped: ${error.message}.`)
  else throw error
}
