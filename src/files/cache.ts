// The cache: what was found in each draft, by its content and all that was checked with, in packed files of one folder.
import {hash, randomBytes} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {makeFolders, writeWhole} from './write.ts'

/** Something kept: each part is parsed when it is asked for. */
export interface Kept {
  /** Part `i`: plain JSON, or the bytes that were kept. */
  part(i: number): unknown
}

/** Results by key. A key says all that a result depends on, so that nothing kept is ever stale. */
export interface Cache {
  find(key: string): Kept | undefined
  /** Keep parts, which are plain JSON or bytes, under a key; `owner` is the draft they are about, so that old ones can go. */
  keep(owner: string, key: string, parts: readonly unknown[]): void
  /** Keep what a recorder packed, where it can be done. */
  take?(packed: Uint8Array<ArrayBuffer>): void
  /** Write what is new; returns why that can't be done, as a sentence. */
  save(): Promise<string | undefined>
}

/**
 * An entry of a file: its length in four bytes, the key, a sum over what follows, then the owner and the parts. Each of
 * these has its length before it, doubled, and one more where it is bytes and not JSON. Numbers are little-endian.
 */
interface CacheEntry {
  key: string
  bytes: Buffer
}

/** A file that a run has written whole; no run ever changes another's. */
interface Packet {
  name: string
  /** Nothing where another program wrote it. */
  entries: readonly CacheEntry[] | undefined
}

const packetName = /^findings-\w+-\w+$/
const [keyLength, sumLength, numberLength] = [32, 16, 4]
const sumAt = numberLength + keyLength
const ownerAt = sumAt + sumLength
const mostOfOwner = 4
const mostPackets = 8

/** A key for what a result depends on: each part with its length and kind before it. */
export function keyFor(...parts: readonly (string | Uint8Array)[]): string {
  const pieces: Uint8Array[] = []
  let text = ''
  for (const part of parts) {
    text += `${part.length}${typeof part === 'string' ? 's' : 'b'}:`
    if (typeof part === 'string') text += part
    else {
      pieces.push(Buffer.from(text), part)
      text = ''
    }
  }
  pieces.push(Buffer.from(text))
  return hash('sha256', Buffer.concat(pieces)).slice(0, keyLength)
}

/**
 * Open the cache in a folder. `seed` names the program: what another one kept is not looked at. Each run writes what
 * is new into a file of its own, so that runs at once lose nothing; now and then all become one. What is damaged, in
 * whole or in part, is worth as much as what isn't there.
 * @param isGone whether the draft an entry is about is no longer there.
 */
export function openCache(folder: string, seed: string, isGone: (owner: string) => boolean): Cache {
  const header = `copydesk-cache 3 ${seed}\n`
  let packets = readPackets(folder, header)
  const entries: CacheEntries = {
    known: new Map(packets.flatMap(({entries = []}) => entries.map((entry) => [entry.key, entry]))),
    used: new Map(),
    fresh: [],
  }
  return {
    find: (key) => findEntry(entries, key),
    keep: (owner, key, parts) => addEntry(entries, writeEntry(owner, key, parts)),
    take(packed) {
      const taken = entriesFrom(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength), 0)
      for (const entry of taken) if (!entries.known.has(entry.key)) addEntry(entries, entry)
    },
    async save() {
      if (entries.fresh.length === 0) return undefined
      const joins = isCrowded(packets, entries.fresh)
      const kept = joins ? prune(entries, isGone) : entries.fresh
      const written = await writePacket(folder, header, kept)
      if (typeof written === 'string') return written
      const over = packets.filter(({entries}) => joins || !entries)
      for (const {name} of over) await rm(join(folder, name), {force: true}).catch(() => undefined)
      packets = [...packets.filter((packet) => !over.includes(packet)), written]
      entries.fresh = []
      return undefined
    },
  }
}

/** What a run knows of the cache. */
interface CacheEntries {
  known: Map<string, CacheEntry>
  /** What this run asked for or kept. */
  used: Map<string, CacheEntry>
  /** What this run kept and has not written. */
  fresh: CacheEntry[]
}

function findEntry({known, used}: CacheEntries, key: string): Kept | undefined {
  const entry = known.get(key)
  if (!entry || !(used.has(key) || isSound(entry))) return undefined
  used.set(key, entry)
  return {part: (i) => partOf(entry.bytes, i)}
}

function addEntry({known, used, fresh}: CacheEntries, entry: CacheEntry): void {
  known.set(entry.key, entry)
  used.set(entry.key, entry)
  fresh.push(entry)
}

/** Write a packet; returns why that can't be done, as a sentence. */
async function writePacket(folder: string, header: string, entries: readonly CacheEntry[]): Promise<Packet | string> {
  const name = `findings-${Date.now().toString(36)}-${randomBytes(6).toString('hex')}`
  try {
    await makeFolders(folder)
    await writeFile(join(folder, '.gitignore'), '*\n', {flag: 'wx'}).catch(() => undefined)
    await writeWhole(join(folder, name), [Buffer.from(header), ...entries.map(({bytes}) => bytes)])
    return {name, entries}
  } catch (error) {
    return `The cache can't be written to \`${folder}\`: ${(error as Error).message}.`
  }
}

