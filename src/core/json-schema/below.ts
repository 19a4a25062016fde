// The keywords of JSON Schema that look at the keys of a map or the items of a list.
import {expressionOf} from './assertions.ts'
import {asList, joinOutcome, type Question, type SchemaOutcome, see, type Validation} from './question.ts'
import {isSchemaMap, type SchemaMap} from './resources.ts'

const mapOf = (value: unknown): Readonly<Record<string, unknown>> => (isSchemaMap(value) ? value : {})

/** Check the keys of a value by a schema. */
export function checkKeys(run: Validation, schema: SchemaMap, here: Question, out: SchemaOutcome): void {
  const value = here.value as Readonly<Record<string, unknown>>
  const {path} = here
  const names = Object.keys(value)
  const missing = (key: unknown, keyword: string) => {
    if (typeof key === 'string' && !Object.hasOwn(value, key)) out.errors.push({keyword, path, schema, key})
  }
  for (const key of asList(schema.required)) missing(key, 'required')
  const dependent = {...mapOf(schema.dependencies), ...mapOf(schema.dependentRequired)}
  for (const [name, wanted] of Object.entries(dependent))
    if (Object.hasOwn(value, name)) for (const key of asList(wanted)) missing(key, 'dependentRequired')
  const dependents = {...mapOf(schema.dependencies), ...mapOf(schema.dependentSchemas)}
  for (const [name, part] of Object.entries(dependents))
    if (Object.hasOwn(value, name) && !Array.isArray(part)) joinOutcome(out, run.ask(part, here))
  if (schema.propertyNames !== undefined)
    for (const key of names)
      if (run.ask(schema.propertyNames, {...here, value: key}).errors.length > 0)
        out.errors.push({keyword: 'propertyNames', path, schema, key})
  checkEntries(run, schema, here, out)
}

/** The values of a map, by the schemas for their keys. */
function checkEntries(run: Validation, schema: SchemaMap, here: Question, out: SchemaOutcome): void {
  const value = here.value as Readonly<Record<string, unknown>>
  const properties = mapOf(schema.properties)
  const patterns = Object.entries(mapOf(schema.patternProperties)).map(
    ([pattern, part]) => [expressionOf(pattern), part] as const,
  )
  const own = new Set<string>()
  for (const [key, item] of Object.entries(value)) {
    const parts = [
      ...(Object.hasOwn(properties, key) ? [properties[key]] : []),
      ...patterns.flatMap(([expression, part]) => (expression?.test(key) ? [part] : [])),
    ]
    for (const part of parts) askBelow(part, key, item)
    if (parts.length > 0) own.add(key)
  }
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
    const part = schema[keyword]
    if (part === undefined) continue
    const known = keyword === 'additionalProperties' ? own : new Set([...own, ...out.keys])
    for (const [key, item] of Object.entries(value)) {
      if (known.has(key)) continue
      if (part === false) out.errors.push({keyword, path: here.path, schema, key})
      else askBelow(part, key, item)
      own.add(key)
    }
  }
  see(out, {keys: own, items: new Set()})

  function askBelow(part: unknown, key: string, item: unknown): void {
    out.errors.push(...run.ask(part, {...here, value: item, path: [...here.path, key]}).errors)
  }
}

/** Check the items of a value by a schema. */
export function checkItems(run: Validation, schema: SchemaMap, here: Question, out: SchemaOutcome): void {
  const items = here.value as readonly unknown[]
  const {path} = here
  const askAt = (part: unknown, i: number) => run.ask(part, {...here, value: items[i], path: [...path, i]})
  const isTuple = Array.isArray(schema.items)
  const prefix = asList(isTuple ? schema.items : schema.prefixItems)
  const rest = isTuple ? schema.additionalItems : schema.items
  for (const i of items.keys()) {
    const part = i < prefix.length ? prefix[i] : rest
    if (part === undefined) continue
    out.errors.push(...askAt(part, i).errors)
    out.items.add(i)
  }
  checkContains(schema, items.length, (i) => askAt(schema.contains, i).errors.length === 0, path, out)
  const part = schema.unevaluatedItems
  if (part === undefined) return
  for (const i of items.keys()) {
    if (out.items.has(i)) continue
    if (part === false) out.errors.push({keyword: 'unevaluatedItems', path: [...path, i], schema})
    else out.errors.push(...askAt(part, i).errors)
    out.items.add(i)
  }
}

function checkContains(
  schema: SchemaMap,
  length: number,
  holds: (i: number) => boolean,
  path: Question['path'],
  out: SchemaOutcome,
): void {
  if (schema.contains === undefined) return
  let count = 0
  for (let i = 0; i < length; i++)
    if (holds(i)) {
      count++
      out.items.add(i)
    }
  const {minContains = 1, maxContains = Number.POSITIVE_INFINITY} = schema
  if (count < Number(minContains) || count > Number(maxContains)) out.errors.push({keyword: 'contains', path, schema})
}
