// Gist: what a headline says, in words that are the same however it is put.

import {monthNames, weekdayNames} from '../../../src/core/calendar.ts'
import {addToList, compareText} from '../../../src/core/order.ts'
import {digestOf} from '../../../src/reading/likeness/sketch.ts'
import {isTitleCase} from '../../../src/reading/names/names.ts'
import {hashOf} from '../../../src/reading/text/tokens.ts'
import data from '../../lists/headline-words.json' with {type: 'json'}

/** What a headline says. */
export interface Gist {
  /** Its words in order, each once and as the first of its synonyms, without those that say nothing; numbers in figures. */
  words: readonly string[]
  /** Those of them that are names, as far as capitals tell. */
  names: readonly string[]
}

/** A word without the endings of tense and number: `approved`, `approves`, `approving` are one. */
export function withoutEnding(word: string): string {
  if (word.length < 4) return word
  const bare = endsIn('gdes', word) ? word.replace(/(?<=[a-z]{3})(?:ing|ed|ies|es|e|s)$/, '') : word
  return withSingleEnd(endsIn('iy', bare) ? bare.replace(/(?<=[a-z]{3})[iy]$/, '') : bare)
}

/** Is the last letter one of these? Most words have no such ending, and cost no pattern. */
const endsIn = (letters: string, word: string): boolean => letters.includes(word[word.length - 1] ?? ' ')

/** A word without the second of two like consonants at its end: `stopp`. */
const withSingleEnd = (word: string): string =>
  word[word.length - 1] === word[word.length - 2] ? word.replace(/([b-df-hj-np-tv-z])\1$/, '$1') : word

const stemsOf = (group: string) => group.split(' ').map(withoutEnding)

/** The stem of the first word of the first group that each stem is in. */
const firstOf = new Map(
  [...data.places, ...data.synonyms].reverse().flatMap((group) => {
    const stems = stemsOf(group)
    return stems.map((each) => [each, stems[0] as string] as const)
  }),
)

const places = new Set(data.places.map((group) => stemsOf(group)[0] as string))
const dates = [...monthNames, ...weekdayNames].map((name) => name.toLowerCase())
const series = new Set([...data.series, ...dates].flatMap((word) => [word, withoutEnding(word)]))
const small = new Set(data.small)
const numbers = new Map(
  [data.numbers, data.ordinals].flatMap((words) => words.map((word, i) => [word, String(i)] as const)),
)

/** What a word for a number is in figures: `two`, `second`. */
export const numberOf = (word: string): string | undefined => numbers.get(word)

/** Phrases by their first stem, each as the stems of its words. */
const phrases = new Map(phrasesByStem())

function phrasesByStem(): Map<string, string[][]> {
  const made = new Map<string, string[][]>()
  for (const phrase of data.phrases) {
    const stems = stemsOf(phrase)
    addToList(made, stems[0] as string, stems)
  }
  return made
}

const sameAs = (word: string) => firstOf.get(word) ?? word

/** What a word in lower case says: the stem of the first of its synonyms, else its own. */
export const meaningOf = (word: string): string => sameAs(withoutEnding(word))

const opposites = new Set(
  data.opposites.flatMap((pair) => {
    const [a = '', b = ''] = stemsOf(pair).map(sameAs)
    return [`${a} ${b}`, `${b} ${a}`]
  }),
)

const label = new RegExp(`^(?:${data.labels.join('|')})(?: live| \\d+)?\\s*:\\s*`, 'i')
const source = new RegExp(`\\s*(?::|\\s[–—-])\\s+(?:\\w+ ){0,2}(?:${data.speakers.join('|')})$`, 'i')
const body = /: [A-Z]{2,6}$/
const saying = /,\s*says?(?: [\w.]+){1,3}$|,?\s+(?:says?|said)$/

/** Labels before a headline and sources behind it are not what it says. */
function withoutFrame(headline: string): string {
  const bare = /[:–—-]/.test(headline) ? headline.replace(label, '').replace(source, '').replace(body, '') : headline
  return bare.includes('sa') ? bare.replace(saying, '') : bare
}

const scales: Readonly<Record<string, string>> = {
  b: 'billion',
  bn: 'billion',
  m: 'million',
  mn: 'million',
  pc: 'percent',
  '%': 'percent',
}

