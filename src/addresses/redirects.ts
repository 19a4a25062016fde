// Redirects: addresses that lead on by files of hosts and by front matter.
import type {Repository, RepositoryData} from '../core/repository.ts'
import {groupsIn, lastPart, mapIn, textsIn} from './paths.ts'

/** Does an address lead on? */
export type Redirects = (address: string) => boolean

const maps = new Set([
  'vercel.json',
  'now.json',
  'firebase.json',
  'staticwebapp.config.json',
  'netlify.toml',
  'redirects.json',
  'redirects.yml',
  'redirects.yaml',
])
const lists = new Set(['_redirects', '.htaccess', 'redirects.txt', 'redirects.conf'])

/** The redirects in the files of hosts that stand anywhere in the repository. */
export function readRedirects(repository: Repository, paths: readonly string[]): Redirects {
  const sources = paths.flatMap((path) => {
    const name = lastPart(path).toLowerCase()
    if (lists.has(name)) return listed(repository.read(path) ?? '')
    return maps.has(name) ? mapped(repository.data(path)) : []
  })
  const exact = new Set<string>()
  const patterns: {start: string; end: string}[] = []
  for (const source of sources) {
    const [start = '', end = ''] = source.split(/(?:\/?\*|\/?:\w+\*?|\(.*)/, 2)
    if (start === source) exact.add(plain(source))
    else if (start.length > 1) patterns.push({start: start.toLowerCase(), end: end.toLowerCase()})
  }
  return (address) =>
    exact.has(plain(address)) ||
    patterns.some(({start, end}) => address.toLowerCase().startsWith(start) && (end === '' || address.endsWith(end)))
}

const plain = (address: string): string => address.toLowerCase().replace(/(?:\/index)?(?:\.html?)?\/*$/, '')

/** Lines of `_redirects` (`/old /new 301`) and of Apache (`Redirect 301 /old /new`). */
const listed = (text: string): string[] =>
  groupsIn(
    text,
    /^[ \t]*(?:Redirect(?:Permanent|Match)?[ \t]+(?:\d+[ \t]+|permanent[ \t]+|temp[ \t]+)?\^?|rewrite[ \t]+\^?)?(?:https?:\/\/[^/\s]+)?(\/[^\s?#]*)[ \t]/gim,
  )

function mapped(data: RepositoryData): string[] {
  const hosting = mapIn(data.hosting)
  const entries = [data.redirects, data.rewrites, data.routes, hosting.redirects, hosting.rewrites].flatMap((list) =>
    Array.isArray(list) ? list.map(mapIn) : [],
  )
  const said = entries.flatMap(({source, src, from, route, regex}) =>
    textsIn([source, src, from, route, regex].find((one) => typeof one === 'string')),
  )
  const keys = Object.keys(data).filter((key) => key.startsWith('/'))
  return [...said, ...keys].map((source) => source.replace(/^\^/, '').replace(/\$$/, ''))
}

const keys = [
  'aliases',
  'alias',
  'redirect_from',
  'redirectFrom',
  'redirects',
  'redirect_urls',
  'old_url',
  'oldUrl',
  'previousURLs',
]

/** Former addresses of a page in its front matter that start at the root. */
export const formerAddresses = (data: RepositoryData): string[] =>
  keys.flatMap((key) => textsIn(data[key])).filter((address) => address.startsWith('/'))
