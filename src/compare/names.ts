// Names that are compared: who and what a draft names, and which names stand for each other.
import placesData from '../../rules/lists/distinct-names.json' with {type: 'json'}
import sameNames from '../../rules/lists/same-names.json' with {type: 'json'}
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {groupByBlock} from '../core/draft/spans.ts'
import {addToList} from '../core/order.ts'
import {foldText, wordsIn} from '../reading/likeness/word-overlap.ts'
import {type Mention, mentionsIn, type NameWord, smallWordsIn} from '../reading/names/mentions.ts'
import {functionWords, isTitle, kindsOf, organisationWords, personTitles} from '../reading/names/name-words.ts'
import {isTitleCase} from '../reading/names/names.ts'
import {hashOf} from '../reading/text/tokens.ts'
import {endsInOneOf} from '../reading/text/words.ts'
import type {Name} from './fact-types.ts'

const aliases = new Map(
  sameNames.places.flatMap((row) => {
    const all = row.split('|')
    return all.map((name) => [name.replace(/\./g, ''), all[0] as string] as const)
  }),
)
const [qualifiers, verbs, commonOpeners] = [sameNames.qualifiers, sameNames.verbs, sameNames['common openers']].map(
  (all) => new Set(all),
) as [Set<string>, Set<string>, Set<string>]
const places = new Set(placesData.places)
const noNames = new Set(sameNames['no names'])

/** What both drafts together know of words: which are names for sure, and which stand in small letters. */
export interface Knowledge {
  names: ReadonlySet<string>
  isSmall(word: string): boolean
}

/** Learn from two drafts what is a name. */
export function learnNames(drafts: readonly Draft[]): Knowledge {
  const names = new Set<string>()
  for (const draft of drafts)
    for (const {words, opens, block} of mentionsIn(draft))
      if ((!opens || words.length > 1) && !isHeadline(block))
        for (const {text} of opens ? words.slice(1) : words) names.add(foldText(text))
  const small = drafts.map((draft) => smallWordsIn(draft))
  return {names, isSmall: (word) => small.some((words) => words.get(hashOf(word.toLowerCase())) >= 0)}
}

/** A line in title case: its capitals say nothing. */
const isHeadline = ({prose: {text}}: Block): boolean => isTitleCase(text) && !/[.!?]["”’)]*\s*$/.test(text)

/** Finds the names of each block of a draft. */
export function nameFinder(draft: Draft, known: Knowledge): (block: Block) => Name[] {
  const mentions = groupByBlock(mentionsIn(draft))
  return (block) => {
    const found = (mentions.get(block) ?? []).flatMap((mention) => namesOf(mention, known))
    const all = [...found, ...hiddenAcronyms(block, found)].sort((a, b) => a.start - b.start)
    return all.reduce<Name[]>((names, name) => joinNames(names, name), [])
  }
}

const capitals = /\b\p{Lu}{2,5}\b/gu

/** Acronyms that are small words in small letters, such as `WHO`. */
function hiddenAcronyms(block: Block, found: readonly Name[]): Name[] {
  const {text} = block.prose
  if (!/\p{Lu}{2}/u.test(text) || text === text.toUpperCase()) return []
  return [...text.matchAll(capitals)].flatMap(({0: word, index}): Name[] => {
    const [start, end, key] = [index, index + word.length, word.toLowerCase()]
    if (!functionWords.has(key) || found.some((one) => one.start < end && one.end > start)) return []
    return [{type: 'name', kind: 'name', block, start, end, words: [key], key, weak: true, isPlain: true}]
  })
}

const links = new Set([' & ', ' of ', ' of the ', ' for '])

/** Add a name, to the one before it where `&` joins them, or where they are the name of a body: `Bank of England`. */
function joinNames(names: Name[], name: Name): Name[] {
  const last = names.at(-1)
  const gap = last?.block === name.block ? name.block.prose.text.slice(last.end, name.start) : ''
  const isJoined = links.has(gap) && (gap === ' & ' || organisationWords.has(last?.words.at(-1) ?? ''))
  if (last && isJoined) {
    const words = [...last.words, ...name.words]
    names[names.length - 1] = {...last, end: name.end, words, key: keyOf(words), weak: false, isPlain: false}
  } else names.push(name)
  return names
}

/** The names in capitalised words in a row: those that titles part. */
function namesOf(mention: Mention, known: Knowledge): Name[] {
  const names: Name[] = []
  let words: NameWord[] = []
  for (const [i, word] of mention.words.entries()) {
    const isLast = i === mention.words.length - 1
    const parts = !isLast && (kindsOf(hashOf(word.text.toLowerCase())) & isTitle) !== 0
    if (!parts && !/\d/.test(word.text)) words.push(word)
    if (!parts && !isLast) continue
    const name = nameFrom(mention, words, known)
    if (name) names.push(name)
    words = []
  }
  return names
}

function nameFrom(mention: Mention, given: readonly NameWord[], known: Knowledge): Name | undefined {
  const opens = mention.opens && given[0] === mention.words[0]
  const [opener] = given
  const isMoreThanOpener = opens && given.length > 1 && opener && !isKnownName(opener.text, known)
  const words = isMoreThanOpener && isCommon(opener.text, known) ? given.slice(1) : given
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || (words.length === 1 && noNames.has(first.text.toLowerCase()))) return undefined
  const folded = words.map(({text}) => foldText(text).replace(/ /g, ''))
  const {block} = mention
  const weak = isHeadline(block)
    ? !words.every(({text}) => isKnownName(text, known))
    : opens && words.length === 1 && words === given && !isLikely(first, mention, known)
  const isPlain = weak && (words.length > 1 || isCommon(first.text, known) || isPlainWord(first.text))
  const place = {block, start: first.start, end: last.end}
  return {type: 'name', kind: 'name', ...place, words: folded, key: keyOf(folded), weak, isPlain}
}

