// Docusaurus: docs with slugs, ids, number prefixes and versions; blogs by date; pages; translations.
import type {RepositoryData} from '../../core/repository.ts'
import {basePath, below, configText, isCommonlyMade, type Layout, type SiteFolder} from '../layout.ts'
import {dateIn, extensionOf, folderOfPath, groupsIn, lastPart, pageExtensions, withoutExtension} from '../paths.ts'

const configNames = ['ts', 'js', 'mjs', 'cjs'].map((kind) => `docusaurus.config.${kind}`)

/** How a Docusaurus site makes addresses. Source: https://docusaurus.io/docs/create-doc */
export function layOutDocusaurus(site: SiteFolder): Layout {
  const {folder, files} = site
  const config = configText(site, configNames)
  const routes = [...new Set(['docs', ...groupsIn(config, /routeBasePath:\s*['"`]\/?([^'"`]*)['"`]/g)])]
  const said = groupsIn(config, /\bpath:\s*['"`](?:\.\/)?([^'"`]+?)\/?['"`]/g)
  const paths = [...new Set(['docs', 'blog', ...said])].flatMap((path) => rootAt(folder, path))
  const blogs = new Set([`${folder}blog/`, ...paths.filter((path) => /blog|news|changelog/i.test(path))])
  const base = basePath(groupsIn(config, /\bbaseUrl:\s*['"`]([^'"`]*)['"`]/g)[0])
  const sidebars = files.filter(
    (path) => /(?:^|\/)[\w.-]*sidebars?[\w.-]*\.(?:[cm]?[jt]s|json)$/i.test(path) && !path.includes('/src/'),
  )
  const indexes = [...sidebars, ...files.filter((path) => /_category_\.(?:json|ya?ml)$/.test(path))]
  const slugs = indexes.flatMap((path) =>
    groupsIn(site.repository.read(path) ?? '', /["']?slug["']?\s*:\s*["']?(\/[^"'\s,]*)/g),
  )
  const from = groupsIn(config, /\bfrom:\s*\[?\s*['"`](\/[^'"`]*)['"`]/g)
  const apart = groupsIn(config, /pathname:\/\/(\/[^'"`\s?#]+)/g).map((path) => path.replace(/\/$/, ''))
  const isElsewhere = (address: string) => apart.some((path) => `${address}/`.startsWith(`${path}/`))
  return {
    base,
    roots: [folder, `${folder}static/`, ...paths],
    more: [...from, ...slugs.flatMap((slug) => routes.map((route) => `/${route}${slug}`))],
    isMade: (address) =>
      isCommonlyMade(address) || isElsewhere(address) || /\/category\//.test(address) || /\/tags(?:\/|$)/.test(address),
    servedAt(path) {
      const rest = below(path, `${folder}static/`)
      return rest === undefined ? [] : [`/${rest}`]
    },
    addressesOf: (path, data) => addressesOf(path, data, {folder, paths, blogs, routes}),
    twinOf: (path) => originalOf(path, folder),
  }
}

/** A folder that the configuration names: below the site, or beside it. */
function rootAt(folder: string, path: string): string[] {
  const parts = folder.split('/').filter(Boolean)
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return []
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return [parts.length === 0 ? '' : `${parts.join('/')}/`]
}

/** A page in a translation that isn't there is the original. */
function originalOf(path: string, folder: string): string | undefined {
  const [, plugin = '', rest = ''] =
    /^i18n\/[^/]+\/docusaurus-plugin-content-(docs|blog)[^/]*\/(.*)$/.exec(below(path, folder) ?? '') ?? []
  if (plugin === 'blog') return `${folder}blog/${rest}`
  if (!plugin) return undefined
  return rest.startsWith('current/') ? `${folder}docs/${rest.slice(8)}` : `${folder}versioned_docs/${rest}`
}

interface DocusaurusPages {
  folder: string
  paths: readonly string[]
  blogs: ReadonlySet<string>
  routes: readonly string[]
}

function addressesOf(path: string, data: RepositoryData, site: DocusaurusPages): string[] | undefined {
  const {folder, paths, blogs, routes} = site
  const inPages = below(path, `${folder}src/pages/`)
  if (inPages !== undefined && /\.(?:[jt]sx?|mdx?)$/.test(path))
    return [`/${withoutExtension(inPages).replace(/(?:^|\/)index$/, '')}`]
  if (!pageExtensions.has(extensionOf(path)) || /(?:^|\/)_[^/]*$/.test(path)) return undefined
  const original = originalOf(path, folder) ?? path
  const blog = [...blogs].find((root) => original.startsWith(root))
  if (blog !== undefined) return postAt(original.slice(blog.length), data, lastPart(blog.slice(0, -1)), routes)
  const [, kind = '', version = '', rest = ''] =
    /^(?:(\w+)_)?versioned_docs\/version-([^/]+)\/(.*)$/.exec(below(original, folder) ?? '') ?? []
  if (version) {
    const own = docAt(rest, data)
    return [kind, ...routes].flatMap((route) =>
      own.flatMap((address) => [`/${route}/${version}${address}`, `/${route}${address}`]),
    )
  }
  const root = paths.filter((one) => original.startsWith(one)).sort((a, b) => b.length - a.length)[0]
  if (root === undefined) return undefined
  const own = docAt(original.slice(root.length), data)
  const named = lastPart(root.slice(0, -1))
  return [...new Set([named, ...routes])].flatMap((route) =>
    own.flatMap((address) => [`/${route}${address}`, `/${route}/next${address}`]),
  )
}

const withoutNumber = (part: string): string => part.replace(/^\d+\s*[-_.]+\s*(?=[^\d\s._-])/, '')

/** A doc below the root of its docs. */
function docAt(rest: string, {slug, id}: RepositoryData): string[] {
  const written = withoutExtension(rest).split('/')
  const parts = written.map(withoutNumber)
  const name = typeof id === 'string' ? id : (parts.at(-1) as string)
  const folders = parts.slice(0, -1)
  const isIndex =
    /^(?:index|readme)$/i.test(parts.at(-1) as string) || parts.at(-1)?.toLowerCase() === folders.at(-1)?.toLowerCase()
  const plain = [
    `/${[...folders, name].join('/')}`,
    `/${written.join('/')}`,
    ...(isIndex ? [`/${folders.join('/')}`] : []),
  ]
  if (typeof slug !== 'string') return plain
  return [
    slug.startsWith('/') ? slug : `/${[...folders, ...slug.split('/')].filter((part) => part !== '.').join('/')}`,
    ...plain,
  ]
}

/** A post below the root of its blog. */
function postAt(rest: string, data: RepositoryData, named: string, routes: readonly string[]): string[] {
  const path = withoutExtension(rest).replace(/\/index$/, '')
  const [, dated = '', title = ''] = /^(?:.*\/)?(\d{4}[-/]\d\d?[-/]\d\d?)[-/](.*)$/.exec(path) ?? []
  const day = dateIn(dated, data.date)
  const dates = day ? [`/${[...day, ...(title ? [title] : [lastPart(path)])].join('/')}`] : []
  const {slug} = data
  const said =
    typeof slug === 'string' ? [slug.startsWith('/') ? slug : `/${slug}`, `/${folderOfPath(path)}${slug}`] : []
  const own = [...said, ...dates, `/${path}`]
  return [named, 'blog', ...routes].flatMap((route) => own.map((address) => `/${route}${address}`))
}
