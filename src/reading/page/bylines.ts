// Bylines: who wrote a draft and when, as its front matter, its first lines and its last ones say.
import type {Draft} from '../../core/draft/draft.ts'
import {defineReading} from '../../core/reading.ts'
import {findDate, looksLikeByline} from './line-tests.ts'
import {type Line, linesIn} from './roles.ts'

/** What a draft says of its making; a place where a date stands without an author is where the byline belongs. */
interface Imprint {
  author: boolean
  /** The name found is a stand-in: admin, staff. */
  standIn?: string
  date: boolean
  dateline?: Line
  paragraphs: number
}

const authorKeys = ['author', 'authors', 'byline', 'by', 'writer', 'writers', 'creator', 'contributors']
const dateKeys = [
  'date',
  'published',
  'pubdate',
  'publishdate',
  'publish_date',
  'published_at',
  'datepublished',
  'created',
  'updated',
  'lastmod',
]

export const imprintOf = defineReading<Imprint>(
  (draft) => {
    const lines = linesIn(draft).filter(({role}) => role !== 'field')
    const [head, tail] = [lines.slice(0, 8), lines.slice(8).slice(-4)]
    const isBylined = [...head, ...tail].some(namesAuthor)
    const stamped = isBylined ? undefined : head.map(stampedAuthor).find((name) => name !== undefined)
    const named = fieldOf(draft, authorKeys) ?? stamped
    const dateline = head.find(({text}) => text.length <= 120 && findDate(text))
    const standIn = named !== undefined && isStandInAuthor(named)
    return {
      author: named !== undefined || isBylined,
      ...(standIn && {standIn: named}),
      date:
        fieldOf(draft, dateKeys) !== undefined ||
        [draft.path, fieldOf(draft, ['path', 'slug', 'url', 'permalink']) ?? ''].some((path) =>
          /\d{4}[-/]\d{2}[-/]\d{2}/.test(path),
        ) ||
        [...head, ...tail].some(({text}) => text.length <= 400 && findDate(text.slice(0, 200))),
      ...(dateline && {dateline}),
      paragraphs: lines.filter(({role, text}) => role === 'body' && text.length > 60).length,
    }
  },
  [linesIn],
)

const standInName = /^(?:admin(?:istrator)?|staff|editor|author|webmaster|\[.*\]|unknown|anonymous|n\/a)$/i

/** Is an author's name a stand-in: admin, staff? */
export const isStandInAuthor = (name: string): boolean => standInName.test(name.trim())

/** The name at the end of a time stamp: `4 min read, 3 May 2025 by admin`. */
export function authorInStamp(text: string): string | undefined {
  const end = text.slice(-80)
  const at = end.toLowerCase().lastIndexOf(' by ')
  return at < 0 ? undefined : end.slice(at + 4).trim() || undefined
}

const stampedAuthor = ({text, role}: Line) => (role === 'chrome' ? authorInStamp(text) : undefined)

/** The first front matter value under one of the keys, capitals aside. */
function fieldOf({data}: Draft, keys: readonly string[]): string | undefined {
  for (const [key, value] of Object.entries(data))
    if (
      keys.includes(key.toLowerCase()) &&
      value !== null &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0)
    )
      return Array.isArray(value) ? value.map(String).join(', ') : String(value)
  return undefined
}

const agency =
  /^(?:[\p{Lu}][\p{L}.’' -]{2,30}(?:, [\p{L}.]+)? ?)?\((?:AP|AFP|Reuters|PA|UPI|dpa|EFE|ANSA|Xinhua|Bloomberg)\)/u
const credit =
  /\b(?:reporting by|writing by|contributed (?:to )?(?:this|reporting)|(?:post|article|story|blog) (?:was )?(?:originally )?(?:written|authored|published|posted) by|is an? (?:reporter|editor|writer|columnist|correspondent|freelance)|about the author)\b/i

function namesAuthor({text, role}: Line): boolean {
  if (role === 'byline' && looksLikeByline(text)) return true
  const some = text.slice(0, 400)
  return /^(?:[Pp]osted |[Ww]ritten )?(?:[Bb]y|BY) \p{Lu}/u.test(some) && text.length < 120
    ? true
    : agency.test(some) || credit.test(some)
}
