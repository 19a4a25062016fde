// Makes HTML: what is given as text stands in it as text, so that no draft, name or setting becomes part of the page.
import {escapeControls} from '../core/elide.ts'

/** HTML that is made already. Only this file makes it. */
export interface Markup {
  readonly html: string
}

/** What stands in an element: a text is escaped; `false` and `undefined` are left out. */
export type MarkupContent = Markup | string | number | false | undefined | readonly MarkupContent[]

/** What an element has besides its content; `false` and `undefined` leave an attribute out. */
type MarkupAttributes = Readonly<Record<string, string | number | boolean | undefined>>

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

const controls = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu

/** A text as HTML has to write it. Control characters and bidirectional marks are shown as `\x07` and `\u202e`. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[&<>"']/g, (character) => entities[character] as string)
    .replace(controls, escapeControls)

const empty: ReadonlySet<string> = new Set(['meta', 'link', 'input', 'br'])

/** An element; its name and the names of its attributes are ours. */
export function tag(name: string, attributes: MarkupAttributes = {}, ...contents: readonly MarkupContent[]): Markup {
  const written = Object.entries(attributes).map(([key, value]) => attribute(key, value))
  const head = `<${name}${written.join('')}>`
  return {html: empty.has(name) ? head : `${head}${join(contents).html}</${name}>`}
}

function attribute(name: string, value: string | number | boolean | undefined): string {
  if (value === false || value === undefined) return ''
  return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
}

/** Contents in a row. */
export const join = (contents: readonly MarkupContent[], between = ''): Markup => ({
  html: contents.map(htmlOf).filter(Boolean).join(between),
})

function htmlOf(content: MarkupContent): string {
  if (content === false || content === undefined) return ''
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content))
  return 'html' in content ? content.html : content.map(htmlOf).join('')
}

/** A script or style sheet of ours, whose text holds no end tag. */
export function rawElement(name: 'script' | 'style', text: string): Markup {
  if (/<\/|<!--/.test(text)) throw new Error(`The ${name} of the report can't hold an end tag or a comment.`)
  return {html: `<${name}>${text}</${name}>`}
}
