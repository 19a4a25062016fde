// Rates: a sum of money that the price and the amount beside it don't make.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {phraseSets, type Word} from '../../../src/reading/text/words.ts'
import data from '../../lists/working-words.json' with {type: 'json'}
import type {Figured} from './quantities.ts'
import {agree, holds, isMeant, near, type Told, textOfQuantity, toldOf, writtenAs} from './told.ts'

/** A sum of money, and what `amount` at `rate` makes. */
interface WrongProduct extends Span {
  amount: string
  rate: string
  right: string
  other: Span
}

const words = phraseSets(data.kinds)

/** A price and an amount of what it is for. */
interface Priced {
  rate: Figured
  amount: Figured
  product: number
  slack: number
}

/** Sums of money that no price and amount near them make, where one comes close. */
export function wrongProducts(draft: Draft): WrongProduct[] {
  const told = toldOf(draft)
  return told.flatMap((own, at) =>
    own.quantities.flatMap((total): WrongProduct[] => {
      if (!total.isMoney || total.per !== '' || total.hedged || total.unit === 'cents' || isQuoted(draft, total))
        return []
      const window = near(told, at, 2, 1)
      const pairs = pairsFor(total, window)
      if (pairs.length === 0 || pairs.some((pair) => fits(total, pair, window))) return []
      const found = pairs.find((pair) => isMeant(total.value, pair.product, mostOff) && isTold(own, total, pair))
      if (!found) return []
      const {block, start, end} = total
      const [amount, rate] = [textOfQuantity(found.amount), textOfQuantity(found.rate)]
      return [{block, start, end, amount, rate, right: writtenAs(found.product, total), other: found.rate}]
    }),
  )
}

/** How far off a sum may be to be meant as the product. */
const mostOff = 0.12

/** Every price near a sum with every amount that it may be for. */
function pairsFor(total: Figured, window: readonly Figured[]): Priced[] {
  const rates = window.filter(
    (one) =>
      one !== total &&
      one.isMoney &&
      one.per !== '' &&
      !one.hedged &&
      (one.unit === total.unit || one.unit === 'cents'),
  )
  return rates.flatMap((rate) =>
    window.flatMap((amount) => {
      if (
        amount === rate ||
        amount === total ||
        amount.isMoney ||
        amount.unit === '%' ||
        amount.per !== '' ||
        !isFor(rate, amount)
      )
        return []
      const factor = rate.unit === 'cents' ? 0.01 : 1
      const product = rate.value * amount.value * factor
      return [{rate, amount, product, slack: (rate.slack * amount.value + amount.slack * rate.value) * factor}]
    }),
  )
}

/** Is the amount one of what the price is for? */
function isFor(rate: Figured, {unit, noun}: Figured): boolean {
  if (rate.per === 'each') return unit === ''
  return unit === ''
    ? noun === rate.per || noun === '' || rate.per === 'person' || rate.per === 'head'
    : unit === rate.per || unit === `time ${rate.per}`
}

/** Does the pair make the sum, alone or with another figure of the window? */
const fits = (total: Figured, {product, slack, rate}: Priced, window: readonly Figured[]): boolean =>
  agree(product, total.value, slack + total.slack) ||
  window.some(
    (one) =>
      one !== total &&
      one !== rate &&
      one.unit === total.unit &&
      (agree(product + one.value, total.value, slack + total.slack) ||
        agree(product - one.value, total.value, slack + total.slack)),
  )

/** Do the words join sum, price and amount? */
function isTold({words: all}: Told, total: Figured, {rate, amount}: Priced): boolean {
  const isSame = (one: Figured) => one.block === total.block && one.sentence === total.sentence
  const named = amount.unit !== '' || amount.noun !== ''
  const ahead = all.filter((word: Word) => word.start < total.start && word.start > total.start - 60)
  const isResult = holds(ahead, words['result before']) || holds(ahead, words.sums)
  if (isSame(rate) && isSame(amount)) return named || isResult
  return isResult && (named || rate.block === total.block)
}
