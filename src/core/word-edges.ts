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

export const isApostrophe = (character: string | undefined) => character === "'" || character === '’'

/** Does a word end here, also before a possessive 's? */
export function endsWord(text: string, at: number): boolean {
  if (!isWordAt(text, at - 1)) return true
  if (isWordAt(text, at)) return false
  if (!isApostrophe(text[at]) || !isWordAt(text, at + 1)) return true
  return /^[sS](?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 3))
}

/** The end of the letters that start here. */
export function endOfWord(text: string, from: number): number {
  let at = from
  while (isWordAt(text, at) || ((isApostrophe(text[at]) || text[at] === '-') && at > from && isWordAt(text, at + 1)))
    at++
  return at
}
