// A text as numbers, one for each UTF-16 code unit: its symbol in the automaton, and what it is to a word.

import {isWordAt} from '../draft/word-edges.ts'
import {blank} from './nfa.ts'

/** The symbol stands in the low byte, these above it. */
export const symbolIn = 0xff
/** Set for letters and digits. */
export const isOfWord = 0x100
const isApostrophe = 0x200
const isHyphen = 0x400
const joins = isApostrophe | isHyphen
const isKnown = 0x800

/** How much room is kept from one text to the next. */
const usual = 1 << 16

/** The numbers of a text, with two behind its end that are nothing. */
export type Symbols = Uint16Array

/** Gives a function that reads a text with these symbols; what it gives is good until the next text is read. */
export function makeReader(symbols: Uint8Array): (text: string) => Symbols {
  const known = new Uint16Array(65536)
  let room = new Uint16Array(usual)
  return (text) => {
    const {length} = text
    if (length + 2 > room.length || room.length > usual) room = new Uint16Array(Math.max(usual, length + 2))
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at)
      room[at] = known[unit] || look(unit)
    }
    room[length] = 0
    room[length + 1] = 0
    return room
  }

  function look(unit: number): number {
    const character = String.fromCharCode(unit)
    const kind = isWordAt(character, 0) ? isOfWord : (kinds[character] ?? 0)
    known[unit] = (symbols[unit] as number) | kind | isKnown
    return known[unit] as number
  }
}

const kinds: Readonly<Record<string, number>> = {"'": isApostrophe, '’': isApostrophe, '-': isHyphen}

/** Is there a letter or digit at this offset? */
export const isInWord = (codes: Symbols, at: number): boolean => ((codes[at] as number) & isOfWord) !== 0

/** Letters behind an apostrophe inside a word start no phrase. */
export const goesOnWord = (codes: Symbols, at: number): boolean =>
  at > 1 && ((codes[at - 1] as number) & isApostrophe) !== 0 && isInWord(codes, at) && isInWord(codes, at - 2)

/** Does a word end here, also before a possessive 's? */
export function endsWord(codes: Symbols, at: number, text: string): boolean {
  if (!isInWord(codes, at - 1)) return true
  if (isInWord(codes, at)) return false
  if (((codes[at] as number) & isApostrophe) === 0 || !isInWord(codes, at + 1)) return true
  return /^[sS](?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 3))
}

/** The end of the letters and digits that start here. */
export function endOfLetters(codes: Symbols, from: number): number {
  let at = from
  while (((codes[at] as number) & isOfWord) !== 0) at++
  return at
}

/** The end of the word that starts here, with what apostrophes and hyphens join to it. */
export function endOfWord(codes: Symbols, from: number): number {
  let at = endOfLetters(codes, from)
  while (at > from && ((codes[at] as number) & joins) !== 0 && isInWord(codes, at + 1)) at = endOfLetters(codes, at + 1)
  return at
}

export function endOfBlanks(codes: Symbols, from: number): number {
  let at = from
  while (((codes[at] as number) & symbolIn) === blank) at++
  return at
}
