// Units: the sentences and table rows of a draft, each with its words and with what it says of numbers, dates and names.
import wordsData from '../../rules/lists/measure-words.json' with {type: 'json'}
import meanings from '../../rules/lists/same-meaning.json' with {type: 'json'}
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {sentencesOf} from '../core/draft/sentences.ts'
import type {Span} from '../core/draft/spans.ts'
import {firstEndingAfter} from '../core/order.ts'
import {wordsIn} from '../reading/likeness/word-overlap.ts'
import {functionWords} from '../reading/names/name-words.ts'
import type {Amount} from '../reading/numbers/amounts.ts'
import {amountsIn} from '../reading/numbers/amounts.ts'
import type {Link} from '../reading/page/links.ts'
import {dateFinder, isYear} from './dates.ts'
import type {Particular, When} from './fact-types.ts'
import {type Knowledge, nameFinder} from './names.ts'
import {trimRange} from './view.ts'

/** A word of a unit, or all words of something it says as one. */
export interface Item {
  /** As it is compared; of something said, its type. */
  text: string
  block: Block
  start: number
  end: number
  /** What is said here. */
  said?: Particular
  /** A comma, a dash or a new sentence stands before it. */
  apart: boolean
}

/** A sentence, or a row of a table. */
export interface Unit {
  index: number
  spans: readonly Span[]
  items: readonly Item[]
  /** Its words, numbers as they are written: equal for units that say the same in the same words. */
  text: string
  /** The stems of its words that carry meaning, each once. */
  stems: readonly string[]
}

/** The units of a draft in reading order; `links` are its bare addresses, in which nothing is read. */
export function unitsOf(draft: Draft, known: Knowledge, links: readonly Link[]): Unit[] {
  const finders = {dates: dateFinder(draft), names: nameFinder(draft, known)}
  const masks = new Map<Block, Span[]>()
  for (const {block, start = 0, end = 0} of links)
    if (block) masks.set(block, [...(masks.get(block) ?? []), {block, start, end}])
  const units: Unit[] = []
  const all = new Map<Block, readonly Particular[]>()
  for (const spans of spansOf(draft)) {
    const items = spans.flatMap((span) => {
      const said = all.get(span.block) ?? saidIn(span.block, finders, masks.get(span.block) ?? [])
      all.set(span.block, said)
      return itemsOf(span, said, masks.get(span.block) ?? [])
    })
    if (items.length > 0) units.push(makeUnit(units.length, spans, items))
  }
  return units
}

function makeUnit(index: number, spans: readonly Span[], items: readonly Item[]): Unit {
  const text = items
    .map(({text, block, start, end, said}) => (said ? block.prose.text.slice(start, end).toLowerCase() : text))
    .join(' ')
  const stems = new Set(items.flatMap(stemsOf))
  return {index, spans, items, text, stems: [...stems]}
}

function stemsOf({text, said}: Item): string[] {
  if (said?.type === 'name') return said.words.map(unitStemOf)
  if (said?.type === 'day') return [`date ${said.days.map((day) => Object.values(day).join('-'))[0] ?? ''}`]
  if (said) return [`number ${said.worths[0]?.code ?? said.worths[0]?.value}`]
  return functionWords.has(text) ? [] : [unitStemOf(text)]
}

const endings = [...wordsData.endings].sort((a, b) => b.length - a.length)

const irregular = new Map(Object.entries(wordsData.plurals))

const longestStem = 6

let known: Map<string, string> | undefined

/** Stems with one that stands for all of their meaning: of several meanings, the first. */
function synonyms(): ReadonlyMap<string, string> {
  if (known) return known
  known = new Map()
  for (const group of meanings.synonyms) {
    const [first = '', ...more] = group.split(' ').map(bareOf)
    for (const stem of [first, ...more]) if (!known.has(stem)) known.set(stem, known.get(first) ?? first)
  }
  return known
}

/** A word without its ending; words that say the same have the same stem. */
export const unitStemOf = (word: string): string => synonyms().get(bareOf(word)) ?? bareOf(word)

