// Word files (.docx): read straight from the XML of their parts, so that each word has its place there.
import type {PackageFormat, Parsed} from '../../core/draft/format.ts'
import {extensionsOf} from '../names.ts'
import {unreadableDraft} from '../unreadable.ts'
import {openPartSource} from './locate.ts'
import {Unreadable} from './problem.ts'
import {readWord} from './read.ts'

/** Files of Word and of all programs that write .docx. */
export const wordFormat: PackageFormat = {
  name: 'docx',
  extensions: extensionsOf.docx,
  parse: () => unreadableDraft('This is no Word file: it is text under the name of one. Name it .txt or .md.'),
  read,
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
