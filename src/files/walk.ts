// Walks a folder for drafts, without going into what is ignored.
import {type Dirent, readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'

/** Which paths to leave out; a folder left out is not entered. */
export type Ignored = (path: string, isFolder: boolean) => Promise<string | undefined>

/** All files below an absolute folder that `isDraft` names, hidden ones and node_modules left out; `left` counts those ignored. */
export async function walk(
  folder: string,
  isDraft: (path: string) => boolean,
  ignored: Ignored,
): Promise<{files: string[]; left: number}> {
  const found = {files: [] as string[], left: 0}
  await enter(folder)
  return found

  async function enter(folder: string): Promise<void> {
    for (const entry of entriesOf(folder)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = join(folder, entry.name)
      const isFolder = entry.isDirectory()
      if (!isFolder && !(isDraft(entry.name) && isFile(entry, path))) continue
      if (await ignored(path, isFolder)) found.left++
      else if (isFolder) await enter(path)
      else found.files.push(path)
    }
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
  } catch {
    return []
  }
}

/** A link to a file is one; a link to a folder, to nothing or to itself isn't. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile()
  try {
    return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false
  } catch {
    return false
  }
}
