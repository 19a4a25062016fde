// Name words: what a word with a capital says of the name it stands in, or that it belongs to none.

import wordsData from '../../../rules/lists/name-words.json' with {type: 'json'}
import {monthSpellings, weekdaySpellings} from '../../core/calendar.ts'
import {definePhrases} from '../../core/phrases/phrases.ts'
import {type HashTable, makeHashTable} from '../text/hash-table.ts'
import {hashOf} from '../text/tokens.ts'
import {phraseSet} from '../text/words.ts'

const nameWords = definePhrases(wordsData)
export const functionWords = phraseSet(nameWords, 'function')
/** Names in capitals that are function words in small letters. */
export const shoutedNames: ReadonlySet<string> = new Set(wordsData.kinds.shouted)
export const calendarWords: ReadonlySet<string> = new Set([
  ...monthSpellings.flat(),
  ...weekdaySpellings.flat(),
  ...wordsData.kinds.calendar,
])
export const personTitles = phraseSet(nameWords, 'title')
export const organisationWords = phraseSet(nameWords, 'organisation')

/** Function words that also begin names: New York. */
export const partsOfNames: readonly string[] = ['new', 'old', 'first', 'second', 'early']

/** The kinds of word as bits. */
export const [isFunction, isCalendar, isTitle, isOrganisation, isPartOfName] = [1, 2, 4, 8, 16]

const sorts: readonly (readonly [number, Iterable<string>])[] = [
  [isFunction, functionWords],
  [isCalendar, calendarWords],
  [isTitle, personTitles],
  [isOrganisation, organisationWords],
  [isPartOfName, partsOfNames],
]

let kinds: HashTable | undefined

/** The kinds of a word, by the hash of its letters in lower case. */
export function kindsOf(hash: number): number {
  kinds ??= gatherKinds()
  return Math.max(0, kinds.get(hash))
}

function gatherKinds(): HashTable {
  const bits = new Map<number, number>()
  for (const [kind, words] of sorts)
    for (const word of words) bits.set(hashOf(word), (bits.get(hashOf(word)) ?? 0) | kind)
  const table = makeHashTable(bits.size)
  for (const [hash, all] of bits) table.add(hash, all)
  return table
}
