// Which paths .gitignore and .copydeskignore leave out, each below its own folder.
import {existsSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'
import type {Ignore} from 'ignore'
import {textIfFile} from './regular.ts'

/** Patterns in the syntax of .gitignore, which hold below a folder. */
export interface Patterns {
  folder: string
  /** The file they come from, for messages. */
  file: string
  ignore: Ignore
}

const fileNames = ['.gitignore', '.copydeskignore']

/** Make patterns that hold below a folder. */
export async function makePatterns(
  folder: string,
  file: string,
  patterns: string | readonly string[],
): Promise<Patterns> {
  const {default: ignore} = await import('ignore')
  return {folder, file, ignore: ignore().add(patterns)}
}

/** The file that says to leave a path out, if the patterns do; later ones over earlier ones. */
export function ignoringFile(path: string, isFolder: boolean, all: readonly Patterns[]): string | undefined {
  let file: string | undefined
  for (const patterns of all) {
    const below = relative(patterns.folder, path).split(sep).join('/')
    if (!below || below.startsWith('../') || below === '..') continue
    const {ignored, unignored} = patterns.ignore.test(isFolder ? `${below}/` : below)
    if (ignored) file = patterns.file
    else if (unignored) file = undefined
  }
  return file
}

/**
 * Open the ignore files around paths; gives a function that says which file leaves an absolute path out. What stands
 * in an ignored folder can't be taken back; a .gitignore beyond the repository doesn't count.
 */
export function openIgnoreFiles(): (path: string, isFolder: boolean) => Promise<string | undefined> {
  const patternsFor = remember(async (folder: string): Promise<Patterns[]> => {
    const parent = dirname(folder)
    const above = parent === folder ? [] : await patternsFor(parent)
    const isRepository = existsSync(join(folder, '.git'))
    const kept = isRepository ? above.filter(({file}) => !file.endsWith('.gitignore')) : above
    const own = fileNames.flatMap((name) => {
      const file = join(folder, name)
      const text = textIfFile(file)
      return text === undefined ? [] : {file, text}
    })
    if (own.length === 0) return kept
    return [...kept, ...(await Promise.all(own.map(({file, text}) => makePatterns(folder, file, text))))]
  })
  const folderIgnoredBy = remember(async (folder: string): Promise<string | undefined> => {
    const parent = dirname(folder)
    if (parent === folder) return undefined
    return (await folderIgnoredBy(parent)) ?? ignoringFile(folder, true, await patternsFor(parent))
  })
  return async (path, isFolder) => {
    if (isFolder) return folderIgnoredBy(path)
    const folder = dirname(path)
    return (await folderIgnoredBy(folder)) ?? ignoringFile(path, false, await patternsFor(folder))
  }
}

/** A function of a text that works each answer out once. */
export function remember<T>(work: (key: string) => T): (key: string) => T {
  const answers = new Map<string, T>()
  return (key) => {
    if (!answers.has(key)) answers.set(key, work(key))
    return answers.get(key) as T
  }
}
