// Sources: who or what a draft names for something it states, in the words of the draft.

import type {ToVerify} from '../core/checklist.ts'
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {sentenceAround} from '../core/draft/sentences.ts'
import {overlaps, type Span, textOf, wholeOf} from '../core/draft/spans.ts'
import {firstEndingAfter} from '../core/order.ts'
import {defineReading} from '../core/reading.ts'
import {datedDocuments, isFirstPerson, referencesIn} from './evidence.ts'
import {functionWords} from './names/name-words.ts'
import {namesIn} from './names/names.ts'
import {type Attribution, attributionsIn, attributionsOf} from './speech/attribution.ts'
import {auxiliaries} from './speech/cues.ts'
import {inQuotationMarks, quotationsOf} from './speech/quotations.ts'
import {type Word, wordsOf} from './text/words.ts'

/** A source in the words of the draft, and where it stands if not in the same sentence. */
export type NamedSource = Pick<ToVerify, 'source' | 'sourceIn'>

/** What `namedSourceOf` asks for. */
export const sourcesOf = defineReading(() => undefined, [attributionsOf, quotationsOf])

/**
 * Who says what stands in a range: a speaker, a link, a footnote or a document of its sentence, else of its paragraph or
 * of what leads in to its list, which `sourceIn` then says. Empty where nobody and nothing is named.
 */
export function namedSourceOf(draft: Draft, span: Span): NamedSource {
  const sentence = sentenceAround(span)
  const near = namedWithin(draft, span, sentence)
  if (near !== undefined) return {source: near}
  if (inQuotationMarks(draft, span)) return {source: 'the speaker of the quotation'}
  if (isFirstPerson(draft, sentence)) return {source: 'the publication itself'}
  const around = namedWithin(draft, span, wholeOf(span.block), false)
  if (around !== undefined) return {source: around, sourceIn: 'the same paragraph'}
  const lead = leadInOf(draft, span.block)
  const before = lead && namedWithin(draft, span, wholeOf(lead))
  return before === undefined ? {} : {source: before, sourceIn: 'the lead-in'}
}

/** Who speaks in a range, as far as it is said outside quotation marks; from further away, nobody in general like `experts`. */
function namedWithin(draft: Draft, span: Span, range: Span, isNear = true): string | undefined {
  let speaker: Span | undefined
  for (const {kind, cue, speaker: words} of speakersIn(draft, range.block)) {
    if (!overlaps(cue, range) || overlaps(words, span) || (kind === 'generic' && !isNear)) continue
    if (!speaker || distance(words, span) < distance(speaker, span)) speaker = words
  }
  return speaker ? textOf(speaker) : (referenceWithin(draft, range) ?? documentWithin(draft, span, range))
}

/** An attribution with the words that name who spoke. */
type NamedAttribution = Attribution & {speaker: Span}

const speakerMemo = defineReading(() => new Map<Block, readonly NamedAttribution[]>())

/** Who is reported in a block to have spoken, in reading order. */
export function speakersIn(draft: Draft, block: Block): readonly NamedAttribution[] {
  const memo = speakerMemo(draft)
  const known = memo.get(block)
  if (known) return known
  const found = attributionsIn(draft, block).flatMap((attribution) => {
    const speaker = speakerIn(draft, attribution)
    return speaker ? [{...attribution, speaker}] : []
  })
  memo.set(block, found)
  return found
}

/**
 * The words that name who is reported to have spoken, a name in full; undefined where the copy reports no words, and
 * where what stands beside the cue can't be a speaker.
 */
