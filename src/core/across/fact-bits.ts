// A fact as bits: what it has in common with others by number, places by their distance, strings in their forms.
import {quote} from '../elide.ts'
import type {Fact} from '../fact.ts'
import type {BitReader, BitWriter} from './bits.ts'
import {mostCounted} from './bits.ts'
import {type FormTable, makeFormTable, putString, takeString} from './string-bits.ts'

/** What many facts have in common: names of their data, too. */
export interface About extends Pick<Fact, 'rule' | 'levels' | 'options'> {
  names: readonly string[]
}

/** What facts of many drafts share, so that each says it by a number. */
export interface RecordTables {
  abouts: About[]
  byText: Map<string, number>
  /** The last of each rule: mostly the next fact has the same. */
  last: Map<string, number>
  forms: FormTable
}

/** Tables as plain JSON. */
export interface PackedTables {
  abouts: readonly About[]
  forms: readonly number[]
}

export const packTables = ({abouts, forms}: RecordTables): PackedTables => ({abouts, forms: forms.forms})

export const makeRecordTables = ({abouts, forms}: PackedTables = {abouts: [], forms: []}): RecordTables => ({
  abouts: [...abouts],
  byText: new Map(),
  last: new Map(),
  forms: makeFormTable(forms),
})

function numberOf({abouts, byText, last}: RecordTables, {rule, levels, options, data}: Fact): number {
  const number = last.get(rule) ?? -1
  const known = abouts[number]
  const names = Object.keys(data)
  if (known && known.levels === levels && known.options === options && areSame(known.names, names)) return number
  const about: About = {rule, levels, ...(options && {options}), names}
  const text = JSON.stringify(about)
  const found = byText.get(text) ?? abouts.push(about) - 1
  byText.set(text, found)
  last.set(rule, found)
  return found
}

const areSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, i) => one === b[i])

/** How many bits the usual numbers take. */
const usual = {about: 2, line: 4, offset: 11, lines: 0, columns: 7, length: 8, keys: 2, shared: 0}

/** How a value is written; JSON has none for `undefined`. */
const kinds = {string: 0, shared: 1, json: 2, none: 3}

/** Write a fact of a draft without its path and date; `shared` are strings that several facts of the draft have. */
export function putFact(bits: BitWriter, fact: Fact, tables: RecordTables, shared: ReadonlyMap<string, number>): void {
  const isPlain = hasPlainPlace(fact)
  bits.put(isPlain ? 0 : 1, 1)
  bits.count(numberOf(tables, fact), usual.about)
  putKeys(bits, fact.keys, tables.forms)
  bits.put(fact.ignored ? 1 : 0, 1)
  if (isPlain) putPlace(bits, fact)
  else putString(bits, JSON.stringify(fact.place), tables.forms)
  putString(bits, fact.text, tables.forms)
  putSaid(bits, fact, tables.forms)
  for (const value of Object.values(fact.data)) putValue(bits, value, tables.forms, shared)
}

function putValue(bits: BitWriter, value: unknown, forms: FormTable, shared: ReadonlyMap<string, number>): void {
  const number = typeof value === 'string' ? shared.get(value) : undefined
  const text = typeof value === 'string' ? value : (JSON.stringify(value) as string | undefined)
  if (number !== undefined) {
    bits.count(kinds.shared, 0)
    bits.count(number, usual.shared)
  } else if (text === undefined) bits.count(kinds.none, 0)
  else {
    bits.count(typeof value === 'string' ? kinds.string : kinds.json, 0)
    putString(bits, text, forms)
  }
}

/** Which fact begins at a bit. */
export interface FactHead {
  isPlain: boolean
  about: About
  keys: readonly string[]
}

/** Read what stands first in a fact. @throws {Error} where none stands */
export function takeHead(bits: BitReader, {abouts, forms}: RecordTables): FactHead {
  const isPlain = bits.take(1) === 0
  const about = abouts[bits.count(usual.about)]
  if (!about) throw new Error('no fact')
  return {isPlain, about, keys: takeKeys(bits, forms)}
}

