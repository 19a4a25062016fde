// Misspellings: the words of a draft that no dictionary of the house has, each with what may be meant.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {placeOf, type Span, wholeOf} from '../../../src/core/draft/spans.ts'
import {addToList} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {startsSentence} from '../../../src/reading/names/mentions.ts'
import {isTitleCase} from '../../../src/reading/names/names.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {tokensIn} from '../../../src/reading/text/tokens.ts'
import {isWithin, slipCost} from '../../../src/spelling/slip.ts'
import type {Speller} from '../../../src/spelling/speller.ts'
import type {SpellingCandidate} from '../../../src/spelling/suggest.ts'
import wordData from '../../lists/spelling-words.json' with {type: 'json'}
import {bareOf, establishedIn} from './established-words.ts'
import {isAdverb, isDoer, isLike, isMadeWord, isPlural, mayStandBesideHyphen} from './made-words.ts'
import {hyphenatedAround, isInAddress, type SpeltWord, speltWordsIn} from './spelt-words.ts'

export type MisspellingKind = 'misspelt' | 'unknown' | 'name'

/** A word that isn't right, everywhere it stands. */
export interface MisspeltWord {
  kind: MisspellingKind
  /** Where it stands, in reading order; the first has its text. */
  words: readonly SpeltWord[]
  /** What may be meant, the likeliest first. */
  candidates: readonly SpellingCandidate[]
  /** It opens a sentence or stands in a headline, where a name has a capital as well. */
  isUnsure: boolean
  /** A list marks it as wrong. */
  isRefused: boolean
}

/** How much a slip may cost to be one: a letter in any word, two in a long one; less where the word is made of words. */
const [oneSlip, twoSlips, inMadeWord, inOpening, inLongOpening, inShortWord] = [1.15, 1.75, 0.95, 0.95, 1.05, 0.75]
const [longWord, mostCandidates, often, mostBeside] = [8, 5, 3, 30]

const properWords: readonly string[] = wordData.properWords
const properSet: ReadonlySet<string> = new Set(properWords)
const functionWords: ReadonlySet<string> = new Set(wordData.neverJoined)
const common: ReadonlySet<string> = new Set(wordData.common)
const modern: ReadonlySet<string> = new Set(wordData.modern)
const pronouns: ReadonlySet<string> = new Set(wordData.pronouns)
/** A slip that is so common that the word is no other one. */
const likely = 0.6

/** Everything in a draft that isn't right by a speller. */
export function misspeltWordsIn(draft: Draft, speller: Speller, inQuotations: boolean): MisspeltWord[] {
  const found = new Map<string, SpeltWord[]>()
  const inPhrases = new Set<SpeltWord>()
  const tokens = tokensIn(draft)
  for (const block of draft.blocks) {
    const table = tokens[block.index]
    if (!table || holdsNames(block.field)) continue
    const wrong: SpeltWord[] = []
    let all = 0
    for (const word of speltWordsIn(block, table)) {
      all++
      if (!speller.isRight(word.text) && !isModern(word.text, speller)) wrong.push(word)
    }
    if (wrong.length === 0 || isForeignBlock(all, wrong, speller)) continue
    for (const word of wrong) {
      if (isLeftAlone(word, speller) || (!inQuotations && isQuoted(draft, word))) continue
      addToList(found, bareOf(word.text).toLowerCase(), word)
    }
    markPhrases(wrong, inPhrases)
  }
  return [...found.values()].flatMap((words) => judge(draft, words, speller, inPhrases) ?? [])
}

/** A word that is newer than the dictionaries; a house may still call it wrong. */
const isModern = (text: string, speller: Speller) => modern.has(bareOf(text).toLowerCase()) && !speller.isWrong(text)

/** Unknown words side by side are a name or another language, if they are no slips. */
function markPhrases(wrong: readonly SpeltWord[], inPhrases: Set<SpeltWord>): void {
  for (const [at, word] of wrong.entries()) {
    const next = wrong[at + 1]
    if (next && next.start === word.end + 1) inPhrases.add(word).add(next)
    if (isBesideParticle(word)) inPhrases.add(word)
  }
}

/** Small words of French, Latin and Italian that stand in set phrases: `en masse`, `pro bono`, `magna cum laude`. */
const foreignParticles = new Set('en au aux la le les de du des pro cum ad del della'.split(' '))

