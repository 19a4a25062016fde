// The smallest single change from one text to another.
import type {Edit} from '../core/rule.ts'

/** The smallest single change from one text to another; it divides no character and no line break. */
export function changeBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let same = 0
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  while (start > 0 && isSplit(before, start)) start--
  while (same > 0 && isSplit(before, before.length - same)) same--
  return {start, end: before.length - same, text: after.slice(start, after.length - same)}
}

/** Is this between the halves of a character, or of a line break? */
function isSplit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 0xdc00 && code <= 0xdfff) || (code === 10 && text.charCodeAt(at - 1) === 13)
}
