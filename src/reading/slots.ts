// Slots: brackets that stand where a fact was to be filled in, told from brackets that editors use.
import slotWords from '../../rules/lists/slot-words.json' with {type: 'json'}
import type {Draft, Span} from '../core/draft.ts'
import {defineReading} from '../core/reading.ts'
import {inQuotationMarks, quotationsOf} from './quotations.ts'

const {imperative, firm, noun, tail, titleTail, naming, single, redaction, marker} = slotWords.kinds
const sets = {
  imperative: new Set(imperative),
  firm: new Set(firm),
  noun: new Set(noun),
  tail: new Set(tail),
  titleTail: new Set(titleTail),
  naming: new Set(naming),
  single: new Set(single),
  redaction: new Set(redaction),
}

/** Spans of copy in square brackets that are slots, in reading order; with their brackets. */
export const slotsOf = defineReading<readonly Span[]>(
  (draft) =>
    draft.blocks.flatMap((block) => {
      const {text} = block.prose
      if (!text.includes('[')) return []
      return [...text.matchAll(bracketed)]
        .map(({0: whole, index}) => ({block, start: index, end: index + whole.length}))
        .filter((span) => isSlot(draft, span))
    }),
  [quotationsOf],
)

/** One that nobody closed may run to the end of its block. */
const bracketed = /\[[^[\]]{1,300}(?:\]|$)/g

function isSlot(draft: Draft, span: Span): boolean {
  const {text} = span.block.prose
  const closed = text[span.end - 1] === ']'
  const words = text.slice(span.start + 1, closed ? span.end - 1 : span.end).trim()
  if (/^["'\d]/.test(words) || (!closed && !isDetailed(words))) return false
  const [before, after] = [text.slice(Math.max(0, span.start - 400), span.start), text.slice(span.end, span.end + 40)]
  if (isReference(before, after)) return false
  if (inQuotationMarks(draft, span)) return !isMention(before, after) && isFirmSlot(words)
  return (
    !isShown(before, after, isFirmSlot(words)) &&
    (isFiller(words, before, after) || (isSlotText(words) && !isInterpolated(words, before)))
  )
}

/** An instruction that can be nothing else, even with no bracket to close it. */
const isDetailed = (words: string) =>
  isFirmSlot(words) || (isSlotText(words) && /\b(?:specific|e\.g|here|your)\b/i.test(words))

/** A reference whose definition isn't in the draft, an image, an index, an attribute. */
const isReference = (before: string, after: string) =>
  /[\w!)\]./]$/.test(before) || /^(?:\[[\w.-]{0,12}\]|\(|[./]?\w)/.test(after)

/** The quotation is nothing but the bracket: it is spoken of, not used. */
const isMention = (before: string, after: string) =>
  (/["“'‘]$/.test(before) && /^[.,]?["”'’]/.test(after)) || showing.test(before)

/** What announces that brackets are shown, not used. */
const showing = /\b(?:prompts?|placeholders?)\b/i
const showingForm = /\b(?:templates?|syntax|format|brackets?|variables?|fill[- ]in[- ]the[- ]blanks?)\b/i

/** A passage that shows how a template or a prompt looks; a replacement behind an arrow; a list of fields; a URL. */
const isShown = (before: string, after: string, firm: boolean) =>
  showing.test(before) ||
  (!firm && showingForm.test(before)) ||
  /(?:→|=>|->)\s*$|\],$|:\/\/\S*$/.test(before) ||
  /^,\[/.test(after)

/** A slot that says to a writer what to do, which no editor writes into a quotation. */
function isFirmSlot(words: string): boolean {
  const [first = '', ...rest] = split(words)
  return rest.length > 0 && (sets.firm.has(first) || (sets.imperative.has(first) && rest.at(-1) === 'here'))
}

const split = (words: string) =>
  words
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter(Boolean)

const particles = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'of', 'or', 'the', 'your'])

/** Do these words, without their brackets, name what belongs in their place, or ask for it? */
export function isSlotText(words: string): boolean {
  const all = split(words)
  const [first = '', second = ''] = all
  if (all.length === 0 || all.some((word) => sets.redaction.has(word))) return false
  if (all.length === 1) return sets.single.has(first)
  if (sets.imperative.has(first)) return !(second === 'to' || (second === 'of' && !sets.naming.has(first)))
  if (first === 'your' || (first === 'fill' && /^(?:in|out|me)$/.test(second)))
    return first === 'your' || all.includes('your') || all.includes('here') || second === 'me'
  if (sets.naming.has(first) && second === 'of') return true
  if (first === 'link' && second === 'to') return true
  if (hasMarker(all.join(' '))) return true
  return namesField(words, all)
}

const hasMarker = (words: string) => marker.some((phrase) => ` ${words} `.includes(` ${phrase} `))

/** `[Company Name]`, `[CITY, STATE]`, `[crisis description]`: the label of a field. */
function namesField(words: string, all: readonly string[]): boolean {
  const content = all.filter((word) => !particles.has(word))
  if (content.length < 2 || all.length > 6) return false
  const last = content.at(-1) as string
  const capitals = words.split(/[^\p{L}]+/u).filter((word) => /^\p{Lu}/u.test(word)).length >= content.length
  const nouns = content.filter((word, i) => sets.noun.has(word) || (i > 0 && /^\d{1,2}$/.test(word))).length
  if (nouns === content.length) return capitals || sets.tail.has(last) || /[/,]/.test(words)
  return all.length <= 4 && (sets.tail.has(last) || (capitals && sets.titleTail.has(last)))
}

/** A lower-case noun that an editor put behind another word: “her mobile [phone]”. */
const isInterpolated = (words: string, before: string) =>
  /^\p{Ll}+$/u.test(words) &&
  /\p{L} $/u.test(before) &&
  !/\b(?:the|a|an|our|at|in|of|by|on|to|for|with|from|near|and|or|is|was|are|said|says|dear|hi|hello|called|named) $/i.test(
    before,
  )

/** `[XX]`, `[____]`, `[dd/mm/yyyy]`, and `[X]` before a unit. */
const isFiller = (words: string, before: string, after: string) =>
  /^(?:[xX]{2,}|_{2,}|#{2,}|[dmyDMY]{2,4}(?:[-/. ][dmyDMY]{2,4})+)$/.test(words) ||
  (/^[XN#]$/.test(words) &&
    (/[£$€]$/.test(before) ||
      /^(?:%| (?:per|min|years?|months?|days?|hours?|weeks?|people|million|billion|words)\b)/.test(after)))
