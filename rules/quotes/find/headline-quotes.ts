// Headline quotations: words in quotation marks in a headline, and whether the story has them.
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {foldText, type PlainWord, wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import {type Line, linesIn, roleOf, titleOf} from '../../../src/reading/page/roles.ts'
import {type Attribution, attributionsIn, attributionsOf} from '../../../src/reading/speech/attribution.ts'
import {quotationGrammar} from '../../../src/reading/speech/quotation-marks.ts'
import {type Quotation, quotationsOf} from '../../../src/reading/speech/quotations.ts'

/** A quotation in a headline that the story does not have; `nearest` is what it has instead. */
interface UnmatchedQuote {
  quotation: Quotation
  words: number
  /** In a subhead, which may speak of a phrase. */
  inSubhead: boolean
  /** A few words in single marks, as British headlines set a claim apart. */
  isClaim: boolean
  /** Somebody says it, by the headline or the start of the story; else the marks may be scare quotes. */
  isSpoken: boolean
  nearest?: Span
}

/** Stories shorter than that are teasers: what they leave out proves nothing. */
const leastWords = 40

/** The headline and subhead quotations that the story below has not word for word. */
export const unmatchedQuotesOf = defineReading<readonly UnmatchedQuote[]>(
  (draft) => {
    const all = quotationsOf(draft).filter((quotation) => isHeadline(draft, quotation))
    if (all.length === 0) return []
    const {text: title = ''} = titleOf(draft) ?? {}
    const folded = foldText(title)
    const isStory = ({role, text}: Line) =>
      storyRoles.has(role) && (text.length > title.length * 2 + 40 || foldText(text) !== folded)
    const quotations = all.length > 4 ? all : all.filter((one) => !linesIn(draft).some(repeats(one, isStory)))
    if (quotations.length === 0) return []
    const lines = linesIn(draft).filter(isStory)
    const story = readStory(lines)
    if (story.length < leastWords) return []
    const places = placesOf(story, new Set(quotations.flatMap((quotation) => wordsOf(quotation))))
    return quotations.flatMap((quotation) => {
      const words = wordsOf(quotation).length
      if (words === 0 || isCode(quotation) || isTitleOfWork(quotation) || holds(story, places, quotation)) return []
      if (standsInCode(draft, quotation)) return []
      const nearest = findNearest(quotation, story, places)
      const inSubhead = roleOf(draft, quotation) === 'subhead'
      const is = {isClaim: isClaim(quotation, words), isSpoken: isSpoken(draft, quotation, lines)}
      return [{quotation, words, inSubhead, ...is, ...(nearest && {nearest})}]
    })
  },
  [linesIn, titleOf, attributionsOf],
)

/** How many lines of a story tell whether it reports what people say. */
const lede = 3

/** Is it somebody's words: with a cue or a name and a colon in the headline, in the first person, or over a story that opens with who says what? */
function isSpoken(draft: Draft, quotation: Quotation, story: readonly Line[]): boolean {
  const {block, start, end} = quotation
  if (/^\P{Ll}[^\s:]*(?: [^\s:]+){0,2}: *$/u.test(block.prose.text.slice(0, start))) return true
  if (lettersOf(quotation).some((word) => quotationGrammar['first-person'].has(word))) return true
  const outside = attributionsIn(draft, block).filter(({cue}) => cue.end <= start || cue.start >= end)
  if (outside.some((one) => one.kind !== 'none' && isReported(one))) return true
  const body = story.filter(({role}) => role === 'body').slice(0, lede)
  return body.some(({block}) => attributionsIn(draft, block).some((one) => one.kind === 'named' && isReported(one)))
}

/** `Jane Doe says`, `according to the mayor`: words, not what somebody thinks or sees. */
const isReported = ({order, cue}: Attribution) =>
  order !== 'shared' && quotationGrammar['reports-words'].has(/^\p{L}+/u.exec(textOf(cue).toLowerCase())?.[0] ?? '')

/** Do the words stand in code below the headline, which is no prose? */
const standsInCode = ({text, tree}: Draft, quotation: Quotation): boolean => {
  const words = textOf(quotation).slice(quotation.mark.length, -1).trim().toLowerCase()
  return tree.children.some(
    ({type, position}) =>
      type === 'code' && text.slice(position?.start.offset, position?.end.offset).toLowerCase().includes(words),
  )
}

/** Tells whether a line of the story has the quotation's words just as they stand there. */
function repeats(quotation: Quotation, isStory: (line: Line) => boolean): (line: Line) => boolean {
  const words = textOf(quotation).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  return (line) => {
    const at = words ? line.text.indexOf(words) : -1
    if (at < 0 || ofWord.test(line.text[at - 1] ?? ' ') || ofWord.test(line.text[at + words.length] ?? ' '))
      return false
    return isStory(line)
  }
}

const ofWord = /[\p{L}\p{M}\p{N}'’ʼ]/u

/** Stands between backticks: in front matter they are not read as code. */
const isCode = ({block, start}: Span) => (block.prose.text.slice(0, start).split('`').length - 1) % 2 === 1

const storyRoles = new Set(['body', 'listItem', 'quotation', 'caption', 'byline', 'cell', 'field'])

const isHeadline = (draft: Draft, quotation: Quotation) =>
  quotation.closed && ['title', 'subhead'].includes(roleOf(draft, quotation))

/** Runs of letters: `I’m` is two. */
const lettersOf = (quotation: Quotation) =>
  textOf(quotation)
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []

/** Whole sentences and words in the first person are somebody's own even in single marks. */
const isClaim = (quotation: Quotation, words: number) =>
  /^['‘]/.test(quotation.mark) &&
  words < 6 &&
  !lettersOf(quotation).some((word) => quotationGrammar['first-person'].has(word))

interface StoryWord extends PlainWord {
  line: Line
}

function readStory(lines: readonly Line[]): StoryWord[] {
  const story: StoryWord[] = []
  for (const line of lines) for (const {text, start, end} of wordsIn(line.text)) story.push({text, start, end, line})
  return story
}

const wordsOf = (quotation: Quotation): string[] => wordsIn(textOf(quotation)).map(({text}) => text)

/** An ellipsis and square brackets stand for anything. */
const wildcard = /…|\.{3}|\[[^\]]*\]/

/** Where some words of a story stand in it. */
type Places = ReadonlyMap<string, readonly number[]>

function placesOf(story: readonly StoryWord[], words: ReadonlySet<string>): Places {
  const places = new Map([...words].map((text) => [text, [] as number[]]))
  for (const [at, {text}] of story.entries()) places.get(text)?.push(at)
  return places
}

function holds(story: readonly StoryWord[], places: Places, quotation: Quotation): boolean {
  let from = 0
  for (const part of textOf(quotation).split(wildcard)) {
    const words = wordsIn(part).map(({text}) => text)
    const at = findWords(words, story, places, from)
    if (at === undefined) return false
    from = at + words.length
  }
  return true
}

/** Where words first stand in a row, looked for around the rarest of them. */
function findWords(words: readonly string[], story: readonly StoryWord[], places: Places, from: number) {
  if (words.length === 0) return from
  const [rarest, into] = words
    .map((text, i) => [places.get(text) ?? [], i] as const)
    .reduce((best, one) => (one[0].length < best[0].length ? one : best))
  const isHere = (start: number) => start >= from && words.every((text, i) => story[start + i]?.text === text)
  const at = rarest.find((place) => isHere(place - into))
  return at === undefined ? undefined : at - into
}

/** A song, a book, a film: after its kind, as in `New paper “Nets of the north”`, or with capitals on every word in a headline that has them nowhere else. */
function isTitleOfWork({block, start, end}: Quotation): boolean {
  const {text} = block.prose
  const [, kind = ''] = /(\p{L}+) $/u.exec(text.slice(Math.max(0, start - longestKind), start)) ?? []
  if (quotationGrammar.work.has(kind.toLowerCase()) && /^\W*[\p{Lu}\d]/u.test(text.slice(start, end))) return true
  const inside = text.slice(start, end)
  const outside = `${text.slice(0, start)} ${text.slice(end)}`.replace(/^\W*\p{Lu}/u, '')
  const words = inside.match(/\p{L}[\p{L}'’]{3,}/gu) ?? []
  const plain = outside.match(/(?<!\p{L})\p{Ll}{4,}/gu) ?? []
  return words.length > 0 && words.every((word) => /^\p{Lu}/u.test(word)) && plain.length >= 2
}

/** How many characters the kind of a work may take up. */
const longestKind = 24

/** How often the rarest word is looked at. */
const mostTries = 50

/** The stretch of the story around the quotation's longest word that has most of its words, at least half. */
function findNearest(quotation: Quotation, story: readonly StoryWord[], places: Places): Span | undefined {
  const words = wordsOf(quotation)
  const wanted = new Set(words)
  const rare = [...words].sort((a, b) => b.length - a.length)[0] ?? ''
  let best: {score: number; from: number; to: number} | undefined
  for (const at of places.get(rare)?.slice(0, mostTries) ?? []) {
    const from = Math.max(0, at - words.length - 2)
    const near = story
      .slice(from, at + words.length + 3)
      .flatMap((word, i) => (wanted.has(word.text) && word.line === story[at]?.line ? [from + i] : []))
    const score = new Set(near.map((i) => story[i]?.text)).size
    if (score > (best?.score ?? 0)) best = {score, from: near[0] ?? at, to: near.at(-1) ?? at}
  }
  const [first, last] = [story[best?.from ?? -1], story[best?.to ?? -1]]
  if (!best || !first || !last || words.length < 2 || best.score < Math.max(2, wanted.size / 2)) return undefined
  return {block: first.line.block, start: first.line.start + first.start, end: first.line.start + last.end}
}
