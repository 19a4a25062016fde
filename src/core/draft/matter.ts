// The structure of front matter: keys and values with the places they stand at, however it is written.
import type {Place} from './place.ts'

/** A value in front matter. */
export interface MatterValue {
  /** Where it stands, with its quotation marks; after its key, and empty, if nothing is written there. */
  place: Place
  /** Plain data, as in JSON. Dates and times are texts as written. */
  data: unknown
  /** The keys of a map, in the order they are written. */
  entries?: readonly MatterEntry[]
  /** The items of a list. */
  items?: readonly MatterValue[]
  /** A text, number or word without quotation marks. */
  isPlain?: boolean
  /** A template engine fills it in: what is written isn't what readers get. */
  isTemplate?: boolean
}

/** A key with its value. */
export interface MatterEntry {
  key: string
  /** Where the key stands, with its quotation marks. */
  place: Place
  value: MatterValue
}

/** Front matter as a whole. */
export interface MatterTree {
  language: 'yaml' | 'toml' | 'json' | 'lines'
  /** What opens it: a fence, a brace or the first key. */
  opening: Place
  root: MatterValue
}

/** A path from the whole front matter to a value: keys, and positions in lists from 0. */
type MatterPath = readonly (string | number)[]

/** What stands at a path, as far as it leads: the value and its key, or those around it. */
export interface MatterSpot {
  value: MatterValue
  entry?: MatterEntry
  /** Whether the whole path led here. */
  isExact: boolean
}

/** The last entry of a key: it counts where a key is written twice. */
const entryOf = ({entries}: MatterValue, key: string | number): MatterEntry | undefined =>
  entries?.findLast((entry) => entry.key === String(key))

/** Follow a path. */
export function spotAt({root}: MatterTree, path: MatterPath): MatterSpot {
  let [value, entry]: [MatterValue, MatterEntry | undefined] = [root, undefined]
  for (const part of path) {
    const next = value.items ? value.items[Number(part)] : entryOf(value, part)
    if (!next) return {value, ...(entry && {entry}), isExact: false}
    if ('key' in next) [value, entry] = [next.value, next]
    else value = next
  }
  return {value, ...(entry && {entry}), isExact: true}
}

/** Plain data of a map; of keys written twice the last one counts. */
export const dataOfEntries = (entries: readonly MatterEntry[]): Record<string, unknown> =>
  Object.fromEntries(entries.map(({key, value}) => [key, value.data]))
