// Checks the front matter of a draft by a contract: by its short form, its JSON Schema, or both.
import type {Contract} from '../contract.ts'
import type {Draft} from '../draft/draft.ts'
import {type MatterTree, type MatterValue, spotAt} from '../draft/matter.ts'
import type {House} from '../house.ts'
import {isSchemaMap, type SchemaNode} from '../json-schema/resources.ts'
import {makeValidator, type Validator} from '../json-schema/validate.ts'
import {type Breach, type Circumstances, isEmpty, joinNames, lackOf} from './breach.ts'
import {checkMap, findEntry} from './check-keys.ts'
import {propertiesOf} from './explain.ts'
import {schemaBreaches} from './schema-breaches.ts'

const validators = new WeakMap<object, Validator>()

function validatorOf(schema: SchemaNode): Validator {
  if (typeof schema === 'boolean') return makeValidator(schema)
  const made = validators.get(schema) ?? makeValidator(schema)
  validators.set(schema, made)
  return made
}

/** The breaches in a draft, in the order of their places; none where its front matter can't be read, which is said elsewhere. */
export function breachesIn(draft: Draft, house: House): Breach[] {
  const {frontMatter: contract} = house
  if (!contract || Object.keys(contract).length === 0 || draft.problems.length > 0) return []
  const around: Circumstances = {
    text: draft.text,
    ignoresCase: house.templateEngines?.includes('hugo') ?? false,
    today: house.now?.toISOString().slice(0, 10),
    surroundings: draft.surroundings,
  }
  if (!draft.readMatter) return draft.format === 'markdown' ? withoutMatter(contract, around) : []
  const matter = draft.readMatter()
  return matter ? inOrder(breachesOf(matter, contract, around)) : []
}

function breachesOf(matter: MatterTree, contract: Contract, around: Circumstances): Breach[] {
  const {schema, unique = []} = contract
  const known = [...unique, ...propertiesOf(schema).map(({key}) => key)]
  const short = checkMap({map: matter.root, opening: matter.opening, prefix: ''}, contract, around, known)
  if (schema === undefined) return short
  const errors = validatorOf(schema as SchemaNode)(matter.root.data)
  const supplied = around.surroundings?.inheritedKeys() ?? []
  const wanted = errors.filter(
    ({keyword, path, key = ''}) => keyword !== 'required' || path.length > 0 || !supplied.includes(key),
  )
  return [...short, ...schemaBreaches(wanted, matter, around.text)]
}

/** In the order of their places; of several at one place the first, and one for all keys that are missing there. */
function inOrder(breaches: readonly Breach[]): Breach[] {
  const byPlace = new Map<string, Breach>()
  for (const breach of breaches) {
    const {place, missing = []} = breach
    const name = `${place.start} ${place.end}`
    const known = byPlace.get(name)
    if (!known) byPlace.set(name, breach)
    else if (known.missing) byPlace.set(name, lackOf([...new Set([...known.missing, ...missing])], place))
  }
  return [...byPlace.values()].sort((a, b) => a.place.start - b.place.start || a.place.end - b.place.end)
}

/** What a draft without front matter lacks. */
function withoutMatter(contract: Contract, {surroundings}: Circumstances): Breach[] {
  const {schema} = contract
  const bySchema = isSchemaMap(schema) && Array.isArray(schema.required) ? schema.required.map(String) : []
  const supplied = surroundings?.inheritedKeys() ?? []
  const wanted = [...new Set([...(contract.required ?? []), ...bySchema])].filter((key) => !supplied.includes(key))
  if (wanted.length === 0) return []
  const message = `This draft has no front matter: add it, with ${joinNames(wanted)}.`
  return [{kind: 'missing', place: {start: 0, end: 0}, message}]
}

const names = new WeakMap<Contract, string>()

/** A short name of a contract, the same wherever it is read: FNV-1a of its text. */
function nameOf(contract: Contract): string {
  const known = names.get(contract)
  if (known !== undefined) return known
  let hash = 0x811c9dc5
  for (const character of JSON.stringify(contract)) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0
  names.set(contract, hash.toString(36))
  return hash.toString(36)
}

/** A value that no other draft may have. */
interface UniqueValue {
  key: string
  value: MatterValue
  /** The same for all drafts with this contract. */
  among: string
}

/** The values of a draft that no other draft may share, each item of a list by itself. */
export function uniqueValues(draft: Draft, house: House): UniqueValue[] {
  const {unique = []} = house.frontMatter ?? {}
  const matter = unique.length > 0 ? draft.readMatter?.() : undefined
  if (!matter) return []
  const ignoresCase = house.templateEngines?.includes('hugo') ?? false
  const among = nameOf(house.frontMatter as Contract)
  return unique.flatMap((key) => {
    const direct = findEntry(matter.root, key, ignoresCase)?.value
    const spot = spotAt(matter, key.split('.'))
    const value = direct ?? (spot.isExact ? spot.value : undefined)
    const values = value?.items ?? (value ? [value] : [])
    return values
      .filter((one) => !one.isTemplate && !isEmpty(one) && !one.entries)
      .map((one) => ({key, value: one, among}))
  })
}
