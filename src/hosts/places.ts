// Where a message of a plugin stands, as offsets in the text the plugin was given.
import type {VFileMessage} from 'vfile-message'
import type {Place} from '../core/draft/place.ts'

type MessagePoint = {line: number; column: number; offset?: number | undefined}

/** The range of a message; an empty one at a point, and at the start where the message names no place. */
export function findRange({place}: VFileMessage, text: string): Place {
  if (!place) return {start: 0, end: 0}
  const [from, to] = 'start' in place ? [place.start, place.end] : [place, place]
  const start = offsetOf(from, text)
  return {start, end: Math.max(start, offsetOf(to, text))}
}

function offsetOf({line, column, offset}: MessagePoint, text: string): number {
  if (offset !== undefined) return Math.min(Math.max(offset, 0), text.length)
  const ends = /\r\n|\r|\n/g
  for (let left = line - 1; left > 0 && ends.exec(text); left--);
  return Math.min(ends.lastIndex + Math.max(column, 1) - 1, text.length)
}
