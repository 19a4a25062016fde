// HTML: fragments out of a content management system, all of which is copy, and whole pages, of which the article is.
import type {Root, RootContent} from 'mdast'
import type {Format, FrontMatter, HtmlReading, Parsed} from '../../core/draft/format.ts'
import {defineFormat, type FormatCard} from '../card.ts'
import {unreadableDraft} from '../unreadable.ts'
import {readYaml} from '../yaml.ts'
import {articleOf} from './article.ts'
import type {IsCopy} from './elements.ts'
import {fieldsOf} from './fields.ts'
import {blocksBelow} from './flow.ts'
import {isDocument, isPage} from './page-names.ts'
import {type ChildNode, type Element, elementsIn, isElement, type ParentNode, parseHtml, textBelow} from './parse.ts'
import {smallPrintOf} from './small-print.ts'
import {openSource} from './source.ts'
import {isDrawnBullet, isEditorComment, readStyles} from './styles.ts'
import {openWriter} from './writer.ts'

const card: FormatCard = {extensions: ['html', 'htm', 'xhtml'], languages: ['html'], onlyIfNamed: true}

/** HTML, by parse5: the tree a browser makes of it. */
export const htmlFormat = (reading?: HtmlReading): Format => ({
  name: 'html',
  extensions: card.extensions,
  parse: (text) => readHtml(text, reading),
})

export default defineFormat({...card, open: ({reading}) => htmlFormat(reading)})

/** More than this is no draft. */
const longest = 8_000_000

function readHtml(text: string, reading: HtmlReading | undefined): Parsed {
  if (text.length > longest) return unreadableDraft('Split this file: it is too long to be read as one draft.')
  const {matter, end} = frontMatterOf(text)
  const page = parseHtml(text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end))
  if (!page)
    return unreadableDraft('This page nests too deep, or a tag has too many attributes: it cannot be read as a draft.')
  const source = openSource(text, readStyles(page), hasPrograms(page))
  const {nodes, isCopy} = copyOf(page, reading)
  const yaml: RootContent[] = end > 0 ? [{type: 'yaml', value: '', position: source.positionOf({start: 0, end})}] : []
  const children = [...yaml, ...blocksBelow(nodes, source, isCopy)]
  const tree: Root = {type: 'root', children, position: source.positionOf({start: 0, end: text.length})}
  const head = fieldsOf(page, source)
  const fields = [...matter.fields, ...head.fields]
  const data = {...head.data, ...matter.data}
  return {tree, fields, data, problems: matter.problems, source: openWriter(tree, fields, text)}
}

const fenced = /^---[ \t]*\r?\n/

/** The front matter that site generators read off a page, and where it ends. */
function frontMatterOf(text: string): {matter: FrontMatter; end: number} {
  const nothing = {matter: {fields: [], data: {}, problems: []}, end: 0}
  const opening = fenced.exec(text)?.[0].length
  if (opening === undefined) return nothing
  const close = text.indexOf('\n---', opening - 1)
  if (close < 0) return nothing
  try {
    const matter = readYaml(text.slice(opening, close + 1), opening, text, {start: 0, end: 3})
    return matter ? {matter, end: close + 4} : nothing
  } catch {
    return nothing
  }
}

/** Is this a whole document with scripts of its own? */
function hasPrograms(page: ParentNode): boolean {
  if (!isDocument(page)) return false
  for (const {tagName} of elementsIn(page)) if (tagName === 'script') return true
  return false
}

/** The nodes that hold the copy of a page, and what in them is none. */
function copyOf(page: ParentNode, reading: HtmlReading | undefined): {nodes: readonly ChildNode[]; isCopy: IsCopy} {
  const isOwn: IsCopy = (element) => !isEditorComment(element) && !isDrawnBullet(element)
  const article = reading === 'page' || (reading === undefined && isPage(page)) ? articleOf(page) : undefined
  const isOfPage = reading !== 'fragment' && (article !== undefined || isDocument(page))
  const smallPrint = isOfPage ? smallPrintOf(article?.root ?? page) : new Set<Element>()
  const isCopy: IsCopy = (element) => !article?.chrome.has(element) && !smallPrint.has(element) && isOwn(element)
  if (!article) return {nodes: page.childNodes, isCopy}
  const headline = headlineBefore(page, article.root)
  return {nodes: headline ? [headline, article.root] : [article.root], isCopy}
}

/** The headline of a page, where it stands before the element that holds the article. */
function headlineBefore(page: ParentNode, root: Element): Element | undefined {
  for (const element of elementsIn(root)) if (element.tagName === 'h1' && textBelow(element).trim()) return undefined
  for (const element of elementsIn(page)) {
    if (element === root) return undefined
    if (element.tagName === 'h1' && textBelow(element).trim().length > 14 && !holds(element, root)) return element
  }
  return undefined
}

function holds(outer: Element, inner: Element): boolean {
  for (let node: ParentNode | null = inner; isElement(node); node = node.parentNode) if (node === outer) return true
  return false
}
