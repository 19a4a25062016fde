// Characters: what a UTF-16 code unit is in a word, looked up once for each and then known.

/** Is of a word: a letter, a mark or a number of any script. */
export const isWord = 2
export const isLetter = 4
export const isCapital = 8
export const isSmall = 16
export const isNumber = 32
/** One of 0 to 9. */
export const isDigit = 64
/** Beyond ASCII. */
export const isWide = 128
export const isSpace = 256
const isKnown = 512
/** The code unit in lower case stands above these bits. */
export const caseShift = 10
export const allTraits = (1 << caseShift) - 1

const isHalf = 1
const known = new Uint32Array(65536).fill(isHalf, 0xd800, 0xe000)

/** What the character at an offset is, as the bits above, and its code in lower case; half a pair is what the pair is. */
export function characterAt(text: string, at: number): number {
  const character = known[text.charCodeAt(at)] as number
  return character > isHalf ? character : lookUp(text, at)
}

function lookUp(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (known[code] === isHalf) return describe(pairAt(text, at), code)
  known[code] = describe(String.fromCharCode(code), code)
  return known[code] as number
}

function pairAt(text: string, at: number): string {
  const point = text.codePointAt(text.charCodeAt(at) >= 0xdc00 ? at - 1 : at) ?? 0
  return point > 0xffff ? String.fromCodePoint(point) : ' '
}

function describe(character: string, code: number): number {
  const lower = character.toLowerCase().charCodeAt(code >= 0xdc00 && code < 0xe000 ? 1 : 0)
  let traits = isKnown | (code > 127 ? isWide : 0)
  if (/^[\p{L}\p{M}\p{N}]/u.test(character)) traits |= isWord
  if (/^\p{L}/u.test(character)) traits |= isLetter
  if (/^\p{Lu}/u.test(character)) traits |= isCapital
  if (/^\p{Ll}/u.test(character)) traits |= isSmall
  if (/^\p{N}/u.test(character)) traits |= isNumber
  if (/^\s/.test(character)) traits |= isSpace
  if (/^[0-9]/.test(character)) traits |= isDigit
  return traits | (lower << caseShift)
}
