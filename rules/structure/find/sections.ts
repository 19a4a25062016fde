// Sections: the headings of a draft, the heading above each, and which are repeated.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {objectCharacter} from '../../../src/core/draft/prose.ts'
import {placeOf} from '../../../src/core/draft/spans.ts'
import {groupBy} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {foldText, wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import {type Line, linesIn} from '../../../src/reading/page/roles.ts'
import data from '../../lists/headings.json' with {type: 'json'}
import {meaningOf} from './headline-words.ts'

/** A heading with its level: 1–6 where it is marked up, 7 for a line that only looks like one. */
export interface Heading {
  line: Line
  depth: number
  parent?: Heading
}

const unmarked = 7

/** Title and subheads of the draft's body in reading order; none within quotations and lists. */
export const headingsOf = defineReading<readonly Heading[]>(
  (draft) => {
    const open: Heading[] = []
    return linesIn(draft).flatMap((line) => {
      const inside = line.block.parents.length > 0
      if (inside || line.block.kind === 'field' || (line.role !== 'title' && line.role !== 'subhead')) return []
      const depth = line.depth ?? (line.role === 'title' ? 1 : unmarked)
      while (open.length > 0 && (open.at(-1) as Heading).depth >= depth) open.pop()
      const parent = open.at(-1)
      const heading = {line, depth, ...(parent && {parent})}
      open.push(heading)
      return [heading]
    })
  },
  [linesIn],
)

const labels = new Set(data.labels.map(foldText))

/** Is a folded heading one that many sections and pages have: “Overview”, “Contact”? */
export const isLabel = (folded: string): boolean => labels.has(folded)

const articles = new Set(['a', 'an', 'the', 'of', 'to', 'in', 'on', 'for', 'and'])

/** A heading by what it says: no articles, no tenses, synonyms as one word. */
const meaningsIn = (heading: string): string =>
  wordsIn(heading)
    .flatMap(({text}) => (articles.has(text) ? [] : [meaningOf(text)]))
    .join(' ')

/** A line with the code that its prose leaves out. */
export function sourceOf(draft: Draft, line: Line): string {
  if (!line.text.includes(objectCharacter)) return line.text
  const {start, end} = placeOf(line)
  return draft.text.slice(start, end)
}

/**
 * Pairs of headings that say the same under the same parent. Labels are meant to come back, and so is what stands
 * there three times or returns in a pattern with others.
 */
export function findTwins(draft: Draft, headings: readonly Heading[]): (readonly [Heading, Heading])[] {
  const order = new Map(headings.map((heading, i) => [heading, i]))
  const at = (heading: Heading) => order.get(heading) as number
  const pairs = groupHeadings(headings, ({line}) => meaningsIn(sourceOf(draft, line))).flatMap((group) => {
    const [first, second] = group
    return first && second && group.length === 2 && !mayComeBack(first.line.text) ? [[first, second] as const] : []
  })
  return pairs.filter(([first, second], i) => {
    const [last, next] = [pairs[i - 1], pairs[i + 1]]
    return !(next && at(next[0]) < at(second)) && !(last && at(first) < at(last[1]))
  })
}

const mayComeBack = (heading: string) => isLabel(foldText(heading)) || wordsIn(heading).length < 2

/** Headings that say the same (by `sayOf`) under the same parent, each group in reading order. */
const groupHeadings = (headings: readonly Heading[], sayOf: (heading: Heading) => string): Heading[][] =>
  [...groupBy(headings, ({parent}) => parent).values()].flatMap((siblings) => [...groupBy(siblings, sayOf).values()])
