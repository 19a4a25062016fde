// Judges the links of drafts beside the files of the repository: what is dead, and what was probably meant.
import {type PageAnchors, readAnchors} from '../../../src/addresses/anchors.ts'
import {fileMeant, nameMeant, nearestAddress} from '../../../src/addresses/nearest.ts'
import {extensionOf, folderOfPath, markdownExtensions} from '../../../src/addresses/paths.ts'
import {followLink, isOwnAddress, type LinkKind, type Target} from '../../../src/addresses/resolve.ts'
import {type AddressedSite, openSites, type Sites} from '../../../src/addresses/sites.ts'
import {elide, quote} from '../../../src/core/elide.ts'
import type {Fact, FactJudge, JudgedFact} from '../../../src/core/fact.ts'
import {compareText} from '../../../src/core/order.ts'
import type {Repository, SiteSettings} from '../../../src/core/repository.ts'

/** What a fact says of a link. */
interface LinkData {
  url: string
  kind: LinkKind
  site: SiteSettings
}

/** Returns what judges the links of drafts. Nothing is read before the first link. */
export function makeJudge(repository: Repository): FactJudge {
  let sites: Sites | undefined
  const anchors = new Map<string, PageAnchors>()
  const silent = new Map<string, number>()
  return Object.assign(judge, {notes: () => noteOn(silent)})

  function judge(facts: readonly Fact[]): JudgedFact[] {
    if (facts.length === 0) return []
    sites ??= openSites(repository)
    const all = sites
    return facts.flatMap((fact) => judgeLink(fact, all, {anchorsAt, addSilent}))
  }

  function addSilent(folder: string): void {
    silent.set(folder, (silent.get(folder) ?? 0) + 1)
  }

  function anchorsAt(path: string): PageAnchors {
    const known = anchors.get(path) ?? readAnchors(repository.read(path) ?? '')
    anchors.set(path, known)
    return known
  }
}

/** How many folders a note names. */
const mostNamed = 5

/** Which folders of addresses have no source, so that links to them are neither dead nor alive. */
function noteOn(silent: ReadonlyMap<string, number>): string[] {
  if (silent.size === 0) return []
  const all = [...silent].sort(([a, x], [b, y]) => y - x || compareText(a, b))
  const links = all.reduce((sum, [, count]) => sum + count, 0)
  const named = all.slice(0, mostNamed).map(([folder, count]) => `\`${elide(folder, 80)}\` (${count})`)
  const more = all.length > mostNamed ? ` and ${all.length - mostNamed} more` : ''
  const [are, folders] = [
    links === 1 ? 'link wasn’t' : 'links weren’t',
    all.length === 1 ? 'a folder' : `${all.length} folders`,
  ]
  return [
    `${links} ${are} followed, since nothing in the repository makes the addresses in ${folders}: ${named.join(', ')}${more}. List what the build makes under \`generated\` in \`site\`.`,
  ]
}

/** What links are judged with. */
interface JudgeTools {
  anchorsAt(path: string): PageAnchors
  /** Count a link to a folder of addresses that has no source. */
  addSilent(folder: string): void
}

function judgeLink(fact: Fact, sites: Sites, {anchorsAt, addSilent}: JudgeTools): JudgedFact[] {
  const {url, kind, site: settings} = fact.data as unknown as LinkData
  const from = pathFromRoot(sites.tree.repository.start, fact.path)
  if (from === undefined) return []
  const {site, target} = follow({url, kind}, from, settings, sites)
  if (target.is === 'unknown') {
    if (target.folder !== undefined) addSilent(target.folder)
    return []
  }
  if (target.is === 'there') return judgeAnchor(fact, url, target, anchorsAt)
  if (target.is === 'otherCase') return [caseJudgement(fact, url, target)]
  return [deadJudgement(fact, {url, kind}, from, target, site, sites)]
}

/** Where a link leads, and by which site. A draft outside the site may link to its address. */
function follow(
  link: {url: string; kind: LinkKind},
  from: string,
  settings: SiteSettings,
  sites: Sites,
): {site: AddressedSite; target: Target} {
  const own = sites.siteOf(from, settings)
  const published = own.generator === 'none' && isOwnAddress(link.url, settings) ? sites.published(settings) : []
  const all = (published.length > 0 ? published : [own]).map((site) => ({
    site,
    target: followLink(link, from, site, sites.tree, settings),
  }))
  const [first] = all
  return all.find(({target}) => target.is === 'there') ?? (first as (typeof all)[number])
}

