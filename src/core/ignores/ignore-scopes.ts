// What an ignore comment covers, as an editor would expect of where it stands.

import type {Nodes} from 'mdast'
import type {Block} from '../draft/blocks.ts'
import type {Draft} from '../draft/draft.ts'
import {type Place, placeOfNode} from '../draft/place.ts'

import {bisect, groupBy} from '../order.ts'
import {type IgnoreComment, isFrontMatter} from './ignore-comments.ts'

/** What a comment covers: on a line of its own the next block; beside words, wherever among them, their line or table cell. */
export function makeScopes({text, blocks, source}: Draft): (comment: IgnoreComment) => Place | undefined {
  const inHtml = groupBy(
    blocks.filter(({kind}) => kind === 'html'),
    ({node}) => node as unknown,
  )
  let line: Place = {start: 0, end: -1}

  return (comment) => {
    const {node, row, next} = comment
    const whole = placeOfNode(node)
    if (comment.covers) return comment.covers
    if (source) return scopeInTags(comment)
    if (comment.start < line.start || comment.end > line.end) line = lineAround(text, comment)
    const stretch = node.type === 'tableCell' ? whole : line
    if (hasWords(text, comment.end, stretch.end) || hasWords(text, stretch.start, comment.start)) return stretch
    if (row) return row
    if (isFrontMatter(node)) return entryBehind(text, line.end)
    const stretchBehind = firstFrom(inHtml.get(node) ?? [], comment.end)
    if (stretchBehind) return {start: comment.end, end: stretchBehind.place.end}
    if (node.type !== 'html' && text.slice(comment.end, whole.end).trim()) return {start: comment.end, end: whole.end}
    return next && {start: comment.end, end: placeOfNode(next).end}
  }
}

/** In HTML lines mean nothing: a comment among words covers all of their block, any other the next block. */
function scopeInTags({node, row, next, end}: IgnoreComment): Place | undefined {
  if (node.type !== 'html') return row && isEmptyCell(node) ? row : placeOfNode(node)
  return next && {start: end, end: placeOfNode(next).end}
}

const isEmptyCell = (node: Nodes) => 'children' in node && node.children.every(({type}) => type === 'html')

function lineAround(text: string, {start, end}: Place): Place {
  let lineStart = start
  while (lineStart > 0 && !/[\r\n]/.test(text[lineStart - 1] as string)) lineStart--
  return {start: lineStart, end: end + text.slice(end).search(/[\r\n]|$/)}
}

/** On a stretch longer than this there are words. */
const longest = 1000

const noWords = /<!--[^>]*-->|\{\/\*[^}]*\*\/\}|<\/?[a-z][^>]*>|[\s>*+|#-]/gi

const hasWords = (text: string, start: number, end: number) =>
  end - start > longest || text.slice(start, end).replace(noWords, '') !== ''

/** Further comments and blank lines that may stand between a comment in front matter and the entry it is for. */
const mostBetween = 50

/** The entry of front matter below an offset with all that is indented under it. */
function entryBehind(text: string, offset: number): Place {
  const lines = /(?:\r\n|\r|\n)([ \t]*)([^\r\n]*)/y
  lines.lastIndex = offset
  let [end, indent, between, mayHaveItems] = [offset, -1, 0, false]
  for (let line = lines.exec(text); line && between < mostBetween; line = lines.exec(text)) {
    const [whole, white = '', words = ''] = line
    const isItem = words.startsWith('- ')
    if (words === '' || (indent < 0 && words.startsWith('#'))) between++
    else if (/^(?:---|\+\+\+)/.test(words)) break
    else if (indent >= 0 && white.length <= indent && !(isItem && white.length === indent && mayHaveItems)) break
    else {
      if (indent < 0) [indent, mayHaveItems] = [white.length, !isItem]
      end = line.index + whole.length
    }
  }
  return {start: offset, end}
}

/** The first block of a list in reading order that starts at an offset or after it. */
const firstFrom = (blocks: readonly Block[], offset: number): Block | undefined =>
  blocks[bisect(blocks, ({place}) => place.start >= offset)]
