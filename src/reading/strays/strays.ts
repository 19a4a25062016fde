// Strays: fragments of a draft that aren't copy, told from it by weights that were learned from marked drafts.
import {defineBlockReading} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {overlaps, overlapWith, type Span, textOf} from '../../core/draft/spans.ts'
import {defineReading} from '../../core/reading.ts'
import {holdsLink} from '../page/links.ts'
import {isMostlyQuoted, quotationsOf} from '../speech/quotations.ts'
import {isTranscript} from '../speech/transcripts.ts'
import {holdsCode} from '../text/code-lines.ts'
import {type Tokens, tokensIn} from '../text/tokens.ts'
import {after, before, closes, hashOfFeature, isBracketed, itemRange, opens, outside} from './features.ts'
import {type Fragment, fragmentsOf} from './fragments.ts'
import {addToRow, hashOfName, hashOfPair, hashOfThree, type Items, itemsOf} from './items.ts'
import {addWeights, kinds, levels, type StrayKind} from './model.ts'
import {settingsOf} from './settings.ts'

/** A fragment that isn't copy; `score` is the logarithm of the odds that it is of its kind. */
interface Stray extends Span {
  kind: StrayKind
  score: number
  /** It is hardly anything else. */
  isSure: boolean
}

/** How far below its level a fragment is still looked at: its place in the draft may add so much. */
const most = 2

const count = kinds.length

/** The scores of the fragments of a block that may be strays, each with that of every kind. */
export const scored = defineBlockReading((block, tokens: Tokens): readonly (Fragment & {scores: Float32Array})[] => {
  const fragments = fragmentsOf(block)
  if (fragments.length === 0) return []
  const items = itemsOf(block, tokens)
  const sums = sumsOf(items)
  return fragments.flatMap((fragment) => {
    const scores = scoresOf(fragment, items, sums)
    return scores.some((score, kind) => score > levels[kinds[kind] as StrayKind].info - most)
      ? [{...fragment, scores}]
      : []
  })
})

/** The weights of items and of pairs of them, each added up from the first of the block on. */
interface Sums {
  items: Float32Array
  pairs: Float32Array
}

function sumsOf({hashes, stems}: Items): Sums {
  const size = (hashes.length + 1) * count
  const [items, pairs] = [new Float32Array(size), new Float32Array(size)]
  let [wordBefore, rowBefore] = [0, 0]
  for (let at = 0; at < hashes.length; at++) {
    const to = (at + 1) * count
    for (let cell = at * count; cell < to; cell++) {
      items[cell + count] = items[cell] as number
      pairs[cell + count] = pairs[cell] as number
    }
    const [word, stem] = [hashes[at] as number, stems[at] as number]
    const row = hashOfPair(stemMark, stem)
    addWeights(items, to, word)
    if (stem !== word) addWeights(items, to, row)
    if (at > 0) {
      addWeights(pairs, to, hashOfPair(wordBefore, word))
      addWeights(pairs, to, addToRow(rowBefore, stem))
    }
    wordBefore = word
    rowBefore = row
  }
  return {items, pairs}
}

const [stemMark, openMark, closeMark, beforeMark, afterMark] = ['~', opens, closes, before, after].map(hashOfName) as [
  number,
  number,
  number,
  number,
  number,
]

function scoresOf(fragment: Fragment, items: Items, sums: Sums): Float32Array {
  const [first, last] = itemRange(fragment, items)
  const scores = new Float32Array(count)
  addWeights(scores, 0, bias)
  for (let kind = 0; kind < count; kind++) {
    scores[kind] = (scores[kind] as number) + between(sums.items, first, last, kind)
    if (first < last) scores[kind] = (scores[kind] as number) + between(sums.pairs, first + 1, last, kind)
  }
  const {stems} = items
  const opening = stems[first] as number
  if (first < last) {
    addWeights(scores, 0, hashOfPair(openMark, opening))
    addWeights(scores, 0, hashOfPair(stems[last - 1] as number, closeMark))
  }
  if (first + 1 < last) addWeights(scores, 0, hashOfThree(openMark, opening, stems[first + 1] as number))
  if (isBracketed(fragment.dress)) {
    const dress = hashOfName(`=${fragment.dress}`)
    for (const [mark, at] of outside(items, first, last))
      addWeights(scores, 0, hashOfThree(mark === before ? beforeMark : afterMark, dress, stems[at] as number))
  }
  for (const setting of settingsOf(fragment, items, first, last)) addWeights(scores, 0, hashOfSetting(setting))
  return scores
}

