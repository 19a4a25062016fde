// Names: which words of a draft are proper names of people, bodies and places.

import {defineBlockReading} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {sentenceAt} from '../../core/draft/sentences.ts'
import type {Span} from '../../core/draft/spans.ts'
import {defineReading, namesOfHouse} from '../../core/reading.ts'
import {characterAt, isCapital, isDigit, isLetter, isNumber, isSmall} from '../text/characters.ts'
import {type HashTable, makeHashTable} from '../text/hash-table.ts'
import {addLetters, endAt, first, hashAt, hashOf, stride, type Tokens, tokensIn, traitsIn} from '../text/tokens.ts'
import {type Word, wordsOf, wordsOfSentence} from '../text/words.ts'
import {behindWord, withoutPossessive} from './mentions.ts'
import {calendarWords, functionWords, isCalendar, isFunction, kindsOf, shoutedNames} from './name-words.ts'

/** The hashes of words, in lower case, that stand capitalised inside a sentence of running text, or in the house's names of people. */
const knownNames = defineReading<HashTable>(
  (draft) => {
    const names = makeHashTable()
    const tokens = tokensIn(draft)
    for (const block of draft.blocks)
      for (const name of namesInside(block, tokens[block.index] as Tokens)) names.add(name, 0)
    for (const name of peopleOfHouse(draft)) names.add(name, 0)
    return names
  },
  [tokensIn],
)

/** The hashes of the words in the names of people that the house has listed. */
const peopleOfHouse = (draft: Draft): number[] =>
  namesOfHouse(draft).flatMap(({name, kind = 'person'}) =>
    kind === 'person'
      ? name.split(/\s+/).flatMap((word) => {
          const hash = hashOf(stem(word.toLowerCase().replaceAll('’', "'")))
          return (kindsOf(hash) & (isFunction | isCalendar)) === 0 ? [hash] : []
        })
      : [],
  )

const namesInside = defineBlockReading((block, {table}: Tokens): readonly number[] => {
  const {text} = block.prose
  const names: number[] = []
  for (let at = stride, next = 0; block.kind !== 'heading' && at < table.length; at = next) {
    next = at + stride
    if (!opensWithCapital(table, at) || !isInside(text, table[at] as number)) continue
    if (isShouted(block)) return names
    next = addNames(text, table, at, names)
  }
  return names
})

const opensWithCapital = (table: Int32Array, at: number): boolean =>
  at < table.length && ((table[at + traitsIn] as number) & (isCapital << first)) !== 0

/** Stands behind a small letter, a figure or a comma, with a space and maybe a quotation mark between them. */
function isInside(text: string, at: number): boolean {
  if (text[at - 1] !== ' ') return false
  const before = text[at - 2] === '”' || text[at - 2] === '"' ? at - 3 : at - 2
  return (
    before >= 0 && (",;’'".includes(text[before] as string) || (characterAt(text, before) & (isSmall | isDigit)) !== 0)
  )
}

/** Add the capitalised words in a row from one on, without possessives and none with figures; gives what stands behind. */
function addNames(text: string, table: Int32Array, from: number, names: number[]): number {
  for (let at = from; ; ) {
    const next = behindWord(text, table, at)
    if ((table[at + traitsIn] as number) & isNumber) return next
    const end = table[next - stride + endAt] as number
    const plain = withoutPossessive(text, table[at] as number, end)
    const name = addLetters(table[at + hashAt] as number, text, table[at + endAt] as number, plain)
    if ((kindsOf(name) & (isFunction | isCalendar)) === 0) names.push(name)
    if (plain < end || !opensWithCapital(table, next) || !isGap(text, end, table[next] as number)) return next
    at = next
  }
}

/** A blank, or a mark that belongs to the word before, and a blank. */
const isGap = (text: string, from: number, to: number): boolean =>
  text[to - 1] === ' ' && (to - from === 1 || (to - from === 2 && ".’'-".includes(text[from] as string)))

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
  /** Which of the words those are, each followed by its hash. */
  open: readonly number[]
  /** The last answer, which mostly holds for the next revision of the draft. */
  last?: {known: string; names: readonly (boolean | 'maybe')[]}
}

function withKnown(shapes: Shapes, known: HashTable): readonly (boolean | 'maybe')[] {
  const names: number[] = []
  for (let i = 0; i < shapes.open.length; i += 2)
    if (known.get(shapes.open[i + 1] as number) >= 0) names.push(shapes.open[i] as number)
  if (names.length === 0) return shapes.names
  const key = names.join()
  if (shapes.last?.known !== key) {
    const all = [...shapes.names]
    for (const at of names) all[at] = true
    shapes.last = {known: key, names: all}
  }
  return shapes.last.names
}

const namesByShape = defineBlockReading((block): Shapes => shapesOf(wordsOf(block), isShouted(block)))

const isShouted = defineBlockReading((block) => isTitleCase(block.prose.text))

function shapesOf(words: readonly Word[], shouted: boolean): Shapes {
  const open: number[] = []
  const names = new Array<boolean | 'maybe'>(words.length).fill(false)
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word
    if (!isCapitalised(word)) continue
    const plain = stem(word.lower)
    if (plain === 'i' || plain.startsWith("i'") || calendarWords.has(plain)) continue
    const name = nameness(word, plain, words[at + 1], shouted)
    if (name !== true) open.push(at, hashOf(plain))
    names[at] = name
  }
  return {names, open}
}

/** Words, and for each whether it belongs to a name. */
export interface NamedWords {
  words: readonly Word[]
  names: readonly (boolean | 'maybe')[]
}

/** The words of the sentence an offset of a block stands in: a block may hold a whole story, of which few are asked for. */
export function wordsAround(draft: Draft, block: Block, offset: number): NamedWords & {sentence: Span} {
  const sentence = sentenceAt(block, offset)
  const known = sentencesRead(block)
  let shapes = known.get(sentence.start)
  if (!shapes) {
    const words = wordsOfSentence(sentence)
    shapes = {words, ...shapesOf(words, isShouted(block))}
    known.set(sentence.start, shapes)
  }
  return {words: shapes.words, names: withKnown(shapes, knownNames(draft)), sentence}
}

const sentencesRead = defineBlockReading((): Map<number, Shapes & Pick<NamedWords, 'words'>> => new Map())

/** Does it open with a capital? */
export const isCapitalised = ({text}: Word): boolean => (characterAt(text, 0) & isCapital) !== 0

function nameness(word: Word, plain: string, next: Word | undefined, shouted: boolean): boolean | 'maybe' {
  if (functionWords.has(plain)) return !shouted && shoutedNames.has(word.text)
  if (shouted) return acronym.test(word.text) && !/^\p{Lu}+$/u.test(next?.text ?? 'X') ? true : 'maybe'
  if (!word.first || acronym.test(word.text)) return true
  const runs = next !== undefined && isCapitalised(next) && !calendarWords.has(next.lower)
  return runs ? true : 'maybe'
}
