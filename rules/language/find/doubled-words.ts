// Doubled words: the same word twice in a row, where it is a slip and not a name, a sound or a figure of speech.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {isWordAt} from '../../../src/core/draft/word-edges.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {isInCode} from '../../../src/reading/text/code-lines.ts'
import {blocksWith} from '../../../src/reading/text/prefilter.ts'
import {endAt, hashAt, stride, type Tokens, tokensIn, twice} from '../../../src/reading/text/tokens.ts'
import {phraseSet} from '../../../src/reading/text/words.ts'
import data from '../../lists/reduplications.json' with {type: 'json'}

/** A doubled word with the place of what repeats it, the white space before it included. */
export interface DoubledWord extends Span {
  word: string
  /** How often it stands in a row. */
  times: number
  second: Span
  /** A small word, as no sentence has twice: whatever else is doubled may be meant. */
  isSmall: boolean
  /** No sentence and no slip for another word has it twice: one of them can go. */
  isSure: boolean
}

const lists = definePhrases(data)
const meant = phraseSet(lists, 'meant')
const small = phraseSet(lists, 'small')
const sure = phraseSet(lists, 'sure')
const particles = phraseSet(lists, 'particle')
const beforeParticle = phraseSet(lists, 'before a particle')
const objects = phraseSet(lists, 'object before a particle')
const beforeVerb = phraseSet(lists, 'before a second verb')
const clauseAsSubject = phraseSet(lists, 'opens a clause that is a subject')
const subordinating = phraseSet(lists, 'opens a clause before the main one')
const noVerbs = phraseSet(lists, 'no verb')
const seldomMeant = phraseSet(lists, 'seldom meant')
const forms = phraseSet(lists, 'be')
const devices = phraseSet(lists, 'may be on')
const personal = phraseSet(lists, 'subject')
const ways = phraseSet(lists, 'way')
const directions = phraseSet(lists, 'direction')

/** Every doubled word of the draft, in reading order. */
export const doubledWordsOf = defineReading<readonly DoubledWord[]>(
  (draft) => {
    const tokens = tokensIn(draft)
    return blocksWith(draft, twice).flatMap((block) =>
      mayDouble(block, tokens[block.index] as Tokens) ? pairsIn(block).filter((pair) => isSlip(draft, pair)) : [],
    )
  },
  [quotationsOf, tokensIn],
)

/** Does a word stand anywhere behind one with the same letters, with nothing but white space between them? */
export function mayDouble({prose: {text}}: Block, {table}: Tokens): boolean {
  for (let at = stride; at < table.length; at += stride) {
    if (table[at + hashAt] !== table[at + hashAt - stride]) continue
    let end = table[at] as number
    while (isBlank(text.charCodeAt(end - 1))) end--
    if (end === table[at + endAt - stride] && end < (table[at] as number)) return true
  }
  return false
}

const isBlank = (code: number) => code === 32 || code === 10 || code === 160 || code === 9

/** Runs of equal words with nothing but white space between them. */
export function pairsIn(block: Block): DoubledWord[] {
  const {text} = block.prose
  const pairs: DoubledWord[] = []
  let start = 0
  let run = 0
  for (let at = 0; at < text.length; at++) {
    if (!isBlank(text.charCodeAt(at))) continue
    const end = at
    while (isBlank(text.charCodeAt(at + 1))) at++
    const next = at + 1
    while (start < end && !isWordAt(text, start)) start++
    run = isTwice(text, start, end, next) ? run + 1 : 0
    if (run === 1) pairs.push(pairAt(block, start, end, next))
    if (run > 1) pairs.push(longer(pairs.pop() as DoubledWord, next + end - start))
    start = next
  }
  return pairs
}

