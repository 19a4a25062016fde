// Links inside: every address of a draft that may lead to a file or a page of the same repository.

import type {LinkKind} from '../../../src/addresses/resolve.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {type Place, placeOfNode} from '../../../src/core/draft/place.ts'
import type {House} from '../../../src/core/house.ts'
import {bisect} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {type SiteSettings, siteSettingsOf} from '../../../src/core/repository.ts'
import {flowOf, linksOf} from '../../../src/reading/page/links.ts'
import {asName, usedNamesIn} from '../../../src/reading/page/references.ts'

/** A link with the place of its address. */
interface InsideLink {
  kind: LinkKind
  url: string
  place: Place
}

const elsewhere = /^(?:[a-z][\w+.-]+:|\/\/|#)/i

/** May an address be inside? `own` is that of the site. */
const mayBeInside = (url: string, own: string | undefined): boolean =>
  url !== '' &&
  (!elsewhere.test(url) || (own !== undefined && url.toLowerCase().startsWith(own.toLowerCase().replace(/\/$/, ''))))

/** Every link of the draft, those that lead elsewhere too, each place once. */
const allLinksOf = defineReading<readonly InsideLink[]>(
  (draft) => {
    const links = [
      ...writtenLinks(draft),
      ...tagLinks(draft),
      ...wikiLinks(draft),
      ...fieldLinks(draft),
      ...elementLinks(draft),
    ]
    const known = new Set<number>()
    return links
      .filter(
        ({place}) =>
          place.end > place.start &&
          !isShownCode(draft, place.start) &&
          !known.has(place.start) &&
          known.add(place.start),
      )
      .sort((a, b) => a.place.start - b.place.start)
  },
  [linksOf, usedNamesIn, flowOf],
)

function writtenLinks(draft: Draft): InsideLink[] {
  const used = usedNamesIn(draft)
  return linksOf(draft).flatMap(({kind, url, target, label}) => {
    if (kind === 'bare' || kind === 'autolink')
      return elsewhere.test(url) && url.includes('://') ? [bareLink(url, target, kind === 'bare')] : []
    if (kind === 'definition' && !used.has(asName(label))) return []
    return [{kind, url, place: target}]
  })
}

const wideMark =
  /[\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\u2018-\u201d\u2026]/

/** An address in the text. It ends before a mark of Chinese or Japanese, which follows without a space. */
function bareLink(url: string, place: Place, isBare: boolean): InsideLink {
  const at = isBare ? url.search(wideMark) : -1
  return at < 0
    ? {kind: 'link', url, place}
    : {kind: 'link', url: url.slice(0, at), place: {...place, end: place.start + at}}
}

/** Where code is shown: nothing in it is a link. */
export const codeIn = defineReading<readonly Place[]>(
  (draft) => {
    const spans = draft.blocks.flatMap(({prose}) => prose.inlines.map(({node}) => node))
    return [...flowOf(draft), ...spans]
      .filter(
        ({type, position}) =>
          (type === 'code' || type === 'inlineCode') && position && !isCovered(draft, position.start.offset ?? 0),
      )
      .map((node) => placeOfNode(node))
      .concat(shownByTags(draft))
      .sort((a, b) => a.start - b.start)
  },
  [flowOf],
)

/** Tags and embedded files are read as code, too. */
const isCovered = ({text}: Draft, at: number): boolean =>
  /^(?:\{[{%]|\[\[)/.test(text.slice(at, at + 2)) &&
  !/(?:^|\n)(?: {4}|\t)[ \t]*$/.test(text.slice(Math.max(0, at - 12), at))

const tagOf = /\{%-? ?([a-z]+)\b/g
const showing = new Set('raw verbatim highlight set capture'.split(' '))

/** What tags of a template keep as it is, to be shown: `{% raw %}`, `{% set code %}`, `{% highlight %}`. */
function shownByTags({text}: Draft): Place[] {
  if (!text.includes('{%')) return []
  const places: Place[] = []
  let open: {name: string; start: number} | undefined
  for (const {1: name = '', index} of text.matchAll(tagOf)) {
    if (showing.has(name)) open ??= {name, start: index}
    else if (name === `end${open?.name}` && open) {
      places.push({start: open.start, end: index})
      open = undefined
    }
  }
  return places
}

/** Is an offset in code that is shown? */
export function isShownCode(draft: Draft, at: number): boolean {
  const code = codeIn(draft)
  const last = code[bisect(code, ({start}) => start > at) - 1]
  return last !== undefined && at < last.end
}

const tagKinds: Readonly<Record<string, LinkKind>> = {ref: 'ref', relref: 'ref', link: 'source', post_url: 'post'}
const sourceTag =
  /\{\{[<%]\s*((?:rel)?ref)\s+(?:path\s*=\s*)?["`]([^"`\n]{1,300})["`]|\{%-?\s*(link|post_url)\s+([^\s%{}|]{1,300})\s*-?%\}/dg

/** Paths in tags: Hugo’s `{{< ref "a.md" >}}`, Jekyll’s `{% link a.md %}` and `{% post_url a %}`. */
function tagLinks(draft: Draft): InsideLink[] {
  const {text} = draft
  if (!text.includes('{{<') && !text.includes('{{%') && !text.includes('{%')) return []
  return [...text.matchAll(sourceTag)].flatMap(({1: hugo, 3: jekyll, indices}) => {
    const range = indices?.[2] ?? indices?.[4]
    const kind = tagKinds[hugo ?? jekyll ?? '']
    if (!range || !kind || isShownCode(draft, range[0])) return []
    const [start, end] = range
    const path = text.slice(start, end)
    return [{kind, url: kind === 'post' ? asPost(path) : path, place: {start, end}}]
  })
}

/** `2026/2026-03-01-ferry` in a tag is a file in a folder `_posts`. */
const asPost = (path: string): string => path.replace(/^\/+/, '').split('/').at(-1) as string

const noteName = /!?\[\[((?:[^\][|\\\n]|\\(?!\|)){1,300})(?:\\?\|[^\][\n]{0,300})?\]\]/dg

/** `[[Note]]`, `[[Note#Part|words]]`, in a table `[[Note\|words]]`, `![[picture.png]]`. */
const wikiLinks = ({text}: Draft): InsideLink[] =>
  text.includes('[[')
    ? [...text.matchAll(noteName)].flatMap(({1: url = '', indices}) => {
        const [start, end] = indices?.[1] ?? [0, 0]
        return [{kind: 'wiki' as const, url, place: {start, end}}]
      })
    : []

const imageWords = 'image img cover thumbnail thumb banner poster hero picture photo logo avatar icon'.split(' ')
const addressFields = new Set('src file path url'.split(' '))

/** Does a field of front matter hold a picture, by its name? */
function namesPicture(path: string): boolean {
  const name = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return addressFields.has(name) || imageWords.some((word) => name.includes(word))
}

const pictures = new Set('png jpg jpeg gif svg webp avif'.split(' '))
const isPicture = (url: string): boolean => pictures.has(/\.([a-z]+)$/i.exec(url)?.[1]?.toLowerCase() ?? '')

/** Pictures that front matter names. */
const fieldLinks = ({fields, text}: Draft): InsideLink[] =>
  fields.flatMap(({path, place}) => {
    if (!namesPicture(path)) return []
    const isQuoted = /^["']/.test(text.slice(place.start, place.end))
    const own = isQuoted ? {start: place.start + 1, end: place.end - 1} : place
    const url = text.slice(own.start, own.end)
    return isPicture(url) && !/[\s"'{}]/.test(url) ? [{kind: 'field' as const, url, place: own}] : []
  })

const element = /<[A-Za-z][^<>]{0,2000}?\s(?:href|src|poster)\s*=\s*(?:"([^"<>\n]{1,1000})"|'([^'<>\n]{1,1000})')/dg

/** Addresses in tags that Markdown leaves alone, and in those of MDX. */
function elementLinks(draft: Draft): InsideLink[] {
  const {text, format} = draft
  if (format === 'html' || !/<[A-Za-z]/.test(text)) return []
  return [...text.matchAll(element)].flatMap(({indices}) => {
    const [start, end] = indices?.[1] ?? indices?.[2] ?? [0, 0]
    return isShownCode(draft, start) ? [] : [{kind: 'html' as const, url: text.slice(start, end), place: {start, end}}]
  })
}

/** The readings that links inside need. */
export const readForLinks = [allLinksOf]

/** Every link that may lead to a file or page of the repository, with what the settings say of the site. */
export function insideLinks(draft: Draft, house: House): (InsideLink & {site: SiteSettings})[] {
  const site = siteSettingsOf(house.site)
  return allLinksOf(draft).flatMap((link) => (mayBeInside(link.url, site.url) ? [{...link, site}] : []))
}
