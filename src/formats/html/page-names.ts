// What the parts of a page are by their tags, roles, classes and ids, and by the headings that open them.
import {attributeOf, type Element, elementsIn, type ParentNode} from './parse.ts'

const neverChrome = new Set(['body', 'html', 'main', 'article'])
const chromeTags = new Set('nav aside footer form button fieldset dialog menu'.split(' '))

const chromeRoles = new Set(
  'navigation complementary banner contentinfo search menu menubar dialog alertdialog alert toolbar tablist'.split(' '),
)

/** Parts of names, between hyphens, that chrome alone has. */
const chromeWords = new Set(
  `ad ads adbox advert advertisement advertising adsense adslot adspot adunit banner breadcrumb breadcrumbs byline bylines cookie cookies comment comments
  consent disqus donate footer footnav gdpr masthead modal nav navbar navigation newsletter newsletters outbrain pager pagination paywall
  popular popup promo promos promobox promotion recirc recirculation recommend recommended recommendations related relatedposts
  rail share sharing sharebar sharedaddy shares sidebar signup skip social sponsor sponsored subscribe subscription taboola
  tag tags taglist teaser teasers toolbar toolbox trending widget widgets addtoany addthis bio toc rollover disclaimer zergnet headshot avatar authorbox abh author authors columnist bottomad topad sourcecopy
  follow followus player slideshow gallery carousel infobox upsell readmore tout tweetbutton ratings rating print printonly`.split(
    /\s+/,
  ),
)

const besideWords = new Set(
  'caption captions credit credits figcaption wp-caption imagecaption photocredit newscaption'.split(' '),
)

const known = new WeakMap<Element, readonly string[]>()

/** What says that an element only has chrome beside or in it: `with-sidebar`, `no-comments`. */
const modifiers = new Set('with without has no layout wrap wrapper container enabled open closed page body'.split(' '))

/** The words in the class and id of an element, in lower case; those of names that only tell what is beside it left out. */
function wordsOfName(element: Element): readonly string[] {
  const kept = known.get(element)
  if (kept) return kept
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`.split(/\s+/)
  const words = names.flatMap((name) => {
    const parts = name
      .replace(/([a-z]{3})(?=[A-Z][a-z]{2})/g, '$1-')
      .toLowerCase()
      .split(/[^a-z]+/)
    return parts.some((part) => modifiers.has(part)) ? parts.filter((part) => !chromeWords.has(part)) : parts
  })
  known.set(element, words)
  return words
}

/** Is an element chrome by its tag, role or name? */
export function isChromeByName(element: Element): boolean {
  if (chromeTags.has(element.tagName)) return true
  const role = attributeOf(element, 'role')
  if (role !== undefined && chromeRoles.has(role)) return true
  return neverChrome.has(element.tagName) ? false : wordsOfName(element).some((word) => chromeWords.has(word))
}

/** Is an element a caption or the credit of a picture by its name? */
export const isBesideByName = (element: Element): boolean => wordsOfName(element).some((word) => besideWords.has(word))

const likely = new Set('article articlebody body content entry hentry main post text blog story storybody'.split(' '))
const unlikely = new Set(
  'comment comments footer sidebar related promo sponsor sponsored tags widget copyright masthead contact share scroll outbrain banner'.split(
    ' ',
  ),
)

/** How much the name of an element says for it as the one that holds the article. */
export function weightOfName(element: Element): number {
  let weight = element.tagName === 'article' ? 5 : 0
  if (attributeOf(element, 'itemprop') === 'articleBody') weight += 20
  const words = wordsOfName(element)
  if (words.some((word) => likely.has(word))) weight += 8
  if (words.some((word) => unlikely.has(word))) weight -= 15
  return weight
}

const openings = new Set(
  `related|related article|related articles|related stories|related post|related posts|related topics|related content
related news|related coverage|related links|you may like|you might like|you may also like|you might also like
you may be interested in|read more|read next|read also|don't miss|top stories|top news|most read|most popular
most viewed|most shared|partner news|share|tag|tags|topics|comment|comments|leave a reply|leave a comment
about the author|explore further|see also|editors' picks|editor's picks|up next|next article|previous article`.split(
    /[|\n]/,
  ),
)

const openingStarts = ['more stories', 'more news', 'more from ', 'more on ', 'more in ', 'more great ', 'recommended']
const moreStarts = ['follow us', 'trending', 'latest', 'popular', 'share this', 'also read', 'also on ']

/** Does a heading say that what follows leads elsewhere? */
export function opensChrome(heading: string): boolean {
  const words = heading
    .replace(/\s+/g, ' ')
    .replaceAll('’', "'")
    .replace(/^ |[ :.…!]{1,6}$/g, '')
    .toLowerCase()
  return openings.has(words) || [...openingStarts, ...moreStarts].some((start) => words.startsWith(start))
}

const sections = new Set('nav header footer aside main article form search'.split(' '))
const documents = new Set('html body head title'.split(' '))
const tableTags = new Set('table tbody thead tfoot tr td th'.split(' '))
/** Names that say the same as the tags of HTML for the parts of a page. */
const sectionNames = new Set('nav navbar navigation footer masthead banner sidebar breadcrumb breadcrumbs'.split(' '))

const isOfDocument = ({tagName, sourceCodeLocation}: Element) => documents.has(tagName) && !!sourceCodeLocation

/** Does a source have the tags of a whole document? */
export function isDocument(page: ParentNode): boolean {
  for (const element of elementsIn(page)) if (isOfDocument(element)) return true
  return false
}

/**
 * Is this a page of a site rather than copy alone? It has the tags of a page, and parts around its copy: two of those
 * that HTML knows, or are named as those are, or many with other names. Mail is laid out in tables and has no such
 * tags: all of it is copy.
 */
export function isPage(page: ParentNode): boolean {
  let [isWhole, parts, named] = [false, 0, 0]
  for (const element of elementsIn(page)) {
    const {tagName} = element
    if (isOfDocument(element)) isWhole = true
    else if (sections.has(tagName) || isNamedSection(element)) parts++
    else if (isChromeByName(element)) named++
    if (isWhole && (parts > 1 || (named > 7 && tagName !== 'td'))) return true
  }
  return false
}

const isNamedSection = (element: Element): boolean =>
  !tableTags.has(element.tagName) && wordsOfName(element).some((word) => sectionNames.has(word))