/** A path of a run as one from the root: `../src/a.md` in `docs/` is `src/a.md`. */
function pathFromRoot(start: string, path: string): string | undefined {
  const parts = start.split('/').filter(Boolean)
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** Fragments that a browser or a host answers to. */
const ofBrowser = /^(?:top$|L\d|:~:|\/|!|_$|toc)|[=&]/i

function judgeAnchor(
  fact: Fact,
  url: string,
  {path, fragment, others = []}: Target & {is: 'there'},
  anchorsAt: (path: string) => PageAnchors,
): JudgedFact[] {
  if (
    !path ||
    !fragment ||
    ofBrowser.test(fragment) ||
    fragment.startsWith('^') ||
    [path, ...others].some((page) => !markdownExtensions.has(extensionOf(page)))
  )
    return []
  const name = decode(fragment.split('#').at(-1) as string)
  const pages = [path, ...others].map(anchorsAt)
  if (pages.some(({isOpen, has}) => isOpen || has(name))) return []
  const names = pages[0]?.names ?? []
  const near = nameMeant(name, names)
  const advice = near === undefined ? 'correct the link' : `did you mean "#${near}"? Correct the link`
  return [
    {
      fact,
      kind: 'anchor',
      message: `No heading or anchor in ${quote(path)} matches ${quote(`#${fragment}`)}: ${advice}.`,
      ...(near !== undefined && {expected: [url.slice(0, url.indexOf('#') + 1) + near]}),
    },
  ]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const caseJudgement = (fact: Fact, url: string, {path}: Target & {is: 'otherCase'}): JudgedFact => ({
  fact,
  kind: 'case',
  message: `${quote(url)} is ${quote(path)} in other capitals: most servers tell them apart, so write it as the file is named.`,
})

const things: Readonly<Partial<Record<LinkKind, string>>> = {
  image: 'image',
  field: 'image',
  wiki: 'note',
  ref: 'page',
  source: 'file',
  post: 'post',
}

function deadJudgement(
  fact: Fact,
  {url, kind}: {url: string; kind: LinkKind},
  from: string,
  {path, isAddress}: Target & {is: 'dead'},
  site: AddressedSite,
  {tree}: Sites,
): JudgedFact {
  const proposal = isAddress
    ? nearestAddress(path, site)
    : fileMeant(path, tree, (one) => extensionOf(one) === extensionOf(path) && one !== from)
  const what = things[kind] ?? (isAddress ? 'page or file' : 'file')
  const dead = `There is no ${what} at ${quote(url)}`
  const moves = kind === 'link' || kind === 'image' || kind === 'definition' || kind === 'html'
  if (proposal === undefined || !moves)
    return {fact, kind: kindOf(kind), message: `${dead}: correct the link, or remove it.`}
  const instead = isAddress
    ? rewritten(url, proposal.path)
    : rewritten(url, relativePath(folderOfPath(from), proposal.path))
  const isSure = proposal.isOnly && !isAddress && !url.startsWith('/')
  const said = isSure ? `it is now at ${quote(instead)}` : `did you mean ${quote(instead)}`
  return {
    fact,
    kind: kindOf(kind),
    message: isSure ? `${dead}: ${said}.` : `${dead}: ${said}?`,
    expected: [instead],
    ...(isSure && {fix: instead}),
  }
}

const kindOf = (kind: LinkKind): string =>
  kind === 'image' || kind === 'field' ? 'image' : kind === 'wiki' ? 'note' : 'page'

/** The address with another path, its query and fragment kept. */
function rewritten(url: string, path: string): string {
  const rest = /[?#].*$/.exec(url)?.[0] ?? ''
  const slash = /\/(?=[?#]|$)/.test(url) && path.startsWith('/') ? '/' : ''
  return encodeURI(path).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29')) + slash + rest
}

function relativePath(folder: string, path: string): string {
  const from = folder.split('/').filter(Boolean)
  const to = path.split('/')
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  const up = from.slice(same).map(() => '..')
  return [...up, ...to.slice(same)].join('/')
}
