// Checks of which kind a single value of front matter is: text, a number, a date, a file.
import {type KeyContract, partsOfFormat, type ValueKind} from '../contract.ts'
import type {MatterValue} from '../draft/matter.ts'
import {formatTests} from '../json-schema/formats.ts'
import {type Breach, type Circumstances, quoteValue, truthWords, written} from './breach.ts'
import {dayInFormat, dayOf} from './dates.ts'
import {hasFile, isOwnFile, nearestFile} from './files.ts'

/** What is checked: a value, and how messages name it. */
export interface NamedValue {
  name: string
  value: MatterValue
}

/** Each kind as a message names it. */
export const kindNames: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  date: 'a date, such as 2026-11-22',
  file: 'the path of a file',
  url: 'a web address, such as https://example.org/',
  list: 'a list',
  map: '`key: value` pairs',
  anything: 'anything',
}

const isTruth = (text: string) => text === 'true' || text === 'false'

/** What a contract says of the kind of a value that is neither a list nor a map. */
export function checkKind(named: NamedValue, contract: KeyContract, around: Circumstances): Breach[] {
  const {name, value} = named
  const {data, place} = value
  const text = String(data).trim()
  const {is} = contract
  const wrong = (repair?: Breach['repair']): Breach[] => [
    {
      kind: 'value',
      place,
      message: `"${name}" must be ${kindNames[is as ValueKind]}, not ${quoteValue(data)}.`,
      ...(repair && {repair}),
    },
  ]
  const unquoted = (title: string) => ({title, place, text, isSafe: true})
  switch (is) {
    case 'text':
      return typeof data === 'boolean'
        ? wrong({title: 'Put it in quotation marks', place, text: JSON.stringify(text), isSafe: true})
        : []
    case 'integer':
    case 'number':
      if (typeof data === 'number') return is === 'number' || Number.isInteger(data) ? [] : wrong()
      if (!/^[-+]?\d+(?:\.\d+)?$/.test(text) || (is === 'integer' && text.includes('.'))) return wrong()
      return value.isPlain ? [] : wrong(unquoted('Remove the quotation marks'))
    case 'boolean':
      if (typeof data === 'boolean' || (value.isPlain && truthWords.has(text.toLowerCase()))) return []
      return wrong(isTruth(text) ? unquoted('Remove the quotation marks') : undefined)
    case 'date':
      return checkDate(named, contract, around)
    case 'url':
      return formatTests.url?.(text) ? [] : wrong()
    case 'file':
      return checkFile(named, around)
    case 'map':
      return wrong()
    default:
      return []
  }
}

function checkDate(
  {name, value}: NamedValue,
  {format, earliest, latest}: KeyContract,
  {today}: Circumstances,
): Breach[] {
  const {data, place} = value
  const text = String(data)
  const wrong = (message: string): Breach[] => [{kind: 'value', place, message}]
  const day = format ? dayInFormat(text, format) : dayOf(text)
  if (day === undefined)
    return wrong(`${quoteValue(data)} isn't a date that "${name}" can have: write it like ${exampleOf(format)}.`)
  const [first, last] = [earliest, latest].map((limit) => (limit === 'today' ? today : limit))
  if (first !== undefined && day < first)
    return wrong(`"${name}" is ${quoteValue(text)}, before ${first}: the earliest day allowed.`)
  if (last !== undefined && day > last)
    return wrong(`"${name}" is ${quoteValue(text)}, after ${last}: the latest day allowed.`)
  return []
}

const exampleParts: Readonly<Record<string, string>> = {
  YYYY: '2026',
  MM: '11',
  DD: '22',
  HH: '14',
  mm: '05',
  ss: '00',
}

const exampleOf = (format = 'YYYY-MM-DD'): string =>
  partsOfFormat(format)
    .map((part) => exampleParts[part] ?? part)
    .join('')

function checkFile({name, value}: NamedValue, {surroundings, text}: Circumstances): Breach[] {
  const {data, place} = value
  if (typeof data !== 'string')
    return [{kind: 'value', place, message: `"${name}" must be the path of a file, not ${quoteValue(data)}.`}]
  if (!surroundings || !isOwnFile(data) || hasFile(data, surroundings)) return []
  const near = nearestFile(data, surroundings)
  if (near === undefined)
    return [{kind: 'file', place, message: `There is no file ${quoteValue(data)}: correct "${name}", or add the file.`}]
  return [
    {
      kind: 'file',
      place,
      message: `There is no file ${quoteValue(data)}: did you mean ${quoteValue(near)}?`,
      expected: [near],
      repair: {title: `Write ${quoteValue(near)}`, place, text: written(near, value, text)},
    },
  ]
}
