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

/** What a frame may name as an edge. */
export type Edge = 'block-start' | 'block-end' | 'line-start' | 'line-end' | 'sentence-start' | 'sentence-end'

/** What may stand first in frames: words and marks, and classes by name. */
export interface Openers {
  literals: readonly string[]
  classes: readonly string[]
}

/** What stands on one side of an anchor, as far as it can be looked at before the frame is followed. */
export interface AnchorSide {
  edge?: Edge
  openers?: Openers
}

/** Words and marks in lower case; a block must hold one of them. */
export type NeededWords = readonly string[]

/** Where a frame hangs: its anchor, and what must stand beside it. Plain data, which a build can keep. */
export interface Hanging {
  /** The number of the part that holds the anchors, and how many tokens may stand in it before one. */
  part: number
  reach: number
  /** It opens or ends with the edge of a line, and so stays within the line. */
  isLine: boolean
  /** Where the anchor is one of several tokens: how many may stand between it and what is before. */
  lead: number | undefined
  /** Anchors that are written so and not in other case; none where case doesn't matter. */
  exact: readonly string[]
  /** What the block must hold besides. */
  needs: readonly NeededWords[]
  before: AnchorSide
  after: AnchorSide
}

/** The frames of a list, ready to look for. */
export interface FrameSet {
  /** What the matcher looks for: of each anchor the numbers of its frames stand in `kind`. */
  anchors: PhraseList
  /** How many frames there are. */
  size: number
  /** Where a frame hangs, by its number; a packed matcher sets one that reads no frame for it. */
  hangingAt(number: number): Hanging
  /** The hits of all frames in a block where the anchors stand. */
  hitsIn(block: Block, anchored: readonly Hit[]): Hit[]
}

/** Finds the phrases of all its lists in one scan of a text. */
export interface Matcher {
  lists: ReadonlySet<PhraseList>
  /** The hits of each list in a block, leftmost and longest first, never overlapping within a list. */
  scan(block: Block): ReadonlyMap<PhraseList, Hit[]>
}
