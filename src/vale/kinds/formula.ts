// Works out the formulas of `metric`: arithmetic and comparisons over what was counted.

import {nearest} from '../../core/settings/nearest.ts'

type Value = number | boolean

/** Names and what they stand for. */
export type Values = Readonly<Record<string, number>>

const token = /\s*(?:(\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)|([A-Za-z_][\w.]*)|(&&|\|\||[<>=!]=|[-+*/%<>!(),]))/y

interface Reader {
  tokens: readonly string[]
  at: number
  values: Values
}

/**
 * Work out a formula.
 * @throws {Error} for one that can't be read, or that names what is not counted.
 */
export function evaluate(formula: string, values: Values): Value {
  const reader: Reader = {tokens: tokensOf(formula), at: 0, values}
  const value = binary(reader, 0)
  if (reader.at < reader.tokens.length)
    throw new Error(`\`${reader.tokens[reader.at]}\` is not expected in the formula`)
  return value
}

function tokensOf(formula: string): string[] {
  const tokens: string[] = []
  const text = formula.trim()
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const found = token.exec(text)
    if (!found) throw new Error(`the formula can't be read from \`${text.slice(at, at + 10)}\` on`)
    tokens.push((found[1] ?? found[2] ?? found[3]) as string)
  }
  return tokens
}

type Operation = (a: Value, b: Value) => Value

/** By rank, the loosest first. */
const operations: readonly Readonly<Record<string, Operation>>[] = [
  {'||': (a, b) => Boolean(a) || Boolean(b)},
  {'&&': (a, b) => Boolean(a) && Boolean(b)},
  {'==': (a, b) => a === b, '!=': (a, b) => a !== b},
  {
    '<': (a, b) => a < b,
    '>': (a, b) => a > b,
    '<=': (a, b) => a <= b,
    '>=': (a, b) => a >= b,
  },
  {'+': (a, b) => Number(a) + Number(b), '-': (a, b) => Number(a) - Number(b)},
  {
    '*': (a, b) => Number(a) * Number(b),
    '/': (a, b) => Number(a) / Number(b),
    '%': (a, b) => Number(a) % Number(b),
  },
]

function binary(reader: Reader, rank: number): Value {
  const here = operations[rank]
  if (!here) return unary(reader)
  let value = binary(reader, rank + 1)
  for (;;) {
    const operation = here[reader.tokens[reader.at] ?? '']
    if (!operation) return value
    reader.at++
    value = operation(value, binary(reader, rank + 1))
  }
}

function unary(reader: Reader): Value {
  const next = reader.tokens[reader.at++]
  if (next === undefined) throw new Error('the formula ends too early')
  if (next === '-') return -Number(unary(reader))
  if (next === '+') return Number(unary(reader))
  if (next === '!') return !unary(reader)
  if (next === '(') return inBrackets(reader)
  if (/^[\d.]/.test(next)) return Number(next)
  return named(reader, next)
}

function inBrackets(reader: Reader): Value {
  const value = binary(reader, 0)
  if (reader.tokens[reader.at++] !== ')') throw new Error('a `(` in the formula is never closed')
  return value
}

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  ...{abs: Math.abs, ceil: Math.ceil, floor: Math.floor, sqrt: Math.sqrt, pow: Math.pow, log: Math.log},
  ...{log10: Math.log10, log2: Math.log2, exp: Math.exp, max: Math.max, min: Math.min},
}

function unknownName(name: string, values: Values): string {
  const near = nearest(name, Object.keys(values))
  return `\`${name}\` in the formula is not counted${near ? `: did you mean \`${near}\`?` : ''}`
}

function named(reader: Reader, name: string): Value {
  const apply = Object.hasOwn(functions, name.replace(/^math\./, '')) && functions[name.replace(/^math\./, '')]
  if (!apply || reader.tokens[reader.at] !== '(') {
    if (!Object.hasOwn(reader.values, name)) throw new Error(unknownName(name, reader.values))
    return reader.values[name] as number
  }
  reader.at++
  const values = [Number(binary(reader, 0))]
  while (reader.tokens[reader.at] === ',') {
    reader.at++
    values.push(Number(binary(reader, 0)))
  }
  if (reader.tokens[reader.at++] !== ')') throw new Error('a `(` in the formula is never closed')
  return apply(...values)
}
