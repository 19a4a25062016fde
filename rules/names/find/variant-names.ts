// Variant names: a name of which one word is nearly another's of the draft, where nothing says that they are two.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {groupBy} from '../../../src/core/order.ts'
import {editDistance} from '../../../src/core/settings/nearest.ts'
import {type Mention, smallWordsIn} from '../../../src/reading/names/mentions.ts'
import {functionWords} from '../../../src/reading/names/name-words.ts'
import {hashOf} from '../../../src/reading/text/tokens.ts'
import {phraseSets, textHolds} from '../../../src/reading/text/words.ts'
import pairsData from '../../lists/distinct-names.json' with {type: 'json'}
import kinWords from '../../lists/kin-words.json' with {type: 'json'}
import {type ChangedName, isBody, isSameSentence, lastOf, mayBeOne, ownMentions, places} from './changed-names.ts'
import {actsAsPerson} from './first-references.ts'
import {isNear} from './near-names.ts'

/** Names that seem to stand for an earlier one: most of its words, and one that is nearly the same. */
export function variantNamesIn(draft: Draft): ChangedName[] {
  const all = ownMentions(draft)
  if (all.length > mostMentions) return []
  const groups = [...groupBy(all, ({text}) => text).values()]
  const names = groups.filter(([first]) => first && first.words.length > 1 && first.words.length < 5)
  return [...wholeVariants(draft, names), ...shortVariants(draft, groups, names)]
}

/** In lists of thousands names are near one another by chance. */
const mostMentions = 2000

type Mentions = readonly Mention[]

/** Names of as many words that differ in one, or of people in both. */
function wholeVariants(draft: Draft, names: readonly Mentions[]): ChangedName[] {
  const byWord = groupBy(
    names.flatMap((name) => keysOf(name[0] as Mention).map((key) => ({key, name}))),
    ({key}) => key,
  )
  const found = new Map<Mention, ChangedName>()
  for (const alike of byWord.values())
    for (const [at, {name: later}] of alike.entries())
      for (const {name: earlier} of alike.slice(Math.max(0, at - mostAlike), at)) {
        const variant = asVariant(draft, earlier, later)
        if (variant && !found.has(variant.found)) found.set(variant.found, variant)
      }
  return [...found.values()]
}

/** Of many names with one word in common only so many are compared. */
const mostAlike = 8

/** A name by each of its words from the end, and by its initials. */
const keysOf = ({words}: Mention): string[] => [
  ...words.map(({text}, at) => `${words.length - at} ${text}`),
  words.map(({text}) => text[0]).join(''),
]

/** The words of two names, without a calling that opens one alone: `Forward Kaylee Brandvold`. */
function aligned(one: Mention, two: Mention): (readonly [string, string])[] | undefined {
  const [a, b] = [one, two].map(({words}) => words.map(({text}) => text)) as [string[], string[]]
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 2) return undefined
  if (a.length !== b.length && !(a.length > b.length ? one : two).opens) return undefined
  const from = Math.min(a.length, b.length)
  return a.slice(-from).map((text, at) => [text, b.slice(-from)[at] ?? ''] as const)
}

function asVariant(draft: Draft, earlier: Mentions, later: Mentions): ChangedName | undefined {
  const [first, found] = [earlier[0] as Mention, later[0] as Mention]
  if (later.length > earlier.length + 1 || later.length > 2) return undefined
  const pairs = aligned(first, found)
  const apart = pairs?.flatMap(([a, b], at) => (a === b ? [] : [at])) ?? []
  const [at] = apart
  if (!pairs || at === undefined || apart.length > 2) return undefined
  const isBoth = apart.length === 2 && pairs.length === 2
  if (apart.length === 2 && !isBoth) return undefined
  for (const each of apart) {
    const [a, b] = pairs[each] as readonly [string, string]
    if (!isPlain(draft, a) || !isPlain(draft, b) || (isBody(found.text) && a.length < 5)) return undefined
    const isFirst = each === 0 && mayOpen(a, b) && isSomebody(first)
    if (isBoth ? !isNear(a, b) : !(areAlike(a, b) || isSwapped(a, b) || isSilent(a, b) || isFirst)) return undefined
    if (each === 0 && !isOfBody(draft, found) && !mayBeOne(a, b) && !isNear(a, b) && !isSilent(a, b)) return undefined
  }
  if (isApart(first, later, at === 0)) return undefined
  return {found, kind: isBody(found.text) ? 'body' : at === 0 ? 'first-name' : 'surname', other: first}
}

