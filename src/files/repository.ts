// The files of a repository on disk, for rules that follow links. Listed once, read when they are asked for.
import {type Dirent, existsSync, readdirSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import type {Repository, RepositoryData} from '../core/repository.ts'
import {readConfiguration} from '../formats/configuration.ts'
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
    start: start && `${start}/`,
    files() {
      listed ??= listFiles(root)
      return listed
    },
    read,
    data: (path) => dataIn(path, read(path)),
    has: (path) => existsSync(resolve(root, path)),
  }
}

const dataIn = (path: string, text: string | undefined): RepositoryData =>
  text === undefined ? {} : readConfiguration(path, text)

function rootOf(cwd: string): string {
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
