// The words, marks and signs that a frame is written in.

/** Letters of any script and digits, by range: classes of Unicode take milliseconds to make. */
const letters = '\\dA-Za-zªµºÀ-ÖØ-öø-\\u1fff\\u2c00-\\u2fff\\u3040-\\ud7ff'
const word = `\\*?[${letters}](?:[${letters}'’.,-]*[${letters}'’])?\\*?`

/** Words and marks of the syntax: `{class}`, `…3`, `&2`, `-(`, `name:(`, quoted marks, words, single marks. */
const lexeme = new RegExp(
  [
    '\\s*(?:(\\{[^{}\\s]*\\})',
    '(?:…|\\.\\.\\.)(\\d*)',
    '&(\\d*)(?=\\s)',
    '(-\\()',
    '([a-z][a-zA-Z]*):(?=[({[])',
    "('[^'\\s]+'(?=[\\s)\\]|]|$))",
    `(${word}|'s\\b|\\*[${letters}]+)`,
    '(\\S))',
  ].join('|'),
  'y',
)

/** A word, mark or sign of the syntax; `value` without what marks its kind. */
export interface Lexeme {
  at: number
  text: string
  kind: 'class' | 'gap' | 'both' | 'not' | 'label' | 'mark' | 'word' | 'sign'
  value: string
}

const kinds = ['class', 'gap', 'both', 'not', 'label', 'mark', 'word', 'sign'] as const

/** The lexemes of a frame in their order. */
export function splitLexemes(frame: string): Lexeme[] {
  const found: Lexeme[] = []
  lexeme.lastIndex = 0
  while (lexeme.lastIndex < frame.trimEnd().length) {
    const match = lexeme.exec(frame)
    if (!match) break
    let group = 1
    while (match[group] === undefined) group++
    const text = match[0].trimStart()
    const at = match.index + match[0].length - text.length
    found.push({at, text, kind: kinds[group - 1] as Lexeme['kind'], value: match[group] ?? ''})
  }
  return found
}
