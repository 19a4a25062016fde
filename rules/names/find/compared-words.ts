// Compared words: the words of a block or of a listed name as they are held against each other.

import {defineBlockReading} from '../../../src/core/draft/block-reading.ts'
import {behindWord, withoutPossessive} from '../../../src/reading/names/mentions.ts'
import {endAt, stride, tokenise, tokensOf} from '../../../src/reading/text/tokens.ts'

/** A word as it is compared: with straight apostrophes, in lower case and composed. */
export interface ComparedWord {
  start: number
  end: number
  text: string
  folded: string
  /** Without accents, apostrophes and hyphens. */
  bare: string
}

/** In small letters as well. */
export const foldedName = (text: string) => plainName(text).toLowerCase()

/** The words of a block that may be names: none in addresses, handles and tags. */
export const comparedWordsOf = defineBlockReading((block): readonly ComparedWord[] => {
  const {text} = block.prose
  return wordsOfTable(text, tokensOf(block).table).filter(
    ({start, end}) =>
      !/[@#/_=&?]$/.test(text.slice(Math.max(0, start - 1), start)) &&
      !/^(?:[@/_=]|:\/)/.test(text.slice(end, end + 2)),
  )
})

/** The words of a name on the list, possessives and all. */
export const comparedWordsIn = (name: string): ComparedWord[] => wordsOfTable(name, tokenise(name).table, false)

/** Words with what apostrophes, hyphens and stops join, without a possessive where that is asked for. */
function wordsOfTable(text: string, table: Int32Array, isPossessive = true): ComparedWord[] {
  const words: ComparedWord[] = []
  for (let at = 0, next = 0; at < table.length; at = next) {
    next = behindWord(text, table, at)
    const start = table[at] as number
    const whole = table[next - stride + endAt] as number
    const end = isPossessive ? withoutPossessive(text, start, whole) : whole
    const own = text.slice(start, end)
    words.push({start, end, text: own, folded: foldedName(own), bare: bareName(own)})
  }
  return words
}

/** With straight apostrophes, composed, and single blanks. */
export const plainName = (text: string) => text.normalize('NFC').replaceAll('’', "'").replace(/\s+/g, ' ')

/** Without accents, apostrophes and hyphens. */
export const bareName = (text: string): string =>
  plainName(text)
    .normalize('NFD')
    .replace(/[\p{M}'-]/gu, '')
    .toLowerCase()
