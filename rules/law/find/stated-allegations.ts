// Allegations: what a draft only alleges, and where it goes on to state the same as a fact.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {type Line, linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {isProse, phraseSets} from '../../../src/reading/text/words.ts'
import data from '../../lists/allegation-words.json' with {type: 'json'}
import grammar from '../../lists/law-grammar.json' with {type: 'json'}

const phrases = definePhrases(data)

/** An allegation stated as a fact: in a `heading`, in the `body`, `presumed` by an adjective, or in the `tail` of a sentence. */
interface StatedAllegation extends Span {
  kind: 'heading' | 'body' | 'presumed' | 'tail'
  /** Where the draft alleges it. */
  alleged: Span
}

interface Sentence extends Span {
  hits: readonly Hit[]
  role: string
}

/** Every allegation that is later stated as fact, in reading order. */
export const statedAllegations = defineReading<readonly StatedAllegation[]>(
  (draft) => {
    const sentences = sentencesWithHits(draft)
    const alleged = allegedIn(draft, sentences)
    if (alleged.size === 0) return []
    const first = [...alleged.values()][0] as Hit
    const found = sentences.flatMap((sentence) => statedIn(draft, sentence, alleged, first))
    const heads = new Set<string>()
    const isNew = (span: StatedAllegation) =>
      span.kind !== 'heading' || (!heads.has(textOf(span)) && heads.add(textOf(span)).size > 0)
    return found.sort((a, b) => a.block.index - b.block.index || a.start - b.start).filter(isNew)
  },
  [phrases, quotationsOf, linesIn],
)

const isHeading = (role: string) => role === 'title' || role === 'subhead'

/** The sentences, and the whole lines of headings, that hold words of the list. */
function sentencesWithHits(draft: Draft): Sentence[] {
  const headings = new Map<string, Line>()
  for (const line of linesIn(draft)) if (isHeading(line.role)) headings.set(`${line.block.index}`, line)
  const sentences: (Sentence & {hits: Hit[]})[] = []
  for (const hit of hitsOf(draft, phrases)) {
    const last = sentences.at(-1)
    if (last?.block === hit.block && hit.start < last.end) {
      last.hits.push(hit)
      continue
    }
    if (!isProse(hit.block)) continue
    const role = roleOf(draft, hit)
    const line = isHeading(role) ? headings.get(`${hit.block.index}`) : undefined
    const {start, end} = line && line.start <= hit.start ? line : sentenceAround(hit)
    sentences.push({block: hit.block, start, end, hits: [hit], role})
  }
  return sentences
}

const has = ({hits}: Sentence, kind: string) => hits.some((hit) => hit.kind === kind)

/** The same for `bully`, `bullied` and `bullying`, for `abuse` and `abusive`. */
const sortOf = (hit: Hit) =>
  textOf(hit)
    .toLowerCase()
    .slice(0, 5)
    .replace(/[eiy]$/, '')

/** Each sort of wrong that stands behind an allegation, with its first place; none that some sentence calls settled. */
function allegedIn(draft: Draft, sentences: readonly Sentence[]): ReadonlyMap<string, Hit> {
  const alleged = new Map<string, Hit>()
  const settled = new Set<string>()
  for (const sentence of sentences) {
    const cue = sentence.hits.find(({kind}) => kind === 'cue')
    const wrongs = sentence.hits.filter(({kind}) => kind === 'wrong')
    if (has(sentence, 'settled')) for (const hit of wrongs) settled.add(sortOf(hit))
    if (!cue || !/^(?:body|listItem)$/.test(sentence.role)) continue
    for (const hit of wrongs)
      if (hit.start > cue.start && !alleged.has(sortOf(hit)) && !isQuoted(draft, hit)) alleged.set(sortOf(hit), hit)
  }
  for (const sort of settled) alleged.delete(sort)
  return alleged
}

const isAfter = (span: Span, other: Span) =>
  span.block.index > other.block.index || (span.block === other.block && span.start > other.end)

