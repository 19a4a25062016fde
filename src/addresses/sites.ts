// The sites of a repository: which folders hold one, and what is where in each.

import {addToList} from '../core/order.ts'
import {type GeneratorName, generatorNames, type Repository, type SiteSettings} from '../core/repository.ts'
import {layOutAstro} from './generators/astro.ts'
import {layOutDocusaurus} from './generators/docusaurus.ts'
import {layOutHugo} from './generators/hugo.ts'
import {layOutJekyll} from './generators/jekyll.ts'
import {layOutEleventy, layOutMkDocs, layOutObsidian, layOutPlain, layOutVitePress} from './generators/others.ts'
import type {Layout, SiteFolder} from './layout.ts'
import {folderOfPath, lastPart, plainAddress} from './paths.ts'
import {formerAddresses, type Redirects, readRedirects} from './redirects.ts'

/** A site with all its addresses. */
export interface AddressedSite extends SiteFolder {
  layout: Layout
  /** Is the generator known, by the settings or by the files? */
  isKnown: boolean
  /** The sources at each address, in small letters: of translations there may be several. */
  addresses: ReadonlyMap<string, readonly string[]>
  /** Folders of addresses that have a source: `/docs/`. */
  folders: ReadonlySet<string>
  /** The addresses of each page. */
  pages: ReadonlyMap<string, readonly string[]>
  leadsOn: Redirects
  names: AddressNames
}

/** The last parts of addresses by the folder they are in, and addresses by their last part. */
interface AddressNames {
  beside: ReadonlyMap<string, readonly string[]>
  byName: ReadonlyMap<string, readonly string[]>
}

/** The files of a repository in the order that links ask for them. */
export interface FileTree {
  repository: Repository
  files: ReadonlySet<string>
  folders: ReadonlySet<string>
  /** Paths by their small letters. */
  anyCase: ReadonlyMap<string, string>
  /** Paths by their names in small letters. */
  byName: ReadonlyMap<string, readonly string[]>
  /** The names of files by their folder: `docs/`. */
  names: ReadonlyMap<string, readonly string[]>
}

function plantTree(repository: Repository): FileTree {
  const files = new Set(repository.files())
  const folders = new Set<string>([''])
  const anyCase = new Map<string, string>()
  const byName = new Map<string, string[]>()
  const names = new Map<string, string[]>()
  for (const path of files) {
    anyCase.set(path.toLowerCase(), path)
    addToList(byName, lastPart(path).toLowerCase(), path)
    addToList(names, folderOfPath(path), lastPart(path))
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at)
      if (folders.has(folder)) break
      folders.add(folder)
      anyCase.set(folder.toLowerCase(), folder)
    }
  }
  return {repository, files, folders, anyCase, byName, names}
}

/** Files that only one generator has, with how the folder of the site follows from them. */
const signs: readonly {pattern: RegExp; generator: GeneratorName}[] = [
  {pattern: /^hugo\.(?:toml|ya?ml|json)$/, generator: 'hugo'},
  {pattern: /^docusaurus\.config\.[cm]?[jt]s$/, generator: 'docusaurus'},
  {pattern: /^astro\.config\.[cm]?[jt]s$/, generator: 'astro'},
  {pattern: /^(?:\.eleventy\.c?js|eleventy\.config\.[cm]?[jt]s)$/, generator: 'eleventy'},
  {pattern: /^mkdocs\.ya?ml$/, generator: 'mkdocs'},
  {pattern: /^_config\.(?:ya?ml|toml)$/, generator: 'jekyll'},
]

/** Folders in which a site is somebody's example. */
const notSites = new Set(
  'node_modules themes fixture fixtures __fixtures__ testdata test tests example examples template templates'.split(
    ' ',
  ),
)

/** The site folders that the files show. */
function signsIn({files, repository}: FileTree): Map<string, GeneratorName> {
  const found = new Map<string, GeneratorName>()
  for (const path of files) {
    if (path.split('/').some((part) => notSites.has(part))) continue
    const [, vitepress] = /^(.*?)\.vitepress\/config(?:\/index|\/shared)?\.[cm]?[jt]s$/.exec(path) ?? []
    const [, vault] = /^(.*?)\.obsidian\//.exec(path) ?? []
    const generator = signs.find(({pattern}) => pattern.test(lastPart(path)))?.generator
    if (vitepress !== undefined) found.set(vitepress, 'vitepress')
    else if (vault !== undefined) found.set(vault, 'obsidian')
    else if (generator && !found.has(folderOfPath(path))) found.set(folderOfPath(path), generator)
    else {
      const [, hugo] = /^(.*?)(?:config\/_default\/)?(?:config|hugo)\.(?:toml|ya?ml)$/.exec(path) ?? []
      if (hugo !== undefined && (path.includes('config/_default/') || isHugo(repository, path)) && !found.has(hugo))
        found.set(hugo, 'hugo')
    }
  }
  return found
}

