// Names: which words of a draft are proper names of people, bodies and places.
import wordsData from '../../rules/lists/name-words.json' with {type: 'json'}
import type {Block, Draft} from '../core/draft.ts'
import {definePhrases} from '../core/phrases.ts'
import {defineReading} from '../core/reading.ts'
import {characterAt, isCapital, isDigit, isSmall} from './characters.ts'
import {first, stride, type Tokens, tokensIn, traitsIn} from './tokens.ts'
import {phraseSet, type Word, wordsOf} from './words.ts'

const nameWords = definePhrases(wordsData)
export const functionWords = phraseSet(nameWords, 'function')
export const calendarWords = phraseSet(nameWords, 'calendar')
export const personTitles = phraseSet(nameWords, 'title')
export const organisationWords = phraseSet(nameWords, 'organisation')

const capitals = /(?:\p{Lu}[\p{L}\p{M}]*[.’'-]?)+(?: (?:\p{Lu}[\p{L}\p{M}]*[.’'-]?)+)*/uy

/** Words, in lower case, that stand capitalised inside a sentence of running text. */
export const knownNames = defineReading<ReadonlySet<string>>(
  (draft) => {
    const names = new Set<string>()
    const tokens = tokensIn(draft)
    for (const block of draft.blocks) {
      const {text} = block.prose
      if (block.kind === 'heading' || isTitleCase(text)) continue
      const {table} = tokens[block.index] as Tokens
      for (let at = stride; at < table.length; at += stride) {
        const start = table[at] as number
        const opens = (table[at + traitsIn] as number) & (isCapital << first)
        if (opens && start >= capitals.lastIndex && isInside(text, start)) addNames(text, start, names)
      }
      capitals.lastIndex = 0
    }
    for (const word of [...functionWords, ...calendarWords]) names.delete(word)
    return names
  },
  [tokensIn],
)

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
  const words = text.match(/[\p{L}][\p{L}'’-]*/gu) ?? []
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word)).length
  return words.length > 1 && capitalised >= words.length * 0.6
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
  const words = wordsOf(block)
  const shouted = isTitleCase(block.prose.text)
  const names = words.map((word, i) => nameness(word, words[i + 1], shouted, knownNames(draft)))
  memo.set(block, names)
  return names
}

const nameMemo = defineReading(() => new Map<Block, readonly (boolean | 'maybe')[]>())

function nameness(word: Word, next: Word | undefined, shouted: boolean, known: ReadonlySet<string>): boolean | 'maybe' {
  if (!word.isWord || !capital.test(word.text)) return false
  const plain = stem(word.lower)
  if (plain === 'i' || /^i'/.test(plain) || calendarWords.has(plain)) return false
  if (known.has(plain)) return true
  if (functionWords.has(plain)) return false
  if (shouted) return acronym.test(word.text) && !/^\p{Lu}+$/u.test(next?.text ?? 'X') ? true : 'maybe'
  if (!word.first || acronym.test(word.text)) return true
  const runs = next !== undefined && capital.test(next.text) && !calendarWords.has(next.lower)
  return runs ? true : 'maybe'
}
