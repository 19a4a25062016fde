// Markdown: CommonMark with tables, footnotes, task lists, strikethrough and front matter.

import type {Root} from 'mdast'
import type {Format, Parsed, Revision} from '../core/draft/format.ts'
import {readFrontMatter} from './frontmatter.ts'
import {extensionsOf} from './names.ts'
import {type MarkdownParser, Unreadable} from './parser.ts'
import {reparseTree} from './reparse.ts'

/** The Markdown format on a parser handed in. */
export const markdownFormat = (parser: MarkdownParser): Format => ({
  name: 'markdown',
  extensions: extensionsOf.markdown,
  parse: (text, before) => (before && reparse(before, text, parser)) ?? parseMarkdown(text, parser),
})

/** Nesting beyond this is no draft, and would overflow the stack of the parser. */
const deepest = 200

function reparse(before: Revision, text: string, parser: MarkdownParser): Parsed | undefined {
  const tree = reparseTree(before, text, parser)
  return tree && {...before.parsed, tree}
}

function parseMarkdown(text: string, parser: MarkdownParser): Parsed {
  if (nestsTooDeep(text))
    return unreadable(
      `Flatten the quotations or lists of this file: they nest deeper than ${deepest} levels and cannot be read.`,
    )
  try {
    // The parser would take a second byte order mark off without counting it.
    const tree = parser(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text)
    const matter = readFrontMatter(tree, text)
    return matter ? {tree, ...matter} : {tree: parser(`***${text.slice(3)}`), fields: [], data: {}, problems: []}
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(error.message)
    return unreadable(`This file can't be read as Markdown: ${error instanceof Error ? error.message : error}.`)
  }
}

function unreadable(message: string): Parsed {
  const tree: Root = {type: 'root', children: []}
  return {tree, fields: [], data: {}, problems: [{id: 'unreadable-file', message, place: {start: 0, end: 0}}]}
}

const marks = new RegExp(`(?:[ \\t]*(?:>|[-+*]|\\d{1,9}[.)])){${deepest}}`, 'y')
const opensLine = new Uint8Array(128)
for (const character of ' \t>-+*0123456789') opensLine[character.charCodeAt(0)] = 1

/** Only lines that open with a mark are looked at: they are few. */
function nestsTooDeep(text: string): boolean {
  const lines = text.includes('\r') ? text.replaceAll('\r', '\n') : text
  for (let start = 0; start >= 0 && start + deepest <= lines.length; start = lines.indexOf('\n', start) + 1 || -1) {
    if (opensLine[lines.charCodeAt(start)] !== 1) continue
    marks.lastIndex = start
    if (marks.test(lines)) return true
  }
  return false
}
