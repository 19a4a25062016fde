// Around: what a sentence and its neighbours tell a reader about who stands behind it, as names of features.
import wordData from '../../rules/lists/weighing-words.json' with {type: 'json'}
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {sentencesOf} from '../core/draft/sentences.ts'
import {overlaps, type Span} from '../core/draft/spans.ts'
import {firstEndingAfter} from '../core/order.ts'
import {defineReading} from '../core/reading.ts'
import {hasReference, isDated, referencesIn, sectionOf} from '../reading/evidence.ts'
import {wordsAround} from '../reading/names/names.ts'
import {linesIn, roleOf} from '../reading/page/roles.ts'
import {type Attribution, attributionsIn, attributionsOf} from '../reading/speech/attribution.ts'
import {auxiliaries} from '../reading/speech/cues.ts'
import {inQuotationMarks, quotationsByBlock, quotationsOf} from '../reading/speech/quotations.ts'
import {isOneOf, phraseSets, type Word} from '../reading/text/words.ts'

/** The words that features are made of, by what they tell. */
export const weighingWords = phraseSets(wordData.kinds)

/** What `featuresAround` asks for. */
export const around = defineReading(() => undefined, [attributionsOf, quotationsOf, linesIn, sectionOf])

/** Who speaks, the best to go by first. */
const speakers: readonly (readonly [kind: Attribution['kind'], name: string])[] = [
  ['named', 'a named speaker'],
  ['pronoun', 'he or she speaks'],
  ['role', 'a speaker without a name'],
  ['generic', 'speakers in general'],
]

const rankOf = (kind: Attribution['kind']) => speakers.findIndex(([one]) => one === kind)

/** Where a sentence stands as seen from another one of its paragraph, by how many sentences it is away. */
function whereIs(distance: number): string {
  if (distance === 0) return 'in this sentence'
  if (Math.abs(distance) === 1) return distance < 0 ? 'one sentence before' : 'one sentence on'
  return distance < 0 ? 'earlier in this paragraph' : 'later in this paragraph'
}

/** All that stands in and around a sentence for or against a source of what it states. */
export const featuresAround = (draft: Draft, sentence: Span): string[] => [
  ...speakersAround(draft, sentence),
  ...documentsAround(draft, sentence),
  ...quotationsAround(draft, sentence),
  ...wordingOf(draft, sentence),
  ...settingOf(draft, sentence),
]

/** The sentences of the block of a sentence, and which of them it is. */
function placeAmong({block, start}: Span): {sentences: readonly Span[]; own: number} {
  const sentences = sentencesOf(block)
  return {sentences, own: firstEndingAfter(sentences, start)}
}

/** The best rank of the speakers of each sentence of a paragraph, of all up to it, and of all from it on. */
interface RankedSpeakers {
  at: readonly number[]
  upTo: readonly number[]
  from: readonly number[]
}

const nobody = speakers.length

const rankedByBlock = defineReading((): Map<Block, RankedSpeakers | undefined> => new Map())

function rankedIn(draft: Draft, block: Block): RankedSpeakers | undefined {
  const known = rankedByBlock(draft)
  if (!known.has(block)) known.set(block, rankSpeakers(draft, block))
  return known.get(block)
}

function rankSpeakers(draft: Draft, block: Block): RankedSpeakers | undefined {
  const sentences = sentencesOf(block)
  const at = sentences.map(() => nobody)
  for (const {kind, cue, isAct} of attributionsIn(draft, block)) {
    const rank = rankOf(kind)
    if (rank < 0 || isAct || inQuotationMarks(draft, cue)) continue
    const own = firstEndingAfter(sentences, cue.start)
    at[own] = Math.min(rank, at[own] ?? nobody)
  }
  if (at.every((rank) => rank === nobody)) return undefined
  let [before, after] = [nobody, nobody]
  const upTo = at.map((rank) => (before = Math.min(before, rank)))
  const from = at.toReversed().map((rank) => (after = Math.min(after, rank)))
  return {at, upTo, from: from.reverse()}
}

function speakersAround(draft: Draft, sentence: Span): string[] {
  const ranked = rankedIn(draft, sentence.block)
  if (!ranked) return ['nobody speaks in this paragraph']
  const {own} = placeAmong(sentence)
  const near = [-1, 0, 1].map((distance) => [distance, ranked.at[own + distance]] as const)
  const all = [[-2, ranked.upTo[own - 2]] as const, ...near, [2, ranked.from[own + 2]] as const]
  return all.flatMap(([distance, rank]) =>
    rank === undefined || rank === nobody ? [] : [`${speakers[rank]?.[1]} ${whereIs(distance)}`],
  )
}

function documentsAround(draft: Draft, sentence: Span): string[] {
  const {sentences, own} = placeAmong(sentence)
  const names: string[] = []
  for (const distance of [-1, 0, 1]) {
    const near = sentences[own + distance]
    if (!near) continue
    if (holdsOneOf(draft, near, weighingWords.document)) names.push(`a document or a count ${whereIs(distance)}`)
    if (holdsOneOf(draft, near, weighingWords.own)) names.push(`the publication speaks ${whereIs(distance)}`)
  }
  if (hasReference(draft, sentence)) names.push('a link in this sentence')
  else if (referencesIn(draft).has(sentence.block.index)) names.push('a link in this paragraph')
  return names
}

