// The cache: what was found in each draft, by its content and all that was checked with, in packed files of one folder.
import {hash, randomBytes} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {makeFolders, writeWhole} from './write.ts'

/** Something kept: each part is parsed when it is asked for. */
export interface Kept {
  /** Part `i`. */
  part(i: number): unknown
}

/** Results by key. A key says all that a result depends on, so that nothing kept is ever stale. */
export interface Cache {
  find(key: string): Kept | undefined
  /** Keep parts, which are plain JSON, under a key; `owner` is the draft they are about, so that old ones can go. */
  keep(owner: string, key: string, parts: readonly unknown[]): void
  /** Keep what a recorder packed, where it can be done. */
  take?(packed: Uint8Array<ArrayBuffer>): void
  /** Write what is new; returns why that can't be done, as a sentence. */
  save(): Promise<string | undefined>
}

/** One line of a file: the key, a sum over what follows, the owner and the parts. */
interface CacheLine {
  key: string
  owner: string
  bytes: Buffer
}

/** A file that a run has written whole; no run ever changes another's. */
interface Packet {
  name: string
  /** Nothing where another program wrote it. */
  lines: readonly CacheLine[] | undefined
}

const packetName = /^findings-\w+-\w+$/
const keyLength = 32
const sumLength = 16
const mostOfOwner = 4
const mostPackets = 8

/** A key for what a result depends on. */
export const keyFor = (...parts: readonly (string | Uint8Array)[]): string =>
  hash('sha256', Buffer.concat(parts.flatMap((part) => [lengthOf(part), toBytes(part)]))).slice(0, keyLength)

const toBytes = (part: string | Uint8Array) => (typeof part === 'string' ? Buffer.from(part) : part)
const lengthOf = (part: string | Uint8Array) => Buffer.from(`${part.length}${typeof part === 'string' ? 's' : 'b'}:`)

/**
 * Open the cache in a folder. `seed` names the program: what another one kept is not looked at. Each run writes what
 * is new into a file of its own, so that runs at once lose nothing; now and then all become one. What is damaged, in
 * whole or in part, is worth as much as what isn't there.
 * @param isGone whether the draft an entry is about is no longer there.
 */
export function openCache(folder: string, seed: string, isGone: (owner: string) => boolean): Cache {
  const header = `copydesk-cache 2 ${seed}\n`
  let packets = readPackets(folder, header)
  const lines: CacheLines = {
    known: new Map(packets.flatMap(({lines = []}) => lines.map((line) => [line.key, line]))),
    used: new Map(),
    fresh: [],
  }
  return {
    find: (key) => findLine(lines, key),
    keep: (owner, key, parts) => addLine(lines, writeLine(owner, key, parts)),
    take(packed) {
      const taken = linesFrom(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength), 0)
      for (const line of taken) if (!lines.known.has(line.key)) addLine(lines, line)
    },
    async save() {
      if (lines.fresh.length === 0) return undefined
      const joins = isCrowded(packets, lines.fresh)
      const kept = joins ? prune(lines, (owner) => isGone(JSON.parse(owner) as string)) : lines.fresh
      const written = await writePacket(folder, header, kept)
      if (typeof written === 'string') return written
      const over = packets.filter(({lines}) => joins || !lines)
      for (const {name} of over) await rm(join(folder, name), {force: true}).catch(() => undefined)
      packets = [...packets.filter((packet) => !over.includes(packet)), written]
      lines.fresh = []
      return undefined
    },
  }
}

/** What a run knows of the cache. */
interface CacheLines {
  known: Map<string, CacheLine>
  /** What this run asked for or kept. */
  used: Map<string, CacheLine>
  /** What this run kept and has not written. */
  fresh: CacheLine[]
}

function findLine({known, used}: CacheLines, key: string): Kept | undefined {
  const line = known.get(key)
  if (!line || !(used.has(key) || isSound(line))) return undefined
  used.set(key, line)
  return {part: (i) => partOf(line.bytes, i)}
}

function addLine({known, used, fresh}: CacheLines, line: CacheLine): void {
  known.set(line.key, line)
  used.set(line.key, line)
  fresh.push(line)
}

