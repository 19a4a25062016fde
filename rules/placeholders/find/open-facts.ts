// Open facts: TK, XX and their kin where a figure, a name or a date is still to come.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {defineForms, defineNeed, draftProse} from '../../../src/reading/text/prefilter.ts'

interface TokenForm {
  /** The house token this form belongs to. */
  token: string
  signs: readonly string[]
  pattern: RegExp
  /** Counts in quotation marks too. */
  quoted?: boolean
}

const unit =
  '(?:%|per ?cents?\\b|percentage\\b|million\\b|billion\\b|trillion\\b|thousand\\b|hundred\\b|people\\b|persons\\b|years?\\b|days?\\b|hours?\\b|months?\\b|weeks?\\b|minutes?\\b|words?\\b|users?\\b|customers?\\b|residents?\\b|pupils?\\b|students?\\b|employees?\\b|staff\\b|votes?\\b|jobs?\\b|homes?\\b|pounds?\\b|dollars?\\b|euros?\\b|points?\\b|miles?\\b|km\\b|kg\\b|tonnes?\\b)'
const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const before = '(?<![\\p{L}\\p{N}_/.£$€-])'
const after = '(?![\\p{L}\\p{N}_])'

const forms: readonly TokenForm[] = [
  {token: 'TK', signs: ['TKTK'], pattern: new RegExp(`${before}(?:TK){2,}${after}`, 'gu'), quoted: true},
  {token: 'TK', signs: ['TK'], pattern: new RegExp(`[£$€]TK${after}|${before}TK(?=[ -]?${unit})`, 'gu'), quoted: true},
  {
    token: 'TK',
    signs: ['TK'],
    pattern:
      /(?<=\b(?:[Qq]uotes?|[Ff]igures?|[Nn]umbers?|[Nn]ames?|[Dd]etails?|[Dd]ates?|[Ss]tats?|[Pp]hotos?|[Pp]ic|[Cc]aption|[Hh]eadline|[Ll]ink|[Bb]ackground|[Mm]ore|[Aa]ges?|[Ll]ocation|[Ss]ource|TK) )TK\b(?! \p{Lu})|(?<=\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Sgt|Det)\.? )TK\b(?! \p{Lu})|(?<=\b(?:town|city|village|university|school|firm|age) of )TK\b/gu,
    quoted: true,
  },
  {
    token: 'TK',
    signs: ['TK'],
    pattern:
      /(?<=(?::|[—–-]|\b(?:is|was|are|were|[Aa]t|[Oo]n|[Ii]n|of|about|for|to|than|over|some|nearly|least|most|under|said|says|a|an)) )TK(?=\s*(?:[.,;!?)]|$)(?! (?:said|says|told|added|Maxx)\b))/gmu,
  },
  {token: 'TK', signs: ['TK'], pattern: /\(TK\)|(?<!^)\[TK\]|^TK$/gmu},
  {
    token: 'XX',
    signs: ['X.X'],
    pattern: new RegExp(
      `(?:[£$€]\\s?|${before})X{1,3}\\.X{1,2}(?:(?= ?${unit})|(?<=[£$€]\\s?X{1,3}\\.X{1,2})${after})`,
      'gu',
    ),
  },
  {
    token: 'XX',
    signs: ['XX'],
    pattern: new RegExp(`[£$€]\\s?X{2,}(?:[.,]X+)*${after}(?:\\s?(?:million|billion|bn|m)\\b)?`, 'gu'),
  },
  {token: 'XX', signs: ['$X', '£X', '€X'], pattern: /[£$€]X(?: ?(?:million|billion|trillion)|bn|m)\b/gu},
  {token: 'XX', signs: ['XX', 'xx'], pattern: new RegExp(`${before}(?:X{2,}(?:[.,]X+)*|xx+)[ -]?${unit}`, 'gu')},
  {
    token: 'XX',
    signs: ['XX'],
    pattern: new RegExp(
      `\\b(?:19|20)\\d\\d-(?:\\d\\d|XX)-XX\\b|\\bXX?[/.]XX?[/.](?:(?:XX){1,2}|(?:19|20)?\\d\\d)\\b|\\b${month} XX\\b|\\bXX ${month}\\b|(?<=\\baged? )XX\\b|(?<![\\d:])XX:XX(?![\\d:])`,
      'g',
    ),
  },
  {
    token: 'XX',
    signs: ['x,xxx', 'X,XXX', 'xx,xxx', 'XX,XXX'],
    pattern: new RegExp(`[£$€]?(?<![\\p{L}\\p{N}])(?:x{1,3}(?:,xxx)+|X{1,3}(?:,XXX)+)${after}`, 'gu'),
  },
  {
    token: 'XX',
    signs: ['XXX-XXX', 'XXX) XXX'],
    pattern: /(?<![\w-])(?<!\b(?:form|format|pattern|style|as|like) )(?:\(XXX\) |XXX[-. ])XXX[-. ]X{4}(?![\w-])/g,
  },
  {
    token: 'XX',
    signs: ['YYY', '00/00', '00-00', '00.00.00'],
    pattern:
      /(?<=\b(?:[Dd]ate|[Oo]n|[Pp]ublished|[Uu]pdated|[Pp]osted|[Uu]ntil|[Bb]y):? )(?:DD[/.-]MM[/.-]YYYY|MM[/.-]DD[/.-]YYYY|YYYY-MM-DD)\b(?! (?:format|form|style))|(?<![\d/.-])00[/.-]00[/.-](?:00)?00(?![\d/.-])/g,
  },
  {token: 'XX', signs: ['Xth', 'XXth'], pattern: new RegExp(`\\bX{1,2}th(?= (?:of )?${month})`, 'g')},
  {token: 'XX', signs: ['-NNN'], pattern: /\b[A-Z]{2,6}-N{3,5}\b/g},
  {
    token: 'XX',
    signs: ['???'],
    pattern: new RegExp(
      `(?:[£$€]\\?{2,}(?![\\p{L}\\p{N}])|(?<=^|[\\p{L},] )\\?{3,}(?=[ -]?${unit}))|(?<=\\b(?:aged?|of|at|by|in|on|from|to) )\\?{3,}(?= \\p{Ll}|[,;])`,
      'gu',
    ),
  },
]

