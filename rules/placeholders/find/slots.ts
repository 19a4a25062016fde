// Slots: brackets that stand where a fact was to be filled in, told from brackets that editors use.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {blocksWith} from '../../../src/reading/text/prefilter.ts'
import {signsOf} from '../../../src/reading/text/tokens.ts'
import slotWords from '../../lists/slot-words.json' with {type: 'json'}

type WordClass = Exclude<keyof typeof slotWords.kinds, 'marker'>

const {marker, ...classes} = slotWords.kinds
const words = Object.fromEntries(Object.entries(classes).map(([name, list]) => [name, new Set(list)])) as Record<
  WordClass,
  Set<string>
>

const bracket = signsOf('[')

/** Spans of copy in square brackets that are slots, in reading order; with their brackets. */
export const slotsOf = defineReading<readonly Span[]>(
  (draft) => blocksWith(draft, bracket).flatMap((block) => bracketsIn(block).filter((span) => isSlot(draft, span))),
  [quotationsOf],
)

const bracketsIn = defineSearch((block) => {
  const {text} = block.prose
  if (!text.includes('[')) return []
  return [...text.matchAll(bracketed)].map(({0: whole, index}) => ({block, start: index, end: index + whole.length}))
})

/** One that nobody closed may run to the end of its block. */
const bracketed = /\[[^[\]]{1,300}(?:\]|$)/g

