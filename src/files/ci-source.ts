// How a CI job can get Copydesk in a repository: where it is published, installed with the project, or a file in it.
import {readdirSync} from 'node:fs'
import {dirname, isAbsolute, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {type CiSource, tarballFor} from './ci-files.ts'
import {textIfFile} from './regular.ts'

/** The source of a job in a repository at an absolute folder, and what stands in the way of it, as a sentence. */
interface FoundSource {
  source: CiSource
  /** The package file that has to be added. */
  missing?: string
}

/** Find out how a job gets Copydesk. `published` is the address of its repository, where there is one. */
export function ciSourceFor(folder: string, version: string, published?: string): FoundSource {
  if (published !== undefined) return {source: {published}}
  const spec = dependencyIn(folder)
  if (spec !== undefined && !leadsOutside(spec)) return {source: {install: installCommand(folder)}}
  const tarball = tarballIn(folder)
  if (tarball) return {source: {tarball}}
  const missing = tarballFor(version)
  return {source: {tarball: missing}, missing}
}

/** The folder of the Copydesk that runs: a clone, or the package as it was installed. */
export function ownFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (folder !== dirname(folder) && !/"name": "copydesk"/.test(textIfFile(join(folder, 'package.json')) ?? ''))
    folder = dirname(folder)
  return folder
}

/** What the project's package.json says of Copydesk: a version or a file. */
function dependencyIn(folder: string): string | undefined {
  try {
    const about = JSON.parse(textIfFile(join(folder, 'package.json')) ?? '{}') as Record<string, unknown>
    const all = {...(about.dependencies as object), ...(about.devDependencies as object)} as Record<string, string>
    return all.copydesk
  } catch {
    return undefined
  }
}

const local = new Set(['file', 'link'])

/** A package file beside the repository is not there in a job. */
const leadsOutside = (spec: string): boolean => {
  const [scheme = '', path] = /^(\w+):(.*)$/.exec(spec)?.slice(1) ?? []
  return local.has(scheme) && path !== undefined && (isAbsolute(path) || path.startsWith('..') || path.startsWith('~'))
}

const byLockFile: readonly (readonly [lock: string, command: string])[] = [
  ['package-lock.json', 'npm ci'],
  ['pnpm-lock.yaml', 'npx --yes pnpm install --frozen-lockfile'],
  ['yarn.lock', 'npx --yes yarn install --frozen-lockfile'],
]

const installCommand = (folder: string): string =>
  byLockFile.find(([lock]) => textIfFile(join(folder, lock)) !== undefined)?.[1] ?? 'npm install'

/** The newest package file of Copydesk in the repository, as a path from its root. */
function tarballIn(folder: string): string | undefined {
  const found = ['', 'tools/', 'vendor/'].flatMap((place) =>
    namesIn(join(folder, place))
      .filter((name) => /^copydesk-\d[\w.-]*\.tgz$/.test(name))
      .map((name) => `${place}${name}`),
  )
  return found.sort().at(-1)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
