// Weighed witnesses: sentences in which somebody speaks who is described and not named, and what speaks for a missing reason.
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {sentenceAround, sentencesOf} from '../core/draft/sentences.ts'
import {overlaps, type Span} from '../core/draft/spans.ts'
import {firstEndingAfter} from '../core/order.ts'
import {defineReading} from '../core/reading.ts'
import {type NamedWords, wordsAround} from '../reading/names/names.ts'
import {linesIn} from '../reading/page/roles.ts'
import {auxiliaries} from '../reading/speech/cues.ts'
import {inQuotationMarks, quotationsByBlock, quotationsOf} from '../reading/speech/quotations.ts'
import {endsInOneOf, isOneOf, isProse, type Word} from '../reading/text/words.ts'
import {around, featuresAround, holdsOneOf, weighingWords} from './around.ts'
import {type Candidate, isRunningText} from './candidates.ts'

/** A word that may open a sentence, the first two or three after a quotation, and one that opens a further clause. */
const openings =
  /(?<=^|[\s"“(])\p{Lu}\p{Ll}{0,8}(?=\s\p{L})|(?<=["”’]\s)(?:\p{Ll}{1,12}\s)?\p{Ll}{1,9}(?=\s\p{L})|(?<=[,;] \p{Ll}{3} )\p{Ll}{1,7}(?=\s\p{L})/gu

/** Sentences in which somebody without a name speaks. */
export const witnessCandidatesOf = defineReading<readonly Candidate[]>(
  (draft) => draft.blocks.flatMap((block) => witnessesIn(draft, block)),
  [quotationsOf, linesIn, around],
)

const silent: ReadonlySet<string> = new Set(['field', 'alt', 'cell', 'heading'])

function witnessesIn(draft: Draft, block: Block): Candidate[] {
  if (silent.has(block.kind) || !isProse(block)) return []
  const all: Candidate[] = []
  for (const {0: found, index} of block.prose.text.matchAll(openings)) {
    const start = determinerIn(found)
    if (start === undefined) continue
    const span = {block, start: index + start, end: index + found.length}
    if ((all.at(-1)?.sentence.end ?? 0) > index || inQuotationMarks(draft, span)) continue
    const candidate = witnessAt(draft, span)
    if (candidate) all.push(candidate)
  }
  return all
}

/** Where one of a few words opens a phrase for somebody: `A`, `an` of `said an`. */
function determinerIn(words: string): number | undefined {
  const start = words.search(/\s\S*$/) + 1
  if (weighingWords.determiner.has(words.slice(start).toLowerCase())) return start
  return weighingWords.determiner.has(words.slice(0, start).trimEnd()) ? 0 : undefined
}

/** A phrase for somebody: the words of its sentence, where it opens, where its head ends and where it ends itself. */
interface Phrase extends NamedWords {
  from: number
  head: number
  to: number
  /** The first verb of speech after it. */
  verb: number
  /** Behind a quotation: `,” a neighbour said`. */
  isTag: boolean
}

function witnessAt(draft: Draft, span: Span): Candidate | undefined {
  const {block} = span
  const sentence = sentenceAround(span)
  const phrase = phraseAt(draft, span)
  if (!phrase || !isPerson(phrase) || isSaidByOther(phrase)) return undefined
  const quotations = quotationsByBlock(draft).get(block) ?? []
  const isSpoken = phrase.verb >= 0 || phrase.isTag || quotations.some((one) => overlaps(one, sentence))
  if (!isSpoken || !isRunningText(draft, span)) return undefined
  const end = phrase.words[phrase.verb === phrase.to ? phrase.verb : phrase.to - 1]?.end ?? span.end
  const features = [
    '=',
    ...featuresOfPhrase(phrase),
    ...reasonsAround(draft, sentence),
    ...featuresAround(draft, sentence),
  ]
  return {...span, end, sentence, kind: 'witness', features}
}

const [longestPhrase, farthestVerb] = [14, 30]

const isTie = (word: Word, at: number) => isOneOf(word, weighingWords.tie) || (at > 0 && word.lower.endsWith('ing'))

const isSpeech = (word: Word | undefined) => isOneOf(word, weighingWords.speaking)

