// Told: the sentences of the copy that hold figures, with those before them, and what the figures of a draft explain.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {groupBy} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {phraseLength, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import {type Figured, quantitiesOf} from './quantities.ts'

/** A sentence with its words and figures; `back` counts the sentences from the start of the draft. */
export interface Told {
  block: Block
  words: readonly Word[]
  quantities: readonly Figured[]
  back: number
}

/** Every sentence of running copy that holds a figure or follows one in its paragraph, in reading order. */
export const toldOf = defineReading<readonly Told[]>(
  (draft: Draft) => {
    const told: Told[] = []
    let before = 0
    for (const block of draft.blocks) {
      if (block.kind === 'heading') before += 4
      if (block.kind !== 'paragraph') continue
      const found = quantitiesOf(draft).get(block)
      const all = wordsOf(block)
      if (found) told.push(...sentencesWith(block, all, found, before))
      before += (all.at(-1)?.sentence ?? 0) + 1
    }
    return told
  },
  [quantitiesOf],
)

/** A sentence with more figures is a table in one line. */
const mostFigures = 24

const isTable = (found: readonly Figured[] = []) => found.length > mostFigures

function sentencesWith(block: Block, all: readonly Word[], found: readonly Figured[], before: number): Told[] {
  const first = found[0]?.sentence ?? 0
  const last = all.at(-1)?.sentence ?? 0
  const words = groupBy(all, ({sentence}) => sentence)
  const quantities = groupBy(found, ({sentence}) => sentence)
  return Array.from({length: last - first + 1}, (_, i) => first + i).map((sentence) => ({
    block,
    words: words.get(sentence) ?? [],
    quantities: isTable(quantities.get(sentence)) ? [] : (quantities.get(sentence) ?? []),
    back: before + sentence,
  }))
}

/** The figures of the sentences up to `most` before this one, and of `ahead` after it. */
export function near(told: readonly Told[], at: number, most: number, ahead = 0): Figured[] {
  const own = told[at] as Told
  const found: Figured[] = []
  for (let i = at; i >= 0 && own.back - (told[i] as Told).back <= most; i--)
    found.unshift(...(told[i] as Told).quantities)
  for (let i = at + 1; i < told.length && (told[i] as Told).back - own.back <= ahead; i++)
    found.push(...(told[i] as Told).quantities)
  return found
}

/** Do two values agree as exactly as they are given? */
export const agree = (a: number, b: number, slack: number): boolean => Math.abs(a - b) <= slack * 1.02 + 1e-9

/** Is a value so close to another that it was meant to be it: within a share of it, with two digits swapped or one wrong? */
export const isMeant = (a: number, b: number, most: number): boolean =>
  Math.abs(a - b) <= most * Math.max(Math.abs(b), 1e-9) ||
  isSwapped(a, b) ||
  (isDigitOff(a, b) && Math.abs(a - b) <= 0.25 * b)

const significant = (value: number) => String(Math.round(value * 100)).replace(/0+$/, '')

/** One digit of three or more is another. */
function isDigitOff(a: number, b: number): boolean {
  const [one, two] = [String(Math.round(a)), String(Math.round(b))]
  return one.length > 2 && one.length === two.length && [...one].filter((digit, i) => digit !== two[i]).length === 1
}

function isSwapped(a: number, b: number): boolean {
  const [one, two] = [significant(a), significant(b)]
  const apart = [...one].flatMap((digit, i) => (digit === two[i] ? [] : [i]))
  const [first = 0, second = 0] = apart
  return (
    one.length === two.length &&
    apart.length === 2 &&
    second - first === 1 &&
    one[first] === two[second] &&
    one[second] === two[first]
  )
}

/** Do words of a sentence between two offsets hold a phrase of the set? */
export const holds = (all: readonly Word[], phrases: ReadonlySet<string>, start = 0, end = Infinity): boolean =>
  all.some((word, at) => word.start >= start && word.end <= end && phraseLength(all, at, phrases) > 0)

/** A value as a quantity is written: with its currency. */
export const writtenAs = (value: number, {isMoney, unit}: Figured): string =>
  `${isMoney ? unit : ''}${(Math.round(value * 100) / 100).toLocaleString('en-GB')}`

export const textOfQuantity = ({block, start, end}: Figured): string =>
  block.prose.text.slice(start, end).replace(/\s+/g, ' ')
