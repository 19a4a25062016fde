// The parts of a JSON Schema by address: what `$id`, `$anchor` and `$ref` of draft-07 and 2020-12 lead to.
import {resolveUri, splitFragment} from './uri.ts'

/** A schema: a map of keywords, or `true` or `false`. */
export type SchemaNode = boolean | {readonly [keyword: string]: unknown}

export type SchemaMap = Exclude<SchemaNode, boolean>

/** Which of the drafts a schema is read by: before 2019-09, `$ref` stands alone. */
type Dialect = 'old' | 'new'

/** Schemas with an address of their own. */
interface Resource {
  schema: SchemaMap
  anchors: Map<string, SchemaMap>
  /** The anchors that `$dynamicRef` may find. */
  dynamic: Map<string, SchemaMap>
}

/** A schema, ready to be asked. */
export interface Resources {
  byAddress: ReadonlyMap<string, Resource>
  /** The address each part stands in. */
  baseOf: ReadonlyMap<object, string>
  dialect: Dialect
}

/** The keywords that hold one schema, a list of them, or a map of them. */
const [one, lists, maps] = [
  'additionalItems additionalProperties contains contentSchema else if items not propertyNames then unevaluatedItems unevaluatedProperties',
  'allOf anyOf oneOf prefixItems items',
  '$defs definitions dependencies dependentSchemas patternProperties properties',
].map((names) => new Set(names.split(' '))) as [Set<string>, Set<string>, Set<string>]

export const isSchemaMap = (value: unknown): value is SchemaMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schemas right below one, each with its path. */
export function schemasIn(schema: SchemaMap): {path: (string | number)[]; schema: unknown}[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (Array.isArray(value))
      return lists.has(keyword) ? value.map((item: unknown, i) => ({path: [keyword, i], schema: item})) : []
    if (one.has(keyword)) return [{path: [keyword], schema: value}]
    if (!maps.has(keyword) || !isSchemaMap(value)) return []
    const entries = Object.entries(value).filter(([, item]) => !Array.isArray(item))
    return entries.map(([name, item]) => ({path: [keyword, name], schema: item}))
  })
}

const dialectOf = ({$schema}: SchemaMap): Dialect | undefined =>
  typeof $schema === 'string' ? (/draft-0[3467]/.test($schema) ? 'old' : 'new') : undefined

/** No schema that anybody wrote nests deeper. */
const deepest = 100

/** Find the parts of a schema; `others` are schemas it may refer to, by address. Without `$schema` it is of 2020-12. */
export function indexSchema(schema: SchemaNode, others: Readonly<Record<string, SchemaNode>> = {}): Resources {
  const byAddress = new Map<string, Resource>()
  const baseOf = new Map<object, string>()
  const dialect = (isSchemaMap(schema) && dialectOf(schema)) || 'new'
  const start = (address: string, own: SchemaMap): Resource => {
    const known = byAddress.get(address)
    if (known?.schema === own) return known
    const made = {schema: own, anchors: new Map(), dynamic: new Map()}
    if (!known) byAddress.set(address, made)
    return made
  }
  for (const [address, other] of [['', schema] as const, ...Object.entries(others)])
    if (isSchemaMap(other)) visit(other, address, start(address, other), 0, dialectOf(other) ?? dialect)
  return {byAddress, baseOf, dialect}

  function visit(own: SchemaMap, address: string, resource: Resource, depth: number, by: Dialect): void {
    if (depth > deepest || baseOf.has(own)) return
    const id = by === 'old' && own.$ref !== undefined ? undefined : own.$id
    let [base, current] = [address, resource]
    if (typeof id === 'string' && !id.startsWith('#')) {
      base = splitFragment(resolveUri(address, id))[0]
      current = start(base, own)
    } else if (typeof id === 'string') current.anchors.set(id.slice(1), own)
    if (typeof own.$anchor === 'string') current.anchors.set(own.$anchor, own)
    if (typeof own.$dynamicAnchor === 'string') {
      current.anchors.set(own.$dynamicAnchor, own)
      current.dynamic.set(own.$dynamicAnchor, own)
    }
    baseOf.set(own, base)
    for (const {schema: next} of schemasIn(own)) if (isSchemaMap(next)) visit(next, base, current, depth + 1, by)
  }
}

/** What a reference found. */
interface Found {
  schema: SchemaNode
  base: string
}

/** What a `$ref` in a part leads to; undefined where nothing has that address. */
export function findSchema(resources: Resources, base: string, reference: string): Found | undefined {
  const [address, fragment] = splitFragment(resolveUri(base, reference))
  const resource = resources.byAddress.get(address)
  if (!resource) return undefined
  if (fragment !== '' && !fragment.startsWith('/')) {
    const schema = resource.anchors.get(fragment)
    return schema && {schema, base: address}
  }
  return byPointer(resources, resource.schema, fragment, address)
}

/** A JSON Pointer (RFC 6901) from a schema. */
function byPointer({baseOf}: Resources, from: SchemaMap, pointer: string, address: string): Found | undefined {
  let [current, base]: [unknown, string] = [from, address]
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replace(/~1/g, '/').replace(/~0/g, '~')
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined
    current = (current as Record<string, unknown>)[name]
    base = (typeof current === 'object' && current !== null && baseOf.get(current)) || base
  }
  return typeof current === 'boolean' || isSchemaMap(current) ? {schema: current, base} : undefined
}

/** What a `$dynamicRef` leads to: where its anchor is dynamic, the outermost one in the schemas that led here. */
export function findDynamic(
  resources: Resources,
  base: string,
  reference: string,
  scope: readonly string[],
): Found | undefined {
  const found = findSchema(resources, base, reference)
  const [, fragment] = splitFragment(reference)
  if (!found || !isSchemaMap(found.schema) || found.schema.$dynamicAnchor !== fragment) return found
  for (const address of scope) {
    const outer = resources.byAddress.get(address)?.dynamic.get(fragment)
    if (outer) return {schema: outer, base: address}
  }
  return found
}
