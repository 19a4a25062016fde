// Template text: paragraphs as keys and sketches, so that those of many drafts that say the same are found.

import {recallPart} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import type {Fact, GroupFacts} from '../../../src/core/fact.ts'
import {groupBy} from '../../../src/core/order.ts'
import {onePerDraft} from '../../../src/reading/likeness/repetition.ts'
import {
  bandsOf,
  digestLength,
  digestOf,
  type HashedWords,
  hashWords,
  likenessOf,
  shinglesOf,
  sketchOf,
  sumOf,
} from '../../../src/reading/likeness/sketch.ts'
import {titleOf} from '../../../src/reading/page/roles.ts'
import {hashSpan, type Passage, passagesOf} from './stories.ts'

/** How many words make a shingle, and how many shingles a paragraph's sketch and a draft's. */
const [shingle, size, bodySize] = [4, 16, 16]

/** From which share of shingles on two paragraphs are one with a few words changed, and two drafts one story. */
const [leastAlike, leastSame] = [0.6, 0.8]

/** A paragraph as it is compared. */
interface SketchedPassage {
  where: Span
  keys: readonly string[]
  /** The digest of its words, then its sketch. */
  passage: string
}

/** What is kept of a draft's paragraphs of at least `minWords`, and of the draft as a whole; nothing where it has none. */
export function sketchPassages(
  draft: Draft,
  minWords: number,
  edition: string,
): {pieces: SketchedPassage[]; body: string} {
  const title = titleOf(draft)?.text.trim().toLowerCase() ?? ''
  const passages = passagesOf(draft)
  const pieces = passages
    .filter((passage) => passage.words.length >= minWords && !isQuotation(passage))
    .map((passage) => sketchPassage(draft, passage, title, edition))
  const sums = passages.map(({masked}) => sumOf(masked))
  return {pieces, body: sketchOf(shinglesOf(sums, 1), bodySize)}
}

const isQuotation = ({block}: Passage) => block.parents.some(({type}) => type === 'blockquote')

/** Names and numbers are left out where enough other words stand beside them. */
function sketchPassage(draft: Draft, passage: Passage, title: string, edition: string): SketchedPassage {
  const {block, start, end, words} = passage
  const sketch = recallPart(block, sketchPassage, start, [words, end, title, edition], () =>
    sketchWords(passage, withoutTitle(draft, passage, title), edition),
  )
  return {where: {block, start, end}, ...sketch}
}

function sketchWords(passage: Passage, {words, masked}: HashedWords, edition: string): Omit<SketchedPassage, 'where'> {
  const said = masked.length >= words.length * 0.6 ? masked : words
  const shingles = shinglesOf(said, shingle)
  const keys = [digestOf(said), ...bandsOf(shingles, 3, 1).map((band) => band + nearly)]
  const kept = digestOf(passage.words) + sketchOf(shingles, size)
  return {keys: keys.map((key) => edition + key), passage: kept}
}

/** The words of a passage; the title, in lower case, becomes a name like any other. */
function withoutTitle(draft: Draft, passage: Passage, title: string): HashedWords {
  const text = textOf(passage)
  const lower = text.toLowerCase()
  if (title.length < 3 || lower.length !== text.length || !lower.includes(title))
    return passage.hasGap ? hashSpan(draft, passage) : passage
  let left = ''
  let from = 0
  for (let at = lower.indexOf(title); at >= 0; at = lower.indexOf(title, from)) {
    left += `${text.slice(from, at)}X`
    from = at + title.length
  }
  return hashWords(left + text.slice(from))
}

/** What ends the keys that paragraphs which are nearly the same may share; all others are shared by the same only. */
const nearly = '~'

/** Group paragraphs of one key that are in `minFiles` drafts or more: `verbatim`, or `varied`. */
export function groupPassages(facts: readonly Fact[], group: GroupFacts, key: string, minFiles: number): void {
  for (const versions of gatherAlike(onePerDraft(facts))) {
    if (!areStories(versions, minFiles)) continue
    const same = [...groupBy(versions, wordsOf).values()]
    if (!key.endsWith(nearly)) for (const copies of same) if (areStories(copies, minFiles)) group(copies, 'verbatim')
    if (same.length > 1) group(versions, 'varied')
  }
}

/** How many groups are kept open; under one key they are few. */
const mostLeaders = 40

function gatherAlike(facts: readonly Fact[]): Fact[][] {
  const groups: Fact[][] = []
  for (const fact of facts) {
    const group = groups.find(([first]) => first && isAlike(first, fact))
    if (group) group.push(fact)
    else if (groups.length < mostLeaders) groups.push([fact])
  }
  return groups
}

const wordsOf = ({data}: Fact) => String(data.passage).slice(0, digestLength)
const sketchIn = ({data}: Fact) => String(data.passage).slice(digestLength)

const isAlike = (a: Fact, b: Fact) =>
  wordsOf(a) === wordsOf(b) || likenessOf(sketchIn(a), sketchIn(b), size) >= leastAlike

/** Do the paragraphs stand in so many different stories? One that is published several times counts once. */
function areStories(facts: readonly Fact[], least: number): boolean {
  const stories: Fact[] = []
  for (const fact of facts) {
    if (stories.length >= least) return true
    if (!stories.some((other) => likenessOf(String(other.data.body), String(fact.data.body), bodySize) >= leastSame))
      stories.push(fact)
  }
  return stories.length >= least
}
