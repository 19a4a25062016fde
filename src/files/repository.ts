// The files of a repository on disk, for rules that follow links. Listed once, read when they are asked for.
import {type Dirent, existsSync, readdirSync} from 'node:fs'
import {basename, dirname, join, relative, resolve, sep} from 'node:path'
import ignore from 'ignore'
import type {Repository, RepositoryData} from '../core/repository.ts'
import {readConfiguration} from '../formats/configuration.ts'
import {remember} from './ignore-files.ts'
import {textIfFile} from './regular.ts'

/**
 * Open the repository around a working directory: the folder with `.git`, else the directory itself.
 * @param textAt what stands in place of a file, by absolute path, such as a document in an editor
 */
export function openRepository(
  cwd: string,
  textAt: (path: string) => string | undefined = () => undefined,
): Repository {
  const root = rootOf(cwd)
  const start = relative(root, cwd).split(sep).join('/')
  let listed: readonly string[] | undefined
  const read = (path: string) => textAt(resolve(root, path)) ?? textIfFile(resolve(root, path))
  return {
    name: basename(root),
    start: start && `${start}/`,
    files() {
      listed ??= listFiles(root)
      return listed
    },
    read,
    data: (path) => dataIn(path, read(path)),
    isIgnored: openIgnored((path) => textIfFile(resolve(root, path))),
    has: (path) => existsSync(resolve(root, path)),
  }
}

/** Returns whether files `.gitignore` leave a path out, those of each folder around it. */
function openIgnored(read: (path: string) => string | undefined): (path: string) => boolean {
  const patternsOf = remember((folder: string) => {
    const text = read(`${folder}.gitignore`)
    return text === undefined ? undefined : ignore().add(text)
  })
  return (path) => {
    let isIgnored = false
    for (let at = -1; ; at = path.indexOf('/', at + 1)) {
      const folder = path.slice(0, at + 1)
      const said = patternsOf(folder)?.test(path.slice(folder.length))
      if (said?.ignored || said?.unignored) isIgnored = said.ignored
      if (path.indexOf('/', at + 1) < 0) return isIgnored
    }
  }
}

const dataIn = (path: string, text: string | undefined): RepositoryData =>
  text === undefined ? {} : readConfiguration(path, text)

/** The root of the repository around a working directory: the folder with `.git`, else the directory itself. */
export function rootOf(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (folder === dirname(folder)) return cwd
  }
}

/** What tools keep, and nobody links to. */
const kept = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '.venv',
  '__pycache__',
  '.cache',
  '.next',
  '.nuxt',
  '.docusaurus',
])

/** A folder with more files is no repository: nothing is known of what isn't asked for by its path. */
const mostFiles = 500_000

function listFiles(root: string): string[] {
  const files: string[] = []
  enter('')
  return files.length > mostFiles ? [] : files

  function enter(folder: string): void {
    for (const entry of entriesOf(join(root, folder))) {
      if (files.length > mostFiles) return
      if (!entry.isDirectory()) files.push(folder + entry.name)
      else if (!kept.has(entry.name)) enter(`${folder}${entry.name}/`)
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
