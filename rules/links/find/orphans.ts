// Orphans: pictures and recordings of a repository that nothing in it refers to.
import {assetExtensions, extensionOf, folderOfPath, lastPart, markdownExtensions} from '../../../src/addresses/paths.ts'
import {openSites, type Sites} from '../../../src/addresses/sites.ts'
import {openUses} from '../../../src/addresses/uses.ts'
import {quote} from '../../../src/core/elide.ts'
import type {SurveyedFile} from '../../../src/core/fact.ts'
import type {Repository, SiteSettings} from '../../../src/core/repository.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** What a page shows or plays. Documents may be linked from anywhere. */
const shown = words('png jpg jpeg gif svg webp avif bmp mp4 webm mov m4v mp3 m4a ogg oga wav flac')

/** Files that hold no text. */
const binary = words(
  'woff woff2 ttf otf eot ico gz tgz bz2 xz zip jar exe dll so dylib wasm node bin dat db sqlite class pyc',
)

/** Folders whose files are somebody's example, or belong to a program. */
const apart = words(
  'node_modules themes vendor vendors lib libs third_party third-party fonts webfonts fixture fixtures __fixtures__ testdata test tests example examples template templates __snapshots__',
)

/** Names that browsers, hosts and generators know, without what follows a size. */
const known = words(
  'favicon apple-touch-icon android-chrome mstile safari-pinned-tab maskable opengraph-image twitter-image og-image social-card icon',
)

/** Find the orphans. Every text of the repository is read. */
export function findOrphans(repository: Repository, site: SiteSettings): SurveyedFile[] {
  const files = repository.files()
  const packages = packagesIn(files)
  const isOfOthers = (path: string) => packages.some((folder) => path.startsWith(folder))
  const assets = files.filter((path) => shown.has(extensionOf(path)) && !isApart(path) && !isOfOthers(path))
  if (assets.length === 0) return []
  const uses = openUses(assets)
  for (const path of files) {
    const extension = extensionOf(path)
    const isText = extension === 'svg' || !(assetExtensions.has(extension) || binary.has(extension))
    if (isText) uses.read(repository.read(path) ?? '', markdownExtensions.has(extension))
  }
  const used = assets.filter(uses.isUsed)
  const isOfCopy = openFolders(files, used, openSites(repository), site)
  const kept = new Set(used)
  return assets
    .filter((path) => !kept.has(path) && isOfCopy(path))
    .map((path) => ({
      path,
      message: `Nothing in the repository refers to ${quote(lastPart(path))}: delete it, or link to it.`,
    }))
}

/** Folders of files that are handed to readers as they are. */
const served = words('static public assets image images img media files')

const licences = words('license licence copying')

/** Folders among served files that came with a licence or a version of their own, such as a set of icons. */
function packagesIn(files: readonly string[]): string[] {
  const found = new Set<string>()
  for (const path of files) {
    const folder = folderOfPath(path)
    const parts = folder.split('/')
    if (!parts.slice(0, -2).some((part) => served.has(part))) continue
    if (
      licences.has(
        lastPart(path)
          .toLowerCase()
          .replace(/\.\w+$/, ''),
      )
    )
      found.add(folder)
    const versioned = parts.findIndex((part) => /\d\.\d+\.\d/.test(part))
    if (versioned >= 0) found.add(`${parts.slice(0, versioned + 1).join('/')}/`)
  }
  return [...found]
}

const isApart = (path: string): boolean =>
  known.has(
    lastPart(path)
      .toLowerCase()
      .replace(/[-_\dx]*\.\w+$/, ''),
  ) || path.split('/').some((part) => part.startsWith('.') || apart.has(part))

/** Returns whether a file is for readers: the site serves it, or it is beside drafts or pictures that are used. */
function openFolders(files: readonly string[], used: readonly string[], {siteOf}: Sites, settings: SiteSettings) {
  const drafts = files.filter((path) => markdownExtensions.has(extensionOf(path)))
  const folders = new Set([...drafts, ...used].map(folderOfPath))
  return (path: string): boolean => {
    if (folders.has(folderOfPath(path))) return true
    const {layout, isKnown} = siteOf(path, settings)
    return isKnown && layout.servedAt(path).length > 0
  }
}
