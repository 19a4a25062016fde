// Attributions: who is said to have said what. A cue, the speaker found beside it, and the sentence they stand in.

import sourceData from '../../../rules/lists/generic-sources.json' with {type: 'json'}
import {defineBlockReading, recallPart} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {sentencesOf} from '../../core/draft/sentences.ts'
import type {Span} from '../../core/draft/spans.ts'
import {bisect, firstEndingAfter} from '../../core/order.ts'
import type {Hit} from '../../core/phrase-list.ts'
import {definePhrases} from '../../core/phrases/phrases.ts'
import {defineReading} from '../../core/reading.ts'
import {calendarWords, personTitles, shoutedNames} from '../names/name-words.ts'
import {isCapitalised, isTitleCase, type NamedWords, namesIn, wordsAround} from '../names/names.ts'
import {isOneOf, phraseSet, type Word, wordsOf} from '../text/words.ts'
import {
  auxiliaries,
  breaks,
  cuesIn,
  inverting,
  isBase,
  isParticiple,
  isSkipped,
  speechCues,
  speechGrammar,
} from './cues.ts'

export const genericSources = definePhrases(sourceData)

/** What sort of speaker: a proper name, he or she, a role without a name, a generic plural, or nobody. */
type SpeakerKind = 'named' | 'pronoun' | 'role' | 'generic' | 'none'

/** The order in which speaker and cue stand. */
type WordOrder = 'forward' | 'inverted' | 'relative' | 'by' | 'according' | 'shared' | 'label'

export interface Attribution {
  cue: Span
  /** The cue reports an act or a state of mind rather than words: `wants`, `backed`. */
  isAct: boolean
  kind: SpeakerKind
  order: WordOrder
  /** The words that name the speaker; none where nobody is named. */
  speaker?: Span
  /** The sentence: what is said is the rest of it. */
  sentence: Span
}

const generic = phraseSet(genericSources, 'core', 'second', 'study', 'bare')
const spokenCues = phraseSet(speechCues, 'strong', 'excuse', 'according')
const sayVerbs = phraseSet(speechCues, 'strong', 'excuse', 'act')
const {person: persons, pronoun: pronouns} = speechGrammar

const attributionMemo = defineReading(() => new Map<Block, readonly Attribution[]>())

/** The attributions of a block in reading order, made only for blocks somebody asks about. */
export function attributionsIn(draft: Draft, block: Block | undefined): readonly Attribution[] {
  if (!block) return []
  const memo = attributionMemo(draft)
  const known = memo.get(block)
  if (known) return known
  const all = readBlock(draft, block, cuesIn(draft, block))
  memo.set(block, all)
  return all
}

/** Read a block, or remember what was read as long as its names are the same. */
function readBlock(draft: Draft, block: Block, cues: readonly Hit[]): readonly Attribution[] {
  if (cues.length === 0 && !mayBeLabelled(block)) return []
  const read = () => {
    const found = cues.flatMap((cue) => readAttribution(draft, cue) ?? [])
    const label = readLabel(draft, block)
    return label ? [...found, label].sort((a, b) => a.cue.start - b.cue.start) : found
  }
  if (!block.cache.isReused) return read()
  return recallPart(block, readBlock, 0, [namesIn(draft, block)], read)
}

/** What was asked for last in a draft: many claims of one sentence ask about that sentence. */
const askedLast = new WeakMap<Draft, {span: Span; found: readonly Attribution[]}>()

/** Those whose cue stands in a range. */
export function attributionsWithin(draft: Draft, span: Span): readonly Attribution[] {
  const last = askedLast.get(draft)
  if (last?.span.block === span.block && last.span.start === span.start && last.span.end === span.end) return last.found
  const found = readWithin(draft, span)
  askedLast.set(draft, {span, found})
  return found
}

function readWithin(draft: Draft, {block, start, end}: Span): readonly Attribution[] {
  if (isReadWhole(draft, block)) {
    const all = attributionsIn(draft, block)
    return within(all, ({cue}) => cue, start, end)
  }
  return within(cuesIn(draft, block), (cue) => cue, start, end).flatMap((cue) => readAttribution(draft, cue) ?? [])
}

/** The part of an ordered list whose cues overlap a range. */
const within = <T>(all: readonly T[], cueOf: (one: T) => Span, start: number, end: number): readonly T[] =>
  all.slice(
    bisect(all, (one) => cueOf(one).end > start),
    bisect(all, (one) => cueOf(one).start >= end),
  )

/** A block whose attributions are remembered, or may open with a label: else its cues are read one by one. */
const isReadWhole = (draft: Draft, block: Block): boolean =>
  block.cache.isReused || attributionMemo(draft).has(block) || mayBeLabelled(block)

/** Every attribution of the draft in reading order, each read when it is its turn. */
export function* eachAttribution(draft: Draft): Generator<Attribution, void> {
  for (const block of draft.blocks)
    if (isReadWhole(draft, block)) yield* attributionsIn(draft, block)
    else
      for (const cue of cuesIn(draft, block)) {
        const attribution = readAttribution(draft, cue)
        if (attribution) yield attribution
      }
}

