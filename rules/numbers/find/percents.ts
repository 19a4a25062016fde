// Percents: a rise or fall in per cent, or by a fraction, that the two figures it is told of don't make.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {phraseSets, type Word} from '../../../src/reading/text/words.ts'
import numberWords from '../../lists/number-words.json' with {type: 'json'}
import data from '../../lists/working-words.json' with {type: 'json'}
import type {Figured} from './quantities.ts'
import {fractionsIn} from './shares-told.ts'
import {holds, type Told, textOfQuantity, toldOf} from './told.ts'

/** A rise or fall, and the figures that make another. */
interface WrongPercent extends Span {
  from: string
  to: string
  right: string
}

const words = phraseSets(data.kinds)
const {vague, speed} = phraseSets(numberWords.kinds)

interface FromTo {
  a: Figured
  b: Figured
}

/** Changes whose two figures stand in the same sentence, or in the one before where the sentence says `that is`. */
export function wrongPercents(draft: Draft): WrongPercent[] {
  const told = toldOf(draft)
  return told.flatMap((own, at) => {
    const before = told[at - 1]
    const isNext = before?.block === own.block && holds(own.words.slice(0, 4), words['share cue'])
    const pairs = [...pairsIn(own), ...(isNext ? pairsIn(before) : [])]
    if (pairs.length !== 1 || holds(own.words, vague)) return []
    const [pair] = pairs as [FromTo]
    const change = closest(changesIn(own), pair, own)
    return change && !isQuoted(draft, change) ? judge(change, pair, holds(own.words, speed)) : []
  })
}

interface Change extends Span {
  value: number
  slack: number
}

/** `a reduction of 60%`, `up 12 per cent`, `a gain of one quarter`. */
function changesIn(own: Told): Change[] {
  const all = [
    ...own.quantities
      .filter(({unit, hedged, per}) => unit === '%' && !hedged && per === '')
      .map((one) => ({...one, slack: one.slack + 0.5})),
    ...fractionsIn(own).map((one) => ({...one, value: one.value * 100, slack: 4})),
  ]
  return all.filter(({start}) => isChange(own.words, start))
}

/** The change that stands right before or after the two figures. */
function closest(changes: readonly Change[], {a, b}: FromTo, own: Told): Change | undefined {
  const [first, last] = a.start < b.start ? [a, b] : [b, a]
  const gap = (change: Change) => Math.min(Math.abs(change.start - last.end), Math.abs(first.start - change.end))
  const near = changes.filter((change) => first.sentence !== own.words[0]?.sentence || gap(change) < farthest)
  return near.sort((one, two) => gap(one) - gap(two))[0]
}

/** How far from its figures a change may stand, in characters. */
const farthest = 60

const madeUp: ReadonlySet<string> = new Set(['make', 'makes', 'made', 'making'])

function isChange(all: readonly Word[], start: number): boolean {
  const i = all.findIndex((word) => word.end > start)
  if (all[i - 1]?.lower === 'up' && madeUp.has(all[i - 2]?.lower ?? '')) return false
  return (
    holds(all.slice(Math.max(0, i - 3), i), words.change) ||
    all.slice(i, i + 4).some(({lower}) => words.change.has(lower))
  )
}

/** `from A to B`, `to B from A`, `B, up from A`, `B compared with A`. */
function pairsIn({words: all, quantities}: Told): FromTo[] {
  const plain = quantities.filter(({unit, per, hedged}) => unit !== '%' && per !== 'each' && !hedged)
  return plain.slice(1).flatMap((second, i): FromTo[] => {
    const first = plain[i] as Figured
    const [one, two] = [leadOf(all, first), leadOf(all, second)]
    const isAlike =
      first.unit === second.unit
        ? first.noun === second.noun || second.noun === '' || first.noun === ''
        : second.unit === '' && second.noun === ''
    if (!isAlike || second.at - first.next > 10 || first.value <= 0 || second.value <= 0 || first.describes) return []
    if (one === 'from' && two === 'to') return [{a: first, b: second}]
    const isAgainst = two === 'from' || two === 'against' || two === 'with'
    return isAgainst &&
      (two === 'from' ? one === 'to' || all.some(({lower}) => lower === 'up' || lower === 'down') : true)
      ? [{a: second, b: first}]
      : []
  })
}

const leadOf = (all: readonly Word[], {start}: Figured) =>
  all.findLast((word) => word.isWord && word.end <= start)?.lower ?? ''

const most = 400

/** Whatever is done in less time is faster by what the longer time is more than the shorter. */
function judge({block, start, end, value, slack}: Change, {a, b}: FromTo, isSpeed: boolean): WrongPercent[] {
  const [rise, fall] = [(b.value / a.value) * 100, (a.value / b.value) * 100]
  const change = Math.abs(rise - 100)
  const off = (a.slack / a.value + b.slack / b.value) * 100 * (1 + change / 100) + slack
  const isOther = [change, rise, fall, ...(isSpeed ? [Math.abs(fall - 100)] : [])]
  if (isOther.some((one) => Math.abs(one - value) <= off) || change > most || Math.abs(change - value) > 45) return []
  return [{block, start, end, from: textOfQuantity(a), to: textOfQuantity(b), right: change.toFixed(0)}]
}
