// Changed names: a person who is called otherwise later in the draft, beside the same name or title.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {textOf} from '../../../src/core/draft/spans.ts'
import {groupBy} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {editDistance} from '../../../src/core/settings/nearest.ts'
import {type Mention, mentionsIn, smallWordsIn} from '../../../src/reading/names/mentions.ts'
import {organisationWords} from '../../../src/reading/names/name-words.ts'
import {isTitleCase} from '../../../src/reading/names/names.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {hashOf} from '../../../src/reading/text/tokens.ts'
import {phraseSets, textHolds} from '../../../src/reading/text/words.ts'
import pairsData from '../../lists/distinct-names.json' with {type: 'json'}
import kinWords from '../../lists/kin-words.json' with {type: 'json'}
import {hasCredits, isCredit} from './credits.ts'
import {actsAsPerson} from './first-references.ts'
import {isNear} from './near-names.ts'

/** A later name, and the earlier one that it seems to stand for. */
export interface ChangedName {
  kind: 'first-name' | 'surname' | 'body' | 'title' | 'role'
  found: Mention
  other: Mention
}

const words = phraseSets(kinWords.kinds)

/** Places whose names differ by a word or a letter. */
export const places: ReadonlySet<string> = new Set(pairsData.places)

/** The mentions of the copy, none of tables and of lines in title case. */
export const ownMentions = defineReading<readonly Mention[]>(
  (draft) =>
    mentionsIn(draft).filter(
      (mention) =>
        ['paragraph', 'field'].includes(mention.block.kind) &&
        roleOf(draft, mention) !== 'chrome' &&
        !isCredit(draft, mention) &&
        !isTitleCase(mention.block.prose.text),
    ),
  [mentionsIn, smallWordsIn, linesIn, hasCredits],
)

/** Names of people that seem to stand for another of the draft. */
export const changedNamesIn = (draft: Draft): ChangedName[] => {
  const all = ownMentions(draft)
  const people = all.filter(isPerson)
  return [
    ...otherFirstNames(draft, people),
    ...otherSurnames(draft, all, people),
    ...otherLastNames(draft, people),
    ...otherTitles(all),
  ]
}

const plainWord = /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u

/** Two names, or three, that no body has. */
const isPerson = ({words: [first, second, third, ...more]}: Mention) =>
  first !== undefined &&
  second !== undefined &&
  more.length === 0 &&
  [first, second, ...(third ? [third] : [])].every(
    ({text}) => plainWord.test(text) && !isOfBody(text) && !places.has(text.toLowerCase()),
  )

/** Is it the name of a body, by its last word? */
export const isBody = (text: string) => {
  const last = text.split(' ').at(-1)?.toLowerCase() ?? ''
  return organisationWords.has(last) || kinWords.bodies.includes(last)
}

const isOfBody = (text: string) => organisationWords.has(text.toLowerCase())

const firstOf = ({words}: Mention) => words[0]?.text ?? ''
/** The name without the first name. */
const restOf = ({words}: Mention) =>
  words
    .slice(1)
    .map(({text}) => text)
    .join(' ')
/** The last word of a name. */
export const lastOf = ({words}: Mention) => words.at(-1)?.text ?? ''

/** The same surname after another first name that opens alike, where nothing says that they are two. */
function otherFirstNames(draft: Draft, people: readonly Mention[]): ChangedName[] {
  const small = smallWordsIn(draft)
  const isWord = (mention: Mention) => {
    const first = firstOf(mention).toLowerCase()
    return kinWords.directions.includes(first) || small.get(hashOf(first)) >= 0
  }
  return [...groupBy(people, lastOf).values()].flatMap((family): ChangedName[] => {
    const names = groupBy(family, firstOf)
    if (names.size !== 2) return []
    const [usual, rare] = [...names.values()] as [Mention[], Mention[]]
    const [first, found] = [usual[0] as Mention, rare[0] as Mention]
    if (restOf(first) !== restOf(found)) return []
    if (rare.length > usual.length || !mayBeOne(firstOf(first), firstOf(found)) || isIntroduced(found)) return []
    if (isWord(first) || isWord(found) || !(family.some(isSurelyPerson) || areAlike(first, found))) return []
    const title = first.title !== undefined && first.title === found.title
    const isFamily = family.some((mention) => isAmongKin(mention)) && !title
    return isFamily || isSameSentence(first, found) ? [] : [{found, kind: 'first-name', other: first}]
  })
}

/** Two words each, the first of which open with the same two letters. */
const areAlike = (a: Mention, b: Mention) =>
  a.words.length === 2 && b.words.length === 2 && firstOf(a).slice(0, 2) === firstOf(b).slice(0, 2)

/** Has a title, speaks or is somebody: `the manager, Ann Archer, said`. */
const isSurelyPerson = (mention: Mention) => {
  const {block, start, end, title} = mention
  const {text} = block.prose
  const isNamed = /\p{Ll},? $/u.test(text.slice(Math.max(0, start - 4), start)) && text[end] === ','
  return title !== undefined || isNamed || actsAsPerson(mention)
}

const shortForms = new Set(kinWords['short forms'].map((row) => row.split(' ').sort().join(' ')))