/** Write a packet; returns why that can't be done, as a sentence. */
async function writePacket(folder: string, header: string, lines: readonly CacheLine[]): Promise<Packet | string> {
  const name = `findings-${Date.now().toString(36)}-${randomBytes(6).toString('hex')}`
  try {
    await makeFolders(folder)
    await writeFile(join(folder, '.gitignore'), '*\n', {flag: 'wx'}).catch(() => undefined)
    await writeWhole(join(folder, name), [Buffer.from(header), ...lines.map(({bytes}) => bytes)])
    return {name, lines}
  } catch (error) {
    return `The cache can't be written to \`${folder}\`: ${(error as Error).message}.`
  }
}

/** A cache for another thread's cache to take in: it finds only what it keeps, and `pack` returns all of that. */
export function openRecorder(): Cache & {pack(): Uint8Array<ArrayBuffer>} {
  const lines = new Map<string, CacheLine>()
  return {
    find(key) {
      const line = lines.get(key)
      return line && {part: (i) => partOf(line.bytes, i)}
    },
    keep: (owner, key, parts) => void lines.set(key, writeLine(owner, key, parts)),
    pack: () => new Uint8Array(Buffer.concat([...lines.values()].map(({bytes}) => bytes))),
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

function writeLine(owner: string, key: string, parts: readonly unknown[]): CacheLine {
  const rest = Buffer.from(`${[owner, ...parts].map((part) => JSON.stringify(part)).join('\t')}\n`)
  return {key, owner: JSON.stringify(owner), bytes: Buffer.concat([Buffer.from(key + sumOf(rest)), rest])}
}

/** JSON has tabs and line feeds only as escapes, so that they can separate parts. */
function partOf(bytes: Buffer, i: number): unknown {
  let start = bytes.indexOf(9) + 1
  for (let n = 0; n < i; n++) start = bytes.indexOf(9, start) + 1
  const tab = bytes.indexOf(9, start)
  return JSON.parse(bytes.toString('utf8', start, tab < 0 ? bytes.length : tab)) as unknown
}

/** Is it time to join them: are they many, or the small ones together larger than the largest? */
function isCrowded(packets: readonly Packet[], fresh: readonly CacheLine[]): boolean {
  const sizes = [fresh, ...packets.map(({lines = []}) => lines)].map((lines) =>
    lines.reduce((sum, {bytes}) => sum + bytes.length, 0),
  )
  return sizes.length > mostPackets || sizes.reduce((a, b) => a + b) > 2 * Math.max(...sizes)
}

/** All that was used, and of the rest the newest, a few of each draft that is still there. */
function prune({used, known}: CacheLines, isGone: (owner: string) => boolean): CacheLine[] {
  const counts = new Map<string, number>()
  for (const {owner} of used.values()) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  const rest = [...known.values()].reverse().filter(({key, owner}) => {
    if (used.has(key)) return false
    const count = counts.get(owner) ?? (isGone(owner) ? mostOfOwner : 0)
    counts.set(owner, count + 1)
    return count < mostOfOwner
  })
  return [...rest.reverse(), ...used.values()]
}

const sumOf = (bytes: Uint8Array) => hash('sha256', bytes).slice(0, sumLength)

const isSound = ({bytes}: CacheLine) =>
  bytes.toString('latin1', keyLength, keyLength + sumLength) === sumOf(bytes.subarray(keyLength + sumLength))

/** The oldest first; listed again if another run has joined them meanwhile. */
function readPackets(folder: string, header: string, tries = 3): Packet[] {
  const names = namesIn(folder).filter((name) => packetName.test(name))
  const read = names.sort().map((name) => ({name, bytes: readBytes(join(folder, name))}))
  if (tries > 1 && read.some(({bytes}) => !bytes)) return readPackets(folder, header, tries - 1)
  return read.map(({name, bytes}) => ({name, lines: bytes && readLines(bytes, header)}))
}

function readLines(bytes: Buffer, header: string): CacheLine[] | undefined {
  return bytes.toString('utf8', 0, header.length) === header ? linesFrom(bytes, header.length) : undefined
}

function linesFrom(bytes: Buffer, from: number): CacheLine[] {
  const lines: CacheLine[] = []
  for (let start = from; start < bytes.length; ) {
    const end = bytes.indexOf(10, start) + 1
    const tab = bytes.indexOf(9, start)
    const ownerAt = start + keyLength + sumLength
    if (end === 0) break
    if (tab > ownerAt && tab < end) {
      const key = bytes.toString('latin1', start, start + keyLength)
      lines.push({key, owner: bytes.toString('utf8', ownerAt, tab), bytes: bytes.subarray(start, end)})
    }
    start = end
  }
  return lines
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
