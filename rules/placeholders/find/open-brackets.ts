// Open brackets: words in brackets of any shape that stand where copy is missing, read by what they do there.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {matchesIn, placeOf, type Span, textOf, wholeOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {isTranscript} from '../../../src/reading/speech/transcripts.ts'
import {blocksWith} from '../../../src/reading/text/prefilter.ts'
import {signsOf} from '../../../src/reading/text/tokens.ts'
import {textEndsIn, textHolds} from '../../../src/reading/text/words.ts'
import slotWords from '../../lists/slot-words.json' with {type: 'json'}
import {isShownTag} from './shown-tags.ts'
import {
  callsForSupply,
  classes,
  closesHole,
  innerOf,
  isAboutSlots,
  isCitation,
  isInHole,
  mayCallForSupply,
  noteWords,
  opening,
  opensHole,
} from './slot-language.ts'

const bracketed = {
  signs: '[({<«',
  pattern:
    /\[{1,2}[^[\]\n]{1,120}\]{1,2}|\([^()\n]{2,120}\)|\{{1,2}[^{}\n]{3,80}\}{1,2}|<{1,2}[^<>\n]{3,80}>{1,2}|«[^«»\n]{2,40}»/g,
}
const signs = signsOf(bracketed.signs)

/** Brackets in the publication’s own words that keep a place. */
export const openBracketsOf = defineReading<readonly Span[]>(
  (draft) =>
    isTranscript(draft)
      ? []
      : blocksWith(draft, signs).flatMap((block) => brackets(block).filter((span) => isOwn(draft, span))),
  [quotationsOf, isTranscript],
)