const isCommon = (word: string, known: Knowledge) =>
  known.isSmall(word) || commonOpeners.has(word.toLowerCase()) || functionWords.has(word.toLowerCase())

const isKnownName = (word: string, {names}: Knowledge) => names.has(foldText(word)) || places.has(word.toLowerCase())

const commonEndings = new Set(sameNames['common endings'])

/** Does a word look like no name: a plural of people, what is done or felt? */
const isPlainWord = (word: string) => endsInOneOf(word.toLowerCase(), commonEndings)

/** Is a word that opens a sentence a name: known as one, an acronym, or alone before a verb as no common word stands? */
function isLikely({text}: NameWord, {block, end, title}: Mention, known: Knowledge): boolean {
  if (isKnownName(text, known) || title !== undefined) return true
  if (/^\p{Lu}[\p{Lu}&.]+s?$/u.test(text) && block.prose.text !== block.prose.text.toUpperCase()) return true
  const word = text.toLowerCase()
  const after = block.prose.text.slice(end, end + 24)
  if (/^['’]s\b/.test(after)) return !isCommon(text, known)
  const next = /^ (\p{L}+)/u.exec(after)?.[1] ?? ''
  return verbs.has(next) && !isCommon(text, known) && !isPlainWord(word) && !/[^s]s$/.test(word)
}

const keyOf = (words: readonly string[]): string => {
  const plain = words.filter(({length}) => length > 1)
  const key = (plain.length > 0 ? plain : words).join(' ')
  return aliases.get(key) ?? key
}

/** Does the first name stand for the second: the same, a surname, a short form, an acronym? */
export function standsFor(a: Name, b: Name): boolean {
  if (a.key === b.key) return true
  const [short, long] = [a.key.split(' '), b.key.split(' ')]
  if (isAcronym(short, long) || isAcronym(long, short)) return true
  if (short.length === long.length) return hasBody(short) && [...short].sort().join() === [...long].sort().join()
  if (short.length > long.length) return false
  if (short.length === 1 && organisationWords.has(a.key) && long.includes(a.key)) return true
  const rest = long.length - short.length
  const isEnd = short.every((word, i) => word === long[rest + i])
  if (isEnd) return !(rest === 1 && qualifiers.has(long[0] as string)) && !organisationWords.has(short.join(' '))
  const isStart = short.every((word, i) => word === long[i])
  return isStart && long.slice(short.length).every((word) => organisationWords.has(word))
}

const hasBody = (words: readonly string[]) => words.some((word) => organisationWords.has(word))

/** `WHO` and `World Health Organization`. */
function isAcronym(short: readonly string[], long: readonly string[]): boolean {
  const [letters = ''] = short
  if (short.length !== 1 || long.length < 2 || letters.length > 6) return false
  const initials = long.map((word) => word[0]).join('')
  return initials === letters || initials === letters.replace(/s$/, '')
}

/** Is the first name the second with words before or after it: `Ann Smith` for `Smith`? */
export const isLonger = (long: Name, short: Name): boolean =>
  long.words.length > short.words.length && standsFor(short, long)

/** The words of a draft in a row, to look names up in whatever their capitals: small words and titles left out. */
export interface Wording {
  holds(words: readonly string[]): boolean
  /** Words in a row that begin with these letters: `artificial intelligence` for `AI`. */
  spellsOut(letters: string): boolean
}

/** Every word as names are compared: without its possessive, other names of a country as one. */
const plainWord = (word: string): string => {
  const plain = word.replace(/\./g, '')
  return aliases.get(plain) ?? plain
}

/** Read the words of a draft. */
export function wordingOf(draft: Draft): Wording {
  const places = new Map<string, number[]>()
  const all: string[] = []
  for (const {prose} of draft.blocks) {
    for (const {text, start, end} of wordsIn(prose.text)) {
      const isPossessive = end - start > 2 && /['’]s$/.test(prose.text.slice(start, end))
      const word = plainWord(isPossessive ? text.replace(/s$/, '') : text)
      if (functionWords.has(word) || personTitles.has(word)) continue
      addToList(places, word, all.length)
      all.push(word)
    }
    all.push('')
  }
  return {
    spellsOut: (letters) =>
      all.some((_, at) => [...letters].every((letter, i) => all[at + i] !== '' && all[at + i]?.startsWith(letter))),
    holds(words) {
      const sought = words.map(plainWord).filter((word) => !functionWords.has(word) && !personTitles.has(word))
      const [first] = sought
      return (
        first !== undefined && (places.get(first) ?? []).some((at) => sought.every((word, i) => all[at + i] === word))
      )
    },
  }
}
