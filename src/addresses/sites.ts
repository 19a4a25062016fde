// The sites of a repository: which folders hold one, and what is where in each.

import {addToList} from '../core/order.ts'
import {
  type GeneratorName,
  generatorNames,
  type Repository,
  type RepositoryData,
  type SiteSettings,
} from '../core/repository.ts'
import {layOutAstro} from './generators/astro.ts'
import {layOutDocusaurus} from './generators/docusaurus.ts'
import {layOutHugo} from './generators/hugo.ts'
import {layOutJekyll} from './generators/jekyll.ts'
import {layOutEleventy, layOutMkDocs, layOutObsidian, layOutPlain, layOutVitePress} from './generators/others.ts'
import type {Layout, SiteFolder} from './layout.ts'
import {folderOfPath, lastPart, plainAddress, textsIn} from './paths.ts'
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
  /** Notes by the other names that their front matter has, in small letters. */
  aliases: ReadonlyMap<string, readonly string[]>
  /** May other repositories have pages at the same host: is it the site of a person or organisation on GitHub? */
  isShared: boolean
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
  'node_modules themes exampleSite fixture fixtures __fixtures__ testdata test tests example examples template templates'.split(
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
    else if (generator && !found.has(folderOfConfig(path))) found.set(folderOfConfig(path), generator)
    else {
      const [, hugo] = /^(.*?)(?:config\/_default\/)?(?:config|hugo)\.(?:toml|ya?ml)$/.exec(path) ?? []
      if (hugo !== undefined && (path.includes('config/_default/') || isHugo(repository, path)) && !found.has(hugo))
        found.set(hugo, 'hugo')
    }
  }
  return found
}

/** The folder of a site by its configuration, which Hugo may have in `config/_default/`. */
const folderOfConfig = (path: string): string => folderOfPath(path).replace(/(^|\/)config\/\w+\/$/, '$1')

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
  /** The sites that the settings mean: a draft outside them may link to their address. */
  published(settings: SiteSettings): readonly AddressedSite[]
}

export function openSites(repository: Repository): Sites {
  const tree = plantTree(repository)
  const found = signsIn(tree)
  const open = new Map<string, AddressedSite>()
  const namedIn = ({generator}: SiteSettings) => generatorNames.find((name) => name === generator)
  return {tree, siteOf: rememberPath(siteOf), published}

  function published(settings: SiteSettings): readonly AddressedSite[] {
    const named = namedIn(settings)
    return [...found].flatMap(([folder, one]) => (isMeant(one, named) ? [openOne(folder, named ?? one, true)] : []))
  }

  function siteOf(path: string, settings: SiteSettings): AddressedSite {
    const named = namedIn(settings)
    const meant = [...found.keys()].filter((one) => isMeant(found.get(one), named))
    for (const folder of foldersFor(path, settings, meant)) {
      const site = openOne(folder, named ?? found.get(folder) ?? 'none', true)
      if (isInside(site, path)) return site
    }
    return openOne('', 'none', named !== undefined || (found.size > 0 && meant.some((one) => path.startsWith(one))))
  }

  function openOne(folder: string, generator: GeneratorName, isKnown: boolean): AddressedSite {
    const key = `${folder}\n${generator}\n${isKnown}`
    const known = open.get(key)
    if (known) return known
    const files = [...tree.files].filter((path) => path.startsWith(folder))
    const site = lay({generator, folder, repository, files}, isKnown, tree)
    open.set(key, site)
    return site
  }
}

/** The links of a draft follow each other: its site is looked for once. */
function rememberPath(siteOf: Sites['siteOf']): Sites['siteOf'] {
  let last: {path: string; said: string; site: AddressedSite} | undefined
  return (path, settings) => {
    const said = JSON.stringify(settings)
    if (last?.path !== path || last.said !== said) last = {path, said, site: siteOf(path, settings)}
    return last.site
  }
}

/** The folders of sites that a draft may belong to: the one the settings say, else those around it, then those beside. */
function foldersFor(path: string, {generator, folder}: SiteSettings, meant: readonly string[]): readonly string[] {
  const said = folder?.replace(/^\.?\/|\/$/g, '').replace(/.$/, '$&/')
  if (said !== undefined && path.startsWith(said)) return [said]
  const around = meant.filter((one) => path.startsWith(one)).sort((a, b) => b.length - a.length)
  if (meant.length > 0) return [...around, ...meant.filter((one) => !path.startsWith(one))]
  return generator === undefined ? [] : ['']
}

const isMeant = (found: GeneratorName | undefined, named: GeneratorName | undefined): boolean =>
  named === undefined || found === named || (named === 'starlight' && found === 'astro')

/** Does a draft become a page of the site? */
const isInside = ({pages, layout}: AddressedSite, path: string): boolean =>
  pages.has(path) || layout.roots.some((root) => root !== '' && path.startsWith(root))

function lay(folder: SiteFolder, isKnown: boolean, tree: FileTree): AddressedSite {
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
  const aliases = new Map<string, string[]>()
  for (const path of [...folder.files, ...filesBeside(folder, layout, tree)]) {
    const data = layout.addressesOf(path, {}) === undefined ? undefined : folder.repository.data(path)
    const own = data && layout.addressesOf(path, data)
    if (own) pages.set(path, own.map(plainAddress))
    for (const address of own ?? layout.servedAt(path)) add(address, path)
    for (const address of data ? formerAddresses(data) : []) add(address, path)
    if (data && layout.isByName) for (const name of aliasesIn(data)) addToList(aliases, asNoteName(name), path)
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
    leadsOn: readRedirects(folder.repository, [...folder.files, ...filesAbove(folder, tree)]),
    aliases,
    isShared: layout.base === '' && isPersonal(folder.repository, folder.folder),
  }
}

/** Files in folders beside that of the site which its configuration names: `path: '../docs'`. */
function filesBeside({folder}: SiteFolder, {roots}: Layout, {files}: FileTree): string[] {
  const beside = roots.filter((root) => root !== '' && !root.startsWith(folder) && !folder.startsWith(root))
  return beside.length === 0 ? [] : [...files].filter((path) => beside.some((root) => path.startsWith(root)))
}

/** Files in the folders above that of a site: hosts look for their redirects there. */
const filesAbove = ({folder}: SiteFolder, {names}: FileTree): string[] =>
  [...names].flatMap(([above, own]) =>
    folder !== above && folder.startsWith(above) ? own.map((name) => above + name) : [],
  )

const aliasesIn = ({aliases, alias}: RepositoryData): string[] =>
  [...textsIn(aliases), ...textsIn(alias)].flatMap((text) => text.split(','))

/** A name of a note as names are compared. */
export const asNoteName = (name: string): string => name.normalize('NFC').trim().toLowerCase()

/** Is this the repository of a person’s or an organisation’s own site on GitHub: `harbour.github.io`? */
const isPersonal = ({name = '', read, data}: Repository, folder: string): boolean => {
  const remote = /[/:]([^/\s]+)[ \t]*$/m.exec(read('.git/config')?.split('url =')[1] ?? '')?.[1] ?? ''
  return [name, remote, data(`${folder}_config.yml`).repository].some((one) =>
    String(one)
      .toLowerCase()
      .replace(/\.git$/, '')
      .endsWith('.github.io'),
  )
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
