// A store of facts: an archive has millions of them, so they are held as bytes, beside an index by key.
import {makeKeyColumn, makeNumberColumn, makeTextColumn, type PackedTexts} from './columns.ts'
import type {Fact} from './fact.ts'

/** Facts of one rule that share a key; two or more. */
export interface KeyGroup {
  rule: string
  key: string
  facts: Fact[]
}

/** Holds facts until they are compared. */
export interface FactStore {
  add(fact: Fact): void
  /** Every key that several facts share, one at a time. */
  groups(): Generator<KeyGroup>
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

/** Make a store; `hash` gives 32 bits of a key, and may give the same for several. */
export function makeFactStore(hash = hashKey): FactStore {
  const [abouts, aboutOf, records, index] = [makeNumbering(), makeNumberColumn(), makeTextColumn(), makeKeyColumn()]
  return {
    add(fact) {
      const record = records.push(packFact(fact))
      aboutOf.push(abouts.numberOf(nameAbout(fact)))
      for (const key of fact.keys) index.add(hash(nameKey(fact, key)), record)
    },
    *groups() {
      for (const {key, numbers} of index.groups())
        yield* groupByKey(
          numbers.map((record) => unpackFact(records.at(record), abouts.textOf(aboutOf.at(record)))),
          (name) => hash(name) === key,
        )
    },
    pack() {
      const {keys, numbers} = index.all()
      return {abouts: abouts.texts, aboutOf: aboutOf.all(), records: records.pack(), keys, facts: numbers}
    },
    take(packed) {
      const before = aboutOf.length
      const numbers = packed.abouts.map(abouts.numberOf)
      for (const about of packed.aboutOf) aboutOf.push(numbers[about] as number)
      records.take(packed.records)
      for (const [i, key] of packed.keys.entries()) index.add(key, before + (packed.facts[i] as number))
    },
  }
}

const nameKey = ({rule}: Fact, key: string) => `${rule}\n${key}`

/** Several keys may have one hash. */
function groupByKey(facts: readonly Fact[], isWanted: (name: string) => boolean): KeyGroup[] {
  const groups = new Map<string, KeyGroup>()
  for (const fact of facts)
    for (const key of fact.keys) {
      const name = nameKey(fact, key)
      const group = groups.get(name)
      if (group) group.facts.push(fact)
      else if (isWanted(name)) groups.set(name, {rule: fact.rule, key, facts: [fact]})
    }
  return [...groups.values()].filter(({facts}) => facts.length > 1)
}

/** FNV-1a, 32 bits. */
function hashKey(key: string): number {
  let sum = 2166136261
  for (let i = 0; i < key.length; i++) sum = Math.imul(sum ^ key.charCodeAt(i), 16777619)
  return sum >>> 0
}

/** What many facts have in common is written down once. */
function makeNumbering() {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  return {
    texts,
    numberOf(text: string): number {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, texts.length)
      return texts.push(text) - 1
    },
    textOf: (number: number): string => texts[number] as string,
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

/** What a fact has in common with many others. */
const nameAbout = ({rule, levels, options}: Fact) => JSON.stringify({rule, levels, ...(options && {options})})

function packFact({path, date, place, ignored, text, said, data, keys}: Fact): string {
  const at = [place.start, place.end].flatMap(({line, column, offset}) => [line, column, offset])
  const packed: Packed = [path, date ?? 0, at, ignored ? 1 : 0, text, said ?? 0, data, keys]
  return JSON.stringify(packed)
}

function unpackFact(json: string, about: string): Fact {
  const [path, date, at, ignored, text, said, data, keys] = JSON.parse(json) as Packed
  const [line = 1, column = 1, offset = 0, endLine = 1, endColumn = 1, endOffset = 0] = at
  const place = {start: {line, column, offset}, end: {line: endLine, column: endColumn, offset: endOffset}}
  return {
    ...(JSON.parse(about) as Pick<Fact, 'rule' | 'levels' | 'options'>),
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
