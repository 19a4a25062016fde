// How headlines are capitalised: what a heading should read like in a style.
import type {Draft} from '../core/draft/draft.ts'
import {type Span, textOf} from '../core/draft/spans.ts'
import type {House} from '../core/house.ts'
import {defineReading} from '../core/reading.ts'
import {isQuoted} from '../reading/speech/quotations.ts'
import type {CapitalStyle} from './setting.ts'

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu

/** Articles, conjunctions and prepositions of up to three letters. */
const short = new Set('a an and as at but by for if in nor of off on or per so the to up via vs yet'.split(' '))
/** Longer prepositions, which the Chicago manual (17th edition) writes small as well. */
const long = new Set(
  'about above across after against along amid among around before behind below beneath beside between beyond despite down during from inside into like near onto over past since through toward towards under until upon with within without'.split(
    ' ',
  ),
)

/** A word of a heading; `start` and `end` in the heading. */
interface HeadingPart {
  start: number
  end: number
  word: string
  isCapital: boolean
  isSmallWord: boolean
  /** No style says how it is written: a first word has a capital anyway, and names have their own. */
  isFixed: boolean
  opens: boolean
}

/** What a heading should read like; the same text where it is right. */
export function inStyle(
  draft: Draft,
  heading: Span,
  style: CapitalStyle,
  {exceptions, names = []}: {exceptions: readonly string[]; names?: House['names']},
): string {
  const text = textOf(heading)
  const kept = keptRanges(text, [...exceptions, ...names.map(({name}) => name)])
  if (style === 'all' || style === 'none')
    return replaceParts(text, partsOf(draft, heading, kept), ({word, isFixed}) =>
      isFixed && style === 'none' ? word : style === 'all' ? word.toUpperCase() : word.toLowerCase(),
    )
  const parts = partsOf(draft, heading, kept)
  return replaceParts(text, parts, style === 'sentence' ? sentenceWord(draft, parts) : titleWord(style, parts))
}

function replaceParts(text: string, parts: readonly HeadingPart[], write: (part: HeadingPart) => string): string {
  let [written, at] = ['', 0]
  for (const part of parts) {
    written += text.slice(at, part.start) + write(part)
    at = part.end
  }
  return written + text.slice(at)
}

/** Where the text has words that keep their capitals. */
function keptRanges(text: string, exceptions: readonly string[]): (start: number, end: number) => boolean {
  const ranges = exceptions.flatMap((exception) => {
    const own: [number, number][] = []
    for (let at = text.indexOf(exception); at >= 0; at = text.indexOf(exception, at + exception.length))
      own.push([at, at + exception.length])
    return own
  })
  return (start, end) => ranges.some(([from, to]) => from <= start && end <= to)
}

function partsOf(draft: Draft, heading: Span, isKept: (start: number, end: number) => boolean): HeadingPart[] {
  const text = textOf(heading)
  return [...text.matchAll(wordPattern)].map(({0: word, index: start}, i) => {
    const end = start + word.length
    const before = text.slice(Math.max(0, start - 3), start)
    const isJoined = /[-.@#_/]$/.test(before) || /^[._@]\p{L}/u.test(text.slice(end, end + 2))
    const isOwn = /\p{L}\p{Lu}|\d/u.test(word) || /^I(?:['’]|$)/.test(word)
    const span = {block: heading.block, start: heading.start + start, end: heading.start + end}
    return {
      ...{start, end, word, isCapital: /^\p{Lu}/u.test(word)},
      isSmallWord: short.has(word.toLowerCase()) || long.has(word.toLowerCase()),
      isFixed: isJoined || isOwn || isKept(start, end) || isQuoted(draft, span),
      opens: i === 0 || /[:.!?–—|(“"‘]\s*$/.test(before),
    }
  })
}

const capital = (word: string) => (word[0] as string).toUpperCase() + word.slice(1)

/**
 * Sentence case: a word with a capital is a name, unless the copy has it with a small letter, or all words of the heading
 * have capitals and the copy doesn't know it as a name.
 */
function sentenceWord(draft: Draft, parts: readonly HeadingPart[]): (part: HeadingPart) => string {
  const {small, capitals} = copyWordsOf(draft)
  const free = parts.filter((part) => !part.isFixed && !part.opens && !part.isSmallWord)
  const isTitled = free.length > 1 && free.every(({isCapital}) => isCapital)
  return (part) => {
    const {word, isCapital, isFixed, opens, isSmallWord} = part
    if (isFixed) return word
    if (opens) return parts[0] === part ? capital(word) : word
    if (!isCapital) return word
    const lower = word.toLowerCase()
    const isName = capitals.has(word) && !small.has(lower)
    return small.has(lower) || isSmallWord || (isTitled && !isName) ? lower : word
  }
}

/** Title case: all words but the small ones inside; AP writes the `To` of an infinitive large, so that both pass. */
function titleWord(style: 'title-ap' | 'title-chicago', parts: readonly HeadingPart[]): (part: HeadingPart) => string {
  return (part) => {
    const {word, isFixed, opens} = part
    const lower = word.toLowerCase()
    if (isFixed || (lower === 'to' && style === 'title-ap')) return word
    if (opens || part === parts.at(-1)) return capital(word)
    return short.has(lower) || (style === 'title-chicago' && long.has(lower)) ? lower : capital(word)
  }
}

const monthsAndDays =
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday'

/** The words of the running copy: with a small letter, and with a capital within a sentence. */
const copyWordsOf = defineReading((draft): {small: ReadonlySet<string>; capitals: ReadonlySet<string>} => {
  const [small, capitals] = [new Set<string>(), new Set(monthsAndDays.split(' '))]
  for (const {kind, prose} of draft.blocks)
    if (kind === 'paragraph')
      for (const {0: word, index} of prose.text.matchAll(wordPattern))
        if (/^\p{Ll}/u.test(word)) small.add(word)
        else if (/[\p{Ll},;] ?$/u.test(prose.text.slice(Math.max(0, index - 2), index))) capitals.add(word)
  return {small, capitals}
})
