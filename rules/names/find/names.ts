// Names: every proper name of the copy once, with all places where it or its short form stands.

import type {ToVerify} from '../../../src/core/checklist.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {type Span, textOf, wholeOf} from '../../../src/core/draft/spans.ts'
import {addToList, firstEndingAfter} from '../../../src/core/order.ts'
import {defineReading, namesOfHouse} from '../../../src/core/reading.ts'
import {type Mention, mentionsIn, smallWordsIn} from '../../../src/reading/names/mentions.ts'
import {calendarWords, organisationWords} from '../../../src/reading/names/name-words.ts'
import {isTitleCase, namesIn} from '../../../src/reading/names/names.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {hashOf} from '../../../src/reading/text/tokens.ts'
import {isProse, wordsOf} from '../../../src/reading/text/words.ts'

/** A name as it is written in full, and everywhere it stands. */
interface CopyName {
  words: readonly string[]
  places: NamePlace[]
}

/** Where a name stands, with how the list quotes it there. */
interface NamePlace extends Span {
  said: string
}

/** The names of a draft in the order of their first mentions. */
export const namesToVerify = defineReading<readonly ToVerify[]>(
  (draft) =>
    joinShortForms(namesOf(draft)).map(({places: [first, ...also], words}) => ({
      ...(first as NamePlace),
      ...noteOf(draft, words),
      kind: 'name',
      also,
    })),
  [mentionsIn, smallWordsIn, linesIn],
)

/** Is the name on the house's list, and with which role? */
function noteOf(draft: Draft, words: readonly string[]): {note?: string} {
  const known = namesOfHouse(draft).find(({name}) => name === words.join(' '))
  return known ? {note: known.role === undefined ? 'on your list' : `on your list as ${known.role}`} : {}
}

/** The names of a draft, those of its authors first; what may only open a sentence is one if another place says so. */
function namesOf(draft: Draft): CopyName[] {
  const known = new Set<string>()
  const byText = new Map<string, CopyName>()
  for (const block of draft.blocks) if (isAuthor(block)) add(wholeOf(block), textOf(wholeOf(block)), true)
  for (const {title, ...mention} of wholeMentionsIn(draft))
    if (isProse(mention.block) && roleOf(draft, mention) !== 'chrome')
      add(mention, mention.text, isSurely(draft, mention, title), title)
  return [...byText].flatMap(([text, name]) => (known.has(text) ? [name] : []))

  function add({block, start, end}: Span, text: string, isSure: boolean, title?: string): void {
    const name = byText.get(text) ?? {words: text.split(/\s+/), places: []}
    byText.set(text, name)
    name.places.push({block, start, end, said: title === undefined ? text : `${title} ${text}`})
    if (isSure) known.add(text)
  }
}

/** The mentions of a draft, those that `of` joins as one: `Bank of England`. */
function wholeMentionsIn(draft: Draft): Mention[] {
  const whole: Mention[] = []
  for (const mention of mentionsIn(draft)) {
    const {block, start, end, words} = mention
    if (words.length === 1 && calendarWords.has(mention.text.toLowerCase().replace(/s$/, ''))) continue
    const last = whole.at(-1)
    const gap = last?.block === block ? block.prose.text.slice(last.end, start) : ''
    if (last && joins(last, gap)) {
      const joined = [...last.words, ...words]
      whole[whole.length - 1] = {...last, end, words: joined, text: block.prose.text.slice(last.start, end)}
    } else whole.push(mention)
  }
  return whole
}

/** Is the first part of a name before these words: one word before `of`, a body before `for`? */
const joins = ({words, opens}: Mention, gap: string): boolean =>
  (gap === ' of ' || gap === ' of the ' || gap === ' for ') &&
  ((words.length === 1 && !opens && gap !== ' for ') || organisationWords.has(words.at(-1)?.text.toLowerCase() ?? ''))

const isAuthor = ({field = '', prose}: Block) =>
  field.split('.').some((part) => part === 'author' || part === 'byline') && prose.text.trim() !== ''

/** A question over a section has the capitals of a title all the same. */
const isSentence = ({kind, prose}: Block): boolean => kind !== 'heading' && /[.!?]["”’)]*\s*$/.test(prose.text)

/** What stands for a fact that isn't known yet. */
const openFacts = new Set(['TBA', 'TBC', 'TBD', 'TK', 'TKTK', 'TODO', 'XX'])

/** Is the mention a name by itself, and no word that has its capital from where it stands? */
function isSurely(draft: Draft, {block, start, opens, words: [only, second]}: Mention, title?: string): boolean {
  if (title !== undefined) return true
  if (isTitleCase(block.prose.text) && !isSentence(block)) return false
  if (second === undefined && openFacts.has(only?.text ?? '')) return false
  const isCommon = smallWordsIn(draft).get(hashOf((only?.text ?? '').toLowerCase())) >= 0
  if (isCommon) return !opens && second !== undefined
  return !opens || second !== undefined || namesIn(draft, block)[firstEndingAfter(wordsOf(block), start)] === true
}

/** Short forms joined with the one name they can be short for, the shortest first: `Archer` with `Ann Archer`. */
function joinShortForms(names: readonly CopyName[]): CopyName[] {
  const longer = indexOf(names)
  const joined = new Set(names)
  for (const short of [...names].sort((a, b) => a.words.length - b.words.length)) {
    const [full, another] = longer(short)
    if (!full || another) continue
    full.places.push(...short.places)
    joined.delete(short)
  }
  for (const {places} of joined) places.sort(comparePlaces)
  return [...joined].sort((a, b) => comparePlaces(a.places[0] as Span, b.places[0] as Span))
}

const comparePlaces = (a: Span, b: Span) => a.block.index - b.block.index || a.start - b.start

/** Finds the names that one can be short for: a surname alone, or the beginning of a longer name. */
function indexOf(names: readonly CopyName[]): (short: CopyName) => readonly CopyName[] {
  const bySurname = new Map<string, CopyName[]>()
  const byBeginning = new Map<string, CopyName[]>()
  for (const name of names) {
    const {words} = name
    if (words.length > 1 && isPerson(words)) addToList(bySurname, words.at(-1) as string, name)
    for (let length = 2; length < words.length; length++) addToList(byBeginning, words.slice(0, length).join(' '), name)
  }
  return ({words}) => (words.length > 1 ? byBeginning : bySurname).get(words.join(' ')) ?? []
}

const isPerson = (words: readonly string[]) =>
  words.length <= 3 && !words.some((word) => organisationWords.has(word.toLowerCase()))