function speakerIn(draft: Draft, {kind, order, isAct, speaker, cue}: Attribution): Span | undefined {
  if (!speaker || isAct || order === 'shared' || inQuotationMarks(draft, cue)) return undefined
  const words = wordsOf(speaker.block)
  const from = firstEndingAfter(words, speaker.start)
  const to = firstEndingAfter(words, speaker.end - 1)
  const own = words.slice(from, to + 1)
  const last = own.at(-1)
  if (!last || /['’]s?$/.test(last.text) || own.some(({lower}) => auxiliaries.has(lower))) return undefined
  if (kind === 'pronoun') return persons.has(last.lower) ? speaker : undefined
  if (kind === 'named') return fullNameAt(words, namesIn(draft, speaker.block), {from, to}, speaker)
  return kind === 'generic' || isRole(own) ? speaker : undefined
}

const persons: ReadonlySet<string> = new Set(['he', 'she', 'they'])

/** How many words a speaker without a name may have. */
const longestRole = 7

/** A noun phrase: an article or a noun at its beginning, a noun at its end. */
function isRole(words: readonly Word[]): boolean {
  const [first, last] = [words[0] as Word, words.at(-1) as Word]
  if (words.length > longestRole || !words.every(({isWord}) => isWord) || functionWords.has(last.lower)) return false
  return !functionWords.has(first.lower) || articles.has(first.lower)
}

/** A name with its words before; of `Ann Archer, a baker in Leeds, said` the name before the comma. */
function fullNameAt(words: readonly Word[], names: Names, range: Range, speaker: Span): Span {
  const start = nameStart(words, names, range.from)
  const before = words[start - 1]
  const isObject = before?.isWord && functionWords.has(before.lower) && !articles.has(before.lower)
  const comma = isObject ? commaBefore(words, names, start) : undefined
  if (comma === undefined) return {...speaker, start: Math.min(speaker.start, (words[start] as Word).start)}
  const first = words[nameStart(words, names, comma - 1)] as Word
  return {block: speaker.block, start: first.start, end: (words[comma - 1] as Word).end}
}

type Names = readonly (boolean | 'maybe')[]
type Range = {from: number; to: number}

/** The first word of the name that a word belongs to: `Friends of Fell Lane Library`. */
function nameStart(words: readonly Word[], names: Names, at: number): number {
  let from = at
  for (;;) {
    const isJoined = ['of', 'for'].includes(words[from - 1]?.lower ?? '') && names[from - 2] === true
    if (names[from - 1] === true && words[from - 1]?.isWord) from--
    else if (isJoined) from -= 2
    else return from
  }
}

/** The comma before a word, in its sentence, that ends a name. */
function commaBefore(words: readonly Word[], names: Names, at: number): number | undefined {
  const {sentence} = words[at] as Word
  for (let to = at - 1; to > 0 && words[to]?.sentence === sentence; to--)
    if (words[to]?.text === ',' && names[to - 1] === true) return to
  return undefined
}

const distance = (a: Span, b: Span) => Math.max(a.start - b.end, b.start - a.end, 0)

/** A link by its host, or a footnote. */
function referenceWithin(draft: Draft, range: Span): string | undefined {
  const found = (referencesIn(draft).get(range.block.index) ?? []).find((reference) => overlaps(reference, range))
  if (!found) return undefined
  if (found.type === 'footnote') return 'a footnote'
  return found.host === undefined ? 'a link' : `a link to ${found.host}`
}

/** A dated or named document with the words before it: `the charity’s annual report`. */
function documentWithin(draft: Draft, span: Span, range: Span): string | undefined {
  const found = datedDocuments(draft, range.block).find((one) => overlaps(one, range) && !overlaps(one, span))
  return found && textOf(withWordsBefore(found))
}

/** How many words before a noun may belong to it. */
const mostBefore = 5

function withWordsBefore({block, start, end}: Span): Span {
  const words = wordsOf(block)
  const last = firstEndingAfter(words, start)
  let from = last
  while (from > 0 && last - from < mostBefore) {
    const before = words[from - 1]
    if (!before?.isWord || before.sentence !== words[last]?.sentence) break
    if (functionWords.has(before.lower)) {
      if (articles.has(before.lower)) from--
      break
    }
    from--
  }
  return {block, start: words[from]?.start ?? start, end}
}

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the', 'its', 'their', 'his', 'her', 'our', 'this', 'that'])

/** The paragraph that leads in to the list a block is an item of. */
function leadInOf(draft: Draft, block: Block): Block | undefined {
  if (!block.parents.some(({type}) => type === 'listItem')) return undefined
  let at = block.index - 1
  while (at >= 0 && draft.blocks[at]?.parents.some(({type}) => type === 'listItem')) at--
  const before = draft.blocks[at]
  return before?.kind === 'paragraph' && /:\s*$/.test(before.prose.text) ? before : undefined
}
