// Plain text: paragraphs and lines only; no code, emphasis, links or references.

import type {Code, Paragraph, PhrasingContent, Root} from 'mdast'
import type {Position} from 'unist'
import {makeLocator} from '../core/draft/draft.ts'
import type {Format} from '../core/draft/format.ts'
import type {Place} from '../core/draft/place.ts'
import {defineFormat, type FormatCard} from './card.ts'
import {unreadableDraft} from './unreadable.ts'

const card: FormatCard = {extensions: ['txt', 'text'], languages: ['plaintext', 'text']}

/** Plain text as pasted from a CMS or a chatbot. */
export const textFormat: Format = {
  name: 'text',
  extensions: card.extensions,
  parse: (text) =>
    text.length > longest ? unreadableDraft(tooLong) : {tree: parseText(text), fields: [], data: {}, problems: []},
}

export default defineFormat({...card, open: () => textFormat})

/** More than this, some 1.3 million words, is no draft. */
const longest = 8_000_000

const tooLong = 'Split this file: it is too long to be read as one draft.'

/**
 * Paragraphs are runs of lines that aren't blank. A line that is only an HTML comment is no copy, and neither is a
 * paragraph of data.
 */
function parseText(text: string): Root {
  const locate = makeLocator(text)
  const positionOf = ({start, end}: Place): Position => ({start: locate(start), end: locate(end)})
  const root: Root = {type: 'root', children: [], position: positionOf({start: 0, end: text.length})}
  let lines: Place[] = []
  for (const {0: line, index} of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    const words = line.trim()
    const start = index + line.indexOf(words)
    const place = {start, end: start + words.length}
    if (words && !isComment(words)) lines.push(place)
    else close()
    if (isComment(words)) root.children.push({type: 'html', value: words, position: positionOf(place)})
  }
  close()
  return root

  function close(): void {
    const [first, last] = [lines[0], lines.at(-1)]
    if (first && last) root.children.push(blockOf({start: first.start, end: last.end}))
    lines = []
  }

  function blockOf(place: Place): Code | Paragraph {
    const value = text.slice(place.start, place.end)
    return isData(value) ? {type: 'code', value, position: positionOf(place)} : paragraphOf(place)
  }

  function paragraphOf(place: Place): Paragraph {
    const children = lines.flatMap((line, i): PhrasingContent[] => {
      const before = lines[i - 1]
      const words = wordsOf(text, line, positionOf)
      return before ? [{type: 'break', position: positionOf({start: before.end, end: line.start})}, ...words] : words
    })
    return {type: 'paragraph', children, position: positionOf(place)}
  }
}

/** Is a paragraph data rather than copy: names in quotation marks with their values, as in JSON, three and more? */
function isData(paragraph: string): boolean {
  let pairs = 0
  for (let at = paragraph.indexOf('":'); at >= 0 && pairs < 3; at = paragraph.indexOf('":', at + 2))
    if (/["\d[{tfn-]/.test(paragraph.slice(at + 2, at + 12).trimStart()[0] ?? '')) pairs++
  return pairs >= 3
}

/** A line as words, with ignore comments in it as HTML. */
function wordsOf(text: string, {start, end}: Place, positionOf: (place: Place) => Position): PhrasingContent[] {
  const parts = text.slice(start, end).split(ignoreComment)
  let at = start
  return parts.flatMap((value, i): PhrasingContent[] => {
    const position = positionOf({start: at, end: at + value.length})
    at += value.length
    return value ? [{type: i % 2 === 1 ? 'html' : 'text', value, position}] : []
  })
}

const ignoreComment = /(<!--\s*copydesk[- ]ignore[^\r\n>]*-->)/i

const isComment = (line: string) =>
  line.startsWith('<!--') && line.indexOf('-->', 4) === line.length - 3 && line.length > 6
