// Misspelt names: a name that appears once or twice in a spelling close to the usual one.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import * as mentions from '../../../src/reading/names/mentions.ts'
import {
  isInMention,
  type NameRows,
  type NameWord,
  nameBits,
  nameEnd,
  nameHash,
  nameWordAt,
  rowLength,
} from '../../../src/reading/names/mentions.ts'
import {
  isCalendar,
  isFunction,
  isOrganisation,
  isTitle,
  organisationWords,
} from '../../../src/reading/names/name-words.ts'
import {caseShift, characterAt, isCapital, isLetter, isSmall, isWide} from '../../../src/reading/text/characters.ts'
import {makeHashTable} from '../../../src/reading/text/hash-table.ts'
import {addTo, seed} from '../../../src/reading/text/tokens.ts'
import pairsData from '../../lists/distinct-names.json' with {type: 'json'}
import {isNear, reach} from './near-names.ts'

interface Misspelling {
  found: NameWord
  count: number
  /** The prevailing spelling, and where it first stands. */
  usual: string
  usualCount: number
  first: Span
}

/** A name as it is spelt, capitals and all. */
interface Spelling {
  places: Occurrence[]
  length: number
  /** The sum of its letters, in no order, and which letters they are, as bits. */
  sum: number
  letters: number
  /** The sum of its sounds: doubled letters count once, those that sound alike as one, no h. */
  sounds: number
  /** Stands with other words of a name. */
  joined: boolean
  /** Stands alone, as a surname does. */
  alone: boolean
  /** Stands alone where it opens no sentence. */
  mid: boolean
}

/** Where a spelling stands: at a word in the rows of a block. */
interface Occurrence {
  block: Block
  rows: NameRows
  at: number
}

/** Places, peoples and brands that everyone spells right. */
const wellKnown: ReadonlySet<string> = new Set(pairsData.places)

/** Names spelt unlike `ratio` times as many mentions of what seems the same name. */
export function misspellingsIn(draft: Draft, ratio: number): Misspelling[] {
  const spellings = spellingsIn(draft)
  return [...rareSpellings(draft, spellings, ratio), ...evenSpellings(draft, spellings, ratio)]
}

function rareSpellings(draft: Draft, spellings: readonly Spelling[], ratio: number): Misspelling[] {
  const usual = spellings.filter(({places}) => places.length >= ratio)
  if (usual.length === 0) return []
  const beside = indexBy(usual, besideKeys)
  const surnames = indexBy(usual.filter(isSurname), restsOf)
  return spellings.flatMap((rare) => {
    const index = rare.joined ? beside : rare.mid ? surnames : undefined
    const near = index && nearest(draft, rare, index, rare.places.length * ratio)
    return near ? misspellings(rare, near) : []
  })
}

/** The spelling that stands most often of those near one, and no less often than so many times. */
function nearest(draft: Draft, rare: Spelling, {keysOf, under}: Index, least: number): Spelling | undefined {
  let near: Spelling | undefined
  for (const key of keysOf(rare))
    for (const often of under(key)) {
      const count = often.places.length
      if (count >= least && count > (near?.places.length ?? 0) && isOther(draft, rare, often)) near = often
    }
  return near
}

function misspellings(rare: Spelling, near: Spelling): Misspelling[] {
  if (wellKnown.has(textOf(rare).toLowerCase())) return []
  const about = {count: rare.places.length, usual: textOf(near), usualCount: near.places.length}
  const first = wordOf(near.places[0] as Occurrence)
  return rare.places
    .map(wordOf)
    .filter((word) => !isSic(word))
    .map((found) => ({found, ...about, first}))
}

const wordOf = ({block, rows, at}: Occurrence): NameWord => nameWordAt(block, rows, at)
const textOf = ({places}: Spelling): string => wordOf(places[0] as Occurrence).text

/** Two spellings that prevail neither: of a letter doubled, swapped or silent, with the same name before or behind both. */
function evenSpellings(draft: Draft, spellings: readonly Spelling[], ratio: number): Misspelling[] {
  const firsts = makeHashTable()
  const found = new Map<Spelling, Spelling>()
  for (const [number, spelling] of spellings.entries())
    for (const key of besideKeys(spelling)) {
      const first = firstUnder(addTo(key, spelling.sounds), number)
      if (first !== spelling && isEven(first, spelling, ratio) && isOther(draft, spelling, first))
        found.set(spelling, first)
    }
  return [...found].flatMap(([later, first]) =>
    later.places.length > first.places.length ? misspellings(first, later) : misspellings(later, first),
  )

  /** The first name under a key; what is also a common word is passed over. */
  function firstUnder(key: number, number: number): Spelling {
    if (firsts.add(key, number)) return spellings[number] as Spelling
    const at = firsts.get(key)
    const first = spellings[at] as Spelling
    return at === number || !isCommon(draft, first) ? first : firstUnder(addTo(key, 1), number)
  }
}

