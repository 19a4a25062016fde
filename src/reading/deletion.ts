// Deletion: how a whole line or block is taken out of the source so that nothing of it stays behind.
import {type Draft, placeOf} from '../core/draft.ts'
import type {Edit} from '../core/rule.ts'
import type {Line} from './roles.ts'

/**
 * The edit that deletes a line with its markup and its blank line, or none where the line isn't the source's own:
 * in a list, a quotation, HTML, or with other words on it. `before` and `after` are the lines around it.
 */
export function deleteLine(draft: Draft, line: Line, before?: Line, after?: Line): Edit[] | undefined {
  const {block} = line
  if (block.parents.length > 0 || block.kind === 'html') return undefined
  const {text} = draft
  const first = before?.block !== block
  const {start, end} = first && after?.block !== block ? block.place : placeOf(line)
  const from = startOfLine(text, start)
  const to = endOfLine(text, end)
  if (!isMarkup(text.slice(from, start)) || !isMarkup(text.slice(end, to))) return undefined
  if (first && after?.block === block) return [{start: from, end: afterLineEnd(text, to), text: ''}]
  return [{start: text.slice(0, from).trimEnd().length, end: to, text: ''}]
}

const isMarkup = (text: string) => /^[\s#*_]*$/.test(text)

function startOfLine(text: string, at: number): number {
  let start = at
  while (start > 0 && !/[\r\n]/.test(text[start - 1] as string)) start--
  return start
}

function endOfLine(text: string, at: number): number {
  let end = at
  while (end < text.length && !/[\r\n]/.test(text[end] as string)) end++
  return end
}

const afterLineEnd = (text: string, at: number) => at + (/^\r?\n|^\r/.exec(text.slice(at, at + 2))?.[0].length ?? 0)
