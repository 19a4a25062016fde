// Shapes of plain data: a small language that checks settings, says what is wrong, and is their schema.
import {type KeyRules, keyMistakes} from './key-rules.ts'
import {nearest} from './nearest.ts'
import type {Mistake} from './settings.ts'

/** What a value may be. `note` explains it, `example` shows it in a message. */
export type Schema = {note?: string; example?: string} /** One of `values`, or what `pattern` matches. */ & (
  | {is: 'text'; values?: readonly string[]; pattern?: RegExp}
  | {is: 'flag'}
  /** `least` is the smallest that is allowed. */
  | {is: 'number'; least?: number}
  | {is: 'function'}
  | {is: 'anything'}
  /** With `orOne`, a single item may stand for a list of it; one that is `filled` has an item. */
  | {is: 'list'; of: Schema; orOne?: boolean; filled?: boolean}
  /** A map with keys of the writer's own, each of which `names` matches; one that is `filled` has a key. */
  | {is: 'table'; of: Schema; names?: Schema & {is: 'text'}; filled?: boolean}
  /** Other keys pass in one that is `open`. */
  | ({is: 'map'; keys: Readonly<Record<string, Schema>>; required?: readonly string[]; open?: boolean} & KeyRules)
  /** The schema is chosen by the type of the value. */
  | {is: 'choice'; readonly of: readonly Schema[]}
)

type Path = Mistake['path']

/** Everything in a value that its schema doesn't allow. */
export function checkValue(schema: Schema, value: unknown, path: Path = []): Mistake[] {
  const wrong = (): Mistake[] => [{path, message: wrongType(schema, value, path)}]
  switch (schema.is) {
    case 'anything':
      return []
    case 'flag':
    case 'function':
      return accepts(schema, value) ? [] : wrong()
    case 'number':
      if (!accepts(schema, value)) return wrong()
      return (value as number) >= (schema.least ?? Number.NEGATIVE_INFINITY)
        ? []
        : [{path, message: `${nameOf(path)} must be at least ${schema.least}, not ${show(value)}.`}]
    case 'text':
      return typeof value === 'string' ? checkText(schema, value, path) : wrong()
    case 'choice': {
      const fitting = schema.of.find((one) => accepts(one, value))
      return fitting ? checkValue(fitting, value, path) : wrong()
    }
    case 'list':
      return Array.isArray(value)
        ? checkItems(schema, value, path)
        : schema.orOne && accepts(schema.of, value)
          ? checkValue(schema.of, value, path)
          : wrong()
    case 'table':
      return isMap(value) ? checkTable(schema, value, path) : wrong()
    case 'map':
      return isMap(value) ? checkMap(schema, value, path) : wrong()
  }
}

function checkItems(schema: Schema & {is: 'list'}, value: readonly unknown[], path: Path): Mistake[] {
  if (schema.filled && value.length === 0) return [emptyMistake(schema, path)]
  return value.flatMap((item, i) => checkValue(schema.of, item, [...path, i]))
}

function checkTable(schema: Schema & {is: 'table'}, value: Readonly<Record<string, unknown>>, path: Path): Mistake[] {
  const {names} = schema
  if (schema.filled && Object.keys(value).length === 0) return [emptyMistake(schema, path)]
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, key]
    const odd = names ? checkText(names, key, path) : []
    return [
      ...odd.map(() => ({
        path: here,
        about: 'key' as const,
        message: `\`${key}\` can't be a name here: write it like \`${names?.example}\`.`,
      })),
      ...checkValue(schema.of, item, here),
    ]
  })
}

const emptyMistake = (schema: Schema, path: Path): Mistake => ({
  path,
  message: `${nameOf(path)} is empty${exampleOf(schema)}.`,
})