function statedIn(draft: Draft, sentence: Sentence, alleged: ReadonlyMap<string, Hit>, first: Hit): StatedAllegation[] {
  if (has(sentence, 'settled')) return []
  const wrongs = sentence.hits.filter(
    (hit) => hit.kind === 'wrong' && alleged.has(sortOf(hit)) && !isQuoted(draft, hit),
  )
  const of = (hit: Hit | undefined) => alleged.get(hit ? sortOf(hit) : '') as Hit
  if (isHeading(sentence.role)) {
    const hedged =
      ['hedge', 'topic', 'doubt', 'cue'].some((kind) => has(sentence, kind)) ||
      /[?:]|\u2018|\u201c|(?:^|\s)['"]/.test(textOf(sentence))
    return wrongs.length > 0 && !hedged ? [{...spanOf(sentence), kind: 'heading', alleged: of(wrongs[0])}] : []
  }
  if (!/^(?:body|listItem)$/.test(sentence.role)) return []
  const presumed = sentence.hits.filter(
    (hit) => hit.kind === 'presumed' && isAfter(hit, first) && !isQuoted(draft, hit),
  )
  const found = presumed.map((hit): StatedAllegation => ({...spanOf(hit), kind: 'presumed', alleged: first}))
  if (has(sentence, 'cue')) return [...found, ...tailOf(draft, sentence)]
  if (has(sentence, 'hedge')) return found
  const later = wrongs.filter((hit) => isAfter(hit, of(hit)))
  const stated = subjectOf(sentence, later) ?? factOf(sentence, later)
  return stated && !isDoubted(sentence, stated) ? [...found, {...stated, kind: 'body', alleged: of(later[0])}] : found
}

const spanOf = ({block, start, end}: Span): Span => ({block, start, end})

const opening = /^(?:[•·▪◦‣*-]\s+)?(?:[^:.!?]{2,40}:\s+)?/
const {'finite verb': verbs, 'after a noun': prepositions} = phraseSets(grammar.kinds)

/** An adjective or adverb, which goes with the noun behind it. */
const isQuality = /(?:ly|ed|ic|[^n]ate|ent|ive|ist|safe|corrupt)$/i

/** A wrong in the words that open the sentence: its subject, up to the verb. */
function subjectOf({block, start, end, hits}: Sentence, wrongs: readonly Hit[]): Span | undefined {
  const text = block.prose.text.slice(start, end)
  const from = start + (opening.exec(text)?.[0].length ?? 0)
  const inside = wrongs.filter((hit) => hit.start >= from && countWords(block.prose.text.slice(from, hit.start)) <= 4)
  const last = inside.at(-1)
  if (!last || /^(?:no|any|zero)\b/i.test(block.prose.text.slice(from))) return undefined
  if (hits.some(({kind, start}) => kind === 'factive' && start < last.start)) return undefined
  const before = block.prose.text.slice(from, inside[0]?.start).trim().split(/\s+/)
  if (before.some((word) => verbs.has(word.toLowerCase()) || prepositions.has(word.toLowerCase()))) return undefined
  let to = last.end
  if (!isQuality.test(textOf(last))) return {block, start: from, end: to}
  for (const {0: word, index} of block.prose.text
    .slice(last.end, Math.min(end, last.end + 30))
    .matchAll(/[\p{L}-]+/gu)) {
    const lower = word.toLowerCase()
    if (verbs.has(lower) || prepositions.has(lower) || index - (to - last.end) > 1) break
    to = last.end + index + word.length
  }
  return {block, start: from, end: to}
}

/** A word of doubt counts for what stands before it only without a comma between. */
const isDoubted = ({block, hits}: Sentence, {end}: Span) =>
  hits.some(({kind, start}) => kind === 'doubt' && (start < end || !block.prose.text.slice(end, start).includes(',')))

const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length

/** A wrong that a verb of proof takes for granted: `exposes the corruption`. */
function factOf({block, hits}: Sentence, wrongs: readonly Hit[]): Span | undefined {
  for (const wrong of wrongs) {
    const verb = hits.findLast(({kind, end}) => kind === 'factive' && end <= wrong.start)
    if (!verb || countWords(block.prose.text.slice(verb.end, wrong.start)) > 4) continue
    const next = /^\s+[\p{L}-]+/u.exec(block.prose.text.slice(wrong.end))?.[0] ?? ''
    const noun = prepositions.has(next.trim().toLowerCase()) ? '' : next
    return {block, start: verb.start, end: wrong.end + noun.length}
  }
  return undefined
}

/** The conclusion that hangs on an alleging sentence in the publication's voice: `…, leading to unsafe wards`. */
function tailOf(draft: Draft, sentence: Sentence): StatedAllegation[] {
  const {block, end} = sentence
  const cue = sentence.hits.find(({kind}) => kind === 'cue') as Hit
  const tail = sentence.hits.findLast(({kind}) => kind === 'tail')
  if (!tail || tail.start < cue.end || !/,\s*(?:thus\s+|thereby\s+)?$/.test(block.prose.text.slice(0, tail.start)))
    return []
  const to = Math.min(end, tail.end + block.prose.text.slice(tail.end).search(/[,.;!?]|$/))
  const span = {block, start: tail.start, end: to}
  return isQuoted(draft, span) ? [] : [{...span, kind: 'tail', alleged: cue}]
}