/** The name of a firm or place, whose other words are common ones. */
const isOfBody = (draft: Draft, {text, words, block, end}: Mention): boolean =>
  isBody(text) ||
  block.prose.text.startsWith(' &', end) ||
  words.slice(1).some((word) => smallWordsIn(draft).get(hashOf(word.text.toLowerCase())) >= 0)

/** Has a title, speaks, is introduced or has something: a person for sure. */
const isSomebody = (mention: Mention): boolean =>
  mention.title !== undefined ||
  isIntroduced(mention) ||
  actsAsPerson(mention) ||
  kinWords.belonging.some((words) => mention.block.prose.text.startsWith(words, mention.end))

/** A letter that isn't heard is one more: `Nab`, `Knab`. */
const isSilent = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return kinWords.silent.some((letters) => long.startsWith(letters)) && long.slice(1) === short.toLowerCase()
}

/** Another first name with the same initial. */
const mayOpen = (a: string, b: string): boolean => a[0] === b[0] && a.length > 2 && b.length > 2

const isSwapped = (a: string, b: string): boolean => a.includes('-') && a.split('-').reverse().join('-') === b

/** Does something say that the later name is another's: it is introduced, kin, listed with others or in one sentence? */
const isApart = (first: Mention, later: Mentions, isOfFamily: boolean): boolean =>
  isIntroduced(later[0] as Mention) ||
  isListed(later[0] as Mention) ||
  later.some((mention) => isBesideKin(mention)) ||
  (isOfFamily && isBesideKin(first)) ||
  later.some((mention) => isSameSentence(first, mention))

/** Does a word for kin or likeness stand near: his brother, no relation, of the same name? */
const isBesideKin = ({block: {prose}, start, end}: Mention): boolean =>
  textHolds(prose.text.slice(Math.max(0, start - 40), end + 50), kin)

const {kin} = phraseSets(kinWords.kinds)

/** No word in small letters as well, no place or direction, and long enough to be misspelt. */
function isPlain(draft: Draft, word: string): boolean {
  const low = word.toLowerCase()
  return (
    word.length > 2 &&
    /^\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)?\p{Ll}$/u.test(word) &&
    !places.has(low) &&
    !directions.has(low) &&
    !functionWords.has(low) &&
    smallWordsIn(draft).get(hashOf(low)) < 0
  )
}

const directions: ReadonlySet<string> = new Set(kinWords.directions)

/** One slip apart, or two that open with the same three letters and are nearly as long. */
function areAlike(a: string, b: string): boolean {
  const [one, two] = [a.toLowerCase(), b.toLowerCase()]
  const [short, long] = one.length <= two.length ? [one, two] : [two, one]
  if (short === long || isEnding(short, long)) return false
  if (isNear(a, b)) return true
  if (long.slice(1) === short || long.slice(2) === short) return false
  const most = Math.floor(long.length / 2)
  return long.length > 4 && one.slice(0, 3) === two.slice(0, 3) && editDistance(short, long, most) <= most
}

/** Another form of one word: plural, people of a place, short for the other. */
function isEnding(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return (long.startsWith(short) && (forms.has(long.slice(short.length)) || long.endsWith('s'))) || b.endsWith('ans')
}

/** Two forms of one word, and neither is the other with an ending: `Olympics`, `Olympians`. */
function areForms(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return same > 3 && forms.has(a.slice(same)) && forms.has(b.slice(same))
}

const forms: ReadonlySet<string> = new Set(pairsData.endings)

