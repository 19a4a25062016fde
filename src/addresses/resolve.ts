// Follows a link of a draft to what it leads to, among files and addresses.
import type {SiteSettings} from '../core/repository.ts'
import {
  assetExtensions,
  closestPath,
  decodePath,
  extensionOf,
  folderOfPath,
  lastPart,
  markdownExtensions,
  plainAddress,
  resolvePath,
  withoutExtension,
} from './paths.ts'
import {type AddressedSite, asNoteName, type FileTree} from './sites.ts'

/** A link as a draft writes it. */
interface WrittenLink {
  /** The address as it stands in the source. */
  url: string
  kind: LinkKind
}

export type LinkKind = 'link' | 'image' | 'html' | 'definition' | 'field' | 'wiki' | 'ref' | 'source' | 'post'

/** Where a link leads: to a source, to something that needs none, or nowhere. */
export type Target =
  | {
      is: 'there'
      path?: string
      fragment: string /** Other pages that answer to the same address or name. */
      others?: readonly string[]
    }
  | {is: 'unknown' /** The folder of addresses that has no source. */; folder?: string}
  | {is: 'otherCase'; path: string; wanted: string}
  | {is: 'dead'; path: string; isAddress: boolean; fragment: string}

const unknown: Target = {is: 'unknown'}

/** The parts of an address. */
interface Parts {
  path: string
  fragment: string
}

