// Wholes: figures that are told as the parts of another, and make more or less than it.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {phraseSets, type Word} from '../../../src/reading/text/words.ts'
import data from '../../lists/working-words.json' with {type: 'json'}
import type {Figured} from './quantities.ts'
import {agree, holds, isMeant, near, type Told, textOfQuantity, toldOf, writtenAs} from './told.ts'

/** Parts and the whole that they don't make; the span holds the parts. */
interface WrongWhole extends Span {
  parts: string
  whole: string
  other: Span
}

const words = phraseSets(data.kinds)

/** Rows of figures that don't make the whole that is told beside them. */
export function wrongRows(draft: Draft): WrongWhole[] {
  const told = toldOf(draft)
  const all = told.flatMap(({quantities}) => quantities)
  return told.flatMap((one, at) =>
    rowsIn(one).flatMap((row): WrongWhole[] => {
      if (isQuoted(draft, row[0] as Figured)) return []
      const sum = row.reduce((total, {value}) => total + value, 0)
      const slack = row.reduce((total, part) => total + part.slack, 0)
      const whole = wholeOf(told, at, row, sum, slack)
      if (!whole || isExplained(all, row, sum, slack, whole)) return []
      const span = stretchOf(row, whole)
      return [{...span, parts: writtenAs(sum, whole), whole: textOfQuantity(whole), other: whole}]
    }),
  )
}

/** The parts, from the whole on where it stands in their paragraph. */
function stretchOf(row: readonly Figured[], whole: Figured): Span {
  const [first, last] = [row[0] as Figured, row.at(-1) as Figured]
  const isNear = whole.block === first.block && Math.abs(whole.sentence - first.sentence) < 2
  const start = isNear ? Math.min(first.start, whole.start) : first.start
  return {block: first.block, start, end: isNear ? Math.max(last.end, whole.end) : last.end}
}

const isPart = ({describes, per, hedged, unit}: Figured) =>
  !describes && per === '' && !hedged && unit !== '%' && !unit.startsWith('time')

/** Figures of one unit in a row: `38 of these, 12 of those and 4 of them`. */
function rowsIn({quantities, words: all}: Told): Figured[][] {
  const rows: Figured[][] = []
  let row: Figured[] = []
  for (const one of quantities) {
    const last = row.at(-1)
    if (last && isPart(one) && one.unit === last.unit && isJoined(all, last, one)) row.push(one)
    else {
      if (row.length > 1) rows.push(row)
      row = isPart(one) ? [one] : []
    }
  }
  if (row.length > 1) rows.push(row)
  return rows
}

const farthest = 13

/** A comma or `and` between two figures, and nothing that compares. */
function isJoined(all: readonly Word[], a: Figured, b: Figured): boolean {
  const between = all.filter(({start, end}) => start >= a.end && end <= b.start)
  if (between.length === 0 || between.length > farthest) return false
  return (
    between.some(({text, lower}) => text === ',' || text === ';' || lower === 'and') &&
    !holds(between, words['not parts']) &&
    !words['compared to'].has(between.findLast(({isWord}) => isWord)?.lower ?? '') &&
    !between.some(({text}) => ':–—?'.includes(text)) &&
    !holds(between, words['result before'])
  )
}

/** How far off a whole may be to be meant as the sum. */
const mostOff = 0.12

function wholeOf(
  told: readonly Told[],
  at: number,
  row: readonly Figured[],
  sum: number,
  slack: number,
): Figured | undefined {
  const own = told[at] as Told
  const [first, last] = [row[0] as Figured, row.at(-1) as Figured]
  const most = Math.max(...row.map(({value}) => value))
  const window = near(told, at, 2, 1).filter(
    (one) =>
      !row.includes(one) &&
      one.unit === first.unit &&
      one.per === '' &&
      !one.hedged &&
      !one.describes &&
      one.value > most,
  )
  if (window.some((one) => agree(one.value, sum, slack + one.slack))) return undefined
  const candidates = window.filter(
    (one) => isMeant(one.value, sum, mostOff) && !agree(one.value, sum, Math.max(slack, one.slack)),
  )
  return candidates.find((one) => isWhole(own, one, row, first, last))
}

