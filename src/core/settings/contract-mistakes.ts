// What is wrong in a front matter contract of the right shape: limits that exclude each other, patterns, references.
import {type Contract, dateParts, type KeyContract, keyContract, partsOfFormat, type ValueKind} from '../contract.ts'
import {expressionOf} from '../json-schema/assertions.ts'
import {findSchema, indexSchema, isSchemaMap, type SchemaNode, schemasIn} from '../json-schema/resources.ts'
import {editDistance, nearest} from './nearest.ts'
import {show, suggest} from './schema.ts'
import type {Mistake} from './settings.ts'

type Path = Mistake['path']

/** Every mistake in the contract of settings. */
export const contractMistakes = (contract: Contract = {}): Mistake[] => [
  ...keysMistakes(contract, ['frontMatter']),
  ...schemaMistakes(contract.schema).map(({path, ...rest}) => ({...rest, path: ['frontMatter', 'schema', ...path]})),
]

const keysMistakes = ({keys = {}}: Pick<KeyContract, 'keys'>, path: Path): Mistake[] =>
  Object.entries(keys).flatMap(([key, said]) => valueMistakes(said, [...path, 'keys', key]))

/** Limits, the smaller first. */
const limits = [
  ['minLength', 'maxLength'],
  ['min', 'max'],
  ['minItems', 'maxItems'],
  ['earliest', 'latest'],
] as const

function valueMistakes(said: KeyContract | ValueKind, path: Path): Mistake[] {
  const contract = keyContract(said)
  const {pattern, format, items, oneOf} = contract
  const found: Mistake[] = []
  for (const [least, most] of limits) {
    const [low, high] = [contract[least], contract[most]]
    if (low !== undefined && high !== undefined && low !== 'today' && high !== 'today' && low > high)
      found.push({
        path: [...path, least],
        message: `\`${least}\` can't be more than \`${most}\`, which is ${show(high)}.`,
      })
  }
  if (pattern !== undefined && !expressionOf(pattern))
    found.push({path: [...path, 'pattern'], message: `\`pattern\` isn't a regular expression: ${show(pattern)}.`})
  const formatProblem = format === undefined ? undefined : formatMistake(format)
  if (formatProblem) found.push({path: [...path, 'format'], message: formatProblem})
  if (format !== undefined && contract.is !== 'date')
    found.push({path: [...path, 'format'], about: 'key', message: '`format` is for dates: add `is: date`.'})
  if (oneOf?.length === 0) found.push({path: [...path, 'oneOf'], message: '`oneOf` is empty: list the values allowed.'})
  return [
    ...found,
    ...(items === undefined ? [] : valueMistakes(items, [...path, 'items'])),
    ...keysMistakes(contract, path),
  ]
}

/** What is wrong with a format of dates; undefined if nothing is. */
function formatMistake(format: string): string | undefined {
  const parts = partsOfFormat(format)
  const known = parts.filter((part) => dateParts[part])
  const others = parts.filter((part) => !dateParts[part] && part !== 'T' && /[A-Za-z\d]/.test(part))
  return known.length > 0 && new Set(known).size === known.length && others.length === 0
    ? undefined
    : 'Write a date format with YYYY, MM, DD, HH, mm, ss and Z, each once, such as `YYYY-MM-DD`.'
}

const typeNames = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']

const keywords =
  '$anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema $vocabulary additionalItems additionalProperties allOf anyOf const contains contentEncoding contentMediaType contentSchema default definitions dependencies dependentRequired dependentSchemas deprecated description else enum examples exclusiveMaximum exclusiveMinimum format if items maxContains maxItems maxLength maxProperties maximum minContains minItems minLength minProperties minimum multipleOf not oneOf pattern patternProperties prefixItems properties propertyNames readOnly required then title type unevaluatedItems unevaluatedProperties uniqueItems writeOnly'.split(
    ' ',
  )

/** Every mistake in a JSON Schema; paths start at it. */
export function schemaMistakes(schema: unknown): Mistake[] {
  if (schema === undefined || typeof schema === 'boolean') return []
  if (!isSchemaMap(schema)) return [{path: [], message: 'A JSON Schema must be `name: value` pairs.'}]
  const resources = indexSchema(schema)
  return visit(schema, [], 0)

  function visit(own: SchemaNode, path: Path, depth: number): Mistake[] {
    if (!isSchemaMap(own) || depth > 100) return []
    const below = schemasIn(own).flatMap(({path: more, schema: next}) =>
      isSchemaMap(next) || typeof next === 'boolean'
        ? visit(next, [...path, ...more], depth + 1)
        : [{path: [...path, ...more], message: `${show(more.at(-1))} must hold a schema, not ${show(next)}.`}],
    )
    return [...keywordMistakes(own, path), ...referenceMistakes(own, path), ...below]
  }

  function referenceMistakes(own: Exclude<SchemaNode, boolean>, path: Path): Mistake[] {
    const {$ref} = own
    if ($ref === undefined) return []
    const base = resources.baseOf.get(own) ?? ''
    if (typeof $ref === 'string' && findSchema(resources, base, $ref)) return []
    const message = `\`$ref\` leads nowhere: ${show($ref)}. Nothing is fetched, so what it names must be in this schema, such as under \`$defs\`.`
    return [{path: [...path, '$ref'], message}]
  }
}

function keywordMistakes(schema: Exclude<SchemaNode, boolean>, path: Path): Mistake[] {
  const found: Mistake[] = []
  const {type, pattern, enum: values, required} = schema
  for (const one of type === undefined ? [] : [type].flat())
    if (!typeNames.includes(one as string))
      found.push({
        path: [...path, 'type'],
        message: `\`type\` can't be ${show(one)}. ${suggest(String(one), typeNames)}`,
      })
  if (pattern !== undefined && (typeof pattern !== 'string' || !expressionOf(pattern)))
    found.push({path: [...path, 'pattern'], message: `\`pattern\` isn't a regular expression: ${show(pattern)}.`})
  if (values !== undefined && !Array.isArray(values))
    found.push({path: [...path, 'enum'], message: '`enum` must be a list of the values allowed.'})
  if (required !== undefined && !Array.isArray(required))
    found.push({path: [...path, 'required'], message: '`required` must be a list of keys.'})
  for (const keyword of Object.keys(schema)) {
    if (keywords.includes(keyword) || keyword.startsWith('x-')) continue
    const near = nearest(keyword, keywords)
    if (near && editDistance(keyword.toLowerCase(), near.toLowerCase(), 1) <= 1)
      found.push({
        path: [...path, keyword],
        about: 'key',
        message: `JSON Schema has no keyword \`${keyword}\`. Did you mean \`${near}\`?`,
      })
  }
  return found
}
