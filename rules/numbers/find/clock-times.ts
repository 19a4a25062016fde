// Clock times: the hours and minutes that no clock shows.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {findAll} from '../../../src/reading/text/prefilter.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import labels from '../../lists/calendar-labels.json' with {type: 'json'}

/** A time that can't be; `isLate` where it counts to twelve and to twenty-four at once. */
interface WrongTime extends Span {
  isLate: boolean
}

const clock = {look: /\d:\d\d/, pattern: /(?<![\w:.,/-])(\d{1,2}):(\d\d)(?![\w:/]|[.,]\d| ?[ap]\.?m\b)/gi}
const halves = {look: /\d ?[ap]\.?m\b/i, pattern: /(?<![\w:.,/$£€-])(\d{1,2})(?:[:.](\d\d))? ?([ap]m\b|[ap]\.m\.?)/gi}
const {
  'before a time': before,
  'hours no clock has': beyond,
  'part of an hour': partsOfHour,
} = phraseSets(labels.fields)
const openings = [...partsOfHour].join('|')
const parts = {
  look: new RegExp(openings, 'i'),
  pattern: new RegExp(`(?<!\\ba )\\b(?:${openings}) ([a-z]+(?:-[a-z]+)?|\\d\\d)\\b`, 'gi'),
}

/** Times such as 07:75, 13:75 pm and half past fourteen, where words or other times beside them show that a clock is meant. */
export const impossibleTimesIn = defineSearch((block): WrongTime[] =>
  [...wholeDay(block), ...halfDays(block), ...spelled(block)].sort((a, b) => a.start - b.start),
)

function wholeDay(block: Span['block']): WrongTime[] {
  const {text} = block.prose
  return findAll(clock, text).flatMap(({0: found, 1: hour = '', 2: minute = '', index}) => {
    const end = index + found.length
    const isWrong = Number(minute) > 59 || Number(hour) > 24 || (hour === '24' && minute !== '00')
    return isWrong && isTime(text, index, end) ? [{block, start: index, end, isLate: false}] : []
  })
}

/** With “am” or “pm” after it; a bare number as in “50 pm” may count something else. */
function halfDays(block: Span['block']): WrongTime[] {
  return findAll(halves, block.prose.text).flatMap(({0: found, 1: digits = '', 2: minute, 3: half = '', index}) => {
    const hour = Number(digits)
    const isShown = minute === undefined ? /^[ap]/.test(half) && hour < 25 : true
    const isLate = hour > 12 && hour < 25 && Number(minute ?? 0) < 60
    const isWrong = isLate || Number(minute ?? 0) > 59 || hour > 24
    return isShown && isWrong ? [{block, start: index, end: index + found.length, isLate}] : []
  })
}

const spelled = (block: Span['block']): WrongTime[] =>
  findAll(parts, block.prose.text).flatMap(({0: found, 1: hour = '', index}) =>
    (Number(hour) > 24 && !isDay(block.prose.text, index + found.length)) ||
    [hour, hour.replace(/-.*/, '')].some((word) => beyond.has(word.toLowerCase()))
      ? [{block, start: index, end: index + found.length, isLate: false}]
      : [],
  )

/** “Profits in the quarter to 28 March”. */
const isDay = (text: string, end: number): boolean => /^ \p{Lu}/u.test(text.slice(end, end + 3))

/** `at 24:30`, or the first word of a line where another line opens with a time. */
function isTime(text: string, start: number, end: number): boolean {
  const word = /([a-z]+) $/i.exec(text.slice(Math.max(0, start - 12), start))?.[1]?.toLowerCase()
  if (word !== undefined)
    return before.has(word) && /^(?:$|[.,;)\s])/.test(text.slice(end)) && !/^\s\p{Lu}/u.test(text.slice(end))
  return (start === 0 || text[start - 1] === '\n') && /^[01]\d:[0-5]\d\s/m.test(text)
}
