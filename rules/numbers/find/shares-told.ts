// Shares told: a fraction, a ratio or a percentage that the two figures it sums up don't make.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import {worthOf} from '../../../src/reading/numbers/numbers.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {phraseSets, type Word} from '../../../src/reading/text/words.ts'
import measures from '../../lists/measure-words.json' with {type: 'json'}
import data from '../../lists/working-words.json' with {type: 'json'}
import type {Figured} from './quantities.ts'
import {holds, near, type Told, textOfQuantity, toldOf} from './told.ts'

/** A share, and the two figures that make another. */
interface WrongShare extends Span {
  from: string
  to: string
  right: string
  other: Span
}

const words = phraseSets(data.kinds)
const partsNamed = new Map(
  Object.entries(measures.fractions).flatMap(([number, all]) => all.map((word) => [word, Number(number)] as const)),
)

/** A share as it is told: from `least` to `most` of the whole. */
interface Share extends Span {
  value: number
  least: number
  most: number
  sentence: number
}

/** Shares that sum up figures of their sentence or the one before, and that no two of them make. */
export function wrongSharesTold(draft: Draft): WrongShare[] {
  const told = toldOf(draft)
  return told.flatMap((own, at) =>
    sharesIn(own).flatMap((share): WrongShare[] => {
      const back = reachOf(own, share)
      if (back === undefined || isQuoted(draft, share)) return []
      const window = near(told, at, 1).filter((one) => one.end <= share.start || one.block !== own.block)
      const figures = window.filter(
        ({unit, per, describes}) => unit !== '%' && !unit.startsWith('time') && per === '' && !describes,
      )
      const found =
        figures.length < 2 || figures.length > 7
          ? undefined
          : closest(own, figures, share, back === 0 ? figures.at(-1) : undefined)
      if (!found) return []
      const {block, start, end} = share
      const right = `${Math.round(found.ratio * 100)}%`
      return [{block, start, end, from: textOfQuantity(found.a), to: textOfQuantity(found.b), right, other: found.a}]
    }),
  )
}

/** The fractions of a sentence: `three-quarters`, `a third`. */
export const fractionsIn = ({block, words: all}: Told): Share[] =>
  all.flatMap((_, i) => fractionAt(block, all, i) ?? [])

/** `three-quarters`, `a third`, `one in four`, `60 per cent`. */
function sharesIn({block, words: all, quantities}: Told): Share[] {
  const percents = quantities.filter(({unit, per}) => unit === '%' && per === '')
  const asPercent = percents.map(({start, end, value, sentence, slack, at}) =>
    shareOf(all, {block, start, end}, value / 100, sentence, firstEndingAfter(all, start) || at, slack / 100 + 0.006),
  )
  const worded = all.flatMap((_, i) => fractionAt(block, all, i) ?? ratioAt(block, all, i) ?? [])
  return [...asPercent, ...worded].filter(({value}) => value > 0 && value < 1)
}

function shareOf(all: readonly Word[], span: Span, value: number, sentence: number, at: number, slack: number): Share {
  const before = all.slice(Math.max(0, at - 3), at).map(({lower}) => lower)
  const isLess = before.some((word) => under.has(word)) && !before.includes('not')
  const isMore = before.some((word) => over.has(word))
  const isAbout = isLess || isMore || before.some((word) => words.vague.has(word) || word === 'quite')
  const wide = isAbout ? Math.max(slack, 0.04) : slack
  return {
    ...span,
    value,
    sentence,
    least: value - (isMore ? 0.012 : wide),
    most: value + (isLess ? 0.012 : isMore ? wide + 0.03 : wide),
  }
}

const under: ReadonlySet<string> = new Set(['nearly', 'almost', 'under', 'less', 'fewer'])
const over: ReadonlySet<string> = new Set(['over', 'more', 'above'])

function fractionAt(block: Span['block'], all: readonly Word[], at: number): Share[] | undefined {
  const word = all[at] as Word
  const [lead = '', named = ''] = word.lower.includes('-')
    ? word.lower.split('-')
    : [all[at - 1]?.lower ?? '', word.lower]
  const parts = partsNamed.get(named)
  if (!parts || !words['fraction lead'].has(lead) || /^\d/.test(lead)) return undefined
  const isJoined = word.lower.includes('-')
  const count = worthOf(lead) ?? 1
  if (count >= parts || (all[at + 1]?.lower === 'of' && all[at + 2]?.lower === 'an')) return undefined
  const first = isJoined || !(worthOf(lead) || lead === 'a') ? at : at - 1
  const span = {block, start: (all[first] as Word).start, end: word.end}
  return [shareOf(all, span, count / parts, word.sentence, first, 0.03)]
}

