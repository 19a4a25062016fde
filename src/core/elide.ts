// Texts for messages: on one line, the middle left out where they are long.

/** A text for a message: white space folded, the middle left out beyond 60 characters. */
export function elide(text: string, most = 60): string {
  const half = Math.floor((most - 1) / 2)
  const words = text.length > (half + margin) * 2 ? foldEnds(text, most, half + margin) : foldSpace(text)
  if (words.length <= most) return words
  return `${words.slice(0, most - 1 - half).trimEnd()}…${words.slice(-half).trimStart()}`
}

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
