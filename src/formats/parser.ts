// A Markdown parser, as formats work with it.
import type {Root} from 'mdast'

/** Markdown to mdast whose positions carry offsets. */
export interface MarkdownParser {
  (text: string): Root
  /** Whether a text is parsed, where some are turned away. */
  accepts?(text: string): boolean
}

/** Thrown by a parser that turns a text away; the message is for the editor. */
export class Unreadable extends Error {}
