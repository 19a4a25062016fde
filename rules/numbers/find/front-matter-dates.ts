// Front matter dates: the days that a draft's own fields name and no calendar has.

import {monthSpellings} from '../../../src/core/calendar.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {daysIn, isDay, monthNamed} from '../../../src/reading/numbers/days.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import labelsData from '../../lists/calendar-labels.json' with {type: 'json'}

/** A day that doesn't exist; `days` is how many its month has. */
interface NoSuchDay {
  place: Place
  month: string
  year: number
  days: number
}

const fields = phraseSets(labelsData.fields)
const longest = 20_000
const fence = /^(?:---|\+\+\+)[^\S\n]*\r?\n/
const close = /\n(?:---|\+\+\+|\.\.\.)[^\S\n]*(?:\r?\n|$)/
const field = /^[ \t]*([A-Za-z_-]+)[ \t]*[:=][ \t]*["']?([\d\p{L} ,-]{8,30})/gmu
const iso = /^(\d{4})-(\d\d)-(\d\d)/
const worded = /^(\d{1,2}) (\p{L}+) (\d{4})\b|^(\p{L}+) (\d{1,2}), (\d{4})\b/u

/** The days in date fields of the front matter that don't exist. */
export function impossibleFields({text}: Draft): NoSuchDay[] {
  const head = text.slice(0, longest)
  const opening = fence.exec(head)?.[0]
  if (opening === undefined) return []
  const end = close.exec(head)?.index ?? 0
  return [...head.slice(0, end).matchAll(field)].flatMap(({0: whole, 1: name = '', 2: value = '', index}) => {
    const day = isDateField(name) ? readDay(value) : undefined
    if (!day || day.month > 12 || isDay(day.day, day.month, day.year)) return []
    const start = index + whole.length - value.length
    const {month, year} = day
    const place = {start, end: start + day.length}
    return [{place, month: monthNamed(month), year, days: daysIn(month, year)}]
  })
}

/** `date`, `updated_at`, `pubDate`. */
const isDateField = (name: string): boolean =>
  name
    .replace(/\p{Ll}(?=\p{Lu})/gu, '$&-')
    .toLowerCase()
    .split(/[_-]/)
    .some((part) => fields.date.has(part))

/** A day in numbers or in words, and how many characters it takes. */
function readDay(value: string) {
  const [numbers, isoYear, isoMonth, isoDay] = iso.exec(value) ?? []
  if (numbers) return {day: Number(isoDay), month: Number(isoMonth), year: Number(isoYear), length: numbers.length}
  const [words, day, month, year, monthFirst, dayLast, yearLast] = worded.exec(value) ?? []
  if (!words) return undefined
  const named = monthSpellings.findIndex((spellings) => spellings.includes((month ?? monthFirst ?? '').toLowerCase()))
  if (named < 0) return undefined
  return {day: Number(day ?? dayLast), month: named + 1, year: Number(year ?? yearLast), length: words.length}
}
