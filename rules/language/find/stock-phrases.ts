// Stock phrases: formulas in the publication's own words, and participial tails that pad the end of a sentence.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {placeOf, textOf} from '../../../src/core/draft/spans.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import type {Edit} from '../../../src/core/rule.ts'
import {startsSentence} from '../../../src/reading/names/mentions.ts'
import {siteTalkOf} from '../../../src/reading/page/boilerplate.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {characterAt, isSpace} from '../../../src/reading/text/characters.ts'
import {phraseSet} from '../../../src/reading/text/words.ts'
import phraseData from '../../lists/stock-phrases.json' with {type: 'json'}
import objectData from '../../lists/tail-objects.json' with {type: 'json'}
import verbData from '../../lists/tail-verbs.json' with {type: 'json'}
import {ownCopy, ownCopyHits} from './own-words.ts'

/** A formula; `kind` is `cliche`, `frame`, `opening`, `ending`, `headline` or `tail`, `phrase` what counts as the same one. */
type StockPhrase = Hit

const phrases = definePhrases(phraseData)
const tailVerbs = definePhrases(verbData)
const abstractNouns = phraseSet(definePhrases(objectData), 'abstract')

/** The stock phrases and tails of the draft in reading order, none within another. */
export const stockPhrasesOf = defineReading<readonly StockPhrase[]>(
  (draft) => {
    const tails = ownCopyHits(draft, tailVerbs).flatMap(readTail)
    const all = [...ownCopyHits(draft, phrases).filter(isInPlace).map(toComma), ...tails].sort(
      (a, b) => a.block.index - b.block.index || a.start - b.start || b.end - a.end,
    )
    const headlines = new Set<string>()
    return joinNear(all.filter((hit) => hit.kind !== 'headline' || isNewHeadline(draft, hit, headlines)))
  },
  [phrases, tailVerbs, ownCopy],
)

/** Phrases that overlap or follow each other are one. */
function joinNear(hits: readonly StockPhrase[]): StockPhrase[] {
  const joined: StockPhrase[] = []
  for (const hit of hits) {
    const last = joined.at(-1)
    if (last?.block === hit.block && hit.start <= last.end + 1)
      joined[joined.length - 1] = {...last, end: Math.max(last.end, hit.end)}
    else joined.push(hit)
  }
  return joined
}

/** An empty predicate at the end of a headline; a repeated headline is another rule's matter. */
function isNewHeadline(draft: Draft, hit: Hit, known: Set<string>): boolean {
  const {block, start, end} = hit
  const role = roleOf(draft, hit)
  const text = block.prose.text.slice(start, end).toLowerCase()
  if ((role !== 'title' && role !== 'subhead') || known.has(text)) return false
  known.add(text)
  return /^\s*(?:$|\n|[|:–—-])/.test(block.prose.text.slice(end, end + 4))
}

/** An opening opens a sentence: a project is kept moving forward, and a candidate is looking ahead. */
const isInPlace = ({kind, block, start}: Hit): boolean => kind !== 'opening' || startsSentence(block.prose.text, start)

/** `In today’s fast-paced` and what belongs to it: an opening ends at its comma. */
function toComma(hit: Hit): StockPhrase {
  if (hit.kind !== 'opening') return hit
  const rest = /^[\p{L}\p{M} ’'-]{1,40}(?=,)/u.exec(hit.block.prose.text.slice(hit.end, hit.end + 42))?.[0] ?? ''
  return {...hit, end: hit.end + rest.length}
}

const longestTail = 140

/** `…, fostering a sense of community.`: from the participle to the end of the clause. */
function readTail(hit: Hit): StockPhrase[] {
  const {block, start, kind} = hit
  const {text} = block.prose
  const before = /([\p{L}’'-]+), (?:thus |thereby |ultimately |further |while |and )?$/u.exec(
    text.slice(Math.max(0, start - 40), start),
  )
  const clause = /^[^.!?;:,\n—–(]+/u.exec(text.slice(start, start + longestTail))?.[0].trimEnd() ?? ''
  const end = start + clause.length
  if (!before || clause.length > longestTail - 2 || !/^(?:[.!?,;—–\n]|$)/.test(text.slice(end, end + 1))) return []
  if (kind === 'strong') return [{...hit, end, kind: 'tail'}]
  const words = clause.toLowerCase().split(/[^\p{L}-]+/u)
  const padded = words.length <= 14 && words.some((word) => abstractNouns.has(word))
  return padded && !/ing$/.test(before[1] as string) ? [{...hit, end, kind: 'tail'}] : []
}

/** Words of copy: lines of page furniture and paragraphs about the site don't count. */
export const copyLength = defineReading<number>(
  (draft) => {
    const outside = new Set(siteTalkOf(draft).flatMap(({block, whole}) => (whole ? [block.index] : [])))
    let words = 0
    for (const {block, role, text} of linesIn(draft))
      if (role !== 'chrome' && role !== 'cell' && role !== 'field' && !outside.has(block.index))
        words += countWords(text)
    return words
  },
  [siteTalkOf, linesIn],
)

/** How many words with white space around them. */
function countWords(text: string): number {
  let words = 0
  for (let at = 0, inside = false; at < text.length; at++) {
    const wasInside = inside
    inside = (characterAt(text, at) & isSpace) === 0
    if (inside && !wasInside) words++
  }
  return words
}

/** The stock phrases outside paragraphs about the site. */
export function stockPhrasesOfStory(draft: Draft): StockPhrase[] {
  const outside = new Set(siteTalkOf(draft).flatMap(({block, whole}) => (whole ? [block.index] : [])))
  return stockPhrasesOf(draft).filter(({block}) => !outside.has(block.index))
}

/** The edit that takes an opening or a tail out with its comma, where the rest of the sentence stands without it. */
export function deletionOf({block, start, end, kind}: StockPhrase): Edit[] | undefined {
  const {text} = block.prose
  if (kind === 'tail' && /^(?:[.!?]|$)/.test(text.slice(end, end + 1))) {
    const comma = text.lastIndexOf(',', start)
    return [{...placeOf({block, start: comma, end}), text: ''}]
  }
  const next = /^, (\p{L})/u.exec(text.slice(end, end + 4))
  if (kind !== 'opening' || !next || !/(?:^|[.!?] |\n)$/.test(text.slice(Math.max(0, start - 2), start)))
    return undefined
  const first = {block, start, end: end + next[0].length}
  return [{...placeOf(first), text: (next[1] as string).toUpperCase()}]
}

/** How many different ones there are. */
export const countDistinct = (hits: readonly StockPhrase[]): number =>
  new Set(hits.map((hit) => (hit.kind === 'tail' ? hit.phrase : textOf(hit).toLowerCase().replace(/\s+/g, ' ')))).size
