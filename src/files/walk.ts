// Lists the drafts in a folder or of a glob, without entering what is ignored.
import {type Dirent, readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'

/** Which paths to leave out; a folder left out is not entered. */
export type Ignored = (path: string, isFolder: boolean) => Promise<string | undefined>

/** Drafts that were found, and how many were left out because they are ignored. */
export interface FoundFiles {
  files: readonly string[]
  left: number
}

/** All files below an absolute folder that `isDraft` names, hidden ones and node_modules left out. */
export async function walk(folder: string, isDraft: (path: string) => boolean, ignored: Ignored): Promise<FoundFiles> {
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

const ignoredFolders = ['**/node_modules/**', '**/.git/**', '**/.hg/**', '**/.svn/**']

/** All files below a working directory that a glob matches and `isDraft` names, as absolute paths. */
export async function matchGlob(
  pattern: string,
  cwd: string,
  isDraft: (path: string) => boolean,
  ignored: Ignored,
): Promise<FoundFiles> {
  const {glob} = await import('tinyglobby')
  const matches = await glob(pattern, {
    cwd,
    absolute: true,
    ignore: ignoredFolders,
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
    expandDirectories: false,
  })
  const drafts = matches.filter(isDraft)
  const files = []
  for (const file of drafts) if (!(await ignored(file, false))) files.push(file)
  return {files, left: drafts.length - files.length}
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
