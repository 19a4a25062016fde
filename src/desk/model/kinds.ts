// Which files the page reads.
import {formatNameFor, isPackage} from '../../formats/names.ts'

/** What a file of this name is read from; undefined if the page can't show it, as for MDX, whose parser isn't in it. */
export function deskKindOf(path: string): 'text' | 'package' | undefined {
  const name = formatNameFor(path)
  if (name === undefined || name === 'mdx') return undefined
  return isPackage(path) ? 'package' : 'text'
}
