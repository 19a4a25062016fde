// Where words start and end, for the matcher: letters and digits of any script, apostrophes inside.
const asciiWord = new Uint8Array(128)
for (const character of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
  asciiWord[character.charCodeAt(0)] = 1

/** Is there a letter or digit at this offset? */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 128 ? asciiWord[code] === 1 : code > 127 && /[\p{L}\p{N}\p{M}]/u.test(text[at] as string)
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
