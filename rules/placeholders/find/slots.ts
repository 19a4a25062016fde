// Slots: brackets that stand where a fact was to be filled in, told from brackets that editors use.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {matchesIn, type Span} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isAppendedTo} from '../../../src/reading/page/references.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {blocksWith} from '../../../src/reading/text/prefilter.ts'
import {signsOf} from '../../../src/reading/text/tokens.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import slotWords from '../../lists/slot-words.json' with {type: 'json'}
import {isCitation} from './slot-language.ts'

const {marker} = slotWords.kinds
const words = phraseSets(slotWords.kinds)
const contextOf = (kind: keyof typeof slotWords.context) => defineContext({frames: slotWords.context}, kind)
const [lead, sourceLead, unit] = [contextOf('lead'), contextOf('source-lead'), contextOf('unit')]

/** One that nobody closed may run to the end of its block. */
const bracketed = {signs: '[', pattern: /\[[^[\]]{1,300}(?:\]|$)/g}
const bracket = signsOf(bracketed.signs)

/** Spans of copy in square brackets that are slots, in reading order; with their brackets. */
export const slotsOf = defineReading<readonly Span[]>(
  (draft) => blocksWith(draft, bracket).flatMap((block) => bracketsIn(block).filter((span) => isSlot(draft, span))),
  [quotationsOf, isAppendedTo],
)

const bracketsIn = defineSearch((block) => matchesIn(block, bracketed.pattern))

function isSlot(draft: Draft, span: Span): boolean {
  const {text} = span.block.prose
  const closed = text[span.end - 1] === ']'
  const inner = text.slice(span.start + 1, closed ? span.end - 1 : span.end).trim()
  if (/^["'\d]/.test(inner) || (!closed && !isDetailed(inner))) return false
  const [before, after] = [textBefore(span), text.slice(span.end, span.end + 40)]
  if (/[:;]-?[)D]$/.test(inner) || holdsLink(span) || isCitation(inner)) return false
  if (isReference(before, after) || isSyntax(inner) || isTagOfLink(span) || isLabelOfTitle(span, inner)) return false
  if (isAppendedTo(draft) && /^\[[^[\]]{1,100}\]/.test(after)) return false
  if (closed && text.trim() === `[${inner}]` && isKeptPlace(inner)) return true
  if (inQuotationMarks(draft, span)) return !isMention(span, after) && isFirmSlot(inner)
  return (
    !isShown(span, after, isFirmSlot(inner)) &&
    (isFiller(inner, span) ||
      (isSlotText(inner) && !isInterpolated(inner, span, after)) ||
      isBeside(inner, span, after))
  )
}

/** A bracket with a link in it has been filled in. */
const holdsLink = ({block: {prose}, start, end}: Span): boolean =>
  prose.inlines.some(({type, ...link}) => type === 'link' && link.start > start && link.end < end)

/** An instruction that can be nothing else, even with no bracket to close it. */
const isDetailed = (inner: string) =>
  isFirmSlot(inner) ||
  (isSlotText(inner) && (inner.includes('e.g') || split(inner).some((word) => words.detail.has(word))))

/** A reference whose definition isn't in the draft, an image, an index, an attribute. */
const isReference = (before: string, after: string) =>
  /[\w!)\]./]$|\w-$/.test(before) || /^(?:\[[\w.-]{0,12}\]|\(|[./@]?\w)/.test(after)

/** `[--name NAME]`, `[name...]`: what a command takes; `[!note]`, `[/caption]`: of a site; `[embed:contact:a1]`: a code of the site. */
const isSyntax = (inner: string) => /^[-!/]|\.\.\.$|^\w+:\w\S*$|\$/.test(inner)

/** In how many characters such words open a block. */
const longestTags = 100

/** `[video] [Tides explained](…)`: small words that open a block and say of what kind the link after them is. */
function isTagOfLink({block, start, end}: Span): boolean {
  const {text, inlines} = block.prose
  if (start > longestTags) return false
  if (!/^(?:\[\p{Ll}+\] )*$/u.test(text.slice(0, start)) || !/^\p{Ll}+$/u.test(text.slice(start + 1, end - 1)))
    return false
  const next = end + (/^(?: \[\p{Ll}+\])* /u.exec(text.slice(end, end + 100))?.[0].length ?? 0)
  return next > end && inlines.some((inline) => inline.type === 'link' && inline.start === next)
}

/** “Install Arch Linux [Complete Guide]”: of what kind the piece is; “Plumbers in [City Name]” is a slot. */
const isLabelOfTitle = ({block, start, end}: Span, inner: string) =>
  (block.kind === 'heading' || block.field === 'title') &&
  start > 0 &&
  end === block.prose.text.length &&
  !isSpelledOut(inner) &&
  !words.link.has(split(block.prose.text.slice(Math.max(0, start - 12), start)).at(-1) ?? '')

/** A fixed form that can stand for nothing but what is missing: `[insert price]`, `[Your Name]`, `[link goes here]`. */
export function isSpelledOut(inner: string): boolean {
  const all = split(inner)
  if (
    all.some((word) => words.firm.has(word)) ||
    (all.length > 1 && all.at(-1) === 'here') ||
    /^\W*Your \p{Lu}/u.test(inner)
  )
    return true
  return isDetailed(inner.replace(/^\W+|\W+$/g, ''))
}

const textBefore = ({block, start}: Span) => block.prose.text.slice(Math.max(0, start - 400), start)

/** Whether one of these phrases stands in the text before a bracket. */
const isAnnounced = ({block, start}: Span, phrases: ReadonlySet<string>) =>
  holdsPhrase({block, start: Math.max(0, start - 400), end: start}, phrases)

/** The quotation is nothing but the bracket: it is spoken of, not used. */
const isMention = (span: Span, after: string) =>
  (/["“'‘]$/.test(textBefore(span)) && /^[.,]?["”'’]/.test(after)) || isAnnounced(span, words.showing)

/** A passage that shows how a template or a prompt looks; a replacement after an arrow; a list of fields; a URL. */
const isShown = (span: Span, after: string, firm: boolean) =>
  isAnnounced(span, words.showing) ||
  (!firm && (isAnnounced(span, words.form) || /\bline \d+/i.test(textBefore(span)))) ||
  /(?:→|=>|->)\s*$|\],$|:\/\/\S*$/.test(textBefore(span)) ||
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
    / of (?:your )?choice\b/i.test(inner) ||
    words.interface.has(first)
  )
    return false
  if (all.length === 1) return words.single.has(first) && !(inner === first && words.common.has(first))
  if (words.imperative.has(first)) return second !== 'to' && (second !== 'of' || words.naming.has(first))
  return (
    first === 'your' ||
    opensWith(all, words.plan) ||
    (!/^\p{Lu}+:/u.test(inner) && asksForChange(all)) ||
    hasMarker(all.join(' ')) ||
    namesField(inner, all)
  )
}

