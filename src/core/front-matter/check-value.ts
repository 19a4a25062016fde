// Checks a value of front matter by the short form of a contract.
import {type KeyContract, keyContract, type ValueKind} from '../contract.ts'
import {expressionOf} from '../json-schema/assertions.ts'
import {
  type Breach,
  type Circumstances,
  isEmpty,
  isSameName,
  listed,
  nearestName,
  quoteValue,
  written,
} from './breach.ts'
import {checkKind, kindNames, type NamedValue} from './check-kind.ts'

const mayBeList: ReadonlySet<ValueKind | undefined> = new Set(['list', 'file', 'url', 'anything', undefined])
const mayBeMap: ReadonlySet<ValueKind | undefined> = new Set(['map', 'anything', undefined])

/** Everything a contract doesn't allow in a value, but for the keys below it. */
export function checkOwnValue({name, value}: NamedValue, contract: KeyContract, around: Circumstances): Breach[] {
  if (value.isTemplate || isEmpty(value)) return []
  const wrong = (message: string): Breach[] => [{kind: 'value', place: value.place, message}]
  const {is} = contract
  if (value.items) {
    if (!mayBeList.has(is)) return wrong(`"${name}" must be ${kindNames[is as ValueKind]}, not a list.`)
    return [
      ...countItems({name, value}, contract),
      ...value.items.flatMap((item) => checkItem({name, value: item}, contract, around)),
    ]
  }
  if (value.entries)
    return mayBeMap.has(is) ? [] : wrong(`"${name}" must be ${kindNames[is as ValueKind]}, not \`key: value\` pairs.`)
  if (is === 'list') return [notAList({name, value}, around)]
  return checkSingle({name, value}, contract, around)
}

function notAList({name, value}: NamedValue, {text}: Circumstances): Breach {
  const source = text.slice(value.place.start, value.place.end)
  const isShort = /^[^\n,[\]{}#]*$/.test(source)
  return {
    kind: 'value',
    place: value.place,
    message: `"${name}" must be a list, not ${quoteValue(value.data)}.`,
    ...(isShort && {repair: {title: 'Make it a list', place: value.place, text: `[${source}]`}}),
  }
}

function countItems(
  {name, value}: NamedValue,
  {minItems = 0, maxItems = Number.POSITIVE_INFINITY}: KeyContract,
): Breach[] {
  const count = value.items?.length ?? 0
  const entries = `${count === 1 ? '1 entry' : `${count} entries`}`
  const message =
    count < minItems
      ? `"${name}" has ${entries} and needs at least ${minItems}: add to it.`
      : count > maxItems
        ? `"${name}" has ${entries}, and ${maxItems} at most are allowed: remove some.`
        : ''
  return message ? [{kind: 'value', place: value.place, message}] : []
}

/** An item of a list: a value of the kind that items have. */
function checkItem(
  named: NamedValue,
  {is, items, minItems, maxItems, ...rest}: KeyContract,
  around: Circumstances,
): Breach[] {
  const own =
    items === undefined ? {...rest, ...(is !== 'list' && is !== 'anything' && is && {is})} : keyContract(items)
  return checkOwnValue(named, own, around)
}

/** A value that is neither a list nor a map. */
function checkSingle(named: NamedValue, contract: KeyContract, around: Circumstances): Breach[] {
  const byKind = checkKind(named, contract, around)
  return byKind.length > 0 ? byKind : [...checkChoice(named, contract, around), ...checkLimits(named, contract)]
}

/** A value that must be one of some. */
function checkChoice({name, value}: NamedValue, {oneOf}: KeyContract, around: Circumstances): Breach[] {
  const {data, place} = value
  const given = String(data).trim()
  if (!oneOf || oneOf.some((one) => String(one) === given)) return []
  const names = oneOf.map(String)
  const near = nearestName(given, names)
  const rest = near === undefined ? `use one of ${listed(oneOf)}` : `did you mean ${quoteValue(near)}?`
  const message = `${quoteValue(data)} isn't allowed in "${name}": ${rest}${near === undefined ? '.' : ''}`
  if (near === undefined) return [{kind: 'value', place, message, expected: names.slice(0, 20)}]
  const repair = {
    title: `Write ${quoteValue(near)}`,
    place,
    text: written(near, value, around.text),
    isSafe: isSameName(near, given),
  }
  return [{kind: 'value', place, message, expected: [near], repair}]
}

/** Lengths, limits of numbers, and forms. */
function checkLimits({name, value: {data, place}}: NamedValue, contract: KeyContract): Breach[] {
  const {minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, example} = contract
  const text = String(data).trim()
  const length = [...text].length
  const messages = [
    length < minLength && `"${name}" has ${characters(length)} and needs at least ${minLength}: say more.`,
    length > maxLength &&
      `"${name}" has ${characters(length)}, ${length - maxLength} more than allowed: shorten it to ${maxLength}.`,
    typeof data === 'number' &&
      contract.min !== undefined &&
      data < contract.min &&
      `"${name}" is ${data} and must be at least ${contract.min}.`,
    typeof data === 'number' &&
      contract.max !== undefined &&
      data > contract.max &&
      `"${name}" is ${data} and must be at most ${contract.max}.`,
    pattern !== undefined &&
      expressionOf(pattern)?.test(text) === false &&
      `${quoteValue(data)} doesn't have the form that "${name}" must have: write it ${example ? `like ${quoteValue(example)}` : `so that it matches \`${pattern}\``}.`,
  ]
  return messages.flatMap((message) => (message ? [{kind: 'value' as const, place, message}] : []))
}

const characters = (count: number) => (count === 1 ? '1 character' : `${count} characters`)
