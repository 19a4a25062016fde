// Finds the article of a page: which element holds it, and what in it is chrome, headline or caption.
import {holdsNoWords, isBlockTag} from './elements.ts'
import {linkDensity, type Measures, measurePage, statsOf} from './measure.ts'
import {isBesideByName, isChromeByName, opensChrome} from './page-names.ts'
import {attributeOf, type Element, elementsIn, isElement, type ParentNode, textBelow} from './parse.ts'

/** The article of a page. */
interface Article {
  /** The element that holds it. */
  root: Element
  /** Elements in it that are chrome. */
  chrome: ReadonlySet<Element>
  /** Elements in it that are copy, but not of its body: headline, byline, captions. */
  beside: ReadonlySet<Element>
}

/** An article while it is looked at. */
interface Found extends Article {
  measures: Measures
  chrome: Set<Element>
  beside: Set<Element>
  /** The titles the page gives itself. */
  titles: readonly string[]
}

/** Find the article of a page; undefined where there are no paragraphs. */
export function articleOf(page: ParentNode): Article | undefined {
  const measures = measurePage(page)
  const top = bestOf(measures)
  if (!top) return undefined
  const root = firstOfSeveral(widen(top, measures), measures)
  const found: Found = {root, measures, chrome: new Set(), beside: new Set(), titles: titlesOf(page)}
  prune(root, found)
  const cut = [...found.chrome].reduce((sum, element) => sum + statsOf(measures, element).prose, 0)
  if (cut > 0.6 * statsOf(measures, root).prose)
    for (const element of found.chrome) if (statsOf(measures, element).prose > 0) found.chrome.delete(element)
  cutTail(root, found)
  markHead(root, found)
  return found
}

function bestOf(measures: Measures): Element | undefined {
  let [best, most]: [Element | undefined, number] = [undefined, Number.NEGATIVE_INFINITY]
  for (const [element, score] of measures.scores) {
    const own = score * (1 - linkDensity(measures, element))
    if (own > most) [best, most] = [element, own]
  }
  return best
}

/** The element around the best one that holds much more of the page's prose. */
function widen(top: Element, measures: Measures): Element {
  let best = top
  for (let node = top.parentNode; isElement(node) && node.tagName !== 'body'; node = node.parentNode) {
    const [inner, outer] = [statsOf(measures, best), statsOf(measures, node)]
    if (outer.prose > inner.prose * 1.2 && linkDensity(measures, node) < 0.35) best = node
  }
  return best
}

/** Of several articles one below the other the one whose headline leads nowhere. */
function firstOfSeveral(root: Element, measures: Measures): Element {
  const articles = outermost(root, 'article').filter((one) => statsOf(measures, one).prose > 0)
  const prose = articles.reduce((sum, one) => sum + statsOf(measures, one).prose, 0)
  if (articles.length < 2 || prose < 0.7 * statsOf(measures, root).prose) return root
  const own = articles.filter((one) => holdsHeadline(one, measures) && statsOf(measures, one).prose > 0.1 * prose)
  return own.length === 1 ? (own[0] as Element) : root
}

/** The elements of one name that stand in no other of it. */
function outermost(element: Element, name: string): Element[] {
  return element.childNodes.flatMap((node) =>
    !isElement(node) ? [] : node.tagName === name ? [node] : outermost(node, name),
  )
}

function holdsHeadline(element: Element, measures: Measures): boolean {
  for (const inner of elementsIn(element)) if (inner.tagName === 'h1' && linkDensity(measures, inner) < 0.5) return true
  return false
}

/** Mark the chrome and the captions below an element. */
function prune(element: Element, found: Found): void {
  for (const child of element.childNodes) {
    if (!isElement(child) || holdsNoWords(child)) continue
    if (isChrome(child, found)) found.chrome.add(child)
    else if (isFigure(child, found)) addBeside(child, found)
    else prune(child, found)
  }
}

/** Mark a picture with what is beside it, but for the parts of the page in there. */
function addBeside(element: Element, {beside, chrome}: Found): void {
  beside.add(element)
  for (const inner of elementsIn(element)) if (isChromeByName(inner)) chrome.add(inner)
}