/** Do the words say that the row is all of the whole? */
function isWhole(own: Told, whole: Figured, row: readonly Figured[], first: Figured, last: Figured): boolean {
  const isAhead = whole.end <= first.start
  const gap = own.words.filter(({start, end}) =>
    isAhead ? start >= whole.end && end <= first.start : start >= last.end && end <= whole.start,
  )
  const isSame = whole.block === first.block && whole.sentence === first.sentence && !gap.some(({text}) => text === '.')
  if (isSame && isAhead) return gap.some(({text}) => ':–—'.includes(text)) || holds(gap, words.parts)
  if (isSame) return gap.length < 9 && holds(gap, words['result before'])
  if (whole.block !== first.block && row.length < 3) return false
  if (holds(own.words, words.parts)) return row.length > 2 || whole.block === first.block
  const isNext = whole.block === first.block && first.sentence - whole.sentence < 2
  return row.length > 2 && isNext && (first.isMoney || (whole.noun !== '' && whole.value > fewest))
}

/** A smaller count may be of anything. */
const fewest = 20

/** Does a part of the row, or the row with another figure, make the whole or is the sum told elsewhere? */
function isExplained(
  all: readonly Figured[],
  row: readonly Figured[],
  sum: number,
  slack: number,
  whole: Figured,
): boolean {
  const {unit} = whole
  if (all.some((one) => !row.includes(one) && one !== whole && one.unit === unit && agree(one.value, sum, slack)))
    return true
  const off = whole.value - sum
  if (off > 0 && all.some((one) => !row.includes(one) && one.unit === unit && agree(one.value, off, slack))) return true
  return row.some(
    (_, i) =>
      row.slice(i).length < row.length &&
      agree(
        row.slice(i).reduce((total, {value}) => total + value, 0),
        whole.value,
        slack,
      ),
  )
}

/** Sums that are told after their parts, `47 between them`, and that no row of the figures before them makes. */
export function wrongSums(draft: Draft): WrongWhole[] {
  const told = toldOf(draft)
  return told.flatMap((own, at) =>
    own.quantities.flatMap((sum): WrongWhole[] => {
      if (!isSum(own, sum) || isQuoted(draft, sum)) return []
      const before = near(told, at, 2).filter(
        (one) => one.start < sum.start || one.block !== sum.block || one.sentence < sum.sentence,
      )
      const alike = before.filter(
        (one) => one !== sum && one.unit === sum.unit && one.per === '' && !one.describes && one.value < sum.value,
      )
      const found =
        alike.length > 1 && alike.length < 9 && !holds(own.words, words.each) ? closestSum(alike, sum) : undefined
      if (!found) return []
      const {block, start, end} = sum
      return [{block, start, end, parts: writtenAs(found, sum), whole: textOfQuantity(sum), other: alike[0] as Figured}]
    }),
  )
}

/** `47 between them`, `which makes 47`, `47 in all`. */
function isSum({words: all}: Told, {next, hedged, unit, per, describes, start, sentence, at}: Figured): boolean {
  if (hedged || unit === '%' || unit.startsWith('time') || per !== '' || describes) return false
  const behind = all.filter((word) => word.start >= start).slice(next - at, next - at + 5)
  const ahead = all.filter((word) => word.start < start && word.sentence === sentence).slice(-2)
  return holds(behind, words['result after']) || holds(ahead, words.sums)
}

/** The sum of the last figures that comes closest, where none of them makes it. */
function closestSum(alike: readonly Figured[], {value, slack}: Figured): number | undefined {
  const subsets = 1 << alike.length
  let best: number | undefined
  for (let chosen = 1; chosen < subsets; chosen++) {
    const parts = alike.filter((_, i) => chosen & (1 << i))
    const total = parts.reduce((sum, part) => sum + part.value, 0)
    if (agree(total, value, slack + parts.reduce((sum, part) => sum + part.slack, 0))) return undefined
    const isRun = parts.length > 1 && alike.slice(-parts.length).every((one, i) => one === parts[i])
    if (isRun && isMeant(total, value, mostOff))
      best = best === undefined || Math.abs(total - value) < Math.abs(best - value) ? total : best
  }
  return best
}
