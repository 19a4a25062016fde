// Anonymous sources: unnamed people and documents that the copy relies on, and the reasons it gives.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround, sentencesOf} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {datedDocuments, isDated, referencesIn, sectionOf, sectionsByBlock} from '../../../src/reading/evidence.ts'
import {namesIn} from '../../../src/reading/names/names.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {type Attribution, attributionsIn, attributionsOf} from '../../../src/reading/speech/attribution.ts'
import {inQuotationMarks, ownHits} from '../../../src/reading/speech/quotations.ts'
import {findPhrase, holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {isOneOf, wordsOf} from '../../../src/reading/text/words.ts'
import sourceData from '../../lists/anonymous-sources.json' with {type: 'json'}
import grammarData from '../../lists/sourcing-grammar.json' with {type: 'json'}
import {grammar} from './grammar.ts'

const anonymousSources = definePhrases(sourceData)
const denial = defineContext(grammarData, 'denial')

/** An unnamed speaker, a promise of anonymity, a worn formula or an unshown paper. */
interface AnonymousSource extends Span {
  kind: 'person' | 'worn' | 'document'
}

/** Every anonymous source for whom no reason is given, in reading order; none within another. */
export const anonymousSourcesOf = defineReading<readonly AnonymousSource[]>(
  (draft) => {
    if (silent.has(sectionOf(draft))) return []
    const hits = ownHits(draft, anonymousSources).filter((hit) => isCopy(draft, hit))
    const found = [...hits.flatMap((hit) => readSource(draft, hit)), ...unshownPapers(draft, hits)].sort(
      (a, b) => a.block.index - b.block.index || a.start - b.start || b.end - a.end,
    )
    return found.filter((one, i) => !sameSentence(found[i - 1], one))
  },
  [anonymousSources, attributionsOf, linesIn, sectionOf, sectionsByBlock],
)

const silent = new Set(['opinion', 'fiction', 'faq'])

const isCopy = (draft: Draft, span: Span) =>
  ['body', 'listItem', 'title', 'subhead'].includes(roleOf(draft, span)) &&
  !silent.has(sectionsByBlock(draft).get(span.block.index) ?? '')

const sameSentence = (before: Span | undefined, span: Span) =>
  before !== undefined && before.block === span.block && sentenceAround(before).end > span.start

function readSource(draft: Draft, hit: Hit): AnonymousSource[] {
  const {block, start, end} = hit
  switch (hit.kind) {
    case 'document':
      return []
    case 'condition':
      return isNegated(hit) || givesReason(draft, hit) ? [] : [{kind: 'person', block, start, end}]
    case 'bare':
      return readBareSource(draft, hit)
    default:
      return readPerson(draft, hit)
  }
}

function readPerson(draft: Draft, hit: Hit): AnonymousSource[] {
  const {block, start, end} = hit
  if (givesReason(draft, hit)) return []
  const attribution = attributionsIn(draft, block).find(
    ({speaker, isAct}) => !isAct && speaker && speaker.start < end && start < speaker.end,
  )
  return attribution
    ? [{kind: hit.kind === 'worn' ? 'worn' : 'person', block, ...rangeOf(attribution, start, end)}]
    : []
}

/** From the source to its cue where the cue follows. */
const rangeOf = ({cue}: Attribution, start: number, end: number) => ({
  start: Math.min(start, cue.start < start && start - cue.end <= 2 ? cue.start : start),
  end: cue.start >= end && cue.start - end < 80 ? cue.end : end,
})

const isNegated = ({block, start}: Hit) => denial.before(block, start) !== undefined

/** `A source said`, `sources told`: an attribution whose speaker is no more than a source. */
function readBareSource(draft: Draft, hit: Hit): AnonymousSource[] {
  const {block, end} = hit
  const attribution = attributionsIn(draft, block).find(({speaker}) => speaker?.end === end)
  if (!attribution || attribution.isAct || ['label', 'relative'].includes(attribution.order)) return []
  const phrase = bareSourceIn(draft, attribution.speaker ?? hit)
  if (!phrase || givesReason(draft, phrase)) return []
  return [{kind: 'person', block, ...rangeOf(attribution, phrase.start, end)}]
}

/** The last noun phrase of a speaker, where it is short, new to the reader and says nothing of where the source is. */
function bareSourceIn(draft: Draft, {block, start, end}: Span): Span | undefined {
  const words = wordsOf(block)
  const last = firstEndingAfter(words, end - 1)
  if (namesIn(draft, block)[last] === true) return undefined
  const all = words.slice(firstEndingAfter(words, start), last + 1)
  const phrase = all.slice(all.findLastIndex((word) => isOneOf(word, grammar['clause-break'])) + 1)
  const [first] = phrase
  const isBare =
    phrase.length <= 5 &&
    !isOneOf(first, grammar['taken-up']) &&
    !isOneOf(phrase.at(-2), grammar['other-source']) &&
    !phrase.some((word) => isOneOf(word, grammar['source-tie']))
  return first && isBare ? {block, start: first.start, end} : undefined
}

/** Does this sentence, or one of the two after it, say why there is no name? */
function givesReason(draft: Draft, span: Span): boolean {
  const {block} = span
  const {start, end} = sentenceAround(span)
  const after = sentencesOf(block)
    .filter((sentence) => sentence.start >= end)
    .slice(0, 2)
  const from = Math.max(start, span.start - 300)
  if (
    holdsPhrase(
      {block, start: from, end: Math.min(after.at(-1)?.end ?? end, span.end + 700)},
      grammar['anonymity-reason'],
    )
  )
    return true
  const next = after.length < 2 ? draft.blocks[block.index + 1] : undefined
  return next !== undefined && /^(?:the|he|she|they)\b/i.test(next.prose.text) && isExplained(next)
}

/** `He spoke on condition of anonymity because …` at the start of a block. */
function isExplained(block: Block): boolean {
  const head = {block, start: 0, end: 400}
  const anonymity = findPhrase(head, grammar.anonymity)
  return anonymity !== undefined && holdsPhrase({...head, start: anonymity.end}, grammar['anonymity-reason'])
}

/** Papers that no paragraph dates, quotes, links or gives an author, each kind of paper once. */
function unshownPapers(draft: Draft, hits: readonly Hit[]): AnonymousSource[] {
  const first = new Map<string, Hit>()
  const shown = new Set<string>()
  for (const hit of hits) {
    if (hit.kind !== 'document' || !['body', 'listItem'].includes(roleOf(draft, hit))) continue
    const paper = nounOf(hit)
    if (!first.has(paper)) first.set(paper, hit)
    if (isShown(draft, hit)) shown.add(paper)
  }
  return [...first].flatMap(([paper, {block, start, end}]) =>
    shown.has(paper) ? [] : [{kind: 'document' as const, block, start, end}],
  )
}

/** The kind of paper: `memos`, `memorandum` and `memo` are one. */
function nounOf({phrase}: Hit): string {
  const noun = phrase.slice(phrase.lastIndexOf(' ') + 1)
  return noun.startsWith('memo') ? 'memo' : noun.replace(/s$/, '')
}

function isShown(draft: Draft, {block, start, end}: Hit): boolean {
  const near = {block, start: Math.max(0, start - 400), end: end + 400}
  const inReach = (span: Span) => span.start < near.end && near.start < span.end
  if (referencesIn(draft).has(block.index) || datedDocuments(draft, block).some(inReach)) return true
  return inQuotationMarks(draft, near) || isByName(draft, block, end) || isDated(near)
}

/** `a leaked memo from Ann Archer`, `seen by the Echo`. */
function isByName(draft: Draft, block: Block, end: number): boolean {
  const words = wordsOf(block)
  const names = namesIn(draft, block)
  const from = firstEndingAfter(words, end)
  return isOneOf(words[from], grammar['paper-tie']) && [1, 2, 3, 4].some((more) => names[from + more] === true)
}
