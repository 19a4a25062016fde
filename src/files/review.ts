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
  const notes = notesOf(result, choice.minSeverity).filter(({key}) => !cleared.kept.has(key))
  const edits = choice.track ? repairsOf(result, draft.text) : []
  const after = review.write(cleared.bytes, notes, edits, {date: choice.date})
  const trouble = await writeReviewed(target, before, after)
  const counts = {comments: notes.length, kept: cleared.kept.size, changes: edits.length}
  return trouble ? {...nothing, trouble} : {...nothing, ...counts}
}

const lowerFirst = (text: string) => text.replace(/\.$/, '').replace(/^This/, 'this')

const changed = (output: string) =>
  `\`${output}\` has changed since Copydesk wrote it: move or rename it, or write over it with \`--force\``

async function writeReviewed(
  target: string,
  before: Uint8Array | undefined,
  after: Uint8Array,
): Promise<string | undefined> {
  if (before && Buffer.compare(before, after) === 0) return undefined
  try {
    await writeWhole(target, [after], expectBytes(before))
    return undefined
  } catch (error) {
    return `\`${target}\` can't be written: ${(error as Error).message}`
  }
}

const weights = {info: 0, warning: 1, error: 2}
const names = {info: 'Note', warning: 'Warning', error: 'Error'}

/** A comment for each finding: what is wrong, what could stand instead, and which rule says so. */
function notesOf({findings}: Result, least: Severity) {
  return withFingerprints(findings)
    .filter(({severity}) => weights[severity] >= weights[least])
    .map((finding) => {
      const {start, end, severity, message, ruleId, fingerprint} = finding
      const instead = insteadOf(finding)
      const [print = '', nth] = fingerprint.split('-')
      return {
        ...{start: start.offset, end: end.offset},
        lines: [`${names[severity]}: ${message}`, ...(instead ? [instead] : [])],
        key: `${ruleId} · ${print.slice(0, 8)}${nth ? `.${nth}` : ''}`,
      }
    })
}

/** What could stand in place of what was found. */
function insteadOf({start, end, actual, fix, expected = [], suggestions = []}: LocatedFinding): string | undefined {
  const within = fix?.every((edit) => start.offset <= edit.start && edit.end <= end.offset)
  const moved = fix?.map((edit) => ({...edit, start: edit.start - start.offset, end: edit.end - start.offset}))
  const repaired = within && moved ? applyEdits(actual, [moved]).text : undefined
  const words = repaired === undefined ? expected : [repaired]
  const shown = words.filter((text) => text.trim() !== '').map((text) => `“${text.replace(/\s+/g, ' ')}”`)
  if (shown.length > 0) return `Instead: ${shown.join(' or ')}`
  if (repaired !== undefined) return 'Instead: nothing (delete these words)'
  const titles = suggestions.map(({title}) => title)
  return titles.length > 0 ? `Possible: ${titles.join('; ')}` : undefined
}

/** The safe repairs, none that overlaps another. */
function repairsOf({findings}: Result, text: string): readonly Edit[] {
  const groups = findings.flatMap((finding) =>
    isFixable({...finding, place: {start: 0, end: 0}}, false) ? [finding.fix ?? []] : [],
  )
  return applyEdits(text, groups).applied
}
