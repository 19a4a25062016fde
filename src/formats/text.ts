// Plain text: paragraphs and lines only; no code, emphasis, links or references.

import type {Paragraph, PhrasingContent, Root} from 'mdast'
import type {Position} from 'unist'
import {makeLocator} from '../core/draft/draft.ts'
import type {Format, Parsed} from '../core/draft/format.ts'
import type {Place} from '../core/draft/place.ts'
import {extensionsOf} from './names.ts'

/** Plain text as pasted from a CMS or a chatbot. */
export const textFormat: Format = {
  name: 'text',
  extensions: extensionsOf.text,
  parse: (text) => (text.length > longest ? tooLong : {tree: parseText(text), fields: [], data: {}, problems: []}),
}

/** More than this, some 1.3 million words, is no draft. */
const longest = 8_000_000

const tooLong: Parsed = {
  tree: {type: 'root', children: []},
  fields: [],
  data: {},
  problems: [
    {
      id: 'unreadable-file',
      message: 'Split this file: it is too long to be read as one draft.',
      place: {start: 0, end: 0},
    },
  ],
}

/** Paragraphs are runs of lines that aren't blank; a line that is only an HTML comment is no copy. */
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
    if (first && last) root.children.push(paragraphOf({start: first.start, end: last.end}))
    lines = []
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
