// Which files texts refer to, by name: drafts, templates, styles, data and code alike.
import {addToList} from '../core/order.ts'
import {decodePath, folderOfPath, lastPart, withoutExtension} from './paths.ts'

/** Collects what texts refer to. */
interface Uses {
  /** Note what a text refers to. `isCopy` says that it is a draft, in which folders stand for what is in them. */
  read(text: string, isCopy: boolean): void
  /** Is the name of a file in any text, or may a template or a variant of the file make it? */
  isUsed(path: string): boolean
}

/** What is looked for, by the last piece of its name in small letters. */
interface Wanted {
  name: string
  path: string
  /** The name has no extension: it counts only as a value, not as a word. */
  isStem: boolean
}

/** Pieces of names: what stands between spaces and signs. */
const piece = /[^\s"'`()<>[\]{}|,;=:/\\#?&*!]{2,200}/g
const lastPiece = (name: string): string => [...name.matchAll(piece)].at(-1)?.[0] ?? ''

/** Where a template fills something in, or a pattern leaves it open: `/img/team/{{ name }}.png`, `img/${n}.png`. */
const opening = /\{\{|\{%|\$\{|<%|\*|["'`] ?\+/g
/** What may be a path. */
const pathLike = /[\w.@~/-]{3,300}/g
const mostOfPath = 300
/** A page's own pictures that a template of Hugo takes by patterns. */
const resources = /\bResources\.(\w+)[\s("'`]*([^\s"'`)}]*)/g

/** What is known while texts are read. */
interface UseTables {
  byPiece: Map<string, Wanted[]>
  byFolder: Map<string, string[]>
  used: Set<string>
  /** Open paths that were met before. */
  met: Set<string>
  /** Words of the patterns by which templates take pictures of a page. */
  taken: Set<string>
  takesAll: boolean
}

/** Open what collects uses of some files. Paths count from the root of the repository. */
export function openUses(paths: readonly string[]): Uses {
  const tables = makeTables(paths)
  const {used, taken} = tables
  const variants = openVariants(paths)
  const isTaken = (path: string) => {
    const name = lastPart(path).toLowerCase()
    return tables.takesAll || [...taken].some((word) => name.includes(word))
  }
  return {
    read: (text, isCopy) => readUses(tables, text, isCopy),
    isUsed: (path) => used.has(path) || isTaken(path) || variants(path).some((one) => used.has(one)),
  }
}

function makeTables(paths: readonly string[]): UseTables {
  const byPiece = new Map<string, Wanted[]>()
  const byFolder = new Map<string, string[]>()
  const used = new Set<string>()
  const add = (wanted: Wanted) => {
    const key = lastPiece(wanted.name)
    if (key) addToList(byPiece, key, wanted)
    else used.add(wanted.path)
  }
  for (const path of paths) {
    const name = lastPart(path).toLowerCase()
    add({name, path, isStem: false})
    const stem = withoutExtension(name)
    if (stem !== name && stem.length > 2) add({name: stem, path, isStem: true})
    addToList(byFolder, folderOfPath(path).toLowerCase(), path)
  }
  return {byPiece, byFolder, used, met: new Set(), taken: new Set(), takesAll: false}
}

function readUses(tables: UseTables, text: string, isCopy: boolean): void {
  for (const {0: found, index} of text.matchAll(piece)) meetPiece(tables, found.replace(/[.]+$/, ''), index, text)
  for (const {index} of text.matchAll(opening)) useBelow(tables, pathBefore(text, index))
  if (isCopy) for (const path of handedFolders(text)) useBelow(tables, path)
  for (const [, how = '', pattern = ''] of text.matchAll(resources)) {
    if (how === 'ByType') tables.takesAll = true
    const words = how.endsWith('Match') ? pattern.toLowerCase().split(/[^\p{L}\p{N}]+/u) : []
    for (const word of words) if (word.length > 2) tables.taken.add(word)
  }
}

function meetPiece({byPiece, used}: UseTables, found: string, index: number, text: string): void {
  const plain = decodePath(found).toLowerCase()
  const key = found.includes('%') ? lastPiece(plain) : plain
  for (const {name, path, isStem} of byPiece.get(key) ?? []) {
    if (used.has(path)) continue
    const end = index + found.length
    const isWhole = plain.endsWith(name) || text.slice(end - name.length, end).toLowerCase() === name
    if (isWhole && (!isStem || isValue(text, end - name.length, end))) used.add(path)
  }
}

/** Everything in a folder whose path ends so, as far as its name starts as the path does. */
function useBelow({byFolder, used, met}: UseTables, open: string): void {
  const bare = folderOfPath(open).replace(/^[./]+/, '')
  const [folder, start] = [bare.toLowerCase(), lastPart(open).toLowerCase()]
  if (folder === '' || met.has(folder + start)) return
  met.add(folder + start)
  for (const [one, files] of byFolder)
    if (one === folder || one.endsWith(`/${folder}`))
      for (const path of files) if (lastPart(path).toLowerCase().startsWith(start)) used.add(path)
}

/** The path that ends at an offset; without a folder it is empty. */
function pathBefore(text: string, end: number): string {
  let start = end
  while (start > 0 && end - start < mostOfPath && /[\w.@~/-]/.test(text[start - 1] as string)) start--
  const path = text.slice(start, end)
  return path.includes('/') ? path : ''
}

/** Folders that a draft hands to a component or keeps in front matter: `dir="/img/fair/"`, `gallery: img/fair`. */
const handedFolders = (text: string): string[] =>
  [...text.matchAll(pathLike)].flatMap(({0: path, index}) => {
    const isValue = /[="']$|:\s+$/.test(text.slice(Math.max(0, index - 3), index))
    const bare = path.replace(/^\/+|\/+$/g, '')
    return isValue &&
      bare.includes('/') &&
      /^(?:["'\s>}]|$)/.test(text.slice(index + path.length, index + path.length + 1))
      ? [`${bare}/`]
      : []
  })

/** Does a name stand alone as a value: `image: ferry`, `"ferry"`, `src/ferry"`? */
const isValue = (text: string, start: number, end: number): boolean =>
  /["'/=]|:\s/.test(text.slice(Math.max(0, start - 2), start)) && /^(?:["'\s}>)]|$)/.test(text.slice(end, end + 1))

const variants = new Set('dark light small medium large thumb thumbnail mobile desktop min retina'.split(' '))
const size = /^(?:\d{3,4}w?|\d+x\d+)$/

/** Returns the files beside one that are the same picture in another size, colour or format. */
function openVariants(paths: readonly string[]): (path: string) => readonly string[] {
  const byBase = new Map<string, string[]>()
  for (const path of paths) addToList(byBase, baseOf(path), path)
  return (path) => byBase.get(baseOf(path)) ?? []
}

/** `ferry` of `ferry@2x`, `ferry-800w`, `ferry-640x480` and `ferry-dark`. */
function baseOf(path: string): string {
  const stem = withoutExtension(path).toLowerCase().replace(/@\dx$/, '')
  const parts = lastPart(stem).split(/([-_.])/)
  const isVariant = (part = '') => variants.has(part) || size.test(part)
  while (parts.length > 2 && isVariant(parts.at(-1))) parts.splice(-2)
  return folderOfPath(stem) + parts.join('')
}