/** What some form or other has in it. */
const mayHold = /TK|X[X.,t]|xx|x,x|[$£€]X|YYY|00[/.-]00|NNN|\?\?\?/

/** Spans where a token stands for a fact, each with the token it belongs to. */
export const openFactsOf = defineReading<readonly (Span & {token: string})[]>(
  (draft) =>
    (mayHold.test(draftProse(draft)) ? factsIn(draft) : [])
      .filter(({quoted, ...span}) => quoted || !inQuotationMarks(draft, span))
      .map(({quoted: _, ...span}) => span),
  [quotationsOf],
)

const factsIn = defineForms(forms, findIn)

function findIn(block: Block, {token, pattern, quoted}: TokenForm): (Span & {token: string; quoted: boolean})[] {
  const {text} = block.prose
  return [...text.matchAll(pattern)]
    .map(({0: whole, index}) => ({block, start: index, end: index + whole.length, token, quoted: quoted === true}))
    .filter((span) => !isVariable(text, span))
}

/** `$X million against $Y million`: a variable, not a gap. */
const isVariable = (text: string, {start, end}: Span) =>
  /^[£$€]X\b/.test(text.slice(start, end)) && /[£$€][YZ]\b/.test(text.slice(Math.max(0, start - 100), end + 100))

/** Tokens of the house's own, as whole words. */
export function houseTokensIn(draft: Draft, tokens: readonly string[]): (Span & {token: string})[] {
  const own = tokens.filter((token) => !forms.some((form) => form.token === token))
  if (own.length === 0) return []
  const escaped = own.map((token) => token.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`, 'gu')
  return draft.blocks.flatMap((block) =>
    [...block.prose.text.matchAll(pattern)].map(({0: token, index}) => ({
      block,
      start: index,
      end: index + token.length,
      token,
    })),
  )
}

/** `[citation needed]` in the publication's own words. */
export const citationGapsOf = defineReading<readonly Span[]>(
  (draft) => needsGap(draft).flatMap((block) => gapsIn(block).filter((span) => !inQuotationMarks(draft, span))),
  [quotationsOf],
)

const needsGap = defineNeed({signs: '[', parts: [' needed)']})

const gapsIn = defineSearch((block) => {
  const {text} = block.prose
  return [...text.matchAll(citationGap)].map(({0: whole, index}) => ({block, start: index, end: index + whole.length}))
})

const citationGap =
  /\[(?:citation|source|reference) needed\]|\[sources?: ?(?:\?+|tbc|tbd|tk)\]|\((?:citation|source|reference) needed\)/gi

/** `TBC` and `TBD` where the copy states a fact. */
export const undecidedOf = defineReading<readonly Span[]>((draft) =>
  needsUndecided(draft).flatMap((block) => undecidedIn(block)),
)

const needsUndecided = defineNeed({words: ['TBC', 'TBD']})

const undecidedIn = defineSearch((block) => {
  const {text} = block.prose
  return [...text.matchAll(undecided)].map(({0: whole, index}) => ({block, start: index, end: index + whole.length}))
})

const undecided =
  /(?<=(?:\b(?:is|was|are|be|at|on|in|of|by|for|from|to|the|costs?|[Dd]ate|[Tt]ime|[Vv]enue|[Pp]rice|[Nn]ames?|[Hh]eadline|[Cc]aption|[Ll]ocation|[Aa]ge|[Pp]hoto|[Tt]itle|[Qq]uote|[Ss]ource|[Bb]yline|[Ss]peakers?|[Ll]ink|[Ff]igures?)|[:–—-]) )TB[CD]\b|\(TB[CD]\)|\[TB[CD]\]|^TB[CD]$/gm
