// Open facts: TK, XX and their kin where a figure, a name or a date is still to come.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {defineForms} from '../../../src/reading/text/prefilter.ts'
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
  signs: readonly string[]
  pattern: RegExp
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

const before = '(?<![\\p{L}\\p{N}_/.£$€-])'
const after = '(?![\\p{L}\\p{N}_])'

const forms: readonly TokenForm[] = [
  {token: 'TK', signs: ['TKTK'], pattern: new RegExp(`${before}(?:TK){2,}${after}`, 'gu'), quoted: true},
  {token: 'TK', signs: ['TK'], pattern: new RegExp(`[£$€]TK${after}`, 'gu'), quoted: true},
  {token: 'TK', signs: ['TK'], pattern: new RegExp(`${before}TK`, 'gu'), read: beforeUnit, quoted: true},
  {token: 'XX', signs: ['X.X'], pattern: new RegExp(`[£$€]\\s?X{1,3}\\.X{1,2}${after}`, 'gu')},
  {token: 'XX', signs: ['X.X'], pattern: new RegExp(`${before}X{1,3}\\.X{1,2}`, 'gu'), read: beforeUnit},
  {
    token: 'XX',
    signs: ['XX'],
    pattern: new RegExp(`[£$€]\\s?X{2,}(?:[.,]X+)*${after}`, 'gu'),
    read: (span) => withMagnitude(span) ?? span,
  },
  {token: 'XX', signs: ['$X', '£X', '€X'], pattern: /[£$€]X/g, read: withMagnitude},
  {
    token: 'XX',
    signs: ['XX', 'xx'],
    pattern: new RegExp(`${before}(?:X{2,}(?:[.,]X+)*|xx+)`, 'gu'),
    read: withUnit(vocabulary.unit),
  },
  {
    token: 'XX',
    signs: ['XX', 'X.X', 'X/X'],
    pattern:
      /\b(?:19|20)\d\d-(?:\d\d|XX)-XX\b|\bXX?[/.]XX?[/.](?:(?:XX){1,2}|(?:19|20)?\d\d)\b|(?<=\baged? )XX\b|(?<![\d:])XX:XX(?![\d:])/g,
  },
  {token: 'XX', signs: ['XX'], pattern: /(?<=\p{Lu}\p{Ll}{2,8} )XX\b|\bXX(?= \p{Lu})/gu, read: withMonth},
  {
    token: 'XX',
    parts: ['x,xxx', 'X,XXX', 'xx,xxx', 'XX,XXX'],
    pattern: new RegExp(`[£$€]?(?<![\\p{L}\\p{N}])(?:x{1,3}(?:,xxx)+|X{1,3}(?:,XXX)+)${after}`, 'gu'),
  },
  {
    token: 'XX',
    signs: ['XXX'],
    pattern: /(?<![\w-])(?:\(XXX\) |XXX[-. ])XXX[-. ]X{4}(?![\w-])/g,
    read: (span) => (form.before(span.block, span.start) === undefined ? span : undefined),
  },
  {
    token: 'XX',
    signs: ['YYY'],
    pattern: /\b(?:DD[/.-]MM|MM[/.-]DD)[/.-]YYYY\b|\bYYYY-MM-DD\b/g,
    read: (span) =>
      dated.before(span.block, span.start) === undefined || form.after(span.block, span.end) !== undefined
        ? undefined
        : span,
  },
  {
    token: 'XX',
    signs: ['00/00', '00-00', '00.00.00'],
    pattern: /(?<![\d/.-])00[/.-]00[/.-](?:00)?00(?![\d/.-])/g,
  },
  {
    token: 'XX',
    signs: ['Xth'],
    pattern: /\bX{1,2}th(?= (?:of )?\p{Lu})/gu,
    read: (span) => (dayOf.after(span.block, span.end) === undefined ? undefined : span),
  },
  {token: 'XX', signs: ['-NNN'], pattern: /\b[A-Z]{2,6}-N{3,5}\b/g},
  {token: 'XX', signs: ['??'], pattern: /[£$€]\?{2,}(?![\p{L}\p{N}])/gu},
  {token: 'XX', signs: ['???'], pattern: /(?<=^|[\p{L},] )\?{3,}/gu, read: beforeUnit},
  {
    token: 'XX',
    signs: ['???'],
    pattern: /\?{3,}(?= \p{Ll}|[,;])/gu,
    read: (span) => (doubtful.before(span.block, span.start) === undefined ? undefined : span),
  },
]

/** Spans where a token stands for a fact, each with the token it belongs to. */
export const openFactsOf = defineReading<readonly (Span & {token: string})[]>(
  (draft) =>
    [...factsIn(draft), ...hitsOf(draft, list).flatMap(factAt)]
      .filter(({quoted, ...span}) => quoted || !inQuotationMarks(draft, span))
      .map(({quoted: _, ...span}) => span),
  [list, quotationsOf],
)

const factAt = ({block, start, end, kind}: Hit) =>
  kind === 'fact' || kind === 'quoted' ? [{block, start, end, token: 'TK', quoted: kind === 'quoted'}] : []

const factsIn = defineForms(forms, findIn)

function findIn(block: Block, {token, pattern, quoted = false, read}: TokenForm) {
  const {text} = block.prose
  return [...text.matchAll(pattern)].flatMap(({0: whole, index}) => {
    const span = {block, start: index, end: index + whole.length}
    const fact = read ? read(span) : span
    return fact && !isVariable(text, fact) ? [{...fact, token, quoted}] : []
  })
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
export const undecidedOf = defineReading<readonly Span[]>((draft) => hitsOfKind(draft, 'undecided'), [list])
