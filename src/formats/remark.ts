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
import {effortOf, mostEffort} from './effort.ts'
import {type MarkdownParser, Unreadable} from './markdown.ts'

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

/** Parse with remark. Its time grows with the square of some texts: those it would take seconds for are turned away. */
export const parseWithRemark: MarkdownParser = (text) => {
  if (effortOf(text) < mostEffort) return remark.parse(text)
  throw new Unreadable(
    'Split this file, or take out what is no copy: it is too long or too tangled to be read as one draft.',
  )
}
