// Ordered: a count of things that then come one after another, in sentences that open with first, second, third, or under numbers.

import {defineBlockReading} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeOf, type Span} from '../../../src/core/draft/spans.ts'
import {bisect} from '../../../src/core/order.ts'
import {seriesIn} from '../../../src/reading/page/numbered.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {wordsOf} from '../../../src/reading/text/words.ts'
import countedWords from '../../lists/counted-words.json' with {type: 'json'}
import measures from '../../lists/measure-words.json' with {type: 'json'}
import {type Counted, countedOf, singularOf} from './counted.ts'

/** A count, how many things there are, and where the last of them is. */
interface WrongSeries extends Span {
  there: number
  last: Place
}

const points = new Set(countedWords.kinds.point.map(singularOf))
const goesOn = new Set(countedWords.kinds['goes on'])
const ordinals = new Map(
  Object.entries(measures.ordinals).flatMap(([number, all]) => all.map((word) => [word, Number(number)] as const)),
)

/** Counts that a row of ordinals or numbers after them contradicts. */
export function wrongSeries(draft: Draft): WrongSeries[] {
  const announced = [...countedOf(draft).values()].flat().filter((figure) => mayAnnounce(draft, figure))
  return [...announced.flatMap((figure) => inWords(draft, figure) ?? []), ...inNumbers(draft, announced)]
}

const mayAnnounce = (draft: Draft, figure: Counted) =>
  figure.unit === '' &&
  figure.value > 2 &&
  figure.value < 21 &&
  !figure.hedged &&
  !figure.definite &&
  points.has(figure.noun) &&
  figure.block.kind === 'paragraph' &&
  !isQuoted(draft, figure)

/** A sentence that opens with an ordinal; 0 for one that opens with `finally` or the like. */
interface Opening extends Span {
  number: number
  sentence: number
}

/** `First`, `The second`, `Third,`: the sentences of a block that open so. */
const openingsOf = defineBlockReading((block): readonly Opening[] =>
  wordsOf(block).flatMap((word, at, all): Opening[] => {
    if (!word.first || word.sentence === all[at - 1]?.sentence) return []
    const named = word.lower === 'the' ? all[at + 1] : word
    const number =
      ordinals.get(named?.lower.replace(/ly$/, '') ?? '') ?? (goesOn.has(named?.lower ?? '') ? 0 : undefined)
    return number === undefined || !named
      ? []
      : [{block, start: named.start, end: named.end, number, sentence: word.sentence}]
  }),
)

/** How many blocks after a count its things may be told. */
const farthest = 14

/** First, second, third … in sentences after the count, and no more. */
function inWords(draft: Draft, figure: Counted): WrongSeries | undefined {
  const found: Opening[] = []
  for (const block of draft.blocks.slice(figure.block.index, figure.block.index + farthest)) {
    if (block.kind === 'heading') break
    for (const opening of openingsOf(block)) {
      if (block === figure.block && opening.sentence <= figure.sentence) continue
      if (opening.number === found.length + 1) found.push(opening)
      else if (found.length > 0) return undefined
    }
  }
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last || found.length < 2 || found.length === figure.value) return undefined
  const isNear =
    first.block === figure.block ? first.sentence === figure.sentence + 1 : first.block.index === figure.block.index + 1
  return isNear ? {...spanOf(figure), there: found.length, last: placeOf(last)} : undefined
}

const spanOf = ({block, start, nounEnd}: Counted): Span => ({block, start, end: nounEnd})

/** Numbered headings or paragraphs from 1 on, right after the paragraph that counts them. */
function inNumbers(draft: Draft, announced: readonly Counted[]): WrongSeries[] {
  const starts = draft.blocks.map(({place}) => place.start)
  const blockAt = (offset: number) => bisect(starts, (start) => start > offset) - 1
  return seriesIn(draft).flatMap((series) => {
    const [first, last] = [series[0], series.at(-1)]
    if (!first || !last || first.number !== 1 || last.number !== series.length || series.length < 3) return []
    const figure = announced[bisect(announced, (one) => placeOf(one).start > first.place.start) - 1]
    if (!figure || figure.value === series.length || Math.abs(figure.value - series.length) > 2) return []
    const between = blockAt(first.place.start) - figure.block.index - 1
    return between === 0 ? [{...spanOf(figure), there: series.length, last: last.place}] : []
  })
}
