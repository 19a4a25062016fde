// What a review is told to write into a file, and what it knows of an earlier one.
import type {PackageFormat} from '../../core/draft/format.ts'
import type {Edit} from '../../core/rule.ts'

/** What is said of a place, as a comment of so many paragraphs. Its key is the same whenever the same is found again. */
export interface ReviewNote {
  start: number
  end: number
  lines: readonly string[]
  key: string
}

/** How a review is written. */
export interface ReviewOptions {
  /** The time that comments and changes bear, as in `2026-11-22T14:00:00Z`; none if it isn't named. */
  date?: string | undefined
}

/** A file without the marks of an earlier review. */
export interface Cleared {
  bytes: Uint8Array
  /** The keys of comments that stay: a person has answered, resolved or changed them. Where a key got lost, the words' own. */
  kept: ReadonlySet<string>
}

/** How files of a format are reviewed. */
export interface Reviewing {
  format: PackageFormat
  /** The file without the marks of an earlier review, or why it can't be read. */
  clear(bytes: Uint8Array, withChanges: boolean): Cleared | {reason: string}
  write(bytes: Uint8Array, notes: readonly ReviewNote[], edits: readonly Edit[], options: ReviewOptions): Uint8Array
  /** Is a file as a review wrote it? */
  isOwn(bytes: Uint8Array): boolean
}
