// Headlines: the lines that name the story, and where in the draft they come back.
import data from '../../rules/lists/headings.json' with {type: 'json'}
import type {Draft, Span} from '../core/draft.ts'
import {foldText, gatherSynonyms, gistOf, isSeries, similarity, type Word, withoutSite, wordsIn} from './likeness.ts'
import {isQuoted} from './quotations.ts'
import {type Line, linesIn, titleOf} from './roles.ts'
import {groupHeadings, type Heading, headingsOf} from './sections.ts'

/** A place where a headline or heading comes back: `first` is the one to keep. */
export interface Return extends Span {
  kind: 'exact' | 'near' | 'embedded' | 'section'
  line: Line
  first: Line
  /** The lines around it, in whatever block. */
  before?: Line | undefined
  after?: Line | undefined
}

/** What counts as a return. */
export interface Likeness {
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
  const headlines = names.map((line) => prepare(line, likeness.siteName))
  const taken = new Set<Line>(names)
  const found: Return[] = []
  for (const [i, line] of lines.entries()) {
    if (taken.has(line) || !comesBack.has(line.role)) continue
    const match = matchOf(draft, line, headlines, likeness)
    if (!match) continue
    taken.add(line)
    found.push({...match, line, before: lines[i - 1], after: lines[i + 1]})
  }
  const sections = findSections(headingsOf(draft).filter(({line}) => !taken.has(line)))
  return [...found, ...sections].sort((a, b) => a.block.index - b.block.index || a.start - b.start)
}

const comesBack = new Set<Line['role']>(['title', 'subhead', 'body', 'listItem'])

/** The lines that may carry the headline: the title, and beside front matter the one `# H1`. */
function nameLines(draft: Draft, oneTitle: boolean): Line[] {
  const title = titleOf(draft)
  if (!title) return []
  if (title.block.kind !== 'field') return [title]
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
}

function prepare(line: Line, siteName: string | undefined): Headline {
  const bare = withoutSite(line.text, siteName)
  const words = wordsIn(bare).map(({text}) => text)
  const plain = words.filter((word) => /^[a-z0-9]+$/.test(word)).sort((a, b) => b.length - a.length)
  return {line, forms: new Set([foldText(line.text), foldText(bare)]), words, set: new Set(words), rare: plain[0] ?? ''}
}

type Match = Pick<Return, 'kind' | 'first' | 'block' | 'start' | 'end'>

function matchOf(draft: Draft, line: Line, headlines: readonly Headline[], likeness: Likeness): Match | undefined {
  const {block, start, end, text} = line
  const whole = {block, start, end}
  for (const headline of headlines) {
    const first = headline.line
    const short = text.length <= first.text.length * 2 + 60 && line.role !== 'listItem'
    if (short && isCopy(headline, text, likeness.siteName)) return {kind: 'exact', first, ...whole}
    if (short && isNearCopy(headline, text, likeness.similarity)) return {kind: 'near', first, ...whole}
    const inside = findInside(headline, line)
    if (inside && !isNamed(draft, inside)) return {kind: 'embedded', first, ...inside}
  }
  return undefined
}

function isCopy({forms}: Headline, text: string, siteName: string | undefined): boolean {
  const said = foldText(text)
  return said !== '' && (forms.has(said) || forms.has(foldText(withoutSite(text, siteName))))
}

const [fewest, most] = [5, 25]

/** Both have 5–25 words; one of a series (“Day one”, “Day two”) is no copy, nor is a sentence of the story. */
function isNearCopy({line, set}: Headline, text: string, least: number): boolean {
  const words = new Set(wordsIn(text).map(({text}) => text))
  if (Math.min(set.size, words.size) < fewest || Math.max(set.size, words.size) > most) return false
  const sentence = /[.!]["”’]?$/
  if (sentence.test(text) && !sentence.test(line.text)) return false
  return similarity(set, words) >= least && !isSeries(set, words)
}

/** A headline of six words and more stands in no sentence by chance. */
const leastInside = 6

function findInside({words, rare}: Headline, line: Line): Span | undefined {
  if (words.length < leastInside || !rare || !line.text.toLowerCase().includes(rare)) return undefined
  const found = wordsIn(line.text)
  const at = indexOfRun(found, words)
  const [first, last] = [found[at], found[at + words.length - 1]]
  return first && last && {block: line.block, start: line.start + first.start, end: line.start + last.end}
}

function indexOfRun(found: readonly Word[], words: readonly string[]): number {
  for (let at = 0; at + words.length <= found.length; at++)
    if (words.every((word, i) => found[at + i]?.text === word)) return at
  return -1
}

/** A title in quotation marks, italics or a link is spoken of, not repeated. */
const isNamed = (draft: Draft, span: Span) =>
  isQuoted(draft, span) || span.block.prose.inlines.some(({start, end}) => start <= span.start && end >= span.end)

const labels = new Set(data.labels.map(foldText))
const synonyms = gatherSynonyms(data.synonyms)

/** Headings that come back under the same parent; labels, and what returns in a pattern, are meant to. */
function findSections(headings: readonly Heading[]): Return[] {
  const order = new Map(headings.map((heading, i) => [heading, i]))
  const at = (heading: Heading | undefined) => (heading && order.get(heading)) ?? -1
  const twice = groupHeadings(headings, (text) => gistOf(text, synonyms)).filter(([first, , third]) => {
    const text = first?.line.text ?? ''
    return !third && !labels.has(foldText(text)) && wordsIn(text).length > 1
  })
  const pairs = twice.filter(({length}) => length === 2).map(([a, b]) => ({a, b, from: at(a), to: at(b)}))
  return pairs.flatMap(({a, b, from, to}, i) => {
    const next = pairs[i + 1]
    const last = pairs[i - 1]
    const woven = (next && next.from < to) || (last && from < last.to)
    if (!a || !b || woven) return []
    const {block, start, end} = b.line
    return [{kind: 'section' as const, block, start, end, line: b.line, first: a.line}]
  })
}
