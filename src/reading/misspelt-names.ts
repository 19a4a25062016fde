// Misspelt names: a name that stands once or twice in a spelling close to the one that prevails.
import pairsData from '../../rules/lists/distinct-names.json' with {type: 'json'}
import type {Span} from '../core/draft.ts'
import {defineReading} from '../core/reading.ts'
import {type Mention, type Mentions, mentionsIn, type NameWord} from './mentions.ts'
import {calendarWords, functionWords, organisationWords, personTitles} from './names.ts'

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
  places: NameWord[]
  before: Set<string>
  after: Set<string>
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
  const spellings = spellingsIn(draft)
  const usual = [...spellings.values()].filter(({places}) => places.length >= ratio)
  if (usual.length === 0) return []
  const nearby = indexNear(usual)
  return [...spellings.values()].flatMap((rare) => {
    if (wellKnown.has(rare.text.toLowerCase())) return []
    const near = neighbours(rare.text, nearby)
      .filter((often) => often.places.length >= rare.places.length * ratio && isSameName(rare, often))
      .sort((a, b) => b.places.length - a.places.length)[0]
    if (!near) return []
    const about = {count: rare.places.length, usual: near.text, usualCount: near.places.length}
    return rare.places
      .filter((place) => !isSic(place))
      .map((found) => ({found, ...about, first: near.places[0] as NameWord}))
  })
}

const isSic = ({block, end}: NameWord) => /^\W{0,3}(?:[a-z]+ )?[[(]sic/i.test(block.prose.text.slice(end, end + 20))

const spellingsIn = defineReading<ReadonlyMap<string, Spelling>>(
  (draft) => {
    const {all, small} = mentionsIn(draft)
    const spellings = new Map<string, Spelling>()
    for (const mention of all) for (const i of mention.words.keys()) note(spellings, mention, i, small)
    return spellings
  },
  [mentionsIn],
)

const contraction = /['’](?:ll|re|ve|d|t|m|s)$/

function note(spellings: Map<string, Spelling>, mention: Mention, i: number, small: Mentions['small']): void {
  const word = mention.words[i] as NameWord
  const lower = word.text.toLowerCase()
  if (
    word.text.length < 5 ||
    word.text.length > 25 ||
    small.has(lower) ||
    !/^\p{Lu}[\p{Script=Latin}'’-]*\p{Ll}$/u.test(word.text) ||
    contraction.test(lower)
  )
    return
  if (calendarWords.has(lower) || functionWords.has(lower) || personTitles.has(lower)) return
  const known = spellings.get(word.text) ?? {
    text: word.text,
    places: [],
    before: new Set(),
    after: new Set(),
    alone: false,
    mid: false,
  }
  known.places.push(word)
  const [before, after] = [mention.words[i - 1]?.text, mention.words[i + 1]?.text]
  if (before) known.before.add(before)
  if (after) known.after.add(after)
  if (mention.words.length === 1) {
    known.alone = true
    if (!mention.opens && !isListed(mention)) known.mid = true
  }
  spellings.set(word.text, known)
}

/** One of many in a row, as in a team sheet: whose surnames may well be close. */
const isListed = ({block: {prose}, start, end}: Mention) =>
  /[,;:] $/.test(prose.text.slice(Math.max(0, start - 2), start)) && /[,;]/.test(prose.text[end] ?? '')

/** How many letters two spellings of a word this long may differ in. */
const reach = (length: number) => (length >= 9 ? 2 : 1)

/** What is left of a word when letters are taken out: spellings that share a rest are near (SymSpell, W. Garbe). */
function rests(text: string): string[] {
  const lower = text.toLowerCase()
  const one = [...lower].map((_, i) => lower.slice(0, i) + lower.slice(i + 1))
  if (reach(lower.length) === 1) return [lower, ...one]
  return [lower, ...one, ...one.flatMap((rest) => [...rest].map((_, i) => rest.slice(0, i) + rest.slice(i + 1)))]
}

function indexNear(usual: readonly Spelling[]): Map<string, Set<Spelling>> {
  const index = new Map<string, Set<Spelling>>()
  for (const spelling of usual)
    for (const rest of new Set(rests(spelling.text))) index.set(rest, (index.get(rest) ?? new Set()).add(spelling))
  return index
}

function neighbours(text: string, index: ReadonlyMap<string, ReadonlySet<Spelling>>): Spelling[] {
  const near = new Set(rests(text).flatMap((rest) => [...(index.get(rest) ?? [])]))
  return [...near].filter(
    (one) => one.text !== text && one.text.toLowerCase() !== text.toLowerCase() && isNear(text, one.text),
  )
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
function isSameName(rare: Spelling, often: Spelling): boolean {
  if (shares(rare.before, often.before, rare.text) || shares(rare.after, often.after, rare.text)) return true
  const firstNames = [...often.before].filter(
    (word) => /^\p{Lu}\p{Ll}/u.test(word) && !organisationWords.has(word.toLowerCase()),
  )
  return rare.before.size === 0 && rare.after.size === 0 && rare.mid && often.alone && firstNames.length > 0
}

const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>, text: string) =>
  [...a].some(
    (word) => b.has(word) && word.length > 1 && (text.length >= 8 || !organisationWords.has(word.toLowerCase())),
  )
