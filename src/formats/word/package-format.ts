// What the formats of word processors share: their words come from parts, and a damaged package is told, not thrown.
import type {Root} from 'mdast'
import type {PackageFormat} from '../../core/draft/format.ts'
import {unreadableDraft} from '../unreadable.ts'
import {openPartSource} from './locate.ts'
import {orReason} from './problem.ts'
import type {Transcript} from './transcript.ts'
import {readZip} from './zip.ts'
import {isSealed} from './zip-write.ts'

/** What a package is read to. */
interface PackageWords {
  tree: Root
  transcript: Transcript
}

/** A format by its extension; `asText` says what to do with a text under its name. */
export const packageFormat = (
  name: string,
  asText: string,
  readWords: (bytes: Uint8Array) => PackageWords,
): PackageFormat => ({
  name,
  extensions: [name],
  parse: () => unreadableDraft(asText),
  read(bytes) {
    const made = orReason(() => readWords(bytes))
    if ('reason' in made) return {text: '', ...unreadableDraft(made.reason)}
    const {tree, transcript} = made
    return {text: transcript.text(), tree, fields: [], data: {}, problems: [], source: openPartSource(transcript)}
  },
})

/** Was a package written by a review, and not changed since? */
export function isReviewed(bytes: Uint8Array): boolean {
  try {
    return isSealed(readZip(bytes))
  } catch {
    return false
  }
}
