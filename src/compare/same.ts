// Sameness: whether two numbers, dates or names say the same, and whether one could have become the other.

import type {Amount, Worth} from '../reading/numbers/amounts.ts'
import type {Day, Particular, When} from './fact-types.ts'
import {standsFor} from './names.ts'

/** Do two facts surely say the same? */
export function saysSame(a: Particular, b: Particular): boolean {
  if (a.type === 'amount') return b.type === 'amount' && isSameAmount(a, b)
  if (a.type === 'day') return b.type === 'day' && isSameDay(a, b)
  return b.type === 'name' && (standsFor(a, b) || standsFor(b, a))
}

const isSameAmount = (a: Amount, b: Amount): boolean =>
  a.worths.some((one) => b.worths.some((other) => isSameWorth(one, other)))

const temperatures = new Set(['degree', 'celsius', 'fahrenheit'])

/** Units that a plain number can't stand for. */
const strict = new Set(['%', 'point', 'ordinal', 'times', 'vague', 'code'])

const isStrict = (unit: string) => strict.has(unit) || /[$£€¥]$/.test(unit)

function isSameWorth(a: Worth, b: Worth): boolean {
  if (a.unit === b.unit) return a.unit === 'code' ? a.code === b.code : isEqual(a.value, b.value)
  const isWarmth = temperatures.has(a.unit) && temperatures.has(b.unit)
  if (isWarmth && (a.unit === 'degree' || b.unit === 'degree')) return isEqual(a.shown, b.shown)
  if (a.unit !== '' && b.unit !== '') return false
  return !isStrict(a.unit + b.unit) && isEqual(a.shown, b.shown)
}

const isEqual = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

/** The same of all that both give; only the year and the weekday may be missing in one. */
const isSameDay = (a: When, b: When): boolean => a.days.some((one) => b.days.some((other) => isSame(one, other)))

function isSame(a: Day, b: Day): boolean {
  const fits = (one: unknown, other: unknown) => one === undefined || other === undefined || one === other
  const must = ['day', 'month', 'time', 'decade'] as const
  if (must.some((part) => a[part] !== b[part])) return false
  if (a.month === undefined && a.time === undefined && a.decade === undefined) return a.weekday === b.weekday
  return fits(a.year, b.year) && fits(a.weekday, b.weekday)
}

/** Could the one have become the other: the same sort of thing, or the same number of another thing? */
export function isOfOneSort(a: Particular, b: Particular): boolean {
  if (a.type === 'name') return b.type === 'name'
  if (a.type === 'day') return b.type === 'day' && sortOf(a) === sortOf(b)
  if (b.type !== 'amount') return false
  const alike = a.worths.some((one) =>
    b.worths.some((other) => one.unit === other.unit || isEqual(one.shown, other.shown)),
  )
  return alike && (a.kind === b.kind || isSameAmount(a, b))
}

const sortOf = ({days: [day = {}]}: When) =>
  day.time !== undefined ? 'time' : day.decade !== undefined ? 'decade' : 'day'