function isChrome(element: Element, {root, measures}: Found): boolean {
  const {tagName} = element
  const {text, links, prose, paragraphs} = statsOf(measures, element)
  if (prose > 0.5 * statsOf(measures, root).prose) return false
  if (tagName === 'article' && prose > 0 && !holdsHeadline(element, measures)) return true
  if (isChromeByName(element)) return !holdsQuotation(element, measures)
  if (/^h[1-6]$/.test(tagName)) return false
  const linked = linkDensity(measures, element)
  if (tagName === 'p') return text > 0 && linked > 0.9 && text < 250
  if (!isBlockTag(element) || tagName === 'li') return false
  return linked > 0.6 && (links > 1 || text < 200) && paragraphs < 3
}

function holdsQuotation(element: Element, measures: Measures): boolean {
  for (const inner of elementsIn(element))
    if (inner.tagName === 'blockquote' && statsOf(measures, inner).text > 40) return true
  return false
}

const pictureHolders = new Set(['figure', 'div', 'table'])

/** A caption, or a picture with little beside it. */
function isFigure(element: Element, {root, measures}: Found): boolean {
  const {text, pictures, prose} = statsOf(measures, element)
  if (element.tagName === 'figcaption' || (text < 400 && isBesideByName(element))) return true
  if (!pictureHolders.has(element.tagName) || holdsHeadline(element, measures)) return false
  return pictures > 0 && text > 0 && text < 300 * pictures && prose < 0.2 * statsOf(measures, root).prose
}

/** Mark sections whose heading says that they lead elsewhere, and that hold links. */
function cutTail(element: Element, found: Found): void {
  const {measures, chrome} = found
  let opened: Element[] = []
  for (const child of element.childNodes) {
    if (!isElement(child) || holdsNoWords(child) || chrome.has(child)) continue
    const {text} = statsOf(measures, child)
    if (text === 0) continue
    const opens = text < 60 && opensChrome(textBelow(child))
    if (opens || (opened.length > 0 && /^h[1-6]$/.test(child.tagName))) {
      closeTail(opened, found)
      opened = opens ? [child] : []
    } else if (opened.length > 0) opened.push(child)
    else cutTail(child, found)
  }
  closeTail(opened, found)
}

function closeTail([heading, ...rest]: readonly Element[], found: Found): void {
  if (!heading) return
  let [text, link] = [0, 0]
  for (const element of rest) {
    const own = statsOf(found.measures, element)
    text += own.text
    link += own.link
  }
  if (text === 0 || link > 0.5 * text) for (const element of [heading, ...rest]) found.chrome.add(element)
  else for (const element of rest) cutTail(element, found)
}

/** Mark what stands before the first paragraph: headline, byline, date. True once the body has begun. */
function markHead(element: Element, found: Found): boolean {
  for (const child of element.childNodes) {
    if (!isElement(child) || holdsNoWords(child) || found.chrome.has(child)) continue
    if (found.beside.has(child)) {
      if (isPortrait(child)) found.chrome.add(child)
      continue
    }
    const {prose, text, hasBlock} = statsOf(found.measures, child)
    if (text === 0) continue
    const words = textBelow(child).replace(/\s+/g, ' ').trim()
    if (isHeadline(child, words, found)) found.beside.add(child)
    else if (prose < 60 && isByline(words) && !holdsHeadline(child, found.measures)) found.chrome.add(child)
    else if (!hasBlock || (prose === 0 && !holdsHeadline(child, found.measures)) || markHead(child, found)) return true
  }
  return false
}

/** A picture beside the byline. */
function isPortrait(element: Element): boolean {
  const words = textBelow(element).replace(/\s+/g, ' ').trim()
  return words.startsWith('By ') || words.includes(' min read')
}

function isHeadline({tagName}: Element, words: string, {titles}: Found): boolean {
  if (tagName === 'h1') return true
  return /^h[2-6]$/.test(tagName) && words.length > 14 && titles.some((title) => title.includes(words))
}

const year = /\b(?:19|20)\d\d\b/

/** A line with a date or a name, and no sentence. */
const isByline = (words: string): boolean =>
  words.length < 160 &&
  !/[.!?]["”’]?$/.test(words) &&
  (year.test(words) || words.startsWith('By ') || /\d:\d\d/.test(words))

/** The titles a page gives itself. */
function titlesOf(page: ParentNode): string[] {
  const titles: string[] = []
  for (const element of elementsIn(page)) {
    if (element.tagName === 'body') break
    if (element.tagName === 'title') titles.push(textBelow(element).replace(/\s+/g, ' '))
    if (element.tagName === 'meta' && attributeOf(element, 'property') === 'og:title')
      titles.push(attributeOf(element, 'content') ?? '')
  }
  return titles
}
