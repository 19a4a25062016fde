// A layout: how one generator makes addresses of the files below a folder.
import type {GeneratorName, Repository, RepositoryData} from '../core/repository.ts'

/** A folder with a site in it. */
export interface SiteFolder {
  generator: GeneratorName
  /** With its slash, or empty. */
  folder: string
  repository: Repository
  /** All files below the folder. */
  files: readonly string[]
}

/** How files become addresses. Paths count from the root of the repository, addresses from that of the site. */
export interface Layout {
  /** What stands before all addresses: `/docs`; empty for none. */
  base: string
  /** The addresses of a page by its path and front matter; undefined for a file that is no page of the site. */
  addressesOf(path: string, data: RepositoryData): readonly string[] | undefined
  /** The addresses of any other file. */
  servedAt(path: string): readonly string[]
  /** The folders that an address with a leading slash may count from in the source. */
  roots: readonly string[]
  /** Addresses that lead on, as a redirect or a page of another kind. */
  more: readonly string[]
  /** Does the build make an address that has no source? */
  isMade(address: string): boolean
  /** Where else the source of a path may be: of a translation, the original. */
  twinOf?(path: string): string | undefined
  /** Are links to sources resolved as files only, whatever the addresses? */
  isByFile?: boolean
  /** Do relative paths also count from the first root? */
  isFromRoot?: boolean
  /** Are files found by their names, wherever they stand? */
  isByName?: boolean
  /** Does a template of the site make what it likes of a link that is one word? */
  isHooked?: boolean
  /** Are relative addresses left to scripts of the site, which may make any? */
  isOpen?: boolean
}

/** A text of the configuration, the first that there is. */
export function configText({repository, folder}: SiteFolder, names: readonly string[]): string {
  for (const name of names) {
    const text = repository.read(folder + name)
    if (text !== undefined) return text
  }
  return ''
}

/** What the configurations hold, later ones over earlier ones. */
export const configData = ({repository, folder}: SiteFolder, names: readonly string[]): Record<string, unknown> =>
  Object.assign({}, ...names.map((name) => repository.data(folder + name)))

/** The path of an address: `https://a.site/docs/` and `/docs/` are `/docs`. */
export function basePath(address: unknown): string {
  if (typeof address !== 'string') return ''
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\/+$/, '')
  return path === '' || path.startsWith('/') ? path : `/${path}`
}

/** A path below a folder; undefined for one elsewhere. */
export const below = (path: string, folder: string): string | undefined =>
  path.startsWith(folder) ? path.slice(folder.length) : undefined

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Parts of addresses that every generator may make. */
const firstParts = words(
  '404 search sitemap feed rss atom robots tag tags category categories archive archives author authors page topic topics series',
)
const lastParts = words('feed rss atom tags categories archive authors')
const madeFiles = words('xml json txt rss atom ics webmanifest css js mjs map')

/** May any generator make this address: a list, a feed, a page of a list? */
export function isCommonlyMade(address: string): boolean {
  const parts = address.toLowerCase().split('/').filter(Boolean)
  const last = parts.at(-1) ?? ''
  const [first = ''] = (parts[0] ?? '').split('.', 1)
  const isOfList = /^page\d+$/.test(last) || (parts.at(-2) === 'page' && /^\d+$/.test(last))
  const dot = last.lastIndexOf('.')
  return (
    firstParts.has(first) ||
    isOfList ||
    (parts.length > 1 && lastParts.has(last)) ||
    (dot >= 0 && madeFiles.has(last.slice(dot + 1)))
  )
}
