// Notes on standard error: lines that no terminal and no log obeys.
import {asLogLine} from '../../core/report/log-line.ts'
import {SettingsError} from '../../core/settings/settings.ts'
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

/** Report a mistake in the command line or in settings; throws what is neither. */
export function tellMistake(error: unknown, console: Console): void {
  if (error instanceof SettingsError)
    for (const {at, message} of error.mistakes) console.error(at ? `${at}: ${message}` : message)
  else if (error instanceof UsageError) {
    console.error(error.message)
    if (error.more) tellLines(`\n${error.more}`, console)
  } else throw error
}
