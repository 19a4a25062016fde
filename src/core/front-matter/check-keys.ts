// Checks the keys of front matter by the short form of a contract: those that are missing and those that nobody knows.
import {type KeyContract, keyContract} from '../contract.ts'
import type {MatterEntry, MatterValue} from '../draft/matter.ts'
import type {Place} from '../draft/place.ts'
import {
  type Breach,
  type Circumstances,
  isEmpty,
  isSameName,
  lackOf,
  nearestName,
  quoteValue,
  slipOf,
} from './breach.ts'
import {checkOwnValue} from './check-value.ts'

/** A map with the place to say at what it lacks, and the name of its key before its own keys. */
interface MapSpot {
  map: MatterValue
  opening: Place
  prefix: string
}

/** The key of a map, the last one where it is written twice. */
export function findEntry(map: MatterValue, key: string, ignoresCase: boolean): MatterEntry | undefined {
  const exact = map.entries?.findLast((entry) => entry.key === key)
  return (
    exact ?? (ignoresCase ? map.entries?.findLast((entry) => entry.key.toLowerCase() === key.toLowerCase()) : undefined)
  )
}

/** Everything a contract doesn't allow in a map, with all below it; `known` are keys besides those it names. */
export function checkMap(
  {map, opening, prefix}: MapSpot,
  contract: Pick<KeyContract, 'keys' | 'required' | 'onlyTheseKeys'>,
  around: Circumstances,
  known: readonly string[] = [],
): Breach[] {
  const {keys = {}, required = []} = contract
  const level = {map, opening, prefix}
  const names = [...new Set([...Object.keys(keys), ...required.map(firstPart(keys)), ...known])]
  const missing = required.flatMap((key) => checkRequired(level, key, names, around))
  const slips = new Set(missing.map(({place}) => place.start))
  return [
    ...missing,
    ...(contract.onlyTheseKeys ? unknownKeys(level, names, around) : []).filter(({place}) => !slips.has(place.start)),
    ...Object.entries(keys).flatMap(([key, said]) => checkEntry(level, key, keyContract(said), around)),
  ]
}

/** `author.name` is a key in a map, unless a key has this name. */
const firstPart = (keys: Readonly<Record<string, unknown>>) => (key: string) =>
  Object.hasOwn(keys, key) ? key : (key.split('.')[0] as string)

function checkEntry({map, prefix}: MapSpot, key: string, contract: KeyContract, around: Circumstances): Breach[] {
  const entry = findEntry(map, key, around.ignoresCase)
  if (!entry) return []
  const name = prefix + key
  const below = (value: MatterValue, opening: Place, own: KeyContract): Breach[] =>
    value.entries ? checkMap({map: value, opening, prefix: `${name}.`}, own, around) : []
  const {value} = entry
  const items = keyContract(contract.items)
  return [
    ...checkOwnValue({name, value}, contract, around),
    ...below(value, entry.place, contract),
    ...(value.items ?? []).flatMap((item) =>
      below(item, startOf(item.place), contract.items === undefined ? contract : items),
    ),
  ]
}

const startOf = ({start, end}: Place): Place => ({start, end: Math.min(end, start + 1)})

function checkRequired(
  {map, opening, prefix}: MapSpot,
  key: string,
  names: readonly string[],
  around: Circumstances,
): Breach[] {
  const entry = findEntry(map, key, around.ignoresCase)
  if (entry) {
    const {value, place} = entry
    const isVoid = isEmpty(value) || value.items?.length === 0
    if (!isVoid || value.isTemplate) return []
    return [{kind: 'missing', place, message: `"${prefix}${key}" is empty: fill it in.`}]
  }
  const [first = '', ...rest] = key.split('.')
  const above = rest.length > 0 ? findEntry(map, first, around.ignoresCase) : undefined
  if (above?.value.isTemplate) return []
  if (above?.value.entries) {
    const level = {map: above.value, opening: above.place, prefix: `${prefix}${first}.`}
    return checkRequired(level, rest.join('.'), names, around)
  }
  return isSupplied(prefix + key, around) ? [] : [missingKey({map, opening, prefix}, key, names)]
}

/** Keys that a site fills in, and the date in the name of a file. */
function isSupplied(key: string, {surroundings}: Circumstances): boolean {
  if (!surroundings) return false
  const {path} = surroundings
  const isDated = key === 'date' && /(?:^|\/)\d{4}[-/]\d\d[-/]\d\d(?:\D|$)/.test(path)
  return isDated || surroundings.inheritedKeys().includes(key)
}

function missingKey({map, opening, prefix}: MapSpot, key: string, names: readonly string[]): Breach {
  const others = (map.entries ?? []).filter((entry) => !names.includes(entry.key))
  const slip = slipOf(
    key,
    others.map((entry) => entry.key),
  )
  const wrong = others.find((entry) => entry.key === slip)
  if (!wrong) return lackOf([prefix + key], opening)
  return {
    kind: 'missing',
    place: wrong.place,
    message: `The front matter has no "${prefix}${key}": did you mean it by "${wrong.key}"?`,
    expected: [key],
    repair: renamed(wrong, key),
  }
}

const renamed = ({key: given, place}: MatterEntry, key: string): NonNullable<Breach['repair']> => {
  const mark = place.end - place.start === given.length + 2 ? '"' : ''
  return {title: `Write ${quoteValue(key)}`, place, text: `${mark}${key}${mark}`, isSafe: isSameName(given, key)}
}

function unknownKeys({map, prefix}: MapSpot, names: readonly string[], {ignoresCase}: Circumstances): Breach[] {
  const isKnown = (key: string) =>
    names.some((name) => name === key || (ignoresCase && name.toLowerCase() === key.toLowerCase()))
  return (map.entries ?? []).flatMap((entry) => (isKnown(entry.key) ? [] : [unknownKey(entry, map, prefix, names)]))
}

/** What is said of a key that isn't one of those a contract names. */
export function unknownKey(entry: MatterEntry, map: MatterValue, prefix: string, names: readonly string[]): Breach {
  const {key, place} = entry
  const near = nearestName(key, names)
  const isFree = near !== undefined && !map.entries?.some((other) => other.key === near)
  return {
    kind: 'unknown',
    place,
    message:
      near === undefined
        ? `"${prefix}${key}" isn't a key that these drafts have: remove it, or add it to the contract.`
        : `"${prefix}${key}" isn't a key that these drafts have: did you mean "${prefix}${near}"?`,
    ...(near !== undefined && {expected: [near]}),
    ...(isFree && {repair: renamed(entry, near)}),
  }
}
