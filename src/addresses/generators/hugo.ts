// Hugo: content folders, languages, bundles, permalinks, aliases, static files.
import type {RepositoryData} from '../../core/repository.ts'
import {basePath, below, configData, isCommonlyMade, type Layout, type SiteFolder} from '../layout.ts'
import {dateIn, extensionOf, lastPart, mapIn, pageExtensions, slugify, textsIn, withoutExtension} from '../paths.ts'

const names = ['config', 'hugo'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((kind) => `${name}.${kind}`))
const parts = new Set(['languages', 'permalinks', 'module', 'taxonomies'])

/** A folder of content, with the language that its pages are in. */
interface ContentFolder {
  folder: string
  language: string
}

/** How a Hugo site makes addresses. Source: https://gohugo.io/content-management/urls/ */
export function layOutHugo(site: SiteFolder): Layout {
  const config = readConfig(site)
  const languages = mapIn(config.languages)
  const contents = contentsOf(site, config)
  const permalinks = {...mapIn(config.permalinks), ...mapIn(mapIn(config.permalinks).page)}
  const taxonomies = Object.values({tag: 'tags', category: 'categories', ...mapIn(config.taxonomies)}).map(String)
  const made = new RegExp(
    `^(?:/[a-z-]{2,7})?/(?:${taxonomies.map((name) => name.replace(/\W/g, '\\$&')).join('|')})(?:/|$)`,
  )
  const served = servedFolders(site, config)
  return {
    base: basePath(config.baseURL ?? config.baseurl),
    roots: [...contents.map(({folder}) => folder), ...served, `${site.folder}assets/`],
    more: [],
    isHooked: site.files.some((path) => /(?:^|\/)layouts\/(?:.*\/)?_markup\/render-link\b/.test(path)),
    isMade: (address) => isCommonlyMade(address) || made.test(address),
    servedAt: (path) => servedAt(path, served, contents),
    addressesOf(path, data) {
      const content = contents.find(({folder}) => path.startsWith(folder))
      if (!content || !pageExtensions.has(extensionOf(path))) return undefined
      return addressesOf(path.slice(content.folder.length), data, {permalinks, languages, language: content.language})
    },
  }
}

/** Hugo reads `languages.toml` in `config/_default` as the key `languages`, and `languages.en.toml` as `en` in it. */
function readConfig(site: SiteFolder): Record<string, unknown> {
  const folder = 'config/_default/'
  const config = configData(site, [...names, ...names.map((name) => folder + name)])
  for (const path of site.files) {
    const [, part = '', language] =
      /^(\w+)(?:\.([\w-]+))?\.(?:toml|ya?ml|json)$/.exec(below(path, site.folder + folder) ?? '') ?? []
    if (!parts.has(part)) continue
    const data = site.repository.data(path)
    config[part] = {...mapIn(config[part]), ...(language ? {[language]: data} : data)}
  }
  return config
}

const asFolder = (folder: string, path: unknown, otherwise: string): string =>
  `${folder}${(typeof path === 'string' && path ? path : otherwise).replace(/^\.?\/+|\/+$/g, '')}/`

function contentsOf({folder}: SiteFolder, config: Record<string, unknown>): ContentFolder[] {
  const byLanguage = Object.entries(mapIn(config.languages)).flatMap(([language, said]) => {
    const {contentDir, contentdir} = mapIn(said)
    const own = contentDir ?? contentdir
    return typeof own === 'string' ? [{folder: asFolder(folder, own, 'content'), language}] : []
  })
  const mounted = mountsOf(config).flatMap(({source, target, lang}) =>
    /^content(?:\/|$)/.test(String(target))
      ? [{folder: asFolder(folder, source, 'content'), language: String(lang ?? '')}]
      : [],
  )
  const main = {folder: asFolder(folder, config.contentDir ?? config.contentdir, 'content'), language: ''}
  return [...byLanguage, ...mounted, main].sort((a, b) => b.folder.length - a.folder.length)
}

const mountsOf = (config: Record<string, unknown>): Record<string, unknown>[] => {
  const {mounts} = mapIn(config.module)
  return Array.isArray(mounts) ? mounts.map(mapIn) : []
}

