// What the covers of a text share: where lines and marks stand, and the shape of a cover.
import type {Place} from '../core/draft/place.ts'

/**
 * What is put in place of a stretch before Markdown is read:
 * `block` lines that become code or a comment, `inline` the same within a line, `holder` the label line of an indented
 * block, `wiki` a link of a wiki, `address` a tag in a link's address, `blank` nothing.
 */
export interface Cover extends Place {
  kind: 'block' | 'inline' | 'holder' | 'wiki' | 'address' | 'blank'
  /** What a block or inline stretch is to a reader: something shown, or nothing. */
  as?: 'code' | 'comment'
  /** The words of a wiki link. */
  label?: Place
}

/** Where a closing mark was looked for in vain, so that nobody looks again. */
export type Closings = Map<string, number>

/** Where a mark stands from an offset on; −1 where it doesn't. */
export function closingAfter(text: string, mark: string, from: number, closings: Closings): number {
  const known = closings.get(mark)
  if (known !== undefined && (known < 0 || known >= from)) return known
  const found = text.indexOf(mark, from)
  closings.set(mark, found)
  return found
}

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

export const nextLine = (text: string, at: number): number => lineEnd(text, at) + 1

/** Marks of quotations and list items, and white space, that stand before the words of a line. */
export const linePrefix = /(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/y

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