/** Does such a word stand right before a word or after it? */
function isBesideParticle({block, start, end}: Span): boolean {
  const {text} = block.prose
  const before = /(?<=^|[^\p{L}])(\p{L}{2,5}) $/u.exec(text.slice(Math.max(0, start - 7), start))?.[1] ?? ''
  const after = /^ (\p{L}{2,5})(?!\p{L})/u.exec(text.slice(end, end + 7))?.[1] ?? ''
  return foreignParticles.has(before) || foreignParticles.has(after)
}

/** Fields of front matter that hold names. */
const holdsNames = (field = '') => wordData.nameFields.some((name) => field.toLowerCase().includes(name))

const endsIn = (text: string, endings: readonly string[]) =>
  endings.some((ending) => text.length > ending.length && text.endsWith(ending))

/** What `misspeltWordsIn` asks of a draft. */
export const misspellingReadings = defineReading(() => undefined, [tokensIn, quotationsOf, establishedIn])

/** Are so many words of a block unknown, and most of them no slips, that it is in another language or no prose? */
function isForeignBlock(all: number, wrong: readonly SpeltWord[], speller: Speller): boolean {
  const small = wrong.filter(({text}) => !/^\p{Lu}/u.test(text))
  if (wrong.length < 4 || small.length * 3 <= all) return false
  const slips = small.filter(({text}) => isLikely(text, speller.suggest(text)))
  return slips.length * 2 < small.length
}

