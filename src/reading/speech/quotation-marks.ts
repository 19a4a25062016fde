// Quotation marks: which of a text open and close quotations, and which are left over.
import grammarData from '../../../rules/lists/quotation-grammar.json' with {type: 'json'}
import {characterAt, isSpace} from '../text/characters.ts'
import {phraseSets} from '../text/words.ts'

/** The small words around and within quotations. */
export const quotationGrammar = phraseSets(grammarData.words)

/** Words in quotation marks; offsets in the text, with the marks. */
export interface Pair {
  start: number
  end: number
  /** The opening mark: `“`, `"`, `‘`, `'`, `''`, `«`, `»` or `„`. */
  mark: string
  /** Has a closing mark. */
  closed: boolean
  /** A mark of the same level opens within, straight and curly are mixed, or the opening mark is turned the wrong way or has no space before it. */
  fault?: 'nested' | 'mixed' | 'reversed' | 'joined'
}

/** A mark without its partner. */
export interface HalfPair {
  kind: 'unclosed' | 'unopened'
  start: number
  end: number
}

/** The quotations of a text, none within another, and the marks left over, both in reading order. */
interface Marks {
  pairs: Pair[]
  halves: HalfPair[]
}

/** Code between backticks, templates and tags, in which quotation marks are none. */
const markup = [
  {look: /`/, pattern: /`[^`\n]{1,200}`/g},
  {look: /\{[{%]/, pattern: /\{\{[^{}]{0,500}\}\}|\{%[^%]{0,500}%\}/g},
  {look: /</, pattern: /<\/?[a-z][^<>]{0,2000}>/gi},
]
const attribute = {look: /=/, pattern: /[\w-]=["”][^"”\n]{0,500}["”″]/gi}
const brokenTag = /\{\{|\}\}|[\w-]=["”]/
/** The end of a tag whose beginning was taken for one of its own: `… now." loading="lazy">`. */
const tailOfTag = /["”] [\w:-]+=["”][^<>]*>/
const blank = (found: string) => ' '.repeat(found.length)
const isMark = new Uint8Array(65536)
for (const mark of '"“”«»„‘’\'') isMark[mark.charCodeAt(0)] = 1
const nothing: Marks = {pairs: [], halves: []}

/** Pair the quotation marks of a text, in time linear in its length. Those within tags of HTML and templates are none. */
export function pairMarks(source: string): Marks {
  if (nextMark(source, 0) < 0) return nothing
  const {text, isBroken} = withoutMarkup(source)
  const marks: Marks = {pairs: [], halves: []}
  const reach = {lastGuillemet: text.lastIndexOf('»'), barren: 0}
  for (let at = nextMark(text, 0); at >= 0; at = nextMark(text, at + 1)) {
    if (marks.halves.length > mostHalves) return nothing
    const mark = openingAt(text, at)
    if (!mark) {
      if (isClosing(text, at) && !isPrime(text, at)) marks.halves.push({kind: 'unopened', start: at, end: at + 1})
    } else if (isDouble(mark)) at = pairDoubles(text, at, marks)
    else at = pairSingle(text, at, mark, marks, reach)
  }
  return isBroken ? {...marks, halves: []} : marks
}

/** A text with code, templates and tags blanked out, and whether half a tag is left. */
function withoutMarkup(source: string): {text: string; isBroken: boolean} {
  const untagged = markup.reduce((rest, {look, pattern}) => blankOut(rest, look, pattern), source)
  const text = blankOut(untagged, attribute.look, attribute.pattern)
  return {text, isBroken: brokenTag.test(text) || tailOfTag.test(untagged)}
}

const blankOut = (text: string, look: RegExp, pattern: RegExp) =>
  look.test(text) ? text.replace(pattern, blank) : text

/** Quotations don't nest deeper in copy. */
const deepest = 100

/** With more marks left over than this a text is no copy. */
const mostHalves = 5000

/** Where the next quotation mark or apostrophe stands, or -1. */
function nextMark(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (isMark[text.charCodeAt(at)] === 1) return at
  return -1
}

const isDouble = (mark: string) => mark === '“' || mark === '"' || mark === '”' || mark === '„'

const openingPlaces = '([{/—–-“"‘\uFFFC|>:→'

/** May a quotation open behind what stands before an offset? */
const isOpeningPlace = (text: string, at: number) =>
  at === 0 || (characterAt(text, at - 1) & isSpace) !== 0 || openingPlaces.includes(text[at - 1] as string)

/** The opening quotation mark that stands here, if one does. */
function openingAt(text: string, at: number): string | undefined {
  const character = text[at] as string
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ' '
  if (character === '“' && isTurned(before, after)) return undefined
  if (character === '“' || character === '«' || character === '„') return isNamed(before, after) ? undefined : character
  if (isJoined(text, at)) return character
  if (!isOpeningPlace(text, at) || isNamed(before, after)) return undefined
  if (character === '»') return /[\p{L}\d]/u.test(after) ? character : undefined
  if (character === "'" && after === "'" && /\S/.test(text[at + 2] ?? ' ')) return "''"
  if (/\s/.test(after)) return character === '"' && endsLine(text, at) ? character : undefined
  if (character === '"') return character
  if (character === '”') return /[\p{L}\d]/u.test(after) && /[\s(]/.test(before) ? character : undefined
  if (isContraction(text, at)) return undefined
  if (character === '‘' && !/\d/.test(after)) return character
  return character === "'" && /[\p{L}"“[…]/u.test(after) ? character : undefined
}

/** A mark that is spoken about: `a double quote (")`. */
const isNamed = (before: string, after: string) =>
  /[)\]}]/.test(after) || (brackets.includes(before) && /\s/.test(after))
const brackets = '([{'

/** Stands between two letters, and the next mark closes: `the"Long Road" was`. */
function isJoined(text: string, at: number): boolean {
  if (text[at] !== '"' || !/\p{L}"\p{L}/u.test(text.slice(at - 1, at + 2))) return false
  const close = text.slice(at + 1, at + longestJoined).search(/["”]/)
  return close > 0 && /^[\p{L}\d.,!?]["”](?![\p{L}\d])/u.test(text.slice(at + close, at + close + 3))
}

/** How far the end of a quotation that joins the word before it is looked for. */
const longestJoined = 200

/** Opens a quotation that starts on the next line: `click "` above `Save"`. */
const endsLine = (text: string, at: number) =>
  text[at + 1] === '\n' && text[at - 1] !== '\n' && /^[\p{L}\d]/u.test(text.slice(at + 2, at + 4))

/** A mark that opens by its shape and closes by its place: `a year.“ `. */
const isTurned = (before: string, after: string) => /[.,!?…\p{Ll}]/u.test(before) && /[\s.,;)[]/.test(after)

/** A word that drops its beginning: 'em, 'til, 'cause. */
const isContraction = (text: string, at: number) => quotationGrammar.contraction.has(wordIn(text.slice(at + 1, at + 8)))

/** The word a text opens with, in lower case. */
const wordIn = (text: string) => /^[a-z\u00c0-\u024f×]*/i.exec(text)?.[0].toLowerCase() ?? ''

/** A double mark that can only close here; `’’` stands for one. */
function isClosing(text: string, at: number): boolean {
  const character = text[at]
  const before = text[at - 1] ?? ' '
  if (character === '“') return isTurned(before, text[at + 1] ?? ' ')
  return (character === '”' || character === '"') && /\S/.test(before) && !brackets.includes(before)
}

/** Feet, inches, minutes: `6'2"`, `a 12" record`. */
const isPrime = (text: string, at: number) => /(?<![^\P{L}x×]\d*)[\d½⅓⅔¼¾⅛]$/u.test(text.slice(Math.max(0, at - 8), at))

/** Inches within a quotation: with feet before them, or with what they measure behind. */
const isMeasure = (text: string, at: number) =>
  isPrime(text, at) &&
  (/\d['’]\s?\d{1,2}$/.test(text.slice(Math.max(0, at - 5), at)) ||
    isMeasured(text.slice(at + 1, at + 12).replace(/^[ -]/, '')))

const isMeasured = (text: string) =>
  /^by\b/i.test(text) ? /^by \d/i.test(text) : quotationGrammar.measured.has(wordIn(text))

interface Open {
  at: number
  mark: string
  nested: boolean
  /** Pairs that closed within it, while it was open. */
  inner: Pair[]
}

/** Pair the double marks from an opening one on, until all are closed or the text ends; gives the last offset read. */
function pairDoubles(text: string, from: number, marks: Marks): number {
  const open: Open[] = []
  for (let at = nextMark(text, from); at >= 0; at = nextMark(text, at + 1)) {
    if (!'"“”„’'.includes(text[at] as string)) continue
    const length = closingLength(text, at, open.at(-1)?.mark)
    if (length > 0) {
      const {at: start, mark, nested} = open.pop() as Open
      const end = at + length
      const fault = isJoined(text, start) ? 'joined' : faultOf(mark, text.slice(at, end), nested)
      const pair = {start, end, mark: mark === '”' ? '“' : mark, closed: true, ...(fault && {fault})}
      const outer = open.at(-1)
      if (!outer) {
        marks.pairs.push(pair)
        return end - 1
      }
      outer.inner.push(pair)
      at = end - 1
    } else if (opensAt(text, at)) {
      const outer = open.at(-1)
      if (outer && runsOn(text, at)) continue
      if (open.length > deepest) return text.length
      if (outer && outer.mark === text[at]) outer.nested = true
      open.push({at, mark: text[at] as string, nested: false, inner: []})
    }
  }
  for (const [i, half] of open.entries()) leaveOpen(text, half, open[i + 1]?.at, marks)
  return text.length
}

const opensAt = (text: string, at: number) => {
  const mark = openingAt(text, at)
  return mark !== undefined && isDouble(mark)
}

/** How many characters the mark here has that closes this opening one; 0 where none stands. */
function closingLength(text: string, at: number, mark: string | undefined): number {
  if (!mark) return 0
  const character = text[at]
  if (character === '’') return text[at + 1] === '’' && /[.,!?…\p{L}]/u.test(text[at - 1] ?? ' ') ? 2 : 0
  if (isMeasure(text, at)) return 0
  if (character === '”') return 1
  if (character === '“') return mark === '„' || isTurned(text[at - 1] ?? ' ', text[at + 1] ?? ' ') ? 1 : 0
  if (character !== '"') return 0
  const opens = isOpeningPlace(text, at) && /[\p{L}\d$£€#@‘'[\uFFFC]/u.test(text[at + 1] ?? ' ')
  return opens ? 0 : 1
}

/** A paragraph of the quotation that was joined to the one before: `… it fell. “Then we ran.”` */
const runsOn = (text: string, at: number) => /[.!?…:][)\]*_'’]*\s+$/.test(text.slice(Math.max(0, at - 6), at))

function faultOf(opening: string, closing: string, nested: boolean): Pair['fault'] {
  if (nested) return 'nested'
  if (opening === '”') return 'reversed'
  return closing !== '’’' && (opening === '"') === (closing === '"') ? undefined : 'mixed'
}

/** A quotation left open goes to the first one within it, else to the end of the text. */
function leaveOpen(text: string, {at, mark, inner}: Open, next: number | undefined, {pairs, halves}: Marks): void {
  const end = Math.min(next ?? text.length, inner[0]?.start ?? text.length)
  halves.push({kind: 'unclosed', start: at, end: at + 1})
  if (mayStayOpen(text, at, mark)) pairs.push({start: at, end, mark: mark === '”' ? '“' : mark, closed: false})
  for (const pair of inner) pairs.push(pair)
}

/** A mark left open masks what follows only where a quotation may well start. */
const mayStayOpen = (text: string, at: number, mark: string) =>
  mark !== '"' || /^[\p{Lu}\d…‘'[]/u.test(text.slice(at + 1, at + 3))

/** How far the end of a quotation in single marks is looked for. */
const longestSingle = 3000

/** What is known of the text ahead: no `»` behind one offset, no closing `'` before the other. */
interface Reach {
  lastGuillemet: number
  barren: number
}

/** Pair a single mark or a guillemet; gives the last offset read. */
function pairSingle(text: string, at: number, mark: string, {pairs, halves}: Marks, reach: Reach): number {
  const from = at + mark.length
  const close = closingOf(text, from, mark, reach)
  if (close !== undefined) {
    const end = close + mark.length
    pairs.push({start: at, end, mark, closed: true})
    return end - 1
  }
  if (mark === "''" || mark === '«') {
    pairs.push({start: at, end: text.length, mark, closed: false})
    halves.push({kind: 'unclosed', start: at, end: from})
    return text.length
  }
  return at
}

function closingOf(text: string, from: number, mark: string, reach: Reach): number | undefined {
  if (mark === '«') return reach.lastGuillemet < from ? undefined : text.indexOf('»', from)
  if (mark === '»') return closingGuillemet(text, from)
  if (mark === "''") {
    const at = text.indexOf("''", from)
    return at < 0 ? undefined : at
  }
  return closingSingle(text, from, mark, reach)
}

/** German and Danish turn guillemets inwards; Swedish and Finnish close with the mark that opens: `»Ja«`, `»Ja»`. */
function closingGuillemet(text: string, from: number): number | undefined {
  const at = text.slice(from, from + longestSingle).search(/[«»]/)
  return at > 0 && /\S/.test(text[from + at - 1] as string) ? from + at : undefined
}

/** An apostrophe ends no quotation: the last fitting mark before the next opening one does, unless an earlier one follows punctuation. */
function closingSingle(text: string, from: number, mark: string, reach: Reach): number | undefined {
  const closing = mark === '‘' ? '’' : "'"
  const most = Math.min(text.length, from + longestSingle)
  let found: number | undefined
  const first = mark === "'" ? Math.max(from, reach.barren) : from
  for (let at = nextMark(text, first); at >= 0 && at < most; at = nextMark(text, at + 1)) {
    const character = text[at]
    if (character === mark && mark === '‘') break
    if (character === '“' || character === '"') if (found !== undefined) break
    if (character !== closing && character !== '’') continue
    if (/[\p{L}\d]/u.test(text[at + 1] ?? ' ') || /\s/.test(text[at - 1] ?? ' ')) continue
    if (/[.,!?…]/.test(text[at - 1] as string)) return at
    if (found === undefined || /s/i.test(text[found - 1] as string)) found = at
    if (!/s/i.test(text[at - 1] as string)) return at
  }
  if (mark === "'" && found === undefined) reach.barren = most
  return found
}
