// Shapes of plain data: a small language that checks settings, says what is wrong, and is their schema.
import {nearest} from './nearest.ts'
import type {Mistake} from './settings.ts'

/** What a value may be. `note` explains it, `example` shows it in a message. */
export type Shape = {note?: string; example?: string} & (
  | {is: 'text'; values?: readonly string[]; pattern?: RegExp}
  | {is: 'flag'}
  | {is: 'function'}
  | {is: 'anything'}
  /** With `orOne`, a single item may stand for a list of it. */
  | {is: 'list'; of: Shape; orOne?: boolean}
  /** A map with keys of the writer's own. */
  | {is: 'table'; of: Shape}
  /** Other keys pass in one that is `open`. */
  | {is: 'map'; keys: Readonly<Record<string, Shape>>; required?: readonly string[]; open?: boolean}
  /** The shape is chosen by the type of the value. */
  | {is: 'choice'; of: readonly Shape[]}
)

type Path = Mistake['path']

/** Everything in a value that its shape doesn't allow. */
export function checkShape(shape: Shape, value: unknown, path: Path = []): Mistake[] {
  const wrong = (): Mistake[] => [{path, message: wrongType(shape, value, path)}]
  switch (shape.is) {
    case 'anything':
      return []
    case 'flag':
    case 'function':
      return accepts(shape, value) ? [] : wrong()
    case 'text':
      return typeof value === 'string' ? checkText(shape, value, path) : wrong()
    case 'choice': {
      const fitting = shape.of.find((one) => accepts(one, value))
      return fitting ? checkShape(fitting, value, path) : wrong()
    }
    case 'list':
      if (Array.isArray(value)) return value.flatMap((item, i) => checkShape(shape.of, item, [...path, i]))
      return shape.orOne && accepts(shape.of, value) ? checkShape(shape.of, value, path) : wrong()
    case 'table':
      if (!isMap(value)) return wrong()
      return Object.entries(value).flatMap(([key, item]) => checkShape(shape.of, item, [...path, key]))
    case 'map':
      return isMap(value) ? checkMap(shape, value, path) : wrong()
  }
}

function checkText({values, pattern, example}: Shape & {is: 'text'}, value: string, path: Path): Mistake[] {
  const name = nameOf(path)
  if (values && !values.includes(value))
    return [{path, message: `${name} can't be \`${value}\`. ${suggest(value, values)}`.trim()}]
  if (pattern && !pattern.test(value))
    return [{path, message: `${name} can't be \`${value}\`: write it as in \`${example}\`.`}]
  return []
}

function checkMap(shape: Shape & {is: 'map'}, value: Readonly<Record<string, unknown>>, path: Path): Mistake[] {
  const missing = (shape.required ?? []).filter((key) => value[key] === undefined)
  return [
    ...missing.map((key) => ({path, message: `${nameOf(path)} needs \`${key}\`${exampleOf(shape.keys[key])}.`})),
    ...Object.entries(value).flatMap(([key, item]) => {
      if (item === undefined) return []
      const here = [...path, key]
      const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined
      if (known) return checkShape(known, item, here)
      return shape.open ? [] : [unknownKey(Object.keys(shape.keys), here)]
    }),
  ]
}

function unknownKey(keys: readonly string[], path: Path): Mistake {
  const given = String(path.at(-1))
  const where = path.length === 1 ? 'There is no setting' : `${nameOf(path.slice(0, -1))} has no`
  return {path, about: 'key', message: `${where} \`${given}\`. ${suggest(given, keys)}`.trim()}
}

/** The name of a value by its path: `overrides`, or “An entry of `overrides`”. */
export function nameOf(path: Path): string {
  const named = path.findLast((part) => typeof part === 'string')
  if (named === undefined) return 'A settings file'
  return typeof path.at(-1) === 'number' ? `An entry of \`${named}\`` : `\`${named}\``
}

const wrongType = (shape: Shape, value: unknown, path: Path) =>
  `${nameOf(path)} is ${typeName(value)}${isPlain(value) ? ` (${show(value)})` : ''}; it must be ${wanted(shape)}${exampleOf(shape)}.`

const exampleOf = (shape: Shape | undefined) => (shape?.example ? `, as in \`${shape.example}\`` : '')

function wanted(shape: Shape): string {
  switch (shape.is) {
    case 'text':
      return 'a text'
    case 'flag':
      return '`true` or `false`'
    case 'anything':
      return 'anything'
    case 'function':
      return 'a function'
    case 'list':
      return shape.orOne ? `${wanted(shape.of)} or a list of them` : 'a list'
    case 'choice':
      return shape.of.map(wanted).join(' or ')
    default:
      return 'a map'
  }
}

const accepts = (shape: Shape, value: unknown): boolean =>
  ({
    text: typeof value === 'string',
    flag: typeof value === 'boolean',
    function: typeof value === 'function',
    anything: true,
    list: Array.isArray(value),
    choice: true,
    table: isMap(value),
    map: isMap(value),
  })[shape.is]

/** Is the value a plain map? */
export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlain = (value: unknown) => ['number', 'boolean', 'string'].includes(typeof value)

/** The type of a value in plain words. */
export function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (value === null || value === undefined) return 'empty'
  return (
    {string: 'a text', number: 'a number', boolean: 'true or false', function: 'a function'}[typeof value as string] ??
    'a map'
  )
}

/** A value for a message. */
export const show = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

export const listOf = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** “Did you mean …?”, or what there is. */
export function suggest(given: string, names: readonly string[]): string {
  const near = nearest(given, names) ?? (given.length > 2 ? names.find((name) => name.startsWith(given)) : undefined)
  if (near) return `Did you mean \`${near}\`?`
  return names.length > 16 || names.length === 0 ? '' : `Allowed: ${listOf(names)}.`
}
