// Findings as messages of a VFile, the form that unified and its reporters understand.
import {VFile} from 'vfile'
import {assertFindings, assertSource} from '../call-mistakes.ts'
import type {Draft} from '../draft/draft.ts'
import type {Finding} from '../rule.ts'
import type {Severity} from '../severity.ts'
import {locate} from './locate.ts'
import {extrasOf, type LocatedFinding, type Result} from './result.ts'

/** How a VFileMessage writes a severity. */
export const isFatal: Record<Severity, boolean | undefined> = {error: true, warning: false, info: undefined}

/** A VFile of the draft with a message for each finding; `fatal` is true for errors, false for warnings, else unset. */
export function reportOn(draft: Pick<Draft, 'path' | 'text'>, findings: readonly Finding[]): VFile {
  assertSource('reportOn', draft)
  assertFindings('reportOn', findings)
  const {path, text} = draft
  const file = new VFile({path, value: text})
  addMessages(file, locate(text, findings))
  return file
}

/** A VFile without a text, with a message for each finding of a result. */
export function fileOf({path, findings}: Result): VFile {
  const file = new VFile({path})
  addMessages(file, findings)
  return file
}

/** Add a message for each finding to a file. */
export function addMessages(file: VFile, findings: readonly LocatedFinding[]): void {
  withoutTrace(() => {
    for (const finding of findings) {
      const {ruleId, severity, message, note, expected, url, start, end, actual} = finding
      const added = file.message(message, {place: {start, end}, ruleId, source: 'copydesk'})
      const more = {...(url && {url}), ...(note && {note}), ...(expected && {expected}), ...extrasOf(finding)}
      Object.assign(added, {fatal: isFatal[severity], actual}, more)
    }
  })
}

/** Run without stack traces: VFileMessage extends Error, and a trace for each message is slow. */
export function withoutTrace<T>(make: () => T): T {
  const {stackTraceLimit} = Error
  Error.stackTraceLimit = 0
  try {
    return make()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
