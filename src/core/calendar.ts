// Calendar: the months and the days of the week, and how copy spells them.

/** Each month with its short forms, from January on. */
const months = [
  'January Jan',
  'February Feb',
  'March Mar',
  'April Apr',
  'May',
  'June Jun',
  'July Jul',
  'August Aug',
  'September Sept Sep',
  'October Oct',
  'November Nov',
  'December Dec',
].map((spellings) => spellings.split(' '))

/** Each day of the week with its short forms, from Sunday on. */
const weekdays = ['Sunday Sun', 'Monday Mon', 'Tuesday Tues Tue', 'Wednesday Weds Wed', 'Thursday Thurs Thur Thu']
  .concat('Friday Fri', 'Saturday Sat')
  .map((spellings) => spellings.split(' '))

const fullNames = (all: readonly (readonly string[])[]) => all.map(([name = '']) => name)
const inLowerCase = (all: readonly (readonly string[])[]) => all.map((names) => names.map((name) => name.toLowerCase()))

/** The names of the months, with a capital, from January on. */
export const monthNames: readonly string[] = fullNames(months)

/** The names of the days of the week, with a capital, from Sunday on. */
export const weekdayNames: readonly string[] = fullNames(weekdays)

/** Every spelling of each month in lower case, the name first. */
export const monthSpellings: readonly (readonly string[])[] = inLowerCase(months)

/** Every spelling of each day of the week in lower case, the name first. */
export const weekdaySpellings: readonly (readonly string[])[] = inLowerCase(weekdays)
