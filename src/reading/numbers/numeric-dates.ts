// Dates in numbers: `31/12/2025`, `31.12.2025`, `2025-12-31`, and the days they may mean.

import {defineSearch} from '../../core/draft/block-reading.ts'
import type {Span} from '../../core/draft/spans.ts'
import {findAll} from '../text/prefilter.ts'
import {isDay} from './days.ts'

/** How a house writes dates in numbers. */
export type DateOrder = 'either' | 'day-first' | 'month-first'

const date = '(?:(\\d{1,2})([/.])(\\d{1,2})\\2((?:19|20)\\d\\d)|((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d))'
const numeric = {
  signs: '0',
  look: /\d[/.-]\d/,
  pattern: new RegExp(`(?<![\\w./\\-–:=])${date}(?![\\w/\\-–=]|\\.\\w)`, 'g'),
}
/** A date in numbers alone, its parts as groups. */
export const wholeNumeric = new RegExp(`^${date}$`)

/** The dates in numbers of a block. */
export const numericDatesIn = defineSearch((block): Span[] =>
  findAll(numeric, block.prose.text).map(({0: found, index}) => ({
    block,
    start: index,
    end: index + found.length,
  })),
)

/** The days, months and years that a date in numbers may mean. */
export function daysMeant(written: string, order: DateOrder): [day: number, month: number, year: number][] {
  const [, a, , b, year, isoYear, month, day] = wholeNumeric.exec(written) ?? []
  if (isoYear) return [[Number(day), Number(month), Number(isoYear)]]
  const both: [number, number, number][] = []
  if (order !== 'month-first') both.push([Number(a), Number(b), Number(year)])
  if (order !== 'day-first') both.push([Number(b), Number(a), Number(year)])
  return both.filter((one) => isDay(...one))
}
