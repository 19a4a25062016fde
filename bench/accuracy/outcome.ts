// What a set came to.
import type {Judged} from './score.ts'

/** A figure that is no count of places: its name, its value, and which way is better. */
export interface Figure {
  measure: string
  value: number
  better: 'higher' | 'lower'
}

/** What a set came to. */
export interface SetOutcome {
  judged: Judged[]
  documents: number
  words: number
  extra?: readonly Figure[]
}

/** The rows of another file. */
export type LookUp = <T>(file: string) => readonly T[]
