// The day of a draft: of its front matter, else of its file's name, else of a dateline.
import {monthSpellings} from '../core/calendar.ts'
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {isDay} from '../reading/numbers/days.ts'
import {findDate, looksLikeDateline} from '../reading/page/line-tests.ts'

/** Keys of front matter in lower case, without hyphens and underscores, the first that is dated wins. */
const dateKeys = [
  'date',
  'published',
  'pubdate',
  'publishdate',
  'publishedat',
  'publisheddate',
  'datepublished',
  'created',
]

/** The day as `2025-03-04`; undefined where the draft names none, or one that may be two. */
export function dayOfDraft({data, path, blocks}: Pick<Draft, 'data' | 'path' | 'blocks'>): string | undefined {
  const names = [path, ...['path', 'slug', 'url', 'permalink'].map((key) => String(data[key] ?? ''))]
  return dayOfMatter(data) ?? firstOf(names, dayOfName) ?? dayOfLines(blocks)
}

function dayOfMatter(data: Draft['data']): string | undefined {
  const values = new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase().replace(/[-_]/g, ''), value]))
  return firstOf(dateKeys, (key) => {
    const value = values.get(key)
    return typeof value === 'string' ? dayIn(value) : value instanceof Date ? dayIn(isoOf(value)) : undefined
  })
}

function firstOf<T>(things: readonly T[], find: (thing: T) => string | undefined): string | undefined {
  for (const thing of things) {
    const found = find(thing)
    if (found !== undefined) return found
  }
  return undefined
}

const isoOf = (date: Date) => (Number.isNaN(date.getTime()) ? '' : date.toISOString())

/** `posts/2025-03-04-title.md`, `2025/03/04/title.md`. */
function dayOfName(path: string): string | undefined {
  const [, year, month, day] = /(?:^|[\\/])(\d{4})[-/\\](\d\d)[-/\\](\d\d)(?!\d)/.exec(path) ?? []
  return dayFrom(day, month, year)
}

/** Of the first lines and the last ones: a line that is a date, or a paragraph that opens with one and a dash. */
function dayOfLines(blocks: readonly Block[]): string | undefined {
  const lines = blocks.filter(({kind}) => kind === 'paragraph')
  return firstOf([...lines.slice(0, 8), ...lines.slice(8).slice(-2)], ({prose}) => {
    const text = prose.text.trim()
    return looksLikeDateline(text) ? dayIn(text) : dayOfOpening(text)
  })
}

/** `LEEDS, 4 March 2025 – The bridge …` */
function dayOfOpening(text: string): string | undefined {
  const opening = text.slice(0, 120)
  const found = findDate(opening)
  if (!found || found.index > 60) return undefined
  const after = opening.slice(found.index + found[0].length)
  return /^\)?\s?[–—:-]/.test(after) ? dayIn(found[0]) : undefined
}

/** The first date of a text; none where it may be two, as 3/4/2025. */
function dayIn(text: string): string | undefined {
  const [, isoYear, isoMonth, isoDay] = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text) ?? []
  if (isoYear) return dayFrom(isoDay, isoMonth, isoYear)
  const found = findDate(text)?.[0] ?? ''
  const [first = '', second = '', third = ''] = found.split(/[-./\s]+/).filter((part) => !/^,?$/.test(part))
  if (/^\d{4}$/.test(first)) return dayFrom(third, second, first)
  if (/^\d+$/.test(first) && /^\d+$/.test(second)) return dayOfNumbers(first, second, third)
  const isDayFirst = /^\d/.test(first)
  const month = monthNumber(isDayFirst ? second : first)
  return dayFrom(isDayFirst ? first : second, month, third)
}

function dayOfNumbers(first: string, second: string, year: string): string | undefined {
  const readings = new Set([dayFrom(first, second, year), dayFrom(second, first, year)])
  readings.delete(undefined)
  return readings.size === 1 ? [...readings][0] : undefined
}

const monthNumber = (name: string): string => {
  const plain = name.replace(/[.,]/g, '').toLowerCase()
  return String(monthSpellings.findIndex((spellings) => spellings.includes(plain)) + 1)
}

function dayFrom(day: string | undefined, month: string | undefined, year: string | undefined): string | undefined {
  const [d, m, y] = [day, month, year].map((part) => Number.parseInt(part ?? '', 10)) as [number, number, number]
  if (!(y >= 1900 && y <= 2199) || !isDay(d, m, y) || d < 1) return undefined
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}