const isHugo = ({data}: Repository, path: string): boolean =>
  Object.keys(data(path)).some((key) => /^(?:baseurl|languagecode|theme)$/i.test(key))

const layOuts: Readonly<Record<GeneratorName, (site: SiteFolder) => Layout>> = {
  astro: layOutAstro,
  docusaurus: layOutDocusaurus,
  eleventy: layOutEleventy,
  hugo: layOutHugo,
  jekyll: layOutJekyll,
  mkdocs: layOutMkDocs,
  obsidian: layOutObsidian,
  starlight: layOutAstro,
  vitepress: layOutVitePress,
  none: layOutPlain,
}

/** Opens sites as drafts ask for them. */
export interface Sites {
  tree: FileTree
  /** The site that a draft belongs to; the folder around it where it belongs to none. */
  siteOf(path: string, settings: SiteSettings): AddressedSite
}

export function openSites(repository: Repository): Sites {
  const tree = plantTree(repository)
  const found = signsIn(tree)
  const open = new Map<string, AddressedSite>()
  return {tree, siteOf}

  function siteOf(path: string, {generator, folder}: SiteSettings): AddressedSite {
    const named = generatorNames.find((name) => name === generator)
    const around = [...found.keys()]
      .filter((one) => path.startsWith(one) && isMeant(found.get(one), named))
      .sort((a, b) => b.length - a.length)
    const said = folder === undefined ? undefined : folder.replace(/^\.?\/|\/$/g, '').replace(/.$/, '$&/')
    const [nearest] = around
    for (const where of said !== undefined && path.startsWith(said)
      ? [said]
      : around.length > 0
        ? around
        : named
          ? ['']
          : []) {
      const site = openOne(where, named ?? found.get(where) ?? 'none', true)
      if (isInside(site, path)) return site
    }
    const isPlain = named === 'none' || nearest !== undefined || named !== undefined || found.size === 0
    return openOne('', 'none', isPlain && (named !== undefined || found.size > 0))
  }

  function openOne(folder: string, generator: GeneratorName, isKnown: boolean): AddressedSite {
    const key = `${folder}\n${generator}\n${isKnown}`
    const site =
      open.get(key) ??
      lay({generator, folder, repository, files: [...tree.files].filter((path) => path.startsWith(folder))}, isKnown)
    open.set(key, site)
    return site
  }
}

const isMeant = (found: GeneratorName | undefined, named: GeneratorName | undefined): boolean =>
  named === undefined || found === named || (named === 'starlight' && found === 'astro')

/** Does a draft become a page of the site? */
const isInside = ({pages, layout}: AddressedSite, path: string): boolean =>
  pages.has(path) || layout.roots.some((root) => root !== '' && path.startsWith(root))

function lay(folder: SiteFolder, isKnown: boolean): AddressedSite {
  const layout = layOuts[folder.generator](folder)
  const addresses = new Map<string, string[]>()
  const folders = new Set<string>()
  const pages = new Map<string, readonly string[]>()
  const add = (address: string, path: string) => {
    const plain = plainAddress(address).toLowerCase()
    addToList(addresses, plain, path)
    for (let at = plain.lastIndexOf('/'); at >= 0; at = at === 0 ? -1 : plain.lastIndexOf('/', at - 1)) {
      const above = plain.slice(0, at + 1)
      if (folders.has(above)) break
      folders.add(above)
    }
  }
  for (const path of folder.files) {
    const data = layout.addressesOf(path, {}) === undefined ? undefined : folder.repository.data(path)
    const own = data && layout.addressesOf(path, data)
    if (own) pages.set(path, own.map(plainAddress))
    for (const address of own ?? layout.servedAt(path)) add(address, path)
    for (const address of data ? formerAddresses(data) : []) add(address, path)
  }
  for (const address of layout.more) add(address, '')
  const names = namesOf(addresses.keys())
  return {
    ...folder,
    names,
    layout,
    isKnown,
    addresses,
    folders,
    pages,
    leadsOn: readRedirects(folder.repository, folder.files),
  }
}

function namesOf(addresses: Iterable<string>): AddressNames {
  const beside = new Map<string, string[]>()
  const byName = new Map<string, string[]>()
  for (const address of addresses) {
    addToList(beside, folderOfPath(address), lastPart(address))
    addToList(byName, lastPart(address), address)
  }
  return {beside, byName}
}
