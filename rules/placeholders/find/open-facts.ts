// Open facts: TK, XX and their kin where a figure, a name or a date is still to come.

import {monthNames} from '../../../src/core/calendar.ts'
import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {matchesIn, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {defineForms, defineNeed, draftProse, type Form} from '../../../src/reading/text/prefilter.ts'

interface TokenForm extends Form {
  /** The house token this form belongs to. */
  token: string
  /** Counts in quotation marks too. */
  quoted?: boolean
}

const unit =
  '(?:%|per ?cents?\\b|percentage\\b|million\\b|billion\\b|trillion\\b|thousand\\b|hundred\\b|people\\b|persons\\b|years?\\b|days?\\b|hours?\\b|months?\\b|weeks?\\b|minutes?\\b|words?\\b|users?\\b|customers?\\b|residents?\\b|pupils?\\b|students?\\b|employees?\\b|staff\\b|votes?\\b|jobs?\\b|homes?\\b|pounds?\\b|dollars?\\b|euros?\\b|points?\\b|miles?\\b|km\\b|kg\\b|tonnes?\\b)'
const month = `(?:${monthNames.join('|')})`
const before = '(?<![\\p{L}\\p{N}_/.£$€-])'
const after = '(?![\\p{L}\\p{N}_])'

const forms: readonly TokenForm[] = [
  {token: 'TK', parts: ['TKTK'], pattern: new RegExp(`${before}(?:TK){2,}${after}`, 'gu'), quoted: true},
  {token: 'TK', parts: ['TK'], pattern: new RegExp(`[£$€]TK${after}|${before}TK(?=[ -]?${unit})`, 'gu'), quoted: true},
  {
    token: 'TK',
    parts: ['TK'],
    pattern:
      /(?<=\b(?:[Qq]uotes?|[Ff]igures?|[Nn]umbers?|[Nn]ames?|[Dd]etails?|[Dd]ates?|[Ss]tats?|[Pp]hotos?|[Pp]ic|[Cc]aption|[Hh]eadline|[Ll]ink|[Bb]ackground|[Mm]ore|[Aa]ges?|[Ll]ocation|[Ss]ource|TK) )TK\b(?! \p{Lu})|(?<=\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Sgt|Det)\.? )TK\b(?! \p{Lu})|(?<=\b(?:town|city|village|university|school|firm|age) of )TK\b/gu,
    quoted: true,
  },
  {
    token: 'TK',
    parts: ['TK'],
    pattern:
      /(?<=(?::|[—–-]|\b(?:is|was|are|were|[Aa]t|[Oo]n|[Ii]n|of|about|for|to|than|over|some|nearly|least|most|under|said|says|a|an)) )TK(?=\s*(?:[.,;!?)]|$)(?! (?:said|says|told|added|Maxx)\b))/gmu,
  },
  {token: 'TK', parts: ['TK'], pattern: /\(TK\)|(?<!^)\[TK\]|^TK$/gmu},
  {
    token: 'XX',
    parts: ['X.X'],
    pattern: new RegExp(
      `(?:[£$€]\\s?|${before})X{1,3}\\.X{1,2}(?:(?= ?${unit})|(?<=[£$€]\\s?X{1,3}\\.X{1,2})${after})`,
      'gu',
    ),
  },
  {
    token: 'XX',
    parts: ['XX'],
    pattern: new RegExp(`[£$€]\\s?X{2,}(?:[.,]X+)*${after}(?:\\s?(?:million|billion|bn|m)\\b)?`, 'gu'),
  },
  {token: 'XX', parts: ['$X', '£X', '€X'], pattern: /[£$€]X(?: ?(?:million|billion|trillion)|bn|m)\b/gu},
  {token: 'XX', parts: ['XX', 'xx'], pattern: new RegExp(`${before}(?:X{2,}(?:[.,]X+)*|xx+)[ -]?${unit}`, 'gu')},
  {
    token: 'XX',
    parts: ['XX'],
    pattern: new RegExp(
      `\\b(?:19|20)\\d\\d-(?:\\d\\d|XX)-XX\\b|\\bXX?[/.]XX?[/.](?:(?:XX){1,2}|(?:19|20)?\\d\\d)\\b|\\b${month} XX\\b|\\bXX ${month}\\b|(?<=\\baged? )XX\\b|(?<![\\d:])XX:XX(?![\\d:])`,
      'g',
    ),
  },
  {
    token: 'XX',
    parts: ['x,xxx', 'X,XXX', 'xx,xxx', 'XX,XXX'],
    pattern: new RegExp(`[£$€]?(?<![\\p{L}\\p{N}])(?:x{1,3}(?:,xxx)+|X{1,3}(?:,XXX)+)${after}`, 'gu'),
  },
  {
    token: 'XX',
    parts: ['XXX-XXX', 'XXX) XXX'],
    pattern: /(?<![\w-])(?<!\b(?:form|format|pattern|style|as|like) )(?:\(XXX\) |XXX[-. ])XXX[-. ]X{4}(?![\w-])/g,
  },
  {
    token: 'XX',
    parts: ['YYY', '00/00', '00-00', '00.00.00'],
    pattern:
      /(?<=\b(?:[Dd]ate|[Oo]n|[Pp]ublished|[Uu]pdated|[Pp]osted|[Uu]ntil|[Bb]y):? )(?:DD[/.-]MM[/.-]YYYY|MM[/.-]DD[/.-]YYYY|YYYY-MM-DD)\b(?! (?:format|form|style))|(?<![\d/.-])00[/.-]00[/.-](?:00)?00(?![\d/.-])/g,
  },
  {token: 'XX', parts: ['Xth', 'XXth'], pattern: new RegExp(`\\bX{1,2}th(?= (?:of )?${month})`, 'g')},
  {token: 'XX', parts: ['-NNN'], pattern: /\b[A-Z]{2,6}-N{3,5}\b/g},
  {
    token: 'XX',
    parts: ['???'],
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
      .filter((hit) => hit.form.quoted || !inQuotationMarks(draft, hit))
      .map(({form: {token}, block, start, end}) => ({block, start, end, token})),
  [quotationsOf],
)

