// The comments in a draft that ask to let findings pass: where they stand and what they say.
import type {Nodes, Parents} from 'mdast'
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
  /** What it covers, where the format says so. */
  covers?: Place | undefined
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
      if ('children' in node && !holdsWords(node)) visit(node, next, node.type === 'tableRow' ? placeOfNode(node) : row)
      for (const {place, body, covers} of commentsOf(node, text).reverse()) {
        const directive = readDirective(body)
        if (directive) found.push({...place, ...directive, node, row: holdsWords(node) ? row : undefined, next, covers})
      }
      if (node.type !== 'html' || withCopy.has(node)) next = node
    }
  }
}

/** A comment and what stands between its marks. */
interface Comment {
  place: Place
  body: string
  covers?: Place | undefined
}

/** The comments in a node that holds words, HTML or front matter, in reading order. */
function commentsOf(node: Nodes, text: string): Comment[] {
  if (isFrontMatter(node)) return commentsInFrontMatter(placeOfNode(node), text)
  if (node.type === 'html') return commentsInHtml(node, text)
  return holdsWords(node) && mention.test(textAt(text, placeOfNode(node))) ? commentsInWords(node, text) : []
}

const textAt = (text: string, {start, end}: Place) => text.slice(start, end)

function commentsInFrontMatter(matter: Place, text: string): Comment[] {
  return [...textAt(text, matter).matchAll(commentInFrontMatter)].map(({0: whole, 1: body = '', index}) => {
    const start = matter.start + index
    return {place: {start, end: start + whole.length}, body}
  })
}

/** MDX has its comments in braces. */
function commentsInHtml(html: Nodes, text: string): Comment[] {
  const place = placeOfNode(html)
  const inBraces = text[place.start] === '{'
  const comments = inBraces ? commentsIn(text, place, '{/*', '*/}') : commentsIn(text, place, '<!--', '-->')
  const covers = html.data?.covers
  return covers ? comments.map((comment) => ({...comment, covers})) : comments
}

function commentsInWords(node: Parents, text: string): Comment[] {
  const inlines = inlinesIn(node)
  const code = inlines.filter(({type}) => type === 'inlineCode').map(placeOfNode)
  const isCode = ({place}: Comment) => code.some(({start, end}) => start < place.start && place.start < end)
  const inBraces = commentsIn(text, placeOfNode(node), '{/*', '*/}').filter((comment) => !isCode(comment))
  const inHtml = inlines.filter(({type}) => type === 'html').flatMap((html) => commentsInHtml(html, text))
  return [...inBraces, ...inHtml].sort((a, b) => a.place.start - b.place.start)
}

/** What a comment says, if it starts with `copydesk-ignore`. */
function readDirective(body: string): Pick<IgnoreComment, 'name' | 'verb' | 'ids' | 'reason'> | undefined {
  const [opening = '', name, verb = ''] = directive.exec(body) ?? []
  if (name === undefined) return undefined
  const rest = body.slice(opening.length)
  const {0: mark = '', index = rest.length} = reasonMark.exec(rest) ?? {}
  const reason = rest.slice(index + mark.length).trim()
  return {name, verb: verb.toLowerCase(), ids: idsIn(rest.slice(0, index)), reason}
}

/** Names divided by commas or white space. Those of Vale's rules have capitals. */
export const idsIn = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .filter((id) => id !== '')
    .map((id) => (id.startsWith('vale/') ? id : id.toLowerCase()))

const holdsWords = (node: Nodes): node is Extract<Parents, {type: 'paragraph' | 'heading' | 'tableCell'}> =>
  node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell'

export const isFrontMatter = ({type}: {type: string}): boolean => type === 'yaml' || type === 'toml'

function inlinesIn(parent: Parents): Nodes[] {
  return parent.children.flatMap((node) => ('children' in node ? inlinesIn(node) : [node]))
}

/** Comments between two marks. */
function commentsIn(text: string, {start, end}: Place, opening: string, closing: string): Comment[] {
  const within = text.slice(start, end)
  const found: Comment[] = []
  let at = within.indexOf(opening)
  while (at >= 0) {
    const close = within.indexOf(closing, at + opening.length)
    if (close < 0) break
    const place = {start: start + at, end: start + close + closing.length}
    found.push({place, body: within.slice(at + opening.length, close)})
    at = within.indexOf(opening, close + closing.length)
  }
  return found
}
