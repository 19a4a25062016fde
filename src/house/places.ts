// The places of a draft that a house rule may name: headline, lede, captions and so on.
import type {Draft} from '../core/draft/draft.ts'
import {sentencesOf} from '../core/draft/sentences.ts'
import {groupByBlock, type Span, wholeOf} from '../core/draft/spans.ts'
import {bisect} from '../core/order.ts'
import {defineReading, type Reading} from '../core/reading.ts'
import type {placeNames} from '../core/settings/house-names.ts'
import {type Line, linesIn, titleOf} from '../reading/page/roles.ts'
import {introductionsOf, isNumbered} from './lists.ts'
import {type HouseRuleSetting, oneOrMore} from './setting.ts'

type PlaceName = (typeof placeNames)[number]

/** Stretches of copy with one role; lines of a block that follow each other are one. */
interface Stretch extends Span {
  role: Line['role']
  depth: number | undefined
}

const stretchesIn = defineReading<readonly Stretch[]>(
  (draft) => {
    const stretches: Stretch[] = []
    for (const {block, start, end, role, depth} of linesIn(draft)) {
      const last = stretches.at(-1)
      if (last?.block === block && last.role === role) last.end = end
      else stretches.push({block, start, end, role, depth})
    }
    return stretches
  },
  [linesIn],
)

const ofRole = (draft: Draft, ...roles: readonly Line['role'][]) =>
  stretchesIn(draft).filter(({role}) => roles.includes(role))

/** Body text in paragraphs. */
const bodyOf = (draft: Draft) =>
  ofRole(draft, 'body').filter(({block}) => block.kind === 'paragraph' || block.kind === 'html')

const isHeadline = ({role, depth, block}: Stretch) =>
  role === 'title' || depth === 1 || block.field === 'title' || block.field === 'headline'

/** Stretches that are set in some way: links, bold words, code. */
const inlinesOf = (draft: Draft, isWanted: (type: string) => boolean): Span[] =>
  draft.blocks.flatMap((block) =>
    block.prose.inlines.flatMap(({type, start, end}) => (isWanted(type) ? [{block, start, end}] : [])),
  )

const ofType = (wanted: string) => (draft: Draft) => inlinesOf(draft, (type) => type === wanted)

const ofDepth = (wanted: number) => (draft: Draft) => stretchesIn(draft).filter(({depth}) => depth === wanted)

const listItemsOf = (draft: Draft) => ofRole(draft, 'listItem')

const finders: Readonly<Record<PlaceName, (draft: Draft) => readonly Span[]>> = {
  headline: (draft) => stretchesIn(draft).filter(isHeadline),
  subhead: (draft) => ofRole(draft, 'subhead').filter((one) => !isHeadline(one)),
  lede: (draft) => bodyOf(draft).slice(0, 1),
  'first-sentence': (draft) =>
    bodyOf(draft)
      .slice(0, 1)
      .flatMap(({block, start}) => sentencesOf(block).find((sentence) => sentence.end > start) ?? []),
  'last-paragraph': (draft) => bodyOf(draft).slice(-1),
  body: bodyOf,
  list: listItemsOf,
  'bulleted-list': (draft) => listItemsOf(draft).filter(({block}) => !isNumbered(block)),
  'numbered-list': (draft) => listItemsOf(draft).filter(({block}) => isNumbered(block)),
  'list-introduction': (draft) => introductionsOf(draft).map(wholeOf),
  'block-quotation': (draft) => ofRole(draft, 'quotation'),
  caption: (draft) => ofRole(draft, 'caption').filter(({block}) => block.kind !== 'alt'),
  'alt-text': (draft) => draft.blocks.filter(({kind}) => kind === 'alt').map(wholeOf),
  byline: (draft) => ofRole(draft, 'byline'),
  table: (draft) => ofRole(draft, 'cell'),
  link: (draft) => inlinesOf(draft, (type) => type.startsWith('link')),
  bold: ofType('strong'),
  italic: ofType('emphasis'),
  code: ofType('inlineCode'),
  'heading-1': ofDepth(1),
  'heading-2': ofDepth(2),
  'heading-3': ofDepth(3),
  'heading-4': ofDepth(4),
  'heading-5': ofDepth(5),
  'heading-6': ofDepth(6),
  'front-matter': (draft) => draft.blocks.filter(({kind}) => kind === 'field').map(wholeOf),
}

const fieldsOf = (draft: Draft, path: string): Span[] =>
  draft.blocks.filter(({field}) => field === path || field?.endsWith(`.${path}`)).map(wholeOf)

/** What the places are worked out from. */
export const placesRead: readonly Reading<unknown>[] = [linesIn, titleOf]

/** The places of these names, in reading order. */
export function placesNamed(draft: Draft, names: readonly string[]): readonly Span[] {
  const all = names.flatMap((name) =>
    name.startsWith('field:') ? fieldsOf(draft, name.slice(6)) : finders[name as PlaceName](draft),
  )
  return names.length < 2 ? all : all.toSorted((a, b) => a.block.index - b.block.index || a.start - b.start)
}

/** The places that a rule names with `where` and `inside`; those of `otherwise` where it names none. */
export function placesFor(
  draft: Draft,
  {where, inside}: Pick<HouseRuleSetting, 'where' | 'inside'>,
  otherwise: readonly string[] = [],
): readonly Span[] {
  const all = placesNamed(draft, where === undefined ? otherwise : oneOrMore(where))
  return inside === undefined ? all : all.filter(insideOf(placesNamed(draft, oneOrMore(inside))))
}

/** The running copy: paragraphs, lists and block quotations. */
export const runningNames: readonly string[] = ['body', 'list', 'block-quotation']

/** A test whether a range lies in one of the places, by search. */
export function insideOf(pieces: readonly Span[]): (span: Span) => boolean {
  const byBlock = new Map(
    [...groupByBlock(pieces)].map(([block, own]) => {
      const inOrder = own.toSorted((a, b) => a.start - b.start)
      let furthest = 0
      return [
        block,
        inOrder.map(({start, end}) => {
          furthest = Math.max(furthest, end)
          return {start, end: furthest}
        }),
      ]
    }),
  )
  return ({block, start, end}) => {
    const own = byBlock.get(block) ?? []
    return (own[bisect(own, (one) => one.start > start) - 1]?.end ?? -1) >= end
  }
}

/** Where a finding about a whole draft stands: its headline, or else its first words. */
export function faceOf(draft: Draft): Span | undefined {
  return titleOf(draft) ?? linesIn(draft).find(({role}) => role !== 'chrome') ?? linesIn(draft)[0]
}
