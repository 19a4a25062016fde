// Covers of whole lines: code, mathematics and comments that a site's own marks fence, tags alone on a line, labels of blocks.
import {type Closings, type Cover, closingAfter, lineEnd, linePrefix, matchAt, nextLine} from './cover-marks.ts'

/** A cover of whole lines. */
interface BlockCover {
  cover: Cover
  /** One tag, not what stands between two. */
  isTag: boolean
}

/** What opens a stretch, and the mark that closes it. */
interface Fence {
  open: RegExp
  close: (opening: RegExpExecArray) => string | RegExp | undefined
  as: 'code' | 'comment'
}

/** Shortcodes and tags whose inside is code, mathematics or data. */
const codeNames = new Set(
  'chart code codeblock code-block echarts highlight katex latex listing markmap math mathjax mermaid plantuml pre prism raw-html schema snippet source sourcecode syntax'.split(
    ' ',
  ),
)

const opening = new Set(['start', 'begin'])

const isCode = (name = '') => codeNames.has(name.toLowerCase())

/** Stretches that may stand in a line as well as over several. */
export const forms: readonly Fence[] = [
  {open: /\{#(?=[\s-])/y, close: () => '#}', as: 'comment'},
  {open: /\{\{-?\s?\/\*/y, close: () => /\*\/\s?-?\}\}/g, as: 'comment'},
  {open: /\{\{!--/y, close: () => '--}}', as: 'comment'},
  {open: /\{\{!(?=\s)/y, close: () => '}}', as: 'comment'},
  {open: /\{\/\*/y, close: () => '*/}', as: 'comment'},
  // A shortcode of Docsy.
  {open: /\{\{([<%])-?\s*comment\s*[%>]\}\}/y, close: () => /\{\{[<%]-?\s*\/comment\s*[%>]\}\}/g, as: 'comment'},
  {open: /<%#/y, close: () => '%>', as: 'comment'},
  {open: /<%--/y, close: () => '--%>', as: 'comment'},
  {open: /\{%-?\s*comment\s*-?%\}/y, close: () => /\{%-?\s*endcomment\s*-?%\}/g, as: 'comment'},
  {
    open: /\{%-?\s*([\w-]+)\b[^\n]{0,300}?%\}/y,
    close: ([, name]) => (isCode(name) ? new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g') : undefined),
    as: 'code',
  },
  {open: /\{%-?\s*set\s+\w{0,40}code\w{0,40}\s*-?%\}/iy, close: () => /\{%-?\s*endset\s*-?%\}/g, as: 'code'},
  {
    open: /\{\{[<%]\s*([\w-]+)\b[^\n]{0,300}?[>%]\}\}/y,
    close: ([, name]) => (isCode(name) ? new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`, 'g') : undefined),
    as: 'code',
  },
  {
    open: /\[(\w+)(?:[ =][^\][\n]*)?\](?!\()/y,
    close: ([, name]) => (isCode(name) ? `[/${name}]` : undefined),
    as: 'code',
  },
  {open: /\$\$(?!\$)/y, close: () => /\$\$(?!\$)/g, as: 'code'},
  {open: /\\\\\[/y, close: () => '\\\\]', as: 'code'},
  {open: /\\\\\(/y, close: () => '\\\\)', as: 'code'},
]

/** Stretches that start and end with lines of their own. */
const lineForms: readonly Fence[] = [
  // A definition that nothing can name: `[#]: author: "Ann "Annie" Reed"`.
  {open: /\[(?:#|\/\/|_)\]:(?=[^\n]*\S[ \t]*\r?$)/my, close: () => /(?<=\S)(?=[ \t]*\r?$)/gm, as: 'comment'},
  // A setting of a page for Franklin: `@def title = "The pier"`.
  {open: /@def[ \t]+\w+[ \t]*=/my, close: () => /(?<=\S)(?=[ \t]*\r?$)/gm, as: 'comment'},
  {open: /\\begin\{(\w+\*?)\}/y, close: ([, name]) => `\\end{${name}}`, as: 'code'},
  {open: /\\\[[ \t]*\r?$/my, close: () => /^[ \t]*\\\][ \t]*\r?$/gm, as: 'code'},
  {
    open: /([^\w\s]*)([a-z]+)[_ -]([a-z]+)([^\w\s]*)[ \t]*\r?$/imy,
    close: ([, before = '', name = '', verb = '', after = '']) =>
      isCode(name) && opening.has(verb.toLowerCase())
        ? new RegExp(`${escaped(before)}${name}[_ -]END${escaped(after)}`, 'gi')
        : undefined,
    as: 'code',
  },
  {open: /\[(\w+)(?: [^\][\n]*)?\](?=\S[^\n]*\[\/\1\][ \t]*\r?$)/my, close: ([, name]) => onLine(name), as: 'code'},
]

/** An address that a shortcode embeds is no copy; words are: `[caption]…[/caption]`. */
const onLine = (name = '') => (/^embed$/i.test(name) ? `[/${name}]` : undefined)

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Where a form that opens at an offset ends; undefined where it doesn't open or is never closed. */
export function endOfForm({open, close}: Fence, text: string, at: number, closings: Closings): number | undefined {
  const opening = matchAt(open, text, at)
  const mark = opening && close(opening)
  if (!mark) return undefined
  const from = at + opening[0].length
  if (typeof mark === 'string') {
    const found = closingAfter(text, mark, from, closings)
    return found < 0 ? undefined : found + mark.length
  }
  if (closings.get(mark.source) === -1) return undefined
  const found = matchAt(mark, text, from)
  if (!found) closings.set(mark.source, -1)
  return found ? found.index + found[0].length : undefined
}

/** The cover that the line at an offset opens, if it takes up whole lines. */
export function blockCoverAt(text: string, at: number, end: number, closings: Closings): BlockCover | undefined {
  linePrefix.lastIndex = at
  const start = at + (linePrefix.exec(text)?.[0].length ?? 0)
  if (start >= end || !/[{<[$\\=:]|[_ -][SB]/i.test(text.slice(start, start + 40))) return undefined
  for (const form of [...forms, ...lineForms]) {
    const close = endOfForm(form, text, start, closings)
    if (close !== undefined && isLast(text, close) && !isIgnore(text.slice(start, close)))
      return {cover: {start, end: close, kind: 'block', as: form.as}, isTag: false}
  }
  const tags = endOfTags(text, start)
  return tags && !holdsWords.test(text.slice(start, tags))
    ? {cover: {start, end: tags, kind: 'block', as: 'code'}, isTag: true}
    : undefined
}

/** Comments that ask to let findings pass are read elsewhere. */
export const isIgnore = (stretch: string): boolean => /copydesk[- ]ignore/i.test(stretch)

/** Does nothing but white space stand between an offset and the end of its line? */
const isLast = (text: string, at: number) => /^[ \t\r]*$/.test(text.slice(at, lineEnd(text, at)))

/** Tags of engines, and lines that belong to the layout of a house. */
const tags = [
  /\{%(?!\s*raw\b)[^{}]{1,1000}%\}/y,
  /\{\{[<%][^{}]{1,2000}[>%]\}\}/y,
  /\{\{[#/][\w .=]{1,200}\}\}/y,
  /:{3,}[^\n]*/y,
  /=[A-Z][A-Z_]{2,20}=(?:[^=\n]{1,2000}=)+/y,
]

const tagAt = (text: string, at: number): string | undefined =>
  tags.map((tag) => matchAt(tag, text, at)?.[0]).find((found) => found !== undefined)

/** Words that a tag shows: a caption, an alternative text. */
const holdsWords = /"[^"\s]+(?: [^"\s]+){3}|'[^'\s]+(?: [^'\s]+){3}/

/** Where the tags of an engine end that a line holds and nothing else. */
function endOfTags(text: string, start: number): number | undefined {
  let at = start
  for (let found = tagAt(text, at); found; found = tagAt(text, at)) {
    at += found.length
    while (text[at] === ' ') at++
  }
  return at > start && isLast(text, at) ? start + text.slice(start, at).trimEnd().length : undefined
}

const label =
  /([ \t]*)(?:!!!|\?\?\?\+?|===[!+]*)[ \t]+(?:"[^"\n]*"|[a-z][\w-]*(?:[ \t]+[\w-]+)*(?:[ \t]+"[^"\n]*")?)[ \t]*\r?$/imy

/** `!!! note`, `=== "Tab"`: the label of a block that is indented below it. */
export function holderAt(text: string, at: number, end: number): Cover | undefined {
  const indent = matchAt(label, text, at)?.[1]
  if (indent === undefined || end - at - indent.length < 6) return undefined
  let next = nextLine(text, at)
  while (next < text.length && isLast(text, next)) next = nextLine(text, next)
  const isHeld = text.startsWith(`${indent}    `, next) || text.startsWith(`${indent}\t`, next)
  return isHeld ? {start: at + indent.length, end, kind: 'holder'} : undefined
}
