// Finds the drafts that paths, folders and globs name.
import {statSync} from 'node:fs'

import {relative, resolve, sep} from 'node:path'
import {compareText} from '../core/order.ts'
import {type Ignored, walk} from './walk.ts'

/** What the paths given come to. */
interface FoundDrafts {
  /** Drafts, relative to the working directory where they are near it, each once, in the order of their names. */
  files: string[]
  /** Paths given by name that nothing stands at. */
  missing: string[]
  /** Sentences about paths given by name that are no drafts or are ignored. */
  passed: string[]
  /** Sentences about folders and globs that hold no drafts. */
  empty: string[]
}

const ignoredFolders = ['**/node_modules/**', '**/.git/**', '**/.hg/**', '**/.svn/**']

/**
 * Find drafts below a working directory. Folders are searched for files of the extensions; symbolic links to folders
 * are not followed, so that no loop is. `ignored` says what leaves a path out: what is named all the same gets a note.
 */
export async function findDrafts(
  paths: readonly string[],
  extensions: readonly string[],
  cwd: string,
  ignored: Ignored = async () => undefined,
): Promise<FoundDrafts> {
  const found: FoundDrafts = {files: [], missing: [], passed: [], empty: []}
  const wanted = extensions.map((extension) => `.${extension}`)
  const isDraft = (path: string) => wanted.some((extension) => path.toLowerCase().endsWith(extension))
  const looked = `looked for ${wanted.join(', ')} files`
  for (const path of paths.length > 0 ? paths : ['.']) await add(path)
  const named = [...new Set(found.files.map((file) => shorten(resolve(cwd, file), cwd)))]
  return {...found, files: named.sort(compareText)}

  async function add(path: string): Promise<void> {
    const whole = resolve(cwd, path)
    const kind = kindOf(whole)
    const by = kind === 'nothing' ? undefined : await ignored(whole, kind === 'folder')
    if (by) found.passed.push(`\`${path}\` was not checked: \`${shorten(by, cwd)}\` says to ignore it.`)
    else if (kind === 'folder') keep(await walk(whole, isDraft, ignored), `There are no drafts in \`${path}\``, path)
    else if (kind === 'other') found.passed.push(`\`${path}\` was not checked: it is neither a file nor a folder.`)
    else if (kind === 'file' && isDraft(path)) found.files.push(path)
    else if (kind === 'file')
      found.passed.push(`\`${path}\` was not checked: Copydesk reads ${wanted.join(', ')} files.`)
    else if ((await import('tinyglobby')).isDynamicPattern(path))
      keep(await match(path), `No drafts match \`${path}\``, path)
    else found.missing.push(path)
  }

  function keep({files, left}: {files: string[]; left: number}, otherwise: string, path: string): void {
    found.files.push(...files)
    if (files.length > 0) return
    if (left > 0) found.passed.push(`All drafts in \`${path}\` are ignored.`)
    else found.empty.push(`${otherwise}: ${looked}.`)
  }

  async function match(pattern: string): Promise<{files: string[]; left: number}> {
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
}

/** What stands at a path; a link to itself leads to nothing. A FIFO or device is none of these. */
function kindOf(path: string): 'file' | 'folder' | 'nothing' | 'other' {
  try {
    const found = statSync(path)
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
  } catch {
    return 'nothing'
  }
}

/** Relative to the working directory, but for files far from it. */
function shorten(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return short.split(sep).filter((part) => part === '..').length > 3 ? path : short
}
