// The edits that take an ignore comment away again, with the line that it was given, or one of the rules it names.

import type {Place} from '../draft/place.ts'
import type {Edit} from '../rule.ts'
import type {IgnoreComment} from './ignore-comments.ts'

/**
 * The edits that take an ignore comment away, and the other end with one that opens or closes a stretch. `comments` are
 * all of the draft in reading order.
 */
export function takeAwayEdits(text: string, comment: IgnoreComment, comments: readonly IgnoreComment[]): Edit[] {
  const other = otherEnd(comment, comments)
  const both = other && other.start < comment.start ? [other, comment] : other ? [comment, other] : [comment]
  return both.map((one) => ({...withItsLine(text, one), text: ''}))
}

/** The edits that make an ignore comment no longer cover a rule, by the name it has there. */
export function takeRuleAway(
  text: string,
  comment: IgnoreComment,
  name: string,
  comments: readonly IgnoreComment[],
): Edit[] {
  if (comment.ids.every((id) => id === name)) return takeAwayEdits(text, comment, comments)
  const from = text.indexOf(comment.name, comment.start) + comment.name.length
  const words = /[^\s,:]+/g
  words.lastIndex = from
  for (let word = words.exec(text); word && word.index < comment.end; word = words.exec(text)) {
    if (word[0].toLowerCase() !== name) continue
    const after = /^[\s,]*/.exec(text.slice(words.lastIndex, comment.end))?.[0] ?? ''
    const before = text.slice(endOfNames(text, from, word.index), word.index)
    const isLast = !/^[^\s,:]/.test(text.slice(words.lastIndex + after.length, comment.end)) || !after.includes(',')
    const [start, end] =
      isLast && before.includes(',')
        ? [word.index - before.length, words.lastIndex]
        : [word.index, words.lastIndex + after.length]
    return [{start, end, text: ''}]
  }
  return []
}

/** Where the last name before an offset ends. */
function endOfNames(text: string, from: number, offset: number): number {
  let at = offset
  while (at > from && /[\s,]/.test(text[at - 1] as string)) at--
  return at
}

/** The comment that closes the stretch which a comment opens, or opens the one it closes: an end is that of the last stretch still open. */
function otherEnd(comment: IgnoreComment, comments: readonly IgnoreComment[]): IgnoreComment | undefined {
  const open: IgnoreComment[] = []
  for (const one of comments) {
    if (one.verb === '-start') open.push(one)
    if (one.verb !== '-end') continue
    const at = open.findLastIndex(({ids}) => one.ids.every((id) => ids.includes(id)))
    const [start] = at < 0 ? [] : open.splice(at, 1)
    if (start === comment) return one
    if (one === comment) return start
  }
  return undefined
}

/** A place with the lines it is alone on, and one of the blank lines around it; among words, with the blanks before it. */
function withItsLine(text: string, {start, end}: Place): Place {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1
  const lineEnd = end + text.slice(end).search(/[\r\n]|$/)
  const isAlone = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === ''
  if (!isAlone) {
    const blanks = /[ \t]*$/.exec(text.slice(lineStart, start))?.[0].length ?? 0
    return {start: start - blanks, end}
  }
  const own = lineEnd + lengthOf(/^(?:\r\n|\r|\n)/, text.slice(lineEnd, lineEnd + 2))
  const isBlankAbove =
    lineStart === 0 || /(?:\r\n|[\r\n])[ \t]*(?:\r\n|[\r\n])$/.test(text.slice(0, lineStart).slice(-1000))
  const below = lengthOf(/^[ \t]*(?:\r\n|\r|\n)/, text.slice(own, own + 1000))
  return {start: lineStart, end: isBlankAbove ? own + below : own}
}

const lengthOf = (pattern: RegExp, text: string): number => pattern.exec(text)?.[0].length ?? 0
