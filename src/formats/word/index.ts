// Word files (.docx): read straight from the XML of their parts, so that each word has its place there.
import {clearReview} from './own-marks.ts'
import {isReviewed, packageFormat} from './package-format.ts'
import {orReason} from './problem.ts'
import {readWord} from './read.ts'
import {writeReview} from './review.ts'
import type {Reviewing} from './review-notes.ts'

/** Files of Word and of all programs that write .docx. */
export const wordFormat = packageFormat(
  'docx',
  'This is no Word file: it is text under the name of one. Name it .txt or .md.',
  readWord,
)

/** Reviews of Word files: what findings are written into, and what an earlier review has written. */
export const review: Reviewing = {
  format: wordFormat,
  clear: (bytes, withChanges) => orReason(() => clearReview(bytes, withChanges)),
  write: writeReview,
  isOwn: isReviewed,
}
