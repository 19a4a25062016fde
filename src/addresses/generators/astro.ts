// Astro and Starlight: content collections, pages, dynamic routes, public files.
import type {RepositoryData} from '../../core/repository.ts'
import {basePath, below, configText, isCommonlyMade, type Layout, type SiteFolder} from '../layout.ts'
import {extensionOf, groupsIn, pageExtensions, withoutExtension} from '../paths.ts'

const configNames = ['mjs', 'ts', 'js', 'cjs', 'mts'].map((kind) => `astro.config.${kind}`)

/** How an Astro site makes addresses. Source: https://docs.astro.build/en/guides/routing/ */
export function layOutAstro(site: SiteFolder): Layout {
  const {folder, files, generator} = site
  const config = configText(site, configNames)
  const content = `${folder}src/content/`
  const pages = `${folder}src/pages/`
  const dynamic = files.flatMap((path) => {
    const rest = below(path, pages)
    const at = rest?.indexOf('[') ?? -1
    return at > 0 ? [`/${rest?.slice(0, at)}`.replace(/[^/]*$/, '')] : []
  })
  const open = dynamic.filter((prefix) => prefix.length > 1)
  const isStarlight = generator === 'starlight' || /\bstarlight\s*\(/.test(config)
  return {
    base: basePath(groupsIn(config, /\bbase:\s*['"`]([^'"`]*)['"`]/g)[0]),
    roots: [`${folder}public/`, `${content}docs/`, content, `${folder}src/`, folder],
    more: groupsIn(config, /['"`](\/[^'"`\s]*)['"`]\s*:/g).filter((from) => !from.includes('[')),
    isMade: (address) => isCommonlyMade(address) || open.some((prefix) => `${address}/`.startsWith(prefix)),
    servedAt(path) {
      const rest = below(path, `${folder}public/`)
      return rest === undefined ? [] : [`/${rest}`]
    },
    addressesOf(path, data) {
      const inPages = below(path, pages)
      if (inPages !== undefined)
        return inPages.includes('[') ? undefined : [`/${withoutIndex(withoutExtension(inPages))}`]
      const rest = below(path, content)
      if (rest === undefined || !pageExtensions.has(extensionOf(path))) return undefined
      return memberAt(rest, data, isStarlight)
    },
  }
}

const withoutIndex = (path: string): string => path.replace(/(?:^|\/)index$/, '')

/** github-slugger, a part at a time, as Astro makes ids of paths. */
const asId = (path: string): string =>
  path
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s/_-]/gu, '')
    .replace(/\s/g, '-')

function memberAt(rest: string, {slug, permalink}: RepositoryData, isStarlight: boolean): string[] {
  const [collection = '', ...more] = withoutIndex(withoutExtension(rest)).split('/')
  const path = more.join('/')
  const said = [slug, permalink].flatMap((text) => (typeof text === 'string' ? [text.replace(/^\/+|\/+$/g, '')] : []))
  const own = [...said, path, asId(path)]
  const atRoot = own.map((each) => `/${each}`)
  return isStarlight && collection === 'docs' ? atRoot : [...atRoot, ...own.map((each) => `/${collection}/${each}`)]
}
