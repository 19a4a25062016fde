// Headlines: the lines that name the story, and where in the draft they come back.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {objectCharacter} from '../../../src/core/draft/prose.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {
  foldText,
  isSeries,
  type PlainWord,
  similarity,
  withoutSite,
  wordsIn,
} from '../../../src/reading/likeness/word-overlap.ts'
import {type Line, linesIn, titleOf} from '../../../src/reading/page/roles.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {hashOf, holdsWord, type Tokens, tokensIn, wide} from '../../../src/reading/text/tokens.ts'
import {findTwins, headingsOf, sourceOf} from './sections.ts'

/** A place where a headline or heading is repeated: `first` is the one to keep. */
export interface Return extends Span {
  kind: 'exact' | 'near' | 'embedded' | 'section'
  line: Line
  first: Line
  /** The lines around it, in whatever block. */
  before?: Line | undefined
  after?: Line | undefined
}

/** What counts as a return. */
interface Likeness {
  /** From which share of common words on a line is nearly the headline. */
  similarity: number
  /** The front matter title and a single `# H1` are one headline. */
  oneTitle: boolean
  siteName?: string | undefined
}

/** Every return of a headline or a section heading, in reading order. */
export function findReturns(draft: Draft, likeness: Likeness): Return[] {
  const lines = linesIn(draft)
  const names = nameLines(draft, likeness.oneTitle)
  const headlines = names.map((line) => prepare(draft, line, likeness))
  const taken = new Set<Line>(names)
  const found: Return[] = []
  for (const [i, line] of lines.entries()) {
    if (!comesBack.has(line.role) || names.includes(line)) continue
    const match = matchOf(draft, line, headlines, likeness)
    if (!match) continue
    taken.add(line)
    found.push({...match, line, before: lines[i - 1], after: lines[i + 1]})
  }
  const others = headingsOf(draft).filter(({line}) => !taken.has(line) && line.block.kind !== 'field')
  const sections = findTwins(draft, others).map(([{line: first}, {line}]): Return => {
    const {block, start, end} = line
    return {kind: 'section', block, start, end, line, first}
  })
  return [...found, ...sections].sort((a, b) => a.block.index - b.block.index || a.start - b.start)
}

const comesBack = new Set<Line['role']>(['title', 'subhead', 'body', 'listItem'])

/** The lines that may carry the headline: the title, and beside front matter the one `# H1`. */
function nameLines(draft: Draft, oneTitle: boolean): Line[] {
  const title = titleOf(draft)
  if (!title) return []
  if (title.block.kind !== 'field') return [title]
  if (draft.format === 'html') {
    // A page says its title in its head, and says it to readers in the first heading, whatever its level.
    const first = linesIn(draft).find(({depth}) => depth !== undefined)
    return first ? [title, first] : [title]
  }
  const tops = linesIn(draft).filter(({depth, block}) => depth === 1 && block.parents.length === 0)
  const same = tops[0] && foldText(tops[0].text) === foldText(title.text)
  return tops.length === 1 && tops[0] && (oneTitle || !same) ? [title, tops[0]] : [title]
}

interface Headline {
  line: Line
  /** Its words as one string, with and without the name of the site. */
  forms: ReadonlySet<string>
  words: readonly string[]
  set: ReadonlySet<string>
  /** Its longest word of plain letters: a line without it needs no closer look. */
  rare: string
  /** The hashes of its words of plain letters, the longest first, and how many of them a near copy may lack. */
  hashes: readonly number[]
  spare: number
  /** For each block of the draft, whether it holds the longest word. */
  holds: readonly boolean[]
}

function prepare(draft: Draft, line: Line, {siteName, similarity: least}: Likeness): Headline {
  const whole = sourceOf(draft, line)
  const bare = withoutSite(whole, siteName)
  const found = wordsIn(bare)
  const words = found.map(({text}) => text)
  const asWritten = found.filter(({text, start, end}) => end - start === text.length && /^[a-z0-9]+$/.test(text))
  const plain = asWritten.map(({text}) => text).sort((a, b) => b.length - a.length)
  const [forms, set] = [new Set([words.join(' ')]), new Set(words)]
  if (whole !== bare) forms.add(foldText(whole))
  const hashes = [...new Set(plain)].map(hashOf)
  const holds = tokensIn(draft).map(({table}) => hashes[0] !== undefined && holdsWord(table, hashes[0]))
  return {line, forms, words, set, rare: plain[0] ?? '', hashes, spare: set.size - Math.ceil(set.size * least), holds}
}

