// How a review knows its own comments again: by hashes of their paragraphs, so that nothing need be said in the comment.
import {elide} from '../../core/elide.ts'
import {hashText} from '../../core/report/fingerprint.ts'
import type {ReviewNote} from './review-notes.ts'

/** Whoever has written a comment or a change of a review. */
export const reviewer = 'Copydesk'

/** Changes with the words of a paragraph, not with the white space between them. */
export const hashOfLine = (line: string): string => hashText(line.replace(/\s+/g, ' ').trim()).slice(0, 8)

/** The key of a comment whose own key got lost: it is known by its words. */
export const keyOfLines = (lines: readonly string[]): string => lines.map(hashOfLine).join(' ')

/** A comment on words in a note stands at the mark of the note, and says which words it is about. */
export function aboutNote(note: ReviewNote, mark: string, text: string): ReviewNote {
  const {start, end, lines} = note
  const [first = '', ...more] = lines
  const name = mark.slice(2, -1).replace('-', ' ')
  const words = text.slice(start, end)
  const quoted = first.includes(words) ? '' : `, “${elide(words, 100)}”`
  return {...note, lines: [`(In ${name}${quoted}) ${first}`, ...more]}
}
