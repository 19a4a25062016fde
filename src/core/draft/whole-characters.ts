// Whole characters: ranges that cut no surrogate pair, combining sequence or CRLF.
import type {Place} from './place.ts'

const marks = /^(?:\p{M}|\u200d)/u

/** Whether an offset stands inside a character as a reader sees it, or between CR and LF. */
function isInside(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  if (after === 10) return before === 13
  if (after < 0x300) return false
  if (after >= 0xdc00 && after <= 0xdfff) return before >= 0xd800 && before <= 0xdbff
  return before > 32 && marks.test(text.slice(at, at + 2))
}

/** The offset (in UTF-16 code units) where the character around an offset starts. */
export function startOfCharacter(text: string, offset: number): number {
  let at = offset
  while (isInside(text, at)) at--
  return at
}

/** The offset where the character around an offset ends; the offset itself between characters. */
export function endOfCharacter(text: string, offset: number): number {
  let at = offset
  while (isInside(text, at)) at++
  return at
}

/** The range widened to whole characters. */
export function wholeCharacters(text: string, place: Place): Place {
  const start = startOfCharacter(text, place.start)
  const end = place.end > place.start ? endOfCharacter(text, place.end) : start
  return start === place.start && end === place.end ? place : {start, end}
}
