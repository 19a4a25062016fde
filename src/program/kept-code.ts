// Compiled code that earlier runs of this very Node have kept in the user's own cache folder.
import {lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'
import {isMainThread} from 'node:worker_threads'

/** What one program keeps: bytes of an earlier run where there are some, and a way to keep those of this run. */
export interface KeptCode {
  bytes: Buffer | undefined
  /** Call at the end of a run. Does nothing where enough runs have kept their code, or nothing may be written. */
  keep(make: () => Buffer): void
}

/** Every run compiles more of the program; after so many there is hardly anything new. */
const mostRuns = 3

/** Open what was kept of a program by its name and the hash of its text. Nothing here fails. */
export function openKeptCode(name: string, hash: string): KeptCode {
  const folder = isOff() ? undefined : cacheFolder()
  const own = `${name}-${hash}-${process.version}-${process.arch}-`
  const known = folder && isOurs(folder) ? filesIn(folder) : []
  const latest = known
    .filter((file) => file.startsWith(own))
    .sort()
    .at(-1)
  const runs = latest ? Number.parseInt(latest.slice(own.length), 10) : 0
  return {
    bytes: folder && latest ? readOr(join(folder, latest)) : undefined,
    keep(make) {
      if (!folder || runs >= mostRuns || !isMainThread || process.env.CI) return
      try {
        mkdirSync(folder, {recursive: true, mode: 0o700})
        if (!isOurs(folder)) return
        write(join(folder, `${own}${runs + 1}.bin`), make())
        const stale = filesIn(folder).filter((file) => file.startsWith(`${name}-`) && isStale(file, own, runs + 1))
        for (const file of stale) rmSync(join(folder, file), {force: true})
      } catch {
        // A full disk or a folder that may not be written to: the next run starts as this one did.
      }
    },
  }
}

/** The same switch as for the compiled code that Node keeps itself. */
const isOff = () => process.env.NODE_DISABLE_COMPILE_CACHE !== undefined

function cacheFolder(): string | undefined {
  const {XDG_CACHE_HOME, LOCALAPPDATA} = process.env
  const home = homedir()
  if (process.platform === 'win32') return LOCALAPPDATA && join(LOCALAPPDATA, 'copydesk', 'compiled')
  if (process.platform === 'darwin') return home && join(home, 'Library/Caches/copydesk/compiled')
  return (XDG_CACHE_HOME || home) && join(XDG_CACHE_HOME || join(home, '.cache'), 'copydesk/compiled')
}

/** Whether only this user can write there: code is loaded from it. */
function isOurs(folder: string): boolean {
  try {
    const {uid, mode} = lstatSync(folder)
    return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
  } catch {
    return false
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** An earlier run of the same code, or the code of another release on the same Node. */
function isStale(file: string, own: string, run: number): boolean {
  if (!file.includes(`-${process.version}-${process.arch}-`)) return false
  return !file.startsWith(own) || Number.parseInt(file.slice(own.length), 10) < run
}

/** The bytes of a file; undefined where it can't be read. */
export function readOr(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Write whole or not at all. */
function write(file: string, bytes: Buffer): void {
  const part = `${file}.${process.pid}`
  writeFileSync(part, bytes, {mode: 0o600})
  renameSync(part, file)
}
