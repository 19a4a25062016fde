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
  /** Facts that share a key are compared; sorted. */
  keys: readonly string[]
  path: string
  /** When the draft was published, as far as it says: `2025-04-02`. */
  date?: string | undefined
  place: {start: Point; end: Point}
  /** The severity of each kind of finding in this draft. */
  levels: Readonly<Record<string, Level>>
  /** The draft lets findings of the rule pass here: it is only what others are compared with. */
  ignored: boolean
  data: Readonly<Record<string, unknown>>
  /** Pieces with keys and places of their own, where one fact is kept of many paragraphs. */
  parts?: Parts | undefined
}

/** The pieces of a fact in columns, since an archive has millions. */
export interface Parts {
  /** For each key of the fact the number of its piece; -1 for a key of the whole. */
  of: readonly number[]
  /** For each piece line, column and offset of its start, then of its end. */
  at: readonly number[]
  /** For each piece what is kept of it. */
  data: readonly string[]
  /** The numbers of those the draft lets pass. */
  ignored?: readonly number[]
}

/** A piece as a rule keeps it. */
export interface Piece {
  where: Place | Span
  keys: readonly string[]
  /** Comes back as `piece` in the data of the fact. */
  data: string
}

/** Keep something of a draft under one or more keys; or pieces of it, each under keys of its own. */
export type Keep = (where: Place | Span, keys: readonly string[], data: Fact['data'], pieces?: readonly Piece[]) => void

/**
 * Say that drafts repeat each other: every one of the group but the first repeats the others;
 * of a kind, with how alike they are (0–1). A group may be of two; groups with a fact in common add up.
 */
export type Match = (group: readonly Fact[], kind?: string, likeness?: number) => void

/** What a fact repeats, under whatever keys it was found. */
export interface Repetition {
  fact: Fact
  /** The earliest first; no more than are named in a finding. */
  others: readonly Fact[]
  /** How many others there are. */
  count: number
  kind?: string
  likeness?: number
}

/** What is said of a draft that repeats others. */
export interface Told {
  message: string
  note?: string
}