/** There are few settings, and each is met at every fragment. */
const settings = new Map<string, number>()

function hashOfSetting(name: string): number {
  const all = settings
  const known = all.get(name)
  if (known !== undefined) return known
  const hash = hashOfFeature(name)
  all.set(name, hash)
  return hash
}

const bias = hashOfFeature('=')

const between = (sums: Float32Array, first: number, last: number, kind: number): number =>
  (sums[last * count + kind] as number) - (sums[first * count + kind] as number)

/** A test whether a range, as another reading has found it, may be a stray of a kind at all. */
export function mayBeStray(draft: Draft, kind: StrayKind): (span: Span) => boolean {
  const at = kinds.indexOf(kind)
  const tokens = tokensIn(draft)
  const likely = draft.blocks.flatMap((block) =>
    scored(block, tokens[block.index] as Tokens).filter(
      ({scores}) => (scores[at] as number) > levels[kind].info - most,
    ),
  )
  return overlapWith(likely)
}

/** The strays of one kind. */
export const straysOfKind = (draft: Draft, kind: StrayKind): Stray[] =>
  straysOf(draft).filter((one) => one.kind === kind)

/** The strays of a draft in its own words, in reading order; of those that overlap the surest. */
export const straysOf = defineReading<readonly Stray[]>(
  (draft) => {
    if (isTranscript(draft)) return []
    const tokens = tokensIn(draft)
    const copy = draft.blocks.filter(({kind}) => kind !== 'field' && kind !== 'alt')
    return draft.blocks.flatMap((block) => {
      const ends = copy.length > 2 ? endsOf(block, copy) : []
      const found = scored(block, tokens[block.index] as Tokens).flatMap((one) => strayOf(one, ends))
      return found.length > 0 && !holdsCode(block) ? surest(found.filter((one) => isOwn(draft, one))) : []
    })
  },
  [tokensIn, quotationsOf, isTranscript],
)

const endsOf = (block: Block, copy: readonly Block[]): string[] =>
  block === copy[0] ? ['=first'] : block === copy.at(-1) ? ['=last'] : []

function strayOf({block, start, end, scores}: Span & {scores: Float32Array}, ends: readonly string[]): Stray[] {
  const all = scores.slice()
  for (const end of ends) addWeights(all, 0, hashOfFeature(end))
  const best = all.indexOf(Math.max(...all))
  const [kind, score] = [kinds[best] as StrayKind, all[best] as number]
  const {info, warning} = levels[kind]
  return score >= info ? [{block, start, end, kind, score, isSure: score >= warning}] : []
}

/** In the publication's own words, and neither code nor an address. */
const isOwn = (draft: Draft, stray: Stray): boolean =>
  !isMostlyQuoted(draft, stray) && !holdsLink(stray) && !isTechnical(textOf(stray))

/** Code, an address, a path: no words of anybody. */
export const isTechnical = (text: string): boolean => technical.test(text)

const technical = /\uFFFC|:\/\/|::|[{]%|%[}]|\w\/\w+\/\w|\w\(\)/

function surest(strays: readonly Stray[]): Stray[] {
  const kept: Stray[] = []
  for (const stray of strays.toSorted((a, b) => b.score - a.score))
    if (!kept.some((other) => overlaps(other, stray))) kept.push(stray)
  return kept.sort((a, b) => a.start - b.start)
}