/** Every attribution of the draft in reading order. Those who look at one block, or for the first, ask as above. */
export const attributionsOf = defineReading<readonly Attribution[]>(
  (draft) => draft.blocks.flatMap((block) => attributionsIn(draft, block)),
  [speechCues],
)

interface Reader extends NamedWords {
  sentence: number
}

interface Found {
  kind: SpeakerKind
  order: WordOrder
  from?: number
  to?: number
}

function readAttribution(draft: Draft, cue: Hit): Attribution | undefined {
  const {block} = cue
  const {words, names, sentence} = wordsAround(draft, block, cue.start)
  const at = firstEndingAfter(words, cue.start)
  const first = words[at]
  if (!first || (isCapitalised(first) && !first.first && !isTitleCase(block.prose.text))) return undefined
  const reader = {words, names, sentence: first.sentence}
  const after = firstEndingAfter(words, cue.end)
  const found =
    cue.kind === 'according'
      ? rightOf(reader, after, 14, 'according')
      : (byAgent(reader, after) ?? leftOf(reader, at) ?? inverted(reader, at, after) ?? shared(reader, at))
  const {kind, order, from, to} = found ?? {kind: 'none', order: 'forward'}
  const speaker =
    from === undefined || to === undefined
      ? undefined
      : {block, start: (words[from] as Word).start, end: (words[to] as Word).end}
  return {cue, isAct: !spokenCues.has(cue.phrase), kind, order, sentence, ...(speaker && {speaker})}
}

/** The noun phrase before a cue, behind its appositions: `Jane Doe, a historian at Yale, said`. */
function leftOf(reader: Reader, cue: number): Found | undefined {
  const {words, sentence} = reader
  let at = cue - 1
  while (words[at]?.sentence === sentence && isSkipped((words[at] as Word).lower)) at--
  const last = words[at]
  if (!last || last.sentence !== sentence) return undefined
  const verb = (words[cue] as Word).lower
  if (isParticiple(verb) && at === cue - 1) return undefined
  if (isBase(verb) && !hasAuxiliary(words, at, cue) && !takesBase(words, at)) return undefined
  if ((last.lower === 'who' && !shoutedNames.has(last.text)) || last.lower === 'which') return relative(reader, at)
  if (persons.has(last.lower)) return {kind: 'pronoun', order: 'forward', from: at, to: at}
  if (speechGrammar['speaking-pronoun'].has(last.lower)) return {kind: 'role', order: 'forward', from: at, to: at}
  if (pronouns.has(last.lower)) return undefined
  if (last.isWord) return phraseEndingAt(reader, at, cue)
  return /^[,)—–]$/.test(last.text) ? beforeApposition(reader, at, cue) : undefined
}

const hasAuxiliary = (words: readonly Word[], at: number, cue: number) =>
  words.slice(at + 1, cue).some(({lower}) => auxiliaries.has(lower))

/** May a verb without an ending follow: `Democrats say`, `Smith and Jones say`, `they say`? */
const takesBase = (words: readonly Word[], at: number) =>
  words[at]?.lower.endsWith('s') ||
  isOneOf(words[at], speechGrammar['plural-subject']) ||
  isOneOf(words[at], pronouns) ||
  words.slice(Math.max(0, at - 4), at).some(({lower}) => lower === 'and')

function relative(reader: Reader, at: number): Found | undefined {
  const {words} = reader
  const before = words[at - 1]?.text === ',' ? at - 2 : at - 1
  const found = words[before]?.isWord ? phraseEndingAt(reader, before, at) : undefined
  return found && {...found, order: 'relative'}
}

/** The noun phrase that ends at a word: back to punctuation, a conjunction or another cue. */
function phraseEndingAt({words, names, sentence}: Reader, end: number, cue: number): Found | undefined {
  let from = end
  let verbs = 0
  for (let at = end; at >= 0 && end - at < 14; at--) {
    const word = words[at] as Word
    if (word.sentence !== sentence || !word.isWord || breaks.has(word.lower)) break
    if (
      at < end &&
      (persons.has(word.lower) || (auxiliaries.has(word.lower) && word.lower !== 'to') || sayVerbs.has(word.lower))
    ) {
      if (++verbs > 0) break
    }
    from = at
  }
  const name = findName(names, words, from, end)
  if (name !== undefined) return {kind: 'named', order: 'forward', from: titled(words, name, from), to: end}
  if (words[end]?.first && names[end] === 'maybe' && !generic.has(words[end].lower) && cue - end <= 3)
    return {kind: looksPlural(words[end].lower) ? 'role' : 'named', order: 'forward', from: end, to: end}
  const last = words[end]?.lower ?? ''
  if (generic.has(last)) return {kind: 'generic', order: 'forward', from, to: end}
  if (last === 'and' || last === 'then' || last === 'or') return undefined
  return {kind: 'role', order: 'forward', from, to: end}
}

/** The first word of a name, with the title before it: `Dr Doe`; of `met Jane Doe` only the name. */
const titled = (words: readonly Word[], name: number, from: number) =>
  name > from && personTitles.has((words[name - 1] as Word).lower.replace(/\.$/, '')) ? name - 1 : name