/** Marks that code and links have. */
const code = /[\uFFFC=$\\@|]|::|\/\/|\w[_(]\w|\w\.\w/

/** The shape of a reference, of a field of a list, and of what an editor leaves out of a quotation. */
const reference = /^[!^/#-]|\.\.\.$|^\w+:\S|^\d+$|^[ xX]$/

const brackets = defineSearch((block) =>
  block.kind === 'alt' ? [] : matchesIn(block, bracketed.pattern).filter(keepsPlace),
)

/** In somebody’s words editors put brackets themselves; only one that asks a colleague is none of theirs. */
const isOwn = (draft: Draft, span: Span): boolean =>
  !span.block.parents.some(({type}) => type === 'blockquote') &&
  (!inQuotationMarks(draft, span) || asksColleague(innerOf(span))) &&
  !holdsLink(span) &&
  !isAboutSlots(span) &&
  !isCaption(draft, span) &&
  !isShownTag(draft, placeOf(span)) &&
  !leadsToList(draft, span)

/** “See below for the (long list)”, and there it stands. */
const leadsToList = ({blocks}: Draft, {block, start, end}: Span): boolean =>
  block.prose.text.slice(start, end).endsWith(' list)') &&
  !/\p{L}/u.test(block.prose.text.slice(end)) &&
  (blocks[block.index + 1]?.parents.some(({type}) => type === 'listItem') ?? false)

/** Right after a picture or before one, with no blank between them. */
function isCaption({text}: Draft, span: Span): boolean {
  const {start, end} = placeOf(span)
  return text[start - 1] === '>' || text.slice(end, end + 4).toLowerCase() === '<img'
}

function keepsPlace(span: Span): boolean {
  const {block, start, end} = span
  const {text} = block.prose
  const inner = innerOf(span)
  if (
    inner === '' ||
    /^\{\{[<%]/.test(textOf(span)) ||
    isCitation(inner) ||
    code.test(inner) ||
    reference.test(inner) ||
    /[\w\])}]$/.test(text.slice(start - 1, start))
  )
    return false
  if (/^(?:\(|\[|:\s)/.test(text.slice(end, end + 2)) || labelsLink(span) || isSubdomain(text, end)) return false
  const words = noteWords(inner)
  if (words.length === 0 || words.length > 16 || classes.redacted.has(words.join(' '))) return false
  if (words.length === 1 && marks.has(words[0] as string)) return false
  if (/[<{]/.test(text[start] as string) && (words.length < 2 || isCode(span, words))) return false
  const isLone = textOf(wholeOf(block)) === textOf(span)
  if (textOf(span).startsWith('(') && isAside(inner, words)) return false
  if (asksColleague(inner)) return !(textOf(span).startsWith('(') && /\byou\b[^?]*$/i.test(inner))
  if (textOf(span).startsWith('(')) return keepsPlaceInRound(span, inner, words, isLone)
  if (words.some((word) => classes.redacted.has(word))) return isNote(inner, words)
  return (
    isNote(inner, words) ||
    (textOf(span).startsWith('[') ? isMissing(span, inner, words) : isField(inner, words) && isInHole(span))
  )
}

/** `(13 total)`, `(Right to delete? Right to know?)`, `(more to come)`, `(new name, new email, new password)`, `(species, here)`: copy says so. */
const isAside = (inner: string, words: readonly string[]): boolean =>
  /^\d|,[^,]*,/.test(inner) ||
  inner.endsWith(', here') ||
  words.join(' ').includes('more to come') ||
  (classes.article.has(words[0] ?? '') && words.at(-1) === 'follow') ||
  ((inner.match(/\w\?/g)?.length ?? 0) > 1 && words.length > mostAsked)

const mostAsked = 4

/** `[audio] [The tide]`: what kind of piece a link leads to. */
const labelsLink = ({block, end}: Span): boolean =>
  block.prose.inlines.some(({type, start}) => type.startsWith('link') && start >= end && start <= end + 2)

/** `[customer].shop.example`: the pattern of addresses. */
const isSubdomain = (text: string, end: number): boolean => /^\.\w+\.\w/.test(text.slice(end, end + 40))

/** What other finders look for. */
const marks = new Set(['tbc', 'tbd', 'tba', 'tk', 'tktk', 'todo'])

const elements = new Set(slotWords.kinds.element)

/** An element of HTML; what a command takes. */
const isCode = ({block, start}: Span, words: readonly string[]): boolean =>
  elements.has(words[0] as string) ||
  /(?:^|\s):\w{1,8} $|[$%#`] ?$/.test(block.prose.text.slice(Math.max(0, start - 12), start))

/** `IMAGE: Northmere Post`, `comment from Northmere`: whose it is. */
const credited = /(?::| from| by| via) \p{Lu}[\p{L}.&'’-]*(?: \p{Lu}[\p{L}.&'’-]*){0,3}\.?$/u

/** `[age]` where a noun must stand; more words than an editor puts between brackets, in a note’s short grammar. */
const isMissing = (span: Span, inner: string, words: readonly string[]): boolean =>
  !credited.test(inner) &&
  ((isField(inner, words) && ((isInHole(span) && !isInserted(span, inner)) || standsApart(span))) ||
    (isTelegraphic(inner, words) && words.length > 1))

/** “He went to the [university]”: an editor’s word after an article. */
const isInserted = ({block, start}: Span, inner: string): boolean =>
  /^\p{Ll}+$/u.test(inner) && textEndsIn(block.prose.text.slice(Math.max(0, start - 20), start), classes.article)

/** Behind a sentence or at the start of one. */
const standsApart = ({block, start}: Span): boolean =>
  start === 0 || /[.!?:>]\s$|\n$/.test(block.prose.text.slice(start - 2, start))

/** `(Denise to say)`, `[Gwen has this]`, `(she'll confirm)`, `(chapel? hall?)`, `(day after flyby, ask press office)`. */
function asksColleague(inner: string): boolean {
  if (callsForSupply(inner) || (inner.match(/\w\?/g)?.length ?? 0) > 1 || /\?{2}/.test(inner)) return true
  const [, rest] = /(?:^|\s)\p{Lu}[\p{L}.]*(?: \p{Lu})? (\p{Ll}+(?: \p{Ll}+)?)/u.exec(inner) ?? []
  if (rest !== undefined && opening(rest.split(' '), classes.sender) > 0) return true
  const orders = [...inner.matchAll(/(?:,| [–—-]) ?(\p{L}+) /gu)].map(([, word = '']) => word.toLowerCase())
  return orders.some((word) => classes['order to a source'].has(word)) && textHolds(inner, classes['desk source'])
}

/** Abbreviations and signs that writers use in notes. */
const isTelegraphic = (inner: string, words: readonly string[]): boolean =>
  /\w\/(?:\s|$|out)| [+&~>→] |\bx\d|\d ?wds?\b/.test(inner) ||
  words.filter((word) => classes['short form'].has(word)).length > 1

/** A note of what belongs there, wherever it stands. */
function isNote(inner: string, words: readonly string[]): boolean {
  if (isQuery(inner, words) || (!isToReader(words) && mayCallForSupply(inner))) return true
  if (isOrder(inner, words)) return words.length > 1 && !isToReader(words)
  if (/^(?:from|per) /i.test(inner)) return words.length < 6 && /['’]s\b|email|notes/.test(inner)
  return describes(inner, words)
}

/** Words for readers: “[add salt to your taste]”. */
const toReader = new Set(['your', 'you', 'yourself', 'it', 'them', 'optional', 'if', 'here'])
const isToReader = (words: readonly string[]) => words.some((word) => toReader.has(word))

/** `[add figure]`; `[phone rings]` and `[update May]` say what happens. */
function isOrder(inner: string, words: readonly string[]): boolean {
  const [first = '', second = ''] = words
  if (!classes['act verb'].has(first) || /^\w+:/.test(inner)) return false
  return !classes['noun or verb'].has(first) || classes.article.has(second) || classes.wh.has(second)
}

/** `[which year?]`, `[FIRST NAME?]`, `[how much?]`. */
function isQuery(inner: string, words: readonly string[]): boolean {
  if (!/\?$/.test(inner) || words.length > 5) return false
  return opening(words, classes.wh) > 0 || classes.field.has(words.at(-1) as string) || /^\?+$/.test(inner)
}

/** A picture or part of the piece with what it shows or whose it is: `[GIF – reminder]`, `[H2 about us]`, `[Table 1]`. */
function describes(inner: string, words: readonly string[]): boolean {
  const lead = Math.max(opening(words, classes.media), opening(words, classes.part))
  const rest = words.slice(lead)
  if (credited.test(inner)) return false
  if (lead > 0 && rest.length > 0)
    return (
      /^[^,:–—(]{1,30}(?:,|:| [–—-]{1,2}) ?\S/.test(inner) ||
      linking.has(rest[0] as string) ||
      (rest.length === 1 && /^(?:\d{1,2}|[a-z])$/.test(rest[0] as string))
    )
  const last = words.at(-1) as string
  return words.length > 1 && words.length < 5 && classes.part.has(last) && /['’]s?\s/.test(inner)
}

const linking = new Set(['of', 'about', 'from', 'showing', 'with', 'on', 'here', 'for', 'by', 'goes'])

const isName = (word: string) => classes.field.has(word) || classes.part.has(word) || classes.media.has(word)

/** `[age]`, `[helpline no. + hours]`, `[Trevor quote]`, `[CEO NAME, chief executive]`. */
function isField(inner: string, words: readonly string[]): boolean {
  if (words.length > 6) return false
  if (words.length === 1) return isName(words[0] as string)
  return isName(words.at(-1) as string) || (/[+/,]/.test(inner) && isName(words[0] as string))
}

/**
 * Round brackets are common in copy: a desk’s words, or a hole in the sentence, must show that these are not.
 * `(insert photo)` is an instruction, which its own rule reports.
 */
function keepsPlaceInRound(span: Span, inner: string, words: readonly string[], isLone: boolean): boolean {
  const {block, start, end} = span
  const [before, after] = [
    block.prose.text.slice(Math.max(0, start - 60), start),
    block.prose.text.slice(end, end + 40),
  ]
  const first = words[0] as string
  if (words.includes('etc') || first === 'insert' || (block.kind === 'cell' && isUnit(span, words))) return false
  if (isLone && words.length < 5 && words.every((word) => isName(word) || word === 'here')) return true
  if (/^[A-Z]{3,}(?: [A-Z]+)?:/.test(inner) || (first === 'link' && /:/.test(inner))) return describes(inner, words)
  if (isOrder(inner, words) && textHolds(inner, classes['desk source'])) return !isToReader(words)
  if (words.at(-1) === 'here' && words.length < 7 && first !== 'no' && words.some(isName)) return true
  if (/["“]$/.test(before) && describes(inner, words)) return true
  if (isQuery(inner, words) && opensHole(before)) return true
  if (/:\s$/.test(before) && closesHole(after) && (isQuery(inner, words) || isField(inner, words))) return true
  if (/, $/.test(before))
    return (
      words.length > 1 &&
      closesHole(after) &&
      !isToReader(words) &&
      (classes.naming.has(first) || isField(inner, words))
    )
  if (!opensNoun(before) || isToReader(words) || classes['hole before'].has(first)) return false
  if (/^[a-z]+ ?\/ ?[a-z]+$/.test(inner) && /^[.,;]/.test(after)) return / (?:and|was|were|is|are) $/.test(before)
  if (textEndsIn(before, classes.article) && words.length < 3 && words.every((word) => classes.field.has(word)))
    return closesHole(after)
  const lead = firstPart(inner)
  return isField(lead, noteWords(lead)) && (closesHole(after) || numbering.has(first))
}

/** `Age (years), mean (sd)`: what a row or column of a table is measured in, right after its name. */
const isUnit = ({block: {prose}, start}: Span, words: readonly string[]): boolean =>
  words.length < 3 && /^[^\n]*\p{L} $/u.test(prose.text.slice(0, start)) && start < longestName

/** How many characters of a cell may name what is measured. */
const longestName = 60

const numbering = new Set(['no', 'nos', 'name', 'names', 'number', 'date', 'amount'])

const firstPart = (inner: string): string => inner.split(/ [–—-] |, /)[0] as string

/** An article or preposition, after which a round bracket holds the noun itself. */
const opensNoun = (before: string): boolean => opensHole(before) && !textEndsIn(before, classes['before an aside'])
