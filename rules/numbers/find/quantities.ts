// Quantities: every figure of the copy with its currency or unit, what it counts, and what it is a rate for.

import {defineBlockReading} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {overlapWith, type Span} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {functionWords} from '../../../src/reading/names/name-words.ts'
import {datesIn} from '../../../src/reading/numbers/dates.ts'
import {mayBeNumberWord, worthOf} from '../../../src/reading/numbers/numbers.ts'
import {isProse, phraseLength, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import countedWords from '../../lists/counted-words.json' with {type: 'json'}
import data from '../../lists/working-words.json' with {type: 'json'}
import {singularOf} from './counted.ts'

/** A figure; the span holds its sign, scale and unit. */
export interface Figured extends Span {
  value: number
  /** Half a unit of its last digit: 0.05 million for `3.2 million`. */
  slack: number
  /** `$`, `A$`, `₹` for money; `cents`, `%`, `time kind`, a measure; empty for a count. */
  unit: string
  isMoney: boolean
  /** What is counted, in the singular; empty where that isn't told. */
  noun: string
  /** What it is a rate for: `kg` of `€5.40/kg`, `each`; empty for an amount. */
  per: string
  /** `about`, `more than`: it says less than its value. */
  hedged: boolean
  /** `26-run`, `five-year`: a figure that describes. */
  describes: boolean
  /** The index of its first word, and of the first word after it with its unit. */
  at: number
  next: number
  /** The index of its sentence in the block. */
  sentence: number
}

const words = phraseSets(data.kinds)
const {stop, 'irregular plural': irregular, 'no plural': noPlural} = phraseSets(countedWords.kinds)
const inverted = (table: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(table).flatMap(([meaning, all]) => all.map((word) => [word, meaning] as const)))
const scales = inverted(data.scales)
const sameMeasure = inverted(data['same measure'])

/** The figures of each block of running copy, in reading order; none that are a date, a time of day, a label or a score. */
export const quantitiesOf = defineReading<ReadonlyMap<Block, readonly Figured[]>>(
  (draft: Draft) => {
    const isDate = overlapWith(datesIn(draft))
    const all = new Map<Block, readonly Figured[]>()
    for (const block of draft.blocks) {
      if (!isProse(block) || block.kind === 'alt' || block.kind === 'cell') continue
      const found = quantitiesIn(block).filter((one) => !isDate(one))
      if (found.length > 0) all.set(block, found)
    }
    return all
  },
  [datesIn],
)

const numeral =
  /(?<![\p{L}\p{N}.,:/_@#–—-]|\d )(?:((?:[A-Z]{1,3})?[$£€¥₹₦]|K?[SR][hs]\.? ?(?=\d)|R(?=\d)) ?)?(\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d:\p{Lu}]|[.,/–—-]\d)/gu

const quantitiesIn = defineBlockReading((block): readonly Figured[] => {
  const all = wordsOf(block)
  const found = [...numeralsIn(block, all), ...wordedIn(block, all)]
  return found.sort((a, b) => a.start - b.start)
})

/** What the words after a number make of it. */
interface Tail {
  scale: number
  unit: string
  next: number
  end: number
}

function numeralsIn(block: Block, all: readonly Word[]): Figured[] {
  const {text} = block.prose
  return [...text.matchAll(numeral)].flatMap(({0: whole, 1: sign = '', 2: digits = '', index}): Figured[] => {
    const end = index + whole.length
    const at = firstEndingAfter(all, index)
    const glued = /^\p{Ll}+/u.exec(text.slice(end, end + 12))?.[0] ?? ''
    const hyphened = /^-(\p{Ll}+)/u.exec(text.slice(end, end + 20))?.[1] ?? ''
    if (isNoQuantity(block, all, at, {sign, digits, start: index, end, glued})) return []
    const plain = Number(digits.replaceAll(',', ''))
    const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0
    const tail = tailOf(all, firstEndingAfter(all, end), end, glued || hyphened)
    if (!tail) return []
    const slack = slackOf(plain, decimals, tail.scale, sign !== '')
    return [
      makeQuantity(block, all, {start: index, at, tail, value: plain * tail.scale, slack, sign, describes: hyphened}),
    ]
  })
}

/** Half a unit of the last digit; a count is exact unless it is thousands. */
function slackOf(plain: number, decimals: number, scale: number, isMoney: boolean): number {
  if (scale > 1 || (decimals > 0 && !isMoney)) return 0.5 * 10 ** -decimals * scale
  return plain >= 1000 && plain % 1000 === 0 && !isMoney ? 500 : 0
}

interface Parts {
  start: number
  at: number
  tail: Tail
  value: number
  slack: number
  sign: string
  describes: string
}

function makeQuantity(block: Block, all: readonly Word[], parts: Parts): Figured {
  const {start, at, tail, value, slack, sign, describes} = parts
  const isMinor = tail.unit === 'cents'
  const unit = sign.trim().replace('.', '') || tail.unit
  const isCount = unit === ''
  const noun = describes && isCount ? describes : isCount ? (nounAt(all, tail.next)?.lower ?? '') : ''
  const per = rateAt(block, all, tail.next, tail.end)
  const before = all[at - 1]?.lower ?? ''
  return {
    ...{block, start, end: tail.end, value, slack, unit, noun: singularOf(noun)},
    isMoney: sign !== '' || isMinor,
    per: per ?? '',
    hedged: words.vague.has(before) || words.vague.has(`${all[at - 2]?.lower} ${before}`),
    describes: describes !== '',
    ...{at, next: tail.next, sentence: all[at]?.sentence ?? 0},
  }
}

interface Numeral {
  sign: string
  digits: string
  start: number
  end: number
  glued: string
}

const times: ReadonlySet<string> = new Set(['am', 'pm', 'st', 'nd', 'rd', 'th'])
const timed: ReadonlySet<string> = new Set(['at', 'by', 'from', 'until', 'till'])

/** A year, a time of day, an age, a label, a number in a list. */
function isNoQuantity(block: Block, all: readonly Word[], at: number, {sign, digits, start, end, glued}: Numeral) {
  if (sign !== '') return false
  const {text} = block.prose
  const before = all[at - 1]
  if (before && before.sentence === all[at]?.sentence && words['label before'].has(before.lower)) return true
  const next = all[firstEndingAfter(all, end)]
  if (/^(?:1[4-9]|20|21)\d\d$/.test(digits)) return !(next && /s$/.test(next.lower) && next.start - end === 1)
  if (times.has(glued) || (/^ [ap]\.?m\b/.test(text.slice(end, end + 4)) && text[end] === ' ')) return true
  if (/^\d{1,2}\.\d\d$/.test(digits) && timed.has(before?.lower ?? '')) return true
  if (/(?:^|\n)[ \t(]*$/.test(text.slice(Math.max(0, start - 8), start)) && /^[.)]/.test(text.slice(end, end + 1)))
    return true
  return (
    /^,(?: |$)/.test(text.slice(end, end + 2)) &&
    /\p{L}, $/u.test(text.slice(Math.max(0, start - 3), start)) &&
    Number(digits) < 110
  )
}

/** The scale and unit after a number; none where what is glued to it makes it something else. */
function tailOf(all: readonly Word[], from: number, numberEnd: number, joined: string): Tail | undefined {
  let [scale, next, end] = [1, from, numberEnd]
  if (joined) {
    const factor = scales.get(joined)
    const unit = factor ? '' : unitNamed(joined)
    const whole = numberEnd + joined.length + 0
    const at = all.findIndex((word, i) => i >= from - 1 && word.end >= whole)
    if (factor) scale = Number(factor)
    else if (unit === undefined && all[from - 1]?.text.includes('-') !== true && all[at]?.text.includes('-') !== true)
      return undefined
    const last = all[at]
    return {scale, unit: unit ?? '', next: at + 1, end: last?.end ?? whole}
  }
  while (all[next] && all[next - 1]?.sentence === all[next]?.sentence && scales.has(all[next]?.lower ?? '')) {
    if ((all[next] as Word).lower.length === 1) break
    scale *= Number(scales.get((all[next] as Word).lower))
    end = (all[next] as Word).end
    next++
  }
  const percent = phraseLength(all, next, words.percent)
  if (all[next]?.text === '%' || percent > 0) {
    const last = next + Math.max(percent, 1) - 1
    return {scale, unit: '%', next: last + 1, end: (all[last] as Word).end}
  }
  const unit = unitNamed(all[next]?.lower ?? '')
  if (unit !== undefined && unit !== '' && all[next]?.sentence === all[from - 1]?.sentence)
    return {scale, unit, next: next + 1, end: (all[next] as Word).end}
  return {scale, unit: '', next, end}
}

/** The unit that a word names. */
function unitNamed(word: string): string | undefined {
  if (words.percent.has(word)) return '%'
  if (words.minor.has(word)) return 'cents'
  if (words.duration.has(word)) return `time ${singularOf(word)}`
  if (words.measure.has(word)) return sameMeasure.get(word) ?? singularOf(word)
  return undefined
}

/** What a word is worth: `forty-two`, `twelve`; for `three-year` the word after it too. */
function wordWorth(lower: string): {value: number; rest: string} | undefined {
  if (!mayBeNumberWord(lower)) return undefined
  const parts = lower.split('-')
  const [first, second] = parts.map((part) => (/\d/.test(part) ? undefined : worthOf(part)))
  if (first === undefined || first === 0) return undefined
  const isPair = first >= 20 && second !== undefined && second > 0 && second < 10
  const rest = parts.slice(isPair ? 2 : 1)
  return rest.length > 1 ? undefined : {value: first + (isPair ? second : 0), rest: rest[0] ?? ''}
}

const wordedIn = (block: Block, all: readonly Word[]): Figured[] =>
  all.flatMap((word, at): Figured[] => {
    const found = word.isWord ? wordWorth(word.lower) : undefined
    if (!found || (found.value === 1 && found.rest === '')) return []
    const before = all[at - 1]
    if (before?.sentence === word.sentence && (words['label before'].has(before.lower) || before.lower === 'no'))
      return []
    const tail = found.rest
      ? {scale: 1, unit: unitNamed(found.rest) ?? '', next: at + 1, end: word.end}
      : tailOf(all, at + 1, word.end, '')
    if (!tail) return []
    const value = found.value * tail.scale
    return [
      makeQuantity(block, all, {
        start: word.start,
        at,
        tail,
        value,
        slack: tail.scale > 12 ? 0.5 * tail.scale : 0,
        sign: '',
        describes: found.rest,
      }),
    ]
  })

const farthest = 4

const isPlural = (lower: string) =>
  irregular.has(lower) || (/[^s]s$/.test(lower) && lower.length > 3 && !noPlural.has(lower))

/** The plural that a count counts. */
function nounAt(all: readonly Word[], from: number): Word | undefined {
  for (let at = from; at < from + farthest; at++) {
    const word = all[at]
    if (
      !word?.isWord ||
      word.sentence !== all[from - 1]?.sentence ||
      functionWords.has(word.lower) ||
      stop.has(word.lower)
    )
      return undefined
    if (isPlural(word.lower)) return word
  }
  return undefined
}

/** What a rate is for: `/kg`, `a night`, `per head`, `for each ticket`, `each`. */
function rateAt({prose: {text}}: Block, all: readonly Word[], next: number, end: number): string | undefined {
  const slashed = /^\/(\p{L}+)/u.exec(text.slice(end, end + 14))?.[1]
  if (slashed) return sameMeasure.get(slashed) ?? singularOf(slashed)
  const [first, second] = [all[next], all[next + 1]]
  if (!first || first.sentence !== all[next - 1]?.sentence) return undefined
  if (words.each.has(first.lower)) return 'each'
  if (first.lower === 'for' && second?.lower === 'each') return singularOf(all[next + 2]?.lower ?? '')
  const named = singularOf(second?.lower ?? '')
  if (words.since.has(all[next + 2]?.lower ?? '')) return undefined
  return words.per.has(first.lower) && words['per word'].has(named) ? (sameMeasure.get(named) ?? named) : undefined
}
