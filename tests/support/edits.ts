// Random edits of a text, the same for the same seed: words that open, close and break what stands around them.

const words = [
  'the the',
  'Name',
  '[Name]',
  '\n\n',
  '# ',
  '👍',
  '\r\n',
  '- ',
  'é',
  '“',
  '”',
  ' ',
  '\n',
  '|',
  'Read more',
  '<!--',
  '-->',
  '> ',
  'was was ',
]

/** A place in a text, and what is put there. */
export interface RandomEdit {
  start: number
  end: number
  text: string
}

/** Whole numbers from 0 on, below what is asked. */
export function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state % below
  }
}

/** An edit anywhere; a text that has outgrown `most` characters is cut more than it grows. */
export function randomEdit(text: string, random: (below: number) => number, most: number): RandomEdit {
  const start = soundOffset(text, random(text.length + 1))
  const end = soundOffset(text, Math.min(text.length, start + random(text.length > most ? 60 : 8)))
  return {start, end: Math.max(start, end), text: words[random(words.length)] as string}
}

/** An offset that doesn't part the halves of a character or a line break. */
const soundOffset = (text: string, offset: number): number =>
  /[\uDC00-\uDFFF]/.test(text[offset] ?? '') || (text[offset] === '\n' && text[offset - 1] === '\r')
    ? offset - 1
    : offset
