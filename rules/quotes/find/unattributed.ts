// Unattributed quotations: direct speech, and nothing on the page says whose.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'

import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {textOf} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {referencesIn, sectionOf} from '../../../src/reading/evidence.ts'
import {namesIn} from '../../../src/reading/names/names.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {attributionsIn, attributionsOf, eachAttribution} from '../../../src/reading/speech/attribution.ts'
import {quotationGrammar} from '../../../src/reading/speech/quotation-marks.ts'
import {halfQuotationsOf, isQuoted, type Quotation} from '../../../src/reading/speech/quotations.ts'
import {type Spoken, speakersOf} from '../../../src/reading/speech/speakers.ts'
import {endAt, stride, tokensOf} from '../../../src/reading/text/tokens.ts'
import {type Word, wordsOf} from '../../../src/reading/text/words.ts'
import grammarData from '../../lists/quotation-grammar.json' with {type: 'json'}

/** `So says Jane Doe.` */
const quoteCredited = defineContext(grammarData, 'quote-credited')

/** A quotation without a speaker: a sentence of its own, or words within a sentence of the publication's. */
interface Unattributed {
  quotation: Quotation
  kind: 'sentence' | 'fragment'
  words: number
  /** Stands alone in its paragraph, or in a draft that reports what people with a name say. */
  sure: boolean
}

/** Every quotation whose speaker nothing gives away, in reading order. */
export const unattributedQuotesOf = defineReading<readonly Unattributed[]>(
  (draft) => {
    if (sectionOf(draft) === 'fiction') return []
    const chains = chainsOf(speakersOf(draft))
    const listed = listedIn(chains)
    return chains.flatMap((chain) => {
      const [first] = chain
      if (!first || isLeftOpen(chain) || listed.has(first)) return []
      if (chain.some((spoken) => isKnown(draft, spoken)) || isSpokenBelow(draft, chain)) return []
      if (isFromSource(draft, first.quotation)) return []
      if (chain.some(({quotation}) => !isCopy(draft, quotation))) return []
      const {quotation} = first
      const kind = isWhole(quotation) ? 'sentence' : 'fragment'
      const leans =
        !isTagged(quotation) && hasPersonBeside(draft, quotation) && quotation.block.index > firstSpeakerIn(draft)
      return isTitleOfWork(quotation) || leans
        ? []
        : [
            {
              quotation,
              kind,
              words: countQuoted(quotation),
              sure: isAlone(quotation) || holdsNamedSpeaker(draft),
            } as const,
          ]
    })
  },
  [speakersOf, attributionsOf, linesIn, sectionOf],
)

const isCopy = (draft: Draft, span: Span) =>
  ['body', 'quotation'].includes(roleOf(draft, span)) && !hasLink(draft, span) && !isSetApart(span)

/** Words in emphasis within the marks, or a blockquote with words behind them, which is a credit. */
const isSetApart = ({block, start, end}: Span) =>
  block.prose.inlines.some(
    (inline) => inline.type === 'emphasis' && inline.start === start + 1 && inline.end >= end - 2,
  ) ||
  (block.parents.some(({type}) => type === 'blockquote') &&
    /^[\s,—–-]*\p{Lu}/u.test(block.prose.text.slice(end, end + 20)))

const hasLink = (draft: Draft, {block, start, end}: Span) =>
  (referencesIn(draft).get(block.index) ?? []).some((link) => link.start <= end + 2 && start <= link.end + 2)

/** Nothing else stands in its paragraph. */
const isAlone = ({block, start, end}: Span) => {
  const {table} = tokensOf(block)
  return (
    table.length === 0 || ((table[0] as number) >= start && (table[table.length - stride + endAt] as number) <= end)
  )
}

/** Never closed: where it ends, and what is a tag, nobody can tell. */
const isLeftOpen = (chain: readonly Spoken[]) => chain.at(-1)?.quotation.closed === false

/** Examples of what is said, several in a sentence, and a row of quotations below a lead-in. */
function listedIn(chains: readonly Spoken[][]): ReadonlySet<Spoken> {
  const listed = new Set<Spoken>()
  for (const [i, [one]] of chains.entries()) {
    const [before] = chains[i - 1] ?? []
    if (!one || !before) continue
    const [a, b] = [before.quotation, one.quotation]
    const between = a.block === b.block ? a.block.prose.text.slice(a.end, b.start) : undefined
    if (between !== undefined && /^[\s*_]*(?:,|;|\/|and|or|\n)[\s*_]*(?:and|or)?[\s*_]*$/.test(between))
      listed.add(before).add(one)
    const isRow =
      b.block.index - a.block.index === 1 && isAlone(b) && (before.known === 'lead-in' || listed.has(before))
    if (isRow) listed.add(one)
  }
  return listed
}

/** Quotations of several paragraphs, each as one chain. */
function chainsOf(spoken: readonly Spoken[]): Spoken[][] {
  const chains: Spoken[][] = []
  for (const one of spoken) {
    if (one.quotation.continues && chains.length > 0) chains.at(-1)?.push(one)
    else chains.push([one])
  }
  return chains
}

/** A part of a sentence and words carried on lean on who spoke before; where nobody did they say nothing. */
function isKnown(draft: Draft, {known, quotation}: Spoken): boolean {
  const {index} = quotation.block
  if (known === 'part') return isTagged(quotation) || index > firstSpeakerIn(draft)
  return known === 'carried' ? index >= firstSpeakerIn(draft) : known !== 'none'
}

