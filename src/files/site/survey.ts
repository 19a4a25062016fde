// What stands in a folder: its drafts by path, the names at its top, and the texts of files that are asked for.
import {type Dirent, readdirSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import {compareText} from '../../core/order.ts'
import {formatNameFor} from '../../formats/names.ts'
import {openIgnoreFiles} from '../ignore-files.ts'
import {isPageOfSite, isReadIfIncluded} from '../made-pages.ts'
import {textIfFile} from '../regular.ts'
import {walk} from '../walk.ts'

/** A folder, as far as `init` looks at it. Paths are relative to it, with `/` between their parts. */
export interface Survey {
  /** Paths of drafts, in the order of their names. */
  drafts: readonly string[]
  /** Paths of HTML files that may be articles: neither built nor templates. */
  html: readonly string[]
  /** Names of the files and folders at the top; those of folders end in `/`. */
  top: readonly string[]
  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined
}

/** Look at an absolute folder. Hidden and ignored files are left out, as when drafts are checked. */
export async function surveyFolder(folder: string): Promise<Survey> {
  const isWanted = (path: string) => formatNameFor(path) !== undefined
  const {files} = await walk(folder, {isDraft: isWanted, ignored: openIgnoreFiles(), includes: async () => true})
  const paths = files.map((file) => relative(folder, file).split(sep).join('/')).sort(compareText)
  return {
    drafts: paths.filter((path) => !isReadIfIncluded(path)),
    html: paths.filter(isPageOfSite),
    top: readdirSync(folder, {withFileTypes: true}).map(nameOf).sort(compareText),
    read: (path) => textIfFile(join(folder, path)),
  }
}

const nameOf = (entry: Dirent): string => (entry.isDirectory() ? `${entry.name}/` : entry.name)
