// Retold figures: a figure that a draft gives twice, the second time with other digits, another unit or another count.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {groupBy} from '../../../src/core/order.ts'
import {wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import {functionWords} from '../../../src/reading/names/name-words.ts'
import {roleOf} from '../../../src/reading/page/roles.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {phraseSets, wordsOf} from '../../../src/reading/text/words.ts'
import countedWords from '../../lists/counted-words.json' with {type: 'json'}
import {type Counted, countedOf, singularOf} from './counted.ts'

/** A figure that another of the draft contradicts; both spans hold the figure with its unit or noun. */
interface Retold extends Span {
  kind: 'unit' | 'digits' | 'recall'
  other: Span
}

const words = phraseSets(countedWords.kinds)

/** Every figure of a draft that seems to retell an earlier one, and gets it wrong. */
export function retoldIn(draft: Draft): Retold[] {
  const figures = [...countedOf(draft).values()].flat().filter((figure) => !isQuoted(draft, figure))
  return [...otherUnits(figures), ...otherRates(figures), ...otherDigits(draft, figures), ...otherCounts(figures)]
}

const spanOf = ({block, start, end, nounEnd, unit}: Counted): Span => ({block, start, end: unit === '' ? nounEnd : end})

/** Units that are easily mistaken for each other. */
const rivals = countedWords['rival units'].map((row) => row.split(' '))

/** Figures written alike with rival units, one of them once. */
function otherUnits(figures: readonly Counted[]): Retold[] {
  const measured = figures.filter(({unit}) => unit !== '' && unit !== '%')
  const uses = groupBy(measured, unitOf)
  return [...groupBy(measured, ({shown}) => shown).values()].flatMap((alike) => {
    const [first] = alike
    const second = first && alike.find((one) => areRivals(first, one))
    if (!first || !second || isSameSentence(first, second)) return []
    const [odd, usual] =
      (uses.get(unitOf(first))?.length ?? 0) < (uses.get(unitOf(second))?.length ?? 0)
        ? [first, second]
        : [second, first]
    const isRare = uses.get(unitOf(odd))?.length === 1 && digitsOf(first).length > 1
    const isSame = first.noun !== '' && first.noun === second.noun
    return isSame || isRare ? [{...spanOf(odd), kind: 'unit', other: spanOf(usual)}] : []
  })
}

/** The unit as it is told apart here: kilometres and metres are two. */
const unitOf = ({unit, value, shown}: Counted): string =>
  unit === 'length' ? `${unit}${Math.round((value / shown) * 1000)}` : unit

const areRivals = (a: Counted, b: Counted) => {
  const [one, two] = [unitOf(a), unitOf(b)]
  const isMoney = (unit: string) => '$£€¥'.includes(unit)
  if (isMoney(one) && isMoney(two)) return one !== two && a.value === b.value
  return one !== two && rivals.some((row) => row.includes(one) && row.includes(two))
}

/** `£34 a head` and `£34 per kg`: one price for two things. */
function otherRates(figures: readonly Counted[]): Retold[] {
  const rated = figures.flatMap((figure) => {
    const rate = '$£€¥'.includes(figure.unit || '?') ? rateOf(figure) : undefined
    return rate ? [{...figure, ...rate}] : []
  })
  return [...groupBy(rated, ({value, unit}) => `${unit} ${value}`).values()].flatMap((alike) => {
    const [first] = alike
    const second = alike.find(({per}) => per !== first?.per)
    if (!first || !second || first.value < 10) return []
    return [
      {
        block: second.block,
        start: second.start,
        end: second.end,
        kind: 'unit' as const,
        other: {block: first.block, start: first.start, end: first.end},
      },
    ]
  })
}

/** What a price is for: `a head`, `per kg`. */
function rateOf({block, next}: Counted): {per: string; end: number} | undefined {
  const all = wordsOf(block)
  const [per, thing] = [all[next], all[next + 1]]
  if (!per || !thing || !words.per.has(per.lower) || !words.rate.has(singularOf(thing.lower))) return undefined
  return {per: singularOf(thing.lower), end: thing.end}
}

const isSameSentence = (a: Counted, b: Counted) => a.block === b.block && a.sentence === b.sentence

/** The digits of a figure without zeros at either end. */
const digitsOf = ({shown}: Counted) =>
  String(shown)
    .replace('.', '')
    .replace(/^0+|0+$/g, '')

/** Figures whose digits are those of another, two of them swapped, where both count or measure the same. */
function otherDigits(draft: Draft, figures: readonly Counted[]): Retold[] {
  const long = figures.filter(({shown, unit}) => shown >= 10 && unit !== '%' && !times.includes(unit))
  const groups = groupBy(
    long,
    ({unit, value, shown}) => `${unit} ${value / shown} ${[...String(shown)].sort().join('')}`,
  )
  return [...groups.values()].flatMap((alike) => {
    const values = groupBy(alike, ({shown}) => shown)
    if (values.size !== 2) return []
    const [[first], [second]] = [...values.values()] as [Counted[], Counted[]]
    if (!first || !second || !isSwapped(String(first.shown), String(second.shown))) return []
    return isSameSentence(first, second) || !tellSame(draft, first, second)
      ? []
      : [{...spanOf(second), kind: 'digits', other: spanOf(first)}]
  })
}

/** Units of time, of which a draft has many. */
const times = ['duration', 'months', 'age']

/** The same noun, a measure in a title or description, or long figures of which one's noun stands beside the other. */
function tellSame(draft: Draft, a: Counted, b: Counted): boolean {
  if (digitsOf(a).length !== digitsOf(b).length) return false
  if (a.noun !== '' && a.noun === b.noun) return a.shown >= 100
  if (a.unit !== '' && isHead(draft, a) !== isHead(draft, b)) return true
  return digitsOf(a).length > 2 && (contentOf(a).has(b.noun) || contentOf(b).has(a.noun))
}

/** In a title, a subhead or the description of a draft. */
const isHead = (draft: Draft, figure: Counted) => ['title', 'subhead', 'field'].includes(roleOf(draft, figure))

function isSwapped(a: string, b: string): boolean {
  const apart = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]))
  return a.length === b.length && apart.length === 2 && (apart[1] as number) - (apart[0] as number) === 1
}

