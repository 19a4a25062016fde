// Reviews files of word processors on disk: writes a copy with a comment for each finding, and repairs as tracked changes.
import {resolve} from 'node:path'
import {parseDraft} from '../core/draft/draft.ts'
import type {Config} from '../core/settings/config.ts'
import type {Severity} from '../core/severity.ts'
import {reviewOf} from '../formats/word/review-of.ts'
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
  const after = reviewOf(review, cleared, draft.text, await checkDraft(draft, config), choice)
  if ('reason' in after) return {...nothing, trouble: lowerFirst(after.reason)}
  const trouble = await writeReviewed({target, output}, before, after.bytes)
  const {comments, kept, changes} = after
  return trouble ? {...nothing, trouble} : {...nothing, comments, kept, changes}
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
