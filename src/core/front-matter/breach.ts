// A breach of a front matter contract, and what the checks have in common.
import type {MatterValue} from '../draft/matter.ts'
import type {Place} from '../draft/place.ts'
import {elide, quote} from '../elide.ts'
import type {FilesAround} from '../files-around.ts'
import {editDistance, nearest} from '../settings/nearest.ts'

/** Where something in front matter isn't as its contract asks. */
export interface Breach {
  kind: 'missing' | 'unknown' | 'value' | 'file'
  place: Place
  message: string
  /** The keys that are missing at the place. */
  missing?: readonly string[]
  /** What could stand there instead. */
  expected?: string[]
  /** A change to the source; one that is safe keeps the meaning. */
  repair?: {title: string; place: Place; text: string; isSafe?: boolean}
}

/** What a check knows besides the front matter. */
export interface Circumstances {
  text: string
  /** Hugo takes `Title` for `title`. */
  ignoresCase: boolean
  /** Today, as `2026-11-22`, where that was said. */
  today: string | undefined
  surroundings: FilesAround | undefined
}

/** Names in a sentence: `"a", "b" and "c"`. */
export function joinNames(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`)
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : quoted.join('')
}

/** The breach for keys that aren't there. */
export const lackOf = (missing: readonly string[], place: Place): Breach => ({
  kind: 'missing',
  place,
  missing,
  message: `The front matter has no ${joinNames(missing)}: add ${missing.length > 1 ? 'them' : 'it'}.`,
})

/** A value as a message quotes it. */
export const quoteValue = (value: unknown): string =>
  typeof value === 'string' ? quote(elide(value, 60)) : elide(JSON.stringify(value) ?? 'nothing', 60)

/** Values in a sentence: the first eight. */
export const listed = (values: readonly unknown[]): string =>
  `${values.slice(0, 8).map(quoteValue).join(', ')}${values.length > 8 ? ` and ${values.length - 8} more` : ''}`

/** A value whose spelling differs in nothing but capitals, hyphens and spaces. */
const folded = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '')

/** The name that was meant, where no doubt is left: a letter or two differ. */
export function slipOf(given: string, names: readonly string[]): string | undefined {
  const same = names.find((name) => folded(name) === folded(given))
  if (same !== undefined) return same
  const most = Math.min(given.length, ...names.map(({length}) => length)) > 4 ? 2 : 1
  return names.find((name) => editDistance(given.toLowerCase(), name.toLowerCase(), most) <= most)
}

/** The name nearest to a wrong one. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const same = names.find((name) => folded(name) === folded(given))
  const near = given.length < 3 ? undefined : nearest(given, names)
  const most = Math.max(1, Math.floor(given.length / 2.5))
  return (
    same ?? (near !== undefined && editDistance(given.toLowerCase(), near.toLowerCase()) <= most ? near : undefined)
  )
}

/** Do two names differ in nothing but capitals, hyphens and spaces? */
export const isSameName = (one: string, other: string): boolean => folded(one) === folded(other)

/** Words that are true or false in YAML. */
export const truthWords: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 'on', 'off'])

const meaning = new Set([...truthWords, 'null'])

/** A text as a value in the language and quotation marks of the one it replaces. */
export function written(text: string, {place}: MatterValue, source: string): string {
  const mark = source[place.start]
  if (mark === "'") return `'${text.replaceAll("'", "''")}'`
  if (mark === '"') return JSON.stringify(text)
  return /^[\p{L}\p{N}_][\p{L}\p{N}_ ./-]*$/u.test(text) && !/^[\d.]+$/.test(text) && !meaning.has(text.toLowerCase())
    ? text.trim()
    : JSON.stringify(text)
}

/** Is nothing written, or nothing but blanks? */
export const isEmpty = ({data}: Pick<MatterValue, 'data'>): boolean =>
  data === null || data === undefined || (typeof data === 'string' && data.trim() === '')
