// The last line of a comment that a review has written: whether anybody has changed the words above it.
import {hashText} from '../../core/report/fingerprint.ts'

/** Changes with the words of a comment, not with the white space between them. */
export const checkOf = (lines: readonly string[]): string =>
  hashText(lines.map((line) => line.replace(/\s+/g, ' ').trim()).join('\n')).slice(0, 6)
