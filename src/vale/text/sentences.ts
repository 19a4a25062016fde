// Where sentences end: by Punkt, with the words that its model for English was trained to know.
import words from './sentence-words.json' with {type: 'json'}

/** A stretch of a text without the white space around it. */
interface Stretch {
  start: number
  end: number
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const abbreviations = set(words.abbreviations)
const starters = set(words.starters)
/** Words met with a small letter: never with a capital inside a sentence, and with both. */
const small = set(words.small)
const both = set(words.both)

interface SentenceToken extends Stretch {
  text: string
  isEnd: boolean
  isAbbreviation: boolean
}

/**
 * The sentences of a text in order.
 * Source: Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection", 2006.
 */
export function sentencesIn(text: string): Stretch[] {
  const tokens: SentenceToken[] = []
  for (const {0: word, index} of text.matchAll(/\S+/g)) tokens.push(tokenOf(word, index))
  for (let i = 0; i + 1 < tokens.length; i++) judgePair(tokens[i] as SentenceToken, tokens[i + 1] as SentenceToken)
  for (let i = 0; i + 1 < tokens.length; i++) judgeMarks(tokens[i] as SentenceToken, tokens[i + 1] as SentenceToken)
  const found: Stretch[] = []
  let start: number | undefined
  for (const token of tokens) {
    start ??= token.start
    if (!token.isEnd && token !== tokens.at(-1)) continue
    found.push({start, end: token.end})
    start = undefined
  }
  return found
}

const ends = /(?:\.["’”)]|[?!]["'’”)]?)$|\.[[("]|\?[[(]|![[(]/

function tokenOf(text: string, start: number): SentenceToken {
  const isMarked = ends.test(text) && !text.includes('Yahoo!')
  const hasStop = !isMarked && text.endsWith('.') && !text.endsWith('..')
  const bare = text.slice(0, -1).toLowerCase()
  const isAbbreviation =
    hasStop && (abbreviations.has(bare) || abbreviations.has(bare.slice(bare.lastIndexOf('-') + 1)))
  return {text, start, end: start + text.length, isAbbreviation, isEnd: isMarked || (hasStop && !isAbbreviation)}
}

const isUpper = ({text}: SentenceToken) => /^\p{Lu}/u.test(text)
const isLower = ({text}: SentenceToken) => /^\p{Ll}/u.test(text)
const isNumber = (text: string) => /^-?[.,]?\d[\d,.-]*$/.test(text)
const isInitial = ({text}: SentenceToken) => /^[A-Za-z]\.$/.test(text)

function typeOf({text, isEnd}: SentenceToken): string {
  const type = isNumber(text) ? '#' : text.toLowerCase().replaceAll(',', '')
  return isEnd && type.length > 1 ? type.replace(/\.$/, '') : type
}

/** Whether a word opens a sentence by how it is written: 1 yes, 0 no, -1 unknown. */
function opens(token: SentenceToken): 1 | 0 | -1 {
  if (/^[;:,.!?]$/.test(token.text)) return 0
  if (isUpper(token) && small.has(typeOf(token))) return 1
  return isLower(token) ? 0 : -1
}

/** After an abbreviation, an initial or a number the next word says whether a sentence ended. */
function judgePair(one: SentenceToken, next: SentenceToken): void {
  if (!one.text.endsWith('.')) return
  const isShort = one.isAbbreviation || one.text.endsWith('..')
  if (isShort && !isInitial(one)) {
    const isStart = opens(next) === 1 || (isUpper(next) && starters.has(typeOf(next)))
    if (isStart) {
      one.isEnd = true
      return
    }
  }
  if (one.text === '.' && next.text === '.') {
    one.isEnd = false
    next.isEnd = false
    return
  }
  if (!isInitial(one) && !isNumber(one.text)) return
  const opening = opens(next)
  const isName = opening === -1 && isInitial(one) && isUpper(next) && !both.has(typeOf(next))
  if (opening !== 0 && !isName) return
  one.isEnd = false
  one.isAbbreviation = true
}

/** Words with several stops, ellipses, and marks before a closing one. */
function judgeMarks(one: SentenceToken, next: SentenceToken): void {
  if (one.text.endsWith('.') && next.text === '.') {
    one.isEnd = false
    next.isEnd = false
    return
  }
  const isQuiet = one.text.endsWith('.') && !one.isEnd
  const isEllipsis = /(?:\.\s?){2,}\./.test(one.text)
  const type = typeOf(next)
  if (isEllipsis && (isUpper(next) || starters.has(type))) {
    one.isEnd = true
    return
  }
  if (one.isEnd && /[)’”"']$/.test(one.text) && isLower(next) && !starters.has(type)) {
    one.isEnd = false
    return
  }
  if (isQuiet && isUpper(next) && (small.has(type) || both.has(type))) one.isEnd = true
  if (!/(?:\w\.)+\w*\./.test(one.text) || isInitial(one)) return
  one.isAbbreviation = true
  one.isEnd = opens(next) === 1 || (isUpper(next) && starters.has(type))
}
