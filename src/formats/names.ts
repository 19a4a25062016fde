// The formats by name, with the extensions of their files: known without loading a parser.
import type {FormatCard} from './card.ts'
import {type FormatName, formatCards} from './list.ts'

export const allExtensions: readonly string[] = Object.values(formatCards).flatMap(({extensions}) => extensions)

/** The name of the format of a path, if there is one. */
export function formatNameFor(path: string): FormatName | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  const names = Object.keys(formatCards) as FormatName[]
  return names.find((name) => formatCards[name].extensions.includes(extension))
}

/** What is known of the format of a path. */
export function formatCardFor(path: string): FormatCard | undefined {
  const name = formatNameFor(path)
  return name && formatCards[name]
}

/** Is a file one whose words are in parts, so that its bytes are no text? */
export const isPackage = (path: string): boolean => formatCardFor(path)?.isPackage === true
