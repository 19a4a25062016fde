// Judges the links of drafts beside the files of the repository: what is dead, and what was probably meant.
import {type PageAnchors, readAnchors} from '../../../src/addresses/anchors.ts'
import {fileMeant, nameMeant, nearestAddress} from '../../../src/addresses/nearest.ts'
import {extensionOf, folderOfPath, markdownExtensions} from '../../../src/addresses/paths.ts'
import {followLink, type LinkKind, type Target} from '../../../src/addresses/resolve.ts'
import {type AddressedSite, openSites, type Sites} from '../../../src/addresses/sites.ts'
import {quote} from '../../../src/core/elide.ts'
import type {Fact, JudgedFact} from '../../../src/core/fact.ts'
import type {Repository, SiteSettings} from '../../../src/core/repository.ts'

/** What a fact says of a link. */
interface LinkData {
  url: string
  kind: LinkKind
  site: SiteSettings
}

/** Returns what judges the links of drafts. Nothing is read before the first link. */
export function makeJudge(repository: Repository): (facts: readonly Fact[]) => JudgedFact[] {
  let sites: Sites | undefined
  const anchors = new Map<string, PageAnchors>()
  return (facts) => {
    if (facts.length === 0) return []
    sites ??= openSites(repository)
    const all = sites
    return facts.flatMap((fact) => judgeLink(fact, all, anchorsAt))
  }

  function anchorsAt(path: string): PageAnchors {
    const known = anchors.get(path) ?? readAnchors(repository.read(path) ?? '')
    anchors.set(path, known)
    return known
  }
}

function judgeLink(fact: Fact, sites: Sites, anchorsAt: (path: string) => PageAnchors): JudgedFact[] {
  const {url, kind, site: settings} = fact.data as unknown as LinkData
  const from = pathFromRoot(sites.tree.repository.start, fact.path)
  if (from === undefined) return []
  const site = sites.siteOf(from, settings)
  const target = followLink({url, kind}, from, site, sites.tree, settings)
  if (target.is === 'unknown') return []
  if (target.is === 'there') return judgeAnchor(fact, url, target, anchorsAt)
  if (target.is === 'otherCase') return [caseJudgement(fact, url, target)]
  return [deadJudgement(fact, {url, kind}, from, target, site, sites)]
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
  const near = nameMeant(name, names.slice(0, 1000))
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