/** A cache for another thread's cache to take in: it finds only what it keeps, and `pack` returns all of that. */
export function openRecorder(): Cache & {pack(): Uint8Array<ArrayBuffer>} {
  const entries = new Map<string, CacheEntry>()
  return {
    find(key) {
      const entry = entries.get(key)
      return entry && {part: (i) => partOf(entry.bytes, i)}
    },
    keep: (owner, key, parts) => void entries.set(key, writeEntry(owner, key, parts)),
    pack: () => new Uint8Array(Buffer.concat([...entries.values()].map(({bytes}) => bytes))),
    save: async () => undefined,
  }
}

/** A cache that is gone with the process: for runs in a row. */
export function openMemory(): Cache {
  const kept = new Map<string, readonly unknown[]>()
  const keysOf = new Map<string, string[]>()
  return {
    find(key) {
      const parts = kept.get(key)
      return parts && {part: (i) => parts[i]}
    },
    keep(owner, key, parts) {
      kept.set(key, parts)
      const keys = [...(keysOf.get(owner) ?? []), key]
      keysOf.set(owner, keys.slice(-mostOfOwner))
      for (const old of keys.slice(0, -mostOfOwner)) kept.delete(old)
    },
    save: async () => undefined,
  }
}

function writeEntry(owner: string, key: string, parts: readonly unknown[]): CacheEntry {
  const rest = [owner, ...parts].flatMap((part) => {
    const isBytes = part instanceof Uint8Array
    const bytes = isBytes ? part : Buffer.from(JSON.stringify(part))
    return [numberOf(bytes.length * 2 + (isBytes ? 1 : 0)), bytes]
  })
  const sum = Buffer.from(key + sumOf(Buffer.concat(rest)))
  const length = rest.reduce((all, {length}) => all + length, sum.length)
  return {key, bytes: Buffer.concat([numberOf(length), sum, ...rest])}
}

function numberOf(value: number): Buffer {
  const bytes = Buffer.alloc(numberLength)
  bytes.writeUInt32LE(value)
  return bytes
}

/** The owner of a sound entry is part −1. */
function partOf(bytes: Buffer, i: number): unknown {
  let at = ownerAt
  for (let n = -1; n < i; n++) at += numberLength + (bytes.readUInt32LE(at) >>> 1)
  const length = bytes.readUInt32LE(at)
  const part = bytes.subarray(at + numberLength, at + numberLength + (length >>> 1))
  return length & 1 ? part : (JSON.parse(part.toString()) as unknown)
}

const ownerOf = ({bytes}: CacheEntry) => partOf(bytes, -1) as string

/** Is it time to join them: are they many, or the small ones together larger than the largest? */
function isCrowded(packets: readonly Packet[], fresh: readonly CacheEntry[]): boolean {
  const sizes = [fresh, ...packets.map(({entries = []}) => entries)].map((all) =>
    all.reduce((sum, {bytes}) => sum + bytes.length, 0),
  )
  return sizes.length > mostPackets || sizes.reduce((a, b) => a + b) > 2 * Math.max(...sizes)
}

/** All that was used, and of the rest the newest that are sound, a few of each draft that is still there. */
function prune({used, known}: CacheEntries, isGone: (owner: string) => boolean): CacheEntry[] {
  const counts = new Map<string, number>()
  for (const owner of [...used.values()].map(ownerOf)) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  const rest = [...known.values()].reverse().filter((entry) => {
    if (used.has(entry.key) || !isSound(entry)) return false
    const owner = ownerOf(entry)
    const count = counts.get(owner) ?? (isGone(owner) ? mostOfOwner : 0)
    counts.set(owner, count + 1)
    return count < mostOfOwner
  })
  return [...rest.reverse(), ...used.values()]
}

const sumOf = (bytes: Uint8Array) => hash('sha256', bytes).slice(0, sumLength)

const isSound = ({bytes}: CacheEntry) => bytes.toString('latin1', sumAt, ownerAt) === sumOf(bytes.subarray(ownerAt))

/** The oldest first; listed again if another run has joined them meanwhile. */
function readPackets(folder: string, header: string, tries = 3): Packet[] {
  const names = namesIn(folder).filter((name) => packetName.test(name))
  const read = names.sort().map((name) => ({name, bytes: readBytes(join(folder, name))}))
  if (tries > 1 && read.some(({bytes}) => !bytes)) return readPackets(folder, header, tries - 1)
  return read.map(({name, bytes}) => ({name, entries: bytes && readEntries(bytes, header)}))
}

function readEntries(bytes: Buffer, header: string): CacheEntry[] | undefined {
  return bytes.toString('utf8', 0, header.length) === header ? entriesFrom(bytes, header.length) : undefined
}

/** What follows a damaged length is as if it weren't there. */
function entriesFrom(bytes: Buffer, from: number): CacheEntry[] {
  const entries: CacheEntry[] = []
  for (let start = from; start + ownerAt < bytes.length; ) {
    const end = start + numberLength + bytes.readUInt32LE(start)
    if (end <= start + ownerAt || end > bytes.length) break
    const key = bytes.toString('latin1', start + numberLength, start + sumAt)
    entries.push({key, bytes: bytes.subarray(start, end)})
    start = end
  }
  return entries
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function readBytes(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
