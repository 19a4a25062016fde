// The keywords of JSON Schema that look at a value alone: types, sizes, limits, forms.
import {formatTests} from './formats.ts'
import type {SchemaMap} from './resources.ts'

/** The type of a value in the terms of JSON Schema. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

const isOfType = (value: unknown, type: unknown): boolean =>
  jsonType(value) === type || (type === 'integer' && Number.isInteger(value))

/** A value as a text that is the same for the same value. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
  return `{${entries.sort().join()}}`
}

const lengthOf = (text: string): number => {
  let length = 0
  for (const _ of text) length++
  return length
}

const expressions = new Map<string, RegExp | undefined>()

/** The expression of a pattern; undefined where it is none. */
export function expressionOf(pattern: string): RegExp | undefined {
  if (expressions.has(pattern)) return expressions.get(pattern)
  let made: RegExp | undefined
  for (const flags of ['u', '']) {
    try {
      made ??= new RegExp(pattern, flags)
    } catch {}
  }
  if (expressions.size > 1000) expressions.clear()
  expressions.set(pattern, made)
  return made
}

type Assertion = (wanted: never, value: unknown, schema: SchemaMap) => boolean
type Numbers = (wanted: number, value: number, schema: SchemaMap) => boolean

const number =
  (holds: Numbers): Assertion =>
  (wanted: unknown, value, schema) =>
    typeof value !== 'number' || typeof wanted !== 'number' || holds(wanted, value, schema)
const text =
  (holds: (wanted: unknown, value: string) => boolean): Assertion =>
  (wanted: unknown, value) =>
    typeof value !== 'string' || holds(wanted, value)
const list =
  (holds: (wanted: unknown, value: readonly unknown[]) => boolean): Assertion =>
  (wanted: unknown, value) =>
    !Array.isArray(value) || holds(wanted, value)
const keys =
  (holds: (wanted: number, count: number) => boolean): Assertion =>
  (wanted: unknown, value) =>
    jsonType(value) !== 'object' ||
    typeof wanted !== 'number' ||
    holds(wanted, Object.keys(value as Record<string, unknown>).length)

/** A number is a multiple if what is left is only the error of division. */
function isMultiple(value: number, of: number): boolean {
  const times = value / of
  return Number.isFinite(times)
    ? Math.abs(times - Math.round(times)) < 1e-9 * Math.max(1, Math.abs(times))
    : of % 1 === 0.5 || value % of === 0
}

/** Whether each keyword holds for a value; those about another type of value always do. */
export const assertions: Readonly<Record<string, Assertion>> = {
  type: (wanted: unknown, value) =>
    Array.isArray(wanted) ? wanted.some((type) => isOfType(value, type)) : isOfType(value, wanted),
  enum: (wanted: unknown, value) => !Array.isArray(wanted) || wanted.some((one) => canonical(one) === canonical(value)),
  const: (wanted: unknown, value) => canonical(wanted) === canonical(value),
  minimum: number((wanted, value, {exclusiveMinimum}) =>
    exclusiveMinimum === true ? value > wanted : value >= wanted,
  ),
  maximum: number((wanted, value, {exclusiveMaximum}) =>
    exclusiveMaximum === true ? value < wanted : value <= wanted,
  ),
  exclusiveMinimum: number((wanted, value) => value > wanted),
  exclusiveMaximum: number((wanted, value) => value < wanted),
  multipleOf: number((wanted, value) => isMultiple(value, wanted)),
  minLength: text((wanted, value) => lengthOf(value) >= Number(wanted)),
  maxLength: text((wanted, value) => lengthOf(value) <= Number(wanted)),
  pattern: text((wanted, value) => expressionOf(String(wanted))?.test(value) ?? true),
  minItems: list((wanted, {length}) => length >= Number(wanted)),
  maxItems: list((wanted, {length}) => length <= Number(wanted)),
  uniqueItems: list((wanted, items) => wanted !== true || new Set(items.map(canonical)).size === items.length),
  minProperties: keys((wanted, count) => count >= wanted),
  maxProperties: keys((wanted, count) => count <= wanted),
}

/** Is a text in the format that a schema names? */
export const isInFormat = (format: unknown, value: unknown): boolean =>
  typeof value !== 'string' ||
  typeof format !== 'string' ||
  (Object.hasOwn(formatTests, format) ? formatTests[format]?.(value) !== false : true)
