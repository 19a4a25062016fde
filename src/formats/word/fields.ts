// Fields of a Word file: which are links, and which make a table of contents.
import type {AtomLink} from './atoms.ts'

/** A field that is being read. */
export interface WordField {
  code: string
  /** What stands now is its result, no longer its code. */
  isResult: boolean
  isContents: boolean
  link?: AtomLink | undefined
}

/** The link that a field is, where it leads out of the file or to nothing in it. */
export function linkOfField(code: string, isBookmark: (name: string) => boolean): AtomLink | undefined {
  const [, url, anchor] = /^\s*HYPERLINK\s+(?:"([^"]*)")?(?:.*?\\l\s+"([^"]*)")?/i.exec(code) ?? []
  return linkOfAddress(url || undefined, anchor, isBookmark)
}

/** A link with an address, an anchor or both. A link within the file is none where its anchor is there. */
export function linkOfAddress(
  url: string | undefined,
  anchor: string | undefined,
  isBookmark: (name: string) => boolean,
): AtomLink | undefined {
  const name = url?.startsWith('#') ? url.slice(1) : url ? undefined : anchor
  if (name) return isBookmark(name) ? undefined : {url: `#${name}`}
  if (url === undefined) return undefined
  return {url: anchor && url ? `${url}#${anchor}` : url}
}

const contents = new Set(['TOC', 'INDEX', 'TOA'])

/** Does a field make a table of contents or an index? */
export const makesContents = (code: string): boolean => contents.has((/\w+/.exec(code)?.[0] ?? '').toUpperCase())
