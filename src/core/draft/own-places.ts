// What a format other than Markdown says of its nodes: which source their words come from.
import type {Run} from './align.ts'
import type {Place} from './place.ts'

declare module 'unist' {
  interface Data {
    /** The map of a text's value, or of a picture's alternative text, to the source; it goes before any other. */
    runs?: Run[]
    /** Where the address of a link or picture stands in the source; of a tag of HTML. */
    target?: Place
    /** The tag of HTML around a block. */
    tag?: string
    /** An ignore comment among words: it takes no place in the sentence. */
    isNote?: true
    /** What an ignore comment covers. */
    covers?: Place
    /** These words are a prompt that a form shows until somebody writes there. */
    isPrompt?: boolean
  }
}