/** The words of weight in the sentence of a figure. */
function contentOf({block, sentence}: Counted): ReadonlySet<string> {
  const {start = 0, end = 0} = sentencesOf(block)[sentence] ?? {}
  const all = wordsIn(block.prose.text.slice(start, end)).map(({text}) => text)
  return new Set(all.filter((word) => word.length > 3 && !/\d/.test(word) && !functionWords.has(word)).map(singularOf))
}

/** What a draft has counted of a noun: the first count, and whether all others say the same. */
interface Known {
  first: Counted
  isOne: boolean
}

/** Counts of a noun that the reader is told to know, where the draft has given one other count of it and no more. */
function otherCounts(figures: readonly Counted[]): Retold[] {
  const uses = groupBy(figures, ({value}) => value)
  const values = [...uses.keys()].filter((value) => value > 0)
  const known = new Map<string, Known>()
  return figures.flatMap((figure): Retold[] => {
    const {unit, noun, value} = figure
    if (noun === '' || unit === '%' || !Number.isInteger(figure.shown)) return []
    const key = `${unit} ${noun}`
    const before = known.get(key)
    known.set(
      key,
      before ? {...before, isOne: before.isOne && before.first.value === value} : {first: figure, isOne: true},
    )
    if (!before?.isOne || uses.get(value)?.length !== 1 || !mayRecall(before.first, figure)) return []
    const isSum = values
      .slice(0, mostValues)
      .some((one) => one !== value && (uses.has(value - one) || uses.has(one - value)))
    return isSum ? [] : [{...spanOf(figure), kind: 'recall', other: spanOf(before.first)}]
  })
}

/** A draft with more figures has some that make any other. */
const mostValues = 100

/** Is the later count one that the reader is told to know, close to the first, of the same thing? */
function mayRecall(first: Counted, figure: Counted): boolean {
  const {value, definite, hedged, block} = figure
  if (value === first.value || !definite || hedged || first.hedged || figure.shown < fewest || block.kind === 'field')
    return false
  if (value > first.value * 2 || first.value > value * 2 || isPart(figure) || isSameSentence(first, figure))
    return false
  return (figure.unit !== '' || between(first) === between(figure)) && ownerOf(first) === undefined
}

/** Whose they are: `Ohio's 66 delegates`. */
function ownerOf({block, at}: Counted): string | undefined {
  const before = wordsOf(block)[at - 1]?.lower ?? ''
  return /['’]s?$/.test(before) ? before : undefined
}

/** A smaller count may be of some that were named. */
const fewest = 5

/** What stands between the figure and its noun. */
const between = ({block, end, nounEnd}: Counted) =>
  wordsIn(block.prose.text.slice(end, nounEnd))
    .slice(0, -1)
    .map(({text}) => text)
    .join(' ')

/** `the seven who left`: some of them. */
function isPart({block, nounEnd, at, next}: Counted): boolean {
  const all = wordsOf(block)
  const behind = all.slice(next).find(({start}) => start >= nounEnd)
  return (
    words.part.has(behind?.lower ?? '') || words.part.has(all[at - 2]?.lower ?? '') || /ed$/.test(behind?.lower ?? '')
  )
}
