// A story: one stream of paragraphs of a Word file, such as its body or a footnote, and what it is read with.
import type {Host} from './atoms.ts'
import type {WordField} from './fields.ts'
import type {XmlPart} from './package.ts'
import type {Numbering, Styles} from './styles.ts'
import type {XmlElement} from './xml.ts'

/** What a story is read with. */
export interface Story {
  part: XmlPart
  styles: Styles
  numbering: Numbering
  /** The fields that are open, the innermost last; they may reach over paragraphs. */
  fields: WordField[]
  keepsSpace: boolean
  /** Where ranges of comments begin between paragraphs, before the next. */
  before: XmlElement[]
  /** Of a note: its mark, as it stands in the transcript. */
  mark?: string
  /** Words here are never changed, as in a text box. */
  isLocked: boolean
  /** A content control around paragraphs shows its prompt. */
  isPrompt: boolean
  /** How its paragraphs are named: what stands before their number, if they have one. */
  label(number: number): string
  /** Where a relationship leads. */
  addressOf(id: string): string | undefined
  /** Is there a place of a name in the file, to which a link can lead? */
  isBookmark(name: string): boolean
  /** How the mark of a note stands in the transcript; undefined where there is no such note. */
  nameNote(target: string, host: Host): string | undefined
  /** What a comment says that asks to let findings pass. */
  ignoreIn(id: string): string | undefined
  /** The ids of such comments that were met. */
  begun: Set<string>
}
