// Markdown: CommonMark with tables, footnotes, task lists, strikethrough and front matter.

import type {Format, FrontMatter, Parsed, Revision} from '../core/draft/format.ts'
import {defineFormat, type FormatCard} from './card.ts'
import type {Cover} from './cover-marks.ts'
import {coversIn} from './covers.ts'
import {readFrontMatter} from './frontmatter.ts'
import {closingDots, headerOf} from './headers.ts'
import {isTooLong} from './parse-cost.ts'
import type {MarkdownParser} from './parser.ts'
import {reparseTree} from './reparse.ts'
import {coverText, uncover} from './uncover.ts'
import {unreadableDraft} from './unreadable.ts'

const card: FormatCard = {
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  languages: ['markdown'],
  engine: 'markdown',
}

/** The Markdown format on a parser handed in. */
export const markdownFormat = (parser: MarkdownParser): Format => ({
  name: 'markdown',
  extensions: card.extensions,
  parse: (text, before) => (before && reparse(before, text, parser)) ?? parseMarkdown(text, parser),
})

export default defineFormat({...card, open: ({parsers}) => markdownFormat(parsers.markdown)})

/** Nesting beyond this is no draft, and would overflow the stack of the parser. */
const deepest = 200

function reparse(before: Revision, text: string, parser: MarkdownParser): Parsed | undefined {
  const tree = reparseTree(before, text, parser)
  return tree && {...before.parsed, tree}
}

function parseMarkdown(text: string, parser: MarkdownParser): Parsed {
  if (nestsTooDeep(text))
    return unreadableDraft(
      `Flatten the quotations or lists of this file: they nest deeper than ${deepest} levels and cannot be read.`,
    )
  try {
    return readCovered(text, parser)
  } catch (error) {
    return unreadableDraft(`This file can't be read as Markdown: ${error instanceof Error ? error.message : error}.`)
  }
}

/** A text as Markdown is to read it. */
interface Covered {
  /** The text, its front matter closed with a fence. */
  source: string
  /** The same, as long and line for line, with covers on. */
  covered: string
  covers: readonly Cover[]
  /** Front matter that isn't fenced YAML or TOML. */
  matter: FrontMatter | undefined
}

/** Cover what is no copy; front matter that isn't fenced YAML or TOML is blank to Markdown. */
export function coverOther(text: string): Covered {
  const dots = closingDots(text)
  const source = dots ? `${text.slice(0, dots.start)}---${text.slice(dots.end)}` : text
  const header = headerOf(source)
  const blank: Cover[] = header ? [{...header.place, kind: 'blank'}] : []
  const covers = [...blank, ...coversIn(source, header?.place.end ?? endOfFrontMatter(source))]
  return {source, covered: coverText(source, covers), covers, matter: header?.matter}
}

function readCovered(text: string, parser: MarkdownParser): Parsed {
  const {source, covered, covers, matter: own} = coverOther(text)
  if (isTooLong(covered))
    return unreadableDraft(
      'Split this file, or take out what is no copy: it is too long or too tangled to be read as one draft.',
    )
  // The parser would take a second byte order mark off without counting it.
  const tree = parser(covered.startsWith('\uFEFF') ? ` ${covered.slice(1)}` : covered)
  const matter = own ?? readFrontMatter(tree, source)
  const whole = matter ? tree : parser(`***${covered.slice(3)}`)
  uncover(whole, covers, text)
  return {tree: whole, ...(matter ?? none)}
}

const none: FrontMatter = {fields: [], data: {}, problems: []}

/** Behind the fence that closes front matter; 0 where there is none. */
function endOfFrontMatter(text: string): number {
  const fence = /^(---|\+\+\+)[ \t]*\r?\n/.exec(text)?.[1]
  const close = fence ? text.indexOf(`\n${fence}`, 3) : -1
  return close < 0 ? 0 : close + 4
}

const marks = new RegExp(`(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))){${deepest}}`, 'y')
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
