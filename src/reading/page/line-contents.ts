// Line words: what a line is made of beside labels: dates, plain words, the parts of a row.
import {monthSpellings, weekdaySpellings} from '../../core/calendar.ts'
import type {Span} from '../../core/draft/spans.ts'
import {isNumber, isSmall, isWide} from '../text/characters.ts'
import {makeHashTable} from '../text/hash-table.ts'
import {finds} from '../text/prefilter.ts'
import {endAt, first, hashAt, hashOf, stride, tokenAtOrAfter, traitsIn} from '../text/tokens.ts'

const [months, weekdays] = [monthSpellings.flat(), weekdaySpellings.flat()]

/** The words of dates, times and ages beside figures. */
const dateWords = new Set([
  ...months,
  ...weekdays,
  ...'am a.m pm p.m et ct mt pt est cst mst pst edt cdt mdt pdt'.split(' '),
  ...'gmt utc bst ist aedt aest amt cet cest ago hour hours min mins minute minutes day days week weeks'.split(' '),
  ...'month months today yesterday at on hr hrs a an'.split(' '),
])

const dateHashes = makeHashTable()
for (const word of dateWords) dateHashes.add(hashOf(word), 0)

const isOfDate = (word: string): boolean => /^\d/.test(word) || dateWords.has(word.replace(/[.,:]+$/, '').toLowerCase())

const anyMonth = `(?:${months.join('|')})`
const dateOrAge = {
  look: /\d|ago\b/i,
  pattern: new RegExp(
    `\\b${anyMonth}\\.? \\d|\\d ${anyMonth}\\b|\\b\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}\\b|\\b(?:hours?|minutes?|mins|days?|weeks?|months?) ago\\b`,
    'i',
  ),
}

/** Does a text hold a date or an age? */
export const holdsDate = (text: string): boolean => finds(dateOrAge, text)

/** Does it hold a time of day? */
export const holdsTime = (text: string): boolean => /\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b/i.test(text)

/** `by Ann` before a mark or at the end, and `By Ann Archer`. */
const bylines = [
  {look: /\bby/i, pattern: /\b[Bb]y \p{L}+(?=\s*(?:[|,]|$))/gu},
  {look: /\bby/i, pattern: /(?:^|\s)[Bb][Yy]\s?(?:\p{Lu}[\p{L}.'’-]*\s?){1,4}/gu},
]

const withoutByline = (text: string) =>
  bylines.reduce((rest, {look, pattern}) => (look.test(rest) ? rest.replace(pattern, ' ') : rest), text)

/** The words of a stretch that are neither dates, numbers, addresses, handles nor a byline. */
export function plainWords(text: string): string[] {
  const bare = withoutByline(text.replace(/https?:\/\/\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+/g, ' '))
  return (bare.match(/[\p{L}\p{N}][\p{L}\p{N}.:,'’/-]*/gu) ?? []).filter((word) => !isOfDate(word))
}

const by = hashOf('by')

/** From so many words on it makes no difference how many there are. */
const enough = 3

/**
 * How many words of a line, outside labels, are written small between blanks and are of no date, time or byline? At most
 * three are counted, of what `plainWords` would find.
 */
export function countRunningWords({block, start, end}: Span, labelled: readonly Span[], table: Int32Array): number {
  const {text} = block.prose
  let count = 0
  let next = 0
  for (let at = tokenAtOrAfter(table, start + 1); at < table.length && count < enough; at += stride) {
    const [from, to] = [table[at] as number, table[at + endAt] as number]
    if (to >= end) break
    const traits = table[at + traitsIn] as number
    if ((traits & (isSmall << first)) === 0 || (traits & (isNumber | isWide)) !== 0) continue
    if (text.charCodeAt(from - 1) !== blank || text.charCodeAt(to) !== blank) continue
    while (next < labelled.length && (labelled[next] as Span).end <= from) next++
    if (next < labelled.length && (labelled[next] as Span).start < to) continue
    if (table[at + hashAt] === by || table[at - stride + hashAt] === by) continue
    if (dateHashes.get(table[at + hashAt] as number) < 0) count++
  }
  return count
}

const blank = 32

const separator = {
  look: /[[|·•»¦]|::|\s[-–/\\*.]\s/,
  pattern: /\s*(?:\]\s*\[|::|[|·•»¦])\s*|\s[-–/\\*.]\s/,
}

/** Does a line hold what may part a row of links? */
export const mayBeRow = (text: string): boolean => separator.look.test(text)

/** The parts of a row of links, as `Home | News | Contact us`. */
export const rowParts = (line: string): string[] =>
  line.split(separator.pattern).filter((part) => /[\p{L}\p{N}]/u.test(part))
