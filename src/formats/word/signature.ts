// The last line of a comment that a review has written: whether anybody has changed the words above it.
import {hashText} from '../../core/report/fingerprint.ts'
import type {ReviewNote} from './review-notes.ts'

/** Changes with the words of a comment, not with the white space between them. */
const checkOf = (lines: readonly string[]): string =>
  hashText(lines.map((line) => line.replace(/\s+/g, ' ').trim()).join('\n')).slice(0, 6)

/** Whoever has written a comment or a change of a review. */
export const reviewer = 'Copydesk'

/** The paragraphs of a comment; the last names what was found, and tells whether anybody has changed the others. */
export const withSignature = ({lines, key}: ReviewNote): string[] => [...lines, `${key}-${checkOf(lines)}`]

const signature = /^(.+)-([\da-f]{6})$/

/** The key in the last line of a comment. */
export const keyIn = (lines: readonly string[]): string | undefined => signature.exec(lines.at(-1)?.trim() ?? '')?.[1]

/** Has nobody changed the words of a comment since it was written? */
export const isUnchanged = (lines: readonly string[]): boolean =>
  signature.exec(lines.at(-1)?.trim() ?? '')?.[2] === checkOf(lines.slice(0, -1))
