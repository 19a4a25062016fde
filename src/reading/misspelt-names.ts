// Misspelt names: a name that stands once or twice in a spelling close to the one that prevails.
import pairsData from '../../rules/lists/distinct-names.json' with {type: 'json'}
import type {Block, Span} from '../core/draft.ts'
import {defineBlockReading, nowhere} from '../core/memory.ts'
import {defineReading} from '../core/reading.ts'
import {type Mention, mentionsIn, type NameWord} from './mentions.ts'
import {calendarWords, functionWords, organisationWords, personTitles} from './names.ts'
import {addTo, hashOf, seed} from './tokens.ts'

export interface Misspelling {
  found: NameWord
  count: number
  /** The prevailing spelling, and where it first stands. */
  usual: string
  usualCount: number
  first: Span
}

interface Spelling {
  text: string
  places: Place[]
  before: Set<string>
  after: Set<string>
  /** The same, each with the letters of the name. */
  keysBefore: Set<string>
  keysAfter: Set<string>
  /** Stands alone, as a surname does. */
  alone: boolean
  /** Stands alone where it opens no sentence. */
  mid: boolean
}

const distinct: ReadonlySet<string> = new Set(pairsData.pairs)
/** Places, peoples and brands that everyone spells right. */
const wellKnown: ReadonlySet<string> = new Set(pairsData.places)

/** Names spelt unlike `ratio` times as many mentions of what seems the same name. */
export function misspellingsIn(draft: Parameters<typeof mentionsIn>[0], ratio: number): Misspelling[] {
  const spellings = [...spellingsIn(draft).values()]
  return [...rareSpellings(spellings, ratio), ...evenSpellings(spellings, ratio)]
}

function rareSpellings(spellings: readonly Spelling[], ratio: number): Misspelling[] {
  const usual = spellings.filter(({places}) => places.length >= ratio)
  if (usual.length === 0) return []
  const most = Math.max(...usual.map(({places}) => places.length))
  const company = keepCompany(usual)
  return spellings.flatMap((rare) => {
    if (rare.places.length * ratio > most || wellKnown.has(rare.text.toLowerCase())) return []
    const near = [...company(rare)]
      .filter((often) => often.places.length >= rare.places.length * ratio && isOther(rare, often))
      .sort((a, b) => b.places.length - a.places.length)[0]
    return near ? misspellings(rare, near) : []
  })
}

function misspellings(rare: Spelling, near: Spelling): Misspelling[] {
  const about = {count: rare.places.length, usual: near.text, usualCount: near.places.length}
  const first = wordAt(near.places[0] as Place)
  return rare.places
    .map(wordAt)
    .filter((word) => !isSic(word))
    .map((found) => ({found, ...about, first}))
}

/** Where a spelling stands. */
interface Place {
  block: Block
  candidate: Candidate
}

const wordAt = ({block, candidate}: Place): NameWord => ({...candidate.word, block})

/** Two spellings that prevail neither: of a letter doubled, swapped or silent, with the same name before or behind both. */
function evenSpellings(spellings: readonly Spelling[], ratio: number): Misspelling[] {
  const firsts = new Map<string, Spelling>()
  const found = new Map<Spelling, Spelling>()
  for (const spelling of spellings)
    for (const key of [...spelling.keysBefore, ...spelling.keysAfter]) {
      const first = firsts.get(key) ?? spelling
      firsts.set(key, first)
      if (first !== spelling && isEven(first, spelling, ratio) && isOther(spelling, first)) found.set(spelling, first)
    }
  return [...found].flatMap(([later, first]) => {
    const [rare, usual] = later.places.length > first.places.length ? [first, later] : [later, first]
    return wellKnown.has(rare.text.toLowerCase()) ? [] : misspellings(rare, usual)
  })
}

const isEven = (a: Spelling, b: Spelling, ratio: number): boolean => {
  const [few, many] = [a.places.length, b.places.length].sort((x, y) => x - y) as [number, number]
  return many < few * ratio
}

/** The letters of a name in no order: doubled ones once, those that sound alike as one, no h. */
function lettersOf(lower: string): string {
  const sounds = lower
    .replace(/h/g, '')
    .replace(/(.)\1/g, '$1')
    .replace(/[kyz]/g, (letter) => ({k: 'c', y: 'i', z: 's'})[letter] ?? letter)
  return [...sounds].sort().join('')
}

