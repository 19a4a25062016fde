// Clock times: the hours and minutes that no clock shows.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {findAll} from '../../../src/reading/text/prefilter.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import labels from '../../lists/calendar-labels.json' with {type: 'json'}

const clock = {look: /\d:\d\d/, pattern: /(?<![\w:.,/-])(\d{1,2}):(\d\d)(?![\w:/]|[.,]\d)/g}
const {'before a time': before} = phraseSets(labels.fields)

/** Times such as 07:75 and 13:75 pm, where words or other times beside them show that a clock is meant. */
export const impossibleTimesIn = defineSearch((block): Span[] => {
  const {text} = block.prose
  return findAll(clock, text).flatMap(({0: found, 1: hour = '', 2: minute = '', index}) => {
    const end = index + found.length
    const isWrong = Number(minute) > 59 || Number(hour) > 24 || (hour === '24' && minute !== '00')
    return isWrong && isTime(text, index, end) ? [{block, start: index, end}] : []
  })
})

/** `at 24:30`, `13:75 pm`, or the first word of a line where another line opens with a time. */
function isTime(text: string, start: number, end: number): boolean {
  if (/^\s?[ap]\.?m\b/i.test(text.slice(end, end + 5))) return true
  const word = /([a-z]+) $/i.exec(text.slice(Math.max(0, start - 12), start))?.[1]?.toLowerCase()
  if (word !== undefined)
    return before.has(word) && /^(?:$|[.,;)\s])/.test(text.slice(end)) && !/^\s\p{Lu}/u.test(text.slice(end))
  return (start === 0 || text[start - 1] === '\n') && /^[01]\d:[0-5]\d\s/m.test(text)
}
