// What a house rule counts by itself: sentences, paragraphs, places or the whole draft.
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {sentenceAround, sentencesOf} from '../core/draft/sentences.ts'
import {groupByBlock, type Span, wholeOf} from '../core/draft/spans.ts'
import {bisect, groupBy} from '../core/order.ts'
import {listOfBlock} from './lists.ts'
import {faceOf, insideOf, placesFor, placesNamed, runningNames} from './places.ts'
import {type HouseRuleSetting, oneOrMore} from './setting.ts'

/** Stretches that are counted together. */
export interface CountedUnit {
  pieces: readonly Span[]
  /** Where a finding about all of it stands. */
  face: Span | undefined
  /** What it is, in words: `sentence`. */
  name: string
}

type Where = Pick<HouseRuleSetting, 'where' | 'inside' | 'notIn' | 'per'>

/** The units of a draft, in reading order; by default of its running copy. */
export function countedUnits(draft: Draft, {where, inside, notIn, per}: Where): CountedUnit[] {
  const names = where !== undefined ? oneOrMore(where) : per === 'list' ? ['list'] : runningNames
  const isOut = insideOf(placesNamed(draft, oneOrMore(notIn)))
  const pieces = placesFor(draft, {where: names, ...(inside && {inside})}).filter((piece) => !isOut(piece))
  if (per === 'draft' || (per === undefined && where === undefined))
    return [{pieces, face: faceOf(draft), name: 'draft'}]
  if (per === 'paragraph')
    return [...groupByBlock(pieces)].map(([block, own]) => ({pieces: own, face: wholeOf(block), name: 'paragraph'}))
  if (per === 'sentence') return sentencesIn(pieces, isOut).map((one) => unitOf([one], 'sentence'))
  if (per === 'list' || per === 'section')
    return [...groupBy(pieces, unitFinder(draft, {per}))].flatMap(([unit, own]) =>
      unit === undefined ? [] : unitOf(own, per),
    )
  return pieces.map((piece) => unitOf([piece], nameOfPlace(names)))
}

const sentencesIn = (pieces: readonly Span[], isOut: (span: Span) => boolean) =>
  pieces.flatMap(sentencesWithin).filter((sentence) => !isOut(sentence))

const unitOf = (pieces: readonly Span[], name: string): CountedUnit => ({pieces, face: pieces[0], name})

/** Says in which unit a range stands: ranges with the same answer are counted together; undefined where it is in none. */
export function unitFinder(draft: Draft, {per, where, inside}: Where): (span: Span) => unknown {
  if (per === 'sentence') return (span) => `${span.block.index} ${sentenceAround(span).start}`
  if (per === 'paragraph') return ({block}) => block
  if (per === 'list') return listFinder(draft)
  if (per === 'section') {
    const headings = draft.blocks.filter(({kind}) => kind === 'heading').map(({index}) => index)
    return ({block}) => bisect(headings, (index) => index > block.index)
  }
  if (per === 'draft' || where === undefined) return () => 0
  const pieces = groupByBlock(placesFor(draft, {where, ...(inside && {inside})}))
  return ({block, start}) => pieces.get(block)?.find((one) => one.start <= start && start < one.end)
}

/** Says in which list a block stands, if it is in one; items that nothing marks up are a list where they follow each other. */
function listFinder(draft: Draft): (span: Span) => unknown {
  const runs = new Map<Block, Block>()
  let last: Block | undefined
  for (const {block} of placesNamed(draft, ['list'])) {
    const follows = last !== undefined && block.index - last.index < 2
    runs.set(block, (follows && runs.get(last as Block)) || block)
    last = block
  }
  return ({block}) => listOfBlock(block) ?? runs.get(block)
}

/** The sentences that stand in a piece. */
export const sentencesWithin = ({block, start, end}: Span): readonly Span[] =>
  sentencesOf(block).filter((sentence) => sentence.start >= start && sentence.end <= end)

const nameOfPlace = ([first = '', second]: readonly string[]): string =>
  second === undefined && !first.startsWith('field:') ? first.replace(/-/g, ' ') : 'text'
