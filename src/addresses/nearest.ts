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
  const extension = extensionOf(path)
  const near = nameMeant(lastPart(path), names.get(folder) ?? [], (name) => isAlike(extensionOf(name), extension))
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
  const near = nameMeant(name, names.beside.get(folder) ?? [])
  if (near !== undefined) return {path: folder + near, isOnly: false}
  const same = names.byName.get(name) ?? []
  return same.length === 1 && !common.test(name) && name.length > 3
    ? {path: same[0] as string, isOnly: false}
    : undefined
}

/** The name that differs least of those accepted, if that is little. The first 3,000 names are looked at. */
export function nameMeant(
  name: string,
  names: readonly string[],
  accepts: (name: string) => boolean = () => true,
): string | undefined {
  const wanted = stemOf(name)
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.text.length / 4)) + 1
  for (const stem of stemsOf(names)) {
    if (!mayBeWithin(stem, wanted, least - 1) || !accepts(stem.name)) continue
    const distance = editDistance(wanted.text, stem.text, least)
    if (distance < least) [best, least] = [stem.name, distance]
  }
  return best
}

/** A name without its extension, in small letters, and the letters in it as bits. */
interface Stem {
  name: string
  text: string
  letters: number
}

function stemOf(name: string): Stem {
  const text = withoutExtension(name).toLowerCase()
  let letters = 0
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31)
  return {name, text, letters}
}

/** The stems of a folder's names, worked out once: where many links are dead, each asks for them. */
function stemsOf(names: readonly string[]): readonly Stem[] {
  const stems = knownStems.get(names) ?? names.slice(0, mostLooked).map(stemOf)
  knownStems.set(names, stems)
  return stems
}

const knownStems = new WeakMap<readonly string[], readonly Stem[]>()

/** No step takes more than one letter away, or brings more than one in. */
const mayBeWithin = (a: Stem, b: Stem, most: number): boolean =>
  Math.abs(a.text.length - b.text.length) <= most &&
  bitsIn(a.letters & ~b.letters) <= most &&
  bitsIn(b.letters & ~a.letters) <= most

function bitsIn(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}
