// What is wrong with a value by a keyword of JSON Schema, in the words of an editor.
import type {MatterValue} from '../draft/matter.ts'
import {jsonType} from '../json-schema/assertions.ts'
import type {SchemaError} from '../json-schema/question.ts'
import type {SchemaMap} from '../json-schema/resources.ts'
import {type Breach, isSameName, listed, nearestName, quoteValue, written} from './breach.ts'

type Said = Pick<Breach, 'message' | 'expected' | 'repair'>

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: '`key: value` pairs',
  null: 'empty',
}

/** What is said of a keyword that doesn't hold: the value as a message quotes it, its size, and what was wanted. */
type Say = (about: {name: string; given: string; size: number; wanted: unknown; schema: SchemaMap}) => string

const entriesOf = (size: number) => (size === 1 ? '1 entry' : `${size} entries`)

const counted = (size: number, noun: string) => `${size} ${noun}${size === 1 ? '' : 's'}`

const sayings: Readonly<Record<string, Say>> = {
  minLength: ({name, size, wanted}) =>
    `"${name}" has ${counted(size, 'character')} and needs at least ${wanted}: say more.`,
  maxLength: ({name, size, wanted}) =>
    `"${name}" has ${counted(size, 'character')}, ${size - Number(wanted)} more than allowed: shorten it to ${wanted}.`,
  minItems: ({name, size, wanted}) => `"${name}" has ${entriesOf(size)} and needs at least ${wanted}: add to it.`,
  maxItems: ({name, size, wanted}) =>
    `"${name}" has ${entriesOf(size)}, and ${wanted} at most are allowed: remove some.`,
  uniqueItems: ({name}) => `"${name}" has an entry twice: keep one.`,
  minimum: ({name, given, wanted}) => `"${name}" is ${given} and must be at least ${wanted}.`,
  maximum: ({name, given, wanted}) => `"${name}" is ${given} and must be at most ${wanted}.`,
  exclusiveMinimum: ({name, given, wanted}) => `"${name}" is ${given} and must be more than ${wanted}.`,
  exclusiveMaximum: ({name, given, wanted}) => `"${name}" is ${given} and must be less than ${wanted}.`,
  multipleOf: ({name, given, wanted}) => `"${name}" is ${given} and must be a multiple of ${wanted}.`,
  pattern: ({name, given, wanted, schema}) =>
    `${given} doesn't have the form that "${name}" must have: write it ${exampleIn(schema) ?? `so that it matches \`${wanted}\``}.`,
  format: ({name, given, wanted}) =>
    `${given} isn't what "${name}" must be: write ${formatNames[String(wanted)] ?? `a \`${wanted}\``}.`,
  budget: () => 'The schema of this front matter takes too long to check: simplify it.',
}

/** What is said of a value that a keyword doesn't allow. */
export function sayWrong({keyword, schema}: SchemaError, name: string, value: MatterValue, text: string): Said {
  const {data} = value
  if (data === null) return {message: `"${name}" is empty: fill it in, or remove it.`}
  const given = value.entries || value.items ? (typeNames[jsonType(data)] as string) : quoteValue(data)
  const size = Array.isArray(data) ? data.length : [...String(data)].length
  const wanted = schema[keyword]
  if (keyword === 'type') return sayType(schema, name, value, given)
  if (keyword === 'enum' || keyword === 'const')
    return sayChoice(keyword === 'const' ? [wanted] : (wanted as unknown[]), name, value, text)
  const say = Object.hasOwn(sayings, keyword) ? sayings[keyword] : undefined
  return {
    message:
      say?.({name, given, size, wanted, schema}) ?? `${given} isn't allowed in "${name}": see the contract for it.`,
  }
}

const formatNames: Readonly<Record<string, string>> = {
  date: 'a date, such as 2026-11-22',
  'date-time': 'a date and time, such as 2026-11-22T14:05:00Z',
  time: 'a time, such as 14:05:00Z',
  email: 'a mail address',
  uri: 'a whole address, such as https://example.org/',
  url: 'a web address, such as https://example.org/',
}

const exampleIn = ({examples}: SchemaMap): string | undefined =>
  Array.isArray(examples) && examples.length > 0 ? `like ${quoteValue(examples[0])}` : undefined

function sayType({type}: SchemaMap, name: string, {data, place, isPlain}: MatterValue, given: string): Said {
  const types = (Array.isArray(type) ? type : [type]).map((one) => typeNames[String(one)] ?? String(one))
  const message = `"${name}" must be ${types.join(' or ')}, not ${given}.`
  const isSingle = typeof data === 'number' || typeof data === 'boolean'
  if (type === 'string' && isSingle)
    return {
      message,
      repair: {title: 'Put it in quotation marks', place, text: JSON.stringify(String(data)), isSafe: true},
    }
  const isQuoted = typeof data === 'string' && !isPlain
  const fits =
    type === 'boolean'
      ? ['true', 'false'].includes(String(data))
      : ['number', 'integer'].includes(String(type)) && /^-?\d+$/.test(String(data))
  return isQuoted && fits
    ? {message, repair: {title: 'Remove the quotation marks', place, text: String(data), isSafe: true}}
    : {message}
}

function sayChoice(allowed: readonly unknown[], name: string, value: MatterValue, text: string): Said {
  const {data, place} = value
  const given = quoteValue(data)
  const names = allowed.filter((one) => typeof one === 'string')
  const near = typeof data === 'string' ? nearestName(data, names) : undefined
  if (near === undefined)
    return {
      message: `${given} isn't allowed in "${name}": use ${allowed.length === 1 ? '' : 'one of '}${listed(allowed)}.`,
      expected: names.slice(0, 20),
    }
  const repair = {
    title: `Write ${quoteValue(near)}`,
    place,
    text: written(near, value, text),
    isSafe: isSameName(near, String(data)),
  }
  return {message: `${given} isn't allowed in "${name}": did you mean ${quoteValue(near)}?`, expected: [near], repair}
}
