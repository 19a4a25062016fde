// Writes files whole or not at all: through a temporary file beside them and a rename.
import {randomBytes} from 'node:crypto'
import {
  access,
  constants,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {isNoAnswer} from './regular.ts'

/**
 * Write a file whole, keeping the mode of one that stands there; a symbolic link is followed. `check` is called when all
 * is written, directly before it is put in place: where it throws, everything stays as it was.
 */
export async function writeWhole(
  path: string,
  text: string | Iterable<Uint8Array> | AsyncIterable<string>,
  check?: (target: string) => Promise<void>,
): Promise<void> {
  const target = (await ifThere(realpath(path))) ?? path
  const found = await ifThere(lstat(target))
  const mode = found && found.mode & 0o7777
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  await sweep(dirname(target))
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      if (typeof text === 'string') await file.writeFile(text)
      else if (Symbol.asyncIterator in text) for await (const part of text) await file.appendFile(part)
      else await writeParts(file, [...text])
      if (mode !== undefined) await file.chmod(mode)
      await file.sync()
    } finally {
      await file.close()
    }
    await check?.(target)
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, {force: true}).catch(() => undefined)
    throw error
  }
}

/** Undefined where there is no such file; a disk that does not answer says nothing about it. */
async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Make a folder and those it stands in, one after the other: Node's own way does not return from every path. */
export async function makeFolders(folder: string): Promise<void> {
  const missing: string[] = []
  for (let at = folder; !(await ifThere(stat(at))) && at !== dirname(at); at = dirname(at)) missing.unshift(at)
  for (const path of missing) await mkdir(path).catch(unlessThere)
}

/** Write a file whole, and make the folders it is to be in where they are missing. */
export async function writeInFolder(path: string, text: string | AsyncIterable<string>): Promise<void> {
  await makeFolders(dirname(path))
  await writeWhole(path, text)
}

/** Another run may have made a folder meanwhile. */
function unlessThere(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
}

const leftOver = /^\..+\.[\da-f]{12}\.tmp$/
const hour = 3_600_000
const swept = new Set<string>()

/** Take away what runs that were killed left half-written in a folder, once for each folder. */
async function sweep(folder: string): Promise<void> {
  if (swept.has(folder)) return
  swept.add(folder)
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const isOld =
      leftOver.test(name) &&
      (await stat(path)
        .then(({mtimeMs}) => Date.now() - mtimeMs > hour)
        .catch(() => false))
    if (isOld) await rm(path, {force: true}).catch(() => undefined)
  }
}

/** So many parts are written at once as one call takes. */
async function writeParts(file: FileHandle, parts: readonly Uint8Array[]): Promise<void> {
  for (let i = 0; i < parts.length; i += 500) await file.appendFile(Buffer.concat(parts.slice(i, i + 500)))
}

/**
 * A check for `writeWhole`: a file still holds the text that was read, or is still not there. What another program saved
 * meanwhile is not written over.
 */
export const expectText =
  (before: string | undefined) =>
  async (path: string): Promise<void> => {
    if ((await ifThere(readFile(path, 'utf8'))) !== before) throw new Error('it changed while it was being checked')
  }

/** The same for bytes. */
export const expectBytes =
  (before: Uint8Array | undefined) =>
  async (path: string): Promise<void> => {
    const now = await ifThere(readFile(path))
    if (now === before || (now && before && now.equals(before))) return
    throw new Error('it changed while it was being checked')
  }

/**
 * Replace a file's text, unless it is read-only or no longer the text that was read. Says why it was not written, if so;
 * where another run has written the same, all is done.
 */
export async function replaceText(path: string, before: string, after: string): Promise<string | undefined> {
  try {
    if (await isReadOnly(path)) return 'it is read-only'
    if ((await readFile(path, 'utf8')) === after) return undefined
    await writeWhole(path, after, expectText(before))
    return undefined
  } catch (error) {
    if ((await readFile(path, 'utf8').catch(() => undefined)) === after) return undefined
    const {code = '', message} = error as NodeJS.ErrnoException
    return reasons[code] ?? message
  }
}

const reasons: Record<string, string> = {
  EACCES: 'its folder is read-only',
  EPERM: 'its folder is read-only',
  EROFS: 'its disk is read-only',
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk is full',
  ENOENT: 'it is gone',
}

/** A file may be put in place of a read-only one, but that is not what its owner wants. */
async function isReadOnly(path: string): Promise<boolean> {
  const {mode} = await lstat(await realpath(path))
  return (mode & 0o222) === 0 || !(await mayWrite(path))
}

async function mayWrite(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK)
    return true
  } catch (error) {
    if (isNoAnswer(error)) throw error
    return false
  }
}
