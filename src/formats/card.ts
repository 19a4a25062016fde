// What each format says of itself: its card, which is known without loading it, and how it is opened.
import type {Format, HtmlReading} from '../core/draft/format.ts'
import type {MarkdownParser} from './parser.ts'

/** What is known of a format before anything is loaded. Its name is that of its file or folder. */
export interface FormatCard {
  /** The extensions of its files, in lower case, the usual one first. */
  extensions: readonly string[]
  /** The languages by which editors name documents of it that have no file. */
  languages?: readonly string[]
  /** Files in folders are taken only where settings name them. */
  onlyIfNamed?: true
  /** What its drafts are parsed with, which is loaded before it. */
  engine?: keyof FormatParsers
  /** The format for which rules take its drafts, where that is another. */
  takenFor?: 'markdown'
  /** Its files are packages of parts, whose bytes are no text. */
  isPackage?: true
}

/** The parsers that are shared by formats; each throws until its engine is loaded. */
interface FormatParsers {
  markdown: MarkdownParser
  mdx: MarkdownParser
}

/** What formats are opened with. */
interface FormatTools {
  parsers: FormatParsers
  /** What files of HTML are, where somebody says so. */
  reading?: HtmlReading | undefined
}

/** What the file or folder of a format exports by default. */
export interface FormatModule extends FormatCard {
  open(tools: FormatTools): Format
}

/** The same format, checked when it is written. */
export const defineFormat = (format: FormatModule): FormatModule => format
