// A front matter contract: what a house asks of the keys and values at the top of some drafts.

/** What a value is. */
export type ValueKind =
  | 'text'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'file'
  | 'url'
  | 'list'
  | 'map'
  | 'anything'

/** What a house asks of a value. What is about single values holds for each item of a list. */
export interface KeyContract {
  is?: ValueKind
  /** The only values allowed. */
  oneOf?: readonly unknown[]
  /** Characters of a text. */
  minLength?: number
  maxLength?: number
  /** The smallest and the largest number. */
  min?: number
  max?: number
  /** Entries of a list. */
  minItems?: number
  maxItems?: number
  /** A regular expression that a text matches. */
  pattern?: string
  /** A value that is right, for messages. */
  example?: string
  /** How a date is written: `YYYY-MM-DD`. */
  format?: string
  /** The first and the last day allowed: a date, or `today`. */
  earliest?: string
  latest?: string
  /** Each item of a list. */
  items?: KeyContract | ValueKind
  /** The keys of a map, the keys it needs, and whether it has no others. */
  keys?: Readonly<Record<string, KeyContract | ValueKind>>
  required?: readonly string[]
  onlyTheseKeys?: boolean
  /** What the key is for, for editors. */
  note?: string
}

/** What a house asks of front matter. */
export interface Contract extends Pick<KeyContract, 'keys' | 'required' | 'onlyTheseKeys'> {
  /** A JSON Schema of draft-07 or 2020-12. */
  schema?: unknown
  /** Keys whose values no two drafts share. */
  unique?: readonly string[]
}

/** A contract for a key, where only the kind of value may be said. */
export const keyContract = (said: KeyContract | ValueKind | undefined): KeyContract =>
  typeof said === 'string' ? {is: said} : (said ?? {})

/** What a format of dates is made of, and what each part matches. */
export const dateParts: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d\\d)',
  DD: '(?<day>\\d\\d)',
  HH: '(?:[01]\\d|2[0-3])',
  mm: '[0-5]\\d',
  ss: '[0-5]\\d',
  Z: '(?:Z|[+-]\\d\\d:?\\d\\d)',
}

/** A format of dates in its parts and the marks between them. */
export const partsOfFormat = (format: string): string[] => format.split(/([A-Z]+|[a-z]+)/).filter(Boolean)
