// What the keywords of JSON Schema share while a value is checked: the question, what was found, what was looked at.
import type {Resources, SchemaMap} from './resources.ts'

/** What a schema doesn't allow: a keyword that doesn't hold at a path in the data. */
export interface SchemaError {
  /** The keyword; `false` for a schema that allows nothing, `budget` where checking took too long. */
  keyword: string
  path: readonly (string | number)[]
  /** The schema with the keyword. */
  schema: SchemaMap
  /** The key that is missing, or isn't allowed. */
  key?: string
  /** What the alternatives of `anyOf` and `oneOf` say, where none holds. */
  branches?: readonly (readonly SchemaError[])[]
}

/** What was looked at in a map or list by the schemas that hold. */
interface Seen {
  keys: Set<string>
  items: Set<number>
}

export interface SchemaOutcome extends Seen {
  errors: SchemaError[]
}

/** One question: a value at a path, and the schemas that led to it. */
export interface Question {
  value: unknown
  path: readonly (string | number)[]
  base: string
  scope: readonly string[]
  depth: number
}

/** A check of one value. */
export interface Validation {
  resources: Resources
  checksFormats: boolean
  steps: number
  ask(schema: unknown, question: Question): SchemaOutcome
}

/** Nothing found yet. */
export const newOutcome = (): SchemaOutcome => ({errors: [], keys: new Set(), items: new Set()})

/** Take over what another schema says of the same value; what it looked at counts only if it holds. */
export function joinOutcome(out: SchemaOutcome, other: SchemaOutcome): void {
  out.errors.push(...other.errors)
  if (other.errors.length === 0) see(out, other)
}

/** Count what was looked at. */
export function see(out: Seen, {keys, items}: Seen): void {
  for (const key of keys) out.keys.add(key)
  for (const item of items) out.items.add(item)
}

/** A list, empty for anything else. */
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
