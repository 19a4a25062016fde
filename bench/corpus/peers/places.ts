// From a tool's own places to offsets in a text: UTF-16 code units, 0-based, the end not included. Pure.

/** What a tool counts within a line or a text: UTF-16 code units, or characters (code points). */
type CountedIn = 'units' | 'characters'

/** A stretch of text. */
interface Stretch {
  start: number
  end: number
}

/** The offset of a line and column, both 1-based. Throws where the text has no such place. */
export function offsetOf(text: string, line: number, column: number, countedIn: CountedIn): number {
  const words = text.split('\n')[line - 1]
  if (words === undefined) throw new Error(`There is no line ${line} in "${text.slice(0, 40)}".`)
  const before = text.split('\n', line - 1).reduce((sum, {length}) => sum + length + 1, 0)
  return before + unitsIn(words, column - 1, countedIn)
}

/** The offset after a number of characters of a text. Throws where the text has fewer. */
export const offsetAfter = (text: string, characters: number): number => unitsIn(text, characters, 'characters')

function unitsIn(text: string, count: number, countedIn: CountedIn): number {
  const characters = countedIn === 'characters' ? [...text] : text.split('')
  if (!(count >= 0 && count <= characters.length))
    throw new Error(`Place ${count} is outside of "${text.slice(0, 40)}".`)
  return characters.slice(0, count).join('').length
}

/** A stretch of at least one unit: a tool that names a place without a length means what stands there. */
export const stretch = (start: number, end: number): Stretch => ({start, end: Math.max(end, start + 1)})

/**
 * The stretch of the words a tool quotes, from the place it names. The quote may have lost white space at its ends, and
 * stand with one space for other white space. Where the text has other words there, it reaches to `otherwise`: some tools
 * quote a summary, or words without their markup.
 */
export function stretchOfWords(text: string, start: number, quoted: string, otherwise: number): Stretch {
  let end = start
  for (const part of quoted.trim().split(/\s+/)) {
    end += /^\s*/.exec(text.slice(end))?.[0].length ?? 0
    if (!text.startsWith(part, end)) return stretch(start, otherwise)
    end += part.length
  }
  return stretch(start, end)
}
