// Links: every address in a draft, with the places of the address and of the words that carry it.
import type {Image, Link as LinkNode, Nodes} from 'mdast'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import type {Place} from '../../core/draft/place.ts'
import {placeOfNode} from '../../core/draft/place.ts'
import {type Inline, placeIn} from '../../core/draft/prose.ts'
import type {Span} from '../../core/draft/spans.ts'
import {defineReading} from '../../core/reading.ts'
import {characterAt, isSpace} from '../text/characters.ts'
import {findAll} from '../text/prefilter.ts'

/** An address: of a link, an image, a definition, `<https://…>`, an HTML tag, or bare in the text. */
export interface Link {
  kind: 'link' | 'image' | 'definition' | 'autolink' | 'html' | 'bare'
  /** The address as it stands in the source, without angle brackets or quotation marks. */
  url: string
  /** The whole link in the source. */
  place: Place
  /** The address in the source; an empty range where there is none. */
  target: Place
  /** The words that carry the link; of an image, its alternative text. */
  label: string
  /** The block whose prose holds the link, if one does, and where in it. */
  block?: Block
  start?: number
  end?: number
}

/** Did an editor set a link in this range: one of Markdown's, an anchor of HTML, or the marks of one in plain text? */
export const holdsLink = ({block, start, end}: Span): boolean =>
  block.prose.inlines.some((inline) => isAnchor(inline) && inline.start < end && inline.end > start) ||
  /\]\[|\]\(/.test(block.prose.text.slice(start, end + 2))

const isAnchor = ({type, node}: Inline): boolean =>
  type.startsWith('link') || (node.type === 'html' && /^<a\b/i.test(node.value))

/** Every address of the draft outside code, in the order of the source. */
export const linksOf = defineReading<readonly Link[]>((draft) => {
  const links: Link[] = []
  for (const block of draft.blocks) {
    for (const link of nodeLinks(draft, block)) links.push(link)
    for (const link of bareLinks(draft, block)) links.push(link)
  }
  for (const node of flowOf(draft)) {
    if (node.type === 'definition') links.push(definitionLink(draft, node))
    if (node.type === 'html') links.push(...htmlLinks(draft, placeOfNode(node)))
  }
  return links.sort((a, b) => a.target.start - b.target.start || b.target.end - a.target.end)
})

/** The flow nodes of a draft: everything that stands above its prose, in reading order. */
export const flowOf = defineReading<readonly Nodes[]>((draft) => {
  const nodes: Nodes[] = []
  const open: Nodes[] = [...draft.tree.children].reverse()
  for (let node = open.pop(); node; node = open.pop()) {
    nodes.push(node)
    if (node.type !== 'paragraph' && node.type !== 'heading' && 'children' in node)
      for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as Nodes)
  }
  return nodes
})

function nodeLinks(draft: Draft, block: Block): Link[] {
  const {inlines, text} = block.prose
  if (block.kind === 'alt' || block.kind === 'html' || !inlines.some(({type}) => carriers.has(type))) return []
  let code = 0
  const links: Link[] = []
  const inOrder = inlines.length > 1 ? [...inlines].sort((a, b) => a.start - b.start) : inlines
  for (const {type, node, start, end} of inOrder) {
    if (node.type === 'html' && /^<\/?(?:code|pre|kbd|samp)\b/i.test(node.value)) code += node.value[1] === '/' ? -1 : 1
    if (code > 0 || !carriers.has(type)) continue
    if (type === 'html') links.push(...htmlLinks(draft, placeOfNode(node), {block, start, end}))
    else {
      const label = type === 'image' ? ((node as Image).alt ?? '') : text.slice(start, end).trim()
      const {kind, url, place, target} = readLink(draft.text, node as LinkNode | Image)
      links.push({kind, url, place, target, label, block, start, end})
    }
  }
  return links
}

/** What may hold an address in prose. */
const carriers = new Set(['link', 'image', 'html'])

function readLink(text: string, node: LinkNode | Image): Omit<Link, 'label'> {
  const place = placeOfNode(node)
  const own = node.data?.target
  if (own) return {kind: node.type, url: text.slice(own.start, own.end), place, target: own}
  if (text[place.start] === '<') {
    const target = {start: place.start + 1, end: place.end - 1}
    return {kind: 'autolink', url: 'url' in node ? node.url : '', place, target}
  }
  const words = node.type === 'link' ? node.children.at(-1) : undefined
  const from = words ? (words.position?.end.offset ?? place.start) : place.start + (node.type === 'image' ? 2 : 1)
  const close = closingBracket(text, from, place.end)
  const target = destinationAt(text, close + 2, place.end)
  return {kind: node.type, url: text.slice(target.start, target.end), place, target}
}

function definitionLink({text}: Draft, node: Nodes): Link {
  const place = placeOfNode(node)
  const close = closingBracket(text, place.start + 1, place.end)
  const target = destinationAt(text, close + 2, place.end)
  const label = text.slice(place.start + 1, close)
  return {kind: 'definition', url: text.slice(target.start, target.end), place, target, label}
}

