// Enumerations: a count of things and the things themselves, told in the same sentence.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {functionWords} from '../../../src/reading/names/name-words.ts'
import {worthOf} from '../../../src/reading/numbers/numbers.ts'
import {auxiliaries} from '../../../src/reading/speech/cues.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {isOneOf, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import countedWords from '../../lists/counted-words.json' with {type: 'json'}
import {type Counted, countedOf} from './counted.ts'

/** A count, how many things there are, and where they stand. */
interface Miscount extends Span {
  said: string
  there: number
  list: Span
}

const words = phraseSets(countedWords.kinds)

/** Counts that the enumeration after them contradicts. */
export const miscountsIn = (draft: Draft): Miscount[] =>
  [...countedOf(draft)].flatMap(([block, figures]) =>
    figures.flatMap((figure, i) => {
      if (!mayCount(figure) || isQuoted(draft, figure)) return []
      const list = listBehind(block, figure, figures[i + 1])
      const there = list && thereIn(list, figure)
      if (!list || there === undefined) return []
      const {start, nounEnd: end} = figure
      const [first, last] = [list[0] as Word, list.at(-1) as Word]
      const said = block.prose.text.slice(start, end)
      return [{block, start, end, said, there, list: {block, start: first.start, end: last.end}}]
    }),
  )

const most = 12

const mayCount = ({unit, noun, value, hedged}: Counted) =>
  unit === '' && noun !== '' && value >= 2 && value <= most && Number.isInteger(value) && !hedged

/** How far after a count its list may start, in words. */
const farthest = 22

/** The words of the list that a colon opens, up to the end of the sentence; none where a figure stands between. */
function listBehind(block: Block, figure: Counted, following: Counted | undefined): readonly Word[] | undefined {
  const all = wordsOf(block)
  const end = figure.next + farthest
  for (let at = figure.next; at < end && all[at]?.sentence === figure.sentence; at++) {
    const word = all[at] as Word
    if (following && following.start <= word.start) return undefined
    if (words['part of a list'].has(word.lower)) return undefined
    if (word.text === ':') return listFrom(all, at + 1, figure.sentence)
    if (word.text === '"' || word.text === '“' || word.text === ';') return undefined
  }
  return undefined
}

const enders = [':', '&', '–', '—', '"', '“', '”', '?']

function listFrom(all: readonly Word[], from: number, sentence: number): readonly Word[] | undefined {
  const list: Word[] = []
  for (let at = from; at < all.length && all[at]?.sentence === sentence; at++) {
    const word = all[at] as Word
    if (enders.includes(word.text)) return undefined
    list.push(word)
  }
  if (list.at(-1)?.text === '.') list.pop()
  return list.length > 2 && list.length < 80 ? list : undefined
}

/** How many items a list has, where that can be told and is not what the count says. */
function thereIn(list: readonly Word[], {value, noun}: Counted): number | undefined {
  if (list.some(({lower}) => words['part of a list'].has(lower))) return undefined
  const plain = withoutBrackets(list)
  const mark = plain.some(({text}) => text === ';') ? ';' : ','
  const items = withoutTail(splitAtMarks(plain, mark))
  const openings = items.map((item) => openingOf(isOneOf(item[0], joins) ? item.slice(1) : item))
  if (openings.includes('other') || openings.includes('number') || items.some(isClause) || items.some(isRest))
    return undefined
  if (items.slice(0, -1).some(([first]) => isOneOf(first, joins))) return undefined
  const last = items.at(-1) as readonly Word[]
  if (mark === ';') return items.length === value ? undefined : items.length
  const inner = items.slice(0, -1).reduce((sum, item) => sum + andsIn(item), 0)
  const [least, most] = boundsOf(items.length, andsIn(last), isOneOf(last[0], joins))
  if (value < least) return isParallel(openings, noun) ? least : undefined
  if (value <= most + inner || value - most > farthestOff || most < 2) return undefined
  return items.length > 1 || !list.some(({text}) => /^\p{Lu}/u.test(text)) ? most : undefined
}

/** A clause after the last item belongs to it: `…, and Tejas, who can fall off a bicycle`. */
const withoutTail = (items: readonly (readonly Word[])[]) =>
  isOneOf(items.at(-1)?.[0], relatives) ? items.slice(0, -1) : items

/** `and others`, `and two more`: not all are told. */
const isRest = (item: readonly Word[]) =>
  isOneOf(item.at(-1), words.rest) || (item.length < 4 && item.some((word) => isOneOf(word, words.rest)))

/** A list that is shorter by more isn't meant to be whole. */
const farthestOff = 2

const joins: ReadonlySet<string> = new Set(['and', 'or', '&'])

/** How few and how many items there may be: `A, B and C`, `A, B, and C`, `A, B, C`, and an item may hold an `and`. */
const boundsOf = (pieces: number, ands: number, opensWithAnd: boolean): [least: number, most: number] =>
  opensWithAnd ? [pieces, pieces + ands - 1] : [pieces + Math.min(ands, 1), pieces + ands]

const andsIn = (item: readonly Word[]) => item.filter((word) => isOneOf(word, joins)).length

const isNumber = ({lower}: Word) => /\d/.test(lower) || (worthOf(lower) ?? 0) > 1

/** Has a verb of its own, and no word before it that joins it to a noun. */
function isClause(item: readonly Word[]): boolean {
  const at = item.findIndex(({text}) => auxiliaries.has(text) || subjects.has(text))
  return at >= 0 && !item.slice(0, at).some((word) => isOneOf(word, relatives))
}

const subjects: ReadonlySet<string> = new Set(['i', 'we', 'you', 'they', 'he', 'she', 'there'])
const relatives: ReadonlySet<string> = new Set(['who', 'which', 'that', 'whose', 'where'])

function splitAtMarks(list: readonly Word[], mark: string): (readonly Word[])[] {
  const items: Word[][] = [[]]
  for (const [at, word] of list.entries())
    if (word.text === mark && list[at + 1]?.start !== word.end) items.push([])
    else items.at(-1)?.push(word)
  return items
}

function withoutBrackets(list: readonly Word[]): Word[] {
  let depth = 0
  return list.filter(({text}) => {
    if (text === '(') depth++
    const isInside = depth > 0
    if (text === ')') depth = Math.max(0, depth - 1)
    return !isInside
  })
}

/** Do all items open alike, so that none stands beside another to explain it? */
function isParallel(openings: readonly string[], noun: string): boolean {
  const sorts = new Set(openings)
  return sorts.size === 1 || (sorts.size === 2 && sorts.has('a') && sorts.has('plain') && !words.person.has(noun))
}

/** How an item opens: with `a`, `the`, `to`, a `name`, a number, a `plain` word, or any `other` that joins it to the last. */
function openingOf([word]: readonly Word[]): string {
  if (!word?.isWord) return 'other'
  const {lower, text} = word
  if (lower === 'a' || lower === 'an') return 'a'
  if (lower === 'to') return 'to'
  if (words.definite.has(lower)) return 'the'
  if (isNumber(word)) return 'number'
  if (lower === 'no' || lower === 'never') return 'plain'
  if (functionWords.has(lower) || /ing$/.test(lower)) return 'other'
  return /^\p{Lu}/u.test(text) ? 'name' : 'plain'
}
