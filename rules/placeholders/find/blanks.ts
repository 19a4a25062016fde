// Blanks: lines, dots, question marks, crosses and noughts where a figure, a name or a date belongs.

import {monthSpellings} from '../../../src/core/calendar.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {isTranscript} from '../../../src/reading/speech/transcripts.ts'
import {defineForms, type Form, type FormHit} from '../../../src/reading/text/prefilter.ts'
import {textEndsIn} from '../../../src/reading/text/words.ts'
import {classes, closesHole, isAboutSlots, noteWords, opensHole} from './slot-language.ts'

interface BlankForm extends Form {
  /** Whether the words around leave a hole that the blank stands in; always by default. */
  fits?: (before: string, after: string, blank: string) => boolean
  /** Where a unit follows, the blank includes it. */
  unit?: 'needed' | 'wanted'
}

const inHole = (before: string, after: string) => opensHole(before) && (closesHole(after) || /^ \p{Ll}/u.test(after))

/** “Signed this ___ day of ____, 2026”: whoever signs fills it in. */
const isSigned = (before: string, after: string): boolean =>
  (before.trimEnd().toLowerCase().endsWith(' this') && after.trimStart().startsWith('day of')) ||
  before.trimEnd().endsWith('day of')

/** No blank that follows a label, as on a form for readers, nor one that a reader signs or speaks through, nor on a sign in capitals. */
const isNoFormLine = (before: string, after: string): boolean =>
  !isSigned(before, after) &&
  !/[:;]\s*$|(?:^|\W)(?:I|We|you|your|X)\s$|\p{Lu}{2} \p{Lu}{2,} $/u.test(before) &&
  !(before.trim() === '' && after.trim() === '')

/** `__PATH` is an identifier; `__th May` waits for a figure. */
const opensWord = (after: string): boolean => {
  const word = /^[A-Za-z]+/.exec(after)?.[0]
  return word !== undefined && !classes.suffix.has(word)
}

