// Figures: every number of the copy that counts or measures something, in numerals and in words, with who says so.

import type {ToVerify} from '../../../src/core/checklist.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {overlapWith, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {functionWords, partsOfNames} from '../../../src/reading/names/name-words.ts'
import {worthOf} from '../../../src/reading/numbers/numbers.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {namedSourceOf, sourcesOf} from '../../../src/reading/sources.ts'
import {auxiliaries} from '../../../src/reading/speech/cues.ts'
import {isOneOf, isProse, phraseLength, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import figureWords from '../../lists/figure-words.json' with {type: 'json'}
import {daysToVerify} from './days.ts'

const words = phraseSets(figureWords.kinds)

/** The figures of a draft that are no part of a date. */
export const figuresToVerify = defineReading<readonly ToVerify[]>(
  (draft) => {
    const isInDate = overlapWith(daysToVerify(draft))
    return draft.blocks
      .filter((block) => isProse(block) && isCopy(draft, block))
      .flatMap((block) => [...numeralsIn(block), ...countsIn(block)])
      .filter((figure) => !isInDate(figure))
      .map((figure) => factOf(draft, figure))
  },
  [daysToVerify, sourcesOf, linesIn],
)

const isCopy = (draft: Draft, block: Block) =>
  !['chrome', 'byline'].includes(roleOf(draft, {block, start: 0, end: block.prose.text.length}))

function factOf(draft: Draft, figure: Span): ToVerify {
  const thing = withThing(figure)
  const said = textOf(thing)
  const key = thing.end > figure.end ? {key: said.toLowerCase()} : {}
  return {...figure, kind: 'figure', said, ...key, ...namedSourceOf(draft, thing)}
}

const numeral = /\d+(?:[,.:]\d+)*/g
/** What makes a numeral a part of a word or an address. */
const joinedBefore = /(?:[\p{L}\p{N}_@#=?&/\\.,:]|[\p{L}\p{N}][-–])$/u
const joinedAfter = /^[\p{L}\p{N}_/@=]/u
const currency = /[$£€¥] ?$/
const unitAfter = /^(?:\p{Ll}{1,3}|°\p{Lu}?| ?%)/u

/** A number that a list was typed with. */
const typedNumber = /(?:^|\n)[ \t]*$/

/** Numerals with the signs that belong to them, two with a dash between them as one; none within a word or an address. */
function numeralsIn(block: Block): Span[] {
  const {text} = block.prose
  const figures: Span[] = []
  let last: Span | undefined
  for (const {0: digits, index} of text.matchAll(numeral)) {
    const start = index - (currency.exec(text.slice(Math.max(0, index - 2), index))?.[0].length ?? 0)
    const plain = index + digits.length
    const end = plain + (unitAfter.exec(text.slice(plain, plain + 4))?.[0].length ?? 0)
    const isRange = last !== undefined && start - last.end === 1 && /[–-]/.test(text[last.end] as string)
    const isApart = isRange || !joinedBefore.test(text.slice(Math.max(0, start - 2), start))
    if (!isApart || joinedAfter.test(text.slice(end, end + 1))) {
      if (isRange) figures.pop()
      last = undefined
      continue
    }
    last = {block, start: isRange ? (last as Span).start : start, end}
    if (isRange) figures.pop()
    figures.push(last)
  }
  return figures.filter((figure) => !isLabelled(figure)).map(withUnit)
}

/** The number of an item of a typed list, of a section, of a page. */
function isLabelled({block, start, end}: Span): boolean {
  const {text} = block.prose
  if (typedNumber.test(text.slice(Math.max(0, start - 20), start)) && /^[.)]\s/.test(text.slice(end, end + 2)))
    return true
  const all = wordsOf(block)
  return isOneOf(all[firstEndingAfter(all, start) - 1], words['label before'])
}

/** Numbers in words that count something: `three people`, `hundreds of homes`. */
const countsIn = (block: Block): Span[] =>
  wordsOf(block).flatMap(({start, end, lower}, at, all): Span[] => {
    if (!isCount(lower) && !words.many.has(lower)) return []
    const figure = withUnit({block, start, end})
    const isWhole = figure.end > end || words.many.has(lower) || pluralAfter(all, at + 1) !== undefined
    return isWhole ? [figure] : []
  })

const isCount = (lower: string) =>
  lower.split('-').every((part) => (worthOf(part) ?? 0) > 0 && !/\d/.test(part)) && lower !== 'one'

/** The figure with the units after it: `3 million`, `48 per cent`. */
function withUnit(figure: Span): Span {
  const all = wordsOf(figure.block)
  let end = figure.end
  for (let at = firstEndingAfter(all, end); ; ) {
    const length = phraseLength(all, at, words.unit)
    if (length === 0 || (all[at] as Word).start - end > 1) return {...figure, end}
    end = (all[at + length - 1] as Word).end
    at += length
  }
}

/** How many words after a figure may name what it counts. */
const farthest = 3

/** The figure with what it counts: `48 per cent of parents`, `12 new houses`. */
function withThing(figure: Span): Span {
  const all = wordsOf(figure.block)
  const at = firstEndingAfter(all, figure.end)
  const isOf = all[at]?.lower === 'of'
  const from = isOf && isArticle(all[at + 1]) ? at + 2 : isOf ? at + 1 : at
  const last = pluralAfter(all, from) ?? (isOf ? contentAt(all, from) : undefined)
  return last && last.sentence === all[at]?.sentence ? {...figure, end: last.end} : figure
}

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the', 'its', 'all'])

const isArticle = (word: Word | undefined) => isOneOf(word, articles)

const contentAt = (all: readonly Word[], at: number): Word | undefined => {
  const word = all[at]
  return word?.isWord && (!functionWords.has(word.lower) || partsOfNames.includes(word.lower)) ? word : undefined
}

/** The first plural among the next words, up to one that can't belong to it. */
function pluralAfter(all: readonly Word[], from: number): Word | undefined {
  for (let at = from; at < from + farthest; at++) {
    const word = words.plural.has(all[at]?.lower ?? '') ? all[at] : contentAt(all, at)
    if (!word || auxiliaries.has(word.lower) || word.sentence !== all[from]?.sentence) return undefined
    if (words.plural.has(word.lower) || /[^s]s$/.test(word.lower)) return word
  }
  return undefined
}