/** Read a fact. @throws {Error} where none stands */
export function takeFact(
  bits: BitReader,
  {path, date}: Pick<Fact, 'path' | 'date'>,
  tables: RecordTables,
  shared: readonly string[],
): Fact {
  const {isPlain, about, keys} = takeHead(bits, tables)
  const {names, ...common} = about
  const ignored = bits.take(1) === 1
  const place = isPlain ? takePlace(bits) : (JSON.parse(takeString(bits, tables.forms)) as Fact['place'])
  const text = takeString(bits, tables.forms)
  const said = takeSaid(bits, text, tables.forms)
  const values = names.map((name) => [name, takeValue(bits, tables.forms, shared)] as const)
  const data = Object.fromEntries(values.filter(([, value]) => value !== undefined))
  return {
    ...common,
    ignored,
    path,
    ...(date !== undefined && {date}),
    place,
    keys,
    data,
    text,
    ...(said !== undefined && {said}),
  }
}

function takeValue(bits: BitReader, forms: FormTable, shared: readonly string[]): unknown {
  const kind = bits.count(0)
  if (kind === kinds.none) return undefined
  if (kind === kinds.shared) return shared[bits.count(usual.shared)]
  const text = takeString(bits, forms)
  return kind === kinds.string ? text : JSON.parse(text)
}

function putKeys(bits: BitWriter, keys: readonly string[], forms: FormTable): void {
  bits.count(keys.length, usual.keys)
  const common = commonStart(keys)
  bits.put(common === '' ? 0 : 1, 1)
  if (common !== '') putString(bits, common, forms)
  for (const key of keys) putString(bits, key.slice(common.length), forms)
}

function takeKeys(bits: BitReader, forms: FormTable): string[] {
  const count = bits.count(usual.keys)
  const common = bits.take(1) === 1 ? takeString(bits, forms) : ''
  const keys: string[] = []
  for (let i = 0; i < count; i++) keys.push(common + takeString(bits, forms))
  return keys
}

/** Up to the last blank that all have: what stands before it names an edition. */
function commonStart(keys: readonly string[]): string {
  const [first = ''] = keys
  for (let end = first.indexOf(' ') + 1; end > 0; end = 0) {
    const start = first.slice(0, end)
    if (keys.every((key) => key.startsWith(start))) return start
  }
  return ''
}

function hasPlainPlace({place: {start, end}}: Fact): boolean {
  const numbers = [start.line, start.column, start.offset, end.line, end.column, end.offset]
  const steps = [start.column - 1, end.line - start.line, end.offset - start.offset]
  return [...numbers, ...steps].every((number) => Number.isInteger(number) && number >= 0 && number < mostCounted)
}

function putPlace(bits: BitWriter, {place: {start, end}}: Fact): void {
  bits.count(start.line, usual.line)
  bits.count(start.column - 1, 0)
  bits.count(start.offset, usual.offset)
  bits.count(end.line - start.line, usual.lines)
  bits.count(end.column, usual.columns)
  bits.count(end.offset - start.offset, usual.length)
}

function takePlace(bits: BitReader): Fact['place'] {
  const [line, column, offset] = [bits.count(usual.line), bits.count(0) + 1, bits.count(usual.offset)]
  const start = {line, column, offset}
  const lines = bits.count(usual.lines)
  const endColumn = bits.count(usual.columns)
  return {start, end: {line: line + lines, column: endColumn, offset: offset + bits.count(usual.length)}}
}

/** How a message quotes a fact is mostly its text, quoted. */
function putSaid(bits: BitWriter, {said, text}: Fact, forms: FormTable): void {
  const isQuote = said === quote(text)
  bits.count(said === undefined ? 0 : isQuote ? 1 : 2, 0)
  if (said !== undefined && !isQuote) putString(bits, said, forms)
}

function takeSaid(bits: BitReader, text: string, forms: FormTable): string | undefined {
  const kind = bits.count(0)
  return kind === 0 ? undefined : kind === 1 ? quote(text) : takeString(bits, forms)
}
