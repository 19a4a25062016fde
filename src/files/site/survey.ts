// What stands in a folder: its drafts by path, the names at its top, and the texts of files that are asked for.
import {type Dirent, readdirSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import {compareText} from '../../core/order.ts'
import {allExtensions} from '../../formats/names.ts'
import {openIgnoreFiles} from '../ignore-files.ts'
import {textIfFile} from '../regular.ts'
import {walk} from '../walk.ts'

/** A folder, as far as `init` looks at it. Paths are relative to it, with `/` between their parts. */
export interface Survey {
  /** Paths of drafts, in the order of their names. */
  drafts: readonly string[]
  /** How many `.mdx` files there are, which Copydesk doesn't read. */
  mdx: number
  /** Names of the files and folders at the top; those of folders end in `/`. */
  top: readonly string[]
  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined
}

/** Look at an absolute folder. Hidden and ignored files are left out, as when drafts are checked. */
export async function surveyFolder(folder: string): Promise<Survey> {
  const wanted = [...allExtensions, 'mdx'].map((extension) => `.${extension}`)
  const isWanted = (path: string) => wanted.some((extension) => path.toLowerCase().endsWith(extension))
  const {files} = await walk(folder, {isDraft: isWanted, ignored: openIgnoreFiles(), includes: async () => false})
  const paths = files.map((file) => relative(folder, file).split(sep).join('/')).sort(compareText)
  const drafts = paths.filter((path) => !/\.mdx$/i.test(path))
  return {
    drafts,
    mdx: paths.length - drafts.length,
    top: readdirSync(folder, {withFileTypes: true}).map(nameOf).sort(compareText),
    read: (path) => textIfFile(join(folder, path)),
  }
}

const nameOf = (entry: Dirent): string => (entry.isDirectory() ? `${entry.name}/` : entry.name)
