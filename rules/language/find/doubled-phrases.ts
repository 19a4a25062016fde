// Doubled phrases: two to four words that stand twice in a row, as in “in the in the”, and an item twice in a list.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {isInCode} from '../../../src/reading/text/code-lines.ts'
import {endAt, hashAt, stride, type Tokens} from '../../../src/reading/text/tokens.ts'
import {phraseSet} from '../../../src/reading/text/words.ts'
import data from '../../lists/reduplications.json' with {type: 'json'}
import {clauseBefore, type DoubledWord} from './doubled-words.ts'

const lists = definePhrases(data)
const small = phraseSet(lists, 'small')
const helping = phraseSet(lists, 'helping verb')
const meant = phraseSet(lists, 'meant')
const pronouns = phraseSet(lists, 'subject')
const clauses = ['opens a clause that is a subject', 'opens a clause before the main one'].map((kind) =>
  phraseSet(lists, kind),
)

const [fewest, most] = [2, 4]

/** Phrases of small words among others that a block has twice in a row. */
export const doubledPhrasesIn = defineSearch((block, {table}: Tokens): DoubledWord[] => {
  const found: DoubledWord[] = []
  for (let at = 0; at + stride * fewest * 2 <= table.length; at += stride)
    for (let count = fewest; count <= most; count++) {
      if (table[at + hashAt] !== table[at + count * stride + hashAt]) continue
      if (!standsTwice(block, table, at, count) || !isSlip(block, table, at, count)) continue
      found.push(phraseAt(block, table, at, count))
      at += stride * (count * 2 - 1)
      break
    }
  return [...found, ...itemsIn(block)]
})

/** Are so many words from here on the same as those after them, with single blanks between? */
function standsTwice({prose: {text}}: Block, table: Int32Array, at: number, count: number): boolean {
  const size = count * stride
  if (at + size * 2 > table.length) return false
  for (let i = stride; i < size; i += stride) if (table[at + i + hashAt] !== table[at + size + i + hashAt]) return false
  for (let i = at; i < at + size * 2 - stride; i += stride)
    if (!/^\s$/.test(text.slice(table[i + endAt], table[i + stride]))) return false
  return true
}

function isSlip(block: Block, table: Int32Array, at: number, count: number): boolean {
  const {text} = block.prose
  const size = count * stride
  const [start, end] = [table[at] as number, table[at + size * 2 - stride + endAt] as number]
  const words = text.slice(start, table[at + size - stride + endAt]).split(/\s/)
  const lower = words.map((word) => word.toLowerCase())
  if (
    words.slice(1).some((word) => /\p{Lu}/u.test(word)) ||
    !lower.some((word) => small.has(word) || helping.has(word))
  )
    return false
  if (new Set(lower).size < 2 || isFigure(lower) || isVerse(text, table[at + size] as number)) return false
  const [last, next] = [table[at - stride + hashAt], table[at + size * 2 + hashAt]]
  if (last === table[at + size - stride + hashAt] || next === table[at + hashAt]) return false
  if (
    /[\p{L}\p{N}\uFFFC'’-]$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[\p{L}\uFFFC'’-]/u.test(text.slice(end, end + 2))
  )
    return false
  if (isInCode({block, start, end}) || isNested(text, start, lower) || isLonger(text, end, lower)) return false
  const mayBeClause = pronouns.has(lower[0] as string) || helping.has(lower[0] as string)
  return !mayBeClause || !clauseBefore(text, start).some((word) => clauses.some((opening) => opening.has(word)))
}

/** Verse and lists say a line twice; a slip goes on in small letters. */
const isVerse = (text: string, second: number): boolean =>
  text[second - 1] === '\n' && /\p{Lu}/u.test(text[second] as string)

/** “And over and over”, “from time to time to check”. */
const isFigure = (words: readonly string[]) =>
  words.every((word) => meant.has(word)) ||
  (joins.has(words[0] ?? '') && meant.has(words[1] ?? '')) ||
  isLikened(words) ||
  isPiled(words) ||
  isJoined(words)

/** “As still as still”, “as bad as bad can be”. */
const isLikened = ([first, second = '', ...more]: readonly string[]) =>
  first === 'as' && more.length === 0 && second !== 'well' && !small.has(second) && !helping.has(second)

/** “Miles and miles and miles”, “on and on and on”. */
const isPiled = ([first, second = '', ...more]: readonly string[]) =>
  first === 'and' && more.length === 0 && (second === 'on' || (!small.has(second) && !helping.has(second)))

const joins = new Set(['and', 'or', 'to', 'by', 'after', 'upon', 'of', 'in', 'on', 'for', 'with'])

const isJoined = (words: readonly string[]) => {
  const [first = '', last = ''] = [words[0], words.at(-1)]
  return joins.has(last) && !small.has(first) && !helping.has(first)
}

/** “An array of arrays of arrays”. */
const isNested = (text: string, start: number, [first, noun = '', ...more]: readonly string[]): boolean =>
  first === 'of' && more.length === 0 && noun === `${wordBefore(text, start)}s`

const wordBefore = (text: string, end: number): string =>
  /([\p{L}]+)\s$/u.exec(text.slice(Math.max(0, end - 24), end))?.[1]?.toLowerCase() ?? ''

/** “A boat or boats or boats sheds”: the second is part of a longer name. */
function isLonger(text: string, end: number, [first = '', noun = '', ...more]: readonly string[]): boolean {
  if (first !== 'or' || more.length > 0 || small.has(noun) || helping.has(noun)) return false
  const next = /^\s(\p{Ll}+)/u.exec(text.slice(end, end + 24))?.[1] ?? ''
  return next.length > 2 && !small.has(next) && !helping.has(next)
}

function phraseAt(block: Block, table: Int32Array, at: number, count: number): DoubledWord {
  const half = at + (count - 1) * stride
  const [start, middle, end] = [table[at], table[half + endAt], table[half + count * stride + endAt]] as [
    number,
    number,
    number,
  ]
  const word = block.prose.text.slice(start, middle)
  return {block, start, end, word, times: 2, isSmall: true, isSure: false, second: {block, start: middle, end}}
}

const item = /(?<=, )(\p{Ll}{3,}), \1(?=, (?:and |or )?\p{L})/gu

/** “Butter, garlic, garlic, parsley”: an item of a list that stands there twice. */
function itemsIn(block: Block): DoubledWord[] {
  const {text} = block.prose
  if (!text.includes(', ')) return []
  return [...text.matchAll(item)].flatMap(({0: whole, 1: word = '', index}) => {
    if (
      meant.has(word) ||
      /ly$/.test(word) ||
      text.split(word).length > 3 ||
      !isListed(text, word, index, index + whole.length)
    )
      return []
    const [start, end] = [index, index + whole.length]
    const second = {block, start: start + word.length, end}
    return [{block, start, end, word, times: 2, isSmall: false, isSure: false, second}]
  })
}

/** Is the item before it a short one, and another one? */
function isListed(text: string, word: string, start: number, end: number): boolean {
  const before = /(?:^|[,:(] |\. )([\p{L} -]{3,24}), $/u.exec(text.slice(Math.max(0, start - 40), start))?.[1]
  const after = /^, (?:and |or )?(\p{L}+)/u.exec(text.slice(end, end + 40))?.[1]
  return before !== undefined && before.split(' ').length < 4 && before !== word && after !== word
}
