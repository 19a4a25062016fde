// What is part of a word: letters and digits of any script.

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
