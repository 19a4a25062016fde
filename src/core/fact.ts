// What a rule keeps of a draft to compare it with others, and what comes of it.
import type {Span} from './draft.ts'
import type {Place} from './prose.ts'
import type {Level} from './rule.ts'

/** Line, column (both 1-based, columns in UTF-16 code units) and offset. */
export interface Point {
  line: number
  column: number
  offset: number
}

/** What a rule keeps of a draft to compare it with others: small, plain JSON. */
export interface Fact {
  rule: string
  /** Facts that share a key are compared; sorted, so that the first one two facts share is theirs. */
  keys: readonly string[]
  path: string
  /** When the draft was published, as far as it says: `2025-04-02`. */
  date?: string
  place: {start: Point; end: Point}
  /** The severity of each kind of finding in this draft. */
  levels: Readonly<Record<string, Level>>
  /** The draft lets findings of the rule pass here: it is only what others are compared with. */
  ignored: boolean
  data: Readonly<Record<string, unknown>>
}

/** Keep something of a draft under one or more keys. */
export type Keep = (where: Place | Span, keys: readonly string[], data: Fact['data']) => void

/** Say that a draft repeats others; of a kind, with how alike they are (0–1). */
export type Match = (fact: Fact, others: readonly Fact[], kind?: string, likeness?: number) => void

/** What is said of a draft that repeats others. */
export interface Told {
  message: string
  note?: string
}
