// What is made of a text that can't be read as a draft: nothing but a problem that says why.
import type {Parsed} from '../core/draft/format.ts'

/** A draft without words; the message says what to do. */
export const unreadableDraft = (message: string): Parsed => ({
  tree: {type: 'root', children: []},
  fields: [],
  data: {},
  problems: [{id: 'unreadable-file', message, place: {start: 0, end: 0}}],
})
