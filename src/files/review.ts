// Reviews files of word processors on disk: writes a copy with a comment for each finding, and repairs as tracked changes.
import {resolve} from 'node:path'
import {parseDraft} from '../core/draft/draft.ts'
import {withFingerprints} from '../core/report/fingerprint.ts'
import {applyEdits} from '../core/report/fix.ts'
import {isFixable} from '../core/report/repair.ts'
import type {LocatedFinding, Result} from '../core/report/result.ts'
import type {Edit} from '../core/rule.ts'
import type {Config} from '../core/settings/config.ts'
import type {Severity} from '../core/severity.ts'
import {orReason} from '../formats/word/problem.ts'
import {keyOfLines} from '../formats/word/remarks.ts'
import {checkDraft} from './check.ts'
import {loadReviewing} from './formats.ts'
import {isReviewedCopy} from './made-pages.ts'
import {readBytes, readDraft} from './read.ts'
import {expectBytes, writeWhole} from './write.ts'

/** How to review. */
export interface ReviewChoice {
  /** Write the safe repairs as tracked changes. */
  track: boolean
  /** Write over a file that Copydesk hasn't written, or that somebody has changed since. */
  force: boolean
  /** Where to write, if not beside the draft. */
  output?: string
  /** The time that comments and changes bear, as in `2026-11-22T14:00:00Z`. */
  date?: string
  minSeverity: Severity
}

/** What came of a review. */
export interface Reviewed {
  path: string
  output: string
  comments: number
  /** Comments of an earlier review that a person has answered or changed. */
  kept: number
  changes: number
  /** Why nothing was written, as half a sentence. */
  trouble?: string
}

/** Where the review of a draft is written: beside it; a copy that was reviewed before is written again. */
const reviewedPath = (path: string): string =>
  isReviewedCopy(path) ? path : path.replace(/\.\w+$/, (extension) => `.reviewed${extension}`)

/** Review one file. */
export async function reviewFile(path: string, config: Config, cwd: string, choice: ReviewChoice): Promise<Reviewed> {
  const output = choice.output ?? reviewedPath(path)
  const nothing = {path, output, comments: 0, kept: 0, changes: 0}
  const source = resolve(cwd, path)
  const read = readDraft(source)
  if ('reason' in read) return {...nothing, trouble: lowerFirst(read.reason)}
  const review = await loadReviewing(/\.odt$/i.test(path) ? 'odt' : 'docx')
  const bytes = 'bytes' in read ? read.bytes : new Uint8Array()
  const cleared = review.clear(bytes, choice.track)
  if ('reason' in cleared) return {...nothing, trouble: lowerFirst(cleared.reason)}
  const target = resolve(cwd, output)
  const before = target === source ? bytes : readBytes(target)
  if (target !== source && before && !choice.force && !review.isOwn(before))
    return {...nothing, trouble: changed(output)}
  const draft = parseDraft({path, bytes: cleared.bytes}, review.format, config.settings.frontMatterCopy)
  const result = await checkDraft(draft, config)
  const edits = choice.track ? repairsOf(result, draft.text) : []
  const notes = notesOf(result, choice.minSeverity, new Set(edits)).filter(
    ({key, lines}) => !cleared.kept.has(key) && !cleared.kept.has(keyOfLines(lines)),
  )
  const after = orReason(() => review.write(cleared.bytes, notes, edits, {date: choice.date}))
  if ('reason' in after) return {...nothing, trouble: lowerFirst(after.reason)}
  const trouble = await writeReviewed({target, output}, before, after)
  const counts = {comments: notes.length, kept: cleared.kept.size, changes: edits.length}
  return trouble ? {...nothing, trouble} : {...nothing, ...counts}
}

const lowerFirst = (text: string) => text.replace(/\.$/, '').replace(/^This/, 'this')

const changed = (output: string) =>
  `\`${output}\` has changed since Copydesk wrote it: move or rename it, or write over it with \`--force\``

async function writeReviewed(
  {target, output}: {target: string; output: string},
  before: Uint8Array | undefined,
  after: Uint8Array,
): Promise<string | undefined> {
  if (before && Buffer.compare(before, after) === 0) return undefined
  try {
    await writeWhole(target, [after], expectBytes(before))
    return undefined
  } catch (error) {
    const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR'
    return isFolder ? `\`${output}\` is a folder` : `\`${output}\` can't be written: ${(error as Error).message}`
  }
}

const weights = {info: 0, warning: 1, error: 2}
const names = {info: 'Note', warning: 'Warning', error: 'Error'}

/** A comment for each finding: what is wrong, what could be there instead, and which rule says so. */
function notesOf({findings}: Result, least: Severity, tracked: ReadonlySet<Edit>) {
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
function repairsOf({findings}: Result, text: string): readonly Edit[] {
  const groups = findings.flatMap((finding) =>
    isFixable({...finding, place: {start: 0, end: 0}}, false) ? [finding.fix ?? []] : [],
  )
  return applyEdits(text, groups).applied
}
