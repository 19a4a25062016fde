// Remainders: a deficit, balance or rest that the figures beside it don't leave.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import data from '../../lists/working-words.json' with {type: 'json'}
import type {Figured} from './quantities.ts'
import {agree, holds, isMeant, near, type Told, textOfQuantity, toldOf, writtenAs} from './told.ts'

/** A remainder, and the two figures that leave another. */
interface WrongRemainder extends Span {
  from: string
  less: string
  right: string
  other: Span
}

const words = phraseSets(data.kinds)

/** Remainders that no sum or difference of the figures near them makes, where one comes close. */
export function wrongRemainders(draft: Draft): WrongRemainder[] {
  const told = toldOf(draft)
  return told.flatMap((own, at) =>
    own.quantities.flatMap((rest): WrongRemainder[] => {
      if (!mayRemain(own, rest) || isQuoted(draft, rest)) return []
      const window = near(told, at, 3).filter((one) => one !== rest && isBefore(one, rest) && isLike(one, rest))
      if (window.length < 2 || window.length > 6 || isMade(window, rest)) return []
      const found = closest(window.slice(-4), rest)
      if (!found) return []
      const [whole, part] = found
      const {block, start, end} = rest
      const right = writtenAs(whole.value - part.value, rest)
      return [{block, start, end, from: textOfQuantity(whole), less: textOfQuantity(part), right, other: part}]
    }),
  )
}

const isBefore = (one: Figured, rest: Figured) => one.block !== rest.block || one.start < rest.start

const isLike = ({unit, per, describes}: Figured, rest: Figured) => unit === rest.unit && per === rest.per && !describes

/** `deficit of £5.4m`, `the council's $440,000 share`, `€54,300 was still owing`, `which leaves £300`. */
function mayRemain({words: all}: Told, {start, end, unit, describes, hedged, isMoney, noun, per}: Figured): boolean {
  if (unit === '%' || unit.startsWith('time') || describes || hedged || per !== '') return false
  const i = all.findIndex((word) => word.end > start)
  const ahead = all.slice(Math.max(0, i - 3), i)
  const behind = all.filter((word) => word.start >= end).slice(0, 3)
  const isNamed = holds(ahead, words.remainder) || holds(behind, words.remainder)
  return (
    isNamed &&
    (isMoney ||
      unit !== '' ||
      holds(ahead, words['clear remainder']) ||
      (noun !== '' && holds(ahead, words['result before'])))
  )
}

/** Does any sum or difference of the figures make it? */
function isMade(window: readonly Figured[], {value, slack}: Figured): boolean {
  const ways = 3 ** window.length
  for (let way = 1; way < ways; way++) {
    let total = 0
    let off = slack
    for (let i = 0, left = way; i < window.length; i++, left = Math.floor(left / 3)) {
      const sign = (left % 3) - 1
      if (sign === 0) continue
      total += sign * (window[i] as Figured).value
      off += (window[i] as Figured).slack
    }
    if (agree(total, value, off)) return true
  }
  return false
}

/** How far off a remainder may be to be meant as the difference. */
const mostOff = 0.2

function closest(window: readonly Figured[], rest: Figured): readonly [Figured, Figured] | undefined {
  const pairs = window.flatMap((a) => window.filter((b) => b.value < a.value).map((b) => [a, b] as const))
  const near = pairs.filter(([a, b]) => isMeant(rest.value, a.value - b.value, mostOff) && !b.hedged && !a.hedged)
  return near.sort(
    ([a, b], [c, d]) => Math.abs(a.value - b.value - rest.value) - Math.abs(c.value - d.value - rest.value),
  )[0]
}
