// Which format reads which file.
import type {Format} from '../core/draft/format.ts'
import {markdownFormat} from './markdown.ts'
import type {MarkdownParser} from './parser.ts'
import {textFormat} from './text.ts'

/** All formats, Markdown on the parser handed in: `parseWithRemark`, or an engine that gives the same trees. */
export const makeFormats = (parser: MarkdownParser): readonly Format[] => [markdownFormat(parser), textFormat]

/** The format for a path by its extension, if there is one. */
export function formatFor(path: string, formats: readonly Format[]): Format | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase()
  return formats.find(({extensions}) => extension !== undefined && extensions.includes(extension))
}
