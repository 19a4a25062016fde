// Page fields: stamps, bylines, labels with a value and heads of mails among the parts of a page.
import {monthSpellings, weekdaySpellings} from '../../../src/core/calendar.ts'
import {countOf, isMark, type PartReader, type PartTokens, partWords} from './part-readers.ts'
import {hasCapital, isBar, isOpening, type Token} from './part-tokens.ts'

/** Words that a date may open with. */
export const months = new Set(monthSpellings.flat())
export const weekdays = new Set(weekdaySpellings.flat())

const isDateWord = ({lower, text}: Token) =>
  /^\d/.test(text) || months.has(lower) || weekdays.has(lower) || partWords.dated.has(lower)

/** "Updated 7:14 a.m. ADT", "Last reviewed over a week ago". */
export const stamp: PartReader = (all, at) => {
  const verb = countOf(all, at, 'stamp')
  let next = at + verb
  while (isMark(all[next], ':') || ['on', 'at'].includes(all[next]?.lower ?? '')) next++
  const start = next
  while (all[next] && (isDateWord(all[next] as Token) || (isMark(all[next], ',') && next > start))) next++
  while (
    next > start &&
    (isMark(all[next - 1], ',') || ['by', 'the', 'of', 'on', 'a'].includes(all[next - 1]?.lower ?? ''))
  )
    next--
  const dates = all.slice(start, next)
  const isAge = dates.some(({lower}) => lower === 'ago')
  if (!isAge && !dates.some(({text}) => /\d/.test(text))) return undefined
  if (verb > 0) return {end: next, kind: 'stamp', weight: 1.4}
  const isTime = dates.some(({text}) => /\d[:.]\d\d$/.test(text))
  const isDate = dates.some(({lower}) => months.has(lower)) || isAge
  return isTime || isDate ? {end: next, kind: 'stamp', weight: isTime && isDate ? 1 : 0.7, bare: true} : undefined
}

/** "By Ann Reed", "Words by Ann Reed, education reporter". */
export const byline: PartReader = (all, at) => {
  const next = all[at]?.lower === 'by' ? at + 1 : 0
  if (next === 0 || !hasCapital(all[at])) return undefined
  let end = next
  while (end < next + 4 && hasCapital(all[end])) end++
  return end > next ? {end, kind: 'stamp', weight: 0.7} : undefined
}

/** Does the next label of a row start here: "Category:"? */
const isLabelled = (all: PartTokens, at: number): boolean => {
  const length = countOf(all, at, 'field') || countOf(all, at, 'filing')
  return length > 0 && hasCapital(all[at]) && isMark(all[at + length], ':')
}

/** Where the value of a label ends: at the next bar or gap, else after its capitals and commas. */
function valueEnd(all: PartTokens, from: number): number {
  for (let at = from; at <= from + 7 && at <= all.length; at++) {
    const token = all[at]
    if (!token || (at > from && (token.apart || isBar(token)))) return at
    if (/^[.!?]$/.test(token.text) || (at > from && isLabelled(all, at))) return at
  }
  let end = from
  while (all[end] && (isOpening(all[end] as Token) || /^[,&]$/.test(all[end]?.text ?? ''))) end++
  return end
}

/** "Filed under: Money, Household", "Category: Getting started". */
export const filing: PartReader = (all, at) => {
  const strong = countOf(all, at, 'filing')
  const length = strong || countOf(all, at, 'field')
  const hasColon = isMark(all[at + length], ':')
  if (length === 0 || !hasCapital(all[at])) return undefined
  const isGiven = !hasColon && /^\d/.test(all[at + length]?.text ?? '')
  if (!hasColon && strong === 0 && !isGiven && all[at + length - 1]?.lower !== 'by') return undefined
  const from = at + length + (hasColon ? 1 : 0)
  const end = valueEnd(all, from)
  return end > from ? {end, kind: 'stamp', weight: strong ? (hasColon ? 2 : 1.6) : 1} : undefined
}

/** "From: Kell Brandt <kell@tidewire.example>", "Subject: FW: Dad's piece". */
export const mailHeader: PartReader = (all, at) => {
  const length = countOf(all, at, 'mail')
  if (length === 0 || !hasCapital(all[at]) || !isMark(all[at + length], ':')) return undefined
  let end = at + length + 1
  const start = end
  while (all[end] && end < start + 14) {
    const isNext = countOf(all, end, 'mail') > 0 && isMark(all[end + 1], ':') && hasCapital(all[end])
    if (isNext) break
    end++
  }
  const holdsAddress = all.slice(start, end).some(({text}) => text.includes('@'))
  return {end, kind: 'navigation', weight: holdsAddress && all[at]?.lower === 'from' ? 2 : 1}
}
