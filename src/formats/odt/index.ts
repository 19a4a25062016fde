// OpenDocument texts (.odt): read straight from their XML, and commented on in the margin.
import {defineFormat} from '../card.ts'
import {isReviewed, packageFormat} from '../word/package-format.ts'
import {orReason} from '../word/problem.ts'
import type {Reviewing} from '../word/review-notes.ts'
import {readOdt} from './read.ts'
import {clearOdtReview, writeOdtReview} from './review.ts'

/** Texts of LibreOffice, and of all programs that write .odt. */
const odtFormat = packageFormat(
  'odt',
  'This is text under the name of an OpenDocument file: name it .txt or .md.',
  readOdt,
)

/** Reviews of OpenDocument texts: comments only. */
export const odtReview: Reviewing = {
  format: odtFormat,
  clear: (bytes) => orReason(() => clearOdtReview(bytes)),
  write: (bytes, notes, _edits, options) => writeOdtReview(bytes, notes, options),
  isOwn: isReviewed,
}

export default defineFormat({extensions: ['odt'], onlyIfNamed: true, isPackage: true, open: () => odtFormat})
