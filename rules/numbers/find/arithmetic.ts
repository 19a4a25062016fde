// Arithmetic: what a draft works out, a change in per cent, the parts of a whole, checked.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import {groupByBlock, type Span} from '../../../src/core/draft/spans.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {type Quantity, quantityOf, wordPattern, worthOf} from '../../../src/reading/numbers/numbers.ts'
import {ownHits, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {defineNeed} from '../../../src/reading/text/prefilter.ts'
import {phraseSets, textEndsIn, textHolds} from '../../../src/reading/text/words.ts'
import numberWords from '../../lists/number-words.json' with {type: 'json'}
import wordsData from '../../lists/sum-words.json' with {type: 'json'}

const sumWords = definePhrases(wordsData)

/** A change in per cent that its own figures contradict. */
interface WrongChange extends Span {
  from: string
  to: string
  right: string
}

/** Parts that make more, or less, than the whole. */
interface WrongSum extends Span {
  parts: number
  whole: number
}

const figure = '([$£€]?)(\\d[\\d,]*(?:\\.\\d+)?)(?: ?(million|billion|trillion|thousand|mn|bn|tn|m|b|k)\\b)?'
const words = "((?: (?!to\\b|from\\b|and\\b)[\\w'’-]+){0,5})"
const fromTo = new RegExp(`\\bfrom ${figure}${words},? to ${figure}(?! ?%| per ?cent|[\\d-])`, 'i')
const toFrom = new RegExp(
  `\\bto ${figure}${words},? (?:(?:up|down) )?(?:from|compared with|compared to|against) ${figure}(?! ?%| per ?cent|[\\d-])`,
  'i',
)
const numberAtEnd = /(?:^|[\s(])((?:(?:up|down|by|of) )?)(\d[\d,]*(?:\.\d+)?)[ -]?$/
const vocabulary = phraseSets(numberWords.kinds)
const isVague = (text: string) => textHolds(text, vocabulary.vague)

/** Changes "from A to B" whose per cent do not fit, by more than `tolerance` points beyond rounding. */
export function wrongChanges(draft: Draft, tolerance: number): WrongChange[] {
  return percentHits(draft).flatMap((hit) => {
    const {text} = hit.block.prose
    const found = numberAtEnd.exec(text.slice(Math.max(0, hit.start - 24), hit.start))
    if (!found) return []
    const [, move = '', numeral = ''] = found
    const start = hit.start - found[0].trimStart().replace(/^\(/, '').length
    const stretch = stretchAround(text, start, hit.end)
    const change = changeIn(text.slice(stretch.start, start + move.length), text.slice(hit.end, stretch.end))
    const percent = quantityOf(numeral)
    if (!change || !percent || fits(percent, change, tolerance)) return []
    if (isSpeedUp(text.slice(hit.end, stretch.end)) && fits(percent, {a: change.b, b: change.a}, tolerance)) return []
    const right = ((Math.abs(change.b.value - change.a.value) / change.a.value) * 100).toFixed(
      percent.slack < 0.5 ? 1 : 0,
    )
    return [{block: hit.block, start, end: hit.end, from: change.from, to: change.to, right}]
  })
}

/** Whatever is done in less time is faster by what the longer time is more than the shorter. */
const isSpeedUp = (after: string) => textHolds(after.slice(0, 20), vocabulary.speed)

const percentHits = (draft: Draft): Hit[] => ownHits(draft, sumWords).filter(({kind}) => kind === 'percent')

/** The words close by in the same sentence: at most 160 characters on each side. */
function stretchAround(text: string, start: number, end: number): {start: number; end: number} {
  const before = text.slice(Math.max(0, start - 160), start)
  const after = text.slice(end, end + 160)
  const opens = Math.max(...[...before.matchAll(/[.;!?]\s|\n/g)].map(({index}) => index + 1), 0)
  const closes = /[.;!?](?:\s|$)|\n/.exec(after)?.index ?? after.length
  return {start: start - before.length + opens, end: end + closes}
}

interface Change {
  a: Quantity
  b: Quantity
  from: string
  to: string
}

/** The change a per cent speaks of: the figures right before or right behind it. */
function changeIn(before: string, after: string): Change | undefined {
  if (!textEndsIn(before.slice(-30), vocabulary.move) || textEndsIn(before.slice(-30), vocabulary['no move']))
    return undefined
  if (isVague(before.slice(-40))) return undefined
  for (const [pattern, turned] of [
    [fromTo, false],
    [toFrom, true],
  ] as const) {
    const [ahead, behind] = [pattern.exec(before), pattern.exec(after)]
    const near = (found: RegExpExecArray | null, gap: (found: RegExpExecArray) => string) =>
      found && isClose(gap(found)) ? figuresOf(found, turned) : undefined
    const found =
      near(ahead, (one) => before.slice(one.index + one[0].length)) ?? near(behind, (one) => after.slice(0, one.index))
    if (found) return found
  }
  return undefined
}

const isClose = (gap: string) => gap.length <= 50 && !/%|per ?cent|\d{2}(?!\d\d\b)|\bfrom\b/i.test(gap) && !isVague(gap)

function figuresOf(found: RegExpExecArray, turned: boolean): Change | undefined {
  const [, markA, numeralA = '', scaleA, gap = '', markB, numeralB = '', scaleB] = found
  if (/%|per ?cent|points/i.test(gap) || isVague(gap)) return undefined
  const shared = scaleB ?? scaleA
  const first = quantityOf(numeralA, scaleA ?? shared)
  const second = quantityOf(numeralB, scaleB ?? shared)
  const isYear = (numeral: string, mark = '') => !mark && /^(?:19|20)\d\d$/.test(numeral)
  if (
    !first ||
    !second ||
    first.value === 0 ||
    second.value === 0 ||
    (isYear(numeralA, markA) && isYear(numeralB, markB))
  )
    return undefined
  const [from, to] = [written(markA, numeralA, scaleA), written(markB, numeralB, scaleB)]
  return turned ? {a: second, b: first, from: to, to: from} : {a: first, b: second, from, to}
}

const written = (mark = '', numeral = '', scale = '') => `${mark}${numeral}${scale.length > 2 ? ' ' : ''}${scale}`

/** Is the per cent right for some figures that round to those given? */
function fits(percent: Quantity, {a, b}: Pick<Change, 'a' | 'b'>, tolerance: number): boolean {
  const corners = [-1, 1].flatMap((i) =>
    [-1, 1].map((j) => ((b.value + j * b.slack) / (a.value + i * a.slack) - 1) * 100),
  )
  const [least, most] = [Math.min(...corners), Math.max(...corners)]
  const [low, high] = most < 0 ? [-most, -least] : least > 0 ? [least, most] : [0, Math.max(-least, most)]
  const slack = percent.slack + tolerance
  return percent.value >= low - slack && percent.value <= high + slack
}

/** Shares of one whole in one sentence that come to more than 100 per cent, beyond rounding. */
export function wrongShares(draft: Draft): WrongSum[] {
  return [...groupByBlock(percentHits(draft)).values()].flatMap((hits) => (hits.length < 3 ? [] : sharesIn(hits)))
}

function sharesIn(hits: readonly Hit[]): WrongSum[] {
  const {block} = hits[0] as Hit
  let next = 0
  return sentencesOf(block).flatMap((sentence) => {
    const first = next
    while ((hits[next]?.start ?? Infinity) < sentence.end) next++
    const own = hits.slice(first, next)
    const said = block.prose.text.slice(sentence.start, sentence.end)
    if (
      own.length < 3 ||
      own.length > 8 ||
      said.length > 400 ||
      !textHolds(said, vocabulary.undecided) ||
      textHolds(said, vocabulary['other share'])
    )
      return []
    const numerals = own.map(({start}) => numberAtEnd.exec(block.prose.text.slice(Math.max(0, start - 24), start)))
    const values = numerals.map((found) => Number(found?.[2] ?? Number.NaN))
    const parts = values.reduce((sum, value) => sum + value, 0)
    if (!(parts > 100 + own.length / 2 && parts <= 120)) return []
    const from = (own[0] as Hit).start - (numerals[0]?.[0].trimStart().length ?? 0)
    return [{block, start: from, end: (own.at(-1) as Hit).end, parts: Math.round(parts * 10) / 10, whole: 100}]
  })
}

const count = `(\\d[\\d,]*|${wordPattern})`
const wholeBefore = new RegExp(
  `\\b([a-z\\u00c0-\\u024f]+ )?${count} (?:[a-z\\u00c0-\\u024f-]+ )?(?:people|victims|members|passengers|students|pupils|players|athletes|candidates|patients|hostages|survivors|prisoners|migrants|refugees|directors|workers|residents|jurors|others)(?:,| ?[–—(-]| -) ?${count} $`,
  'i',
)
/** "12 people, seven women and four men": parts that do not make the whole. */
export function wrongParties(draft: Draft): WrongSum[] {
  return ownHits(draft, sumWords).flatMap((hit) => {
    if (hit.kind !== 'pair') return []
    const {block, start, end} = hit
    const {text} = block.prose
    const found = wholeBefore.exec(text.slice(Math.max(0, start - 80), start))
    const [, before = '', all = '', first = ''] = found ?? []
    const second = /^\S+ and (\S+)/.exec(text.slice(start, end))?.[1] ?? ''
    const [whole, a, b] = [all, first, second].map(worthOf)
    if (
      !found ||
      whole === undefined ||
      a === undefined ||
      b === undefined ||
      vocabulary['at least'].has(before.trim().toLowerCase())
    )
      return []
    if (a + b === whole || /^,? and\b|^, (?:\w+ )?\w+ (?:and|,)/.test(text.slice(end, end + 30))) return []
    return [{block, start: start - found[0].length + before.length, end, parts: a + b, whole}]
  })
}

const needsTotal = defineNeed({words: ['total']})

/** A column of a table that does not make its total. */
export function wrongTotals(draft: Draft): WrongSum[] {
  if (!needsTotal(draft).some(({kind}) => kind === 'cell')) return []
  const blocks = new Map(draft.blocks.filter(({kind}) => kind === 'cell').map((block) => [block.node, block]))
  const tables = new Set([...blocks.values()].flatMap(({parents}) => parents.filter(({type}) => type === 'table')))
  return [...tables].flatMap((table) => {
    if (table.type !== 'table') return []
    const rows = table.children.map(({children}) => children.map((cell) => blocks.get(cell)))
    const last = rows.at(-1) ?? []
    if (rows.length < 4 || !/^\W*total\W*$/i.test(last[0]?.prose.text ?? '')) return []
    return last.slice(1).flatMap((total, i) =>
      total
        ? wrongColumn(
            rows.map((row) => row[i + 1]),
            total,
          )
        : [],
    )
  })
}

function wrongColumn(column: readonly (Block | undefined)[], total: Block): WrongSum[] {
  const [head, ...cells] = column.slice(0, -1).map((block) => block?.prose.text.trim() ?? '')
  if (textHolds(head ?? '', vocabulary['no share'])) return []
  const parts = cells.map(cellValue)
  const whole = cellValue(total.prose.text)
  if (!whole || parts.some((part) => part === undefined)) return []
  const sum = parts.reduce((sum: number, part) => sum + (part?.value ?? 0), 0)
  const slack = parts.reduce((most, part) => most + (part?.slack ?? 0), whole.slack)
  const off = Math.abs(sum - whole.value)
  const exact = [...parts, whole].every((part) => part?.slack === 0.5)
  if (off <= (exact ? 1 : slack) || off > whole.value * 0.3) return []
  return [
    {block: total, start: 0, end: total.prose.text.length, parts: Math.round(sum * 100) / 100, whole: whole.value},
  ]
}

function cellValue(text: string): Quantity | undefined {
  const found = /^[$£€]?(\d[\d,]*(?:\.\d+)?) ?%?$/.exec(text.trim())
  const quantity = found && quantityOf(found[1] as string)
  return quantity ? {...quantity, slack: Math.min(quantity.slack, 0.5)} : undefined
}

/** What this reading asks for. */
export const arithmeticOf = defineReading(() => undefined, [sumWords, quotationsOf])
