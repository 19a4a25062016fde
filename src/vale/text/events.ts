// What a document is to Vale: tags that open and close, the words between them, and comments.
import type {SourceWords} from './words.ts'

/** One step through a document. */
export type DocumentEvent =
  | {is: 'open'; tag: string; classes?: string; href?: string; alt?: SourceWords | undefined}
  | {is: 'close'; tag: string}
  | {is: 'words'; words: SourceWords}
  | {is: 'comment'; text: string; at: number}

export const open = (tag: string, href?: string): DocumentEvent => ({
  is: 'open',
  tag,
  ...(href !== undefined && {href}),
})
export const close = (tag: string): DocumentEvent => ({is: 'close', tag})