const notAsked = /[^\p{ASCII}’]|\p{Ll}\p{Lu}|^\p{Lu}+(?:['’]?s)?$|^\p{L}{1,2}$|['’]\p{Lu}/u

/** Is it no word to look up: initials, a mixed name, a word with foreign letters, of one or two letters, in an address? */
function isLeftAlone(word: SpeltWord, speller: Speller): boolean {
  const {text} = word
  if (speller.isWrong(text)) return false
  if (notAsked.test(text) || isInAddress(word) || isLatinName(word)) return true
  const {block, start, end} = word
  if (block.prose.text[end] === '.' && speller.isRight(`${text}.`)) return true
  const contracted = text.replace(/['’]\p{L}*$/u, '')
  const ending = text.slice(contracted.length + 1).toLowerCase()
  if (contracted !== text && wordData.contractions.includes(ending) && speller.isRight(contracted)) return true
  const hyphenated = hyphenatedAround(word)
  if (!hyphenated) return block.prose.text[start - 1] === "'" && text.length < 5
  return speller.isRight(hyphenated.text) || mayStandBesideHyphen(text.toLowerCase())
}

/** Is it the second word of a plant, a beast or a germ: `Ovis aries`, `E. coli`? */
function isLatinName({block, start, text}: SpeltWord): boolean {
  const before = block.prose.text.slice(Math.max(0, start - 24), start)
  if (/^\p{Lu}/u.test(text)) return false
  if (/(?:^|[^\p{L}])\p{Lu}\. $/u.test(before)) return true
  const name = before.endsWith(' ') ? (before.trimEnd().split(' ').at(-1) ?? '') : ''
  return endsIn(text, wordData.latinEndings) && endsIn(name, wordData.latinNameEndings)
}

/** What kind of misspelling it is; undefined where it is none. */
function judge(
  draft: Draft,
  words: readonly SpeltWord[],
  speller: Speller,
  inPhrases: ReadonlySet<SpeltWord>,
): MisspeltWord | undefined {
  const [word] = words as [SpeltWord]
  const bare = bareOf(word.text)
  const small = bare.toLowerCase()
  const isRefused = speller.isWrong(word.text)
  const made = (kind: MisspellingKind, all: readonly SpellingCandidate[], isUnsure = false): MisspeltWord => {
    const candidates = all.slice(0, mostCandidates)
    return {kind, words, candidates, isUnsure, isRefused}
  }
  if (isRefused) return made('misspelt', speller.suggest(bare))
  const {meant, setApart} = establishedIn(draft)
  if (meant.has(small)) return undefined
  const capitals = words.filter(({text}) => /^\p{Lu}/u.test(text))
  if (capitals.length > 0 && (setApart.has(small) || !capitals.every((one) => mayOpen(one, speller))))
    return judgeName(words, bare, made)
  const candidates = speller.suggest(bare).filter(({form}) => mayBeMeant(small, form))
  if (inPhrases.has(word) && !isLikely(small, candidates)) return undefined
  if (capitals.length < words.length) {
    const kind = wordKind(small, words.length, candidates, speller, setApart)
    return kind && made(kind, candidates)
  }
  const [best] = candidates
  const isSlip =
    best &&
    best.cost <= (small.length >= longWord ? inLongOpening : inOpening) &&
    small.length >= 6 &&
    best.form === best.form.toLowerCase()
  return isSlip && !isSomeWord(small, candidates, speller) ? made('misspelt', candidates, true) : undefined
}

/** Is it so near a word that it is a slip even beside another unknown word? */
const isLikely = ({length}: string, [best]: readonly SpellingCandidate[]): boolean =>
  best !== undefined && best.cost <= (length >= longWord - 1 ? inOpening : likely)

/** What is left of the suggestions: words in small letters, and capitals that every reader knows of. */
function mayBeMeant(small: string, form: string): boolean {
  if (isPossessive(form)) return false
  if (form.includes(' ')) return form.split(' ').some((part) => functionWords.has(part))
  if (form !== form.toLowerCase()) return form.toLowerCase() === small && properSet.has(form)
  return small.length > 4 || common.has(form)
}

/** `boat's` isn't what was meant by `boats`; `that's` may be by `thats`. */
const isPossessive = (form: string) => form.endsWith("'s") && !pronouns.has(form.slice(0, -2).toLowerCase())

/** Does the word stand where every word has a capital, and not in a name? */
function mayOpen(word: Span, speller: Speller): boolean {
  const {block, start} = word
  const {text} = block.prose
  if (start > 1 && /[-‑]/.test(text[start - 1] as string) && /\p{L}/u.test(text[start - 2] as string)) return false
  if (startsSentence(text, start) || wholeOf(block).start === start) return true
  return isTitleCase(text) && !isBesideName(word, speller)
}

/** Does a word stand beside that is a name alone, such as a first name? */
function isBesideName({block, start, end}: Span, speller: Speller): boolean {
  const {text} = block.prose
  const before = text.slice(Math.max(0, start - mostBeside), start)
  const after = text.slice(end, end + mostBeside)
  const beside = [
    before.endsWith(' ') ? before.slice(0, -1).split(notLetter).at(-1) : undefined,
    after.startsWith(' ') ? after.slice(1).split(notLetter)[0] : undefined,
  ]
  return beside.some((one) => one !== undefined && one !== '' && !speller.isRight(one.toLowerCase()))
}

const notLetter = /\P{L}/u

/** A name is said only where it is near a word that every reader knows, and stands once. */
function judgeName(
  words: readonly SpeltWord[],
  bare: string,
  made: (kind: MisspellingKind, candidates: readonly SpellingCandidate[]) => MisspeltWord,
): MisspeltWord | undefined {
  if (words.length > 1 || bare.length < 5) return undefined
  const near = properWords.filter(
    (known) => isWithin(bare, known, 1) && !known.startsWith(bare) && !bare.startsWith(known),
  )
  const candidates = near.map((known) => ({word: known, form: known, cost: slipCost(bare, known)}))
  return candidates.length > 0 ? made('name', candidates) : undefined
}

/** Is it a word although no dictionary has it: made of others, spelt as elsewhere, or a plural? */
function isSomeWord(small: string, [best]: readonly SpellingCandidate[], speller: Speller): boolean {
  const isRight = (word: string) => speller.isRight(word)
  const cost = best?.cost ?? Number.POSITIVE_INFINITY
  if (
    isVariant(small, speller) ||
    isAdverb(small, isRight) ||
    (cost > likely && (isPlural(small, isRight) || isDoer(small, isRight) || isLike(small, isRight)))
  )
    return true
  return cost > inMadeWord && isMadeWord(small, isRight)
}

function wordKind(
  small: string,
  times: number,
  candidates: readonly SpellingCandidate[],
  speller: Speller,
  setApart: ReadonlySet<string>,
): MisspellingKind | undefined {
  const cost = candidates[0]?.cost ?? Number.POSITIVE_INFINITY
  if (isSomeWord(small, candidates, speller)) return undefined
  if (setApart.has(small) && cost > inMadeWord) return undefined
  if (small.length < 5) return cost <= inShortWord ? 'misspelt' : undefined
  if (cost <= oneSlip || (small.length >= longWord && cost <= twoSlips)) return 'misspelt'
  return times >= often || setApart.has(small) ? undefined : 'unknown'
}

/** Oxford spelling is British as well; and a plural of a right word is right. */
function isVariant(small: string, speller: Speller): boolean {
  return small.includes('iz') && speller.isRight(small.replace(/iz(?=\p{Ll})/u, 'is'))
}

/** The places of a misspelling after the first. */
export const otherPlaces = ({words}: MisspeltWord) => words.slice(1).map(placeOf)
