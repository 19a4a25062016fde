// Which files the page reads.
import {formatNameFor, isPackage} from '../../formats/names.ts'

/** Is a file of this name the settings of a house? */
export const isSettings = (name: string): boolean => settingsNames.has(name.toLowerCase())

const settingsNames = new Set(['yaml', 'yml', 'json'].flatMap((end) => [`.copydesk.${end}`, `copydesk.${end}`]))

/** What a file of this name is read from; undefined if the page can't show it. */
export function deskKindOf(path: string): 'text' | 'package' | undefined {
  if (formatNameFor(path) === undefined) return undefined
  return isPackage(path) ? 'package' : 'text'
}
