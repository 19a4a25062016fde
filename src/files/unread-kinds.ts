// Files that hold copy but aren't read: which kinds there are, and what to do with each.
import {groupBy} from '../core/order.ts'
import {isPageOfSite} from './made-pages.ts'

const paste = 'save {it} as plain text (.txt), or copy its text into a .txt file'
const fromMail = 'open {it} in a mail program, and copy its text into a .txt file'
const included = 'name {it}, or list it under `include` in the settings'
const convert = 'convert {it} to Markdown (.md) first, for example with Pandoc'

/** What to do with a file, as half a sentence about `{it}`, by extension. */
const advice: Readonly<Record<string, string>> = {
  ...{doc: paste, pages: paste, rtf: paste},
  ...{docx: included, odt: included, htm: included, html: included, xhtml: included},
  ...{eml: fromMail, mbox: fromMail, msg: fromMail},
  ...{adoc: convert, asciidoc: convert, org: convert, rst: convert, textile: convert},
  pdf: 'open {it}, and copy its text into a .txt file',
}

const extensionOf = (path: string) => /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''

const adviceFor = (path: string): string | undefined =>
  Object.hasOwn(advice, extensionOf(path)) ? advice[extensionOf(path)] : undefined

/** What to do with a file that isn't read, as half a sentence; undefined for kinds that hold no copy. */
export const unreadAdvice = (path: string): string | undefined => adviceFor(path)?.replace('{it}', 'it')

/** May a file hold copy though it isn't read? */
export const isUnreadKind = (path: string): boolean => adviceFor(path) !== undefined

/** Pages of a site that stand beside drafts and hold no copy, by their names without the end. */
const sitePages = new Set(['404', 'index', 'search'])

/** A page of a site, or a part of one. */
function isSitePage(name: string): boolean {
  const stem = name.slice(0, name.lastIndexOf('.')).toLowerCase()
  return needsDraftsBeside(name) && (sitePages.has(stem) || stem.startsWith('_'))
}

/** Is a file met in a folder likely to hold copy? PDFs are attachments. */
export const mayHoldCopy = (name: string): boolean =>
  isUnreadKind(name) && extensionOf(name) !== 'pdf' && !isSitePage(name)

/** Web pages are often templates, unless drafts stand beside them. */
export const needsDraftsBeside = isPageOfSite

/** One sentence for each kind of file that wasn't read, on what to do with it; the most frequent kinds first. */
export function unreadNotes(paths: readonly string[], show: (path: string) => string): string[] {
  const kinds = [...groupBy(paths, extensionOf)].sort(([, a], [, b]) => b.length - a.length)
  return kinds.map(([extension, [first = '', ...more]]) => {
    const todo = (it: string) => (adviceFor(first) ?? '').replace('{it}', it)
    if (more.length === 0) return `\`${show(first)}\` was not read: ${todo('it')}.`
    const files = `${more.length + 1} .${extension} files were not read`
    return `${files} (\`${show(first)}\` and ${more.length} more): ${todo('each')}.`
  })
}
