// House names: where a draft writes a name of the house otherwise than the house does.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import type {HouseName} from '../../../src/core/house.ts'
import {addToList} from '../../../src/core/order.ts'
import {editDistance} from '../../../src/core/settings/nearest.ts'
import {smallWordsIn, startsSentence} from '../../../src/reading/names/mentions.ts'
import {functionWords, personTitles} from '../../../src/reading/names/name-words.ts'
import {isTitleCase} from '../../../src/reading/names/names.ts'
import {hashOf} from '../../../src/reading/text/tokens.ts'
import {bareName, type ComparedWord, comparedWordsIn, comparedWordsOf, foldedName, plainName} from './compared-words.ts'

/** A name that is written wrong: the range of its words, without a possessive. */
interface WrongName extends Span {
  kind: 'avoided' | 'misspelt'
  house: HouseName
  /** The right spelling, in capitals where the draft has those, its apostrophes as in the draft. */
  right: string
  /** It may well be another name: a single word, or a short one that differs. */
  isUnsure: boolean
}

/** A spelling of a name, word by word. */
interface Spelling {
  house: HouseName
  words: readonly ComparedWord[]
  isRight: boolean
  /** A surname alone: it is only looked for in a draft that has the whole name. */
  isPart: boolean
}

/** Every name of the house that a draft misspells, in reading order. */
export function wrongNamesIn(draft: Draft, names: readonly HouseName[]): WrongName[] {
  if (names.length === 0) return []
  const index = indexOf(names.flatMap(spellingsOf))
  const matches = draft.blocks.flatMap((block) => matchesIn(draft, block, index))
  const met = new Set(matches.flatMap(({spelling}) => (spelling.isPart ? [] : [spelling.house])))
  return matches.flatMap((match) =>
    match.kind === 'right' || (match.spelling.isPart && !met.has(match.spelling.house))
      ? []
      : [wrongName(match, match.kind)],
  )
}

/** The name, its surname where it is a person's, and the spellings to avoid. */
function spellingsOf(house: HouseName): Spelling[] {
  const words = comparedWordsIn(house.name)
  const surname = house.kind === 'person' && words.length > 1 ? words.slice(-1) : []
  return [
    {house, words, isRight: true, isPart: false},
    ...surname.map((word) => ({house, words: [word], isRight: true, isPart: true})),
    ...(house.avoid ?? []).map((text) => ({house, words: comparedWordsIn(text), isRight: false, isPart: false})),
  ]
}

/** Spellings by each of their words, bare, with where it stands in them; and single words by what is left of them. */
interface Index {
  byWord: ReadonlyMap<string, readonly (readonly [Spelling, number])[]>
  byRest: ReadonlyMap<string, readonly Spelling[]>
}

function indexOf(spellings: readonly Spelling[]): Index {
  const byWord = new Map<string, (readonly [Spelling, number])[]>()
  const byRest = new Map<string, Spelling[]>()
  for (const spelling of spellings) {
    for (const [at, {bare}] of spelling.words.entries()) addToList(byWord, bare, [spelling, at] as const)
    const [only, second] = spelling.words
    if (!spelling.isRight || !only || second || only.folded.length < shortest) continue
    for (const rest of restsOf(only.folded)) addToList(byRest, rest, spelling)
  }
  return {byWord, byRest}
}

/** A single word of fewer letters is too often another name. */
const shortest = 5

/** A word, and what is left of it without one of its letters: words one slip apart share one (SymSpell, W. Garbe). */
function restsOf(word: string): ReadonlySet<string> {
  const rests = new Set([word])
  for (let at = 0; at < word.length; at++) rests.add(word.slice(0, at) + word.slice(at + 1))
  return rests
}

/** A spelling in the words of a block, from one word on. */
interface Match {
  block: Block
  words: readonly ComparedWord[]
  spelling: Spelling
  kind: 'right' | WrongName['kind']
  from: number
}

/** Of names that overlap, the longer counts; then what the house says to avoid, then what is right. */
const ranks: readonly Match['kind'][] = ['avoided', 'right', 'misspelt']

/** The names of the house in a block, none within another, in reading order. */
function matchesIn(draft: Draft, block: Block, index: Index): Match[] {
  const words = comparedWordsOf(block)
  const matches = words.flatMap((_, at) => matchesAt(draft, block, words, at, index))
  const length = ({spelling}: Match) => spelling.words.length
  const rank = ({kind}: Match) => ranks.indexOf(kind)
  matches.sort((a, b) => length(b) - length(a) || rank(a) - rank(b) || a.from - b.from)
  const taken = new Set<number>()
  const found = matches.filter((match) => {
    const range = match.spelling.words.map((_, i) => match.from + i)
    if (range.some((at) => taken.has(at))) return false
    for (const at of range) taken.add(at)
    return true
  })
  return found.sort((a, b) => a.from - b.from)
}

/** The spellings that a word belongs to, each with where it begins and how it fits. */
function matchesAt(draft: Draft, block: Block, words: readonly ComparedWord[], at: number, index: Index): Match[] {
  const matches: Match[] = []
  const word = words[at] as ComparedWord
  for (const [spelling, offset] of index.byWord.get(word.bare) ?? []) {
    const kind = kindOf(block, words, at - offset, spelling)
    if (kind) matches.push({block, words, spelling, kind, from: at - offset})
  }
  if (index.byRest.size === 0 || index.byWord.has(word.bare) || !mayBeSlip(draft, block, words, at)) return matches
  for (const rest of restsOf(word.folded))
    for (const spelling of index.byRest.get(rest) ?? [])
      if (isSlip(word, spelling.words[0] as ComparedWord))
        matches.push({block, words, spelling, kind: 'misspelt', from: at})
  return matches
}

