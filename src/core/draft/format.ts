// A format: what it reads, and what it makes of source text.
import type {Root} from 'mdast'
import type {MatterTree} from './matter.ts'
import type {Place} from './place.ts'
import type {Prose} from './prose.ts'

/** A front matter value: its path, its prose with places, and the place of the value with its quotes. */
export interface Field {
  path: string
  prose: Prose
  place: Place
}

/** Something that kept a format from being read in full. */
export interface Problem {
  id: 'broken-front-matter' | 'unreadable-file'
  message: string
  place: Place
}

/** What front matter holds. */
export interface FrontMatter {
  fields: Field[]
  /** Front matter as plain data. */
  data: Readonly<Record<string, unknown>>
  problems: Problem[]
  /** Read its structure, with the place of each key; undefined where it can't be read. Never throws. */
  readMatter?(): MatterTree | undefined
}

/** How words stand in a source that is no Markdown. */
export interface SourceText {
  /** An edit as it has to be written there; undefined where it can't be made, as across a tag. */
  write<E extends Place & {text: string}>(edit: E): E | undefined
  /** Does a place stand in what is copy? */
  holds(place: Place): boolean
  /** Where a place stands in a file whose words are in parts. */
  locate?(place: Place): PartPlace
}

/** Where something stands in a file that is a package of parts. */
export interface PartPlace {
  /** For a person: `paragraph 12, footnote 3`. */
  label: string
  /** The name of the part: `word/document.xml`. */
  part: string
  /** Which paragraph of the part, from 1 in the order of the source, empty ones counted. */
  paragraph: number
  /** Offsets in the text of the paragraph, in UTF-16 code units. */
  start: number
  end: number
  /** The paragraph in which it ends, where that is another. */
  endParagraph?: number
}

/** What a format makes of source text. */
export interface Parsed extends FrontMatter {
  /** Comments are written in braces, as in MDX. */
  bracesComment?: true
  tree: Root
  /** For formats whose text nodes bring their own map to the source. */
  source?: SourceText
}

/** A text and what it was parsed to. */
export interface Revision {
  text: string
  parsed: Parsed
}

/** What a file of HTML is, where its tags are not to be asked: a page with an article in it, or copy alone. */
export type HtmlReading = 'page' | 'fragment'

/**
 * A kind of source text: `parse` gives mdast whose offsets count in the text. It never throws. A file that isn't text has
 * its words read from its bytes by `read`; the text is theirs, a line for each paragraph.
 */
export interface Format {
  name: string
  extensions: readonly string[]
  read?(bytes: Uint8Array): Parsed & {text: string}
  /** May take over the tree of the revision before and change it, where that gives the same. */
  parse(text: string, before?: Revision): Parsed
}

/** A format whose files are packages of parts. */
export type PackageFormat = Format & Required<Pick<Format, 'read'>>