function isSlot(draft: Draft, span: Span): boolean {
  const {text} = span.block.prose
  const closed = text[span.end - 1] === ']'
  const inner = text.slice(span.start + 1, closed ? span.end - 1 : span.end).trim()
  if (/^["'\d]/.test(inner) || (!closed && !isDetailed(inner))) return false
  const [before, after] = [text.slice(Math.max(0, span.start - 400), span.start), text.slice(span.end, span.end + 40)]
  if (isReference(before, after)) return false
  if (closed && /^\s*\[[A-Z]{3}/.test(text) && keptPlace.test(text.trim())) return true
  if (inQuotationMarks(draft, span)) return !isMention(before, after) && isFirmSlot(inner)
  return (
    !isShown(before, after, isFirmSlot(inner)) &&
    (isFiller(inner, before, after) ||
      (isSlotText(inner) && !isInterpolated(inner, before, after)) ||
      isBeside(inner, before, after))
  )
}

/** An instruction that can be nothing else, even with no bracket to close it. */
const isDetailed = (inner: string) =>
  isFirmSlot(inner) || (isSlotText(inner) && /\b(?:specific|e\.g|here|your)\b/i.test(inner))

/** A reference whose definition isn't in the draft, an image, an index, an attribute. */
const isReference = (before: string, after: string) =>
  /[\w!)\]./]$/.test(before) || /^(?:\[[\w.-]{0,12}\]|\(|[./]?\w)/.test(after)

/** The quotation is nothing but the bracket: it is spoken of, not used. */
const isMention = (before: string, after: string) =>
  (/["“'‘]$/.test(before) && /^[.,]?["”'’]/.test(after)) || showing.test(before)

/** What announces that brackets are shown, not used. */
const showing = /\b(?:prompts?|placeholders?)\b/i
const showingForm = /\b(?:templates?|syntax|format|brackets?|variables?|line \d+|fill[- ]in[- ]the[- ]blanks?)\b/i

/** A passage that shows how a template or a prompt looks; a replacement behind an arrow; a list of fields; a URL. */
const isShown = (before: string, after: string, firm: boolean) =>
  showing.test(before) ||
  (!firm && showingForm.test(before)) ||
  /(?:→|=>|->)\s*$|\],$|:\/\/\S*$/.test(before) ||
  /^,\[/.test(after)

/** A slot that says to a writer what to do, which no editor writes into a quotation. */
function isFirmSlot(inner: string): boolean {
  const [first = '', ...rest] = split(inner)
  return (
    rest.length > 0 &&
    !rest.some((word) => words.jest.has(word)) &&
    (words.firm.has(first) || (words.imperative.has(first) && rest.at(-1) === 'here'))
  )
}

const split = (inner: string) =>
  inner
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter(Boolean)

/** Do these words, without their brackets, name what belongs in their place, or ask for it? */
export function isSlotText(text: string): boolean {
  const inner = text.replace(/^(?:optional|suggested) ?[:–-] ?/i, '')
  const all = split(inner)
  const [first = '', second = ''] = all
  if (
    all.length === 0 ||
    all.some((word) => words.redaction.has(word) || words.jest.has(word)) ||
    words.interface.has(first)
  )
    return false
  if (all.length === 1) return words.single.has(first) && !/^[a-z]*(?:time|title|year|number)$/.test(inner)
  if (words.imperative.has(first)) return second !== 'to' && (second !== 'of' || words.naming.has(first))
  return first === 'your' || isPlan(inner) || asksForChange(all) || hasMarker(all.join(' ')) || namesField(inner, all)
}

/** How every plan starts, in a pattern that is cheaper to make. */
const mayPlan =
  /^(?:suggested|short|brief|opening|closing|final|para|sect|sent|anec|trans|testi|continue|the |rest|rema|\.\.\.)/i

/** `[paragraph about the flood]`, `[continue with the history]`, `[rest of the article]`: what a writer meant to put there. */
const isPlan = (inner: string) =>
  mayPlan.test(inner) &&
  /^(?:suggested (?:image|photo|headline|caption|pull quote|graphic|chart|video|title)s? ?:|(?:short |brief |opening |closing |final )?(?:paragraph|section|sentence|anecdote|transition|testimonial) (?:about|on|describing|explaining|introducing|summari[sz]ing|from)\b|continue (?:with|the|writing|here|article)\b|(?:the )?(?:rest|remainder) of (?:the |your )?(?:article|story|post|text|content|section|copy|piece|draft)\b|\.\.\.? ?(?:rest|remainder) of)/i.test(
    inner,
  )

/** `[fill in]`, `[fill in your city]`, `[update this section]`, `[link to report]`. */
function asksForChange(all: readonly string[]): boolean {
  const [first = '', second = ''] = all
  if (first === 'fill')
    return (
      /^(?:in|out|me)$/.test(second) &&
      (all.length === 2 || all.some((word) => /^(?:me|your|here|name|date)$/.test(word)))
    )
  if (words.revision.has(first)) return /^(?:this|these|as|with|here|your|accordingly)$/.test(second)
  return (
    (first === 'link' && second === 'to') || (/^(?:quote|statistic|stat|figures?)$/.test(first) && second === 'from')
  )
}

const hasMarker = (inner: string) => marker.some((phrase) => ` ${inner} `.includes(` ${phrase} `))

const particles = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'of', 'or', 'the', 'to', 'your'])

/** A line that is nothing but `[PULL QUOTE]` or `[IMAGE: the bridge at dusk]`: a place kept for the layout. */
const keptPlace =
  /^\[(?:(?:PULL ?QUOTE|SIDEBAR|HEADLINE|SUB-?HEAD(?:ING|LINE)?|CAPTION|BYLINE|DATELINE|LEDE?|DEK|STANDFIRST|INTRO|CTA|HERO IMAGE|FEATURED? IMAGE)(?: HERE)?|(?:HERO |FEATURED? |COVER )?(?:IMAGE|PHOTO|PICTURE|VIDEO|GRAPHIC|CHART|GRAPH|INFOGRAPHIC|MAP|EMBED|TWEET)(?: HERE| EMBED)?: (?:[Aa]n?|[Tt]he|[Pp]hoto|[Pp]icture|[Cc]hart|[Gg]raph|[Mm]ap|[Ss]creenshot|[Ii]llustration|[Vv]iew) [^\]\n]{3,200})\]$/

/** `[Company Name]`, `[CITY, STATE]`, `[crisis description]`, `[name of the bank]`: the label of a field. */
function namesField(inner: string, all: readonly string[]): boolean {
  const [first = '', second = ''] = all
  if (words.descriptor.has(first)) return true
  const from = /^(?:brief|short|full|exact|complete)$/.test(first) ? 1 : 0
  if (words.naming.has(all[from] ?? '') && all[from + 1] === 'of') return true
  const content = all.filter((word) => !particles.has(word))
  if (content.length < 2 || all.length > 6 || (second === 'of' && !words.noun.has(first))) return false
  const last = content.at(-1) as string
  const isNumber = (word: string) => /^\d{1,2}$/.test(word)
  if (content.slice(1).every(isNumber))
    return words.single.has(first) || /^(?:point|feature|example|benefit|question|item)$/.test(first)
  const nouns = content.filter((word) => words.noun.has(word) || isNumber(word)).length
  const ends = words.tail.has(last) || words.titleTail.has(last)
  if (nouns === content.length) return /^\p{Lu}/u.test(inner) || ends || /[/,]/.test(inner)
  return (
    all.length <= 4 &&
    (words.tail.has(last) || (/^\p{Lu}/u.test(inner) && isTitled(inner, content) && words.titleTail.has(last)))
  )
}

const isTitled = (inner: string, content: readonly string[]) =>
  inner.split(/[^\p{L}'’]+/u).filter((word) => /^\p{Lu}/u.test(word)).length >= content.length

/** A noun that is a slot only beside another one or behind a preposition: `[year] [full name]`, “according to [Source]”. */
const isBeside = (inner: string, before: string, after: string) =>
  (words.noun.has(inner.toLowerCase()) && (/\],? ?$/.test(before) || /^,? ?\[/.test(after))) ||
  (/^sources?$/i.test(inner) && /\b(?:according to|by|from|per) $/i.test(before))

/** “Her mobile [phone]”, “Is [your brand] any good?”: a noun an editor put in, a variable for the reader. */
const isInterpolated = (inner: string, before: string, after: string) =>
  /^\p{Ll}/u.test(inner) &&
  (inner.startsWith('your ')
    ? forReader.test(before) || /^[^.!\n]{0,80}\?|^ \+/.test(after)
    : !inner.includes(' ') && /\p{L} $/u.test(before) && !leads.test(before))

const forReader = /\b(?:ask(?:s|ed|ing)?|search(?:es|ed|ing)?|type|google|quer(?:y|ies)|alerts?|keywords?)\b/i
const leads =
  /\b(?:the|an?|our|my|at|in|of|by|on|to|for|with|from|near|and|or|is|was|are|said|says|dear|hi|hello|called|named|earn) $/i

/** `[XX]`, `[____]`, `[dd/mm/yyyy]`, and `[X]` before a unit. */
const isFiller = (inner: string, before: string, after: string) =>
  /^(?:[xX]{2,}|[xX]{2,}%|[£$€]X+|[xX0]{2,4}(?:[-/.][xX0]{2,4})+|_{2,}|#{2,}|[dmyDMY]{2,4}(?:[-/. ][dmyDMY]{2,4})+)$/.test(
    inner,
  ) ||
  (/^[XN#]$/.test(inner) &&
    (/[£$€]$/.test(before) ||
      /^(?:%| (?:per|min|years?|months?|days?|hours?|weeks?|people|million|billion|inner)\b)/.test(after)))
