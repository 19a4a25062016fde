// The native Markdown engine, Sätteri: the bundle holds its code, and loads its addon from where it is installed.
import type {Root} from 'mdast'
import {markdownToMdast, mdxToMdast} from 'satteri'

export const parseNatively = (text: string): Root => markdownToMdast(text) as Root

export const parseMdxNatively = (text: string): Root => mdxToMdast(text) as Root
