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

/** The link that a field is, where it leads out of the file. */
export function linkOfField(code: string): AtomLink | undefined {
  const [, url = '', anchor] = /^\s*HYPERLINK\s+"([^"]*)"(?:.*?\\l\s+"([^"]*)")?/i.exec(code) ?? []
  return url ? {url: anchor ? `${url}#${anchor}` : url} : undefined
}

const contents = new Set(['TOC', 'INDEX', 'TOA'])

/** Does a field make a table of contents or an index? */
export const makesContents = (code: string): boolean => contents.has((/\w+/.exec(code)?.[0] ?? '').toUpperCase())
