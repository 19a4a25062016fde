// Names: which words of a draft are proper names of people, bodies and places.
import type {Block, Draft} from '../core/draft.ts'
import {defineBlockReading} from '../core/memory.ts'
import {defineReading} from '../core/reading.ts'
import {characterAt, isCapital, isDigit, isLetter, isSmall} from './characters.ts'
import {calendarWords, functionWords} from './name-words.ts'
import {first, stride, type Tokens, tokensIn, traitsIn} from './tokens.ts'
import {type Word, wordsOf} from './words.ts'

const capitals = /(?:\p{Lu}[\p{L}\p{M}]*[.’'-]?)+(?: (?:\p{Lu}[\p{L}\p{M}]*[.’'-]?)+)*/uy

/** Words, in lower case, that stand capitalised inside a sentence of running text. */
export const knownNames = defineReading<ReadonlySet<string>>(
  (draft) => {
    const names = new Set<string>()
    const tokens = tokensIn(draft)
    for (const block of draft.blocks)
      for (const name of namesInside(block, tokens[block.index] as Tokens)) names.add(name)
    return names
  },
  [tokensIn],
)

const namesInside = defineBlockReading(({kind, prose: {text}}, {table}: Tokens): readonly string[] => {
  if (kind === 'heading' || isTitleCase(text)) return []
  const names = new Set<string>()
  for (let at = stride; at < table.length; at += stride) {
    const start = table[at] as number
    const opens = (table[at + traitsIn] as number) & (isCapital << first)
    if (opens && start >= capitals.lastIndex && isInside(text, start)) addNames(text, start, names)
  }
  capitals.lastIndex = 0
  return [...names].filter((name) => !functionWords.has(name) && !calendarWords.has(name))
})

/** Stands behind a small letter, a figure or a comma, with a space and maybe a quotation mark between them. */
function isInside(text: string, at: number): boolean {
  if (text[at - 1] !== ' ') return false
  const before = text[at - 2] === '”' || text[at - 2] === '"' ? at - 3 : at - 2
  return (
    before >= 0 && (",;’'".includes(text[before] as string) || (characterAt(text, before) & (isSmall | isDigit)) !== 0)
  )
}

/** Add the capitalised words in a row from an offset on; leaves `lastIndex` behind them. */
function addNames(text: string, at: number, names: Set<string>): void {
  capitals.lastIndex = at
  const run = capitals.exec(text)?.[0] ?? ''
  for (const word of run.split(' ')) names.add(stem(word.toLowerCase()))
}

/** Without the possessive. */
export const stem = (word: string) => word.replace(/['’]s?$|\.$/g, '')

/** Most words capitalised, as in a headline: capitals then say nothing about names. */
export function isTitleCase(text: string): boolean {
  if (text.length > 200) return false
  let [words, capitalised] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const opens = characterAt(text, at)
    if ((opens & isLetter) === 0) continue
    words++
    if (opens & isCapital) capitalised++
    while (at + 1 < text.length && (characterAt(text, at + 1) & isLetter || "'’-".includes(text[at + 1] as string)))
      at++
  }
  return words > 1 && capitalised >= words * 0.6
}

const capital = /^\p{Lu}/u
const acronym = /^(?:\p{Lu}\.?){2,}s?(?:['’]s?)?$/u

/**
 * For each word of a block whether it belongs to a name. A capital in mid-sentence does; one that opens a sentence
 * does where the draft or the next word says so, and `maybe` where nothing says it does not.
 */
export function namesIn(draft: Draft, block: Block): readonly (boolean | 'maybe')[] {
  const memo = nameMemo(draft)
  const known = memo.get(block)
  if (known) return known
  const names = withKnown(namesByShape(block), knownNames(draft))
  memo.set(block, names)
  return names
}

const nameMemo = defineReading(() => new Map<Block, readonly (boolean | 'maybe')[]>())

/** What the words of a block look like, and which of them the rest of the draft may make names. */
interface Shapes {
  names: readonly (boolean | 'maybe')[]
  open: readonly {at: number; plain: string}[]
  /** The last answer, which mostly holds for the next revision of the draft. */
  last?: {known: string; names: readonly (boolean | 'maybe')[]}
}

function withKnown(shapes: Shapes, known: ReadonlySet<string>): readonly (boolean | 'maybe')[] {
  const names = shapes.open.filter(({plain}) => known.has(plain))
  if (names.length === 0) return shapes.names
  const key = names.map(({at}) => at).join()
  if (shapes.last?.known !== key) {
    const all = [...shapes.names]
    for (const {at} of names) all[at] = true
    shapes.last = {known: key, names: all}
  }
  return shapes.last.names
}

const namesByShape = defineBlockReading((block): Shapes => {
  const words = wordsOf(block)
  const shouted = isTitleCase(block.prose.text)
  const open: {at: number; plain: string}[] = []
  const names = words.map((word, at) => {
    if (!word.isWord || !capital.test(word.text)) return false
    const plain = stem(word.lower)
    if (plain === 'i' || /^i'/.test(plain) || calendarWords.has(plain)) return false
    const name = nameness(word, plain, words[at + 1], shouted)
    if (name !== true) open.push({at, plain})
    return name
  })
  return {names, open}
})

function nameness(word: Word, plain: string, next: Word | undefined, shouted: boolean): boolean | 'maybe' {
  if (functionWords.has(plain)) return false
  if (shouted) return acronym.test(word.text) && !/^\p{Lu}+$/u.test(next?.text ?? 'X') ? true : 'maybe'
  if (!word.first || acronym.test(word.text)) return true
  const runs = next !== undefined && capital.test(next.text) && !calendarWords.has(next.lower)
  return runs ? true : 'maybe'
}
