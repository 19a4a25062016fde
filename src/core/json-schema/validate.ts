// Checks plain data by a JSON Schema of draft-07 or 2020-12. It interprets the schema: no code is generated.
import {assertions, isInFormat, jsonType} from './assertions.ts'
import {checkItems, checkKeys} from './below.ts'
import {
  asList,
  joinOutcome,
  newOutcome,
  type Question,
  type SchemaError,
  type SchemaOutcome,
  see,
  type Validation,
} from './question.ts'
import {findDynamic, findSchema, indexSchema, isSchemaMap, type SchemaMap, type SchemaNode} from './resources.ts'

/** A schema, ready to check data. */
export type Validator = (value: unknown) => readonly SchemaError[]

const [mostSteps, deepest] = [200_000, 150]

/**
 * Make a validator of a schema; `others` are schemas it may refer to. A format is checked if it is a known one and
 * `checksFormats` isn't false. A reference that leads nowhere holds. Never throws.
 */
export function makeValidator(
  schema: SchemaNode,
  others: Readonly<Record<string, SchemaNode>> = {},
  checksFormats = true,
): Validator {
  const resources = indexSchema(schema, others)
  const base = (isSchemaMap(schema) && resources.baseOf.get(schema)) || ''
  return (value) => {
    const run: Validation = {
      ...{resources, checksFormats, steps: 0},
      ask: (part, question) => ask(run, part, question),
    }
    const {errors} = ask(run, schema, {value, path: [], base, scope: [], depth: 0})
    return run.steps > mostSteps ? [{keyword: 'budget', path: [], schema: {}}] : errors
  }
}

function ask(run: Validation, schema: unknown, question: Question): SchemaOutcome {
  const out = newOutcome()
  if (schema === false) out.errors.push({keyword: 'false', path: question.path, schema: {}})
  if (!isSchemaMap(schema) || run.steps++ > mostSteps || question.depth > deepest) return out
  const {resources} = run
  const base = resources.baseOf.get(schema) ?? question.base
  const scope = question.scope.at(-1) === base ? question.scope : [...question.scope, base]
  const here: Question = {...question, base, scope, depth: question.depth + 1}
  const isAlone = resources.dialect === 'old' && typeof schema.$ref === 'string'
  follow(run, schema, here, out)
  if (isAlone) return out
  checkValue(run, schema, here, out)
  checkInPlace(run, schema, here, out)
  if (jsonType(here.value) === 'object') checkKeys(run, schema, here, out)
  if (Array.isArray(here.value)) checkItems(run, schema, here, out)
  return out
}

function follow(run: Validation, schema: SchemaMap, here: Question, out: SchemaOutcome): void {
  const {resources} = run
  const {$ref, $recursiveRef, $dynamicRef} = schema
  const reference = typeof $ref === 'string' ? $ref : $recursiveRef
  if (typeof reference === 'string') {
    const found = findSchema(resources, here.base, reference)
    if (found) joinOutcome(out, ask(run, found.schema, {...here, base: found.base}))
  }
  if (typeof $dynamicRef === 'string') {
    const found = findDynamic(resources, here.base, $dynamicRef, here.scope)
    if (found) joinOutcome(out, ask(run, found.schema, {...here, base: found.base}))
  }
}

function checkValue({checksFormats}: Validation, schema: SchemaMap, {value, path}: Question, out: SchemaOutcome): void {
  for (const keyword of Object.keys(schema)) {
    const holds = Object.hasOwn(assertions, keyword) ? assertions[keyword] : undefined
    if (holds && !holds(schema[keyword] as never, value, schema)) out.errors.push({keyword, path, schema})
  }
  if (checksFormats && !isInFormat(schema.format, value)) out.errors.push({keyword: 'format', path, schema})
}

/** The schemas that look at the same value. */
function checkInPlace(run: Validation, schema: SchemaMap, here: Question, out: SchemaOutcome): void {
  const {path} = here
  for (const part of asList(schema.allOf)) joinOutcome(out, ask(run, part, here))
  for (const keyword of ['anyOf', 'oneOf']) {
    if (!Array.isArray(schema[keyword])) continue
    const asked = asList(schema[keyword]).map((part) => ask(run, part, here))
    const holding = asked.filter(({errors}) => errors.length === 0)
    for (const one of holding) see(out, one)
    if (holding.length === 1 || (holding.length > 1 && keyword === 'anyOf')) continue
    const branches = holding.length > 0 ? [] : asked.map(({errors}) => errors)
    out.errors.push({keyword, path, schema, branches})
  }
  if (schema.not !== undefined && ask(run, schema.not, here).errors.length === 0)
    out.errors.push({keyword: 'not', path, schema})
  if (schema.if === undefined) return
  const condition = ask(run, schema.if, here)
  if (condition.errors.length === 0) see(out, condition)
  const next = condition.errors.length === 0 ? schema.then : schema.else
  if (next !== undefined) joinOutcome(out, ask(run, next, here))
}