const plainNumbers = (text: string) => (/[\d.$£€'’ʼ]/.test(text) ? writePlainly(text) : text)

const writePlainly = (text: string) =>
  text
    .replace(/\b(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll('.', ''))
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/(\d)\.0(?!\d)/g, '$1')
    .replace(/(?:US)?[$£€]/g, ' ')
    .replace(
      /(\d)\s?(bn?|mn?|pc|%)(?![a-z\u00c0-\u024f])/gi,
      (_, digit, unit) => `${digit} ${scales[unit.toLowerCase()]} `,
    )
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/['’ʼ]s\b|['’ʼ]/g, '')

const word = /\d+(?:[.:–-]\d+)*|[\p{L}\p{M}]+/gu

/** The gist of a headline. */
export function gistOfHeadline(headline: string): Gist {
  const text = plainNumbers(withoutFrame(headline.normalize('NFKC')))
  const written = text.match(word) ?? []
  const shouted = isTitleCase(text)
  const words: string[] = []
  const names: string[] = []
  for (let i = 0; i < written.length; i++) {
    const lower = (written[i] as string).toLowerCase()
    const phrase = phrases
      .get(withoutEnding(lower))
      ?.find((stems) => stems.every((each, k) => withoutEnding((written[i + k] ?? '').toLowerCase()) === each))
    if (phrase) i += phrase.length - 1
    else if (small.has(lower)) continue
    const said = sameAs(phrase ? withoutEnding(phrase.join('')) : (numbers.get(lower) ?? withoutEnding(lower)))
    words.push(said)
    if (!shouted && i > 0 && /^\p{Lu}/u.test(written[i] as string)) names.push(said)
  }
  return {words: [...new Set(words)], names}
}

/** The fewest words two headlines must share; the fewest where they share all. */
const [fewest, fewestOfEqual] = [4, 3]

/** How much of two headlines is the same, 0–1 (Jaccard); 0 where what differs tells two stories or two of a series. */
export function gistLikeness(a: Gist, b: Gist): number {
  const onlyA = a.words.filter((each) => !b.words.includes(each))
  const shared = a.words.length - onlyA.length
  if (shared < fewestOfEqual) return 0
  const onlyB = b.words.filter((each) => !a.words.includes(each))
  const apart = [...onlyA, ...onlyB].some((each) => isNumber(each) || series.has(each))
  const differ = onlyA.length + onlyB.length
  if (
    shared < (differ > 0 ? fewest : fewestOfEqual) ||
    apart ||
    tellApart(onlyA, onlyB, a, b) ||
    isReversed(a.words, b.words)
  )
    return 0
  return shared / (shared + differ)
}

const isNumber = (word: string) => /^\d/.test(word)

/** One has a name or a place where the other has another, or says the opposite. */
function tellApart(onlyA: readonly string[], onlyB: readonly string[], a: Gist, b: Gist): boolean {
  const isName = (word: string) => places.has(word) || a.names.includes(word) || b.names.includes(word)
  return (
    (onlyA.some(isName) && onlyB.some(isName)) ||
    onlyA.some((one) => onlyB.some((other) => opposites.has(`${one} ${other}`)))
  )
}

const against = ['beat', 'sue', 'accuse', 'charge', 'attack', 'warn', 'condemn', 'praise'].map((verb) =>
  sameAs(withoutEnding(verb)),
)

/** “Wales beat England”, “England beat Wales”. */
function isReversed(a: readonly string[], b: readonly string[]): boolean {
  const verb = against.find((each) => a.includes(each) && b.includes(each))
  if (!verb) return false
  const [before, other] = [a, b].map((words) =>
    words.slice(0, words.indexOf(verb)).filter((each) => a.includes(each) && b.includes(each)),
  ) as [string[], string[]]
  return before.length > 0 && other.length > 0 && !before.some((each) => other.includes(each))
}

/**
 * Keys of which two headlines share one at least where their likeness is `least` or more: their rarest words, by threes
 * (prefix filter, Chaudhuri, Ganti and Kaushik 2006). Rare are words the list does not know, the longer the rarer.
 */
export function gistKeys({words}: Gist, least: number): string[] {
  if (words.length < fewestOfEqual) return []
  const rated = words.map((word) => ({word, rare: rarity(word)}))
  const sorted = rated.sort((a, b) => b.rare - a.rare || compareText(a.word, b.word))
  const common = Math.max(Math.min(fewest, sorted.length), Math.ceil(least * sorted.length))
  const prefix = sorted.slice(0, sorted.length - common + 3).map(({word}) => hashOf(word))
  return prefix.flatMap((one, i) =>
    prefix.slice(i + 1).flatMap((two, j) => prefix.slice(i + j + 2).map((three) => keyOf([one, two, three]))),
  )
}

/** Seven characters: that two keys are the same by chance costs no more than a comparison. */
const keyOf = (words: readonly number[]) => digestOf(words).slice(0, 7)

const known = new Set(firstOf.values())
const rarity = (word: string) => (known.has(word) || series.has(word) || isNumber(word) ? 0 : word.length)
