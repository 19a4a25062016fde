// Folders that hold the same pages several times: translations, older versions, and pages of the same names side by side.

/** Folders to skip or to treat apart, all for one reason. */
export interface Trees {
  /** The folders, each with a `/` at its end, or patterns such as `*.de.md`. */
  folders: readonly string[]
  /** How many drafts they hold. */
  drafts: number
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Codes of languages other than English, as folders and endings are named. */
const languages = words(
  'ar bg bn bs ca cs da de el es et eu fa fi fil fr ga gl he hi hr hu hy id it ja ka kk km ko lt lv mk ml mn mr ms my nb ne nl nn no pl pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh',
)

/** Folders that generators keep translations in. */
const translationNames = words('i18n translations locale locales')

const codeOf = (name: string): string | undefined =>
  /^([a-z]{2,3})(?:[-_](?:[a-z]{2,4}|\d{3}))?$/i.exec(name)?.[1]?.toLowerCase()

const isForeignCode = (name: string) => languages.has(codeOf(name) ?? '')
const isEnglishCode = (name: string) => codeOf(name) === 'en'

/** Folders with the folders in them, and the drafts below each of these by their paths within it. */
type Tree = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** Every folder that holds folders; the top is `''`. */
function treeOf(drafts: readonly string[]): Tree {
  const tree = new Map<string, Map<string, string[]>>()
  for (const path of drafts) {
    const parts = path.split('/')
    for (let i = 0; i < parts.length - 1; i++) {
      const parent = parts.slice(0, i).join('/')
      const name = parts[i] as string
      const children = tree.get(parent) ?? new Map<string, string[]>()
      children.set(name, [...(children.get(name) ?? []), parts.slice(i + 1).join('/')])
      tree.set(parent, children)
    }
  }
  return tree
}

const join = (parent: string, name: string) => `${parent ? `${parent}/` : ''}${name}/`

const countIn = (all: readonly (readonly string[])[]) => all.reduce((sum, {length}) => sum + length, 0)

/** Do two folders hold pages of the same paths, the shorter one most of them? */
function sharePages(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = one.length < other.length ? [one, new Set(other)] : [other, new Set(one)]
  return few.length > 0 && few.filter((path) => many.has(path)).length * 2 >= few.length
}

/** Folders of translations: named after languages, and several side by side, or beside English, or with the same pages as above. */
export function translationsIn(drafts: readonly string[]): Trees {
  const found: {folder: string; pages: readonly string[]}[] = []
  for (const [parent, children] of treeOf(drafts)) {
    const names = [...children.keys()]
    const foreign = names.filter(isForeignCode)
    const above = names
      .filter((name) => !foreign.includes(name))
      .flatMap((name) => (children.get(name) ?? []).map((path) => `${name}/${path}`))
    const isTree =
      foreign.length >= 2 || names.some(isEnglishCode) || translationNames.has(parent.split('/').at(-1) ?? '')
    for (const name of foreign) {
      const pages = children.get(name) ?? []
      if (isTree || sharePages(pages, above)) found.push({folder: join(parent, name), pages})
    }
  }
  const outer = found.filter(
    ({folder}) => !found.some((other) => other.folder !== folder && folder.startsWith(other.folder)),
  )
  const endings = endingsIn(drafts)
  return {
    folders: [...outer.map(({folder}) => folder), ...endings.folders],
    drafts: countIn(outer.map(({pages}) => pages)) + endings.drafts,
  }
}

/** Endings of translations, where at least three pages have the same name without it: `index.de.md`. */
function endingsIn(drafts: readonly string[]): Trees {
  const all = new Set(drafts)
  const byEnding = new Map<string, number>()
  for (const path of drafts) {
    const [, stem, code = '', extension] = /^(.*)\.([\w-]+)\.(\w+)$/.exec(path) ?? []
    if (!isForeignCode(code)) continue
    if (!all.has(`${stem}.${extension}`) && !all.has(`${stem}.en.${extension}`)) continue
    const ending = `*.${code}.${extension}`
    byEnding.set(ending, (byEnding.get(ending) ?? 0) + 1)
  }
  const kept = [...byEnding].filter(([, count]) => count >= 3)
  return {folders: kept.map(([ending]) => ending), drafts: kept.reduce((sum, [, count]) => sum + count, 0)}
}

const numbered = /^(?:version-|release-)?v?(\d+(?:[._]\d+)*)(?:\.x)?$/i
const isVersion = (name: string) => numbered.test(name) && !/^(?:(?:19|20)\d\d|\d{1,2})$/.test(name)
const currentNames = words('latest current stable next main master dev unreleased')
const isCurrent = (name: string) => currentNames.has(name.toLowerCase())

const numbersOf = (name: string) => (numbered.exec(name)?.[1] ?? '').split(/[._]/).map(Number)

function compareVersions(one: string, other: string): number {
  const [a, b] = [numbersOf(one), numbersOf(other)]
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0)
    if (order !== 0) return order
  }
  return 0
}

/** Folders of older versions: all that hold the pages of a newer one, and all of `versioned_docs`. */
export function versionsIn(drafts: readonly string[]): Trees {
  const found: {folder: string; pages: readonly string[]}[] = []
  for (const [parent, children] of treeOf(drafts)) {
    const released = children.get('versioned_docs')
    if (released) found.push({folder: join(parent, 'versioned_docs'), pages: released})
    const versions = [...children.keys()].filter(isVersion).sort(compareVersions)
    const newest = [...children.keys()].find(isCurrent) ?? versions.pop()
    const pages = (name = '') => children.get(name) ?? []
    for (const name of versions)
      if (sharePages(pages(name), pages(newest))) found.push({folder: join(parent, name), pages: pages(name)})
  }
  const outer = found.filter(
    ({folder}) => !found.some((other) => other.folder !== folder && folder.startsWith(other.folder)),
  )
  return {folders: outer.map(({folder}) => folder), drafts: countIn(outer.map(({pages}) => pages))}
}

const indexNames = words('index _index readme')

/** Names that every folder may have a page of. */
const isIndex = (name: string) => indexNames.has(name.toLowerCase().replace(/\.\w+$/, ''))

/** Folders in which at least three folders hold pages of the same names: one page for each language, product or team. */
export function parallelsIn(drafts: readonly string[]): Trees {
  const found: {folder: string; pages: number}[] = []
  for (const [parent, children] of treeOf(drafts)) {
    if (!parent || children.size < 3) continue
    const holders = new Map<string, number>()
    for (const pages of children.values())
      for (const name of pages)
        if (!name.includes('/') && !isIndex(name)) holders.set(name, (holders.get(name) ?? 0) + 1)
    const shared = [...holders.values()].filter((count) => count >= 3)
    const pages = shared.reduce((sum, count) => sum + count, 0)
    if (shared.length >= 2 && pages >= 8) found.push({folder: `${parent}/`, pages})
  }
  return {folders: found.map(({folder}) => folder), drafts: found.reduce((sum, {pages}) => sum + pages, 0)}
}
