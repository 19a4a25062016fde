// Reads lists of words: a word a line, as cspell and Hunspell's personal dictionaries write them.

/** The words of a list, by what is said of them, as they are written. */
interface WordList {
  right: readonly string[]
  wrong: readonly string[]
  /** Parts that may be joined to other words, and parts that may follow or go before one: `*`, `+` as cspell has them. */
  joined: readonly string[]
}

/**
 * Read a list. `#` starts a note, `!` marks a word as wrong, `~` at the start is dropped, `*` and `+` around a word say
 * that it may be joined to others, and in a list of Hunspell `/flags` and the count in the first line are dropped. A
 * phrase is its words, and says nothing where it is marked as wrong: its words may be right.
 */
export function readWordList(text: string): WordList {
  const [right, wrong, joined]: [string[], string[], string[]] = [[], [], []]
  for (const [at, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const said = withoutNote(line).trim()
    if (said === '' || (at === 0 && /^\d+$/.test(said))) continue
    const isWrong = said.startsWith('!')
    const bare = said.replace(/^[!~=]+/, '').replace(/(?<=.)\/[A-Za-z\d]*$/, '')
    const phrase = bare.replaceAll(/[*+]/g, '')
    const words = wordsOfPhrase(phrase)
    if (isWrong) wrong.push(...(/\s/.test(phrase) || phrase === '' ? [] : [phrase]))
    else {
      right.push(...words)
      if (bare.includes('*') || bare.startsWith('+') || bare.endsWith('+')) joined.push(...words)
    }
  }
  return {right, wrong, joined}
}

/** The words of a phrase, and of each its parts where it is hyphenated. */
export const wordsOfPhrase = (phrase: string): string[] =>
  phrase
    .split(/\s+/)
    .flatMap((word) => (word.includes('-') ? [word, ...word.split('-')] : [word]))
    .filter((word) => word !== '')

/** A line up to the `#` that opens it or follows a blank. */
function withoutNote(line: string): string {
  let at = line.indexOf('#')
  while (at > 0 && !/\s/.test(line[at - 1] as string)) at = line.indexOf('#', at + 1)
  return at < 0 ? line : line.slice(0, at)
}