/** Do the first words, up to five, make one of these phrases: `[paragraph about the flood]`, `[rest of the article]`? */
const opensWith = (all: readonly string[], phrases: ReadonlySet<string>) =>
  all.slice(0, 5).some((_, i) => phrases.has(all.slice(0, i + 1).join(' ')))

/** `[fill in]`, `[fill in your city]`, `[update this section]`, `[link to report]`. */
function asksForChange(all: readonly string[]): boolean {
  const [first = '', second = ''] = all
  if (first === 'fill')
    return words.filling.has(second) && (all.length === 2 || all.some((word) => words.filled.has(word)))
  if (words.revision.has(first)) return words.revised.has(second)
  return (first === 'link' && second === 'to') || (words.sourced.has(first) && second === 'from')
}

const hasMarker = (inner: string) => marker.some((phrase) => ` ${inner} `.includes(` ${phrase} `))

const particles = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'of', 'or', 'the', 'to', 'your'])

/** `[PULL QUOTE]` or `[IMAGE: the bridge at dusk]` on a line of its own: a place kept for the layout. */
function isKeptPlace(inner: string): boolean {
  const [, label = '', view] = /^([A-Z][A-Z -]*?)(?: (?:HERE|EMBED))*(?:: (\p{L}+) .{3,200})?$/u.exec(inner) ?? []
  return view === undefined
    ? words.layout.has(label.toLowerCase())
    : words.picture.has(label.toLowerCase()) && words.view.has(view.toLowerCase())
}

/** `[Company Name]`, `[CITY, STATE]`, `[crisis description]`, `[name of the bank]`: the label of a field. */
function namesField(inner: string, all: readonly string[]): boolean {
  const [first = '', second = ''] = all
  if (words.descriptor.has(first)) return true
  const from = words.extent.has(first) ? 1 : 0
  if (words.naming.has(all[from] ?? '') && all[from + 1] === 'of') return true
  const content = all.filter((word) => !particles.has(word))
  if (content.length < 2 || all.length > 6 || (second === 'of' && !words.noun.has(first))) return false
  const last = content.at(-1) as string
  const isNumber = (word: string) => /^\d{1,2}$/.test(word)
  if (content.slice(1).every(isNumber)) return words.single.has(first) || words.numbered.has(first)
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

/** A noun that is a slot only beside another one or after a preposition: `[year] [full name]`, “according to [Source]”. */
const isBeside = (inner: string, span: Span, after: string) =>
  (words.noun.has(inner.toLowerCase()) && (/\],? ?$/.test(textBefore(span)) || /^,? ?\[/.test(after))) ||
  (/^sources?$/i.test(inner) && sourceLead.before(span.block, span.start) !== undefined)

/** “Her mobile [phone]”, “Is [your brand] any good?”: a noun an editor put in, a variable for the reader. */
const isInterpolated = (inner: string, span: Span, after: string) =>
  /^\p{Ll}/u.test(inner) &&
  (inner.startsWith('your ')
    ? isAnnounced(span, words.search) || /^[^.!\n]{0,80}\?|^ \+/.test(after)
    : !inner.includes(' ') && /\p{L} $/u.test(textBefore(span)) && lead.before(span.block, span.start) === undefined)

/** `[XX]`, `[____]`, `[dd/mm/yyyy]`, and `[X]` before a unit. */
const isFiller = (inner: string, {block, start, end}: Span) =>
  /^(?:[xX]{2,}|[xX]{2,}%|[£$€]X+|[xX0]{2,4}(?:[-/.][xX0]{2,4})+|_{2,}|#{2,}|[dmyDMY]{2,4}(?:[-/. ][dmyDMY]{2,4})+)$/.test(
    inner,
  ) ||
  (/^[XN#]$/.test(inner) && (/[£$€]/.test(block.prose.text[start - 1] ?? '') || unit.after(block, end) !== undefined))
