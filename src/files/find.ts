// Finds the drafts that paths, folders and globs name.
import {existsSync, statSync} from 'node:fs'
import {relative, resolve, sep} from 'node:path'
import {glob, isDynamicPattern} from 'tinyglobby'

/** What the paths given come to. */
export interface Found {
  /** Drafts, relative to the working directory where they are near it, each once, in the order of their names. */
  files: string[]
  /** Paths given by name that nothing stands at. */
  missing: string[]
  /** Paths given by name that are no drafts, with a sentence each. */
  passed: string[]
  /** Sentences about folders and globs that hold no drafts. */
  empty: string[]
}

const ignoredFolders = ['**/node_modules/**', '**/.git/**', '**/.hg/**', '**/.svn/**']

/**
 * Find drafts below a working directory. Folders are searched for files of the extensions; symbolic links to folders
 * are not followed, so that no loop is.
 */
export async function findDrafts(paths: readonly string[], extensions: readonly string[], cwd: string): Promise<Found> {
  const found: Found = {files: [], missing: [], passed: [], empty: []}
  const wanted = extensions.map((extension) => `.${extension}`)
  const isDraft = (path: string) => wanted.some((extension) => path.toLowerCase().endsWith(extension))
  const looked = `looked for ${wanted.join(', ')} files`
  for (const path of paths.length > 0 ? paths : ['.']) await add(path)
  const named = [...new Set(found.files.map((file) => shorten(resolve(cwd, file), cwd)))]
  return {...found, files: named.sort((a, b) => (a < b ? -1 : 1))}

  async function add(path: string): Promise<void> {
    const kind = kindOf(resolve(cwd, path))
    if (kind === 'folder')
      await addMatches(`There are no drafts in \`${path}\``, `**/*{${wanted.join(',')}}`, resolve(cwd, path))
    else if (kind === 'file' && isDraft(path)) found.files.push(path)
    else if (kind === 'file')
      found.passed.push(`\`${path}\` was not checked: Copydesk reads ${wanted.join(', ')} files.`)
    else if (isDynamicPattern(path)) await addMatches(`No drafts match \`${path}\``, path, cwd)
    else found.missing.push(path)
  }

  async function addMatches(otherwise: string, pattern: string, folder: string): Promise<void> {
    const files = await glob(pattern, {
      cwd: folder,
      absolute: true,
      ignore: ignoredFolders,
      followSymbolicLinks: false,
      caseSensitiveMatch: false,
      expandDirectories: false,
    })
    const drafts = files.filter(isDraft)
    if (drafts.length === 0) found.empty.push(`${otherwise}: ${looked}.`)
    found.files.push(...drafts)
  }
}

function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  if (!existsSync(path)) return 'nothing'
  return statSync(path).isDirectory() ? 'folder' : 'file'
}

/** Relative to the working directory, but for files far from it. */
function shorten(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return short.split(sep).filter((part) => part === '..').length > 3 ? path : short
}