/** The bracket that closes a label whose inside goes on at `from`. */
function closingBracket(text: string, from: number, end: number): number {
  let depth = 0
  for (let at = from; at < end; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '[') depth++
    else if (text[at] === ']' && depth-- === 0) return at
  }
  return end
}

/** The address that starts behind white space; in angle brackets, or up to white space or the closing parenthesis. */
function destinationAt(text: string, from: number, end: number): Place {
  let start = Math.min(from, end)
  while (start < end && isBlank(text, start)) start++
  if (text[start] === '<') {
    const close = text.indexOf('>', start)
    return {start: start + 1, end: close < 0 || close > end ? end : close}
  }
  let depth = 0
  let at = start
  for (; at < end; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '(') depth++
    else if (isBlank(text, at) || (character === ')' && depth-- === 0)) break
  }
  return {start, end: Math.min(at, end)}
}

const isBlank = (text: string, at: number): boolean => (characterAt(text, at) & isSpace) !== 0

const tagAddress = /<!--[\s\S]*?(?:-->|$)|<(?:a|img|iframe)\b[^<>]*?\s(?:href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/dgi

function htmlLinks({text}: Draft, {start, end}: Place, where: Pick<Link, 'block' | 'start' | 'end'> = {}): Link[] {
  return [...text.slice(start, end).matchAll(tagAddress)].flatMap((tag) => {
    const range = tag.indices?.[1] ?? tag.indices?.[2]
    if (!range) return []
    const target = {start: start + range[0], end: start + range[1]}
    const place = {start: start + tag.index, end: start + tag.index + tag[0].length}
    return [{kind: 'html' as const, url: text.slice(target.start, target.end), place, target, label: '', ...where}]
  })
}

const bareAddress = {look: /:\/\/|www\./i, pattern: /\b(?:(?:https?|ftp|file):\/\/|www\.)[^\s<>"“”«»\uFFFC]+/gi}

function bareLinks(draft: Draft, block: Block): Link[] {
  const {text, inlines} = block.prose
  const found = findAll(bareAddress, text)
  if (found.length === 0) return []
  const linked = inlines.filter(({type}) => type === 'link').sort((a, b) => a.start - b.start)
  let next = 0
  return found.flatMap(({0: address, index}) => {
    while (next < linked.length && (linked[next]?.end as number) <= index) next++
    if ((linked[next]?.start ?? text.length) <= index) return []
    const end = index + trimAddress(address).length
    const place = placeIn(block.prose, index, end)
    const url = draft.text.slice(place.start, place.end)
    return [{kind: 'bare' as const, url, place, target: place, label: '', block, start: index, end}]
  })
}

/** Without what belongs to the sentence: punctuation at the end, brackets that close what stands before. */
function trimAddress(found: string): string {
  const cut = found.indexOf('](')
  let end = cut < 0 ? found.length : cut
  let open = 0
  for (let at = 0; at < end; at++) open += found[at] === '(' ? 1 : found[at] === ')' ? -1 : 0
  for (; end > 0; end--) {
    const last = found[end - 1] as string
    if (last === ')' && open < 0) open++
    else if (!/[.,;:!?'’*_\]}|]/.test(last)) break
  }
  return found.slice(0, end)
}

/** One `name=value` of an address. */
interface Parameter {
  name: string
  value: string
  place: Place
}

/** The query parameters of an address, with their places in the source; `&amp;` separates like `&`. */
export function parametersOf({url, target}: Link): Parameter[] {
  const query = url.indexOf('?')
  if (query < 0) return []
  const hash = url.indexOf('#', query)
  const parts = url.slice(query + 1, hash < 0 ? url.length : hash)
  return [...parts.matchAll(/(?:^|&amp;|&)((?:(?!&).)+)/g)].map(({0: whole, 1: part = '', index}) => {
    const start = target.start + query + 1 + index + whole.length - part.length
    const [name = '', ...value] = part.split('=')
    return {name, value: value.join('='), place: {start, end: start + part.length}}
  })
}

/** Would the address stop working if its query changed? */
export const isSigned = (parameters: readonly Parameter[]): boolean =>
  parameters.some(({name}) => /(?:^|[-_])(?:sig|signature|token|hmac|hash|expires|policy|key)(?:$|[-_])/i.test(name))

/** The edit that takes parameters out of an address, with the mark before or behind them. */
export function withoutParameters(link: Link, gone: (parameter: Parameter) => boolean) {
  const kept = parametersOf(link).filter((parameter) => !gone(parameter))
  const query = link.url.indexOf('?')
  const hash = link.url.indexOf('#', query)
  const separator = link.url.includes('&amp;') ? '&amp;' : '&'
  const asWritten = ({place: {start, end}}: Parameter) =>
    link.url.slice(start - link.target.start, end - link.target.start)
  const text = kept.map(asWritten).join(separator)
  const end = link.target.start + (hash < 0 ? link.url.length : hash)
  return {start: link.target.start + query, end, text: text && `?${text}`}
}
