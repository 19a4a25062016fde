// Counted: every figure of the copy with what it counts or measures, and whether it is hedged.

import {defineBlockReading} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {overlapWith, type Span} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {functionWords} from '../../../src/reading/names/name-words.ts'
import {amountsIn} from '../../../src/reading/numbers/amounts.ts'
import {datesIn} from '../../../src/reading/numbers/dates.ts'
import {isProse, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import data from '../../lists/counted-words.json' with {type: 'json'}

/** A figure; `start` and `end` hold its sign and unit. */
export interface Counted extends Span {
  value: number
  /** As it is written: 3.6 of `3.6 million`. */
  shown: number
  /** `%`, `£`, `length`; empty for a count. */
  unit: string
  /** What is counted, in the singular and in lower case; empty where that isn't told. */
  noun: string
  /** Where the noun ends; where the figure does if it has none. */
  nounEnd: number
  /** `about`, `more than`, `the first`: it says less than its value. */
  hedged: boolean
  /** `the`, `all`, `its`: the reader knows it by now. */
  definite: boolean
  /** The index of its first word, and of the first word after it. */
  at: number
  next: number
  /** The index of its sentence in the block. */
  sentence: number
}

const words = phraseSets(data.kinds)

/** The figures of each block of copy, in reading order; none that are a date or a part of one. */
export const countedOf = defineReading<ReadonlyMap<Block, readonly Counted[]>>(
  (draft: Draft) => {
    const isDate = overlapWith(datesIn(draft))
    const all = new Map<Block, readonly Counted[]>()
    for (const block of draft.blocks) {
      if (!isProse(block) || block.kind === 'cell') continue
      const found = countedIn(block).filter((one) => !isDate(one))
      if (found.length > 0) all.set(block, found)
    }
    return all
  },
  [datesIn],
)

const countedIn = defineBlockReading((block): readonly Counted[] => {
  const all = wordsOf(block)
  return amountsIn(block).flatMap(({start, end, worths: [worth], weak}): Counted[] => {
    if (!worth || weak || Number.isNaN(worth.value) || ['ordinal', 'vague', 'code', 'times'].includes(worth.unit))
      return []
    const at = firstEndingAfter(all, start)
    const next = firstEndingAfter(all, end)
    const isItem = block.parents.some(({type}) => type === 'listItem')
    const noun = nounOf(all, next, worth.unit, isItem && at === 0)
    if (isYear(block.prose.text.slice(start, end)) && noun?.lower !== all[next]?.lower) return []
    const before = all[at - 1]?.lower ?? ''
    const hedged = words.hedge.has(before) || words.hedge.has(`${all[at - 2]?.lower} ${before}`)
    return [
      {
        ...{block, start, end, value: worth.value, shown: worth.shown, unit: worth.unit},
        ...{noun: noun ? singularOf(noun.lower) : '', nounEnd: noun?.end ?? end},
        hedged: hedged || words.hedge.has(all[next]?.lower ?? ''),
        definite: words.definite.has(before) || /['’]s?$/.test(before),
        ...{at, next, sentence: all[at]?.sentence ?? 0},
      },
    ]
  })
})

const isYear = (text: string) => /^(?:1[5-9]|20|21)\d\d$/.test(text)

/** How many words after a figure may name what it counts. */
const farthest = 4

/** The first plural after a count; after a measure what it is `of`. */
function nounOf(all: readonly Word[], next: number, unit: string, isItem: boolean): Word | undefined {
  if (unit !== '')
    return all[next]?.lower === 'of' ? lastContent(all, next + 1) : isItem ? lastContent(all, next) : undefined
  for (let at = next; at < next + farthest; at++) {
    const word = all[at]
    if (!word?.isWord || word.sentence !== all[next - 1]?.sentence || isStop(word)) return undefined
    if (isPlural(word)) return word
  }
  return undefined
}

const isStop = ({lower}: Word) => functionWords.has(lower) || words.stop.has(lower) || lower === 'of'

const isPlural = ({lower}: Word) =>
  words['irregular plural'].has(lower) ||
  (/(?:[^suo]|[^o]u|o)s$/.test(lower) && lower.length > 3 && !words['no plural'].has(lower))

function lastContent(all: readonly Word[], from: number): Word | undefined {
  let last: Word | undefined
  for (let at = from; at < from + 3 && all[at]?.isWord && !isStop(all[at] as Word); at++) last = all[at]
  return last
}

/** `libraries` and `library` are one. */
export const singularOf = (word: string): string =>
  word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<=[^s])s$/, '')
