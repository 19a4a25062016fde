// Which format reads which file.
import type {Format, Problem} from '../core/draft/format.ts'
import {disguiseOf} from './disguise.ts'
import {markdownFormat} from './markdown.ts'
import type {MarkdownParser} from './parser.ts'
import {textFormat} from './text.ts'
import {unreadableDraft} from './unreadable.ts'

/** All formats, Markdown on the parser handed in: `parseWithRemark`, or an engine that gives the same trees. */
export const makeFormats = (parser: MarkdownParser, more: readonly Format[] = []): readonly Format[] =>
  [markdownFormat(parser), textFormat, ...more].map(refuseDisguised)

/** The same format for drafts only: what is something else under their name isn't parsed. */
export const refuseDisguised = (format: Format): Format => ({
  ...format,
  parse(text, before) {
    const message = disguiseOf(text, format.name)
    if (message !== undefined) return unreadableDraft(message)
    return format.parse(text, before?.parsed.problems.some(isUnreadable) ? undefined : before)
  },
})

const isUnreadable = ({id}: Problem) => id === 'unreadable-file'

/** The format for a path by its extension, if there is one. */
export function formatFor(path: string, formats: readonly Format[]): Format | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase()
  return formats.find(({extensions}) => extension !== undefined && extensions.includes(extension))
}