const looksPlural = (word: string) => /[^s]s$/.test(word)

function findName(names: Reader['names'], words: readonly Word[], from: number, to: number): number | undefined {
  for (let at = from; at <= to; at++) if (names[at] === true && !calendarWords.has((words[at] as Word).lower)) return at
  return undefined
}

function beforeApposition(reader: Reader, comma: number, cue: number): Found | undefined {
  const {words, names, sentence} = reader
  if (names[comma - 1] === true) return {kind: 'named', order: 'forward', from: comma - 1, to: comma - 1}
  for (let at = comma - 1; at > 0 && comma - at < 35; at--) {
    const word = words[at] as Word
    if (word.sentence !== sentence || /^["“”]$/.test(word.text)) return undefined
    if (!/^[,(—–]$/.test(word.text) || names[at - 1] !== true) continue
    const found = phraseEndingAt(reader, at - 1, cue)
    if (found?.kind === 'named') return found
  }
  return undefined
}

const byAgent = (reader: Reader, after: number): Found | undefined =>
  reader.words[after]?.lower === 'by' ? rightOf(reader, after + 1, 9, 'by') : undefined

/** `…, said Jane Doe` and `…,” says the historian Jane Doe`. */
function inverted(reader: Reader, cue: number, after: number): Found | undefined {
  const before = reader.words[cue - 1]
  const opens = !before || before.sentence !== reader.sentence || /^[,”"’'?!—–.]+$/.test(before.text)
  const found =
    opens && inverting.has(reader.words[cue]?.lower ?? '') ? rightOf(reader, after, 8, 'inverted') : undefined
  if (found?.kind === 'named' || persons.has(reader.words[after]?.lower ?? '')) return found
  const quoted = /^[”"’']+$/.test(before?.text ?? '') || isOneOf(reader.words[after], speechGrammar.determiner)
  return quoted || found?.kind === 'generic' ? found : undefined
}

/** The noun phrase from a word on, up to punctuation. */
function rightOf({words, names, sentence}: Reader, from: number, most: number, order: WordOrder): Found | undefined {
  let to = from - 1
  for (let at = from; at < words.length && at - from < most; at++) {
    const word = words[at] as Word
    const title = personTitles.has(word.lower.replace(/\.$/, ''))
    if (word.sentence !== sentence || (!word.isWord && !title) || breaks.has(word.lower)) break
    to = at
  }
  if (to < from) return undefined
  if (findName(names, words, from, to) !== undefined) return {kind: 'named', order, from, to}
  const first = words[from]?.lower ?? ''
  if (persons.has(first) || first === 'him' || first === 'her') return {kind: 'pronoun', order, from, to: from}
  const last = words.slice(from, to + 1).find(({lower}) => generic.has(lower))
  return {kind: last ? 'generic' : 'role', order, from, to}
}

/** No subject is looked for further back, in words. */
const longestClause = 100

/** `…, saying that` and `came in and said`: the subject of the clause before. */
function shared({words, names, sentence}: Reader, cue: number): Found | undefined {
  let before = cue - 1
  while (words[before]?.sentence === sentence && isSkipped((words[before] as Word).lower)) before--
  if (!/^[,”"’—–]$/.test(words[before]?.lower ?? '') && !isOneOf(words[before], speechGrammar['clause-tie']))
    return undefined
  for (let at = cue - 1; at >= 0 && cue - at < longestClause && words[at]?.sentence === sentence; at--) {
    const {lower} = words[at] as Word
    if (names[at] === true) return {kind: 'named', order: 'shared', from: at, to: at}
    if (persons.has(lower)) return {kind: 'pronoun', order: 'shared', from: at, to: at}
    if (generic.has(lower)) return {kind: 'generic', order: 'shared', from: at, to: at}
  }
  return undefined
}

const labelPattern = /^(?:\p{Lu}[\p{L}.'’-]*\s+){0,4}\p{Lu}[\p{L}.'’-]*:\s/u

function labelIn({kind, prose: {text}}: Block): RegExpExecArray | null {
  const head = kind === 'paragraph' && text.length < 5000 ? text.slice(0, 120) : ''
  return head.includes(':') ? labelPattern.exec(head) : null
}

/** Is it a part of an exchange, with the name of who speaks before it? */
export const mayBeLabelled = defineBlockReading((block) => labelIn(block) !== null)

/** `Jane Doe: It was chaos.` */
function readLabel(draft: Draft, block: Block): Attribution | undefined {
  const match = mayBeLabelled(block) ? labelIn(block) : null
  if (!match) return undefined
  const end = match[0].trimEnd().length - 1
  const words = wordsOf(block)
  const names = namesIn(draft, block)
  const named = words.some((word, i) => word.end <= end && names[i] !== false)
  if (!named) return undefined
  const sentence = sentencesOf(block)[0] ?? {block, start: 0, end: block.prose.text.length}
  const cue = {block, start: end, end: end + 1}
  return {cue, isAct: false, kind: 'named', order: 'label', speaker: {block, start: 0, end}, sentence}
}
