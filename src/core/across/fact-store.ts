// A store of facts: an archive has millions of them, so they are held as bytes, beside an index by key.

import type {Fact} from '../fact.ts'
import {makeKeyColumn, makeNumberColumn, makeTextColumn, type PackedTexts} from './columns.ts'

/** Facts of one rule that share a key; two or more. */
interface KeyGroup {
  rule: string
  key: string
  facts: Fact[]
}

/** Holds facts until they are compared. */
export interface FactStore {
  add(fact: Fact): void
  /** Every key that several facts share, one at a time. */
  groups(): Generator<KeyGroup>
  /** Every fact of a rule, in the order they were added. */
  factsOf(rule: string): Generator<Fact>
  /** What is in it, to be handed to another thread: the store is no longer of use. */
  pack(): PackedFacts
  /** Add what another store packed. */
  take(packed: PackedFacts): void
}

/** A store as bytes. */
export interface PackedFacts {
  /** What many facts have in common, and which of it each fact has. */
  abouts: readonly string[]
  aboutOf: Uint32Array<ArrayBuffer>
  records: PackedTexts
  /** Hashes of keys, and the fact that has each. */
  keys: Uint32Array<ArrayBuffer>
  facts: Uint32Array<ArrayBuffer>
}

/** The memory of a packed store, so that it can be handed over without a copy. */
export const buffersOf = ({aboutOf, records, keys, facts}: PackedFacts): ArrayBuffer[] =>
  [...records.chunks, records.chunkOf, records.starts, records.ends, aboutOf, keys, facts].map(({buffer}) => buffer)

/** Make a store; `hash` goes on with 32 bits over a text, and may give the same for several. */
export function makeFactStore(hash = hashOn): FactStore {
  const [abouts, aboutOf, records, index] = [makeNumbering(), makeNumberColumn(), makeTextColumn(), makeKeyColumn()]
  const seeds = new Map<string, number>()
  const aboutAt = (record: number) => abouts.all[aboutOf.at(record)] as About
  return {
    add(fact) {
      const record = records.push(packFact(fact))
      aboutOf.push(abouts.numberOf(fact))
      const seed = seedOf(fact)
      for (const key of fact.keys) index.add(hash(seed, key), record)
    },
    *groups() {
      for (const {key: wanted, numbers} of index.groups())
        yield* groupByKey(
          numbers.map((record) => unpackFact(records.at(record), aboutAt(record))),
          (fact, key) => hash(seedOf(fact), key) === wanted,
        )
    },
    *factsOf(rule) {
      for (let i = 0; i < aboutOf.length; i++) if (aboutAt(i).rule === rule) yield unpackFact(records.at(i), aboutAt(i))
    },
    pack() {
      const {keys, numbers} = index.all()
      return {abouts: [...abouts.byText.keys()], aboutOf: aboutOf.all(), records: records.pack(), keys, facts: numbers}
    },
    take(packed) {
      const before = aboutOf.length
      const numbers = packed.abouts.map((about) => abouts.numberOf(JSON.parse(about)))
      for (const about of packed.aboutOf) aboutOf.push(numbers[about] as number)
      records.take(packed.records)
      for (const [i, key] of packed.keys.entries()) index.add(key, before + (packed.facts[i] as number))
    },
  }

  function seedOf({rule}: Fact): number {
    const seed = seeds.get(rule) ?? hash(basis, rule)
    seeds.set(rule, seed)
    return seed
  }
}

/** Several keys may have one hash. */
function groupByKey(facts: readonly Fact[], isWanted: (fact: Fact, key: string) => boolean): KeyGroup[] {
  const groups = new Map<string, KeyGroup>()
  for (const fact of facts)
    for (const key of fact.keys) {
      if (!isWanted(fact, key)) continue
      const name = `${fact.rule}\n${key}`
      const group = groups.get(name)
      if (group) group.facts.push(fact)
      else groups.set(name, {rule: fact.rule, key, facts: [fact]})
    }
  return [...groups.values()].filter(({facts}) => facts.length > 1)
}

/** FNV-1a, 32 bits. */
const basis = 2166136261
function hashOn(hash: number, text: string): number {
  let sum = hash
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 16777619)
  return sum >>> 0
}

type About = Pick<Fact, 'rule' | 'levels' | 'options'>

/** What many facts have in common is written down once. */
function makeNumbering() {
  const byText = new Map<string, number>()
  const abouts: About[] = []
  /** By rule, those of the draft before: mostly they are the very same. */
  const last = new Map<string, number>()
  return {
    all: abouts,
    byText,
    numberOf({rule, levels, options}: About): number {
      const number = last.get(rule) ?? -1
      const known = abouts[number]
      if (known && known.levels === levels && known.options === options) return number
      const about = {rule, levels, ...(options && {options})}
      const text = JSON.stringify(about)
      const found = byText.get(text) ?? abouts.push(about) - 1
      byText.set(text, found)
      last.set(rule, found)
      return found
    },
  }
}

/** A fact as it is written down: names and numbers only, in this order. */
type Packed = [
  path: string,
  date: string | 0,
  at: number[],
  ignored: 0 | 1,
  text: string,
  said: string | 0,
  data: Fact['data'],
  keys: readonly string[],
]

function packFact({path, date, place: {start, end}, ignored, text, said, data, keys}: Fact): string {
  const at = [start.line, start.column, start.offset, end.line, end.column, end.offset]
  const packed: Packed = [path, date ?? 0, at, ignored ? 1 : 0, text, said ?? 0, data, keys]
  return JSON.stringify(packed)
}

function unpackFact(json: string, about: About): Fact {
  const [path, date, at, ignored, text, said, data, keys] = JSON.parse(json) as Packed
  const [line = 1, column = 1, offset = 0, endLine = 1, endColumn = 1, endOffset = 0] = at
  const place = {start: {line, column, offset}, end: {line: endLine, column: endColumn, offset: endOffset}}
  return {
    ...about,
    ignored: ignored === 1,
    path,
    ...(date !== 0 && {date}),
    place,
    keys,
    data,
    text,
    ...(said !== 0 && {said}),
  }
}