function phraseAt(draft: Draft, {block, start}: Span): Phrase | undefined {
  const {words, names} = wordsAround(draft, block, start)
  const from = firstEndingAfter(words, start)
  const isOpening = words.slice(0, from).every(({isWord}) => !isWord)
  const isTag = !isOpening && words.slice(Math.max(0, from - 3), from).some(({text}) => /["”’]/.test(text))
  const isClause = [',', ';'].includes(words[from - 2]?.text ?? '') && isOneOf(words[from - 1], weighingWords.joint)
  if (!isOpening && !isTag && !isClause) return undefined
  const ends = (word: Word) =>
    !word.isWord || isSpeech(word) || isOneOf(word, weighingWords.kin) || isOneOf(word, auxiliaries)
  const length = words.slice(from + 1, from + longestPhrase).findIndex(ends)
  const to = length < 0 ? Math.min(words.length, from + longestPhrase) : from + 1 + length
  const tie = words.slice(from + 1, to).findIndex(isTie)
  const verb = words.slice(to, to + farthestVerb).findIndex(isSpeech)
  return {words, names, from, to, head: tie < 0 ? to : from + 1 + tie, verb: verb < 0 ? verb : to + verb, isTag}
}

/** `A clerk, said Ann Archer, saw it`: the verb has a speaker of its own. */
const isSaidByOther = ({words, names, verb}: Phrase) => words[verb - 1]?.text === ',' && names[verb + 1] === true

/** Is the last word of its head somebody: a post, a calling, a number of people? `One of them` and `someone` are. */
function isPerson({words, from, head, to}: Phrase): boolean {
  const last = words[head - 1]
  if (words.slice(from, to).some(speaksForOthers)) return false
  if (head - from > 1) return last !== undefined && namesPerson(last)
  if (isOneOf(last, weighingWords.somebody) || isOneOf(words[head + 1], weighingWords.them)) return true
  return words[head]?.lower === 'of' && words.slice(head + 2, Math.min(to, head + 5)).some(namesPerson)
}

/** A spokeswoman speaks for somebody who is named. */
const speaksForOthers = ({lower}: Word) => lower.startsWith('spokes')

function namesPerson(word: Word): boolean {
  const one = word.lower.replace(/([^s])s$/, '$1')
  if (weighingWords.thing.has(one)) return false
  const isKnown = [weighingWords.post, weighingWords.office].some((words) => words.has(one))
  return isKnown || isOneOf(word, weighingWords.people) || endsInOneOf(one, weighingWords['post-ending'])
}

function featuresOfPhrase(phrase: Phrase): string[] {
  const {words, names, from, head, to, verb, isTag} = phrase
  const own = words.slice(from, to)
  const isNamed = (first: number, last: number) => names.slice(first, last).includes(true)
  const checks: readonly (readonly [name: string, holds: boolean])[] = [
    ['speaker: in a tag', isTag],
    ['speaker: a post', isOneOf(words[head - 1], weighingWords.post)],
    ['speaker: an office', own.some((word) => isOneOf(word, weighingWords.office))],
    ['speaker: young', own.some((word) => isOneOf(word, weighingWords.young))],
    ['speaker: close to it', own.some((word) => isOneOf(word, weighingWords.close))],
    ['speaker: a name in the head', isNamed(from, head)],
    ['speaker: a name behind the head', !isNamed(from, head) && isNamed(head, to)],
    ['a name behind the speaker', words[to]?.text === ',' && names[to + 1] === true],
    ['the speaker is named', own.some(({lower}) => lower === 'named' || lower === 'called')],
    [
      'a full name further on',
      names.slice(to + 2, to + 12).some((is, at) => is === true && names[to + at + 3] === true),
    ],
    ['speaker: with a clause', [to, to + 1].some((at) => isOneOf(words[at], weighingWords.kin))],
    ['speaker: with a comma', words[to]?.text === ','],
    ['speaker: with a place', head < to],
    ['speaker: told us', words.slice(to, to + farthestVerb).some(({lower}) => lower === 'us' || lower === 'me')],
  ]
  const verbs =
    verb < 0 ? ['verb: none'] : [`verb: ${words[verb]?.lower}`, verb === to ? 'verb: right behind' : 'verb: further on']
  return [`speaker: ${words[from]?.lower}`, ...verbs, ...checks.flatMap(([name, holds]) => (holds ? [name] : []))]
}

function reasonsAround(draft: Draft, sentence: Span): string[] {
  const sentences = sentencesOf(sentence.block)
  const own = firstEndingAfter(sentences, sentence.start)
  const holds = (at: number) => sentences[at] !== undefined && holdsOneOf(draft, sentences[at], weighingWords.reason)
  return [
    ...(holds(own) ? ['a reason, or a name held back, in this sentence'] : []),
    ...(holds(own + 1) || holds(own + 2) ? ['a reason, or a name held back, in the next two sentences'] : []),
    ...(holds(own - 1) ? ['a reason, or a name held back, in the sentence before'] : []),
  ]
}
