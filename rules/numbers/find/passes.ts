// Passes: a ticket for a family, and what it saves on single tickets.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import data from '../../lists/working-words.json' with {type: 'json'}
import type {Figured} from './quantities.ts'
import {agree, near, type Told, textOfQuantity, toldOf} from './told.ts'

/** A saving that the prices don't make. */
interface WrongSaving extends Span {
  right: string
  price: string
  other: Span
}

const words = phraseSets(data.kinds)

/** `The $40 family pass admits two adults and two children, and saves them $12`, where single tickets don't cost $52. */
export function wrongSavings(draft: Draft): WrongSaving[] {
  const told = toldOf(draft)
  return told.flatMap((own, at) =>
    own.quantities.flatMap((saving): WrongSaving[] => {
      if (!saving.isMoney || saving.hedged || !isSaved(own, saving)) return []
      const window = near(told, at, 4).filter(({unit, isMoney}) => !isMoney || unit === saving.unit)
      const pass = window.findLast((one) => one.isMoney && one !== saving && isIn(own, one))
      const single = pass && singlesFor(own, pass, window)
      if (!pass || single === undefined || agree(single - pass.value, saving.value, 0.005)) return []
      const right = `${saving.unit}${Math.round((single - pass.value) * 100) / 100}`
      return [
        {block: saving.block, start: saving.start, end: saving.end, right, price: textOfQuantity(pass), other: pass},
      ]
    }),
  )
}

const isIn = ({block, quantities}: Told, one: Figured) => one.block === block && quantities.includes(one)

/** `saves you £8`, `a saving of £8`. */
const isSaved = ({words: all}: Told, {start}: Figured) =>
  all
    .filter((word) => word.start < start)
    .slice(-4)
    .some(({lower}) => words.saves.has(lower))

/** What those whom the pass admits would pay one by one. */
function singlesFor({words: all}: Told, pass: Figured, window: readonly Figured[]): number | undefined {
  const isFamily = all.some(({lower}) => lower === 'family')
  const adult = priceOf('adult', pass, window)
  const child = priceOf('child', pass, window)
  const counts = textOf(all).includes(' two of each')
  const [adults, children] = counts ? [2, 2] : [countOf('adult', window), countOf('children', window)]
  return isFamily && adult !== undefined && child !== undefined && adults && children
    ? adults * adult + children * child
    : undefined
}

const textOf = (all: readonly Word[]) => all.map(({lower}) => lower).join(' ')

const countOf = (noun: string, window: readonly Figured[]) =>
  window.findLast((one) => !one.isMoney && one.noun === noun && one.per === '')?.value

/** The price nearest after `Adults pay`, or before `for adults`. */
function priceOf(who: 'adult' | 'child', pass: Figured, window: readonly Figured[]): number | undefined {
  const prices = window.filter((one) => one.isMoney && one !== pass && one.start < pass.start)
  return prices.find((one) => isPriceOf(who, one))?.value
}

function isPriceOf(who: 'adult' | 'child', {block, at, next, sentence}: Figured): boolean {
  const all = wordsOf(block)
  const ahead = clauseOf(all.slice(Math.max(0, at - 7), at).reverse(), sentence)
  const behind = clauseOf(all.slice(next, next + 4), sentence)
  const isNamed = (word: Word) => words[who].has(word.lower)
  return ahead.some(isNamed) || (words['price for'].has(behind[0]?.lower ?? '') && behind.some(isNamed))
}

/** The words up to a mark or an `and`. */
function clauseOf(all: readonly Word[], sentence: number): readonly Word[] {
  const end = all.findIndex(
    (word) => (!word.isWord && !'$£€'.includes(word.text)) || word.lower === 'and' || word.sentence !== sentence,
  )
  return end < 0 ? all : all.slice(0, end)
}
