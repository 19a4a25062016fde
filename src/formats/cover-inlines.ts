// Covers within a line: comments, mathematics, links of wikis, tags in addresses, lists of attributes.
import type {Place} from '../core/draft/place.ts'
import {endOfForm, forms, isIgnore} from './cover-blocks.ts'
import {type Closings, type Cover, closingAfter, lineEnd, matchAt, nextLine} from './cover-marks.ts'

const candidate = /[`{[$<\\]/

/**
 * Add the covers within a line. Returns where the next line starts that wasn't looked at, after what ran on.
 * In HTML only what hides code is covered.
 */
export function inlineCovers(text: string, line: Place, inHtml: boolean, covers: Cover[], closings: Closings): number {
  let at = line.start
  let {end} = line
  while (at < end) {
    const next = text.slice(at, end).search(candidate)
    if (next < 0) break
    at += next
    const code = text[at] === '`' ? afterCode(text, at) : undefined
    const cover = code === undefined ? coverAt(text, at, inHtml, closings) : undefined
    if (cover) covers.push(cover)
    at = code ?? cover?.end ?? at + (text[at] === '\\' ? 2 : 1)
    if (at > end) end = lineEnd(text, at)
  }
  return nextLine(text, Math.max(end, Math.min(at, text.length)))
}

/** After a code span, or after the marks where nothing closes it in its paragraph. */
function afterCode(text: string, at: number): number {
  const [marks = ''] = matchAt(/`+/y, text, at) ?? []
  const blank = text.slice(at, at + 4000).search(/\n[ \t]*\r?\n/)
  const paragraph = text.slice(at + marks.length, blank < 0 ? at + 4000 : at + blank)
  for (const {0: found, index} of paragraph.matchAll(/`+/g))
    if (found.length === marks.length) return at + marks.length + index + found.length
  return at + marks.length
}

function coverAt(text: string, at: number, inHtml: boolean, closings: Closings): Cover | undefined {
  if (text[at] === '<' && /^<pre[\s>]/i.test(text.slice(at, at + 5))) return preformatted(text, at, closings)
  if (inHtml || text[at - 1] === '`' || text[at - 1] === '\\') return undefined
  const address = text[at] === '{' ? addressTag(text, at) : undefined
  if (address) return address
  if (text[at] === '{') return attributes(text, at) ?? formAt(text, at, closings)
  if (text.startsWith('[[', at)) return wikiLink(text, at)
  if (text[at] === '$' && text[at + 1] !== '$') return formula(text, at)
  return formAt(text, at, closings)
}

function formAt(text: string, at: number, closings: Closings): Cover | undefined {
  for (const form of forms) {
    const end = endOfForm(form, text, at, closings)
    if (end === undefined) continue
    const stretch = text.slice(at, end)
    const fits = !/\n[ \t]*\r?\n/.test(stretch) && text[end] !== '`' && stretch.length < 4000 && !isIgnore(stretch)
    return fits ? {start: at, end, kind: 'inline', as: form.as} : undefined
  }
  return undefined
}

/** The lines below the first of `<pre>` within other HTML, which a blank line would end. */
function preformatted(text: string, at: number, closings: Closings): Cover | undefined {
  const close = closingAfter(text, '</pre>', at, closings)
  if (close < 0) return undefined
  const start = nextLine(text, at)
  const end = text.lastIndexOf('\n', close)
  return start < end ? {start, end, kind: 'blank'} : undefined
}

/** `[[Page]]`, `[[Page#Part|words]]`, `![[picture.png]]`; capitals are a field of a mail program. */
function wikiLink(text: string, at: number): Cover | undefined {
  const found = matchAt(/\[\[([^[\]\n|]{1,200})(\|[^[\]\n]{1,200})?\]\](?!\(|\[(?!\[))/y, text, at)
  if (!found) return undefined
  const [whole, page = '', words = ''] = found
  if (/^[A-Z_ ]+$/.test(page) || /\bhere$/i.test(page)) return undefined
  const end = at + whole.length
  if (text[at - 1] === '!') return {start: at, end, kind: 'inline', as: 'code'}
  const start = at + 2 + (words ? page.length + 1 : 0)
  return {start: at, end, kind: 'wiki', label: {start, end: end - 2}}
}

/** `$x^2$`: nothing stands between the marks and what they hold, and no word or amount follows. */
function formula(text: string, at: number): Cover | undefined {
  if (/[\w$]/.test(text[at - 1] ?? '')) return undefined
  const found = matchAt(
    /\$(?![\s\d.,]{0,30}\d[.,]{0,2}(?:[\s–-]|$))(\S|\S[^$\n`]{0,300}?[^\s\\$`])\$(?![\w$`[{(])/y,
    text,
    at,
  )
  if (!found) return undefined
  const isProse = / \p{L}{3,} \p{L}{3,} /u.test((found[1] as string).replace(/\\?\w*\{[^{}]*\}/g, ''))
  return isProse ? undefined : {start: at, end: at + found[0].length, kind: 'inline', as: 'code'}
}

const opensAddress = /\]\([ \t]*<?[^\s()<>]*$|\]:[ \t]*<?[^\s<>]*$/

/** A tag in the address of a link or a definition: `[a]({{ site.url }}/a)`. */
function addressTag(text: string, at: number): Cover | undefined {
  const found = matchAt(/\{\{[<%]?[^{}\n]{1,200}[>%]?\}\}|\{%[^{}\n]{1,200}%\}/y, text, at)
  if (!found || !opensAddress.test(text.slice(Math.max(0, at - 200), at))) return undefined
  return {start: at, end: at + found[0].length, kind: 'address'}
}

const attribute = /[.#][\w:+.-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)/y

/** Where a list of attributes ends; a class or a name is among them, or a colon or link stands before. */
function endOfAttributes(text: string, start: number): number | undefined {
  let at = start + (text[start + 1] === ':' ? 2 : 1)
  let isSure = at === start + 2 || text[start - 1] === ')'
  let count = 0
  for (;;) {
    while (text[at] === ' ') at++
    const found = matchAt(attribute, text, at)?.[0]
    if (!found) return text[at] === '}' && text[at + 1] !== '}' && isSure && count > 0 ? at + 1 : undefined
    isSure ||= /^[.#]/.test(found)
    at += found.length
    count++
  }
}

/** `{ .note }`, `{: #id }`: a list of attributes; at the end of a line nothing is left of it. */
function attributes(text: string, at: number): Cover | undefined {
  const end = text[at - 1] === '{' ? undefined : endOfAttributes(text, at)
  if (end === undefined) return undefined
  const isLast = /^[ \t\r]*$/.test(text.slice(end, lineEnd(text, end)))
  return isLast ? {start: at, end, kind: 'blank'} : {start: at, end, kind: 'inline', as: 'comment'}
}