type Match = Pick<Return, 'kind' | 'first' | 'block' | 'start' | 'end'>

function matchOf(draft: Draft, line: Line, headlines: readonly Headline[], likeness: Likeness): Match | undefined {
  for (const headline of headlines) {
    const first = headline.line
    const kind = line.role === 'listItem' ? undefined : wholeKind(draft, line, headline, likeness)
    if (kind) return {kind, first, block: line.block, start: line.start, end: line.end}
    const inside = findInside(draft, headline, line)
    if (inside && !isLabelled(line, first) && !isNamed(draft, inside) && !isLink(draft, line))
      return {kind: 'embedded', first, ...inside}
  }
  return undefined
}

/** A cheap look: about as long, or with a site's name; a sentence of the story only where it starts alike. */
function mayBeWhole(text: string, {line}: Headline): boolean {
  const {length} = line.text
  if (text.length * 2 < length || text.length > length * 2 + 60) return false
  return !/[.!]["”’]?$/.test(text) || text.slice(0, 2).toLowerCase() === line.text.slice(0, 2).toLowerCase()
}

/** So many of a headline's words may be spelled otherwise, with an apostrophe or a ligature. */
const mostSpelled = 2

/** A cheap look: does the block of a line hold the headline's words of plain letters, but for so many? */
function mayHold(draft: Draft, {hashes}: Headline, {block, text}: Line, spare: number): boolean {
  const {table, signs} = tokensIn(draft)[block.index] as Tokens
  let missing = 0
  for (const hash of hashes) if (!holdsWord(table, hash) && ++missing > spare + mostSpelled) return false
  return missing <= spare || (signs & wide) !== 0 || /['’]/.test(text)
}

/** A shorter one (“Thank you”, “Security”) may be said again below the first paragraph. */
const fewestOfHeadline = 3

/** How the whole line says the headline, if it does. Lines that are much longer can't. */
function wholeKind(draft: Draft, line: Line, headline: Headline, likeness: Likeness): Return['kind'] | undefined {
  if (!mayBeWhole(line.text, headline)) return undefined
  if (!line.text.includes(objectCharacter) && !mayHold(draft, headline, line, headline.spare)) return undefined
  const said = sourceOf(draft, line)
  const exact = isCopy(headline, said, likeness.siteName)
  if (!exact && (isLabelled(line, headline.line) || !isNearCopy(headline, said, likeness.similarity))) return undefined
  if (isLink(draft, line) || isWrapped(line) || isRefrain(draft, line) || isAll(draft, line)) return undefined
  if (!exact) return namesSection(draft, line) ? 'section' : 'near'
  if (headline.words.length < fewestOfHeadline && line.block.index > bodyOf(draft)[0])
    return line.role === 'subhead' ? 'section' : undefined
  return namesSection(draft, line) ? 'section' : 'exact'
}

/** A marked-up heading amid the story that has the headline's words heads a section of its own. */
function namesSection(draft: Draft, line: Line): boolean {
  const [first, last] = bodyOf(draft)
  return line.depth !== undefined && line.block.index > first && line.block.index < last
}

/** The last words of a sentence that is wrapped. */
const isWrapped = ({block, start, text}: Line): boolean =>
  /^\p{Ll}/u.test(text) && block.prose.text.slice(0, start).trim() !== '' && block.kind === 'paragraph'

/** The story ends on the words of its title, as a sentence of its own. */
const isRefrain = (draft: Draft, {role, block, text}: Line): boolean =>
  role === 'body' && draft.format !== 'text' && /[.!?]$/.test(text) && block.index >= bodyOf(draft)[1]

/** The line is all there is: an empty page. */
const isAll = (draft: Draft, {role, block}: Line): boolean => {
  const [first, last] = bodyOf(draft)
  return role === 'body' && first === last && block.index === first
}

/** The first and the last block of running copy. */
const bodyOf = defineReading<readonly [number, number]>(
  (draft) => {
    const copy = linesIn(draft).filter(({role}) => role === 'body' || role === 'listItem')
    return [copy[0]?.block.index ?? Infinity, copy.at(-1)?.block.index ?? -1]
  },
  [linesIn],
)

/** A whole line outside headings that is a link leads to the piece, here or elsewhere. */
function isLink({text}: Draft, {block, start, end, depth}: Line): boolean {
  if (depth) return false
  if (block.kind === 'html')
    return /<a\s[^<>]*>\s*$/i.test(text.slice(Math.max(0, block.place.start - 500), block.place.start))
  return block.prose.inlines.some((inline) => inline.type === 'link' && inline.start <= start && inline.end >= end)
}

/** `Subject: …`, `Memo: …`: a document that is shown names the headline in its head. */
const isLabelled = ({text}: Line, first: Line) =>
  /:\s/.test(text) && /^\p{L}+(?: \p{L}+)?:\s/u.test(text) && text.slice(0, 4) !== first.text.slice(0, 4)

/** A cheap look: does the first letter or figure fit? What lies beyond ASCII may fold to anything. */
function opensAlike(forms: ReadonlySet<string>, text: string): boolean {
  const opening = /[a-z0-9\u0080-\uffff]/i.exec(text)?.[0].toLowerCase() ?? ''
  return opening > '\u007f' || (opening !== '' && [...forms].some((form) => form.startsWith(opening)))
}

function isCopy({forms}: Headline, text: string, siteName: string | undefined): boolean {
  if (!opensAlike(forms, text)) return false
  const said = foldText(text)
  return said !== '' && (forms.has(said) || forms.has(foldText(withoutSite(text, siteName))))
}

const [fewest, most] = [5, 25]

/** Both have 5–25 words; one of a series (“Day one”, “Day two”) is no copy, nor is a sentence of the story. */
function isNearCopy(headline: Headline, text: string, least: number): boolean {
  const {line, set} = headline
  if (set.size < fewest || set.size > most) return false
  const words = new Set(wordsIn(text).map(({text}) => text))
  if (words.size < fewest || words.size > most) return false
  const sentence = /[.!]["”’]?$/
  if (sentence.test(text) && !sentence.test(line.text)) return false
  return similarity(set, words) >= least && !isSeries(set, words)
}

/** A headline of six words and more stands in no sentence by chance. */
const leastInside = 6

/** How often a line's use of the rarest word is looked at. */
const mostTries = 50

function findInside(draft: Draft, headline: Headline, line: Line): Span | undefined {
  const {words, rare, holds} = headline
  if (words.length < leastInside || !holds[line.block.index]) return undefined
  if (!mayHold(draft, headline, line, 0)) return undefined
  const lower = line.text.toLowerCase()
  const reach = headline.line.text.length * 2
  let at = lower.indexOf(rare)
  for (let tries = 0; at >= 0 && tries < mostTries; tries++) {
    const from = Math.max(0, at - reach)
    const found = findRun(line.text.slice(from, at + reach), headline)
    if (found) return {block: line.block, start: line.start + from + found.start, end: line.start + from + found.end}
    at = lower.indexOf(rare, at + rare.length)
  }
  return undefined
}

function findRun(text: string, headline: Headline): {start: number; end: number} | undefined {
  const found = wordsIn(text)
  const at = indexOfRun(found, headline.words)
  const [from, to] = [found[at], found[at + headline.words.length - 1]]
  if (!from || !to || !sameTypography(text.slice(from.start, to.end), headline)) return undefined
  return {start: from.start, end: to.end}
}

/** Words put together anew have other capitals, and addresses have no spaces: what a template put in has both. */
function sameTypography(found: string, {line}: Headline): boolean {
  const fold = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}\s]+/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
  return fold(line.text).startsWith(fold(found))
}

function indexOfRun(found: readonly PlainWord[], words: readonly string[]): number {
  for (let at = 0; at + words.length <= found.length; at++)
    if (words.every((word, i) => found[at + i]?.text === word)) return at
  return -1
}

/** A title in quotation marks, italics or a link is spoken of, not repeated. */
const isNamed = (draft: Draft, span: Span) =>
  isQuoted(draft, span) || span.block.prose.inlines.some(({start, end}) => start <= span.start && end >= span.end)
