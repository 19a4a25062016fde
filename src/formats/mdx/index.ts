// MDX: Markdown with JSX, whose words are copy, and with programs, which are none.
import type {Root} from 'mdast'
import {lineStarts} from '../../core/draft/draft.ts'
import type {Format, Parsed} from '../../core/draft/format.ts'
import {defineFormat, type FormatCard} from '../card.ts'
import {readFrontMatter} from '../frontmatter.ts'
import {isTooLong} from '../parse-cost.ts'
import type {MarkdownParser} from '../parser.ts'
import {withoutMdx} from './nodes.ts'
import {asSitesTakeIt} from './sites.ts'

const none = {fields: [], data: {}, problems: []}

const card: FormatCard = {extensions: ['mdx'], languages: ['mdx'], engine: 'mdx', takenFor: 'markdown'}

/** MDX on a parser that throws for what it refuses. To rules its drafts are Markdown. */
const mdxFormat = (parser: MarkdownParser): Format => ({
  name: 'markdown',
  extensions: card.extensions,
  parse(text) {
    try {
      return readMdx(text, parser)
    } catch (error) {
      return refused(text, error instanceof Error ? error.message : String(error))
    }
  },
})

export default defineFormat({...card, open: ({parsers}) => mdxFormat(parsers.mdx)})

/** Markdown on sites that read it as MDX: what is no MDX is Markdown. */
export const mdxOrMarkdown = (parser: MarkdownParser, markdown: Format): Format => ({
  ...markdown,
  parse(text) {
    try {
      return readMdx(text, parser)
    } catch {
      return markdown.parse(text)
    }
  },
})

function readMdx(text: string, parser: MarkdownParser): Parsed {
  if (isTooLong(text)) throw new Error('1:1: it is too long or too tangled to be read as one draft')
  const tree = parseMdx(text, parser)
  return {tree: withoutMdx(tree, text), ...(readFrontMatter(tree, text) ?? none), bracesComment: true}
}

/** Parse what MDX takes, or what it takes on sites with its common extensions. */
function parseMdx(text: string, parser: MarkdownParser): Root {
  try {
    return parser(text)
  } catch (refusal) {
    const other = asSitesTakeIt(text)
    if (other === text) throw refusal
    return parser(other)
  }
}

/** The finding that a file is no MDX, at the place its parser names. */
function refused(text: string, reason: string): Parsed {
  const [, line = '1', column = '1', said = reason] = /^(\d+):(\d+)(?:-\d+:\d+)?: ([^(]*)/.exec(reason) ?? []
  const start = Math.min(text.length, (lineStarts(text)[Number(line) - 1] ?? 0) + Number(column) - 1)
  const end = start + (/^[^\r\n]*/.exec(text.slice(start, start + 500))?.[0].length ?? 0)
  const reads = lowerFirst(said.replace(' with oxc', '').replace(/\p{C}/gu, '').trim())
  const message = `MDX can't be read from line ${line} on: ${reads}. Correct it, or check the file as Markdown, with \`copydesk - --stdin-filename page.md < page.mdx\`.`
  return {
    tree: {type: 'root', children: []},
    ...none,
    problems: [{id: 'unreadable-file', message, place: {start, end}}],
  }
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1).replace(/[.]+$/, '')
