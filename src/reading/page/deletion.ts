// Deletion: how a whole line or block is taken out of the source so that nothing of it stays behind.

import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import type {Place} from '../../core/draft/place.ts'
import {placeOf, type Span} from '../../core/draft/spans.ts'
import type {Edit} from '../../core/rule.ts'
import type {Line} from './roles.ts'

/**
 * The edit that deletes a line with its markup and its blank line, or none where the line isn't the source's own:
 * in a list, a quotation, HTML, or with other words, an address or a name for links beside it. `before` and `after` are the lines around it.
 */
export function deleteLine(draft: Draft, line: Line, before?: Line, after?: Line): Edit[] | undefined {
  const {block} = line
  if (block.parents.length > 0 || block.kind === 'html') return undefined
  const {text} = draft
  const first = before?.block !== block
  const words = placeOf(line)
  const {start, end} = first && after?.block !== block ? block.place : words
  const from = startOfLine(text, start)
  const to = endOfLine(text, end)
  if (!isMarkup(text.slice(from, words.start)) || !isMarkup(text.slice(words.end, to))) return undefined
  if (first && after?.block === block) return [{start: from, end: afterLineEnd(text, to), text: ''}]
  return [{start: text.slice(0, from).trimEnd().length, end: to, text: ''}]
}

/** The edit that deletes a whole block with the blank line before it, or none where it stands in a list or quotation. */
function deleteBlock({text}: Draft, {parents, place}: Block): Edit[] | undefined {
  if (parents.length > 0) return undefined
  const start = text.slice(0, place.start).trimEnd().length
  const after = /^\s*/.exec(text.slice(place.end, place.end + 20))?.[0].length ?? 0
  return [{start, end: start === 0 ? place.end + after : place.end, text: ''}]
}

/** The edit that deletes a sentence with the space before it; where it fills its block, the block. */
export function deleteSpan(draft: Draft, span: Span): Edit[] {
  const {text} = span.block.prose
  const before = text.slice(0, span.start).trimEnd()
  const after = /^\s*/.exec(text.slice(span.end, span.end + 20))?.[0].length ?? 0
  if (!before && span.end + after >= text.length)
    return deleteBlock(draft, span.block) ?? [{...placeOf(span), text: ''}]
  const [start, end] = before ? [before.length, span.end] : [span.start, span.end + after]
  return [{...placeOf({block: span.block, start, end}), text: ''}]
}

/** The edit that deletes words with emphasis that is about them alone, and with the space before them. */
export function deleteWords({text}: Draft, place: Place): Edit[] {
  let {start, end} = place
  while (/[*_~]/.test(text[start - 1] ?? '') && text[start - 1] === text[end]) {
    start--
    end++
  }
  const isApart = text[start - 1] === ' ' && /^(?:[\s.,;:!?)]|$)/.test(text.slice(end, end + 1))
  return [{start: isApart ? start - 1 : start, end, text: ''}]
}

const isMarkup = (text: string) => /^[\s#*_=~`-]*$/.test(text)

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
