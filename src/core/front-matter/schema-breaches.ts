// What a JSON Schema says of front matter, in the words of an editor and at the key or value it is about.
import {type MatterSpot, type MatterTree, type MatterValue, spotAt} from '../draft/matter.ts'
import type {Place} from '../draft/place.ts'
import {canonical} from '../json-schema/assertions.ts'
import type {SchemaError} from '../json-schema/question.ts'
import type {SchemaMap} from '../json-schema/resources.ts'
import {type Breach, lackOf, quoteValue, slipOf} from './breach.ts'
import {unknownKey} from './check-keys.ts'
import {sayWrong} from './schema-messages.ts'

/** Breaches for the errors of a schema, in the order of their places. */
export function schemaBreaches(errors: readonly SchemaError[], matter: MatterTree, text: string): Breach[] {
  const narrowed = errors.flatMap(narrow)
  const missing = new Set(narrowed.flatMap(({keyword, key}) => (keyword === 'required' && key ? [key] : [])))
  return narrowed
    .flatMap((error) => {
      const spot = spotAt(matter, error.path)
      if (spot.value.isTemplate) return []
      const breach = breachOf(error, spot, matter, text)
      return breach ? [breach] : []
    })
    .filter(({kind, expected: [only = ''] = []}) => kind !== 'unknown' || !missing.has(only))
}

const depthOf = (errors: readonly SchemaError[]) => Math.max(0, ...errors.map(({path}) => path.length))

/** Of alternatives none of which holds, the one that was meant: the one that fits furthest. */
function narrow(error: SchemaError): SchemaError[] {
  const {branches = [], path} = error
  if (branches.length === 0) return [error]
  const flat = branches.map((errors) => errors.flatMap(narrow))
  const isOfOtherType = (errors: readonly SchemaError[]) =>
    errors.some((one) => one.path.length === path.length && ['type', 'false'].includes(one.keyword))
  const fitting = flat.filter((errors) => !isOfOtherType(errors))
  if (fitting.length === 0) return flat.length === 1 ? (flat[0] as SchemaError[]) : [error]
  const [best = []] = fitting.sort((a, b) => depthOf(b) - depthOf(a) || a.length - b.length)
  const values = fitting.map(
    (errors) => errors.length === 1 && errors[0]?.path.length === path.length && allowedBy(errors[0]),
  )
  const all = values.flatMap((own) => own || [])
  return fitting.length > 1 && values.every(Boolean) ? [{...error, keyword: 'enum', schema: {enum: all}}] : best
}

/** The values that an error of `enum` or `const` would allow. */
const allowedBy = ({keyword, schema}: SchemaError): readonly unknown[] | undefined =>
  keyword === 'enum' ? (schema.enum as unknown[]) : keyword === 'const' ? [schema.const] : undefined

function nameOf(path: SchemaError['path']): string {
  const keys = path.filter((part) => typeof part === 'string')
  return keys.length > 0 ? keys.join('.') : 'front matter'
}

function breachOf(error: SchemaError, spot: MatterSpot, matter: MatterTree, text: string): Breach | undefined {
  const {keyword, path, key, schema} = error
  const {value, entry} = spot
  const prefix = path.length > 0 ? `${nameOf(path)}.` : ''
  if (key !== undefined && (keyword === 'required' || keyword === 'dependentRequired'))
    return lacking(
      key,
      prefix,
      spot,
      keysOf(schema),
      entry?.place ?? (path.length > 0 ? startOf(value.place) : matter.opening),
    )
  if (key !== undefined) {
    const own = value.entries?.findLast((one) => one.key === key)
    return own && unknownKey(own, value, prefix, keysOf(schema))
  }
  const repeated = keyword === 'uniqueItems' && repeatedItem(value)
  if (repeated)
    return {
      kind: 'value',
      place: repeated.place,
      message: `${quoteValue(repeated.data)} is in "${nameOf(path)}" twice: keep one.`,
    }
  const place =
    path.length > 0
      ? value.place.end > value.place.start
        ? value.place
        : (entry?.place ?? matter.opening)
      : matter.opening
  return {kind: 'value', place, ...sayWrong(error, nameOf(path), value, text)}
}

/** The first item of a list that repeats one before it. */
function repeatedItem({items = []}: MatterValue): MatterValue | undefined {
  const seen = new Set<string>()
  return items.find(({data}) => seen.size === seen.add(canonical(data)).size)
}

const startOf = ({start, end}: Place): Place => ({start, end: Math.min(end, start + 1)})

const keysOf = ({properties}: SchemaMap): string[] =>
  typeof properties === 'object' && properties !== null ? Object.keys(properties) : []

function lacking(key: string, prefix: string, {value}: MatterSpot, names: readonly string[], place: Place): Breach {
  const others = (value.entries ?? []).filter((entry) => !names.includes(entry.key))
  const slip = slipOf(
    key,
    others.map((entry) => entry.key),
  )
  const wrong = others.find((entry) => entry.key === slip)
  return wrong ? {...unknownKey(wrong, value, prefix, [key]), kind: 'missing'} : lackOf([prefix + key], place)
}
