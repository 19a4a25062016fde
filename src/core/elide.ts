// Texts for messages: on one line, the middle left out where they are long, nothing in them that a terminal obeys.
import {endOfCharacter, startOfCharacter} from './draft/whole-characters.ts'

/**
 * A text for a message: white space folded, the middle left out beyond 60 code units, between words where that can be.
 * Control characters and bidirectional marks are shown as `\\x1b`, `\\u202e`; code and pictures as `…`.
 */
export function elide(text: string, most = 60): string {
  const half = Math.floor((most - 1) / 2)
  const words = text.length > (half + margin) * 2 ? foldEnds(text, most, half + margin) : foldSpace(text)
  if (words.length <= most) return escapeControls(words)
  const between = most < leastForWords ? undefined : leaveOutWords(words, most)
  return escapeControls(between ?? leaveOutCharacters(words, most))
}

/** The middle left out between words: `Harbour Bridge […] Among Commuters`. Nothing where a word is too long for that. */
function leaveOutWords(words: string, most: number): string | undefined {
  const each = Math.floor((most - gap.length) / 2)
  const head = words.slice(0, words.lastIndexOf(' ', each))
  const from = words.indexOf(' ', words.length - each - 1)
  if (from < 0 || words.lastIndexOf(' ', each) < each / 2 || words.length - from < each / 2) return undefined
  return `${head}${gap}${words.slice(from + 1)}`
}

const gap = ' […] '

/** In a shorter text too little would be left of the words. */
const leastForWords = 40

/** The middle of an address or another long word left out, never within a character. */
function leaveOutCharacters(words: string, most: number): string {
  const half = Math.floor((most - 1) / 2)
  const head = words.slice(0, startOfCharacter(words, most - 1 - half)).trimEnd()
  const tail = words.slice(endOfCharacter(words, words.length - half)).trimStart()
  return `${head}…${tail}`
}

const controls = /[\p{Cc}\p{Bidi_Control}\uFFFC]/gu

/** Control characters and bidirectional marks as `\\x1b`, `\\u202e`, so that no text writes to a terminal or a log; code and pictures as `…`. */
export const escapeControls = (text: string): string =>
  text.replace(controls, (character) => {
    if (character === '\uFFFC') return '…'
    const code = character.charCodeAt(0)
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })

const foldSpace = (text: string): string => (isFolded(text) ? text : text.replace(/\s+/g, ' ')).trim()

/** Has it no white space but single blanks? Where letters beyond ASCII stand, that is not looked into. */
function isFolded(text: string): boolean {
  for (let at = 0, before = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 || (code === 32 && before === 32) || (code > 126 && !isMark(code))) return false
    before = code
  }
  return true
}

/** Dashes and quotation marks. */
const isMark = (code: number) => code > 0x200f && code < 0x2028

/** So much white space there may be at either end of a text without all of it being looked at. */
const margin = 40

/** Of a long text only the beginning and the end, unless there is little but white space in them. */
function foldEnds(text: string, most: number, length: number): string {
  const [head, tail] = [foldSpace(text.slice(0, length)), foldSpace(text.slice(-length))]
  return Math.min(head.length, tail.length) * 2 > most ? head + tail : foldSpace(text)
}

/** A text in quotation marks for a message. */
export const quote = (text: string): string => `"${elide(text)}"`