/** Who the person is stands beside the name: a calling before it, or age, place, kin or office after it. */
function isIntroduced(mention: Mention): boolean {
  const {block, start, title, words} = mention
  if (isExplained(mention)) return true
  const [, word = '', comma] =
    /(\p{L}[\p{L}-]*)(,?) $/u.exec(block.prose.text.slice(Math.max(0, start - 24), start)) ?? []
  if (!comma && kinWords.singling.includes(word.toLowerCase())) return true
  if (title !== undefined || words.length === 1 || !/^\p{Ll}/u.test(word)) return false
  return !functionWords.has(word) && !leading.has(word) && !word.endsWith('ed')
}

/** What follows says who it is: `, 34,`, `, a teacher`, `(Leeds)`, `of Leeds`; not what one did: `, who left`. */
function isExplained({block: {prose}, end}: Mention): boolean {
  const [, comma, word = '', next = ''] =
    /^(,?) ?[–—]? ?(\(|\d|\p{L}+)? ?(\p{L}?)/u.exec(prose.text.slice(end, end + 24)) ?? []
  if (word === '(' || (comma && /^\d/.test(word))) return true
  if (comma) return /^\p{Ll}/u.test(word) && word !== 'who'
  return kinWords.origins.includes(word) && /\p{Lu}/u.test(next)
}

/** Words before a name that introduce nobody. */
const leading: ReadonlySet<string> = new Set(kinWords.leading)

/** Stands in a row of names, as in a team sheet. */
function isListed({block: {prose}, start, end}: Mention): boolean {
  const [before, after] = [prose.text.slice(Math.max(0, start - 2), start), prose.text.slice(end, end + 8)]
  return /[,;:] $/.test(before) && (/^[,;]|^ \d/.test(after) || after.startsWith(' and'))
}

/** A surname alone that is nearly that of somebody named in full, or a place nearly another's. */
function shortVariants(draft: Draft, groups: readonly Mentions[], names: readonly Mentions[]): ChangedName[] {
  const joined = new Set(names.flatMap(([first]) => first?.words.map(({text}) => text) ?? []))
  const known = groupBy(
    groups.filter((name) => name.length > 1 || (name[0]?.words.length ?? 0) > 1),
    ([first]) => lastOf(first as Mention).slice(0, 2),
  )
  return groups.flatMap((later): ChangedName[] => {
    const found = later[0] as Mention
    const word = found.text
    if (found.words.length !== 1 || joined.has(word) || later.length > 3 || !isPlain(draft, word) || isBody(word))
      return []
    if (word.length < 5 || (found.title === undefined && (word.length < 6 || found.opens))) return []
    const near = (known.get(word.slice(0, 2)) ?? []).filter((name) => isNearly(draft, name, later))
    const first = near[0]?.[0]
    const lasts = new Set(near.map(([one]) => lastOf(one as Mention)))
    if (!first || lasts.size > 1 || isBody(first.text) || isApart(first, later, false)) return []
    return [{found, kind: 'surname', other: first}]
  })
}

function isNearly(draft: Draft, earlier: Mentions, later: Mentions): boolean {
  const [first, found] = [earlier[0] as Mention, later[0] as Mention]
  const [last, word] = [lastOf(first), found.text]
  if (!isBefore(first, found) || !isPlain(draft, last) || last === word) return false
  if (first.words.length === 1)
    return later.length === 1 && word.length > 6 && isNear(last, word) && last.slice(0, 4) === word.slice(0, 4)
  if (found.title !== undefined) return last.length > 4 ? areAlike(last, word) : isNear(last, word)
  if (last.length > 3 && word === `${last}es` && actsAsPerson(found))
    return !found.block.prose.text.slice(0, found.start).toLowerCase().endsWith('the ')
  const [one, two] = [last.toLowerCase(), word.toLowerCase()]
  if (isEnding(one, two) || areForms(one, two)) return false
  return isNear(last, word) || (one.length > 6 && one.slice(0, 4) === two.slice(0, 4) && editDistance(one, two, 2) <= 2)
}

const isBefore = (a: Mention, b: Mention) => a.block.index < b.block.index || (a.block === b.block && a.start < b.start)
