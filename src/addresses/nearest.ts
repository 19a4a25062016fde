// What a dead link probably meant: the file of the same name elsewhere, or the nearest name beside it.
import {editDistance} from '../core/settings/nearest.ts'
import {closestPath, extensionOf, folderOfPath, lastPart, markdownExtensions, withoutExtension} from './paths.ts'
import type {AddressedSite, FileTree} from './sites.ts'

/** A proposal, and whether it is sure. */
interface Proposal {
  /** A path in the repository, or an address. */
  path: string
  /** It is the only file of that name. */
  isOnly: boolean
}

/** Names that say nothing of what they hold. */
const commonNames = new Set('index _index readme image img screenshot logo overview introduction intro'.split(' '))
const common = {test: (name: string): boolean => commonNames.has(/^[a-z_]*/i.exec(name)?.[0]?.toLowerCase() ?? '')}

const mostLooked = 3000

/** The file that a path probably meant. */
export function fileMeant(
  path: string,
  {byName, names}: FileTree,
  isGood: (path: string) => boolean,
): Proposal | undefined {
  const named = common.test(lastPart(path)) ? [] : (byName.get(lastPart(path).toLowerCase()) ?? []).filter(isGood)
  if (named.length === 1) return {path: named[0] as string, isOnly: true}
  if (named.length > 1) return {path: closestPath(folderOfPath(path), named), isOnly: false}
  const folder = folderOfPath(path)
  const beside = (names.get(folder) ?? [])
    .slice(0, mostLooked)
    .filter((name) => isAlike(extensionOf(name), extensionOf(path)))
  const near = nameMeant(lastPart(path), beside)
  return near === undefined ? undefined : {path: folder + near, isOnly: false}
}

/** Pages stand in for pages, and pictures for pictures. */
const isAlike = (a: string, b: string): boolean =>
  a === b ||
  b === '' ||
  (markdownExtensions.has(a) && markdownExtensions.has(b)) ||
  (pictures.has(a) && pictures.has(b))

const pictures = new Set(['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif'])

/** The address that an address probably meant: one beside it with a name like it, or the only one of that name. */
export function nearestAddress(address: string, {names}: AddressedSite): Proposal | undefined {
  const [folder, name] = [folderOfPath(address).toLowerCase(), lastPart(address).toLowerCase()]
  const near = nameMeant(name, (names.beside.get(folder) ?? []).slice(0, mostLooked))
  if (near !== undefined) return {path: folder + near, isOnly: false}
  const same = names.byName.get(name) ?? []
  return same.length === 1 && !common.test(name) && name.length > 3
    ? {path: same[0] as string, isOnly: false}
    : undefined
}

/** The name that differs least, if that is little. */
export function nameMeant(name: string, names: readonly string[]): string | undefined {
  const wanted = withoutExtension(name).toLowerCase()
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 4)) + 1
  for (const other of names) {
    const distance = editDistance(wanted, withoutExtension(other).toLowerCase(), least)
    if (distance < least) [best, least] = [other, distance]
  }
  return best
}
