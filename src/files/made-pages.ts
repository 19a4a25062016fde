// Pages of HTML that hold no copy of their own: templates, and what a site generator has built.
import {sep} from 'node:path'
import {formatCardFor, isPackage} from '../formats/names.ts'
import {textIfFile} from './regular.ts'

/** Is a file met in a folder read only if the settings name it: is it a page of HTML, or of a word processor? */
export const isReadIfIncluded = (path: string): boolean => formatCardFor(path)?.onlyIfNamed === true

/** Is a file one that a site may be full of, by its name? */
export const isPageOfSite = (path: string): boolean => isReadIfIncluded(path) && !isPackage(path)

const built = new Set(['public', '_site', 'dist'])

/** A copy with comments that Copydesk has written. */
export const isReviewedCopy = (path: string): boolean => /\.reviewed\.\w+$/i.test(path)

/** Was a file built or written by Copydesk, or is it a template that pages are built of? `below` is its path in the folder that is searched. */
export function isMade(path: string, below: string): boolean {
  if (isPackage(path)) return isReviewedCopy(path)
  return below.split(sep).some((folder) => built.has(folder)) || isTemplate(textIfFile(path) ?? '')
}

const layoutAlone = /^---[ \t]*\r?\n(?:layout:[^\n]*\n)?---/
const inTag = /<[a-z!][^<>]*(?:\{\{|\{%)/i

/** Are there marks of a program in a page: code of PHP, front matter with a layout alone, slots of a template in its tags? */
function isTemplate(text: string): boolean {
  const start = text.slice(0, 20_000)
  return start.includes('<?php') || start.includes('{% ') || layoutAlone.test(start) || inTag.test(start)
}