/** May one first name be written for the other: the same letter first, and neither is short for the other? */
export function mayBeOne(a: string, b: string): boolean {
  const [one, two] = [a.toLowerCase(), b.toLowerCase()]
  if (/\p{Ll}\p{Lu}/u.test(`${a} ${b}`)) return false
  if (one[0] !== two[0] || one.startsWith(two) || two.startsWith(one)) return false
  if (one.slice(0, 3) === two.slice(0, 3) && [one, two].some((name) => name.endsWith('y') || name.endsWith('ie')))
    return false
  return !shortForms.has([one, two].sort().join(' ')) && one.length > 2 && two.length > 2
}

/** What follows the name says who it is. */
const isIntroduced = ({block: {prose}, end}: Mention) => /^,? [(\d]|^, \p{Ll}/u.test(prose.text.slice(end, end + 8))

export const isAmongKin = (mention: Mention) => textHolds(textOf(sentenceAround(mention)), words.kin)

/** Do two names stand in one sentence? */
export const isSameSentence = (a: Mention, b: Mention): boolean =>
  a.block === b.block && sentenceAround(a).start === sentenceAround(b).start

/** A surname that stands alone always, one slip away from that of somebody who is named in full. */
function otherSurnames(draft: Draft, all: readonly Mention[], people: readonly Mention[]): ChangedName[] {
  const small = smallWordsIn(draft)
  const full = groupBy(people, lastOf)
  const joined = new Set(
    all.filter((mention) => mention.words.length > 1).flatMap((mention) => mention.words.map(({text}) => text)),
  )
  const alone = groupBy(
    all.filter((mention) => mention.words.length === 1),
    lastOf,
  )
  const byStart = groupBy(full.keys(), (name) => name.slice(0, 1))
  return [...alone].flatMap(([name, mentions]): ChangedName[] => {
    const found = mentions[0] as Mention
    if (
      name.length < 5 ||
      joined.has(name) ||
      small.get(hashOf(name.toLowerCase())) >= 0 ||
      places.has(name.toLowerCase()) ||
      isBody(name)
    )
      return []
    if (!plainWord.test(name)) return []
    const near = (byStart.get(name.slice(0, 1)) ?? [])
      .slice(0, most)
      .filter(
        (one) =>
          !one.startsWith(name) &&
          !name.startsWith(one) &&
          isNear(one, name) &&
          (!name.endsWith('s') || one.endsWith('s')),
      )
    const swapped = name.split('-').reverse().join('-')
    const [other, another] = full.has(swapped) && swapped !== name ? [swapped] : near
    const first = other && full.get(other)?.[0]
    if (!first || another || mentions.length > 3 || mentions.some(isAmongKin)) return []
    return [{found, kind: 'surname', other: first}]
  })
}

/** The same first name before two surnames that are nearly one: `Drita Hoxhaj` and `Drita Hoxha`. */
function otherLastNames(draft: Draft, people: readonly Mention[]): ChangedName[] {
  const small = smallWordsIn(draft)
  const isWord = (name: string) => small.get(hashOf(name.toLowerCase().replace(/s$/, ''))) >= 0
  return [...groupBy(people, firstOf).values()].flatMap((alike): ChangedName[] => {
    const names = groupBy(alike, lastOf)
    const [usual, rare] = [...names.values()]
    const [first, found] = [usual?.[0], rare?.[0]]
    if (!first || !found || names.size !== 2 || (rare?.length ?? 0) > (usual?.length ?? 0)) return []
    if (isWord(firstOf(first)) || isWord(lastOf(first)) || isWord(lastOf(found))) return []
    if (!areNearlyOne(lastOf(first), lastOf(found)) || alike.some(isAmongKin) || isSameSentence(first, found)) return []
    return [{found, kind: 'surname', other: first}]
  })
}

/** Two letters apart at most, and alike in their first four. */
function areNearlyOne(a: string, b: string): boolean {
  const [one, two] = [a.toLowerCase(), b.toLowerCase()]
  if (`${one}s` === two || `${two}s` === one) return false
  return one.slice(0, 4) === two.slice(0, 4) && Math.abs(one.length - two.length) < 2 && editDistance(one, two, 2) <= 2
}

/** A draft has few surnames with one letter first; in a list of thousands only so many are compared. */
const most = 200

/** Titles of which a person has one in a story, by what they stand for. */
const ranks = new Map(kinWords.ranks.flatMap((row) => row.split(' ').map((title) => [title, row] as const)))

const rankOf = ({title = ''}: Mention) => ranks.get(title.toLowerCase().replace(/\.$/, ''))

/** `Dr Ines Calloway` and `Professor Calloway`. */
function otherTitles(all: readonly Mention[]): ChangedName[] {
  const ranked = all.filter((mention) => rankOf(mention) !== undefined && mention.words.length < 4)
  return [...groupBy(ranked, lastOf).values()].flatMap((alike): ChangedName[] => {
    const byRank = groupBy(alike, rankOf)
    const firsts = new Set(alike.flatMap(({words}) => (words.length > 1 ? [words[0]?.text] : [])))
    const [usual, rare] = [...byRank.values()]
    const [first, found] = [usual?.[0], rare?.[0]]
    if (!first || !found || byRank.size !== 2 || firsts.size > 1 || (rare?.length ?? 0) > (usual?.length ?? 0))
      return []
    if (alike.some(isAmongKin) || isSameSentence(first, found)) return []
    return [{found, kind: 'title', other: first}]
  })
}