/** `one in four`, `nine out of ten`, `two in every five`. */
function ratioAt(block: Span['block'], all: readonly Word[], at: number): Share[] | undefined {
  const [first, join, second] = [all[at], all[at + 1], all[at + 2]]
  if (!first || !join || !second) return undefined
  const isOut = join.lower === 'out' && second.lower === 'of'
  const isEvery = join.lower === 'in' && second.lower === 'every'
  const last = isOut || isEvery ? all[at + 3] : join.lower === 'in' ? second : undefined
  const [a, b] = [worthOf(first.lower), worthOf(last?.lower ?? '')]
  if (!last || !a || !b || a >= b || b > 20) return undefined
  const span = {block, start: first.start, end: last.end}
  return [shareOf(all, span, a / b, first.sentence, at, 0.025)]
}

/** How many sentences back the figures may be that a share sums up: 1 after `in other words`, `that is`, 0 after `12 of the 40, or`. */
function reachOf({words: all}: Told, {start, sentence}: Share): number | undefined {
  const at = firstEndingAfter(all, start)
  const ahead = all.slice(Math.max(0, at - 6), at).filter((word) => word.sentence === sentence)
  if (holds(ahead, words['share cue'])) return 1
  return ahead.slice(-3).some(({lower}, i, last) => lower === 'or' && last[i - 1]?.text === ',') ? 0 : undefined
}

const mostOff = 0.2

interface Ratio {
  a: Figured
  b: Figured
  ratio: number
}

/** The two figures whose share comes closest, where no two make it. */
function closest(
  {words: all}: Told,
  figures: readonly Figured[],
  {value, least, most, block, sentence}: Share,
  last: Figured | undefined,
): Ratio | undefined {
  const isChange = holds(all, words.change)
  const ratios = figures.flatMap((b) =>
    figures
      .filter((a) => a !== b && a.value < b.value && a.unit === b.unit)
      .flatMap((a): Ratio[] => ratiosOf(a, b, areNext(figures, a, b), isChange)),
  )
  if (ratios.some(({ratio}) => ratio >= least && ratio <= most)) return undefined
  const [best] = ratios
    .filter(
      ({a, b, ratio}) =>
        (!last || a === last || b === last) &&
        !a.hedged &&
        !b.hedged &&
        isPartOf(a, b, ratio) &&
        (isOf(all, a, b) || (areNext(figures, a, b) && isHere(a, b, block, sentence))),
    )
    .sort((one, two) => Math.abs(one.ratio - value) - Math.abs(two.ratio - value))
  return best && Math.abs(best.ratio - value) < mostOff ? best : undefined
}

/** Of two parts or a part and its whole, not of a rise from one to the other. */
const isPartOf = (a: Figured, b: Figured, ratio: number) =>
  ratio === a.value / b.value || ratio === a.value / (a.value + b.value) || ratio === b.value / (a.value + b.value)

const isHere = (a: Figured, b: Figured, block: Span['block'], sentence: number) =>
  [a, b].every((one) => one.block === block && Math.abs(one.sentence - sentence) < 2) && a.sentence === b.sentence

const areNext = (figures: readonly Figured[], a: Figured, b: Figured) =>
  Math.abs(figures.indexOf(a) - figures.indexOf(b)) === 1

function ratiosOf(a: Figured, b: Figured, isNext: boolean, isChange: boolean): Ratio[] {
  const part = {a, b, ratio: a.value / b.value}
  if (!isNext) return [part]
  const sum = a.value + b.value
  const changes = [1 - part.ratio, b.value / a.value - 1].map((ratio) => ({a, b, ratio}))
  return [part, {a, b, ratio: a.value / sum}, {a, b, ratio: b.value / sum}, ...(isChange ? changes : [])]
}

/** `12 of the 40`, `of the 40 samples 12 failed`. */
function isOf(all: readonly Word[], a: Figured, b: Figured): boolean {
  if (a.block !== b.block || a.sentence !== b.sentence) return false
  const i = all.findIndex((word) => word.end > b.start)
  return all.slice(Math.max(0, i - 3), i).some(({lower}) => lower === 'of')
}
