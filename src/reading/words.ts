// Words: the tokens of a block, made only for blocks somebody asks about.
import type {Block, Span} from '../core/draft.ts'
import {defineBlockReading} from '../core/memory.ts'
import {expand, type PhraseList} from '../core/phrases.ts'
import {sentencesOf} from '../core/sentences.ts'

/** A word or a punctuation mark; `start` and `end` in prose. */
export interface Word {
  text: string
  /** In lower case, apostrophes straight. */
  lower: string
  start: number
  end: number
  isWord: boolean
  /** Opens a sentence, also one in quotation marks or behind a colon. */
  first: boolean
  /** The index of its sentence in the block. */
  sentence: number
}

/** The words and punctuation marks of a block in reading order. */
export const wordsOf = defineBlockReading<readonly Word[]>(splitWords)

const longest = 50_000

/** Is the block short enough to be a paragraph that somebody wrote, and not data in one line? */
export const isProse = ({prose}: Block): boolean => prose.text.length <= longest

const token =
  /(?:\p{Lu}\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Jr|Sr|Rev)\.(?= )|\p{Lu}\.(?= \p{Lu})|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.\-‑][\p{L}\p{N}\p{M}]+)*(?:['’](?= ))?|[^\s]/gu

function splitWords(block: Block): Word[] {
  const sentences = sentencesOf(block)
  const words: Word[] = []
  let sentence = 0
  let first = true
  for (const {0: text, index: start} of block.prose.text.matchAll(token)) {
    while (sentence < sentences.length - 1 && start >= (sentences[sentence] as Span).end) {
      sentence++
      first = true
    }
    const isWord = /^[\p{L}\p{N}]/u.test(text)
    const lower = text.toLowerCase().replace(/’/g, "'")
    words.push({text, lower, start, end: start + text.length, isWord, first: isWord && first, sentence})
    first = isWord ? false : first || /^["“‘«:•·–*]$/.test(text)
  }
  return words
}

/** The index of the first word that ends behind a prose offset. */
export function wordAt(words: readonly Word[], offset: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] as Word).end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The phrases of some kinds of a list, spelled out when first asked for, as a set to look words up in. */
export function phraseSet({phrases}: PhraseList, ...kinds: string[]): ReadonlySet<string> {
  let spelled: ReadonlySet<string> | undefined
  const all = () => {
    spelled ??= new Set(phrases.filter(({kind}) => kinds.includes(kind)).flatMap(({text}) => expand(text)))
    return spelled
  }
  return {
    get size() {
      return all().size
    },
    has: (text) => all().has(text),
    forEach: (visit) => all().forEach(visit),
    keys: () => all().keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  }
}

/** How many words from `at` on make a phrase of the set, at most three; 0 where none do. */
export function phraseLength(words: readonly Word[], at: number, phrases: ReadonlySet<string>): number {
  let text = ''
  let found = 0
  for (let length = 1; length <= 3; length++) {
    const word = words[at + length - 1]
    if (!word?.isWord) break
    text += (length > 1 ? ' ' : '') + word.lower
    if (phrases.has(text)) found = length
  }
  return found
}
