// A Markdown parser, as formats work with it.
import type {Root} from 'mdast'

/** Markdown to mdast whose positions carry offsets. */
export type MarkdownParser = (text: string) => Root
