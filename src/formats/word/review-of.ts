// The review of a package: a comment for each finding, and its safe repairs as tracked changes.
import {withFingerprints} from '../../core/report/fingerprint.ts'
import {applyEdits} from '../../core/report/fix.ts'
import {isFixable} from '../../core/report/repair.ts'
import type {LocatedFinding, Result} from '../../core/report/result.ts'
import type {Edit} from '../../core/rule.ts'
import type {Severity} from '../../core/severity.ts'
import {orReason} from './problem.ts'
import {keyOfLines} from './remarks.ts'
import type {Cleared, Reviewing, ReviewOptions} from './review-notes.ts'

/** What goes into a review. */
interface ReviewContents extends ReviewOptions {
  /** Write the safe repairs as tracked changes. */
  track: boolean
  minSeverity: Severity
}

/** A reviewed package, and how much is in it. */
interface ReviewedPackage {
  bytes: Uint8Array
  comments: number
  /** Comments of an earlier review that a person has answered or changed. */
  kept: number
  changes: number
}

/** Write what was found into a package; `text` is that of its draft. A reason is a sentence. */
export function reviewOf(
  review: Reviewing,
  cleared: Cleared,
  text: string,
  found: Pick<Result, 'findings'>,
  {track, minSeverity, date}: ReviewContents,
): ReviewedPackage | {reason: string} {
  const edits = track ? repairsOf(found, text) : []
  const notes = notesOf(found, minSeverity, new Set(edits)).filter(
    ({key, lines}) => !cleared.kept.has(key) && !cleared.kept.has(keyOfLines(lines)),
  )
  const bytes = orReason(() => review.write(cleared.bytes, notes, edits, {date}))
  if ('reason' in bytes) return bytes
  return {bytes, comments: notes.length, kept: cleared.kept.size, changes: edits.length}
}

const weights = {info: 0, warning: 1, error: 2}
const names = {info: 'Note', warning: 'Warning', error: 'Error'}

/** A comment for each finding: what is wrong, what could be there instead, and which rule says so. */
function notesOf({findings}: Pick<Result, 'findings'>, least: Severity, tracked: ReadonlySet<Edit>) {
  return withFingerprints(findings)
    .filter(({severity}) => weights[severity] >= weights[least])
    .map((finding) => {
      const {start, end, severity, message, ruleId, fingerprint} = finding
      const isTracked = finding.fix?.some((edit) => tracked.has(edit)) ?? false
      const instead = isTracked ? accept : insteadOf(finding)
      const [print = '', nth] = fingerprint.split('-')
      return {
        ...{start: start.offset, end: end.offset},
        lines: [`${names[severity]}: ${message}`, ...(instead ? [instead] : []), `Rule: ${ruleId}`],
        key: `${ruleId}.${print.slice(0, 8)}${nth ? `.${nth}` : ''}`,
      }
    })
}

const accept = 'A tracked change makes this repair: accept it, or reject it.'

/** What could be there in place of what was found, unless the message says it already. */
function insteadOf(finding: LocatedFinding): string | undefined {
  const {message, fix, expected = [], suggestions = []} = finding
  const repaired = [...(fix ? [fix] : []), ...suggestions.map(({edits}) => edits)].map((edits) =>
    afterEdits(finding, edits),
  )
  const texts = [
    ...new Set([...expected, ...repaired.flatMap((text) => text ?? [])].map((text) => text.replace(/\s+/g, ' '))),
  ]
  const filled = texts.filter((text) => text.trim() !== '')
  if (filled.length === 0 && fix && texts.length > 0) return 'Instead: nothing (delete these words)'
  const isSaid = filled.every((text) => [`"${text}"`, `“${text}”`].some((quoted) => message.includes(quoted)))
  return isSaid ? undefined : `Instead: ${filled.map((text) => `“${text}”`).join(' or ')}`
}

/** What was found after edits that all are within it. */
function afterEdits({start, end, actual}: LocatedFinding, edits: readonly Edit[]): string | undefined {
  if (edits.some((edit) => edit.start < start.offset || edit.end > end.offset)) return undefined
  const moved = edits.map((edit) => ({...edit, start: edit.start - start.offset, end: edit.end - start.offset}))
  return applyEdits(actual, [moved]).text
}

/** The safe repairs, none that overlaps another. */
function repairsOf({findings}: Pick<Result, 'findings'>, text: string): readonly Edit[] {
  const groups = findings.flatMap((finding) =>
    isFixable({...finding, place: {start: 0, end: 0}}, false) ? [finding.fix ?? []] : [],
  )
  return applyEdits(text, groups).applied
}
