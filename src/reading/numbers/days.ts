// Calendar: the arithmetic of days, in the proleptic Gregorian calendar.

import {monthNames, weekdayNames, weekdaySpellings} from '../../core/calendar.ts'

/** How many days a month (1–12) has; without a year February has 29. */
export function daysIn(month: number, year?: number): number {
  if (month === 2) return year === undefined || isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Whether there is such a day; `month` 1–12. */
export const isDay = (day: number, month: number, year?: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year)

/** Days since 1 January 1970, for dates that exist. */
export const dayNumber = (day: number, month: number, year: number): number =>
  Math.round(Date.UTC(year, month - 1, day) / 86_400_000)

/** The English name of the weekday of a date that exists. */
export const weekdayOf = (day: number, month: number, year: number): string =>
  weekdayNames[(((dayNumber(day, month, year) + 4) % 7) + 7) % 7] as string

/** The weekday that a spelling stands for: `Tues` is Tuesday. */
export const weekdayNamed = (word: string): string | undefined =>
  weekdayNames[weekdaySpellings.findIndex((spellings) => spellings.includes(word.toLowerCase()))]

export const monthNamed = (month: number): string => monthNames[month - 1] as string
