// Ages: how old somebody is and was, against the years that lie between.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {worthOf} from '../../../src/reading/numbers/numbers.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {isProse, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import data from '../../lists/moment-words.json' with {type: 'json'}
import {type Moment, momentsOf, ownDayOf} from './moments.ts'

/** An age that the years contradict; `years` lie between, or since the birth. */
interface WrongAge extends Span {
  age: number
  years: string
  other: Span
}

const words = phraseSets(data.kinds)

interface Age extends Span {
  age: number
  /** As of the draft's day, or as of then. */
  kind: 'now' | 'then'
  sentence: number
}

/** Ages that copy tells of people. */
export const [youngest, oldest] = [4, 112]

const ageOf = (word: Word | undefined): number | undefined => {
  if (!word?.isWord) return undefined
  const parts = word.lower.split('-').map(worthOf)
  const value =
    parts.length === 2 && (parts[0] ?? 0) >= 20 && (parts[1] ?? 10) < 10
      ? (parts[0] as number) + (parts[1] as number)
      : parts.length === 1
        ? parts[0]
        : undefined
  return value !== undefined && Number.isInteger(value) && value >= youngest && value <= oldest ? value : undefined
}

/** The ages of a block: `Okun, 34,`, `who is 71`, `a bride of 19`, `at the age of 16`, `when she was 29`. */
function agesIn(block: Block): Age[] {
  const all = wordsOf(block)
  return all.flatMap((word, at): Age[] => {
    const age = ageOf(word)
    const kind = age === undefined ? undefined : kindOf(all, at)
    return age !== undefined && kind
      ? [{block, start: word.start, end: word.end, age, kind, sentence: word.sentence}]
      : []
  })
}

const isStop = (word: Word | undefined) => !word?.isWord || words['after age'].has(word.lower)

function kindOf(all: readonly Word[], at: number): Age['kind'] | undefined {
  const [word, next] = [all[at] as Word, all[at + 1]]
  const before = [all[at - 3], all[at - 2], all[at - 1]].map((one) =>
    one?.sentence === word.sentence ? one : undefined,
  )
  const [third, second, first] = before
  if (!isStop(next) || all[at + 1]?.text === '%' || all[at + 1]?.text === ':') return undefined
  if (
    first?.text === ',' &&
    next?.text === ',' &&
    /^\p{Lu}/u.test(second?.text ?? '') &&
    !/\d/.test(second?.text ?? '')
  )
    return 'now'
  const lead = first?.lower ?? ''
  if (lead === 'is' && (words.person.has(second?.lower ?? '') || /^\p{Lu}/u.test(second?.text ?? ''))) return 'now'
  if (lead === 'was' && words.person.has(second?.lower ?? ''))
    return third?.lower === 'when' || next?.lower === 'then' ? 'then' : undefined
  if (lead === 'of' && words['then noun'].has(second?.lower ?? '')) return 'then'
  if ((lead === 'at' || lead === 'aged') && word.text !== '' && next?.lower !== 'and') return 'then'
  return undefined
}

/** Ages in one sentence, or of one sentence and the next, that the years told with them contradict. */
export function wrongAges(draft: Draft): WrongAge[] {
  const own = ownDayOf(draft)
  const year = own && yearOf(own.to)
  const moments = momentsOf(draft)
  return draft.blocks
    .filter((block) => block.kind === 'paragraph' && isProse(block))
    .flatMap((block) => {
      const ages = agesIn(block)
      if (ages.length === 0) return []
      const dated = moments.filter((one) => one.block === block && one.isDated)
      return [...fromThen(block, ages, dated, year), ...sinceBirth(ages, dated)]
    })
    .filter((one) => !isQuoted(draft, one))
}

const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear()

/** `She is 71 and came as a bride of 19, forty-four years ago`, `Okun, 34, founded it in 2021, when she was 29`. */
function fromThen(block: Block, ages: readonly Age[], dated: readonly Moment[], year: number | undefined): WrongAge[] {
  return ages.flatMap((then): WrongAge[] => {
    if (then.kind !== 'then') return []
    const now = ages.findLast((one) => one.kind === 'now' && one.end <= then.start && then.sentence - one.sentence < 2)
    if (
      !now ||
      now.age <= then.age ||
      ages.some((one) => one !== now && one.kind === 'now' && one.sentence === then.sentence)
    )
      return []
    const lived = now.age - then.age
    const ago = agoIn(block, then.sentence)
    if (ago)
      return Math.abs(lived - ago.value) > 1
        ? [{...spanOf(ago), age: lived, years: String(ago.value), other: spanOf(then)}]
        : []
    const when = dated.filter((one) => one.sentence === then.sentence)
    const [only] = when
    if (!only || when.length > 1 || year === undefined) return []
    const years = year - yearOf(only.from)
    return years >= 0 && years < 90 && Math.abs(lived - years) > 1
      ? [{...spanOf(only), age: lived, years: String(years), other: spanOf(then)}]
      : []
  })
}

const spanOf = ({block, start, end}: Span): Span => ({block, start, end})

