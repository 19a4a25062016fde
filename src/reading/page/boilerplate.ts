// Site boilerplate: text about the site, its services and its terms, weighed paragraph by paragraph.

import phrases from '../../../rules/lists/site-boilerplate.json' with {type: 'json'}
import hints from '../../../rules/lists/site-hints.json' with {type: 'json'}
import {weekdayNames} from '../../core/calendar.ts'
import {recallPart} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {sentencesOf} from '../../core/draft/sentences.ts'
import {groupByBlock, type Span, textOf, wholeOf} from '../../core/draft/spans.ts'
import {bisect} from '../../core/order.ts'
import type {Hit} from '../../core/phrase-list.ts'
import {definePhrases} from '../../core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../core/reading.ts'
import {isQuoted, quotationsOf} from '../speech/quotations.ts'
import {paragraphsIn} from './line-paragraphs.ts'
import {holdsLink} from './links.ts'

const sitePhrases = definePhrases(phrases)
const siteHints = definePhrases(hints)

/** A phrase of sites; a hint alone says nothing. */
interface Sign extends Hit {
  hint: boolean
}

/** A stretch with wording of sites: what it is about, and how much speaks for it. */
export interface SiteTalk extends Span {
  topic: string
  /** The words that give it away most. */
  cue: Hit
  /** Strong phrases count 2, hints 1, a place at either end of the draft 1. */
  points: number
  /** Capitalised words that belong to no phrase found; a strong phrase without any counts one more. */
  names: readonly string[]
  words: number
  /** It is the whole block. */
  whole: boolean
  /** It is a paragraph: the whole block, or what stands apart in one of plain text. */
  apart: boolean
  /** A phrase that hardly any story holds is among them. */
  strong: boolean
  /** An editor set a link in it. */
  linked: boolean
}

/** Paragraphs that speak of the site for the most part (`whole`), and the sentences that do in the others. */
export const siteTalkOf = defineReading<readonly SiteTalk[]>(
  (draft) => {
    const edges = edgesOf(draft)
    const strong = groupByBlock(hitsOf(draft, sitePhrases))
    const hints = groupByBlock(hitsOf(draft, siteHints))
    return draft.blocks.flatMap((block) => {
      const [phrases, weak] = [strong.get(block) ?? [], hints.get(block) ?? []]
      if (phrases.length + weak.length === 0 || !isCopy(block)) return []
      const edge = edges.has(block) ? 1 : 0
      const weighed = () => weighBlock(draft, block, signsIn(draft, phrases, weak), edge)
      if (!block.cache.isReused) return weighed()
      const given = [edge, draft.text.slice(block.place.start, block.place.end)]
      return recallPart(block, weighBlock, 0, given, weighed)
    })
  },
  [sitePhrases, siteHints, quotationsOf],
)

/** Strong phrases and hints outside quotations, in reading order; a hint that shares words with a strong phrase is part of it. */
function signsIn(draft: Draft, phrases: readonly Hit[], hints: readonly Hit[]): Sign[] {
  const strong = phrases.filter((hit) => !isQuoted(draft, hit)).map((hit) => ({...hit, hint: false}))
  const isPart = touching(strong)
  const weak = hints.filter((hint) => !isPart(hint) && !isQuoted(draft, hint)).map((hit) => ({...hit, hint: true}))
  return [...strong, ...weak].sort((a, b) => a.start - b.start)
}

/** Weigh the paragraphs of a block: several where plain text has one on each line. */
function weighBlock(draft: Draft, block: Block, hits: readonly Sign[], edge: number): SiteTalk[] {
  const paragraphs = draft.format === 'text' ? paragraphsIn(block) : [wholeOf(block)]
  const [only] = paragraphs
  if (paragraphs.length === 1 && only) return weighParagraph(only, hits, edge)
  return paragraphs.flatMap((paragraph) => weighParagraph(paragraph, signsWithin(hits, paragraph), 0))
}

function weighParagraph(paragraph: Span, hits: readonly Sign[], edge: number): SiteTalk[] {
  const talk = weigh(paragraph, hits)
  if (!talk) return []
  return fillsMost(talk, hits) ? [{...talk, points: talk.points + edge, apart: true}] : endSentences(talk, hits)
}

const signsWithin = (hits: readonly Sign[], {start, end}: Span): Sign[] =>
  hits
    .slice(
      bisect(hits, (hit) => hit.start >= start),
      bisect(hits, (hit) => hit.start >= end),
    )
    .filter((hit) => hit.end <= end)

/** Paragraphs that hold one of a desk's own phrases, capitals aside. */
export function paragraphsWith({blocks}: Draft, phrases: readonly string[]): {paragraph: Span; phrase: string}[] {
  if (phrases.length === 0) return []
  return blocks.filter(isCopy).flatMap((block) => {
    const text = block.prose.text.toLowerCase()
    const phrase = phrases.find((phrase) => text.includes(phrase.toLowerCase()))
    return phrase ? [{paragraph: wholeOf(block), phrase}] : []
  })
}

