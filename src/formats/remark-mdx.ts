// remark-mdx: MDX where the native engine isn't there. It throws for what is no MDX.
import type {Root} from 'mdast'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import type {VFileMessage} from 'vfile-message'
import type {MarkdownParser} from './parser.ts'
import {addSyntaxFor} from './remark.ts'

/** Parse MDX with remark. What it throws starts with the line and column, as the native engine has it. */
export const parseMdxWithRemark: MarkdownParser = (text) => {
  const parser = unified()
    .use(remarkParse)
    .use(...addSyntaxFor(text))
    .use(remarkMdx)
  try {
    return parser.parse(text) as Root
  } catch (error) {
    const {line = 1, column = 1, reason = String(error)} = error as Partial<VFileMessage>
    throw new Error(`${line}:${column}: ${reason}`)
  }
}
