// The classes every frame may name: figures, money, dates, names, marks around words.
import {monthSpellings, weekdaySpellings} from '../calendar.ts'
import type {Block} from '../draft/blocks.ts'
import type {FrameTokens} from './tokens.ts'

/** Tests one token of a block. */
type TokenTest = (tokens: FrameTokens, at: number, block: Block) => boolean

const ofText =
  (pattern: RegExp): TokenTest =>
  (tokens, at) =>
    pattern.test(tokens.lower[at] ?? '')

const asWritten =
  (pattern: RegExp): TokenTest =>
  ({text, starts, ends}, at) =>
    pattern.test(text.slice(starts[at], ends[at]))

/** Words that open a sentence with a capital and are no name. */
const noNames = new Set(
  `a an and as at but by for from he her here his how i if in it its my no not of on or our she so some that the their
then there these they this those to we what when where which who why with yes you your`.split(/\s+/),
)

/** Classes of one token, by what its characters are. */
export const tokenClasses: Readonly<Record<string, TokenTest>> = {
  word: ofText(/^[\p{L}\p{N}]/u),
  digits: ofText(/^\d[\d,]*(?:\.\d+)?(?:k|m|b|bn|tn)?$/),
  year: ofText(/^(?:1[5-9]|20)\d\d$/),
  day: ofText(/^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/),
  minute: ofText(/^[0-5]\d(?:[ap]m)?$/),
  'numeric-date': ofText(/^\d{4}-[01]\d-[0-3]\d$/),
  clock: ofText(/^(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?(?:am|pm)?$/),
  capitalised: asWritten(/^\p{Lu}/u),
  'name-word': (tokens, at, block) =>
    tokenClasses.capitalised?.(tokens, at, block) === true && !noNames.has(tokens.lower[at] ?? ''),
  capitals: asWritten(/^\p{Lu}[\p{Lu}\p{N}'’-]+$/u),
  lower: asWritten(/^\p{Ll}/u),
  link: ({starts, ends}, at, {prose}) =>
    prose.inlines.some(
      ({type, start, end}) => type.startsWith('link') && start <= (starts[at] as number) && (ends[at] as number) <= end,
    ),
}

const anyOf = (words: readonly (string | undefined)[]) => `(${words.join('|')})`

/** Classes made from frames; each may name those above it. */
export const framedClasses: Readonly<Record<string, readonly string[]>> = {
  month: [anyOf(monthSpellings.map(([name]) => name)), `${anyOf(monthSpellings.flatMap(([, ...short]) => short))} [.]`],
  weekday: [
    anyOf(weekdaySpellings.map(([name]) => name)),
    `${anyOf(weekdaySpellings.flatMap(([, ...short]) => short))} [.]`,
  ],
  numeral: ['(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion)'],
  number: ['{digits} [(hundred|thousand|million|billion|trillion|m|bn|tn|k)]', '{numeral} [{numeral}]'],
  money: ['($|£|€|¥) {number}', '{number} (dollars|dollar|pounds|pound|euros|euro|cents|cent|pence|yen)'],
  percentage: ["{number} ('%'|percent|per cent|percentage points|percentage point)"],
  date: [
    '[{weekday} [,]] {day} [of] {month} [[,] {year}]',
    '[{weekday} [,]] {month} {day} [[,] {year}]',
    '{month} [,] {year}',
    '{numeric-date}',
    '{day} / {day} / {digits}',
    '{weekday}',
    '{year}',
  ],
  time: [
    '{clock} : {minute} [: {minute}] [(am|pm|a.m [.]|p.m [.])]',
    "{clock} [(am|pm|a.m [.]|p.m [.]|o'clock)]",
    '(noon|midnight|midday)',
  ],
  name: ['{name-word} [(de|da|del|van|von|der|bin|al|la|le|of)] [{name-word} [.]] [{name-word}] [{name-word}]'],
  bracketed: ["'(' …40 ')'", "'[' …40 ']'"],
  quoted: ['“ …40 ”', '‘ …40 ’', '" …40 "'],
}