/** Another spelling, close by, of the same name. */
const isOther = (rare: Spelling, often: Spelling): boolean =>
  Math.abs(rare.text.length - often.text.length) <= 2 &&
  often.text.toLowerCase() !== rare.text.toLowerCase() &&
  isNear(rare.text, often.text) &&
  isSameName(rare, often)

const isSic = ({block, end}: NameWord) => /^\W{0,3}(?:[a-z]+ )?[[(]sic/i.test(block.prose.text.slice(end, end + 20))

const spellingsIn = defineReading<ReadonlyMap<string, Spelling>>(
  (draft) => {
    const {byBlock, small} = mentionsIn(draft)
    const spellings = new Map<string, Spelling>()
    for (const [block, mentions] of byBlock)
      for (const candidate of candidatesIn(block, mentions))
        if (!small.hasHash(candidate.hash)) note(spellings, block, candidate)
    return spellings
  },
  [mentionsIn],
)

/** A word of a mention that could be misspelt, and the words beside it. */
interface Candidate {
  word: NameWord
  /** Of the word in lower case. */
  hash: number
  beside: {before?: string; after?: string}
  /** Each of them with the letters of the name: what two spellings of one name share. */
  keys: {before?: string; after?: string}
  /** It is the whole mention. */
  alone: boolean
  mid: boolean
}

const candidatesIn = defineBlockReading((block, mentions: readonly Mention[]) =>
  mentions.flatMap((mention) =>
    mention.words.flatMap((word, at): Candidate[] => {
      const lower = word.text.toLowerCase()
      return mayBeMisspelt(word.text, lower) ? [makeCandidate(block, mention, at, lower)] : []
    }),
  ),
)

function makeCandidate(block: Block, mention: Mention, at: number, lower: string): Candidate {
  const [before, after] = [mention.words[at - 1]?.text, mention.words[at + 1]?.text]
  const letters = lettersOf(lower)
  const alone = mention.words.length === 1
  return {
    word: {...(mention.words[at] as NameWord), block: nowhere},
    hash: hashOf(lower),
    beside: {...(before && {before}), ...(after && {after})},
    keys: {...(before && {before: `${before} ${letters}`}), ...(after && {after: `${letters} ${after}`})},
    alone,
    mid: alone && !mention.opens && !isListed(block, mention),
  }
}

const contraction = /['’](?:ll|re|ve|d|t|m|s)$/

const mayBeMisspelt = (text: string, lower: string) =>
  text.length >= 5 &&
  text.length <= 25 &&
  /^\p{Lu}[\p{Script=Latin}'’-]*\p{Ll}$/u.test(text) &&
  !contraction.test(lower) &&
  !(calendarWords.has(lower) || functionWords.has(lower) || personTitles.has(lower))

function note(spellings: Map<string, Spelling>, block: Block, candidate: Candidate): void {
  const {beside, keys, alone, mid} = candidate
  const known = spellings.get(candidate.word.text) ?? makeSpelling(spellings, candidate.word.text)
  known.places.push({block, candidate})
  if (beside.before) known.before.add(beside.before)
  if (beside.after) known.after.add(beside.after)
  if (keys.before) known.keysBefore.add(keys.before)
  if (keys.after) known.keysAfter.add(keys.after)
  known.alone ||= alone
  known.mid ||= mid
}

function makeSpelling(spellings: Map<string, Spelling>, text: string): Spelling {
  const [before, after, keysBefore, keysAfter] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ]
  const made: Spelling = {text, places: [], before, after, keysBefore, keysAfter, alone: false, mid: false}
  spellings.set(text, made)
  return made
}

/** One of many in a row, as in a team sheet: whose surnames may well be close. */
const isListed = ({prose}: Block, {start, end}: Mention) =>
  /[,;:] $/.test(prose.text.slice(Math.max(0, start - 2), start)) && /[,;]/.test(prose.text[end] ?? '')

/** How many letters two spellings of a word this long may differ in. */
const reach = (length: number) => (length >= 9 ? 2 : 1)

/**
 * Hashes of what is left of a word, in lower case, when as many letters are taken out as it may differ in: spellings
 * that share one are near (SymSpell, W. Garbe).
 */
function restsOf(text: string): number[] {
  const lower = text.toLowerCase()
  const {length} = lower
  const rests = [hashWithout(lower, length, length)]
  for (let i = 0; i < length; i++) {
    rests.push(hashWithout(lower, i, length))
    if (reach(length) > 1) for (let j = i + 1; j < length; j++) rests.push(hashWithout(lower, i, j))
  }
  return rests
}

function hashWithout(text: string, i: number, j: number): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) if (at !== i && at !== j) hash = addTo(hash, text.charCodeAt(at))
  return hash
}

/** Finds the usual spellings that may be those of another: they share the word before or behind, or it stands alone. */
function keepCompany(usual: readonly Spelling[]): (rare: Spelling) => Iterable<Spelling> {
  const behind = indexBy(usual, ({before}) => before)
  const ahead = indexBy(usual, ({after}) => after)
  const surnames = indexBy(usual.filter(isSurname), ({text}) => new Set(restsOf(text)))
  return (rare) => {
    const found = new Set<Spelling>()
    for (const word of rare.before) for (const often of behind.get(word) ?? []) found.add(often)
    for (const word of rare.after) for (const often of ahead.get(word) ?? []) found.add(often)
    if (surnames.size > 0 && standsAlone(rare))
      for (const rest of restsOf(rare.text)) for (const often of surnames.get(rest) ?? []) found.add(often)
    return found
  }
}

function indexBy<K>(spellings: readonly Spelling[], keysOf: (spelling: Spelling) => Iterable<K>): Map<K, Spelling[]> {
  const index = new Map<K, Spelling[]>()
  for (const spelling of spellings)
    for (const key of keysOf(spelling)) {
      const known = index.get(key)
      if (known) known.push(spelling)
      else index.set(key, [spelling])
    }
  return index
}

/** One slip in a short name, two in a long one, none of them an ending that makes another word. */
function isNear(a: string, b: string): boolean {
  const [short, long] = (a.length <= b.length ? [a, b] : [b, a]).map((text) => text.toLowerCase()) as [string, string]
  if (isDerived(short, long)) return false
  if (distinct.has([short, long].sort().join(' '))) return false
  return distance(short, long) <= reach(short.length)
}

const ending =
  /^(?:|s|es|ies|n|an|ans|i|is|ish|ese|ic|ical|ics|ed|er|ers|or|ors|ly|y|a|o|os|as|acy|at|ats|ate|ation|ations|ator|ators|ative|ing|ings|ion|ions|ist|ists|ism|ity|ive|al|als|able|ment|ee|ees)$/

/** Do two words differ in their endings alone: Korea and Korean, Mario and Maria, Roberts? */
function isDerived(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return [same, same - 1].some((at) => at >= 3 && ending.test(a.slice(at)) && ending.test(b.slice(at)))
}

/** Damerau-Levenshtein distance (optimal string alignment) of two short words. */
function distance(a: string, b: string): number {
  const rows = Array.from({length: a.length + 1}, (_, i) =>
    Array.from({length: b.length + 1}, (_, j) => (i && j ? 0 : i + j)),
  )
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost)
      ;(rows[i] as number[])[j] = swapped ? Math.min(best, at(i - 2, j - 2) + 1) : best
    }
  return at(a.length, b.length)
}

/** The same name before or behind both, or a surname that stands alone in the rarer spelling. */
const isSameName = (rare: Spelling, often: Spelling): boolean =>
  shares(rare.before, often.before, rare.text) ||
  shares(rare.after, often.after, rare.text) ||
  (standsAlone(rare) && isSurname(often))

const standsAlone = ({before, after, mid}: Spelling) => mid && before.size === 0 && after.size === 0

/** Stands alone, and elsewhere with a first name. */
const isSurname = ({alone, before}: Spelling) =>
  alone && [...before].some((word) => /^\p{Lu}\p{Ll}/u.test(word) && !organisationWords.has(word.toLowerCase()))

const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>, text: string) =>
  [...a].some(
    (word) => b.has(word) && word.length > 1 && (text.length >= 8 || !organisationWords.has(word.toLowerCase())),
  )