const factsIn = defineForms(forms, (hit) => !isVariable(hit))

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

/** `[citation needed]` in the publication's own words. */
export const citationGapsOf = defineReading<readonly Span[]>(
  (draft) => needsGap(draft).flatMap((block) => gapsIn(block).filter((span) => !inQuotationMarks(draft, span))),
  [quotationsOf],
)

const needsGap = defineNeed({signs: '[', parts: [' needed)']})

const gapsIn = defineSearch((block) => matchesIn(block, citationGap))

const citationGap =
  /\[(?:citation|source|reference) needed\]|\[sources?: ?(?:\?+|tbc|tbd|tk)\]|\((?:citation|source|reference) needed\)/gi

/** `TBC` and `TBD` where the copy states a fact. */
export const undecidedOf = defineReading<readonly Span[]>((draft) =>
  needsUndecided(draft).flatMap((block) => undecidedIn(block)),
)

const needsUndecided = defineNeed({words: ['TBC', 'TBD']})

const undecidedIn = defineSearch((block) => matchesIn(block, undecided))

const undecided =
  /(?<=(?:\b(?:is|was|are|be|at|on|in|of|by|for|from|to|the|costs?|[Dd]ate|[Tt]ime|[Vv]enue|[Pp]rice|[Nn]ames?|[Hh]eadline|[Cc]aption|[Ll]ocation|[Aa]ge|[Pp]hoto|[Tt]itle|[Qq]uote|[Ss]ource|[Bb]yline|[Ss]peakers?|[Ll]ink|[Ff]igures?)|[:–—-]) )TB[CD]\b|\(TB[CD]\)|\[TB[CD]\]|^TB[CD]$/gm
