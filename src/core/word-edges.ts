// Where words start and end, for the matcher: letters and digits of any script, apostrophes inside.

/** What each UTF-16 code unit is: 0 where it has not been looked up yet. */
const classes = new Uint8Array(65536)
const isWord = 1
const isNone = 2

/** Is there a letter or digit at this offset? */
export function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  const code = text.charCodeAt(at)
  return (classes[code] || classify(code)) === isWord
}

function classify(code: number): number {
  const found = /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code)) ? isWord : isNone
  classes[code] = found
  return found
}

const [straight, curly, hyphen] = [0x27, 0x2019, 0x2d]

/** Is there an apostrophe at this offset? */
export function isApostropheAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === straight || code === curly
}

/** Does a word end here, also before a possessive 's? */
export function endsWord(text: string, at: number): boolean {
  if (!isWordAt(text, at - 1)) return true
  if (isWordAt(text, at)) return false
  if (!isApostropheAt(text, at) || !isWordAt(text, at + 1)) return true
  return /^[sS](?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 3))
}

/** The end of the letters and digits that start here. */
export function endOfLetters(text: string, from: number): number {
  let at = from
  while (isWordAt(text, at)) at++
  return at
}

/** The end of the word that starts here, with what apostrophes and hyphens join to it. */
export function endOfWord(text: string, from: number): number {
  let at = endOfLetters(text, from)
  while (at > from && (isApostropheAt(text, at) || text.charCodeAt(at) === hyphen) && isWordAt(text, at + 1))
    at = endOfLetters(text, at + 1)
  return at
}