const isEven = ({places: a}: Spelling, {places: b}: Spelling, ratio: number): boolean =>
  Math.max(a.length, b.length) < Math.min(a.length, b.length) * ratio

/** Another spelling, close by, of the same name; neither of them also stands in small letters. */
function isOther(draft: Draft, rare: Spelling, often: Spelling): boolean {
  if (!mayBeNear(rare, often)) return false
  const [a, b] = [textOf(rare), textOf(often)]
  if (a.toLowerCase() === b.toLowerCase() || !isNear(a, b) || !isSameName(rare, often)) return false
  return !isCommon(draft, rare) && !isCommon(draft, often)
}

/** Also a word in small letters: its capital means little. */
const isCommon = (draft: Draft, {places: [place]}: Spelling): boolean =>
  place !== undefined && mentions.smallWordsIn(draft).get(place.rows[place.at + nameHash] as number) >= 0

const isSic = ({block, end}: NameWord) => /^\W{0,3}(?:[a-z]+ )?[[(]sic/i.test(block.prose.text.slice(end, end + 20))

/** The spellings of a draft that could be wrong, in the order in which they first stand. */
const spellingsIn = defineReading<readonly Spelling[]>(
  (draft) => {
    const spellings: Spelling[] = []
    const numbers = makeHashTable()
    for (const [block, rows] of mentions.nameRowsIn(draft))
      for (let at = 0; at < rows.length; at += rowLength) {
        const hash = spellingHash(block.prose.text, rows, at)
        if (hash === 0) continue
        if (numbers.add(hash, spellings.length)) spellings.push(makeSpelling(block.prose.text, rows, at))
        note(spellings[numbers.get(hash)] as Spelling, {block, rows, at})
      }
    return spellings
  },
  [mentions.nameRowsIn, mentions.smallWordsIn],
)

const noNames = mentions.isNoName | isCalendar | isFunction | isTitle
const [shape, contraction] = [/^\p{Lu}[\p{Script=Latin}'’-]*$/u, /['’](?:ll|re|ve|d|t|m|s)$/i]

/** The hash of a name, capitals and all; 0 where it is none that could be misspelt. */
function spellingHash(text: string, rows: NameRows, at: number): number {
  const [start, end] = [rows[at] as number, rows[at + nameEnd] as number]
  if (end - start < 5 || end - start > 25 || ((rows[at + nameBits] as number) & noNames) !== 0) return 0
  if ((characterAt(text, end - 1) & isSmall) === 0) return 0
  let hash = seed
  let plain = true
  for (let from = start; from < end; from++) {
    plain &&= (characterAt(text, from) & (isLetter | isWide)) === isLetter
    hash = addTo(hash, text.charCodeAt(from))
  }
  if (plain) return hash
  const word = text.slice(start, end)
  return shape.test(word) && !contraction.test(word) ? hash : 0
}

/** The weight of a letter in a sum that doesn't tell their order. */
const weigh = (code: number): number => Math.imul(Math.imul(code, code), code)

const codeAt = (text: string, at: number): number => characterAt(text, at) >>> caseShift

const silent = 'h'.charCodeAt(0)
const alike = new Map([...'kc yi zs'.split(' ')].map((two) => [two.charCodeAt(0), two.charCodeAt(1)]))

function makeSpelling(text: string, rows: NameRows, at: number): Spelling {
  let [sum, letters, sounds, last] = [0, 0, 0, 0]
  for (let from = rows[at] as number; from < (rows[at + nameEnd] as number); from++) {
    const code = codeAt(text, from)
    sum = (sum + weigh(code)) | 0
    letters |= 1 << (code & 31)
    if (code === silent || code === last) continue
    sounds = (sounds + weigh(alike.get(code) ?? code)) | 0
    last = code
  }
  const length = (rows[at + nameEnd] as number) - (rows[at] as number)
  return {places: [], length, sum, letters, sounds, joined: false, alone: false, mid: false}
}

function note(spelling: Spelling, place: Occurrence): void {
  spelling.places.push(place)
  if (hasBeside(place, -1) || hasBeside(place, 1)) spelling.joined = true
  else {
    spelling.alone = true
    spelling.mid ||= !opensOrLists(place)
  }
}

/** Opens a sentence, or is one of many in a row, as in a team sheet, whose surnames may well be close. */
function opensOrLists({block: {prose}, rows, at}: Occurrence): boolean {
  if ((rows[at + nameBits] as number) & mentions.opensSentence) return true
  const [start, end] = [rows[at] as number, rows[at + nameEnd] as number]
  return /[,;:] $/.test(prose.text.slice(Math.max(0, start - 2), start)) && /[,;]/.test(prose.text[end] ?? '')
}

/** Does the mention have a word before this one (`-1`), or behind it (`1`)? */
const hasBeside = ({rows, at}: Occurrence, side: -1 | 1): boolean =>
  side < 0 ? ((rows[at + nameBits] as number) & mentions.isHead) === 0 : isInMention(rows, at + rowLength)

/** A key for each word that stands before the name, then for each behind it, each once. */
function besideKeys({places, joined}: Spelling): number[] {
  const keys = new Set<number>()
  if (joined)
    for (const side of [-1, 1] as const)
      for (const place of places)
        if (hasBeside(place, side)) keys.add(addTo(place.rows[place.at + side * rowLength + nameHash] as number, side))
  return [...keys]
}

/**
 * The sums that are left of a word when as many letters are taken out as it may differ in: spellings that share none
 * aren't near (SymSpell, W. Garbe).
 */
function restsOf(spelling: Spelling): number[] {
  const text = textOf(spelling)
  const rests = [spelling.sum]
  for (let i = 0; i < text.length; i++) {
    const rest = (spelling.sum - weigh(codeAt(text, i))) | 0
    rests.push(rest)
    if (reach(text.length) > 1)
      for (let j = i + 1; j < text.length; j++) rests.push((rest - weigh(codeAt(text, j))) | 0)
  }
  return rests
}

/** Spellings by their keys: those of the words beside them, where they may share a first name, or those of their letters. */
interface Index {
  keysOf(spelling: Spelling): readonly number[]
  under(key: number): readonly Spelling[]
}

/** Nothing where there is no key. */
function indexBy(spellings: readonly Spelling[], keysOf: Index['keysOf']): Index | undefined {
  const numbers = makeHashTable(0)
  const lists: Spelling[][] = []
  for (const spelling of spellings)
    for (const key of keysOf(spelling)) {
      const isNew = numbers.add(key, lists.length)
      if (isNew) lists.push([spelling])
      else lists[numbers.get(key)]?.push(spelling)
    }
  return lists.length === 0 ? undefined : {keysOf, under: (key) => lists[numbers.get(key)] ?? none}
}

const none: readonly Spelling[] = []

/** Could one be the other: as many letters, give or take two, and no more than four that only one of them has? */
function mayBeNear(a: Spelling, b: Spelling): boolean {
  if (Math.abs(a.length - b.length) > 2) return false
  let apart = 0
  for (let letters = a.letters ^ b.letters; letters !== 0; letters &= letters - 1) apart++
  return apart <= 4
}

/** The same name before or behind both, or a surname that stands alone in the rarer spelling. */
const isSameName = (rare: Spelling, often: Spelling): boolean =>
  shares(rare, often, -1) || shares(rare, often, 1) || (rare.mid && !rare.joined && isSurname(often))

/** Stands alone, and elsewhere with a first name. */
const isSurname = ({alone, joined, places}: Spelling): boolean =>
  alone &&
  joined &&
  places.some((place) => hasBeside(place, -1) && isFirstName(place.block, place.rows, place.at - rowLength))

function isFirstName({prose: {text}}: Block, rows: NameRows, at: number): boolean {
  const start = rows[at] as number
  const [initial, second] = [characterAt(text, start), characterAt(text, start + 1)]
  return (
    (initial & isCapital) !== 0 && (second & isSmall) !== 0 && ((rows[at + nameBits] as number) & isOrganisation) === 0
  )
}

function shares(a: Spelling, b: Spelling, side: -1 | 1): boolean {
  const words = new Set(wordsBeside(a, side))
  return wordsBeside(b, side).some(
    (word) => words.has(word) && word.length > 1 && (a.length >= 8 || !organisationWords.has(word.toLowerCase())),
  )
}

const wordsBeside = ({places}: Spelling, side: -1 | 1): string[] =>
  places.flatMap((place) =>
    hasBeside(place, side) ? [nameWordAt(place.block, place.rows, place.at + side * rowLength).text] : [],
  )
