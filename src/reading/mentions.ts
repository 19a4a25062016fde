// Mentions: the capitalised names of a draft as they are written, word by word, and how often.
import type {Block, Draft, Span} from '../core/draft.ts'
import {defineBlockReading, nowhere} from '../core/memory.ts'
import {defineReading} from '../core/reading.ts'
import {isCapital, isNumber, isSmall} from './characters.ts'
import {makeHashTable} from './hash-table.ts'
import {calendarWords, functionWords, personTitles} from './names.ts'
import {addLetters, endAt, first, hashAt, hashOf, stride, type Tokens, tokensIn, traitsIn} from './tokens.ts'

/** A word of a name, without its possessive. */
export interface NameWord extends Span {
  text: string
}

/** Capitalised words in a row: `Ann Archer`, `Metropolitan Police Service`, `Dr Khan` without its title. */
export interface Mention extends Span {
  words: readonly NameWord[]
  text: string
  /** The title before it: `Dr`. */
  title?: string
  /** Opens a sentence, where every word has a capital. */
  opens: boolean
}

/** Everything in a draft that is written like a name, and its words in small letters. */
export interface Mentions {
  /** In reading order. */
  all(): readonly Mention[]
  /** The same by block, for those who look at few: they may stand in another block, and are told apart by the one here. */
  byBlock: readonly (readonly [Block, readonly Mention[]])[]
  /** Words that also stand in small letters: their capitals mean little. Asked for in lower case, or by their hash. */
  small: {has(word: string): boolean; hasHash(hash: number): boolean}
}

const particle = /^(?:de|del|della|di|da|do|dos|du|la|le|van|von|der|den|ten|ter|bin|bint|ibn|al|el|zu|af|av)$/

/** The mentions of a draft in reading order. */
export const mentionsIn = defineReading<Mentions>(
  (draft: Draft) => {
    const byBlock: [Block, readonly Mention[]][] = []
    const small = makeHashTable()
    const tokens = tokensIn(draft)
    for (const block of draft.blocks) {
      if (block.kind === 'field') continue
      const {mentions, smalls} = gather(block, tokens[block.index] as Tokens)
      if (mentions.length > 0) byBlock.push([block, mentions])
      for (const hash of smalls) small.add(hash, 0)
    }
    const all = () =>
      byBlock.flatMap(([block, mentions]) => mentions.map((one) => (one.block === block ? one : move(one, block))))
    const hasHash = (hash: number) => small.get(hash) >= 0
    return {all, byBlock, small: {has: (word) => hasHash(hashOf(word)), hasHash}}
  },
  [tokensIn],
)

const [capital, small] = [isCapital << first, isSmall << first]

const move = (mention: Mention, block: Block): Mention => ({
  ...mention,
  block,
  words: mention.words.map((word) => ({...word, block})),
})

/** The mentions of a block, and the hashes of its words without capitals. */
const gather = defineBlockReading((block, {table}: Tokens) => {
  const {text} = block.prose
  const mentions: Mention[] = []
  const smalls: number[] = []
  let run: NameWord[] = []
  let pending = false
  let opens = false
  let closed = false
  for (let at = 0, next = 0; at < table.length; at = next) {
    next = behindWord(text, table, at)
    const start = table[at] as number
    const end = table[next - stride + endAt] as number
    const plain = isPossessive(text, start, end) ? end - 2 : end
    const isName = ((table[at + traitsIn] as number) & capital) !== 0
    if (!isName && isSmallWord(table, at))
      smalls.push(addLetters(table[at + hashAt] as number, text, table[at + endAt] as number, plain))
    if (!isName && run.length === 0) continue
    const last = run.at(-1)
    const joined = last !== undefined && !closed && isGap(text, last.end, start, last.text, pending)
    if (!isName && joined && particle.test(text.slice(start, end))) {
      pending = true
      continue
    }
    if (!isName || !joined) flush()
    if (!isName) continue
    if (run.length === 0) opens = startsSentence(text, start)
    run.push({block, start, end: plain, text: text.slice(start, plain)})
    closed = plain !== end
    pending = false
  }
  flush()
  return {mentions: block.notes.lasting ? mentions.map((mention) => move(mention, nowhere)) : mentions, smalls}

  function flush(): void {
    const mention = makeMention(block, run, opens)
    if (mention) mentions.push(mention)
    run = []
    pending = false
    closed = false
  }
})

function isSmallWord(table: Int32Array, at: number): boolean {
  const traits = table[at + traitsIn] as number
  return (traits & small) !== 0 && (traits & isCapital) === 0
}

/** Behind the last part of the word that opens here: apostrophes, hyphens and stops join letters to it. */
function behindWord(text: string, table: Int32Array, at: number): number {
  let next = at + stride
  while (
    next < table.length &&
    table[next] === (table[next - stride + endAt] as number) + 1 &&
    joiners.includes(text[(table[next] as number) - 1] as string) &&
    ((table[next + traitsIn] as number) & isNumber) === 0
  )
    next += stride
  return next
}

const joiners = "'’.-"

const isPossessive = (text: string, start: number, end: number) =>
  end - start > 2 && text[end - 1] === 's' && (text[end - 2] === "'" || text[end - 2] === '’')

/** Do two capitalised words belong together: a space between them, or an initial's stop, or particles? */
function isGap(text: string, from: number, to: number, last: string, pending: boolean): boolean {
  if (to - from > 24) return false
  const gap = text.slice(from, to)
  if (pending) return /^(?: \p{Ll}+)* $/u.test(gap)
  return gap === ' ' || (gap === '. ' && (last.length === 1 || personTitles.has(last.toLowerCase())))
}

const startsSentence = (text: string, at: number) =>
  /(?:^|[.!?:…;\n•–—-])["“”‘’'()[\]\s]*$/.test(text.slice(Math.max(0, at - 6), at))

/** Function words that also begin names: New York. */
const partOfNames: ReadonlySet<string> = new Set(['new', 'old', 'first', 'second', 'early'])

function makeMention(block: Block, run: NameWord[], opens: boolean): Mention | undefined {
  if (run.length === 0) return undefined
  let from = 0
  let title: string | undefined
  for (; from < run.length; from++) {
    const lower = run[from]?.text.toLowerCase() as string
    if (personTitles.has(lower)) title = run[from]?.text
    else if (!functionWords.has(lower) || partOfNames.has(lower)) break
  }
  const words = run.slice(from)
  const [head, tail] = [words[0], words.at(-1)]
  if (!head || !tail || words.every(({text}) => calendarWords.has(text.toLowerCase()))) return undefined
  const text = words.map((one) => one.text).join(' ')
  return {block, start: head.start, end: tail.end, words, text, opens: opens && from === 0, ...(title && {title})}
}