function bareOf(given: string): string {
  const word = irregular.get(given) ?? given
  const ending = word.length > 4 ? endings.find((one) => word.endsWith(one)) : undefined
  const bare = ending ? word.slice(0, -ending.length) : word
  return bare.slice(0, longestStem)
}

const enumerator = /^(?:\d{1,3}[.)]|[-•*–▪‣])\s+/

/** The spans of each unit: sentences as far as their line goes, cells of a row together. */
function spansOf(draft: Draft): Span[][] {
  const all: Span[][] = []
  let row: unknown
  for (const block of draft.blocks) {
    const parent = block.kind === 'cell' ? block.parents.at(-1) : undefined
    if (parent !== undefined && parent === row) all.at(-1)?.push(...linesIn(block))
    else if (parent !== undefined) all.push(linesIn(block))
    else for (const span of linesIn(block)) all.push([span])
    row = parent
  }
  return all
}

function linesIn(block: Block): Span[] {
  const {text} = block.prose
  const sentences = sentencesOf(block)
  if (!text.includes('\n') && !/^[\d•*–▪‣-]/.test(text)) return [...sentences]
  return sentences.flatMap(({start, end}) => {
    const spans: Span[] = []
    for (let from = start; from < end; ) {
      const newline = text.indexOf('\n', from)
      const to = newline < 0 || newline > end ? end : newline
      const range = trimRange(text, from, to)
      const marker = enumerator.exec(text.slice(range.start, Math.min(range.end, range.start + 8)))?.[0].length ?? 0
      if (range.start + marker < range.end) spans.push({block, start: range.start + marker, end: range.end})
      from = to + 1
    }
    return spans
  })
}

interface Finders {
  dates(block: Block): When[]
  names(block: Block): Particular[]
}

/** What a block says, in reading order: a date's numbers belong to the date, and an address says nothing. */
function saidIn(block: Block, {dates, names}: Finders, masks: readonly Span[]): Particular[] {
  const kept: Particular[] = []
  const add = (all: readonly Particular[]) => {
    const free = all.filter((one) => !touches(masks, one) && !touches(kept, one))
    kept.push(...free)
    kept.sort((a, b) => a.start - b.start)
  }
  add(dates(block))
  add(amountsIn(block).map(asYear))
  add(names(block))
  return kept
}

const asYear = (amount: Amount): Amount => (isYear(amount) ? {...amount, kind: 'date'} : amount)

/** Does one of ordered ranges overlap a range? */
function touches(ranges: readonly Pick<Span, 'start' | 'end'>[], {start, end}: Pick<Span, 'start' | 'end'>): boolean {
  const next = ranges[firstEndingAfter(ranges, start)]
  return next !== undefined && next.start < end
}

/** The words of a span; those of something said, and of an address, as one. */
function itemsOf({block, start, end}: Span, said: readonly Particular[], masks: readonly Span[]): Item[] {
  const {text} = block.prose
  const items: Item[] = []
  let next = firstEndingAfter(said, start)
  let last = start
  for (const word of wordsIn(text.slice(start, end))) {
    const [from, to] = [start + word.start, start + word.end]
    if (touches(masks, {start: from, end: to})) continue
    while (next < said.length && (said[next] as Particular).end <= from) next++
    const one = said[next]
    const isSaid = one !== undefined && one.start < to
    if (isSaid && items.at(-1)?.said === one) {
      last = Math.max(last, one.end)
      continue
    }
    const apart = items.length === 0 || isApart(text.slice(last, isSaid ? one.start : from))
    const place = isSaid ? {start: one.start, end: one.end} : {start: from, end: to}
    items.push({text: isSaid ? `#${one.type}` : word.text, block, ...place, apart, ...(isSaid && {said: one})})
    last = place.end
  }
  return items
}

const isApart = (gap: string): boolean => /[,;:()[\]–—\n]|\.\s| - /.test(gap)
