// What a contract says of a key: for editors that complete and explain front matter.
import {type Contract, type KeyContract, keyContract} from '../contract.ts'
import {isSchemaMap, type SchemaMap} from '../json-schema/resources.ts'
import {listed} from './breach.ts'

/** A key that a contract knows. */
export interface KnownKey {
  key: string
  isRequired: boolean
  /** What the contract says of its value, in a sentence or several. */
  says: string
  /** The values it may have, where they are named. */
  values: readonly unknown[]
  isList: boolean
  /** What it is for. */
  note?: string
}

/** A schema with what its own references in the same file bring. */
function expanded(root: unknown, schema: unknown, depth = 0): SchemaMap[] {
  if (!isSchemaMap(schema) || depth > 8) return []
  const {$ref, allOf} = schema
  const target = typeof $ref === 'string' && $ref.startsWith('#') ? pointed(root, $ref.slice(1)) : undefined
  const parts = Array.isArray(allOf) ? allOf : []
  return [schema, ...expanded(root, target, depth + 1), ...parts.flatMap((part) => expanded(root, part, depth + 1))]
}

function pointed(root: unknown, pointer: string): unknown {
  let current = root
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replace(/~1/g, '/').replace(/~0/g, '~')
    current = isSchemaMap(current) && Object.hasOwn(current, name) ? current[name] : undefined
  }
  return current
}

/** The keys that a schema names at its top. */
export function propertiesOf(schema: unknown): {key: string; schemas: SchemaMap[]; isRequired: boolean}[] {
  const all = expanded(schema, schema)
  const required = new Set(all.flatMap(({required}) => (Array.isArray(required) ? required : [])))
  const byKey = new Map<string, SchemaMap[]>()
  for (const {properties} of all)
    for (const [key, own] of Object.entries(isSchemaMap(properties) ? properties : {}))
      byKey.set(key, [...(byKey.get(key) ?? []), ...expanded(schema, own)])
  return [...byKey].map(([key, schemas]) => ({key, schemas, isRequired: required.has(key)}))
}

/** Every key that a contract knows, with what it says of it; nested ones by their path: `author.name`. */
export function knownKeys(contract: Contract): KnownKey[] {
  const {keys = {}, required = [], unique = []} = contract
  const names = [...new Set([...required, ...Object.keys(keys), ...unique])]
  const short = names.flatMap((key) =>
    shortKeys(key, keyContract(keys[key]), required.includes(key), unique.includes(key)),
  )
  const own = new Set(short.map(({key}) => key))
  const ofSchema = propertiesOf(contract.schema)
    .filter(({key}) => !own.has(key))
    .map(schemaKey(contract.schema))
  return [...short, ...ofSchema]
}

function shortKeys(key: string, contract: KeyContract, isRequired: boolean, isUnique: boolean): KnownKey[] {
  const {is, items, keys = {}, required = [], note} = contract
  const inItems = keyContract(items)
  const own: KnownKey = {
    key,
    isRequired,
    says: sayShort(contract, isRequired, isUnique),
    values: valuesOf(contract.oneOf ?? inItems.oneOf, is),
    isList: is === 'list' || items !== undefined,
    ...(note !== undefined && {note}),
  }
  const below = Object.entries(keys).flatMap(([name, said]) =>
    shortKeys(`${key}.${name}`, keyContract(said), required.includes(name), false),
  )
  return [own, ...below]
}

const valuesOf = (oneOf: readonly unknown[] | undefined, is: string | undefined) =>
  oneOf ?? (is === 'boolean' ? [true, false] : [])

function sayShort(contract: KeyContract, isRequired: boolean, isUnique: boolean): string {
  const {is, oneOf, minLength, maxLength, min, max, minItems, maxItems, pattern, example, format, earliest, latest} =
    contract
  return joined([
    isRequired && 'Required.',
    is && is !== 'anything' && `${kindNames[is] ?? is}.`,
    oneOf && `One of ${listed(oneOf)}.`,
    range('characters', minLength, maxLength),
    range('', min, max),
    range('entries', minItems, maxItems),
    format && `Written as ${format}.`,
    earliest && `Not before ${earliest}.`,
    latest && `Not after ${latest}.`,
    pattern && `Matches \`${pattern}\`.`,
    example && `Such as ${example}.`,
    isUnique && 'No two drafts have the same.',
  ])
}

const kindNames: Readonly<Record<string, string>> = {
  text: 'Text',
  number: 'A number',
  integer: 'A whole number',
  boolean: 'true or false',
  date: 'A date',
  file: 'The path of a file',
  url: 'A web address',
  list: 'A list',
  map: 'Keys with values',
  string: 'Text',
  array: 'A list',
  object: 'Keys with values',
}

const joined = (sentences: readonly unknown[]) => sentences.filter(Boolean).join(' ')

function range(unit: string, least: unknown, most: unknown): string | undefined {
  const what = unit ? ` ${unit}` : ''
  if (least !== undefined && most !== undefined) return `From ${least} to ${most}${what}.`
  if (least !== undefined) return `At least ${least}${what}.`
  return most === undefined ? undefined : `At most ${most}${what}.`
}

const schemaKey =
  (root: unknown) =>
  ({key, schemas, isRequired}: ReturnType<typeof propertiesOf>[number]): KnownKey => {
    const one = (name: string): unknown => schemas.find((schema) => schema[name] !== undefined)?.[name]
    const items = expanded(root, one('items'))
    const listedValues = one('enum') ?? items.find(({enum: values}) => values)?.enum
    const only = one('const')
    const values = Array.isArray(listedValues)
      ? listedValues
      : only !== undefined
        ? [only]
        : one('type') === 'boolean'
          ? [true, false]
          : []
    const note = one('description') ?? one('title')
    return {
      key,
      isRequired,
      says: joined([
        isRequired && 'Required.',
        typeof one('type') === 'string' && `${kindNames[one('type') as string] ?? one('type')}.`,
        values.length > 0 && typeof values[0] !== 'boolean' && `One of ${listed(values)}.`,
        range('characters', one('minLength'), one('maxLength')),
        range('', one('minimum'), one('maximum')),
        range('entries', one('minItems'), one('maxItems')),
        one('format') !== undefined && `Format: ${one('format')}.`,
        one('pattern') !== undefined && `Matches \`${one('pattern')}\`.`,
      ]),
      values,
      isList: one('type') === 'array',
      ...(typeof note === 'string' && {note}),
    }
  }
