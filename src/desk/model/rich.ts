// The draft as rich text for the clipboard: HTML of its words and how they are set, without marks.
import type {DraftPart, ShownPassage} from '../../core/report/passages.ts'

const tags = {strong: 'strong', emphasis: 'em', delete: 's', code: 'code', link: '', picture: ''} as const

/** The passages as HTML. Captions of pictures, whose pictures aren't there, and fields are left out. */
export function richText(passages: readonly ShownPassage[]): string {
  const html: string[] = []
  /** The last passage of the list that isn't closed yet. */
  let item: ShownPassage | undefined
  for (const passage of passages) {
    if (passage.kind === 'caption' || passage.kind === 'field') continue
    const before: ShownPassage | undefined = item && goesOn(item, passage) ? item : undefined
    if (item && !before) html.push(endOf(item))
    item = passage.kind === 'item' && (before || !passage.isMore) ? passage : undefined
    html.push(item ? `${opening(item, before)}${wordsOf(item)}` : `${blockOf(passage)}\n`)
  }
  return [...html, item ? endOf(item) : ''].join('')
}

/** Whether a passage is in the list of the one before: numbers follow each other. Lists in lists are lists of their own. */
function goesOn(before: ShownPassage, {kind, number, isMore}: ShownPassage): boolean {
  if (kind !== 'item') return false
  return before.number === (number === undefined || isMore ? number : number - 1)
}

function opening({number, isMore}: ShownPassage, before: ShownPassage | undefined): string {
  if (before) return isMore ? '<br>' : '</li>\n<li>'
  if (number === undefined) return '<ul>\n<li>'
  return number === 1 ? '<ol>\n<li>' : `<ol start="${number}">\n<li>`
}

const endOf = ({number}: ShownPassage) => `</li>\n</${number === undefined ? 'ul' : 'ol'}>\n`

function blockOf(passage: ShownPassage): string {
  const {kind, level = 1} = passage
  const inner = wordsOf(passage)
  if (kind === 'heading') return `<h${level}>${inner}</h${level}>`
  if (kind === 'quotation') return `<blockquote><p>${inner}</p></blockquote>`
  return kind === 'code' ? `<pre>${inner}</pre>` : `<p>${inner}</p>`
}

const wordsOf = ({parts}: ShownPassage) => parts.map(partOf).join('')

function partOf({text, styles, href}: DraftPart): string {
  if (styles.includes('picture')) return ''
  const set = styles.reduceRight(
    (inner, style) => (tags[style] ? `<${tags[style]}>${inner}</${tags[style]}>` : inner),
    escapeMarkup(text),
  )
  return href ? `<a href="${escapeMarkup(href)}">${set}</a>` : set
}

const escapeMarkup = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
