// Word files (.docx): read straight from the XML of their parts, so that each word has its place there.
import type {PackageFormat, Parsed} from '../../core/draft/format.ts'
import {unreadableDraft} from '../unreadable.ts'
import {openPartSource} from './locate.ts'
import {clearReview} from './own-marks.ts'
import {Unreadable} from './problem.ts'
import {readWord} from './read.ts'
import {writeReview} from './review.ts'
import type {Reviewing} from './review-notes.ts'
import {readZip} from './zip.ts'
import {isSealed} from './zip-write.ts'

/** Files of Word and of all programs that write .docx. */
export const wordFormat: PackageFormat = {
  name: 'docx',
  extensions: ['docx'],
  parse: () => unreadableDraft('This is no Word file: it is text under the name of one. Name it .txt or .md.'),
  read,
}

/** Reviews of Word files: what findings are written into, and what an earlier review has written. */
export const review: Reviewing = {
  format: wordFormat,
  clear(bytes, withChanges) {
    try {
      return clearReview(bytes, withChanges)
    } catch (error) {
      if (error instanceof Unreadable) return {reason: error.message}
      throw error
    }
  },
  write: writeReview,
  isOwn(bytes) {
    try {
      return isSealed(readZip(bytes))
    } catch {
      return false
    }
  },
}

function read(bytes: Uint8Array): Parsed & {text: string} {
  try {
    const {tree, transcript} = readWord(bytes)
    return {text: transcript.text(), tree, fields: [], data: {}, problems: [], source: openPartSource(transcript)}
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return {text: '', ...unreadableDraft(error.message)}
  }
}
