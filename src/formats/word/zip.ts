// ZIP packages: read with every size checked first, and written so that what isn't changed keeps its bytes.
import {Inflate, inflateSync} from 'fflate'
import {crcOf} from './crc.ts'
import {damaged, Unreadable} from './problem.ts'

/** An entry of a package, as its directory lists it. */
export interface ZipEntry {
  name: string
  flags: number
  method: number
  crc: number
  /** Sizes in bytes: as it is stored, and inflated. */
  packed: number
  size: number
  /** Where its own header stands in the package. */
  at: number
  /** Its line of the directory. */
  record: Uint8Array
}

/** A package: its bytes, and its entries in the order of the directory. */
export interface Zip {
  bytes: Uint8Array
  entries: readonly ZipEntry[]
}

export const [localMark, directoryMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50]
export const [endSize, recordSize, localSize] = [22, 46, 30]

/** So many entries, and so many bytes of one when it is inflated, has no draft. */
const mostEntries = 20_000
const largestEntry = 64 * 1024 * 1024

export const dataView = ({buffer, byteOffset, byteLength}: Uint8Array) => new DataView(buffer, byteOffset, byteLength)

/** Read the directory of a package (PKWARE APPNOTE 6.3, without ZIP64). @throws {Unreadable} */
export function readZip(given: Uint8Array): Zip {
  // Node's Buffer slices without a copy: what is written would change what was read.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
  const view = dataView(bytes)
  const end = findEnd(bytes, view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > mostEntries) throw new Unreadable('This file has too many parts to be a draft.')
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  for (let i = 0; i < count; i++) {
    const entry = readRecord(bytes, view, at, end)
    if (names.has(entry.name.toLowerCase())) throw damaged(`it has two parts named \`${entry.name}\``)
    names.add(entry.name.toLowerCase())
    entries.push(entry)
    at += entry.record.length
  }
  return {bytes, entries}
}

/** Where the end of the directory stands: the last mark that has a comment of the right length behind it. */
function findEnd(bytes: Uint8Array, view: DataView): number {
  const least = Math.max(0, bytes.length - endSize - 0xffff)
  for (let at = bytes.length - endSize; at >= least; at--)
    if (bytes[at] === 0x50 && view.getUint32(at, true) === endMark)
      if (at + endSize + view.getUint16(at + 20, true) === bytes.length) return at
  throw damaged('it is cut off, or no package')
}

function readRecord(bytes: Uint8Array, view: DataView, at: number, end: number): ZipEntry {
  if (at + recordSize > end || view.getUint32(at, true) !== directoryMark) throw damaged('its directory is broken')
  const [nameLength, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
    number,
    number,
    number,
  ]
  const next = at + recordSize + nameLength + extra + comment
  if (next > end) throw damaged('its directory is broken')
  const own = new DataView(view.buffer, view.byteOffset + at, recordSize)
  return {
    name: nameIn(bytes.subarray(at + recordSize, at + recordSize + nameLength)),
    flags: own.getUint16(8, true),
    method: own.getUint16(10, true),
    crc: own.getUint32(16, true),
    packed: own.getUint32(20, true),
    size: own.getUint32(24, true),
    at: own.getUint32(42, true),
    record: bytes.subarray(at, next),
  }
}

/** Names of parts are ASCII; what isn't is read as UTF-8. */
const nameIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replace(/^\//, '').replaceAll('\\', '/')

/** The stored bytes of an entry. @throws {Unreadable} */
export function packedBytes({bytes}: Zip, {at, packed}: ZipEntry): Uint8Array {
  const view = dataView(bytes)
  if (at + localSize > bytes.length || view.getUint32(at, true) !== localMark) throw damaged('a part is missing')
  const start = at + localSize + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + packed > bytes.length) throw damaged('a part is cut off')
  return bytes.subarray(start, start + packed)
}

/** The bytes of an entry. The size it declares is checked before anything is inflated. @throws {Unreadable} */
export function entryBytes(zip: Zip, entry: ZipEntry): Uint8Array {
  const {flags, method, size, crc, name} = entry
  if (flags & 1) throw new Unreadable('This file is protected by a password: remove the password to have it checked.')
  if (size > largestEntry)
    throw new Unreadable(`This file is too large to be a draft: \`${name}\` is ${mega(size)} MB.`)
  const packed = packedBytes(zip, entry)
  if (method !== 0 && method !== 8) throw damaged(`\`${name}\` is packed in an unknown way`)
  const found = method === 0 ? packed : inflate(packed, size, name)
  if (found.length !== size || crcOf(found) !== crc) throw damaged(`\`${name}\` isn't what was saved`)
  return found
}

const mega = (size: number) => Math.round(size / 1024 / 1024)

/** At most this many bytes come out of one byte (RFC 1951: 258 bytes for two bits). */
const mostOutOfOne = 1032
const step = 16 * 1024

/** Inflate to the size that was declared; what would become more is never inflated far beyond it. */
function inflate(packed: Uint8Array, size: number, name: string): Uint8Array {
  try {
    if (packed.length * mostOutOfOne < 4 * 1024 * 1024) return inflateSync(packed)
    return inflateInSteps(packed, size)
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged(`\`${name}\` can't be inflated`)
  }
}

function inflateInSteps(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size)
  let length = 0
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw damaged('a part is larger than it says')
    out.set(chunk, length)
    length += chunk.length
  })
  for (let at = 0; at < packed.length; at += step)
    stream.push(packed.subarray(at, at + step), at + step >= packed.length)
  return out.subarray(0, length)
}