const scheme = /^(?:[a-z][\w+.-]+:|\/\/)/i
const tag = /\{\{|\{%|\$\{|<%|%\(|\{[\w.]+\}/

/** Take an address apart; undefined for one that leads elsewhere or that a template fills in. */
function readAddress(url: string, {url: own}: SiteSettings): Parts | undefined {
  let text = url
    .trim()
    .replace(/&amp;/g, '&')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
  text = text.replace(/^\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}/, '').replace(/^\{\{-?\s*site\.baseurl\s*-?\}\}/, '')
  text = text.replace(
    /^\{\{-?\s*["']([^"'{}]*)["']\s*\|\s*(?:relative_url|absolute_url|relURL|absURL|url)\s*-?\}\}/,
    '$1',
  )
  const inside =
    own && text.toLowerCase().startsWith(own.toLowerCase().replace(/\/$/, ''))
      ? text.slice(own.replace(/\/$/, '').length)
      : undefined
  if (inside !== undefined && /^(?:[/?#]|$)/.test(inside)) text = inside === '' ? '/' : inside.replace(/^(?=[?#])/, '/')
  else if (scheme.test(text)) return undefined
  if (tag.test(text) || text === '') return undefined
  const [whole = '', ...rest] = text.split('#')
  const [path = ''] = whole.split('?', 1)
  return path === '' ? undefined : {path: decodePath(path), fragment: rest.join('#')}
}

/** Follow a link from a draft. */
export function followLink(
  {url, kind}: WrittenLink,
  from: string,
  site: AddressedSite,
  tree: FileTree,
  settings: SiteSettings,
): Target {
  if (kind === 'wiki') return followName(url, from, site, tree)
  const parts = readAddress(url, settings)
  if (!parts) return unknown
  if (kind === 'ref' || kind === 'source' || kind === 'post') return followSource(parts, kind, from, site, tree)
  const path = parts.path.replace(/^@site\//, `/`)
  if (/^[~@]|^pathname:/.test(path)) return unknown
  const there = findPages(path, from, site, tree)
  if (there.length > 0) return leadTo(there, from, parts.fragment)
  if (kind === 'field' && isAnywhere(path, tree)) return {is: 'there', fragment: ''}
  return judgeMissing({...parts, path}, from, site, tree, settings)
}

/** Is an address one of the site's own, written in full? */
export const isOwnAddress = (url: string, {url: own}: SiteSettings): boolean =>
  own !== undefined && url.trim().toLowerCase().startsWith(own.toLowerCase().replace(/\/$/, ''))

/** Does a file anywhere end with the path? Templates put a folder before the picture that front matter names. */
const isAnywhere = (path: string, {byName}: FileTree): boolean =>
  !path.startsWith('/') &&
  (byName.get(lastPart(path).toLowerCase()) ?? []).some((one) => `/${one}`.endsWith(`/${path.replace(/^\.\//, '')}`))

/** The page of several that is nearest to the draft; an empty path needs no source. */
function leadTo(pages: readonly string[], from: string, fragment: string): Target {
  const path = closestPath(folderOfPath(from), pages)
  const others = pages.filter((page) => page !== path)
  return {is: 'there', ...(path !== '' && {path}), ...(others.length > 0 && {others}), fragment}
}

/** What a path leads to: a file, the pages at an address, which may be one for each language, or files of a name. */
function findPages(path: string, from: string, site: AddressedSite, tree: FileTree): string[] {
  const file = findFile(path, from, site, tree)
  const isAddress = path.startsWith('/') && extensionOf(path) === ''
  if (file !== undefined && !isAddress) return [file]
  const pages = [...new Set([...(file === undefined ? [] : [file]), ...(findAddress(path, from, site) ?? [])])]
  return pages.length > 0 ? pages : findByName(path, site, tree)
}

/** A vault finds a file by its name, wherever it is. */
const findByName = (path: string, {layout, folder}: AddressedSite, {byName}: FileTree): string[] =>
  layout.isByName
    ? [lastPart(path), `${lastPart(path)}.md`]
        .flatMap((name) => byName.get(name.toLowerCase()) ?? [])
        .filter((one) => one.startsWith(folder))
    : []

const indexNames = [
  'index.md',
  'README.md',
  '_index.md',
  'index.mdx',
  'index.html',
  'readme.md',
  'index.markdown',
  'Readme.md',
]

/** The file that a path leads to; empty for a folder. */
function findFile(path: string, from: string, site: AddressedSite, tree: FileTree): string | undefined {
  for (const whole of wholePaths(path, from, site)) {
    if (tree.files.has(whole)) return whole
    for (const other of otherNames(whole, path)) if (tree.files.has(other)) return other
    if (tree.folders.has(whole))
      return indexNames.map((name) => (whole ? `${whole}/${name}` : name)).find((name) => tree.files.has(name)) ?? ''
  }
  return undefined
}

/** Where in the repository a path may lead. */
function wholePaths(path: string, from: string, {layout, folder}: AddressedSite): string[] {
  const twin = layout.twinOf?.(from)
  const starts = path.startsWith('/')
    ? [...layout.roots, folder, '']
    : [
        folderOfPath(from),
        ...(twin ? [folderOfPath(twin)] : []),
        ...(layout.isByName ? [folder] : []),
        ...(layout.isFromRoot ? layout.roots.slice(0, 1) : []),
      ]
  const relative =
    path.startsWith('/') && layout.base && `${path}/`.startsWith(`${layout.base}/`)
      ? [path, path.slice(layout.base.length)]
      : [path]
  return starts.flatMap((start) => relative.flatMap((one) => resolvePath(start, one.replace(/^\/+/, '')) ?? []))
}

const sourceKinds = ['.md', '.mdx', '.markdown', '.mdoc', '.html', '.adoc', '.rst', '.njk', '.ipynb', '.txt', '.astro']

/** The names that the source of a path may have. */
function otherNames(whole: string, path: string): string[] {
  if (/\.html?$/.test(whole)) return sourceKinds.map((kind) => withoutExtension(whole) + kind)
  if (markdownExtensions.has(extensionOf(whole))) return []
  return path.endsWith('/') ? [] : sourceKinds.map((kind) => whole + kind)
}

/** The sources at an address; an empty one where it needs none. */
function findAddress(path: string, from: string, site: AddressedSite): readonly string[] | undefined {
  for (const address of wholeAddresses(path, from, site)) {
    const plain = plainAddress(address).toLowerCase()
    const sources = site.addresses.get(plain)
    if (sources) return sources
    if (plain === '' || site.folders.has(`${plain}/`) || site.leadsOn(address)) return ['']
  }
  return undefined
}

/** The addresses that a path may mean. */
function wholeAddresses(path: string, from: string, {layout, pages}: AddressedSite): string[] {
  if (path.startsWith('/')) {
    const bare =
      layout.base && `${path}/`.startsWith(`${layout.base}/`) ? path.slice(layout.base.length) || '/' : undefined
    const [, unlocalized] = /^\/[a-z]{2}(?:-[a-z]{2,4})?(\/.*)$/i.exec(bare ?? path) ?? []
    const all = [path, ...(bare === undefined ? [] : [bare]), ...(unlocalized ? [unlocalized] : [])]
    return all
  }
  return (pages.get(from) ?? []).flatMap((address) =>
    [`${address}/`, folderOfPath(address)].flatMap((start) => {
      const whole = resolvePath(start, path)
      return whole === undefined ? [] : [`/${whole}`]
    }),
  )
}

/** Paths of GitHub beside those of the repository. */
const ofHost = new Set(
  'issues pull pulls wiki releases actions discussions security tree blob raw compare commit commits stargazers network graphs projects tags branches contributors fork labels milestones'.split(
    ' ',
  ),
)

/** Nothing was found: is the link dead for sure? */
function judgeMissing(
  {path, fragment}: Parts,
  from: string,
  site: AddressedSite,
  tree: FileTree,
  settings: SiteSettings,
): Target {
  const {layout, isKnown, generator} = site
  const [whole] = wholePaths(path, from, site)
  if (whole === undefined) return unknown
  const other = wholePaths(path, from, site).flatMap((one) => tree.anyCase.get(one.toLowerCase()) ?? [])[0]
  if (other !== undefined) return {is: 'otherCase', path: other, wanted: path}
  if (wholePaths(path, from, site).some((one) => tree.repository.has(one))) return {is: 'there', fragment: ''}
  if (isBuilt(path, from, site, tree)) return {is: 'unknown', folder: folderOfPath(whole)}
  const extension = extensionOf(path)
  const isFile = markdownExtensions.has(extension) || assetExtensions.has(extension)
  const dead: Target = {is: 'dead', path: whole, isAddress: false, fragment}
  const isFileSite = layout.isByFile === true
  if (!path.startsWith('/') && (isFile || (isFileSite && isKnown && extension !== ''))) {
    const isMadeFolder = layout.isOpen === true && !tree.folders.has(folderOfPath(whole).slice(0, -1))
    if (isMadeFolder) return {is: 'unknown', folder: folderOfPath(whole)}
    return !isKnown && assetExtensions.has(extension) && !folderIsHere(whole, tree) ? unknown : dead
  }
  if (!isKnown) return unknown
  if (generator === 'none')
    return ofHost.has(path.split('/', 1)[0] as string) || path.startsWith('/') || path.includes(':') ? unknown : dead
  if (layout.isByName) return dead
  const addresses = wholeAddresses(path, from, site)
  if (layout.isHooked && !/[/.]/.test(path)) return unknown
  if (addresses.length === 0 || addresses.some((one) => isMade(one, site, settings))) return unknown
  if (layout.isOpen && !isFile) return unknown
  const folder = folderOfPath(plainAddress(addresses[addresses.length - 1] as string))
  if (!addresses.some((one) => site.folders.has(folderOfPath(plainAddress(one)).toLowerCase())))
    return {is: 'unknown', folder}
  const elsewhere = site.isShared ? otherRepository(addresses, site) : undefined
  if (elsewhere !== undefined) return {is: 'unknown', folder: elsewhere}
  return {...dead, path: plainAddress(addresses[0] as string), isAddress: true}
}

/** Does .gitignore leave out what the path leads to? Then a build makes it. */
const isBuilt = (path: string, from: string, site: AddressedSite, {repository}: FileTree): boolean =>
  repository.isIgnored !== undefined &&
  wholePaths(path, from, site).some((whole) =>
    [whole, ...(extensionOf(path) ? [] : [`${whole}.md`, `${whole}/index.md`])].some((one) =>
      repository.isIgnored?.(one),
    ),
  )

/** The first folder of addresses that nothing here is in: another repository may have its pages there. */
function otherRepository(addresses: readonly string[], {folders, addresses: known}: AddressedSite): string | undefined {
  const firsts = addresses.map((one) => `/${plainAddress(one).toLowerCase().split('/')[1]}`)
  const isHere = firsts.some((one) => folders.has(`${one}/`) || known.has(one))
  return isHere || addresses.some((one) => extensionOf(one) !== '') ? undefined : `${firsts[0]}/`
}

const folderIsHere = (whole: string, {folders}: FileTree): boolean => folders.has(folderOfPath(whole).slice(0, -1))

const isMade = (address: string, {layout}: AddressedSite, {generated = []}: SiteSettings): boolean =>
  layout.isMade(plainAddress(address)) ||
  layout.isMade(address) ||
  generated.some((start) => `${address}/`.startsWith(start))

/** Follow the path in a tag of the generator: Hugo’s `ref`, Jekyll’s `link` and `post_url`. */
function followSource(
  {path, fragment}: Parts,
  kind: LinkKind,
  from: string,
  site: AddressedSite,
  tree: FileTree,
): Target {
  const name = lastPart(path).toLowerCase()
  const starts =
    kind === 'post'
      ? ['']
      : path.startsWith('/')
        ? [...site.layout.roots, site.folder]
        : [folderOfPath(from), ...site.layout.roots, site.folder]
  for (const start of starts) {
    const whole = resolvePath(start, path.replace(/^\/+/, ''))
    if (whole === undefined) continue
    const found = [whole, ...otherNames(whole, path), ...indexNames.map((index) => `${whole}/${index}`)].find((one) =>
      tree.files.has(one),
    )
    if (found !== undefined) return {is: 'there', path: found, fragment}
    const [, bare = whole] = /^(.*?)(?:\.md)?$/.exec(whole) ?? []
    for (const [one] of site.pages)
      if (one.startsWith(`${bare}.`) || one.startsWith(`${bare}/`)) return {is: 'there', fragment: ''}
    if (tree.folders.has(whole)) return {is: 'there', fragment: ''}
  }
  const wanted = /\.\w+$/.test(name) ? [name] : [...sourceKinds.map((one) => name + one)]
  const named = wanted.flatMap((one) => tree.byName.get(one) ?? []).filter((one) => site.pages.has(one))
  if (named.length > 0 && (kind !== 'source' || !path.includes('/')))
    return {is: 'there', path: named[0] as string, fragment}
  const pages = kind === 'ref' ? findAddress(path.startsWith('/') ? path : `/${path}`, from, site) : undefined
  if (pages) return leadTo(pages, from, fragment)
  const data = site.generator === 'hugo' || site.generator === 'jekyll'
  return data ? {is: 'dead', path: resolvePath('', path) ?? path, isAddress: false, fragment} : unknown
}

/** Follow the name of a note: `[[Ferry times#Winter]]`. */
function followName(url: string, from: string, site: AddressedSite, tree: FileTree): Target {
  if (site.generator !== 'obsidian') return unknown
  const [name = '', ...rest] = url.split('#')
  const wanted = name.trim().replace(/\\$/, '')
  if (wanted === '' || tag.test(wanted)) return unknown
  const fragment = rest.join('#')
  const isHere = (path: string) => path.startsWith(site.folder)
  const paths =
    extensionOf(wanted) && tree.byName.has(lastPart(wanted).toLowerCase()) ? [wanted] : [`${wanted}.md`, wanted]
  for (const path of paths) {
    const named = (tree.byName.get(lastPart(path).toLowerCase()) ?? []).filter(isHere)
    const found = named.filter(
      (one) =>
        one.toLowerCase().endsWith(`/${path.replace(/^(?:\.{0,2}\/)+/, '').toLowerCase()}`) ||
        one.toLowerCase() === path.toLowerCase(),
    )
    if (found.length > 0) return leadTo(found, from, fragment)
  }
  const known = site.aliases.get(asNoteName(wanted))
  if (known) return leadTo(known, from, fragment)
  return {is: 'dead', path: wanted, isAddress: false, fragment}
}
