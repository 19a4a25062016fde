// Dates in front matter: as sites write them, and by a format of the house.
import {dateParts, partsOfFormat} from '../contract.ts'
import {formatTests} from '../json-schema/formats.ts'

const isoDate =
  /^(\d{4}-\d\d-\d\d)(?:[Tt ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?: ?(?:[Zz]|[A-Z]{3}|[+-]\d\d:?(?:\d\d)?))?)?$/

/** The day of a date with or without a time, as `2026-11-22`; undefined where the calendar or the clock has none. */
export function dayOf(text: string): string | undefined {
  const [, day = '', hours = 0, minutes = 0, seconds = 0] = isoDate.exec(text.trim()) ?? []
  const isTime = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 61
  return isTime && formatTests.date?.(day) ? day : undefined
}

/** The day of a date written in a format; undefined where it isn't written so. A format without a day has none. */
export function dayInFormat(text: string, format: string): string | undefined {
  const source = partsOfFormat(format).map((part) => dateParts[part] ?? part.replace(/[^\w ]/g, '$&'))
  const {
    year = '2000',
    month = '01',
    day = '01',
  } = new RegExp(`^${source.join('')}$`).exec(text.trim())?.groups ?? {year: 'none'}
  const whole = `${year}-${month}-${day}`
  return formatTests.date?.(whole) ? whole : undefined
}
