// Rivals: one sum of money that a draft gives in two currencies.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {groupBy} from '../../../src/core/order.ts'
import {functionWords} from '../../../src/reading/names/name-words.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {wordsOf} from '../../../src/reading/text/words.ts'
import {type Figured, quantitiesOf} from './quantities.ts'

/** A sum that stands elsewhere with another currency. */
interface Rival extends Span {
  kind: 'unit'
  other: Span
}

/** Sums of equal value in two currencies, told of the same thing, or in a currency that the draft uses once. */
export function rivalCurrencies(draft: Draft): Rival[] {
  const money = [...quantitiesOf(draft).values()].flat().filter(({isMoney, unit}) => isMoney && unit !== 'cents')
  const uses = groupBy(money, ({unit}) => unit)
  if (uses.size < 2) return []
  return [...groupBy(money, ({value}) => value).values()].flatMap((alike) => {
    const first = alike[0]
    const second = alike.find(({unit}) => unit !== first?.unit)
    if (!first || !second || isSameSentence(first, second) || isPaired(money, first) || isPaired(money, second))
      return []
    const odd = (uses.get(second.unit)?.length ?? 0) <= (uses.get(first.unit)?.length ?? 0) ? second : first
    const other = odd === first ? second : first
    const isRare =
      uses.get(odd.unit)?.length === 1 && (uses.get(other.unit)?.length ?? 0) > 1 && digitsOf(odd.value) > 1
    if (isQuoted(draft, second) || !(isRare || sharesThing(first, second))) return []
    return [{block: second.block, start: second.start, end: second.end, kind: 'unit', other: first}]
  })
}

const digitsOf = (value: number) =>
  String(value)
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length

const isSameSentence = (a: Figured, b: Figured) => a.block === b.block && a.sentence === b.sentence

/** `£20 ($25)`: told in two currencies on purpose. */
const isPaired = (money: readonly Figured[], one: Figured) =>
  money.some(
    (other) =>
      other.unit !== one.unit && isSameSentence(one, other) && other !== one && Math.abs(other.at - one.at) < 8,
  )

/** The words of weight around a sum. */
function thingsBy({block, at, next}: Figured): ReadonlySet<string> {
  const near = wordsOf(block).slice(Math.max(0, at - 6), next + 6)
  return new Set(
    near.filter(({lower, isWord}) => isWord && lower.length > 4 && !functionWords.has(lower)).map(({lower}) => lower),
  )
}

function sharesThing(a: Figured, b: Figured): boolean {
  const things = thingsBy(a)
  return [...thingsBy(b)].some((word) => things.has(word))
}
