// Markdown: CommonMark with tables, footnotes, task lists, strikethrough and front matter.
import type {Root} from 'mdast'
import {frontmatterFromMarkdown} from 'mdast-util-frontmatter'
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {gfmTaskListItemFromMarkdown} from 'mdast-util-gfm-task-list-item'
import {frontmatter} from 'micromark-extension-frontmatter'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import type {Format, Parsed} from '../core/draft.ts'
import {effortOf, mostEffort} from './effort.ts'
import {readFrontMatter} from './frontmatter.ts'

/** Markdown to mdast whose positions carry offsets. */
export type MarkdownParser = (text: string) => Root

const matters = ['yaml', 'toml'] as const

/** The syntax beyond CommonMark; bare URLs stay text, since their nodes have no places. */
export const markdownSyntax = () => [
  gfmFootnote(),
  gfmStrikethrough(),
  gfmTable(),
  gfmTaskListItem(),
  frontmatter([...matters]),
]

function addSyntax(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = markdownSyntax()
  data.fromMarkdownExtensions = [
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    frontmatterFromMarkdown([...matters]),
  ]
}

const remark = unified().use(remarkParse).use(addSyntax).freeze()

/** remark-parse: the reference that every other engine is held against. */
export const parseWithRemark: MarkdownParser = (text) => remark.parse(text)

/** The Markdown format on a parser handed in. */
export const markdownFormat = (parser: MarkdownParser = parseWithRemark): Format => ({
  name: 'markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  parse: (text) => parseMarkdown(text, parser),
})

/** Nesting beyond this is no draft, and would overflow the stack of the parser. */
const deepest = 200

function parseMarkdown(text: string, parser: MarkdownParser): Parsed {
  if (nestsTooDeep(text))
    return unreadable(
      `Flatten the quotations or lists of this file: they nest deeper than ${deepest} levels and cannot be read.`,
    )
  if (effortOf(text) >= mostEffort)
    return unreadable(
      'Split this file, or take out what is no copy: it is too long or too tangled to be read as one draft.',
    )
  try {
    // The parser would take a second byte order mark off without counting it.
    const tree = parser(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text)
    const matter = readFrontMatter(tree, text)
    return matter ? {tree, ...matter} : {tree: parser(`***${text.slice(3)}`), fields: [], data: {}, problems: []}
  } catch (error) {
    return unreadable(`This file can't be read as Markdown: ${error instanceof Error ? error.message : error}.`)
  }
}

function unreadable(message: string): Parsed {
  const tree: Root = {type: 'root', children: []}
  return {tree, fields: [], data: {}, problems: [{id: 'unreadable-file', message, place: {start: 0, end: 0}}]}
}

function nestsTooDeep(text: string): boolean {
  const marks = new RegExp(`^(?:[ \\t]*(?:>|[-+*]|\\d{1,9}[.)])){${deepest},}`, 'm')
  return marks.test(text)
}
