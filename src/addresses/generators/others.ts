// MkDocs, VitePress, Eleventy, Obsidian, and folders that readers see as they are.
import type {RepositoryData} from '../../core/repository.ts'
import {basePath, below, configData, configText, isCommonlyMade, type Layout, type SiteFolder} from '../layout.ts'
import {
  extensionOf,
  groupsIn,
  lastPart,
  mapIn,
  markdownExtensions,
  pageExtensions,
  resolvePath,
  withoutExtension,
} from '../paths.ts'

const asFolder = (folder: string, path: string): string => {
  const whole = resolvePath(folder, path)
  return whole ? `${whole}/` : ''
}

const indexes = /(?:^|\/)(?:index|README)$/i

/** Plugins that make pages. */
const makingPlugins = new Set(
  'gen-files autoapi api-autonav mkdoxy multirepo monorepo i18n material/blog blog mkdocstrings'.split(' '),
)

/** How an MkDocs site makes addresses. Source: https://www.mkdocs.org/user-guide/writing-your-docs/ */
export function layOutMkDocs(site: SiteFolder): Layout {
  const config = configData(site, ['mkdocs.yml', 'mkdocs.yaml'])
  const docs = asFolder(site.folder, typeof config.docs_dir === 'string' ? config.docs_dir : 'docs')
  const listed: readonly unknown[] = Array.isArray(config.plugins) ? config.plugins : [config.plugins]
  const plugins = listed.flatMap((one): [string, unknown][] =>
    typeof one === 'string' ? [[one, {}]] : Object.entries(mapIn(one)),
  )
  const moved = plugins.flatMap(([name, said]) =>
    name === 'redirects' ? Object.keys(mapIn(mapIn(said).redirect_maps)) : [],
  )
  return {
    base: basePath(config.site_url),
    roots: [docs],
    more: moved.map((path) => `/${withoutExtension(path).replace(indexes, '')}`),
    isMade: isCommonlyMade,
    isByFile: true,
    isOpen: plugins.some(([name]) => makingPlugins.has(name)),
    servedAt: (path) => rootless(path, docs),
    addressesOf(path) {
      const rest = below(path, docs)
      if (rest === undefined || !pageExtensions.has(extensionOf(path))) return undefined
      const plain = withoutExtension(rest)
      return [
        `/${plain.replace(indexes, '')}`,
        `/${plain}`,
        `/${plain.replace(/\.[a-z]{2}$/, '').replace(indexes, '')}`,
      ]
    },
  }
}

const rootless = (path: string, folder: string): string[] => {
  const rest = below(path, folder)
  return rest === undefined ? [] : [`/${rest}`]
}

