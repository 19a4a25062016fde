// Jekyll: posts by date, collections, permalinks, redirects.
import type {RepositoryData} from '../../core/repository.ts'
import {basePath, below, configData, isCommonlyMade, type Layout, type SiteFolder} from '../layout.ts'
import {dateIn, extensionOf, lastPart, mapIn, pageExtensions, slugify, textsIn, withoutExtension} from '../paths.ts'

const styles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title',
  weekdate: '/:categories/:year/W:week/:short_day/:title',
  none: '/:categories/:title',
}

/** How a Jekyll site makes addresses. Source: https://jekyllrb.com/docs/permalinks/ */
export function layOutJekyll(site: SiteFolder): Layout {
  const config = configData(site, ['_config.yml', '_config.yaml', '_config.toml'])
  const folder =
    site.folder +
    (typeof config.source === 'string' ? `${config.source.replace(/^\.?\/|\/$/g, '')}/`.replace(/^\/$/, '') : '')
  const collections = collectionsOf(config)
  const style = typeof config.permalink === 'string' ? config.permalink : 'date'
  const patterns = [...new Set([styles[style] ?? style, ...defaultPermalinks(config)])]
  const within = typeof config.collections_dir === 'string' ? `${config.collections_dir}/` : ''
  return {
    base: basePath(config.baseurl),
    roots: [folder],
    more: [],
    isMade: (address) => isCommonlyMade(address) || /^\/assets\/(?:css|js)\//.test(address),
    servedAt(path) {
      const rest = below(path, folder)
      return rest === undefined || /(?:^|\/)_/.test(rest) ? [] : [`/${rest}`]
    },
    addressesOf(path, data) {
      const rest = below(path, folder)?.replace(within && new RegExp(`^${within.replace(/\W/g, '\\$&')}(?=_)`), '')
      if (rest === undefined || !pageExtensions.has(extensionOf(path))) return undefined
      if (/(?:^|\/)_(?:posts|drafts)\//.test(rest)) return postAt(rest, data, patterns)
      const [, name = ''] = /^_([^/]+)\//.exec(rest) ?? []
      if (name) return name in collections ? memberAt(rest, name, data, collections[name] as string) : undefined
      if (/(?:^|\/)_/.test(rest)) return undefined
      const plain = withoutExtension(rest).replace(/(?:^|\/)(?:index|README)$/, '')
      return [...permalinkOf(data), `/${plain}`, `/${withoutExtension(rest)}`, ...redirectsOf(data)]
    },
  }
}

/** Each collection with its permalink. */
function collectionsOf(config: Record<string, unknown>): Record<string, string> {
  const {collections} = config
  if (Array.isArray(collections)) return Object.fromEntries(collections.map((name) => [String(name), '']))
  return Object.fromEntries(
    Object.entries(mapIn(collections)).map(([name, said]) => [name, String(mapIn(said).permalink ?? '')]),
  )
}

const defaultPermalinks = ({defaults}: Record<string, unknown>): string[] =>
  (Array.isArray(defaults) ? defaults : []).flatMap((entry) => textsIn(mapIn(mapIn(entry).values).permalink))

const permalinkOf = ({permalink}: RepositoryData): string[] =>
  typeof permalink === 'string' && !permalink.includes(':')
    ? [permalink.startsWith('/') ? permalink : `/${permalink}`]
    : []

const redirectsOf = (data: RepositoryData): string[] =>
  textsIn(data.redirect_from).map((from) => (from.startsWith('/') ? from : `/${from}`))

function postAt(rest: string, data: RepositoryData, patterns: readonly string[]): string[] {
  const name = withoutExtension(lastPart(rest))
  const [, dated = '', title = name] = /^(\d{4}-\d\d?-\d\d?)-(.*)$/.exec(name) ?? []
  const [before = ''] = rest.split(/(?:^|\/)_(?:posts|drafts)\//, 1)
  const own = [...textsIn(data.categories), ...textsIn(data.category)].flatMap((text) => text.split(/[\s,]+/))
  const categories = [...before.split('/'), ...own]
    .filter(Boolean)
    .map((part) => slugify(part))
    .join('/')
  const day = dateIn(data.date, dated)
  const slug = typeof data.slug === 'string' ? data.slug : title
  const wanted =
    typeof data.permalink === 'string' && data.permalink.includes(':') ? [data.permalink, ...patterns] : patterns
  const expanded = wanted.flatMap((pattern) => {
    const values = {...dates(day), ...dates(dateIn(dated)), categories, title, slug}
    return [
      expand(pattern, values),
      expand(pattern, {...values, title: slug}),
      expand(pattern, {...values, ...dates(day)}),
    ]
  })
  return [...permalinkOf(data), ...expanded, ...redirectsOf(data)]
}

function dates(day: readonly [string, string, string] | undefined): Record<string, string> {
  if (!day) return {}
  const [year, month, date] = day
  return {
    year,
    month,
    day: date,
    i_month: String(Number(month)),
    i_day: String(Number(date)),
    short_year: year.slice(2),
  }
}

function memberAt(rest: string, name: string, data: RepositoryData, pattern: string): string[] {
  const path = withoutExtension(rest.slice(name.length + 2))
  const own = lastPart(path)
  const title = typeof data.slug === 'string' ? data.slug : own
  const values = {collection: name, path, name: own, title, slug: title, output_ext: '', categories: ''}
  const plain = `/${name}/${path.replace(/(?:^|\/)index$/, '')}`
  return [...permalinkOf(data), ...(pattern ? [expand(pattern, values)] : []), plain, ...redirectsOf(data)]
}

const expand = (pattern: string, values: Readonly<Record<string, string>>): string =>
  `/${pattern.replace(/:(\w+)/g, (_, token: string) => values[token] ?? '')}`.replace(/\/+/g, '/')