/** Do the sentences with such wording make up most of the words? */
function fillsMost(talk: SiteTalk, hits: readonly Sign[]): boolean {
  const {words} = talk
  const sentences = sentencesWithin(talk)
  if (sentences.length === 1) return true
  const said = sentences.filter(touching(hits))
  return said.reduce((sum, sentence) => sum + wordsIn(sentence), 0) >= words * 0.5
}

/** The last or else the first sentence of a paragraph where it speaks of the site. */
function endSentences(paragraph: Span, hits: readonly Sign[]): SiteTalk[] {
  const sentences = sentencesWithin(paragraph)
  const ends = [sentences.at(-1), sentences[0]].filter((sentence) => sentence !== undefined)
  const talks = ends.flatMap((sentence) => {
    const inside = hits.filter(({start, end}) => start >= sentence.start && end <= sentence.end)
    return weigh(sentence, inside) ?? []
  })
  return talks.slice(0, 1)
}

/** The sentences of a paragraph, cut where one without a stop goes on into the next. */
const sentencesWithin = ({block, start, end}: Span): readonly Span[] =>
  sentencesOf(block)
    .filter((sentence) => sentence.start < end && sentence.end > start)
    .map((sentence) => ({block, start: Math.max(start, sentence.start), end: Math.min(end, sentence.end)}))

const wordsIn = (span: Span): number => textOf(span).split(/\s+/).length

function edgesOf({blocks}: Draft): ReadonlySet<Block> {
  const copy = blocks.filter((block) => block.kind === 'paragraph')
  return new Set([copy[0], copy.at(-1)].filter((block) => block !== undefined))
}

const isCopy = ({kind, parents}: Block): boolean =>
  kind === 'paragraph' && !parents.some(({type}) => type === 'blockquote' || type === 'footnoteDefinition')

/** A link that writes or rings: a real contact, not a page about contacts. */
const hasAddress = ({block, start, end}: Span): boolean =>
  block.prose.inlines.some(
    ({node, ...inline}) =>
      'url' in node && /^(?:mailto|tel):/i.test(node.url) && inline.start < end && inline.end > start,
  )

function weigh(span: Span, hits: readonly Sign[]): SiteTalk | undefined {
  const linked = holdsLink(span)
  const contact = hasAddress(span) || /\w@\w|\d{3}[ -]\d{3,4}/.test(textOf(span))
  const counted = new Map<string, Sign>()
  for (const hit of hits) {
    const topic = hit.kind
    if (topic === 'click' && linked) continue
    if (topic === 'contact' && contact && hit.hint) continue
    counted.set(topic === 'site' ? topic : hit.phrase, hit)
  }
  const all = [...counted.values()]
  const strong = all.filter((hit) => !hit.hint)
  const cue = strong[0] ?? all.find((hit) => hit.kind !== 'site')
  if (!cue || (strong.length === 0 && all.length < 2)) return undefined
  const whole = wholeOf(span.block)
  return {
    ...span,
    topic: cue.kind,
    cue,
    points: strong.length * 2 + (all.length - strong.length),
    names: namesOutside(span, hits),
    words: wordsIn(span),
    whole: span.start === whole.start && span.end === whole.end,
    apart: false,
    strong: strong.length > 0,
    linked: linked || (strong.length === 0 && /https?:\/\//.test(textOf(span))),
  }
}

/** The points of a stretch; the site's own name is no name of the story. */
export function pointsOf({points, strong, names}: SiteTalk, siteName = ''): number {
  const site = siteName.toLowerCase()
  const nameless = names.every((name) => site.includes(name.toLowerCase()))
  return points + (strong && nameless ? 1 : 0)
}

const noName = /^(?:I|I['’].*|Facebook|Twitter|Instagram|YouTube|LinkedIn|WhatsApp|Google|Internet|Web|RSS|URL)$/

/** Capitalised words inside sentences that belong to no phrase found. */
function namesOutside({block, start, end}: Span, hits: readonly Span[]): string[] {
  const names: string[] = []
  const isFound = touching(hits)
  for (const {0: found, 1: word = '', index} of block.prose.text.slice(start, end).matchAll(innerCapital)) {
    const at = start + index + found.length - word.length
    if (!noName.test(word) && !weekdayNames.includes(word) && !isFound({start: at, end: at + 1})) names.push(word)
  }
  return names
}

const innerCapital = /[\p{L}\p{N},;:)’'”"-]\s+(\p{Lu}[\p{L}'’]*)/gu

/** Does a range touch one of the hits? Ranges must come in reading order: each hit is looked at once. */
function touching(hits: readonly Span[]): (range: {start: number; end: number}) => boolean {
  let next = 0
  return ({start, end}) => {
    while (((hits[next] as Span | undefined)?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    return ((hits[next] as Span | undefined)?.start ?? Number.POSITIVE_INFINITY) < end
  }
}