/** How a VitePress site makes addresses. Source: https://vitepress.dev/guide/routing */
export function layOutVitePress(site: SiteFolder): Layout {
  const {folder} = site
  const config = configText(
    site,
    ['ts', 'mts', 'js', 'mjs'].flatMap((kind) => [
      `.vitepress/config.${kind}`,
      `.vitepress/config/index.${kind}`,
      `.vitepress/config/shared.${kind}`,
    ]),
  )
  const [from = '.'] = groupsIn(config, /\bsrcDir:\s*['"`]([^'"`]*)['"`]/g)
  const source = asFolder(folder, from)
  const dynamic = site.files.flatMap((path) =>
    /\[[^/]*\]\.md$/.test(path) ? [`/${path.slice(source.length)}`.replace(/\[.*$/, '')] : [],
  )
  return {
    base: basePath(groupsIn(config, /\bbase:\s*['"`]([^'"`]*)['"`]/g)[0]),
    roots: [source, `${source}public/`],
    more: [],
    isOpen: /\brewrites\s*:/.test(config),
    isMade: (address) =>
      isCommonlyMade(address) || dynamic.some((prefix) => prefix.length > 1 && address.startsWith(prefix)),
    servedAt: (path) => [...rootless(path, `${source}public/`), ...rootless(path, source)],
    addressesOf(path) {
      const rest = below(path, source)
      return rest === undefined || !markdownExtensions.has(extensionOf(path))
        ? undefined
        : [`/${withoutExtension(rest).replace(/(?:^|\/)index$/, '')}`]
    },
  }
}

const eleventyConfigs = ['.eleventy.js', ...['js', 'mjs', 'cjs', 'ts'].map((kind) => `eleventy.config.${kind}`)]

/** How an Eleventy site makes addresses. Source: https://www.11ty.dev/docs/permalinks/ */
export function layOutEleventy(site: SiteFolder): Layout {
  const {folder, files, repository} = site
  const config = configText(site, eleventyConfigs)
  const [from = '.'] = groupsIn(config, /\binput:\s*['"`]([^'"`]*)['"`]/g)
  const source = asFolder(folder, from)
  const open = files.flatMap((path) => openedBy(path, source, repository.read))
  const copied = [...config.matchAll(/['"`]\.?\/?([^'"`\s]+?)\/?['"`]\s*:\s*['"`]\/?([^'"`]*?)\/?['"`]/g)].map(
    ([, source = '', target = '']) => ({source: `${folder}${source}/`, target}),
  )
  return {
    base: basePath(groupsIn(config, /\bpathPrefix:\s*['"`]([^'"`]*)['"`]/g)[0]),
    roots: [source, folder, `${source}public/`, `${folder}public/`, `${source}static/`, `${folder}static/`],
    isFromRoot: true,
    more: [],
    isMade: (address) => isCommonlyMade(address) || open.some((prefix) => `${address}/`.startsWith(prefix)),
    servedAt: (path) => [
      ...[source, folder, `${folder}public/`, `${source}public/`, `${folder}static/`, `${source}static/`].flatMap(
        (root) => rootless(path, root),
      ),
      ...copied.flatMap(({source, target}) =>
        rootless(path, source).map((rest) => (target ? `/${target}${rest}` : rest)),
      ),
    ],
    addressesOf: (path, data) => eleventyPage(below(path, source), path, data),
  }
}

function eleventyPage(rest: string | undefined, path: string, {permalink}: RepositoryData): string[] | undefined {
  if (rest === undefined || /(?:^|\/)_/.test(rest)) return undefined
  if (!pageExtensions.has(extensionOf(path)) && !/\.11ty\.[cm]?[jt]s$/.test(path)) return undefined
  const plain = withoutExtension(rest)
    .replace(/\.11ty$/, '')
    .replace(/(?:^|\/)index$/, '')
  const undated = plain.replace(/(^|\/)\d{4}-\d\d-\d\d-(?=[^/]*$)/, '$1')
  const said =
    typeof permalink === 'string' && !/[{<]/.test(permalink)
      ? [permalink.startsWith('/') ? permalink : `/${permalink}`]
      : []
  return [...said, `/${plain}`, `/${undated}`]
}

const templateKinds = new Set('njk liquid md html js cjs mjs json webc hbs'.split(' '))

/** What a template with a permalink of its own may make: every address that starts as the permalink does. */
function openedBy(path: string, source: string, read: (path: string) => string | undefined): string[] {
  if (!path.startsWith(source) || !templateKinds.has(extensionOf(path))) return []
  const text = read(path) ?? ''
  if (!text.includes('permalink')) return []
  return groupsIn(text.slice(0, 20_000), /permalink["']?\s*:\s*["'`]?\/?([^\n"'`]*?\{\{|[^\n"'`]*?\$\{)/g)
    .map((before) => `/${before.replace(/[{$]+$/, '').replace(/[^/]*$/, '')}`)
    .filter((prefix) => prefix.length > 1)
}

/** Notes link each other by name, wherever they stand. Source: https://help.obsidian.md/links */
export const layOutObsidian = ({folder}: SiteFolder): Layout => ({
  ...plainLayout(folder),
  isByName: true,
})

/** A folder that readers see as it is, as on GitHub. */
export const layOutPlain = ({folder}: SiteFolder): Layout => plainLayout(folder)

const plainLayout = (folder: string): Layout => ({
  base: '',
  roots: [folder],
  more: [],
  isMade: () => false,
  isByFile: true,
  servedAt: () => [],
  addressesOf: (path) =>
    path.startsWith(folder) && markdownExtensions.has(extensionOf(lastPart(path))) ? [] : undefined,
})
