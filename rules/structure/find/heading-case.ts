// Heading case: which words of a heading have a capital that its style doesn't ask for, or lack one.
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {type Heading, headingsOf} from './sections.ts'

/** How a house writes headings; `majority` is how most headings of the draft are written. */
export type CaseStyle = 'majority' | 'sentence' | 'title-ap' | 'title-guardian'

/** A word whose first letter breaks the style. */
export interface Oddity extends Span {
  word: string
  wanted: 'capital' | 'small'
  heading: Heading
  /** The heading is in quite another style; the word is its first that shows it. */
  isWhole: boolean
}

interface HeadingWord extends Span {
  text: string
  capital: boolean
  /** An article, preposition or conjunction. */
  small: boolean
  /** The style decides on its capital: no name, no first word, no acronym. */
  free: boolean
}

const shortSmall = 'a an and as at but by for from if in into nor of off on or over per so the to up upon via vs with'
const longSmall =
  'about above across after against along among around before behind below between beyond during inside onto since than through toward towards under until within without'
const small = new Set(`${shortSmall} ${longSmall}`.split(' '))
/** Lower case in the title style of the AP: short words; of The Guardian: these alone. */
const smallIn = {
  ap: new Set(shortSmall.split(' ').filter((word) => word.length < 4)),
  guardian: new Set(['a', 'an', 'and', 'at', 'for', 'from', 'in', 'of', 'on', 'the', 'to']),
}

/** The words of all headings that break the style; a heading in quite another style is reported by its first such word. */
export function findOddities(draft: Draft, style: CaseStyle): Oddity[] {
  const headings = distinct(headingsOf(draft).filter(({line}) => !/\{[{%]/.test(line.text))).map((heading) => ({
    heading,
    words: wordsOf(draft, heading),
  }))
  if (style !== 'majority') return headings.flatMap(({heading, words}) => breaches(words, style, heading))
  const titled = headings.filter(({words}) => isTitleCase(words))
  const plain = headings.filter(({words}) => isSentenceCase(words))
  const [most, least] = titled.length >= plain.length ? [titled, plain] : [plain, titled]
  const odd = most.length >= 3 && most.length >= least.length * 3 ? least : []
  const wanted = most === titled ? 'capital' : 'small'
  const others = odd.flatMap(({heading, words}) => {
    const word = words.find(({free, small, capital}) => free && !small && capital === (wanted === 'small'))
    return word && !(wanted === 'small' && isName(draft, word))
      ? [{...word, word: word.text, wanted, heading, isWhole: true} as const]
      : []
  })
  return [...others, ...smallOddities(titled)].sort((a, b) => a.block.index - b.block.index || a.start - b.start)
}

/** Styles agree on the short ones but an infinitive's `To`; of the long ones each goes its own way. */
const isComparable = ({free, small, text}: HeadingWord) => free && small && text.length < 4 && !/^to$/i.test(text)

/** Small words written with a capital, or without, against the other title-case headings. */
function smallOddities(titled: readonly {heading: Heading; words: HeadingWord[]}[]): Oddity[] {
  const smalls = titled.flatMap(({heading, words}) => words.filter(isComparable).map((word) => ({...word, heading})))
  const capitals = smalls.filter(({capital}) => capital)
  const [few, many] =
    capitals.length * 2 <= smalls.length
      ? [capitals, smalls.length - capitals.length]
      : [smalls.filter(({capital}) => !capital), capitals.length]
  if (many < 2 || many < few.length * 3) return []
  return few.map((word) => ({...word, word: word.text, wanted: word.capital ? 'small' : 'capital', isWhole: false}))
}

function breaches(words: readonly HeadingWord[], style: CaseStyle, heading: Heading): Oddity[] {
  if (style === 'sentence') {
    const capitals = words.filter(({free, capital}) => free && capital)
    const [first] = capitals
    return first && isTitleCase(words) ? [{...first, word: first.text, wanted: 'small', heading, isWhole: true}] : []
  }
  const lower = style === 'title-ap' ? smallIn.ap : smallIn.guardian
  return words.flatMap((word) => {
    const capital = !lower.has(word.text.toLowerCase())
    return word.free && word.capital !== capital
      ? [{...word, word: word.text, wanted: capital ? 'capital' : 'small', heading, isWhole: false} as const]
      : []
  })
}

const content = (words: readonly HeadingWord[]) => words.filter(({free, small}) => free && !small)

const isTitleCase = (words: readonly HeadingWord[]) =>
  content(words).length >= 2 && content(words).every(({capital}) => capital)

/** At least two words that a title style would capitalise are small. */
const isSentenceCase = (words: readonly HeadingWord[]) => content(words).filter(({capital}) => !capital).length >= 2

/** The first copy of each heading. */
function distinct(headings: readonly Heading[]): Heading[] {
  const seen = new Set<string>()
  return headings.filter(({line}) => !seen.has(line.text) && seen.add(line.text))
}

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu

function wordsOf(draft: Draft, {line}: Heading): HeadingWord[] {
  const {block, start, text} = line
  const matches = [...text.matchAll(wordPattern)]
  return matches.map(({0: word, index}, i) => {
    const span = {block, start: start + index, end: start + index + word.length}
    const before = text.slice(Math.max(0, index - 3), index)
    const opens =
      i === 0 ||
      /[:.!?–—|/(“"‘]\s*$/.test(before) ||
      /(?:^|\s)\d+[.)]\s$/.test(text.slice(Math.max(0, index - 5), index))
    const joined = /[-.@#_/]$/.test(before) || /^[-._@]\p{L}/u.test(text.slice(index + word.length))
    const special = /\p{L}\p{Lu}|\d/u.test(word) || word === 'I'
    const last = i === matches.length - 1
    const free = !opens && !joined && !special && !(last && small.has(word.toLowerCase())) && !isQuoted(draft, span)
    return {...span, text: word, capital: /^\p{Lu}/u.test(word), small: small.has(word.toLowerCase()), free}
  })
}

/** A word that stands in the copy with a small letter is no name. */
const isName = (draft: Draft, {text}: HeadingWord) => !smallWordsOf(draft).has(text.toLowerCase())

/** The words of the running copy that start with a small letter. */
const smallWordsOf = defineReading<ReadonlySet<string>>((draft) => {
  const words = new Set<string>()
  for (const {kind, prose} of draft.blocks)
    if (kind === 'paragraph')
      for (const [word] of prose.text.matchAll(wordPattern)) if (/^\p{Ll}/u.test(word)) words.add(word)
  return words
})
