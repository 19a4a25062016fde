// OpenDocument texts (.odt): read straight from their XML, and commented on in the margin.
import type {PackageFormat, Parsed} from '../../core/draft/format.ts'
import {defineFormat} from '../card.ts'
import {unreadableDraft} from '../unreadable.ts'
import {openPartSource} from '../word/locate.ts'
import {Unreadable} from '../word/problem.ts'
import type {Reviewing} from '../word/review-notes.ts'
import {readZip} from '../word/zip.ts'
import {isSealed} from '../word/zip-write.ts'
import {readOdt} from './read.ts'
import {clearOdtReview, writeOdtReview} from './review.ts'

/** Texts of LibreOffice, and of all programs that write .odt. */
const odtFormat: PackageFormat = {
  name: 'odt',
  extensions: ['odt'],
  parse: () => unreadableDraft('This is text under the name of an OpenDocument file: name it .txt or .md.'),
  read,
}

/** Reviews of OpenDocument texts: comments only. */
export const odtReview: Reviewing = {
  format: odtFormat,
  clear(bytes) {
    try {
      return clearOdtReview(bytes)
    } catch (error) {
      if (error instanceof Unreadable) return {reason: error.message}
      throw error
    }
  },
  write: (bytes, notes, _edits, options) => writeOdtReview(bytes, notes, options),
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
    const {tree, transcript} = readOdt(bytes)
    return {text: transcript.text(), tree, fields: [], data: {}, problems: [], source: openPartSource(transcript)}
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return {text: '', ...unreadableDraft(error.message)}
  }
}

export default defineFormat({extensions: ['odt'], onlyIfNamed: true, isPackage: true, open: () => odtFormat})