/** How the words from one on fit a spelling; undefined where they don't. */
function kindOf(
  block: Block,
  words: readonly ComparedWord[],
  from: number,
  spelling: Spelling,
): Match['kind'] | undefined {
  const {words: wanted, isRight, house} = spelling
  let slips = 0
  let isExact = true
  let isAvoided = false
  for (const [i, want] of wanted.entries()) {
    const word = words[from + i]
    if (!word || (i > 0 && !isGap(block, words[from + i - 1] as ComparedWord, word))) return undefined
    if (word.folded === want.folded) continue
    isExact = false
    if (word.bare === want.bare) continue
    if (!isRight || ++slips > 1 || !isSlip(word, want)) return undefined
    isAvoided = house.avoid?.some((spelling) => foldedName(spelling) === word.folded) ?? false
  }
  const written = block.prose.text.slice(words[from]?.start, words[from + wanted.length - 1]?.end)
  if (isAvoided) return 'avoided'
  if (isRight) return isExact || (slips === 0 && isShouted(written)) ? 'right' : 'misspelt'
  return isExact && !isSame(written, house.name) ? 'avoided' : undefined
}

/** The right spelling, or that in capitals, where accents may be missing. */
const isSame = (written: string, name: string): boolean =>
  plainName(written) === plainName(name) || (isShouted(written) && bareName(written) === bareName(name))

const isShouted = (text: string) => text === text.toUpperCase() && text !== text.toLowerCase()

/** White space alone between two words. */
const isGap = ({prose: {text}}: Block, before: ComparedWord, next: ComparedWord): boolean =>
  next.start - before.end <= 2 && /^\s+$/.test(text.slice(before.end, next.start))

/** One letter more, less, other or swapped, with a capital where the name has one; a figure, a plural and a possessive are none. */
function isSlip(word: ComparedWord, want: ComparedWord): boolean {
  const [a, b] = [word.folded, want.folded]
  if (a === b || /\d/.test(a + b) || isCapital(word.text) !== isCapital(want.text)) return false
  return a !== `${b}s` && b !== `${a}s` && editDistance(a, b, 1) <= 1
}

const isCapital = (text: string) => /^\p{Lu}/u.test(text)

/** May a single word be a slip for a name: with a capital of its own, no word in small letters, in nobody's full name? */
function mayBeSlip(draft: Draft, block: Block, words: readonly ComparedWord[], at: number): boolean {
  const {start, text, folded} = words[at] as ComparedWord
  if (folded.length < shortest - 1 || !/^\p{Lu}.*\p{Ll}/u.test(text) || functionWords.has(folded)) return false
  if (startsSentence(block.prose.text, start) || isHeadline(block)) return false
  return smallWordsIn(draft).get(hashOf(folded)) < 0 && !hasNameBefore(block, words, at)
}

/** Does another name stand right before the word, and no title? */
function hasNameBefore(block: Block, words: readonly ComparedWord[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at] as ComparedWord]
  if (!before || !isGap(block, before, word) || !isCapital(before.text)) return false
  return !personTitles.has(before.folded) && !functionWords.has(before.folded)
}

const isHeadline = (block: Block) => block.kind !== 'paragraph' && isTitleCase(block.prose.text)

/** How long a single word must be for a slip in it to be sure, and another word of a name. */
const [sureAlone, sureBeside] = [8, 4]

function wrongName({block, words, spelling, from}: Match, kind: WrongName['kind']): WrongName {
  const {house, words: wanted, isPart} = spelling
  const [start, end] = [(words[from] as ComparedWord).start, (words[from + wanted.length - 1] as ComparedWord).end]
  const written = block.prose.text.slice(start, end)
  const differing = wanted.filter(({folded}, i) => words[from + i]?.folded !== folded)
  const least = wanted.length === 1 ? sureAlone : sureBeside
  const isUnsure = kind === 'misspelt' && (isPart || differing.some(({folded}) => folded.length < least))
  const right = likeWritten(isPart ? (wanted[0] as ComparedWord).text : partMeant(house.name, wanted), written)
  return {block, start, end, kind, house, isUnsure, right}
}

/** The words of a name that a spelling of fewer words stands for: the name in full, if it is like none of them. */
function partMeant(name: string, wanted: readonly ComparedWord[]): string {
  const words = comparedWordsIn(name)
  if (wanted.length >= words.length) return name
  const text = wanted.map(({folded}) => folded).join(' ')
  let best = {part: name, distance: Math.floor(text.length / 3) + 1}
  for (let from = 0; from + wanted.length <= words.length; from++) {
    const [first, last] = [words[from] as ComparedWord, words[from + wanted.length - 1] as ComparedWord]
    const part = name.slice(first.start, last.end)
    const distance = editDistance(text, foldedName(part), best.distance)
    if (distance < best.distance) best = {part, distance}
  }
  return best.part
}

/** The right spelling as the draft writes: in capitals, with curly apostrophes. */
function likeWritten(name: string, written: string): string {
  const cased = isShouted(written) && written.length > 3 && !isShouted(name) ? name.toUpperCase() : name
  return written.includes('’') ? cased.replaceAll("'", '’') : cased
}