function servedFolders({folder, files}: SiteFolder, config: Record<string, unknown>): string[] {
  const said = textsIn(config.staticDir ?? config.staticdir ?? 'static').map((path) => asFolder(folder, path, 'static'))
  const mounted = mountsOf(config).flatMap(({source, target}) =>
    /^(?:static|assets)$/.test(String(target)) ? [asFolder(folder, source, 'static')] : [],
  )
  const themes = files.flatMap((path) => {
    const theme = /^themes\/[^/]+\/(?:static|assets)\//.exec(path.slice(folder.length))
    return theme ? [folder + theme[0]] : []
  })
  return [...new Set([...said, ...mounted, ...themes])]
}

function servedAt(path: string, served: readonly string[], contents: readonly ContentFolder[]): string[] {
  const addresses = served.flatMap((folder) => {
    const rest = below(path, folder)
    return rest === undefined ? [] : [`/${rest}`]
  })
  const content = contents.find(({folder}) => path.startsWith(folder))
  if (!content) return addresses
  const rest = `/${path.slice(content.folder.length)}`
  return [...addresses, rest, ...(content.language ? [`/${content.language}${rest}`] : [])]
}

interface HugoPages {
  permalinks: Record<string, unknown>
  languages: Record<string, unknown>
  language: string
}

/** Hugo's own way with the parts of a path. */
const asPart = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{N}\p{M}._~+/#-]/gu, '')

function addressesOf(path: string, data: RepositoryData, {permalinks, languages, language}: HugoPages): string[] {
  const {rest, own} = withoutLanguage(withoutExtension(path), languages)
  const folders = rest.split('/').slice(0, -1)
  const name = lastPart(rest)
  const isIndex = name === 'index' || name === '_index'
  const where = isIndex ? folders : [...folders, name]
  const plain = `/${asPart(where.join('/'))}`
  const {slug, url, title} = data
  const slugged = typeof slug === 'string' ? [`/${asPart([...where.slice(0, -1), slug].join('/'))}`] : []
  const pattern = permalinks[folders[0] ?? '']
  const patterned = typeof pattern === 'string' ? [expand(pattern, where, data, slug ?? title)] : []
  const said = typeof url === 'string' ? [url.startsWith('/') ? url : `/${url}`] : []
  const aliases = textsIn(data.aliases).map((alias) =>
    alias.startsWith('/') ? alias : `/${where.slice(0, -1).join('/')}/${alias}`,
  )
  const all = [...said, ...slugged, ...patterned, plain, ...aliases]
  const prefixes = [own, language].filter(Boolean)
  return [...all, ...prefixes.flatMap((prefix) => all.map((address) => `/${prefix}${address}`))]
}

/** `about.fr` is `about` in French. */
function withoutLanguage(path: string, languages: Record<string, unknown>): {rest: string; own: string} {
  const [, rest, own = ''] = /^(.*)\.([a-z]{2,3}(?:-[a-z]{2,4})?)$/i.exec(path) ?? []
  return rest !== undefined && (own in languages || own.length === 2) ? {rest, own} : {rest: path, own: ''}
}

/** A permalink as the configuration writes it: `/:year/:month/:slug/`. */
function expand(pattern: string, where: readonly string[], data: RepositoryData, slug: unknown): string {
  const [year = '', month = '', day = ''] = dateIn(data.date, data.publishDate, where.at(-1)) ?? []
  const name = where.at(-1) ?? ''
  const values: Record<string, string> = {
    ...{year, month, day, filename: name, contentbasename: name, slugorfilename: String(data.slug ?? name)},
    ...{
      slug: String(data.slug ?? slugify(String(data.title ?? name))),
      slugorcontentbasename: String(data.slug ?? name),
    },
    ...{
      title: slugify(String(data.title ?? slug ?? name)),
      section: where[0] ?? '',
      sections: where.slice(0, -1).join('/'),
    },
  }
  return asPart(`/${pattern}`.replace(/:(\w+)(?:\[[^\]]*\])?/g, (_, token: string) => values[token] ?? '')).replace(
    /\/+/g,
    '/',
  )
}