/** `forty-four years ago` in a sentence. */
function agoIn(block: Block, sentence: number): (Span & {value: number}) | undefined {
  const all = wordsOf(block)
  const at = all.findIndex((word) => word.sentence === sentence && word.lower === 'ago')
  const value = all[at - 1]?.lower === 'years' ? ageOf(all[at - 2]) : undefined
  return at > 2 && value !== undefined
    ? {block, start: (all[at - 2] as Word).start, end: (all[at] as Word).end, value}
    : undefined
}

/** `Born in 1938, he was 43 in 1985`, `finished in 1951, at 17`: against a birth in the paragraph. */
function sinceBirth(ages: readonly Age[], dated: readonly Moment[]): WrongAge[] {
  const births = dated.filter(isBirth)
  const [birth] = births
  if (!birth || births.length > 1) return []
  return ages.flatMap((one): WrongAge[] => {
    const when = dated.filter((other) => other !== birth && other.sentence === one.sentence)
    const [only] = when
    if (one.kind !== 'then' || !only || when.length > 1 || only.from <= birth.from) return []
    const years = yearOf(only.from) - yearOf(birth.from)
    return Math.abs(years - one.age) > 1
      ? [{...spanOf(one), age: one.age, years: String(years), other: spanOf(birth)}]
      : []
  })
}

function isBirth({block, at, sentence}: Moment): boolean {
  const all = wordsOf(block)
  return all.slice(Math.max(0, at - 6), at).some((word) => word.sentence === sentence && word.lower === 'born')
}

/** Somebody who wasn't born yet in a year in which their age says they were; `age` at the draft's day. */
export function wrongUnborn(draft: Draft): WrongAge[] {
  const own = ownDayOf(draft)
  if (!own) return []
  return momentsOf(draft).flatMap((moment): WrongAge[] => {
    const {block, sentence, isDated} = moment
    const all = wordsOf(block).filter((word) => word.sentence === sentence)
    const isUnborn =
      isDated &&
      all.some(
        ({lower}, i) => lower === 'born' && all.slice(Math.max(0, i - 3), i).some((word) => words.not.has(word.lower)),
      )
    const turned = isUnborn
      ? all.find((word, i) => ageOf(word) !== undefined && words.turned.has(all[i - 1]?.lower ?? ''))
      : undefined
    const age = turned && ageOf(turned)
    if (!turned || age === undefined || yearOf(own.to) - age > yearOf(moment.to)) return []
    return [
      {
        ...spanOf(moment),
        age,
        years: String(yearOf(own.to) - yearOf(moment.to)),
        other: {block, start: turned.start, end: turned.end},
      },
    ]
  })
}

/** Somebody who does something after their death: `who died in 2018, put his thumbprint on the deed`, where the sale was in 2021. */
export function wrongDeeds(draft: Draft): WrongAge[] {
  const moments = momentsOf(draft)
  return moments.flatMap((death): WrongAge[] => {
    const {block, at, sentence, end} = death
    const all = wordsOf(block)
    const lead = all.slice(Math.max(0, at - 5), at).map(({lower}) => lower)
    const isDeath = lead.includes('died') && lead.some((word) => word === 'who')
    const [comma, verb] = [all.find((word) => word.start >= end), all.find((word) => word.start > end)]
    if (!isDeath || comma?.text !== ',' || !verb || !isDeed(verb)) return []
    const act = moments.findLast(
      (one) =>
        one.block === block && one !== death && one.isDated && sentence - one.sentence < 2 && one.sentence <= sentence,
    )
    return act && act.from > death.to
      ? [{...spanOf(death), age: 0, years: String(yearOf(act.from)), other: spanOf(act)}]
      : []
  })
}

const isDeed = ({lower}: Word) =>
  words.happened.has(lower) ? !words.state.has(lower) : /[a-z]ed$/.test(lower) || lower === 'put'

/** Something bought from somebody's estate before they died. */
export function wrongEstates(draft: Draft): WrongAge[] {
  const moments = momentsOf(draft).filter(({isDated}) => isDated)
  const estates = moments.flatMap((sale) => {
    const all = wordsOf(sale.block)
    const at = all.findIndex(
      ({lower, sentence}, i) => lower === 'estate' && sentence === sale.sentence && all[i + 1]?.lower === 'of',
    )
    const name = all
      .slice(at + 2, at + 5)
      .filter(({text}) => /^\p{Lu}\p{Ll}+/u.test(text))
      .at(-1)?.lower
    return at >= 0 && name ? [{sale, name}] : []
  })
  return estates.flatMap(({sale, name}) =>
    moments.flatMap((death): WrongAge[] => {
      const all = wordsOf(death.block).filter(({sentence}) => sentence === death.sentence)
      const isDeath = all.some(
        ({lower}, i) => lower === name && all.slice(i + 1, i + 4).some((word) => word.lower === 'died'),
      )
      return isDeath && death.from > sale.to
        ? [{...spanOf(death), age: 0, years: String(yearOf(sale.from)), other: spanOf(sale)}]
        : []
    }),
  )
}
