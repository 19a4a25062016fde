// Writes `copydesk.schema.json`, by which editors complete and explain settings, from the shape of settings and the rules.
import {rules} from '../../rules/index.ts'
import type {Rule} from '../core/rule.ts'
import {contractSchema, keySchema} from '../core/settings/contract-schema.ts'
import {houseSchema} from '../core/settings/house-schema.ts'
import type {KeyRules} from '../core/settings/key-rules.ts'
import type {Schema} from '../core/settings/schema.ts'
import {presetNames, reservedIds, saidNames} from '../core/settings/settings.ts'
import {fileSchema} from '../core/settings/settings-schema.ts'

/** The schema of a file of house rules, as text. */
export function writeHouseSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'House rules of Copydesk',
    ...schemaOf(houseSchema),
  }
  return `${JSON.stringify(schema, undefined, 2)}\n`
}

type JsonSchema = Record<string, unknown>

/** The schema of a settings file, as text. */
export function writeSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of Copydesk',
    ...schemaOf(fileSchema),
    definitions: {
      level: {
        description: '`on` is as severe as the rule is in the preset and at the stage, or by itself.',
        // Only the names are completed; a reader of YAML 1.1 takes `on` and `off` for flags.
        anyOf: [{enum: saidNames}, {type: 'boolean'}, {type: 'string', pattern: '^(?:yes|no)$'}],
      },
      preset: {anyOf: [{enum: presetNames}, {type: 'string'}]},
      rules: rulesSchema(rules),
      frontMatter: schemaOf(contractSchema(true)),
      frontMatterKey: mapOf(keySchema),
    },
  }
  return `${JSON.stringify(schema, undefined, 2)}\n`
}

/** What the rules know better than the shape. */
const known: Record<string, JsonSchema> = {
  rules: {$ref: '#/definitions/rules'},
  preset: {anyOf: [{$ref: '#/definitions/preset'}, {type: 'array', items: {$ref: '#/definitions/preset'}}]},
  frontMatter: {$ref: '#/definitions/frontMatter'},
  extends: {anyOf: [{$ref: '#/definitions/preset'}, {type: 'array', items: {$ref: '#/definitions/preset'}}]},
}

/** A shape that holds itself is written once. */
const schemaOf = (shape: Schema): JsonSchema =>
  shape === keySchema ? {$ref: '#/definitions/frontMatterKey'} : mapOf(shape)

function mapOf(shape: Schema): JsonSchema {
  const described = shape.note ? {description: shape.note} : {}
  switch (shape.is) {
    case 'text':
      return {...described, ...textSchema(shape)}
    case 'flag':
      return {...described, type: 'boolean'}
    case 'number':
      return {...described, type: 'number', ...(shape.least !== undefined && {minimum: shape.least})}
    case 'list': {
      const list = {type: 'array', items: schemaOf(shape.of), ...(shape.filled && {minItems: 1})}
      return {...described, ...(shape.orOne ? {anyOf: [schemaOf(shape.of), list]} : list)}
    }
    case 'choice':
      return {...described, anyOf: shape.of.map(schemaOf)}
    case 'table':
      return {...described, ...tableSchema(shape)}
    case 'map':
      return {...described, ...mapSchema(shape)}
    default:
      return described
  }
}

function textSchema({values, pattern}: Schema & {is: 'text'}): JsonSchema {
  const matching = {type: 'string', ...(pattern && {pattern: pattern.source})}
  if (values && pattern) return {anyOf: [{enum: values}, matching]}
  return {...matching, ...(values && {enum: values})}
}

const tableSchema = ({of, names, filled}: Schema & {is: 'table'}): JsonSchema => ({
  ...{type: 'object', additionalProperties: schemaOf(of)},
  ...(names?.pattern && {propertyNames: {pattern: names.pattern.source}}),
  ...(filled && {minProperties: 1}),
})

function mapSchema(shape: Schema & {is: 'map'}): JsonSchema {
  const properties = Object.entries(shape.keys).map(([key, of]) => [
    key,
    known[key] ? {description: of.note, ...known[key]} : schemaOf(of),
  ])
  return {
    ...{type: 'object', ...(shape.required && {required: shape.required})},
    ...{properties: Object.fromEntries(properties), additionalProperties: shape.open ?? false},
    ...keysTogether(shape),
  }
}

/** Which keys go together. */
function keysTogether({oneGroup, beside}: KeyRules): JsonSchema {
  const anyOf = (keys: readonly string[]) => ({anyOf: keys.map((key) => ({required: [key]}))})
  return {
    ...(oneGroup && {oneOf: oneGroup.map(anyOf)}),
    ...(beside && {
      dependencies: Object.fromEntries(Object.entries(beside).map(([key, others]) => [key, anyOf(others)])),
    }),
  }
}

/**
 * Names with a slash belong to plugins, which the schema can't know; neither does it know a house's own lists. Former
 * names are patterns: they are valid, and no editor offers them.
 */
export function rulesSchema(all: readonly Rule[]): JsonSchema {
  const reserved = Object.keys(reservedIds).map((id) => [id, {$ref: '#/definitions/level'}])
  const former = all.flatMap((rule) => (rule.formerly ?? []).map((name) => [name, ruleSchema(rule)] as const))
  return {
    type: 'object',
    properties: Object.fromEntries([...all.map((rule) => [rule.id, ruleSchema(rule)]), ...reserved]),
    ...byPattern(former),
  }
}

function byPattern(named: readonly (readonly [name: string, schema: JsonSchema])[]): JsonSchema {
  if (named.length === 0) return {}
  return {patternProperties: Object.fromEntries(named.map(([name, schema]) => [`^${name}$`, schema]))}
}

function ruleSchema({id, summary, why, preview, kinds, formerKinds, options = {}, optionNotes = {}}: Rule): JsonSchema {
  const level = {$ref: '#/definitions/level'}
  const byKind = {
    type: 'object',
    properties: Object.fromEntries(Object.keys(kinds ?? {}).map((kind) => [kind, level])),
    ...byPattern(Object.keys(formerKinds ?? {}).map((kind) => [kind, level])),
    additionalProperties: false,
  }
  const severity = kinds ? {anyOf: [level, byKind]} : level
  const properties = Object.entries(options).map(([name, value]) => [name, optionSchema(value, optionNotes[name])])
  const withOptions = {
    type: 'array',
    minItems: 1,
    items: [severity, {type: 'object', properties: Object.fromEntries(properties), additionalProperties: false}],
    additionalItems: false,
  }
  const inPreview = preview === undefined ? '' : ` In preview: ${preview === true ? 'the rule' : preview.join(', ')}.`
  return {
    description: `${summary} ${why}${inPreview} \`copydesk explain ${id}\` shows examples.`,
    anyOf: [...(kinds ? [level, byKind] : [level]), withOptions],
  }
}

function optionSchema(standard: unknown, note: string | undefined): JsonSchema {
  const described = {...(note && {description: note}), default: standard}
  if (!Array.isArray(standard)) return {...described, type: typeof standard}
  const texts = standard.every((item) => typeof item === 'string')
  return {...described, type: 'array', ...(texts && {items: {type: 'string'}})}
}
