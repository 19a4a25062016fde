// The comments in a draft that ask to let findings pass: where they stand and what they say.
import type {Html, Nodes, Parents} from 'mdast'
import type {Draft} from '../draft/draft.ts'
import {type Place, placeOfNode} from '../draft/place.ts'

/** A comment that starts with `copydesk-ignore`. */
export interface IgnoreComment extends Place {
  /** The word it starts with as it was written: `copydesk-ignore-start`. */
  name: string
  /** `''`, `-start`, `-end`, `-file`, or something we don't know. */
  verb: string
  ids: readonly string[]
  reason: string
  /** What holds it. */
  node: Nodes
  /** Around a comment in a table cell. */
  row: Place | undefined
  /** The first block, list, table or quotation behind the node. */
  next: Nodes | undefined
}

const mention = /copydesk[- ]ignore/i
const directive = /^\s*(copydesk[- ]ignore(-[\w-]+)?)(?![\w-])/i
const reasonMark = /:|\s(?:--|[–—])\s/
const commentInFrontMatter = /(?<=^|\s)#([^\r\n]*)/gm

/** Whether there may be ignore comments in a text. */
export const mayIgnore = (text: string): boolean => mention.test(text)

/** The ignore comments of a draft in reading order. Comments stand in HTML, in MDX braces and in front matter; in code they are none. */
export function ignoreCommentsOf({tree, text, blocks}: Draft): IgnoreComment[] {
  if (!mention.test(text)) return []
  const withCopy = new Set(blocks.map(({node}) => node))
  const found: IgnoreComment[] = []
  visit(tree, undefined, undefined)
  return found.reverse()

  /** From the end to the start, so that what comes next is known. */
  function visit(parent: Parents, next: Nodes | undefined, row: Place | undefined): void {
    for (const node of [...parent.children].reverse()) {
      if (holdsWords(node)) readWords(node, next, row)
      else if (node.type === 'html') readNode(node, node, next, undefined)
      else if (isFrontMatter(node)) readFrontMatter(node, next)
      else if ('children' in node) visit(node, next, node.type === 'tableRow' ? placeOfNode(node) : row)
      if (node.type !== 'html' || withCopy.has(node)) next = node
    }
  }

  function readFrontMatter(node: Nodes, next: Nodes | undefined): void {
    const {start, end} = placeOfNode(node)
    for (const {0: whole, 1: body = '', index} of [
      ...text.slice(start, end).matchAll(commentInFrontMatter),
    ].reverse()) {
      add({start: start + index, end: start + index + whole.length}, body, node, next, undefined)
    }
  }

  function readWords(node: Parents, next: Nodes | undefined, row: Place | undefined): void {
    const {start, end} = placeOfNode(node)
    if (!mention.test(text.slice(start, end))) return
    const inlines = inlinesIn(node)
    const code = inlines.filter(({type}) => type === 'inlineCode').map(placeOfNode)
    const inBraces = commentsIn(text, {start, end}, '{/*', '*/}').filter(
      (place) => !code.some((other) => other.start < place.start && place.start < other.end),
    )
    const inHtml = inlines.filter(({type}) => type === 'html').flatMap((html) => commentsInHtml(html))
    for (const place of [...inBraces, ...inHtml].sort((a, b) => b.start - a.start))
      add(place, text.slice(place.start + (text[place.start] === '<' ? 4 : 3), place.end - 3), node, next, row)
  }

  function readNode(html: Html, node: Nodes, next: Nodes | undefined, row: Place | undefined): void {
    for (const place of commentsInHtml(html).reverse())
      add(place, text.slice(place.start + 4, place.end - 3), node, next, row)
  }

  function commentsInHtml(html: Nodes): Place[] {
    return commentsIn(text, placeOfNode(html), '<!--', '-->')
  }

  function add(place: Place, body: string, node: Nodes, next: Nodes | undefined, row: Place | undefined): void {
    const [opening = '', name, verb = ''] = directive.exec(body) ?? []
    if (name === undefined) return
    const rest = body.slice(opening.length)
    const {0: mark = '', index = rest.length} = reasonMark.exec(rest) ?? {}
    const ids = idsIn(rest.slice(0, index))
    const reason = rest.slice(index + mark.length).trim()
    found.push({...place, name, verb: verb.toLowerCase(), ids, reason, node, row, next})
  }
}

/** Names divided by commas or white space. */
export const idsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((id) => id !== '')

const holdsWords = (node: Nodes): node is Extract<Parents, {type: 'paragraph' | 'heading' | 'tableCell'}> =>
  node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell'

export const isFrontMatter = ({type}: {type: string}): boolean => type === 'yaml' || type === 'toml'

function inlinesIn(parent: Parents): Nodes[] {
  return parent.children.flatMap((node) => ('children' in node ? inlinesIn(node) : [node]))
}

/** Comments between two marks, each with its marks. */
function commentsIn(text: string, {start, end}: Place, opening: string, closing: string): Place[] {
  const within = text.slice(start, end)
  const found: Place[] = []
  let at = within.indexOf(opening)
  while (at >= 0) {
    const close = within.indexOf(closing, at + opening.length)
    if (close < 0) break
    found.push({start: start + at, end: start + close + closing.length})
    at = within.indexOf(opening, close + closing.length)
  }
  return found
}
