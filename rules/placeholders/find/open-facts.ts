// Open facts: TK, XX and their kin where a figure, a name or a date is still to come.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Prose} from '../../../src/core/draft/prose.ts'
import {matchesIn, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {defineForms, type Form, type FormHit} from '../../../src/reading/text/prefilter.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import openFacts from '../../lists/open-facts.json' with {type: 'json'}

const {kinds, frames, context, words} = openFacts
const list = definePhrases({kinds: {}, frames, words})
const vocabulary = phraseSets(kinds)
const contextOf = (kind: keyof typeof context) => defineContext({frames: context, words}, kind)
const [doubtful, dated, form, month, dayOf] = [
  contextOf('doubtful'),
  contextOf('dated'),
  contextOf('form'),
  contextOf('month'),
  contextOf('day-of'),
]

interface TokenForm extends Form {
  /** The house token this form belongs to. */
  token: string
  /** What stands for a fact, with its unit or month; undefined where the words around say otherwise. */
  read?: (span: Span) => Span | undefined
  /** Counts in quotation marks too. */
  quoted?: boolean
}

/** Where the unit after a token ends: `per cent` in “TK per cent”, “XX-year”. */
function endOfUnit({block, end}: Span, units: ReadonlySet<string>): number | undefined {
  const [whole = '', unit = ''] = /^[ -]?(%|per cents?|\p{L}+)/u.exec(block.prose.text.slice(end, end + 20)) ?? []
  return units.has(unit.toLowerCase()) ? end + whole.length : undefined
}

const beforeUnit = (span: Span) => (endOfUnit(span, vocabulary.unit) === undefined ? undefined : span)

const withUnit = (units: ReadonlySet<string>) => (span: Span) => {
  const end = endOfUnit(span, units)
  return end === undefined ? undefined : {...span, end}
}

const withMagnitude = withUnit(vocabulary.magnitude)

function withMonth({block, start, end}: Span): Span | undefined {
  const [from, to] = [month.before(block, start), month.after(block, end)]
  return from === undefined && to === undefined ? undefined : {block, start: from ?? start, end: to ?? end}
}

const before = '(?<![\\w/.£$€-])'
const after = '(?!\\w)'

const forms: readonly TokenForm[] = [
  {token: 'TK', parts: ['TKTK'], pattern: new RegExp(`${before}(?:TK){2,}${after}`, 'g'), quoted: true},
  {token: 'TK', parts: ['TK'], pattern: new RegExp(`[£$€]TK${after}`, 'g'), quoted: true},
  {token: 'TK', parts: ['TK'], pattern: new RegExp(`${before}TK`, 'g'), read: beforeUnit, quoted: true},
  {token: 'XX', parts: ['X.X'], pattern: new RegExp(`[£$€]\\s?X{1,3}\\.X{1,2}${after}`, 'g')},
  {token: 'XX', parts: ['X.X'], pattern: new RegExp(`${before}X{1,3}\\.X{1,2}`, 'g'), read: beforeUnit},
  {
    token: 'XX',
    parts: ['XX'],
    pattern: new RegExp(`[£$€]\\s?X{2,}(?:[.,]X+)*${after}`, 'g'),
    read: (span) => withMagnitude(span) ?? span,
  },
  {token: 'XX', parts: ['$X', '£X', '€X'], pattern: /[£$€]X/g, read: withMagnitude},
  {
    token: 'XX',
    parts: ['XX', 'xx'],
    pattern: new RegExp(`${before}(?:X{2,}(?:[.,]X+)*|xx+)`, 'g'),
    read: withUnit(vocabulary.unit),
  },
  {
    token: 'XX',
    parts: ['XX', 'X.X', 'X/X'],
    pattern:
      /\b(?:19|20)\d\d-(?:\d\d|XX)-XX\b|\bXX?[/.]XX?[/.](?:(?:XX){1,2}|(?:19|20)?\d\d)\b|(?<=\baged? )XX\b|(?<![\d:])XX:XX(?![\d:])/g,
  },
  {token: 'XX', parts: ['XX'], pattern: /(?<=[A-Z][a-z]{2,8} )XX\b|\bXX(?= [A-Z])/g, read: withMonth},
  {
    token: 'XX',
    parts: ['x,xxx', 'X,XXX', 'xx,xxx', 'XX,XXX'],
    pattern: new RegExp(`[£$€]?(?<!\\w)(?:x{1,3}(?:,xxx)+|X{1,3}(?:,XXX)+)${after}`, 'g'),
  },
  {
    token: 'XX',
    parts: ['XXX'],
    pattern: /(?<![\w-])(?:\(XXX\) |XXX[-. ])XXX[-. ]X{4}(?![\w-])/g,
    read: (span) => (form.before(span.block, span.start) === undefined ? span : undefined),
  },
  {
    token: 'XX',
    parts: ['YYY'],
    pattern: /\b(?:DD[/.-]MM|MM[/.-]DD)[/.-]YYYY\b|\bYYYY-MM-DD\b/g,
    read: (span) =>
      dated.before(span.block, span.start) === undefined || form.after(span.block, span.end) !== undefined
        ? undefined
        : span,
  },
  {
    token: 'XX',
    parts: ['00/00', '00-00', '00.00.00'],
    pattern: /(?<![\d/.-])00[/.-]00[/.-](?:00)?00(?![\d/.-])/g,
  },
  {
    token: 'XX',
    parts: ['Xth'],
    pattern: /\bX{1,2}th(?= (?:of )?[A-Z])/g,
    read: (span) => (dayOf.after(span.block, span.end) === undefined ? undefined : span),
  },
  {token: 'XX', parts: ['-NNN'], pattern: /\b[A-Z]{2,6}-N{3,5}\b/g},
  {token: 'XX', parts: ['??'], pattern: /[£$€]\?{2,}(?:[,.]\?+)*(?!\w)/g},
  {token: 'XX', parts: ['???'], pattern: /(?<=^|[A-Za-z,] )\?{3,}/g, read: beforeUnit},
  {
    token: 'XX',
    parts: ['???'],
    pattern: /(?<!\?)\?{3,}(?= [a-z]|[,;])/g,
    read: (span) => (doubtful.before(span.block, span.start) === undefined ? undefined : span),
  },
]

/** Spans where a token stands for a fact, each with the token it belongs to. */
export const openFactsOf = defineReading<readonly (Span & {token: string})[]>(
  (draft) =>
    [...factsIn(draft).flatMap(factFrom), ...hitsOf(draft, list).flatMap(factAt)]
      .filter(({quoted, ...span}) => quoted || !inQuotationMarks(draft, span))
      .map(({quoted: _, ...span}) => span),
  [list, quotationsOf],
)

/** `Turkmen [TK]`: a name and its code, and nothing else. */
const isCode = (prose: Prose): boolean => /^\uFFFC?\p{Lu}\p{L}+[^\p{L}]{0,3}\[[A-Z]{2}\]$/u.test(prose.text)

const factAt = ({block, start, end, kind}: Hit) =>
  (kind === 'fact' || kind === 'quoted') && !isCode(block.prose)
    ? [{block, start, end, token: 'TK', quoted: kind === 'quoted'}]
    : []

const factsIn = defineForms(forms)

function factFrom({form: {read, token, quoted = false}, block, start, end}: FormHit<TokenForm>) {
  const span = {block, start, end}
  const fact = read ? read(span) : span
  return fact && !isVariable(fact) ? [{...fact, token, quoted}] : []
}

/** `$X million against $Y million`: a variable, not a gap. */
const isVariable = (span: Span) =>
  /^[£$€]X\b/.test(textOf(span)) &&
  /[£$€][YZ]\b/.test(span.block.prose.text.slice(Math.max(0, span.start - 100), span.end + 100))

/** Tokens of the house's own, as whole words. */
export function houseTokensIn(draft: Draft, tokens: readonly string[]): (Span & {token: string})[] {
  const own = tokens.filter((token) => !forms.some((form) => form.token === token))
  if (own.length === 0) return []
  const escaped = own.map((token) => token.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`, 'gu')
  return draft.blocks.flatMap((block) => matchesIn(block, pattern).map((span) => ({...span, token: textOf(span)})))
}

/** The hits of one kind as ranges. */
const hitsOfKind = (draft: Draft, wanted: string): Span[] =>
  hitsOf(draft, list).flatMap(({kind, block, start, end}) => (kind === wanted ? [{block, start, end}] : []))

/** `[citation needed]` in the publication's own words. */
export const citationGapsOf = defineReading<readonly Span[]>(
  (draft) => hitsOfKind(draft, 'gap').filter((span) => !inQuotationMarks(draft, span)),
  [list, quotationsOf],
)

/** `TBC` and `TBD` where the copy states a fact. */
export const undecidedOf = defineReading<readonly Span[]>(
  (draft) => hitsOfKind(draft, 'undecided').filter((span) => !isSpelledOut(span)),
  [list],
)

/** `a time-based corrector (TBC)`: the initials of the words before it. */
function isSpelledOut(span: Span): boolean {
  const letters = textOf(span)
    .replace(/[^A-Z]/g, '')
    .toLowerCase()
  const before = span.block.prose.text.slice(Math.max(0, span.start - 80), span.start).toLowerCase()
  const words = before.match(/\p{L}+/gu) ?? []
  return (
    textOf(span).startsWith('(') &&
    words
      .slice(-letters.length)
      .map(([letter]) => letter)
      .join('') === letters
  )
}