/** Does the word from `start` to `end` stand at `next` again, as a whole word? */
function isTwice(text: string, start: number, end: number, next: number): boolean {
  const length = end - start
  if (length === 0 || length > 30 || (text.charCodeAt(start) | 32) !== (text.charCodeAt(next) | 32)) return false
  const word = text.slice(start, end)
  if (!/^\p{L}+$/u.test(word) || word.toLowerCase() !== text.slice(next, next + length).toLowerCase()) return false
  return !/^(?:[\p{L}\p{M}\p{N}\uFFFC_]|[-‑–—/.'’:@](?=[\p{L}\p{N}]))/u.test(
    text.slice(next + length, next + length + 2),
  )
}

function pairAt(block: Block, start: number, end: number, next: number): DoubledWord {
  const {text} = block.prose
  const stop = next + end - start
  const word = text.slice(next, stop)
  const isSmall = small.has(word.toLowerCase())
  const isSure = sure.has(word.toLowerCase())
  return {block, start, end: stop, word, times: 2, isSmall, isSure, second: {block, start: end, end: stop}}
}

const longer = (pair: DoubledWord, end: number): DoubledWord => ({
  ...pair,
  end,
  times: pair.times + 1,
  second: {...pair.second, end},
})

function isSlip(draft: Draft, pair: DoubledWord): boolean {
  const {block, start, end, word, isSmall, times} = pair
  const {text, inlines} = block.prose
  const lower = word.toLowerCase()
  const first = text.slice(start, start + word.length)
  if (/^\p{Lu}/u.test(word) || (first !== word && !isSmall && !opensSentence(pair)) || /^\p{Lu}{2,}$/u.test(first))
    return false
  if ((meant.has(lower) && !isSeldom(pair)) || (times === 2 && isDue(lower, text, start, end))) return false
  if (!isSmall && (times > 2 || isQuoted(draft, pair) || acrossLines(pair) || isSetOff(pair) || isInCode(pair)))
    return false
  if ((times > 2 && isQuoted(draft, pair)) || isNamed(pair)) return false
  if (word.length === 1 && (lower !== 'a' || isAlone(pair))) return false
  if (isColumn(pair) || isFiller(lower)) return false
  return inlines.every(
    (inline) => !(isBetween(inline.start, pair) || isBetween(inline.end, pair)) || isAcross(inline, pair),
  )
}

/** The words “the the”: in quotation marks of their own they are what is talked about. */
const isNamed = ({block: {prose}, start, end}: DoubledWord) =>
  /["“‘']/.test(prose.text[start - 1] ?? '') && /["”’']/.test(prose.text[end] ?? '')

/** “Guests guests under twelve”: a capital and no name. */
const opensSentence = ({block: {prose}, start, end, word}: DoubledWord) =>
  /(?:^|[.!?]["”’)]*\s+)$/.test(prose.text.slice(Math.max(0, start - 6), start)) &&
  word.length > 3 &&
  /^ \p{Ll}+ \p{Ll}/u.test(prose.text.slice(end, end + 40))

/** “Who who” in the middle of a sentence: other than “more, more” it is seldom meant. */
const isSeldom = ({block: {prose}, start, end, word}: DoubledWord) =>
  seldomMeant.has(word.toLowerCase()) &&
  /[\p{Ll},] $/u.test(prose.text.slice(Math.max(0, start - 2), start)) &&
  /^,? \p{Ll}/u.test(prose.text.slice(end, end + 4))

/** `(cough cough)`, `and, surprise surprise, it rained`; alone on its line: an exclamation or a name. */
function isSetOff({block: {prose}, start, end}: DoubledWord): boolean {
  const [before, after] = [prose.text.slice(0, start).trimEnd(), prose.text.slice(end)]
  return /(?:^|[(,–—-])$/.test(before) && /^(?:\s*$|[\s\p{P}]*[),!?…–—-])/u.test(after)
}

/** Is an edge of markup between the two words, or the second in markup of its own? */
const isBetween = (edge: number, {start, end, word}: DoubledWord) =>
  edge >= start + word.length && edge <= end - word.length

/** Does markup that holds other words too begin or end between two small words: “the **the council**”? */
const isAcross = ({start, end, type}: {start: number; end: number; type: string}, pair: DoubledWord) =>
  pair.isSure && type !== 'inlineCode' && end - start > pair.word.length + 1

/** Nothing but a number stands before it, and nothing after. */
const isAlone = ({block: {prose}, start, end}: DoubledWord) =>
  !/\p{L}/u.test(prose.text.slice(0, start) + prose.text.slice(end))

/** Three spaces set words apart as columns do. */
const isColumn = ({block, second, word}: DoubledWord) =>
  /^ {3}/.test(block.prose.text.slice(second.start, second.end - word.length))

/** `xxxx xxxx` stands in for words. */
const isFiller = (word: string) => word.length > 1 && new Set(word).size === 1

const acrossLines = ({block, second}: DoubledWord) => block.prose.text.slice(second.start, second.end).includes('\n')

/** `logged in in March`, `what it is is unclear`: both words have a place in the sentence. */
function isDue(word: string, text: string, start: number, end: number): boolean {
  const clause = clauseBefore(text, start)
  const before = clause.at(-1) ?? ''
  if (particles.has(word)) {
    const verb = objects.has(before) ? (clause.at(-2) ?? '') : before
    if (forms.has(verb) && verb === before) return devices.has(clause.at(-2) ?? '') || clause.length < 2
    if ([...beforeParticle].some((stem) => fits(stem, verb))) return true
  }
  if ((word === 'is' || word === 'was') && clause.length === 1 && opensAfterStop(text, start, before)) return false
  if (word === 'is' || word === 'was')
    return beforeVerb.has(before.replace(/'s$/, '')) || clause.some((one) => clauseAsSubject.has(one))
  const after = /^\s([a-z']+)/.exec(text.slice(end, end + 15))?.[1] ?? ''
  if (word === 'it')
    return !noVerbs.has(after) && !small.has(before) && clause.slice(0, -2).some((one) => subordinating.has(one))
  if (word === 'as') return before === 'well'
  return ways.has(word) && directions.has(after)
}

/** Is the word before all that the sentence has so far? */
const opensAfterStop = (text: string, start: number, before: string) =>
  personal.has(before) &&
  /(?:^|[.!?]["”’)]*\s+)\p{L}+\s$/u.test(text.slice(Math.max(0, start - before.length - 6), start))

const fits = (stem: string, word: string) =>
  stem.endsWith('*') ? word.startsWith(stem.slice(0, -1)) : stem === word || /'(?:re|m|s)$/.test(word)

/** The last words of the clause before an offset, in lower case. */
export const clauseBefore = (text: string, at: number): string[] =>
  (/[^.,;:!?()]*$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? '')
    .toLowerCase()
    .replace(/’/g, "'")
    .match(/[\p{L}']+/gu) ?? []
