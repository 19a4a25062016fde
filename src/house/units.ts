// What a house rule counts by itself: sentences, paragraphs, places or the whole draft.
import type {Draft} from '../core/draft/draft.ts'
import {sentencesOf} from '../core/draft/sentences.ts'
import {groupByBlock, type Span, wholeOf} from '../core/draft/spans.ts'
import {faceOf, placesNamed, runningNames} from './places.ts'
import {type HouseRuleSetting, oneOrMore} from './setting.ts'

/** Stretches that are counted together. */
export interface CountedUnit {
  pieces: readonly Span[]
  /** Where a finding about all of it stands. */
  face: Span | undefined
  /** What it is, in words: `sentence`. */
  name: string
}

type Where = Pick<HouseRuleSetting, 'where' | 'notIn' | 'per'>

/** The units of a draft, in reading order; by default of its running copy. */
export function countedUnits(draft: Draft, {where, notIn, per}: Where): CountedUnit[] {
  const names = where === undefined ? runningNames : oneOrMore(where)
  const excluded = new Set(notIn === undefined ? [] : placesNamed(draft, oneOrMore(notIn)).map(({block}) => block))
  const pieces = placesNamed(draft, names).filter(({block}) => !excluded.has(block))
  if (per === 'draft' || (per === undefined && where === undefined))
    return [{pieces, face: faceOf(draft), name: 'draft'}]
  if (per === 'paragraph')
    return [...groupByBlock(pieces)].map(([block, own]) => ({pieces: own, face: wholeOf(block), name: 'paragraph'}))
  if (per === 'sentence') return pieces.flatMap(sentencesIn)
  return pieces.map((piece) => ({pieces: [piece], face: piece, name: nameOfPlace(names)}))
}

/** The sentences of a piece as units. */
const sentencesIn = (piece: Span): CountedUnit[] =>
  sentencesWithin(piece).map((sentence) => ({pieces: [sentence], face: sentence, name: 'sentence'}))

/** The sentences that stand in a piece. */
export const sentencesWithin = ({block, start, end}: Span): readonly Span[] =>
  sentencesOf(block).filter((sentence) => sentence.start >= start && sentence.end <= end)

const nameOfPlace = ([first = '', second]: readonly string[]): string =>
  second === undefined && !first.startsWith('field:') ? first.replace(/-/g, ' ') : 'text'
