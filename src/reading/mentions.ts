// Mentions: the capitalised names of a draft as they are written, word by word, and how often.
import type {Block, Draft, Span} from '../core/draft.ts'
import {defineReading} from '../core/reading.ts'
import {calendarWords, functionWords, personTitles} from './names.ts'

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
  all: readonly Mention[]
  /** Words that also stand in small letters: their capitals mean little. */
  small: ReadonlySet<string>
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.-][\p{L}\p{M}]+)*/gu
const particle = /^(?:de|del|della|di|da|do|dos|du|la|le|van|von|der|den|ten|ter|bin|bint|ibn|al|el|zu|af|av)$/

/** The mentions of a draft in reading order. */
export const mentionsIn = defineReading<Mentions>((draft: Draft) => {
  const all: Mention[] = []
  const small = new Set<string>()
  for (const block of draft.blocks) if (block.kind !== 'field') gather(block, all, small)
  return {all, small}
})

function gather(block: Block, all: Mention[], small: Set<string>): void {
  const {text} = block.prose
  let run: NameWord[] = []
  let pending = false
  let opens = false
  let closed = false
  for (const {0: found, index} of text.matchAll(word)) {
    const plain = found.replace(/['’]s?$/, '')
    const last = run.at(-1)
    const joined = last !== undefined && !closed && isGap(text, last.end, index, last.text, pending)
    if (!/^\p{Lu}/u.test(found)) {
      if (/^\p{Ll}/u.test(found)) small.add(plain)
      if (joined && particle.test(found)) {
        pending = true
        continue
      }
      flush()
      continue
    }
    if (!joined) flush()
    if (run.length === 0) opens = startsSentence(text, index)
    run.push({block, start: index, end: index + plain.length, text: plain})
    closed = plain !== found
    pending = false
  }
  flush()

  function flush(): void {
    const mention = makeMention(block, run, opens)
    if (mention) all.push(mention)
    run = []
    pending = false
    closed = false
  }
}

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
  let first = 0
  let title: string | undefined
  for (; first < run.length; first++) {
    const lower = run[first]?.text.toLowerCase() as string
    if (personTitles.has(lower)) title = run[first]?.text
    else if (!functionWords.has(lower) || partOfNames.has(lower)) break
  }
  const words = run.slice(first)
  const [head, tail] = [words[0], words.at(-1)]
  if (!head || !tail || words.every(({text}) => calendarWords.has(text.toLowerCase()))) return undefined
  const text = words.map((one) => one.text).join(' ')
  return {block, start: head.start, end: tail.end, words, text, opens: opens && first === 0, ...(title && {title})}
}