function checkText({values, pattern, example}: Schema & {is: 'text'}, value: string, path: Path): Mistake[] {
  const name = nameOf(path)
  if (values?.includes(value) || pattern?.test(value) || (!values && !pattern)) return []
  if (values) return [{path, message: `${name} can't be \`${value}\`. ${suggest(value, values)}`.trim()}]
  return [{path, message: `${name} ${value ? `can't be \`${value}\`` : 'is empty'}: write it like \`${example}\`.`}]
}

function checkMap(schema: Schema & {is: 'map'}, value: Readonly<Record<string, unknown>>, path: Path): Mistake[] {
  const missing = (schema.required ?? []).filter((key) => value[key] === undefined)
  return [
    ...missing.map((key) => ({path, message: `${nameOf(path)} needs \`${key}\`${exampleOf(schema.keys[key])}.`})),
    ...(Object.keys(value).every((key) => Object.hasOwn(schema.keys, key))
      ? keyMistakes(schema, value, path, nameOf(path))
      : []),
    ...Object.entries(value).flatMap(([key, item]) => {
      if (item === undefined) return []
      const here = [...path, key]
      const known = Object.hasOwn(schema.keys, key) ? schema.keys[key] : undefined
      if (known) return checkValue(known, item, here)
      return schema.open ? [] : [unknownKey(Object.keys(schema.keys), here)]
    }),
  ]
}

function unknownKey(keys: readonly string[], path: Path): Mistake {
  const given = String(path.at(-1))
  const where = path.length === 1 ? 'There is no setting' : `${nameOf(path.slice(0, -1))} has no`
  return {path, about: 'key', message: `${where} \`${given}\`. ${suggest(given, keys)}`.trim()}
}

/** The name of a value by its path: `overrides`, or “An entry of `overrides`”. */
function nameOf(path: Path): string {
  const named = path.findLast((part) => typeof part === 'string')
  if (named === undefined) return 'A settings file'
  return typeof path.at(-1) === 'number' ? `An entry of \`${named}\`` : `\`${named}\``
}

const wrongType = (schema: Schema, value: unknown, path: Path) =>
  `${nameOf(path)} must be ${wanted(schema)}, not ${isPlain(value) ? show(value) : typeName(value)}${exampleOf(schema)}.`

const exampleOf = (schema: Schema | undefined) => (schema?.example ? `, as in \`${schema.example}\`` : '')

function wanted(schema: Schema): string {
  switch (schema.is) {
    case 'text':
      return 'text'
    case 'flag':
      return '`true` or `false`'
    case 'number':
      return 'a number'
    case 'anything':
      return 'anything'
    case 'function':
      return 'a function'
    case 'list':
      return schema.orOne ? `${wanted(schema.of)} or a list` : 'a list'
    case 'choice':
      return schema.of.map(wanted).join(' or ')
    default:
      return '`name: value` pairs'
  }
}

const accepts = (schema: Schema, value: unknown): boolean =>
  ({
    text: typeof value === 'string',
    flag: typeof value === 'boolean',
    number: typeof value === 'number' && Number.isFinite(value),
    function: typeof value === 'function',
    anything: true,
    list: Array.isArray(value),
    choice: true,
    table: isMap(value),
    map: isMap(value),
  })[schema.is]

/** Is the value a plain map? */
export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Is the value plain enough to be shown as it is? */
export const isPlain = (value: unknown) => ['number', 'boolean', 'string'].includes(typeof value)

/** The type of a value in plain words. */
export function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (value === null || value === undefined) return 'empty'
  return (
    {string: 'text', number: 'a number', boolean: 'true or false', function: 'a function'}[typeof value as string] ??
    '`name: value` pairs'
  )
}

/** A value for a message. */
export const show = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

export const listOf = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** The nearest name, which must not say the opposite. */
function nearestMeant(given: string, names: readonly string[]): string | undefined {
  const near = nearest(given, names)
  return given.toLowerCase() === 'on' && near === 'off' ? undefined : near
}

/** “Did you mean …?”, or what there is. */
export function suggest(given: string, names: readonly string[]): string {
  const near =
    nearestMeant(given, names) ?? (given.length > 2 ? names.find((name) => name.startsWith(given)) : undefined)
  if (near) return `Did you mean \`${near}\`?`
  return names.length > 24 || names.length === 0 ? '' : `Allowed: ${listOf(names)}.`
}
