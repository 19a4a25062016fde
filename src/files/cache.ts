// The cache: what was found in each draft, by its content and all that was checked with, in one packed file.
import {hash} from 'node:crypto'
import {existsSync, readFileSync, statSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {writeWhole} from './write.ts'

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
  /** Write what is new; gives why that can't be done, as a sentence. */
  save(): Promise<string | undefined>
}

/** One line of the file: the key, a sum over what follows, the owner and the parts. */
interface Line {
  key: string
  owner: string
  bytes: Buffer
}

const fileName = 'findings'
const keyLength = 32
const sumLength = 16
const mostOfOwner = 4

/** A key for what a result depends on. */
export const keyFor = (...parts: readonly (string | Uint8Array)[]): string =>
  hash('sha256', Buffer.concat(parts.flatMap((part) => [lengthOf(part), toBytes(part)]))).slice(0, keyLength)

const toBytes = (part: string | Uint8Array) => (typeof part === 'string' ? Buffer.from(part) : part)
const lengthOf = (part: string | Uint8Array) => Buffer.from(`${part.length}${typeof part === 'string' ? 's' : 'b'}:`)

/**
 * Open the cache in a folder. `seed` names the program: what another one kept is not looked at. A file that is
 * damaged, in whole or in part, is worth as much as one that isn't there.
 * @param isGone whether the draft an entry is about is no longer there.
 */
export function openCache(folder: string, seed: string, isGone: (owner: string) => boolean): Cache {
  const file = join(folder, fileName)
  const header = `copydesk-cache 1 ${seed}\n`
  const state = stateOf(file)
  const lines = readLines(file, header)
  const used = new Map<string, Line>()
  let dirty = false

  return {find, keep, save}

  function find(key: string): Kept | undefined {
    const line = lines.get(key)
    if (!line || !isSound(line)) return undefined
    used.set(key, line)
    return {part: (i) => partOf(line.bytes, i)}
  }

  function keep(owner: string, key: string, parts: readonly unknown[]): void {
    const rest = Buffer.from(`${[owner, ...parts].map((part) => JSON.stringify(part)).join('\t')}\n`)
    const line = {key, owner: JSON.stringify(owner), bytes: Buffer.concat([Buffer.from(key + sumOf(rest)), rest])}
    lines.set(key, line)
    used.set(key, line)
    dirty = true
  }

  async function save(): Promise<string | undefined> {
    if (!dirty) return undefined
    const others = stateOf(file) === state ? [] : readLines(file, header).values()
    const kept = prune([...used.values(), ...others, ...lines.values()], (owner) => isGone(JSON.parse(owner) as string))
    try {
      await mkdir(folder, {recursive: true})
      await writeFile(join(folder, '.gitignore'), '*\n', {flag: 'wx'}).catch(() => undefined)
      await writeWhole(file, [Buffer.from(header), ...kept.map(({bytes}) => bytes)])
    } catch (error) {
      return `The cache can't be written to \`${dirname(file)}\`: ${(error as Error).message}.`
    }
    return undefined
  }
}

/** JSON has tabs and line feeds only as escapes, so that they may stand between parts. */
function partOf(bytes: Buffer, i: number): unknown {
  let start = bytes.indexOf(9) + 1
  for (let n = 0; n < i; n++) start = bytes.indexOf(9, start) + 1
  const tab = bytes.indexOf(9, start)
  return JSON.parse(bytes.toString('utf8', start, tab < 0 ? bytes.length : tab)) as unknown
}

/** What was used first, then the newest, a few of each draft that is still there. */
function prune(lines: readonly Line[], isGone: (owner: string) => boolean): Line[] {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  return lines.filter(({key, owner}) => {
    if (seen.has(key)) return false
    seen.add(key)
    const count = counts.get(owner) ?? (isGone(owner) ? mostOfOwner : 0)
    counts.set(owner, count + 1)
    return count < mostOfOwner
  })
}

const sumOf = (bytes: Uint8Array) => hash('sha256', bytes).slice(0, sumLength)

const isSound = ({bytes}: Line) =>
  bytes.toString('latin1', keyLength, keyLength + sumLength) === sumOf(bytes.subarray(keyLength + sumLength))

/** When a file was last written, as far as one can tell. */
function stateOf(file: string): string {
  const found = existsSync(file) ? statSync(file, {throwIfNoEntry: false}) : undefined
  return found ? `${found.ino} ${found.mtimeMs} ${found.size}` : ''
}

function readLines(file: string, header: string): Map<string, Line> {
  const lines = new Map<string, Line>()
  const bytes = readBytes(file)
  if (bytes?.toString('utf8', 0, header.length) !== header) return lines
  for (let start = header.length; start < bytes.length; ) {
    const end = bytes.indexOf(10, start) + 1
    const tab = bytes.indexOf(9, start)
    const ownerAt = start + keyLength + sumLength
    if (end === 0) break
    if (tab > ownerAt && tab < end) {
      const key = bytes.toString('latin1', start, start + keyLength)
      lines.set(key, {key, owner: bytes.toString('utf8', ownerAt, tab), bytes: bytes.subarray(start, end)})
    }
    start = end
  }
  return lines
}

function readBytes(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
