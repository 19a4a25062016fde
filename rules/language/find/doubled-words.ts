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
interface DoubledWord extends Span {
  word: string
  /** How often it stands in a row. */
  times: number
  second: Span
  /** A small word, as no sentence has twice: whatever else is doubled may be meant. */
  isSmall: boolean
}

const lists = definePhrases(data)
const meant = phraseSet(lists, 'meant')
const small = phraseSet(lists, 'small')
const particles = phraseSet(lists, 'particle')
const beforeParticle = phraseSet(lists, 'before a particle')
const objects = phraseSet(lists, 'object before a particle')
const beforeVerb = phraseSet(lists, 'before a second verb')
const clauseAsSubject = phraseSet(lists, 'opens a clause that is a subject')
const subordinating = phraseSet(lists, 'opens a clause before the main one')
const noVerbs = phraseSet(lists, 'no verb')
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
  return !/^(?:[\p{L}\p{M}\p{N}\uFFFC]|[-‑–—/.'’:@](?=[\p{L}\p{N}]))/u.test(
    text.slice(next + length, next + length + 2),
  )
}

function pairAt(block: Block, start: number, end: number, next: number): DoubledWord {
  const {text} = block.prose
  const stop = next + end - start
  const word = text.slice(next, stop)
  const isSmall = small.has(word.toLowerCase())
  return {block, start, end: stop, word, times: 2, isSmall, second: {block, start: end, end: stop}}
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
  if (/^\p{Lu}/u.test(word) || (first !== word && !isSmall)) return false
  if (meant.has(lower) || (times === 2 && isDue(lower, text, start, end))) return false
  if (!isSmall && (times > 2 || isQuoted(draft, pair) || acrossLines(pair) || isSetOff(pair) || isInCode(pair)))
    return false
  if (times > 2 && isQuoted(draft, pair)) return false
  if (word.length === 1 && lower !== 'a') return false
  return !inlines.some((inline) => isBetween(inline.start, pair) || isBetween(inline.end, pair)) && end > start
}

/** `(cough cough)`, `and, surprise surprise, it rained`; alone on its line: an exclamation or a name. */
function isSetOff({block: {prose}, start, end}: DoubledWord): boolean {
  const [before, after] = [prose.text.slice(0, start).trimEnd(), prose.text.slice(end)]
  return /(?:^|[(,–—-])$/.test(before) && /^(?:\s*$|[\s\p{P}]*[),!?…–—-])/u.test(after)
}

/** Is an edge of markup between the two words, or the second in markup of its own? */
const isBetween = (edge: number, {start, end, word}: DoubledWord) =>
  edge >= start + word.length && edge <= end - word.length

const acrossLines = ({block, second}: DoubledWord) => block.prose.text.slice(second.start, second.end).includes('\n')

/** `logged in in March`, `what it is is unclear`: both words have a place in the sentence. */
function isDue(word: string, text: string, start: number, end: number): boolean {
  const clause = clauseBefore(text, start)
  const before = clause.at(-1) ?? ''
  if (particles.has(word)) {
    const verb = objects.has(before) ? (clause.at(-2) ?? '') : before
    if ([...beforeParticle].some((stem) => fits(stem, verb))) return true
  }
  if (word === 'is' || word === 'was')
    return beforeVerb.has(before.replace(/'s$/, '')) || clause.some((one) => clauseAsSubject.has(one))
  const after = /^\s([a-z']+)/.exec(text.slice(end, end + 15))?.[1] ?? ''
  if (word === 'it')
    return !noVerbs.has(after) && !small.has(before) && clause.slice(0, -2).some((one) => subordinating.has(one))
  return ways.has(word) && directions.has(after)
}

const fits = (stem: string, word: string) =>
  stem.endsWith('*') ? word.startsWith(stem.slice(0, -1)) : stem === word || /'(?:re|m|s)$/.test(word)

/** The last words of the clause before an offset, in lower case. */
const clauseBefore = (text: string, at: number): string[] =>
  (/[^.,;:!?()]*$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? '')
    .toLowerCase()
    .replace(/’/g, "'")
    .match(/[\p{L}']+/gu) ?? []
