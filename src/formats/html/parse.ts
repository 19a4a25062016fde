// Parses HTML with parse5, with the place of every node, and turns away what would take too long.
import {type DefaultTreeAdapterTypes, defaultTreeAdapter, parse} from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element
export type ChildNode = DefaultTreeAdapterTypes.ChildNode
export type ParentNode = DefaultTreeAdapterTypes.ParentNode
export type TextNode = DefaultTreeAdapterTypes.TextNode
export type CommentNode = DefaultTreeAdapterTypes.CommentNode

/** Elements nested deeper than this are no page that somebody wrote. */
const deepest = 500

/** Attributes of one tag: a parser compares each with all others. */
const mostAttributes = 2000

class TooTangled extends Error {}

/** A parsed page or fragment; undefined where it is too long or too tangled. Offsets count in `text`. */
export function parseHtml(text: string): ParentNode | undefined {
  if (hasHugeTag(text)) return undefined
  let [depth, made] = [0, 0]
  const most = 10_000 + text.length / 3
  const treeAdapter = {
    ...defaultTreeAdapter,
    createElement(...given: Parameters<typeof defaultTreeAdapter.createElement>) {
      if (++made > most) throw new TooTangled()
      return defaultTreeAdapter.createElement(...given)
    },
    onItemPush() {
      if (++depth > deepest) throw new TooTangled()
    },
    onItemPop() {
      depth--
    },
  }
  try {
    return parse(text, {sourceCodeLocationInfo: true, treeAdapter})
  } catch (error) {
    if (error instanceof TooTangled) return undefined
    throw error
  }
}

/** Is there a tag with more attributes than anybody writes? */
function hasHugeTag(text: string): boolean {
  const tag = /<[a-z]/gi
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    let [at, names] = [tag.lastIndex, 0]
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 62) break
      if (code === 61 && /["']/.test(text[at + 1] ?? '')) {
        const close = text.indexOf(text[at + 1] as string, at + 2)
        if (close < 0) return names > mostAttributes
        at = close
        names++
      } else if ((code <= 32 || code === 47) && text.charCodeAt(at + 1) > 32) names++
    }
    if (names > mostAttributes) return true
    tag.lastIndex = at
  }
  return false
}

export const isElement = (node: ChildNode | ParentNode | null): node is Element => !!node && 'tagName' in node
export const isText = (node: ChildNode): node is TextNode => node.nodeName === '#text'
export const isComment = (node: ChildNode): node is CommentNode => node.nodeName === '#comment'

/** The value of an attribute; undefined where the tag doesn't have it. */
export function attributeOf({attrs}: Element, name: string): string | undefined {
  for (const attr of attrs) if (attr.name === name) return attr.value
  return undefined
}

/** The elements below a node in document order, those in `template` left out. */
export function* elementsIn(node: ParentNode): Generator<Element> {
  const open: ChildNode[] = node.childNodes.toReversed()
  for (let next = open.pop(); next; next = open.pop()) {
    if (!isElement(next)) continue
    yield next
    for (let i = next.childNodes.length - 1; i >= 0; i--) open.push(next.childNodes[i] as ChildNode)
  }
}

/** The words below a node, white space as it is. */
export function textBelow(node: ParentNode): string {
  let words = ''
  const open: ChildNode[] = node.childNodes.toReversed()
  for (let next = open.pop(); next; next = open.pop())
    if (isText(next)) words += next.value
    else if (isElement(next))
      for (let i = next.childNodes.length - 1; i >= 0; i--) open.push(next.childNodes[i] as ChildNode)
  return words
}