const isTagged = ({block, end}: Quotation) => /,["”’']$/.test(block.prose.text.slice(Math.max(0, end - 2), end))

/** The block in which somebody speaks first. */
const firstSpeakerIn = defineReading<number>(
  (draft) => {
    for (const {kind, isAct, cue} of eachAttribution(draft))
      if (kind !== 'none' && !isAct && !isQuoted(draft, cue)) return cue.block.index
    return Infinity
  },
  [attributionsOf],
)

const holdsNamedSpeaker = defineReading<boolean>(
  (draft) => {
    for (const {kind, isAct, cue} of eachAttribution(draft))
      if (kind === 'named' && !isAct && !isQuoted(draft, cue)) return true
    return false
  },
  [attributionsOf],
)

/** Blocks with a closing mark that nothing opens. */
const closingBlocks = defineReading<ReadonlySet<Block>>(
  (draft) => new Set(halfQuotationsOf(draft).flatMap(({block, kind}) => (kind === 'unopened' ? [block] : []))),
)

/** A speaker in the paragraph below, where the quotation is closed there or a credit follows. */
function isSpokenBelow(draft: Draft, chain: readonly Spoken[]): boolean {
  const last = chain.at(-1)?.quotation as Quotation
  const next = draft.blocks[last.block.index + 1]
  if (!next || last.block.prose.text.slice(last.end).trim().length > 2) return false
  const {text} = next.prose
  if (text.length < 160 && /^\s*(?:--?|[—–~(])\s*\p{Lu}/u.test(text)) return true
  if (quoteCredited.after(next, 0) !== undefined) return true
  if (last.closed) return false
  return (
    closingBlocks(draft).has(next) &&
    (text.length < 120 || attributionsIn(draft, next).some(({kind}) => kind !== 'none'))
  )
}

/** How far from the source of a section, in blocks, what is quoted from it may stand. */
const farthestSource = 40

/** Alone in its paragraph, in a section that names the work it quotes: `Source: Reed, A. (2012)`, or that below `Source`. */
function isFromSource(draft: Draft, quotation: Quotation): boolean {
  if (!isAlone(quotation)) return false
  const {index} = quotation.block
  const near = (at: number | undefined) => at !== undefined && Math.abs(index - at) <= farthestSource
  const sources = sourcedBlocks(draft)
  return near(sources.findLast((at) => at < index)) || near(sources.find((at) => at > index && at <= index + 2))
}

/** The blocks that name a published work as the source of their section. */
const sourcedBlocks = defineReading<readonly number[]>(({blocks}) =>
  blocks.flatMap(({index, prose: {text}}) => {
    const [, label = '', rest = ''] = labelled.exec(text) ?? []
    if (!sourceLabels.has(label)) return []
    const named = rest.trim() === '' ? (blocks[index + 1]?.prose.text ?? '') : rest
    return work.test(named.slice(0, 300)) ? [index] : []
  }),
)

const labelled = /^(\p{Lu}\p{Ll}{3,9})(?: ?:|\s*$|\s*\n)([\s\S]*)$/u
const sourceLabels = new Set(['Source', 'Sources', 'Reference', 'References', 'Text', 'Work'])
const work = /^\s*\p{Lu}[^\n]{2,160}\((?:1[5-9]|20)\d\d[a-z]?\)/u

/** A sentence, or several, that no sentence of the publication's holds: a capital, an end, and an end before it. */
function isWhole(quotation: Quotation): boolean {
  const {block, start, end, closed} = quotation
  const inside = textOf(quotation).replace(/^["“«‘'„]+|["”»’']+$/g, '')
  const before = block.prose.text.slice(Math.max(0, start - 3), start).trimEnd()
  const behind = block.prose.text.slice(end, end + 3).trimStart()
  const stands = /(?:^|[.!?…"”’:*_])$/.test(before) && !/^[\p{Ll}(\uFFFC]/u.test(behind)
  return stands && !/\?$/.test(inside) && /^[\p{Lu}\d[…]/u.test(inside) && (/[.!?…,—–-]$/.test(inside) || !closed)
}

/** How many words a quotation has. */
export const countQuoted = (quotation: Quotation) => textOf(quotation).match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0

/** Capitals on nearly every long word: a book, a show, a law. */
export function isTitleOfWork(quotation: Quotation): boolean {
  const words = textOf(quotation).match(/\p{L}[\p{L}'’-]{3,}/gu) ?? []
  return words.length > 0 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * 0.7
}

/** He, she, they or a name in the sentence before, here or at the end of the paragraph before: the one who acts then speaks. */
function hasPersonBeside(draft: Draft, {block, start}: Quotation): boolean {
  const before = sentencesOf(block).findLast(({end}) => end <= start)
  if (before) return holdsPerson(draft, before)
  const previous = draft.blocks[block.index - 1]
  const last = previous?.kind === 'paragraph' ? sentencesOf(previous).at(-1) : undefined
  return last !== undefined && roleOf(draft, last) === 'body' && holdsPerson(draft, last)
}

function holdsPerson(draft: Draft, {block, start, end}: Span): boolean {
  const words = wordsOf(block)
  const names: readonly (boolean | 'maybe')[] = namesIn(draft, block)
  const isPerson = (word: Word, at: number) => quotationGrammar.person.has(word.lower) || names[at] === true
  for (let at = firstEndingAfter(words, start); at < words.length && (words[at] as Word).start < end; at++)
    if (isPerson(words[at] as Word, at) && !isQuoted(draft, {block, ...rangeOf(words[at] as Word)})) return true
  return false
}

const rangeOf = ({start, end}: Word) => ({start, end})
