// A segment of the store of facts: records of drafts with the tables they go by, as one thread has written them.

import type {Fact} from '../fact.ts'
import {bisect} from '../order.ts'
import {makeByteColumn, type PackedBytes} from './byte-column.ts'
import {makeNumberColumn} from './columns.ts'
import {makeRecordWriter, openRecord, type RecordReader} from './draft-record.ts'
import {type FactHead, makeRecordTables, type PackedTables, packTables} from './fact-bits.ts'

/** Facts by their number, in the order they were added. */
export interface FactSegment {
  /** How many facts there are. */
  count(): number
  /** How many bytes their records take. */
  size(): number
  /** Add facts of one draft. */
  add(facts: readonly Fact[]): void
  at(number: number): Fact
  headAt(number: number): FactHead
  /** The path of the draft a fact is of. */
  pathOf(number: number): string
  /** What is in it, to be handed over: the segment is no longer of use. */
  pack(): PackedSegment
}

/** A segment as bytes. */
export interface PackedSegment {
  tables: PackedTables
  records: PackedBytes
  /** How many facts there are before each record. */
  firsts: Uint32Array<ArrayBuffer>
  count: number
}

/** Make a segment, or open one that was packed. */
export function makeFactSegment(packed?: PackedSegment): FactSegment {
  const tables = makeRecordTables(packed?.tables)
  const records = makeByteColumn(packed?.records)
  const firsts = makeNumberColumn(packed?.firsts)
  let write: ReturnType<typeof makeRecordWriter> | undefined
  let count = packed?.count ?? 0
  let open: {first: number; end: number; reader: RecordReader} | undefined
  return {
    count: () => count,
    size: records.size,
    add(facts) {
      write ??= makeRecordWriter()
      for (const own of byDraft(facts)) {
        records.push(write(own, tables))
        firsts.push(count)
        count += own.length
      }
      open = undefined
    },
    at: (number) => openAt(number).fact(number - (open?.first ?? 0)),
    headAt: (number) => openAt(number).factHead(number - (open?.first ?? 0)),
    pathOf: (number) => openAt(number).head.path,
    pack: () => ({tables: packTables(tables), records: records.pack(), firsts: firsts.all(), count}),
  }

  /** Mostly the next fact is of the same draft. */
  function openAt(number: number): RecordReader {
    if (open && number >= open.first && number < open.end) return open.reader
    const record = bisect(firsts.view(), (first) => first > number) - 1
    const {bytes, from} = records.at(record)
    const end = record + 1 < firsts.length ? firsts.at(record + 1) : count
    open = {first: firsts.at(record), end, reader: openRecord(bytes, from, tables)}
    return open.reader
  }
}

/** Facts that follow each other and are of one draft. */
function* byDraft(facts: readonly Fact[]): Generator<readonly Fact[]> {
  for (let start = 0, end = 0; start < facts.length; start = end) {
    const {path, date} = facts[start] as Fact
    while (end < facts.length && facts[end]?.path === path && facts[end]?.date === date) end++
    yield start === 0 && end === facts.length ? facts : facts.slice(start, end)
  }
}
