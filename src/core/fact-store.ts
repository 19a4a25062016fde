// A store of facts: an archive has millions of them, so they are held as bytes, beside an index by key.
import {makeKeyColumn, makeTextColumn} from './columns.ts'
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
}

/** Make a store; `hash` gives 32 bits of a key, and may give the same for several. */
export function makeFactStore(hash = hashKey): FactStore {
  const [abouts, records, index] = [makeNumbering(), makeTextColumn(), makeKeyColumn()]
  return {
    add(fact) {
      const record = records.push(pack(fact, abouts.numberOf))
      for (const key of fact.keys) index.add(hash(nameKey(fact, key)), record)
    },
    *groups() {
      for (const {key, numbers} of index.groups())
        yield* groupByKey(
          numbers.map((record) => unpack(records.at(record), abouts.textOf)),
          (name) => hash(name) === key,
        )
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
  about: number,
  path: string,
  date: string | 0,
  at: number[],
  ignored: 0 | 1,
  text: string,
  said: string | 0,
  data: Fact['data'],
  keys: readonly string[],
]

function pack(fact: Fact, numberOf: (text: string) => number): string {
  const {rule, levels, options, path, date, place, ignored, text, said, data, keys} = fact
  const about = numberOf(JSON.stringify({rule, levels, ...(options && {options})}))
  const at = [place.start, place.end].flatMap(({line, column, offset}) => [line, column, offset])
  const packed: Packed = [about, path, date ?? 0, at, ignored ? 1 : 0, text, said ?? 0, data, keys]
  return JSON.stringify(packed)
}

function unpack(json: string, textOf: (number: number) => string): Fact {
  const [about, path, date, at, ignored, text, said, data, keys] = JSON.parse(json) as Packed
  const [line = 1, column = 1, offset = 0, endLine = 1, endColumn = 1, endOffset = 0] = at
  const place = {start: {line, column, offset}, end: {line: endLine, column: endColumn, offset: endOffset}}
  return {
    ...(JSON.parse(textOf(about)) as Pick<Fact, 'rule' | 'levels' | 'options'>),
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
