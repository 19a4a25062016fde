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
import type {MarkdownParser} from './parser.ts'

/** What front matter is fenced with: YAML may also end with its own mark, `...`. */
const matters: Readonly<Record<string, Matter>> = {
  '---': {type: 'yaml', fence: '---'},
  '...': {type: 'yaml', fence: {open: '---', close: '...'}},
  '+++': {type: 'toml', fence: '+++'},
}

interface Matter {
  type: string
  fence: string | {open: string; close: string}
}

/** The syntax beyond CommonMark; bare URLs stay text, since their nodes have no places. */
const syntax = [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()]

/** The syntax extensions a text is parsed with. */
export function syntaxFor(text: string) {
  const matter = matters[closingFence(text)]
  return matter ? [...syntax, frontmatter(matter)] : syntax
}

function addSyntax(this: Processor, matter: Matter | undefined): void {
  const data = this.data()
  // A list of its own: other plugins add to it.
  data.micromarkExtensions = matter ? [...syntax, frontmatter(matter)] : [...syntax]
  data.fromMarkdownExtensions = [
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    ...(matter ? [frontmatterFromMarkdown(matter)] : []),
  ]
}

const parserWith = (matter?: Matter) => unified().use(remarkParse).use(addSyntax, matter).freeze()
const plain = parserWith()
const parsers = new Map(Object.entries(matters).map(([fence, matter]) => [fence, parserWith(matter)]))

/**
 * The fence that closes the front matter of a text, the first that may; empty where there is none. A fence that is never
 * closed upsets the syntax for front matter: the list behind it would be no list.
 */
function closingFence(text: string): string {
  const open = /^(---|\+\+\+)[ \t]*[\r\n]/.exec(text)
  const close = open?.[1] === '---' ? /[\r\n](---|\.\.\.)[ \t]*(?:[\r\n]|$)/ : /[\r\n](\+\+\+)[ \t]*(?:[\r\n]|$)/
  return (open && close.exec(text.slice(3))?.[1]) ?? ''
}

/** The plugin that adds the syntax a text needs, with its options. */
export const addSyntaxFor = (text: string) => [addSyntax, matters[closingFence(text)]] as const

/** Parse with remark. Its time grows with the square of some texts: formats turn those away. */
export const parseWithRemark: MarkdownParser = (text) => (parsers.get(closingFence(text)) ?? plain).parse(text)
