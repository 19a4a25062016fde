// remark-parse: the reference that every other Markdown engine is held against, and the one in the browser.
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
import {mostParseCost, parseCost} from './parse-cost.ts'
import {type MarkdownParser, Unreadable} from './parser.ts'

const matters = ['yaml', 'toml'] as const

/** The syntax beyond CommonMark; bare URLs stay text, since their nodes have no places. */
const syntax = [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()]

/** The syntax extensions a text is parsed with. */
export const syntaxFor = (text: string) => (hasFrontMatter(text) ? [...syntax, frontmatter([...matters])] : syntax)

function addSyntax(this: Processor, {frontMatter}: {frontMatter: boolean}): void {
  const data = this.data()
  data.micromarkExtensions = frontMatter ? [...syntax, frontmatter([...matters])] : syntax
  data.fromMarkdownExtensions = [
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    frontmatterFromMarkdown([...matters]),
  ]
}

const withFrontMatter = unified().use(remarkParse).use(addSyntax, {frontMatter: true}).freeze()
const withoutFrontMatter = unified().use(remarkParse).use(addSyntax, {frontMatter: false}).freeze()

/** A fence that is never closed upsets the syntax for front matter: the list behind it would be no list. */
function hasFrontMatter(text: string): boolean {
  const fence = /^(---|\+\+\+)[ \t]*[\r\n]/.exec(text)?.[1]
  if (!fence) return false
  const close = fence === '---' ? /[\r\n]---[ \t]*(?:[\r\n]|$)/ : /[\r\n]\+\+\+[ \t]*(?:[\r\n]|$)/
  return close.test(text.slice(3))
}

const accepts = (text: string) => parseCost(text) < mostParseCost

/** Parse with remark. Its time grows with the square of some texts: those it would take seconds for are turned away. */
export const parseWithRemark: MarkdownParser = Object.assign(
  (text: string) => {
    if (accepts(text)) return (hasFrontMatter(text) ? withFrontMatter : withoutFrontMatter).parse(text)
    throw new Unreadable(
      'Split this file, or take out what is no copy: it is too long or too tangled to be read as one draft.',
    )
  },
  {accepts},
)
