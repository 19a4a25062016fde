// Writes files whole or not at all: through a temporary file beside them and a rename.
import {randomBytes} from 'node:crypto'
import {
  access,
  constants,
  type FileHandle,
  lstat,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

/** Write a file whole, keeping the mode of one that stands there; a symbolic link is followed. */
export async function writeWhole(
  path: string,
  text: string | Iterable<Uint8Array> | AsyncIterable<string>,
): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const mode = await lstat(target).then(
    ({mode}) => mode & 0o7777,
    () => undefined,
  )
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
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, {force: true})
    throw error
  }
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

/** Replace a file's text, unless it is read-only or no longer the text that was read. Says why it was not written, if so. */
export async function replaceText(path: string, before: string, after: string): Promise<string | undefined> {
  try {
    if (await isReadOnly(path)) return 'it is read-only'
    if ((await readFile(path, 'utf8')) !== before) return 'it changed while it was being checked'
    await writeWhole(path, after)
    return undefined
  } catch (error) {
    const {code = '', message} = error as NodeJS.ErrnoException
    return reasons[code] ?? message
  }
}

const reasons: Record<string, string> = {
  EACCES: 'its folder is read-only',
  EPERM: 'its folder is read-only',
  EROFS: 'its disk is read-only',
  ENOSPC: 'its disk is full',
  ENOENT: 'it is gone',
}

/** A file may be put in place of a read-only one, but that is not what its owner wants. */
async function isReadOnly(path: string): Promise<boolean> {
  const {mode} = await lstat(await realpath(path))
  const may = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
  return !may || (mode & 0o222) === 0
}
