// TOML front matter by its structure: tables and dotted keys as maps, with the place of each key and value.
import {type AST, parseTOML} from 'toml-eslint-parser'
import {dataOfEntries, type MatterEntry, type MatterTree, type MatterValue} from '../core/draft/matter.ts'
import type {Place} from '../core/draft/place.ts'
import {holdsTemplate, withoutTemplates} from './matter.ts'

/** A table while it is read: later headers and dotted keys may add to it. */
interface OpenTable {
  place: Place
  entries: {key: string; place: Place; value: OpenTable | OpenTable[] | MatterValue}[]
}

type Key = AST.TOMLBare | AST.TOMLQuoted

/** The text around what is read, and where the source starts in it. */
interface TomlSource {
  text: string
  offset: number
}

/** The structure of TOML that stands at `offset` in `text`; undefined where it can't be read. */
export function matterOfToml(
  source: string,
  offset: number,
  text: string,
  opening: Place,
  known?: AST.TOMLProgram,
): MatterTree | undefined {
  const program = known ?? parsed(withoutTemplates(source))
  if (!program) return undefined
  const within = {text, offset}
  const root: OpenTable = {place: {start: offset, end: offset + source.trimEnd().length}, entries: []}
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') addPair(within, root, node)
    else {
      const table = openTable(within, root, node)
      for (const pair of node.body) addPair(within, table, pair)
    }
  }
  return {language: 'toml', opening, root: closed(root)}
}

const placeIn = ({offset}: TomlSource, {range}: {range: AST.Range}): Place => ({
  start: offset + range[0],
  end: offset + range[1],
})

/** The table that keys lead to, made where it isn't there yet. */
function reach(source: TomlSource, from: OpenTable, keys: readonly Key[]): OpenTable {
  let table = from
  for (const key of keys) {
    const name = nameOf(key)
    const known = table.entries.find((entry) => entry.key === name)?.value
    const next = Array.isArray(known) ? known.at(-1) : known
    if (next && isOpen(next)) table = next
    else {
      const made: OpenTable = {place: placeIn(source, key), entries: []}
      table.entries.push({key: name, place: made.place, value: made})
      table = made
    }
  }
  return table
}

function openTable(source: TomlSource, from: OpenTable, {kind, key: {keys}}: AST.TOMLTable): OpenTable {
  if (kind === 'standard') return reach(source, from, keys)
  const last = keys.at(-1) as Key
  const holder = reach(source, from, keys.slice(0, -1))
  const made: OpenTable = {place: placeIn(source, last), entries: []}
  const known = holder.entries.find(({key}) => key === nameOf(last))
  if (known && Array.isArray(known.value)) known.value.push(made)
  else holder.entries.push({key: nameOf(last), place: made.place, value: [made]})
  return made
}

function addPair(source: TomlSource, table: OpenTable, {key: {keys}, value}: AST.TOMLKeyValue): void {
  const last = keys.at(-1) as Key
  const holder = reach(source, table, keys.slice(0, -1))
  holder.entries.push({key: nameOf(last), place: placeIn(source, last), value: readValue(source, value)})
}

function readValue(source: TomlSource, node: AST.TOMLContentNode): MatterValue {
  const place = placeIn(source, node)
  if (node.type === 'TOMLArray') {
    const items = node.elements.map((element) => readValue(source, element))
    return {place, items, data: items.map(({data}) => data)}
  }
  if (node.type === 'TOMLInlineTable') {
    const table: OpenTable = {place, entries: []}
    for (const pair of node.body) addPair(source, table, pair)
    return closed(table)
  }
  const isTime = node.kind.includes('date') || node.kind.includes('time')
  const data: unknown = isTime ? source.text.slice(place.start, place.end) : node.value
  return {
    place,
    data: typeof data === 'bigint' ? Number(data) : data,
    ...(node.kind !== 'string' && {isPlain: true}),
    ...(holdsTemplate(source.text, place) && {isTemplate: true}),
  }
}

/** Undefined where the parser refuses it. Throws where it nests too deep. */
function parsed(source: string): AST.TOMLProgram | undefined {
  try {
    return parseTOML(source)
  } catch (error) {
    if ((error as {index?: number}).index === undefined) throw error
    return undefined
  }
}

const nameOf = (key: Key): string => (key.type === 'TOMLBare' ? key.name : key.value)

const isOpen = (value: OpenTable | MatterValue): value is OpenTable => !('data' in value)

function closed({place, entries}: OpenTable): MatterValue {
  const own: MatterEntry[] = entries.map(({key, place, value}) => ({
    key,
    place,
    value: Array.isArray(value) ? closedList(value, place) : isOpen(value) ? closed(value) : value,
  }))
  return {place, entries: own, data: dataOfEntries(own)}
}

function closedList(tables: readonly OpenTable[], place: Place): MatterValue {
  const items = tables.map(closed)
  return {place, items, data: items.map(({data}) => data)}
}
