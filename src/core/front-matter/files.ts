// Files that front matter names: where a site would look for them, and the nearest one that is there.
import type {FilesAround} from '../files-around.ts'
import {nearest} from '../settings/nearest.ts'

/** Folders that sites hand out as they are, or take assets from. */
const served = ['static', 'public', 'assets', 'source', 'src', 'src/assets', 'content', 'docs', 'media']

/** Is a value the path of a file of this repository, rather than an address elsewhere? */
export const isOwnFile = (value: string): boolean =>
  !/^(?:[a-z][a-z\d+.-]*:|\/\/|#|~|@)/i.test(value) && /[^\s/]/.test(value)

/** The paths from the root at which a site may have a file. */
function candidates(value: string, {path}: FilesAround): string[] {
  const [plain = ''] = value.trim().split(/[?#]/)
  const paths = [plain, decoded(plain)]
  const folders = path.split('/').slice(0, -1)
  const parents = folders.map((_, i) => folders.slice(0, i + 1).join('/'))
  const roots = ['', ...parents].flatMap((parent) => [
    parent,
    ...served.map((name) => (parent ? `${parent}/${name}` : name)),
  ])
  const own = plain.startsWith('/') ? [] : paths.map((one) => joined(folders.join('/'), one))
  return [...new Set([...own, ...roots.flatMap((root) => paths.map((one) => joined(root, one)))])].flatMap(
    (one) => one ?? [],
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A path from a folder; undefined where it leads out of the root. */
function joined(folder: string, path: string): string | undefined {
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** Does a file of the repository have this path, from the draft or from a folder of the site? */
export const hasFile = (value: string, surroundings: FilesAround): boolean =>
  candidates(value, surroundings).some((path) => surroundings.hasFile(path))

/** A value like this one that leads to a file, in one of the folders it may be in. */
export function nearestFile(value: string, surroundings: FilesAround): string | undefined {
  const at = value.lastIndexOf('/') + 1
  for (const path of candidates(value, surroundings)) {
    const cut = path.lastIndexOf('/') + 1
    const name = nearest(path.slice(cut), surroundings.filesIn(path.slice(0, cut)))
    if (name !== undefined) return value.slice(0, at) + name
  }
  return undefined
}
