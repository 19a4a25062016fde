// Writes ZIP packages: what isn't changed keeps its stored bytes, and a seal tells whether anybody has written since.
import {deflateSync} from 'fflate'
import {hashText} from '../../core/report/fingerprint.ts'
import {crcOf} from './crc.ts'
import {
  dataView,
  directoryMark,
  endMark,
  endSize,
  localMark,
  localSize,
  packedBytes,
  recordSize,
  type Zip,
  type ZipEntry,
} from './zip.ts'

/** New content for entries by name; those that aren't there yet are added at the end. */
type PartChanges = ReadonlyMap<string, Uint8Array>

/** An entry to be written: its header, its stored bytes, and its line of the directory without the place. */
interface WrittenEntry {
  name: string
  local: Uint8Array
  packed: Uint8Array
  record: Uint8Array
  crc: number
}

const sealId = 0x6463

/**
 * Write a package with changed entries. The stored bytes of the others stay as they are. The first line of the directory
 * gets a seal over all entries, by which `isSealed` knows whether anybody has written the package since.
 */
export function writeZip(zip: Zip, changes: PartChanges): Uint8Array {
  const written = zip.entries.map((entry) => {
    const changed = changes.get(entry.name)
    return changed ? packEntry(entry.name, changed) : keepEntry(zip, entry)
  })
  const known = new Set(zip.entries.map(({name}) => name))
  for (const [name, bytes] of changes) if (!known.has(name)) written.push(packEntry(name, bytes))
  const seal = sealOf(written)
  const [first] = written
  if (first) first.record = withExtra(first.record, sealId, new TextEncoder().encode(seal))
  return joinEntries(written)
}

const sealOf = (entries: readonly Pick<ZipEntry, 'name' | 'crc'>[]): string =>
  hashText(entries.map(({name, crc}) => `${name}\n${crc}\n`).join(''))

/** Is a package still as `writeZip` wrote it? */
export function isSealed({entries}: Zip): boolean {
  const [first] = entries
  const seal = first && extrasIn(first.record).find(({id}) => id === sealId)
  return seal !== undefined && new TextDecoder().decode(seal.data) === sealOf(entries)
}

/** Header and line of an entry whose bytes stay; sizes are in its header, so that nothing need follow its bytes. */
function keepEntry(zip: Zip, entry: ZipEntry): WrittenEntry {
  const packed = packedBytes(zip, entry)
  const {at, name, crc, size} = entry
  const start = packed.byteOffset - zip.bytes.byteOffset
  const local = zip.bytes.slice(at, start)
  const record = withoutExtra(entry.record, sealId)
  for (const [bytes, from] of [
    [local, 6],
    [record, 8],
  ] as const) {
    const view = dataView(bytes)
    view.setUint16(from, entry.flags & ~8, true)
    view.setUint32(from + 8, crc, true)
    view.setUint32(from + 12, entry.packed, true)
    view.setUint32(from + 16, size, true)
  }
  return {name, local, packed, record, crc}
}

function packEntry(name: string, bytes: Uint8Array): WrittenEntry {
  const packed = deflateSync(bytes, {level: 6})
  const encoded = new TextEncoder().encode(name)
  const crc = crcOf(bytes)
  const local = new Uint8Array(localSize + encoded.length)
  const record = new Uint8Array(recordSize + encoded.length)
  dataView(local).setUint32(0, localMark, true)
  dataView(record).setUint32(0, directoryMark, true)
  dataView(record).setUint16(4, 20, true)
  for (const [header, from] of [
    [local, 4],
    [record, 6],
  ] as const) {
    const view = dataView(header)
    view.setUint16(from, 20, true)
    view.setUint16(from + 4, 8, true)
    // The first of January 1980, as Word writes it: no clock is asked.
    view.setUint16(from + 8, 0x21, true)
    view.setUint32(from + 10, crc, true)
    view.setUint32(from + 14, packed.length, true)
    view.setUint32(from + 18, bytes.length, true)
    view.setUint16(from + 22, encoded.length, true)
  }
  local.set(encoded, localSize)
  record.set(encoded, recordSize)
  return {name, local, packed, record, crc}
}

function joinEntries(written: readonly WrittenEntry[]): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 0
  for (const {local, packed, record} of written) {
    dataView(record).setUint32(42, at, true)
    parts.push(local, packed)
    at += local.length + packed.length
  }
  const size = written.reduce((sum, {record}) => sum + record.length, 0)
  const end = new Uint8Array(endSize)
  const view = dataView(end)
  view.setUint32(0, endMark, true)
  view.setUint16(8, written.length, true)
  view.setUint16(10, written.length, true)
  view.setUint32(12, size, true)
  view.setUint32(16, at, true)
  return join([...parts, ...written.map(({record}) => record), end])
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The extra fields of a line of the directory, with where they stand in it. */
function extrasIn(record: Uint8Array): {id: number; at: number; data: Uint8Array}[] {
  const view = dataView(record)
  const extras: {id: number; at: number; data: Uint8Array}[] = []
  const start = recordSize + view.getUint16(28, true)
  const end = start + view.getUint16(30, true)
  for (let at = start; at + 4 <= end; ) {
    const length = view.getUint16(at + 2, true)
    extras.push({id: view.getUint16(at, true), at, data: record.subarray(at + 4, Math.min(end, at + 4 + length))})
    at += 4 + length
  }
  return extras
}

function withoutExtra(record: Uint8Array, id: number): Uint8Array {
  const found = extrasIn(record).find((extra) => extra.id === id)
  if (!found) return record.slice()
  const rest = join([record.subarray(0, found.at), record.subarray(found.at + 4 + found.data.length)])
  dataView(rest).setUint16(30, dataView(record).getUint16(30, true) - found.data.length - 4, true)
  return rest
}

function withExtra(record: Uint8Array, id: number, data: Uint8Array): Uint8Array {
  const view = dataView(record)
  const length = view.getUint16(30, true)
  const at = recordSize + view.getUint16(28, true) + length
  const head = new Uint8Array(4)
  dataView(head).setUint16(0, id, true)
  dataView(head).setUint16(2, data.length, true)
  const longer = join([record.subarray(0, at), head, data, record.subarray(at)])
  dataView(longer).setUint16(30, length + 4 + data.length, true)
  return longer
}
