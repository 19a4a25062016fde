// What MDX adds to Markdown, as mdast: the words in JSX are copy, programs are none.
import type {Heading, Image, Nodes, Paragraph, Parents, PhrasingContent, Root, Text} from 'mdast'
import type {Position} from 'unist'
import {alignText} from '../../core/draft/align.ts'
import {makeLocator} from '../../core/draft/draft.ts'
import {type Place, placeOfNode} from '../../core/draft/place.ts'
import {attributesAt} from './attributes.ts'

/** A node of MDX; parsers of MDX give these beside those of mdast. */
interface MdxNode {
  type: string
  name?: string | null
  value?: string
  children?: Nodes[]
  position?: Position
}

/** Attributes that readers see. */
const shown = new Set(['title', 'alt', 'label', 'caption', 'description'])
const codeNames = new Set(['code', 'kbd', 'samp', 'pre', 'script', 'style', 'svg'])
const emphasis: Readonly<Record<string, 'strong' | 'emphasis'>> = {
  ...{b: 'strong', strong: 'strong'},
  ...{i: 'emphasis', em: 'emphasis'},
}

/** What the conversion of one draft works with. */
interface Source {
  text: string
  positionOf(place: Place): Position
}

/** Replace the nodes of MDX in a tree whose offsets count in `text`. */
export function withoutMdx(root: Root, text: string): Root {
  const locate = makeLocator(text)
  const source: Source = {text, positionOf: ({start, end}) => ({start: locate(start), end: locate(end)})}
  convertChildren(root, source)
  return root
}

function convertChildren(parent: Parents, source: Source): void {
  const children: Nodes[] = parent.children
  if (children.some((node) => 'children' in node || node.type.startsWith('mdx')))
    parent.children = children.flatMap((node) => convert(node, source)) as typeof parent.children
}

function convert(node: Nodes, source: Source): Nodes[] {
  const beside = node.type === 'paragraph' || node.type === 'heading' ? wordsOfTagsIn(node, source) : []
  if ('children' in node) convertChildren(node, source)
  if (beside.length > 0) return [node, ...beside]
  const {type} = node as MdxNode
  if (!type.startsWith('mdx')) return [node]
  if (isHtmlComment(node, source)) return isIgnore(node, source) ? [commentOf(node, source)] : []
  if (type === 'mdxTextExpression') return ofExpression(node, source)
  if (type === 'mdxJsxTextElement') return ofInline(node, source)
  if (type === 'mdxJsxFlowElement') return ofFlow(node, source)
  if (type === 'mdxFlowExpression') return isIgnore(node, source) ? [bare(node)] : ofBlockExpression(node, source)
  return type === 'mdxjsEsm' ? [code(node)] : []
}

const isHtmlComment = (node: Nodes, {text}: Source) => text.startsWith('<!--', placeOfNode(node).start)

function commentOf(node: Nodes, {text}: Source): Nodes {
  const {start, end} = placeOfNode(node)
  const value = text.slice(start, end)
  return {type: 'html', value, ...(node.position && {position: node.position}), data: {isNote: true}}
}

