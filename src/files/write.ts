// Writes files whole or not at all: through a temporary file beside them and a rename.
import {randomBytes} from 'node:crypto'
import {lstat, open, readFile, realpath, rename, rm} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

/** Write a file whole, keeping the mode of one that stands there; a symbolic link is followed. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const mode = await lstat(target).then(
    ({mode}) => mode & 0o7777,
    () => undefined,
  )
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      await file.writeFile(text)
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

/** Replace a file's text, unless it is no longer the text that was read. Gives whether it was written. */
export async function replaceText(path: string, before: string, after: string): Promise<boolean> {
  if ((await readFile(path, 'utf8')) !== before) return false
  await writeWhole(path, after)
  return true
}
