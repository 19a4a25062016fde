// The data of rules that compare drafts: the facts they collect, the groups they find, the repetitions they report.

import type {Place} from './draft/place.ts'
import type {Span} from './draft/spans.ts'
import type {Level} from './severity.ts'

/** Line, column (both 1-based, columns in UTF-16 code units) and offset. */
export interface Point {
  line: number
  column: number
  offset: number
}

/** A place in a draft, as findings in other drafts refer to it. */
export interface FactRef {
  path: string
  /** When the draft was published, as far as it says: `2025-04-02`. */
  date?: string | undefined
  place: {start: Point; end: Point}
  /** How a message quotes it. */
  said?: string | undefined
}

/** The place a fact was collected at, with all that a finding there needs: plain JSON. */
export interface FactOwner extends FactRef {
  rule: string
  /** The severity of each kind of finding in this draft. */
  levels: Readonly<Record<string, Level>>
  /** The draft or its settings let findings of the rule pass here: it is only what others are compared with. */
  ignored: boolean
  /** What stands there, the middle left out where it is long: the draft may be far away when it is told of. */
  text: string
}

/** What a rule collects from a draft to compare it with others: small, plain JSON. */
export interface Fact extends FactOwner {
  /** Facts that share a key are compared; sorted. */
  keys: readonly string[]
  /** The options of the rule in this draft that are not its defaults. */
  options?: Readonly<Record<string, unknown>> | undefined
  data: Readonly<Record<string, unknown>>
}

/** Add a fact of a draft under one or more keys; `said` is how a message quotes it. */
export type AddFact = (where: Place | Span, keys: readonly string[], data: Fact['data'], said?: string) => void

/** What is wrong at a fact beside the files of the repository. */
export interface JudgedFact {
  fact: Fact
  kind: string
  message: string
  /** What could stand there instead. */
  expected?: string[]
  /** The text that replaces the place of the fact: only where that is sure. */
  fix?: string
}

/** Judges facts, draft by draft; `notes` says what of all it judged couldn't be told. */
export interface FactJudge {
  (facts: readonly Fact[]): readonly JudgedFact[]
  notes?(): readonly string[]
}

/** A file of the repository that isn't a draft, with what is wrong about it. */
export interface SurveyedFile {
  /** From the root of the repository. */
  path: string
  kind?: string
  message: string
}

/**
 * Group facts that repeat each other: every one but the first repeats the others;
 * of a kind, with how alike they are (0–1). A group may be of two; groups with a fact in common add up.
 */
export type GroupFacts = (facts: readonly Fact[], kind?: string, likeness?: number) => void

/** What a fact repeats, under whatever keys it was found. */
export interface Repetition {
  fact: FactOwner
  /** The earliest first; no more than are named in a finding. */
  others: readonly FactRef[]
  /** How many others there are. */
  count: number
  kind?: string
  likeness?: number
}
