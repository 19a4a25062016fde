// Images: every picture in a draft, with its alt text.
import type {Nodes} from 'mdast'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {type Place, placeOfNode} from '../../../src/core/draft/place.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {flowOf} from '../../../src/reading/page/links.ts'

/** A picture in Markdown or HTML. */
export interface Picture {
  /** Its address as the source gives it; of a reference, its label. */
  address: string
  /** The alternative text; undefined where an HTML tag has none at all. */
  alt: string | undefined
  /** The whole picture in the source. */
  place: Place
  /** The HTML tag; empty for Markdown. */
  tag: string
  /** The words of the link that holds the picture. */
  linkText: string
}

/** Every picture outside code, in the order of the source. */
export const picturesOf = defineReading<readonly Picture[]>((draft) => {
  const pictures = draft.blocks.flatMap((block) => (block.kind === 'alt' ? [] : inlinePictures(draft, block)))
  for (const node of flowOf(draft))
    if (node.type === 'html') pictures.push(...tagPictures(draft, placeOfNode(node), ''))
  return pictures.sort((a, b) => a.place.start - b.place.start)
})

function inlinePictures(draft: Draft, {prose, kind}: Block): Picture[] {
  if (kind === 'html' || kind === 'field') return []
  const links = prose.inlines.filter(({type}) => type === 'link' || type === 'linkReference')
  let next = 0
  return prose.inlines.flatMap(({node, start, end}) => {
    const isImage = node.type === 'image' || node.type === 'imageReference'
    if (!isImage && node.type !== 'html') return []
    while (next < links.length && (links[next]?.end as number) <= start) next++
    const link = links[next]
    const holds = link && link.start <= start && end <= link.end
    const linkText = holds
      ? prose.text
          .slice(link.start, link.end)
          .replace(/\uFFFC/g, '')
          .trim()
      : ''
    if (!isImage || node.data?.target) return tagPictures(draft, placeOfNode(node), linkText)
    return [{address: addressOf(node), alt: node.alt ?? '', place: placeOfNode(node), tag: '', linkText}]
  })
}

const addressOf = (node: Nodes) => (node.type === 'image' ? node.url : 'label' in node ? (node.label ?? '') : '')

const notShown =
  /<!--[\s\S]*?(?:-->|$)|<(?:script|style|pre|code|template)\b[\s\S]*?(?:<\/(?:script|style|pre|code|template)\s*>|$)|<img\b(?:"[^"]*"|'[^']*'|[^'"<>])*>/gi

function tagPictures({text}: Draft, {start, end}: Place, linkText: string): Picture[] {
  const source = text.slice(start, end)
  if (!/<img/i.test(source)) return []
  return [...source.matchAll(notShown)].flatMap(({0: tag, index}) => {
    if (!/^<img[\s/][^>]*\w/i.test(tag)) return []
    const place = {start: start + index, end: start + index + tag.length}
    return [{address: attribute(tag, 'src') ?? '', alt: attribute(tag, 'alt'), place, tag, linkText}]
  })
}

const attributes = /([^\s"'<>/={}]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{["']?([^{}"']*)["']?\}|([^\s"'>]+)))?/g

/** The value of an attribute of an HTML or JSX tag; empty where it has none, undefined where it isn't there. */
export function attribute(tag: string, name: string): string | undefined {
  for (const [, own = '', ...values] of tag.slice(tag.search(/[\s/]|$/)).matchAll(attributes))
    if (own.toLowerCase() === name) return values.find((value) => value !== undefined) ?? ''
  return undefined
}
