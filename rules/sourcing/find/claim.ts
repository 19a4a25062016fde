// A claim that leans on nobody: its kind and the words that make it so.
import type {Span} from '../../../src/core/draft/spans.ts'

export type ClaimKind =
  | 'vague-source'
  | 'quantifier'
  | 'passive'
  | 'study'
  | 'rhetorical'
  | 'pattern'
  | 'adverb'
  | 'causal'
  | 'superlative'

/** A claim with an empty, generic or hidden source: the words that make it so. */
export interface Claim extends Span {
  kind: ClaimKind
  /** The generic noun: `experts`. */
  noun?: string
  /** `the experts`, `these experts`. */
  definite?: boolean
  /** Two generic sources in one: `experts and members of the public`. */
  coordinated?: boolean
  /** A noun that is a normal unit of reporting: `officials`. */
  second?: boolean
  /** The last word of the cue. */
  cue?: string
}
