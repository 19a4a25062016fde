// Measures a page: how much each element holds, how much of it is links, and where the paragraphs stand.
import {holdsNoWords, isBlockTag} from './elements.ts'
import {isChromeByName, weightOfName} from './page-names.ts'
import {attributeOf, type ChildNode, type Element, isElement, isText, type ParentNode} from './parse.ts'

/** What stands in an element; lengths are counts of characters that aren't white space. */
interface Stats {
  text: number
  link: number
  links: number
  commas: number
  /** Paragraphs in it, itself among them, and the characters in them: those in chrome count little. */
  paragraphs: number
  prose: number
  pictures: number
  hasBlock: boolean
  /** Of a paragraph: the characters that stand in no block within it. */
  own: number
}

/** What is known of the elements of a page. */
export interface Measures {
  stats: ReadonlyMap<Element, Stats>
  /** How much speaks for an element as the one that holds the article. */
  scores: ReadonlyMap<Element, number>
}

const none: Stats = {
  ...{text: 0, link: 0, links: 0, commas: 0, paragraphs: 0, prose: 0, pictures: 0},
  ...{hasBlock: false, own: 0},
}

export const statsOf = ({stats}: Measures, element: Element): Stats => stats.get(element) ?? none

/** How much of an element's words are links, from 0 to 1. */
export function linkDensity(measures: Measures, element: Element): number {
  const {text, link} = statsOf(measures, element)
  return text === 0 ? 0 : link / text
}

/** Measure every element of a page, in time linear in its length. */
export function measurePage(page: ParentNode): Measures {
  const stats = new Map<Element, Stats>()
  const scores = new Map<Element, number>()
  const {prose} = measure(page, stats)
  weigh(page, 1, {stats, scores, whole: prose})
  return {stats, scores}
}

function measure(node: ParentNode, stats: Map<Element, Stats>): Stats {
  const sum: Stats = {...none}
  for (const child of node.childNodes) {
    if (isText(child)) addText(sum, child.value)
    else if (isElement(child) && !holdsNoWords(child)) addElement(sum, child, measure(child, stats))
  }
  if (!isElement(node)) return sum
  if (node.tagName === 'img' || node.tagName === 'amp-img') sum.pictures++
  if (node.tagName === 'a' && attributeOf(node, 'href') !== undefined) {
    sum.link = sum.text
    sum.links++
  }
  if (sum.own >= 25 && sum.link < 0.5 * sum.text && isParagraphTag(node)) {
    sum.paragraphs++
    sum.prose += sum.own
  } else if (isBlockTag(node)) sum.own = 0
  stats.set(node, sum)
  return sum
}

function addText(sum: Stats, text: string): void {
  const letters = lettersIn(text)
  sum.text += letters
  sum.own += letters
  sum.commas += commasIn(text)
}

function addElement(sum: Stats, child: Element, inner: Stats): void {
  sum.text += inner.text
  sum.link += inner.link
  sum.links += inner.links
  sum.pictures += inner.pictures
  sum.paragraphs += inner.paragraphs
  sum.prose += inner.prose
  if (inner.hasBlock || isBlockTag(child)) sum.hasBlock = true
  else {
    sum.own += inner.text
    sum.commas += inner.commas
  }
}

interface BlockWeight {
  stats: Map<Element, Stats>
  scores: Map<Element, number>
  /** The prose of the whole page. */
  whole: number
}

/** Count the paragraphs for what holds them; those in chrome count little. Returns the prose that is left. */
function weigh(node: ParentNode, share: number, page: BlockWeight): number {
  let prose = 0
  for (const child of node.childNodes) {
    const known = knownOf(child, page)
    if (!known) continue
    const part = isChromeByName(child as Element) && known.prose < 0.5 * page.whole ? 0.1 : share
    const isParagraph = known.own > 0 && isBlockTag(child as Element)
    if (isParagraph) addScore((child as Element).tagName === 'p' ? node : child, scoreOf(known) * part, page)
    const inside = known.paragraphs > (isParagraph ? 1 : 0) ? weigh(child as Element, part, page) : 0
    known.prose = inside + (isParagraph ? known.own * part : 0)
    prose += known.prose
  }
  return prose
}

const knownOf = (node: ChildNode, {stats}: BlockWeight) => (isElement(node) ? stats.get(node) : undefined)

const scoreOf = ({commas, own, link, text}: Stats) =>
  (1 + Math.min(10, commas) + Math.min(3, own / 100)) * (1 - link / Math.max(1, text))

function addScore(holder: ParentNode | ChildNode, score: number, {scores}: BlockWeight): void {
  let level = 0
  for (let node: ParentNode | ChildNode | null = holder; isElement(node) && level < 5; node = node.parentNode) {
    const part = score / (level === 0 ? 1 : level === 1 ? 2 : level * 3)
    scores.set(node, (scores.get(node) ?? weightOfName(node)) + part)
    level++
  }
}

const noParagraphs = new Set('h1 h2 h3 h4 h5 h6 li dt dd caption figcaption address td th form footer nav'.split(' '))

const isParagraphTag = (element: Element) => isBlockTag(element) && !noParagraphs.has(element.tagName)

function lettersIn(text: string): number {
  let letters = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 32) letters++
  return letters
}

function commasIn(text: string): number {
  let commas = 0
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) commas++
  return commas
}
