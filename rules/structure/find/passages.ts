// Passages: sentences that appear twice in a draft, word for word or nearly so.

import {defineBlockReading, recallPart} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {placeOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {isSeries, similarity, wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {type HashTable, makeHashTable} from '../../../src/reading/text/hash-table.ts'
import {
  addLetters,
  addTo,
  endAt,
  hashAt,
  seed,
  stride,
  type Tokens,
  tokensIn,
} from '../../../src/reading/text/tokens.ts'
import {isBetweenQuoteTags} from './set-apart.ts'

/** A sentence, or several in a row, that stood in the draft before. */
export interface RepeatedPassage extends Span {
  kind: 'exact' | 'near'
  first: Span
  /** How often it stands in the draft up to here. */
  times: number
}

/** A stretch between sentence marks, by the hashes of its words. */
interface Stretch extends Span {
  times: number
}

/** Repeats of at least `minWords` words, the first copy left out; `least` is the share of words near ones have in common. */
export function findRepeats(draft: Draft, minWords: number, least: number): RepeatedPassage[] {
  const pieces: Stretch[] = []
  const known = makeHashTable(draft.text.length / 30)
  const found: RepeatedPassage[] = []
  for (const block of draft.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'html') continue
    for (const {start, end, count, keys} of stretchesOf(block, tokensIn(draft)[block.index] as Tokens)) {
      if (count < minWords) continue
      const piece = {block, start, end, times: 1}
      const before = pieces[firstKnown(keys, known)]
      const repeat = before && compare(draft, before, piece, minWords, least)
      if (before && repeat?.kind === 'exact') before.times = repeat.times = before.times + 1
      if (repeat) add(found, repeat)
      for (const key of keys) known.add(key, pieces.length)
      pieces.push(piece)
    }
  }
  return found
}

function firstKnown(keys: readonly number[], known: HashTable): number {
  for (const key of keys) {
    const at = known.get(key)
    if (at >= 0) return at
  }
  return -1
}

/** A refrain is meant: a question of several interviews, an aside, a label with its formula, a phrase for the third time. */
export const isRefrain = (repeat: RepeatedPassage): boolean =>
  repeat.times > 2 || /\?["”’)]*$|^[([]|^\p{Lu}[\p{L}'’ ]{2,24}:\s/u.test(textOf(repeat))

/** From so many words on a passage is no phrase that each entry needs. */
const longestOfEntry = 40

/** Parallel entries, each under a heading of its own, must each say it. */
export function areEntries(draft: Draft, repeat: RepeatedPassage): boolean {
  const [heading, first] = [headingOver(draft, repeat), headingOver(draft, repeat.first)]
  const apart = heading && first && heading !== first && heading.depth === first.depth
  return apart === true && wordsIn(textOf(repeat)).length < longestOfEntry
}

const headingOver = ({blocks}: Draft, {block: {index}}: Span) =>
  blocks.slice(0, index).findLast(({kind, depth}) => kind === 'heading' && depth !== 1)

const timestamp = /^(?:\d{1,2}[:.]\d{2}|\d{1,2}(?= ?[ap]))\s?(?:[ap]\.?m\.?)?(?: (?:[A-Z]{2,4}|\([A-Z]{2,4}\)))?\.?:?$/i

/** A draft of dated or timed entries, each of which tells the story again. */
export const isLiveBlog = (draft: Draft): boolean =>
  linesIn(draft).filter(({text}) => text.length < 24 && timestamp.test(text)).length > 2

/** Sentences that repeat in a row are one finding. */
function add(found: RepeatedPassage[], repeat: RepeatedPassage): void {
  const last = found.at(-1)
  if (last?.block === repeat.block && repeat.start < last.end) return
  const follows = last?.block === repeat.block && last.first.block === repeat.first.block && last.kind === repeat.kind
  if (!follows || repeat.start - last.end > 2 || Math.abs(repeat.first.start - last.first.end) > 2) {
    found.push(repeat)
    return
  }
  last.end = repeat.end
  last.first = {...last.first, end: repeat.first.end}
}

function compare(
  draft: Draft,
  before: Stretch,
  piece: Stretch,
  minWords: number,
  least: number,
): RepeatedPassage | undefined {
  const [first, second] = [sentenceAround(before), sentenceAround(piece)]
  if (first.block === second.block && first.end > second.start) return undefined
  const [a, b] = [saidIn(draft, first), saidIn(draft, second)]
  if (b.count < minWords) return undefined
  const kind = recallPart(second.block, compare, piece.start, [a, b, least], () => likenessOf(a, b, least))
  if (kind === 'none' || ![first, second].every((span) => isOwn(draft, span))) return undefined
  return {...second, kind, first, times: 2}
}

function likenessOf(a: Said, b: Said, least: number): RepeatedPassage['kind'] | 'none' {
  if (a.all === b.all) return 'exact'
  const alike =
    similarity(a.words, b.words) >= least && similarity(a.pairs, b.pairs) >= least * 0.7 && !isSeries(a.words, b.words)
  return alike ? 'near' : 'none'
}

/** A sentence as it is compared: by its words, and by each with the next one. */
interface Said {
  all: string
  count: number
  words: ReadonlySet<string>
  pairs: ReadonlySet<string>
}

/** What a sentence says; its source counts where code or a link would not show in the prose. */
function saidIn(draft: Draft, span: Span): Said {
  const {block, start, end} = span
  const marked = block.prose.inlines.some((inline) => inline.start < end && start < inline.end)
  const source = marked ? sourceOf(draft, span) : undefined
  return recallPart(block, saidIn, start, [end, source], () => {
    const words = wordsIn(source ?? textOf(span)).map(({text}) => text)
    const pairs = new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`))
    return {all: words.join(' '), count: words.length, words: new Set(words), pairs}
  })
}

function sourceOf({text}: Draft, span: Span): string {
  const {start, end} = placeOf(span)
  return text.slice(start, end)
}

/** The publication's running copy: no quotation, caption, label. */
export const isOwn = (draft: Draft, span: Span) => isCopy(draft, span) && !isQuoted(draft, span)

/** Running copy or somebody's words in it. */
export const isCopy = (draft: Draft, span: Span) =>
  /^(?:body|listItem)$/.test(roleOf(draft, span)) &&
  !isReference(span) &&
  !isPullQuote(span) &&
  !isBetweenQuoteTags(draft, span)

/** A paragraph set apart by emphasis as a whole, or by a tag of the house: `=ZOOM=…`. */
const isPullQuote = ({block: {prose}}: Span): boolean =>
  /^=[A-Z_]+=/.test(prose.text) ||
  prose.inlines.some(
    ({type, start, end}) =>
      (type === 'strong' || type === 'emphasis') && start === 0 && end >= prose.text.trimEnd().length,
  )

/** Shortcodes, tags of a template, attributes; or nothing but a link. */
function isReference(span: Span): boolean {
  if (/\{[{%]|[%}]\}|\b(?:src|href|alt)=/.test(textOf(span))) return true
  const {inlines} = span.block.prose
  return roleOfList(span) && inlines.some(({type, end}) => type === 'link' && end >= span.end - 1)
}

const roleOfList = ({block}: Span) => block.parents.some(({type}) => type === 'listItem')

/** Stretches between sentence marks with their number of words and their keys. */
const stretchesOf = defineBlockReading(({prose: {text}}, {table}: Tokens) => {
  const stretches: {start: number; end: number; count: number; keys: readonly number[]}[] = []
  const words: number[] = []
  let count = 0
  let start = 0
  let end = 0
  for (let at = 0; at < table.length; at += stride) {
    const mark = sentenceMarkIn(text, end, table[at] as number)
    if (mark >= 0) close(mark)
    if (count === 0) start = table[at] as number
    let hash = table[at + hashAt] as number
    end = table[at + endAt] as number
    while (isInnerApostrophe(text, end) && table[at + stride] === end + 1) {
      at += stride
      hash = addLetters(addTo(hash, 39), text, end + 1, table[at + endAt] as number)
      end = table[at + endAt] as number
    }
    words[count++] = hash
  }
  const mark = sentenceMarkIn(text, end, text.length)
  close(mark < 0 ? text.length : mark)
  return stretches

  function close(at: number): void {
    if (count > 0) stretches.push({start, end: at, count, keys: keysOf(words, count)})
    count = 0
  }
})

/** Where the first mark stands between two words that ends a sentence; -1 for none. */
function sentenceMarkIn(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026) return at
  }
  return -1
}

const isInnerApostrophe = (text: string, at: number) => text[at] === "'" || text[at] === '’'

/** How many words a shingle has, and how many shingles stand for a piece (bottom-k sketch, Broder 1997). */
const [shingle, sketch] = [4, 3]

/** Keys two pieces share when one repeats the other: the hash of all `count` words, then the smallest of their shingles. */
function keysOf(words: readonly number[], count: number): number[] {
  const keys = [hashFrom(words, 0, count)]
  for (let i = 0; i + shingle <= count; i++) keep(keys, hashFrom(words, i, i + shingle))
  return keys
}

/** Keep a shingle among the smallest, which stand in order behind the first key. */
function keep(keys: number[], hash: number): void {
  let at = keys.length
  for (; at > 1 && (keys[at - 1] as number) >>> 0 > hash >>> 0; at--) keys[at] = keys[at - 1] as number
  keys[at] = hash
  if (keys.length > sketch + 1) keys.pop()
}

function hashFrom(words: readonly number[], from: number, to: number): number {
  let hash = seed
  for (let at = from; at < to; at++) hash = addTo(hash, words[at] as number)
  return hash
}