/** Does the sentence of a range hold one of these words? */
export const holdsOneOf = (draft: Draft, {block, start}: Span, words: ReadonlySet<string>): boolean =>
  wordsAround(draft, block, start).words.some((word) => isOneOf(word, words))

function quotationsAround(draft: Draft, sentence: Span): string[] {
  const quotations = quotationsByBlock(draft).get(sentence.block) ?? []
  if (quotations.length === 0) return []
  const next = quotations[firstEndingAfter(quotations, sentence.start)]
  return [`a quotation in this ${next && overlaps(next, sentence) ? 'sentence' : 'paragraph'}`]
}

/** Kinds of words that are features of the sentence they stand in. */
const told = [
  'finding',
  'reader',
  'scope',
  'people',
  'back',
  'rough',
  'always',
  'record',
  'market',
  'now',
  'future',
  'derived',
] as const

/** The words of a sentence, without the marks, and which of them belong to names. */
export function plainWordsIn(draft: Draft, {block, start}: Span): {words: Word[]; isName: boolean[]} {
  const all = wordsAround(draft, block, start)
  const kept = all.words.flatMap((word, at) =>
    word.isWord && word.start >= start ? [[word, all.names[at] === true] as const] : [],
  )
  return {words: kept.map(([word]) => word), isName: kept.map(([, is]) => is)}
}

function wordingOf(draft: Draft, sentence: Span): string[] {
  const {words, isName} = plainWordsIn(draft, sentence)
  const holds = (kind: keyof typeof weighingWords) => words.some((word) => isOneOf(word, weighingWords[kind]))
  const runs = isName.filter((is, at) => is && isName[at - 1] !== true).length
  return [
    ...told.filter(holds).map((kind) => `words: ${kind}`),
    tenseOf(holds('past') || words.some(isPlainPast), holds('present')),
    ...figuresIn(words),
    `names: ${Math.min(runs, 3)}`,
    ...(isDated(sentence) ? ['a date'] : []),
    ...openingOf(words, isName),
  ]
}

function tenseOf(isPast: boolean, isPresent: boolean): string {
  if (!isPast) return 'in the present tense'
  return isPresent ? 'in both tenses' : 'in the past tense'
}

/** `widened`, but not after `has been` or the like, where the word before tells the tense. */
const isPlainPast = ({lower}: Word, at: number, words: readonly Word[]) =>
  lower.length > 4 && lower.endsWith('ed') && at > 0 && !isOneOf(words[at - 1], auxiliaries)

function figuresIn(words: readonly Word[]): string[] {
  const figures = words.filter(({text}) => /^\d/.test(text))
  const names = [`figures: ${Math.min(figures.length, 4)}`]
  if (figures.some(({text}) => /\d[,.]\d|^\d{3}/.test(text))) names.push('an exact figure')
  const isShare = (word: Word, at: number) => /^\d/.test(word.text) && words[at + 1]?.lower === 'of'
  if (words.some((word, at) => isShare(word, at) && words.slice(at + 2, at + 4).some(({text}) => /^\d/.test(text))))
    names.push('so many of so many')
  return names
}

/** Kinds of words that open a sentence, with how a feature names them. */
const openers = [
  ['the', 'the'],
  ['pronoun', 'a pronoun'],
  ['article', 'an article'],
  ['joint', 'a conjunction'],
  ['tie-opener', 'a preposition'],
  ['possessive', 'a possessive'],
  ['none', 'a quantity'],
  ['own', 'the publication'],
] as const

/** What kind of word a sentence opens with, where it is a small one. */
export const openerOf = (first: Word | undefined): string | undefined =>
  openers.find(([kind]) => isOneOf(first, weighingWords[kind]))?.[1]

/** What the sentence opens with. */
function openingOf([first, second]: readonly Word[], [isName]: readonly boolean[]): string[] {
  if (!first) return []
  const opener = openerOf(first)
  if (opener) return [`opens with ${opener}`]
  if (/^\d/.test(first.text)) return ['opens with a figure']
  if (isName) return ['opens with a name']
  return [`opens with ${isPlural(first) || (second && isPlural(second)) ? 'a plural' : 'another word'}`]
}

const isPlural = (word: Word) => /[^s]s$/.test(word.lower) && !isOneOf(word, weighingWords.present)

function settingOf(draft: Draft, sentence: Span): string[] {
  const {sentences, own} = placeAmong(sentence)
  const {block, end} = sentence
  const names = [`in a ${roleOf(draft, sentence)}`, ...registerOf(draft)]
  if (sentences.length === 1) names.push('alone in its paragraph')
  else if (own === 0) names.push('first in its paragraph')
  else names.push(own === sentences.length - 1 ? 'last in its paragraph' : 'amid its paragraph')
  if (/\?["”’)]*$/.test(block.prose.text.slice(end - 3, end))) names.push('a question')
  return names
}

const ownVoice = /\b(?:I|[WwMm][ey])\b/g

/** Characters of a draft for each `I` and `we`, below which it is told in the first person. */
const perOwnVoice = 900

/** What sort of draft it is. */
const registerOf = defineReading<readonly string[]>(
  (draft) => {
    const own = draft.text.match(ownVoice)?.length ?? 0
    const section = sectionOf(draft)
    return [
      ...(own * perOwnVoice > draft.text.length ? ['a draft in the first person'] : []),
      ...(section === 'news' ? [] : [`a draft of the section ${section}`]),
    ]
  },
  [linesIn, sectionOf],
)
