// Formats of texts that JSON Schema names, as far as front matter has them: dates, times and addresses.

const date = /^(\d{4})-(\d\d)-(\d\d)$/
const time = /^([01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i

/** Is there such a day in the calendar, written as in RFC 3339? */
function isDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (date.exec(text) ?? []).map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

const isDateTime = (text: string) =>
  /^\d{4}-\d\d-\d\d[t ]/i.test(text) && isDate(text.slice(0, 10)) && time.test(text.slice(11))

const address = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]*$/i

function isExpression(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'))
  } catch {
    return false
  }
}

/** What tells whether a text is in a format, by the format's name; others aren't checked. */
export const formatTests: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  'date-time': isDateTime,
  time: (text) => time.test(text),
  email: (text) => /^[^\s@"(),:;<>[\\\]]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(text) && !text.includes('..'),
  uri: (text) => address.test(text),
  url: (text) => /^https?:\/\/[^\s/]/i.test(text) && address.test(text),
  'uri-reference': (text) => /^[^\s<>"{}|\\^`]*$/.test(text),
  uuid: (text) => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text),
  regex: isExpression,
}
