// A phrase list: what is looked for, what looks for it, and what is found.
import type {Block} from './draft/blocks.ts'
import type {Span} from './draft/spans.ts'

/** A list of phrases, known to the matcher by its identity. */
export interface PhraseList {
  caseSensitive: boolean
  phrases: readonly {text: string; kind: string; instead?: string}[]
  /** Its frames, which are looked for by their anchors. */
  frames?: FrameSet
}

/** A phrase found in a block's prose. */
export interface Hit extends Span {
  kind: string
  /** The words found, in lower case, with straight apostrophes and single blanks. */
  phrase: string
  instead?: string
  /** The ranges that a frame gave names to. */
  captures?: Readonly<Record<string, {start: number; end: number}>>
}

/** The frames of a list, ready to look for. */
export interface FrameSet {
  /** What the matcher looks for: of each anchor the numbers of its frames stand in `kind`. */
  anchors: PhraseList
  /** The hits of all frames in a block where the anchors stand. */
  hitsIn(block: Block, anchored: readonly Hit[]): Hit[]
}

/** Finds the phrases of all its lists in one scan of a text. */
export interface Matcher {
  lists: ReadonlySet<PhraseList>
  /** The hits of each list in a block, leftmost and longest first, never overlapping within a list. */
  scan(block: Block): ReadonlyMap<PhraseList, Hit[]>
}
