// What a rule keeps of a draft to compare it with others, and what comes of it.
import type {Span} from './draft/draft.ts'
import type {Place} from './draft/prose.ts'
import type {Level} from './rule.ts'

/** Line, column (both 1-based, columns in UTF-16 code units) and offset. */
export interface Point {
  line: number
  column: number
  offset: number
}

/** A place in a draft as findings in other drafts name it. */
export interface Named {
  path: string
  /** When the draft was published, as far as it says: `2025-04-02`. */
  date?: string | undefined
  place: {start: Point; end: Point}
  /** How a message quotes it. */
  said?: string | undefined
}

/** A place in a draft as far as a finding in it has to know: plain JSON. */
export interface Bearer extends Named {
  rule: string
  /** The severity of each kind of finding in this draft. */
  levels: Readonly<Record<string, Level>>
  /** The draft or its settings let findings of the rule pass here: it is only what others are compared with. */
  ignored: boolean
  /** What stands there, the middle left out where it is long: the draft may be far away when it is told of. */
  text: string
}

/** What a rule keeps of a draft to compare it with others: small, plain JSON. */
export interface Fact extends Bearer {
  /** Facts that share a key are compared; sorted. */
  keys: readonly string[]
  /** The options of the rule in this draft that are not its defaults. */
  options?: Readonly<Record<string, unknown>> | undefined
  data: Readonly<Record<string, unknown>>
}

/** Keep something of a draft under one or more keys; `said` is how a message quotes it. */
export type Keep = (where: Place | Span, keys: readonly string[], data: Fact['data'], said?: string) => void

/**
 * Say that drafts repeat each other: every one of the group but the first repeats the others;
 * of a kind, with how alike they are (0–1). A group may be of two; groups with a fact in common add up.
 */
export type Match = (group: readonly Fact[], kind?: string, likeness?: number) => void

/** What a fact repeats, under whatever keys it was found. */
export interface Repetition {
  fact: Bearer
  /** The earliest first; no more than are named in a finding. */
  others: readonly Named[]
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
