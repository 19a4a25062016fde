// One draft in four dresses: the same words as Markdown, plain text, HTML and MDX.
import type {Nodes, Root} from 'mdast'
import type {Draft} from '../../src/core/draft/draft.ts'

/** The draft as plain text: its words without markup, a block after a blank line. */
export const asText = ({tree, text}: Draft): string =>
  `${tree.children.flatMap((node) => textOf(node, text)).join('\n\n')}\n`

/** The draft as a fragment of HTML; front matter stays in front of it. */
export const asHtml = ({tree, text}: Draft): string => {
  const [first] = tree.children
  const matter = first?.type === 'yaml' ? `${sourceOf(first, text)}\n` : ''
  return `${matter}${htmlOf({...tree, children: tree.children.filter(({type}) => type !== 'yaml')} as Root, text)}\n`
}

/** The draft as MDX: what would open a tag or an expression is escaped, but for slots. */
export const asMdx = ({text, format}: Draft): string => {
  const escaped = text.replace(/<(?!!--)(?![a-z/]+>)|(?<!\{)\{(?!\{)|^(?:import|export)\b/gm, '\\$&')
  return format === 'text' ? escaped.replace(/(?<=\S)\n(?=\S)/g, '  \n') : escaped
}

const sourceOf = (node: Nodes, text: string) => text.slice(node.position?.start.offset, node.position?.end.offset)

function textOf(node: Nodes, text: string): string[] {
  if (node.type === 'list')
    return [node.children.map((item, i) => `${node.ordered ? `${i + 1}.` : '•'} ${wordsOf(item, text)}`).join('\n')]
  if (node.type === 'blockquote') return node.children.flatMap((child) => textOf(child, text))
  if (node.type === 'yaml' || node.type === 'thematicBreak' || node.type === 'definition') return []
  const words = wordsOf(node, text)
  return words ? [words] : []
}

function wordsOf(node: Nodes, text: string): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'break') return '\n'
  if (node.type === 'html') return sourceOf(node, text)
  return 'children' in node ? node.children.map((child) => wordsOf(child, text)).join('') : ''
}

const tags: Partial<Record<Nodes['type'], string>> = {
  ...{paragraph: 'p', blockquote: 'blockquote', listItem: 'li', strong: 'strong', emphasis: 'em', delete: 'del'},
  ...{table: 'table', tableRow: 'tr', tableCell: 'td', code: 'pre', inlineCode: 'code'},
}

const encode = (words: string) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;')

function htmlOf(node: Nodes, text: string): string {
  if (node.type === 'text') return encode(node.value)
  if (node.type === 'html') return node.value
  if (node.type === 'break') return '<br>\n'
  if (node.type === 'thematicBreak') return '<hr>\n'
  if (node.type === 'image') return `<img src="${node.url}" alt="${encode(node.alt ?? '')}">`
  if (node.type === 'definition') return ''
  const inside = 'children' in node ? node.children.map((child) => htmlOf(child, text)).join('') : ''
  if (node.type === 'root') return inside
  if (node.type === 'link') return `<a href="${encode(node.url)}">${inside}</a>`
  const words = 'value' in node ? encode(node.value) : inside
  if (node.type === 'heading') return `<h${node.depth}>${words}</h${node.depth}>\n`
  if (node.type === 'list') return node.ordered ? `<ol>\n${words}</ol>\n` : `<ul>\n${words}</ul>\n`
  const tag = tags[node.type]
  const isInline =
    node.type === 'strong' || node.type === 'emphasis' || node.type === 'inlineCode' || node.type === 'delete'
  return tag ? `<${tag}>${words}</${tag}>${isInline ? '' : '\n'}` : words
}
