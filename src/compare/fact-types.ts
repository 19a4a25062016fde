// What is compared: numbers, dates and names as they stand in a draft, with what each may mean.
import type {Span} from '../core/draft/spans.ts'
import type {Amount} from '../reading/numbers/amounts.ts'

/** What a date may mean: whatever of it is given. */
export interface Day {
  day?: number
  month?: number
  year?: number
  weekday?: string
  /** Minutes after midnight. */
  time?: number
  /** 1990 for the 1990s. */
  decade?: number
}

/** A date or a time. */
export interface When extends Span {
  type: 'day'
  kind: 'date'
  days: readonly Day[]
  weak: boolean
}

/** A name of a person, a place or a body. */
export interface Name extends Span {
  type: 'name'
  kind: 'name'
  /** Its words as they are compared. */
  words: readonly string[]
  /** As one text: equal for the same name; other names of a country are one. */
  key: string
  /** Maybe no name, but a word at the start of a sentence or of a headline. */
  weak: boolean
  /** Looks like such a word, too. */
  isPlain: boolean
}

/** Something that a rewrite must keep. */
export type Particular = Amount | When | Name
