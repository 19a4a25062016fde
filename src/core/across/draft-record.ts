// The record of a draft: all facts of it as bytes, with what they share written once.
import type {Fact} from '../fact.ts'
import {type BitReader, type BitWriter, makeBitReader, makeBitWriter} from './bits.ts'
import {type FactHead, putFact, type RecordTables, takeFact, takeHead} from './fact-bits.ts'
import {putString, takeString} from './string-bits.ts'

/** What stands first in a record: of which draft it is, and where its facts are. */
interface RecordHead extends Pick<Fact, 'path' | 'date'> {
  shared: readonly string[]
  /** The bit each fact begins at. */
  starts: readonly number[]
}

/** Writes records; facts of one call are of one draft, with one path and one date. */
type WriteRecord = (facts: readonly Fact[], tables: RecordTables) => Uint8Array<ArrayBuffer>

/** How many bits the usual numbers take. */
const [usualFacts, usualShared, usualBits] = [3, 0, 10]

/** Make a writer, which uses its memory again for each record. */
export function makeRecordWriter(): WriteRecord {
  const [head, body] = [makeBitWriter(), makeBitWriter()]
  return (facts, tables) => {
    head.clear()
    body.clear()
    const shared = sharedIn(facts)
    const numbers = new Map(shared.map((text, i) => [text, i]))
    putDraft(head, facts[0] as Fact, shared, tables)
    head.count(facts.length, usualFacts)
    for (const fact of facts) {
      const before = body.length()
      putFact(body, fact, tables, numbers)
      head.count(body.length() - before, usualBits)
    }
    head.append(body.bytes())
    return head.bytes()
  }
}

function putDraft(bits: BitWriter, {path, date}: Fact, shared: readonly string[], {forms}: RecordTables): void {
  putString(bits, path, forms)
  bits.put(date === undefined ? 0 : 1, 1)
  if (date !== undefined) putString(bits, date, forms)
  bits.count(shared.length, usualShared)
  for (const text of shared) putString(bits, text, forms)
}

/** A number instead is hardly shorter. */
const leastShared = 8

/** The texts that several facts have among their data. */
function sharedIn(facts: readonly Fact[]): string[] {
  const [seen, shared] = [new Set<unknown>(), new Set<string>()]
  if (facts.length < 2) return []
  for (const {data} of facts)
    for (const value of Object.values(data)) {
      if (typeof value !== 'string' || value.length < leastShared) continue
      if (seen.has(value)) shared.add(value)
      else seen.add(value)
    }
  return [...shared]
}

/** Reads one record. */
export interface RecordReader {
  head: RecordHead
  fact(i: number): Fact
  /** What of a fact it takes to find others that share a key with it. */
  factHead(i: number): FactHead
}

/** Open the record that begins at a byte. @throws {Error} where none stands */
export function openRecord(bytes: Uint8Array, from: number, tables: RecordTables): RecordReader {
  const bits = makeBitReader(bytes, from)
  const head = takeDraft(bits, tables)
  const at = (i: number) => {
    bits.seek(head.starts[i] as number)
    return bits
  }
  return {
    head,
    fact: (i) => takeFact(at(i), head, tables, head.shared),
    factHead: (i) => takeHead(at(i), tables),
  }
}

function takeDraft(bits: BitReader, {forms}: RecordTables): RecordHead {
  const path = takeString(bits, forms)
  const date = bits.take(1) === 1 ? takeString(bits, forms) : undefined
  const shared: string[] = []
  for (let left = bits.count(usualShared); left > 0; left--) shared.push(takeString(bits, forms))
  const lengths: number[] = []
  for (let left = bits.count(usualFacts); left > 0; left--) lengths.push(bits.count(usualBits))
  let at = bits.align() * 8
  const starts = lengths.map((length) => {
    at += length
    return at - length
  })
  return {path, ...(date !== undefined && {date}), shared, starts}
}