const forms: readonly BlankForm[] = [
  {
    parts: ['__'],
    pattern: /(?<![\w_*`])(?:[£$€]\s?)?\d{0,2}_{2,9}(?:,\d{3})?(?![\w_*]{5})/g,
    fits: (before, after, blank) =>
      !opensWord(after) && (/[£$€\d]/.test(blank) ? !/:\s*$/.test(before) : isNoFormLine(before, after)),
    unit: 'wanted',
  },
  {parts: ['Q_', 'H_', 'No_', 'V_'], pattern: /\b(?:Q|H|No)_(?=[ .,;])/g},
  {parts: ['?'], pattern: /[£€$]\?+(?:[,.]\?+)*(?:k|m|bn)?(?=[\s.,;:)|]|$)/g, unit: 'wanted'},
  {parts: ['??'], pattern: /(?<![\w?:.])\?\?[:/.]\?\?(?:[/.]\?{2,4})?|\b\d\d?[:.]\?\?(?!\?)/g, unit: 'wanted'},
  {parts: ['??'], pattern: /(?<![\w?!"”'’)])\?{2,}(?= \p{L}|[%,;])/gu, unit: 'needed'},
  {parts: ['??'], pattern: /(?<![\w?!"”'’)])\?{2,}(?=[ ,.;]|$)/g, fits: inHole},
  {parts: ['???'], pattern: /(?<=[\p{L}\d)] )\?{3,}|(?<=[\p{L}\d])\?{3,}(?=[,)]| [-–—(])/gu},
  {parts: ['?–?', '?-?'], pattern: /(?<!\w)\?[–-]\?(?= )/g, unit: 'wanted'},
  {parts: ['??', 'XX', '00', 'xx'], pattern: /\b(?:pp?|page)\.? ?(?:\?{2,3}|XX+|00+|xx+)(?!\w)/g},
  {parts: ['NN'], pattern: /(?<![\w-])N{2,5}(?= \p{Ll}{3})/gu},
  {parts: [',000'], pattern: /(?<!\w)[£$€]?(?:[xX]{1,3}|_+|#+|\?+),000\b/g},
  {
    parts: ['.x', '.X'],
    pattern: /(?<![\w.])\d+\.[xX]{1,2}(?= (?!in\b))/g,
    fits: (before) => !isVersion(before),
    unit: 'needed',
  },
  {parts: ['0.00'], pattern: /[£$€]00?\.00\b/g},
  {parts: ['_/', '_ ', '_out'], pattern: /(?<![\w_])_+ ?(?:\/|out of) ?(?:5|10|five|ten)\b/g},
  {parts: ['tb', 'TB', 'tk', 'TK'], pattern: /[£$€](?:tb[cda]|tk)\b/gi},
  {parts: ['xxx', 'XXX', 'Xxx'], pattern: /\b[xX]x{2,}(?: [xX]x{2,})+\b|\bX{3,}(?: X{3,})+\b/g},
  {parts: ['xxx'], pattern: /(?<![\w.-])x{3,}(?![\w.-]*\w)/g, fits: inHole},
  {
    parts: [' x '],
    pattern: /(?<= )x(?= )/g,
    fits: (before) => textEndsIn(before, classes['before a figure']),
    unit: 'needed',
  },
  {
    parts: ['GBP', 'EUR', 'USD', 'CAD', 'AUD'],
    pattern: /\b(?:GBP|EUR|USD|CAD|AUD) ?[._xX?]{2,4}(?:k|m|bn)?/g,
    fits: (_before, after, blank) => !blank.includes('.') || /[kmn]$/.test(blank) || /^[;,]/.test(after),
  },
  {
    parts: ['£.', '$.', '€.', '£…', '$…', '€…', '£-', '$-', '€-', '£—', '$—', '€—', '£–', '$–', '€–'],
    pattern: /[£$€](?:\.{2,}|…|-{1,3}|–|—)(?:k|m|bn)?(?=[\s.,;)]|$)/g,
  },
  {parts: ['£ ', '€ ', '$ '], pattern: /[£$€](?= \p{Ll})/gu, fits: (before) => textEndsIn(before, sumVerbs)},
  {
    parts: ['£', '€', '$'],
    pattern: /[£$€](?=[.,;]\s|[.,;]?$|\n)/gm,
    fits: (before) => textEndsIn(before, sumVerbs),
  },
  {
    parts: ['— ', '– ', '- '],
    pattern: /(?<= )(?:—|–|-{1,3})(?= \p{L})/gu,
    fits: (before) => textEndsIn(before, countable) && !/[–—-] \p{Ll}+ $/u.test(before),
    unit: 'needed',
  },
  {
    parts: ['...', '…'],
    pattern: /(?<= )(?:\.{3,}|…+)(?= )/g,
    fits: (before, after) => textEndsIn(before, countable) && closesHole(after),
  },
  {
    parts: ['   '],
    pattern: /(?<=\S) {3,}(?=\p{Ll})/gu,
    fits: (before, after) => textEndsIn(`${before} `, countable) && closesHole(` ${after}`),
  },
  {parts: ['00'], pattern: /[£$€]0{2,3}(?:,000)*(?![\d.])(?:k|m|bn)?/g},
  {parts: ['0,000'], pattern: /[£$€]0,000\b/g},
  {parts: ['00 '], pattern: /(?<![\d.,:/£$€+-])0{2,4}(?= )/g, fits: (before) => !/\d $/.test(before), unit: 'needed'},
  {
    parts: ['000'],
    pattern: /(?<!\d)(?:\+?[01][-. ])?(?:\(?\d{3}\)?[-. ])?000[-. ]0000(?!\d)|\b0\d{3,4} 000 ?000\b|\b00000 0{6}\b/g,
  },
  {parts: ['00:00', '00.00'], pattern: /\b00[:.]00(?: ?[ap]m\b)/g},
  {
    parts: ['00'],
    pattern: /\b00(?:th|st|nd|rd)?(?= [A-Z][a-z]{2,8}\b)/g,
    fits: (_, after) => monthSpellings.some((spellings) => spellings.includes(noteWords(after)[0] ?? '')),
  },
  {parts: ['##'], pattern: /(?<= )#{2,}(?= |[.,;%])/g, fits: inHole, unit: 'wanted'},
  {parts: ['°'], pattern: /(?<![\w.])(?:xx?|XX?)(?:[.,][xX]{1,2})? ?°[CF]?/g},
]

/** After these, a sum is due. */
const sumVerbs = new Set([
  'of',
  'cost',
  'costs',
  'raised',
  'worth',
  'paid',
  'pay',
  'at',
  'for',
  'about',
  'over',
  'nearly',
  'than',
  'by',
  'cost:',
  'price',
])

/** After these, a figure or a name is due. */
const countable = new Set([
  'for',
  'of',
  'at',
  'by',
  'in',
  'on',
  'about',
  'aged',
  'nearly',
  'over',
  'than',
  'until',
  'from',
  'is',
  'was',
  'costs',
  'around',
])

/** Blanks in the publication’s own words, on no form. */
export const blanksOf = defineReading<readonly Span[]>(
  (draft) => {
    const found = blanksIn(draft)
    return found.length === 0 || isForm(draft) || isTranscript(draft) || found.filter(isLine).length > 3
      ? []
      : found
          .filter(isNoPause(draft))
          .filter(isNoInitialism(draft))
          .map(withUnit)
          .filter((span) => !isQuoted(draft, span) && !isAboutSlots(span))
  },
  [quotationsOf, isTranscript],
)

/** How many dots elsewhere make those of a draft the pauses of a speaker. */
const leastPauses = 3

/** Do dots stand between words? */
const isPause = (text: string, start: number, end: number): boolean =>
  /\p{L},? ?$/u.test(text.slice(Math.max(0, start - 4), start)) && /^ ?\p{L}/u.test(text.slice(end, end + 3))

/** In words taken down as they were spoken, dots stand for pauses; there are more of them where nothing can be missing. */
function isNoPause({text}: Draft): (hit: FormHit<BlankForm>) => boolean {
  let pauses: number | undefined
  const hasPauses = () => {
    pauses ??= [...text.matchAll(/…|\.{3}/g)].filter(({0: {length}, index}) =>
      isPause(text, index, index + length),
    ).length
    return pauses > leastPauses
  }
  return (hit) => !(/^(?:\.{3,}|…+)$/.test(textOf(hit)) && hasPauses())
}

/** “Node.js 20.x users”, “from 8.x to 10.x members”: after a name or another version stands a version. */
const isVersion = (before: string): boolean => /(?:\p{Lu}[\p{L}\d.+#-]*|\d\.[xX],?(?: \p{Ll}+)?)\s$/u.test(before)

/** `__words__` in raw HTML is set in bold, and the second pair of lines closes the first. */
function closesBold(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - longestBold), start)
  const opened = before.lastIndexOf('__')
  return (
    /\S$/.test(before) &&
    opened >= 0 &&
    /(?<![\w_])__$/.test(before.slice(0, opened + 2)) &&
    /^\p{L}|^\d/u.test(before.slice(opened + 2))
  )
}

const longestBold = 600

/** `a NN`, `the NN`, `NNs`: initials that the draft uses as a noun. */
function isNoInitialism({text}: Draft): (hit: FormHit<BlankForm>) => boolean {
  const isNoun = [...text.matchAll(/(?:(\p{L}+) )?\bN{2,5}(s\b| \p{Ll})/gu)].some(
    ([, word = '', after]) => after === 's' || classes.article.has(word.toLowerCase()),
  )
  return (hit) => !isNoun || !/^N+$/.test(textOf(hit))
}

const blanksIn = defineForms(forms, ({form: {fits, unit}, block, start, end}) => {
  if (block.kind === 'alt') return false
  const {text} = block.prose
  if (text.startsWith('__', end - 2) && closesBold(text, start)) return false
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 40)]
  if (unit === 'needed' && unitAt(after) === 0) return false
  return fits === undefined || fits(before, after, text.slice(start, end))
})

/** How long the unit is that follows. */
function unitAt(after: string): number {
  const [whole = '', unit = ''] = /^[ -]?(per cent|%|°[CF]?|\p{L}{1,12})(?![\p{L}_])/u.exec(after) ?? []
  return classes.unit.has(unit.toLowerCase()) ? whole.length : 0
}

function withUnit({form, block, start, end}: FormHit<BlankForm>): Span {
  const unit = form.unit ? unitAt(block.prose.text.slice(end, end + 20)) : 0
  return {block, start, end: end + unit}
}

/** A line to write on. */
const isLine = (span: Span): boolean => /^[£$€]?_{3,}$/.test(textOf(span))

/** Two and more labels with a line to write on after them. */
const isForm = ({text}: Draft): boolean => (text.match(/:\**[ \t]*(?:_{4,}|\.{6,})/g)?.length ?? 0) > 1