const isIgnore = (node: Nodes, {text}: Source) => {
  const {start, end} = placeOfNode(node)
  return /^(?:\{\s*\/\*|<!--)\s*copydesk/i.test(text.slice(start, Math.min(end, start + 100)))
}

/** Something that is no words, where it stands. */
const bare = ({position}: Nodes): Nodes => ({type: 'html', value: '', ...(position && {position})})
const code = ({position}: Nodes): Nodes => ({type: 'code', value: '', ...(position && {position})})
const inlineCode = ({position}: Nodes): Nodes => ({type: 'inlineCode', value: '', ...(position && {position})})

/** An expression among words: a comment is nothing, a text its words, all else a thing. */
function ofExpression(node: Nodes, {text, positionOf}: Source): Nodes[] {
  const place = placeOfNode(node)
  const inner = text.slice(place.start + 1, place.end - 1)
  const words = inner.trim()
  if (words.startsWith('/*') && words.endsWith('*/')) return []
  // Two braces are a slot that was never filled: as a program they would show nothing.
  if (words.startsWith('{') && words.endsWith('}')) return [asWritten(node, text)]
  const [, , value] = /^(["'`])([^"'`\\{}]*)\1$/.exec(words) ?? []
  if (value === undefined) return [bare(node)]
  const start = place.start + 2 + inner.length - inner.trimStart().length
  const end = start + value.length
  const runs = [{at: 0, length: value.length, start, end}]
  return value ? [{type: 'text', value, position: positionOf({start, end}), data: {runs}}] : []
}

function asWritten(node: Nodes, text: string): Text {
  const {start, end} = placeOfNode(node)
  const value = text.slice(start, end).replace(/\s/g, ' ')
  const runs = [{at: 0, length: value.length, start, end}]
  return {type: 'text', value, ...(node.position && {position: node.position}), data: {runs}}
}

/** An expression by itself: a text is a paragraph, all else is nothing. */
function ofBlockExpression(node: Nodes, source: Source): Nodes[] {
  const [words] = ofExpression(node, source)
  if (words?.type !== 'text' || !words.value.trim()) return []
  return [{type: 'paragraph', children: [words], ...(words.position && {position: words.position})}]
}

function ofInline(node: Nodes, source: Source): Nodes[] {
  const {name, children = []} = node as MdxNode
  const position = node.position && {position: node.position}
  if (name === 'br') return [{type: 'break', ...position}]
  if (name === 'img') return [pictureOf(node, source)]
  if (name && codeNames.has(name)) return [inlineCode(node)]
  if (children.length === 0) return name === null || name === undefined ? [] : [bare(node)]
  const type = emphasis[name ?? '']
  if (type) return [{type, children: children as PhrasingContent[], ...position}]
  if (name !== 'a') return children
  const target = attributeOf(node, 'href', source)
  const url = target ? source.text.slice(target.start, target.end) : ''
  return target ? [{type: 'link', url, children: children as never, ...position, data: {target}}] : children
}

function ofFlow(node: Nodes, source: Source): Nodes[] {
  const {name, children = []} = node as MdxNode
  const position = node.position && {position: node.position}
  if (name && codeNames.has(name)) return [code(node)]
  if (name === 'img') return [{type: 'paragraph', children: [pictureOf(node, source)], ...position}]
  const depth = /^h([1-6])$/.exec(name ?? '')?.[1]
  const [only] = children
  if (depth && children.length === 1 && only?.type === 'paragraph')
    return [{type: 'heading', depth: Number(depth) as Heading['depth'], children: only.children, ...position}]
  const inside = [...wordsOfTag(node, source), ...children]
  return inside.length > 0 ? [{type: 'mdxJsxFlowElement', children: inside, ...position} as Nodes] : [bare(node)]
}

/** The texts that readers see of the tags among words; those of pictures stand with the pictures. */
function wordsOfTagsIn(parent: Parents, source: Source): Paragraph[] {
  const children: Nodes[] = parent.children
  return children.flatMap((node) => {
    const {type, name} = node as MdxNode
    const own = type === 'mdxJsxTextElement' && name !== 'img' ? wordsOfTag(node, source) : []
    return 'children' in node ? [...own, ...wordsOfTagsIn(node, source)] : own
  })
}

/** The texts of a tag that readers see, each as a block of its own. */
function wordsOfTag(node: Nodes, {text, positionOf}: Source): Paragraph[] {
  const {start, end} = placeOfNode(node)
  return attributesAt(text, start, end).flatMap((attribute): Paragraph[] => {
    const value = shown.has(attribute.name) ? decoded(text.slice(attribute.start, attribute.end)) : ''
    if (!value.trim()) return []
    const runs = alignText(value, text, attribute.start, attribute.end)
    const position = positionOf(attribute)
    const words: Text = {type: 'text', value, position, data: {runs: runs ?? [whole(value, attribute)]}}
    return [{type: 'paragraph', children: [words], position, data: {tag: 'figcaption'}}]
  })
}

const whole = ({length}: string, {start, end}: Place) => ({at: 0, length, start, end})
const decoded = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

function attributeOf(node: Nodes, name: string, {text}: Source): Place | undefined {
  const {start, end} = placeOfNode(node)
  return attributesAt(text, start, end).find((attribute) => attribute.name === name)
}

function pictureOf(node: Nodes, source: Source): Image {
  const place = placeOfNode(node)
  const target = attributeOf(node, 'src', source) ?? place
  const alt = attributeOf(node, 'alt', source)
  const value = alt ? decoded(source.text.slice(alt.start, alt.end)) : ''
  const runs = alt && (alignText(value, source.text, alt.start, alt.end) ?? [whole(value, alt)])
  const url = source.text.slice(target.start, target.end)
  return {type: 'image', url, alt: value, position: source.positionOf(place), data: {target, ...(runs && {runs})}}
}
