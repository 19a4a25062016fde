// Finds the drafts that paths, folders and globs name.
import {relative, resolve, sep} from 'node:path'
import {elide} from '../core/elide.ts'
import {compareText} from '../core/order.ts'
import {isReadIfIncluded} from './made-pages.ts'
import {kindOf} from './regular.ts'
import {isUnreadKind} from './unread-kinds.ts'
import {type FileChoice, type FoundFiles, matchGlob, walk} from './walk.ts'

/** What the paths given come to. */
interface FoundDrafts {
  /** Drafts, relative to the working directory where they are near it, each once, in the order of their names. */
  files: readonly string[]
  /** Those of them that were given by name. */
  named: ReadonlySet<string>
  /** Paths given by name that don't exist. */
  missing: readonly string[]
  /** Sentences about paths given by name that are no drafts or are ignored. */
  passed: readonly string[]
  /** Sentences about folders and globs that hold no drafts. */
  empty: readonly string[]
  /** Sentences about what was met on the way and can't be read. */
  met: readonly string[]
  /** Files that may hold copy but aren't read, given by name or met on the way. */
  unread: readonly string[]
  /** Paths given by name that are files of other kinds than drafts. */
  noDrafts: readonly string[]
}

/**
 * Find drafts below a working directory. Folders are searched for files of the extensions; symbolic links to folders
 * are not followed, so that no loop is. `ignored` says what leaves a path out: what is named all the same gets a note.
 * Pages of HTML that are not named are wanted where `includes` says so.
 */
export async function findDrafts(
  paths: readonly string[],
  extensions: readonly string[],
  cwd: string,
  {ignored = async () => undefined, includes = async () => false}: Partial<Omit<FileChoice, 'isDraft'>> = {},
): Promise<FoundDrafts> {
  const wanted = extensions.map((extension) => `.${extension}`)
  const isDraft = (path: string) => wanted.some((extension) => path.toLowerCase().endsWith(extension))
  const all: Partial<Found>[] = []
  for (const path of paths.length > 0 ? paths : ['.'])
    all.push(await findAt(path, {cwd, ignored, includes, isDraft, kinds: wanted}))
  const short = (files: readonly string[]) => files.map((file) => shorten(resolve(cwd, file), cwd))
  const files = new Set(all.flatMap(({files = []}) => short(files)))
  return {
    files: [...files].sort(compareText),
    named: new Set(all.flatMap(({isNamed, files = []}) => (isNamed ? short(files) : []))),
    missing: all.flatMap(({missing = []}) => missing),
    passed: all.flatMap(({passed = []}) => passed),
    empty: all.flatMap(({empty = []}) => empty),
    met: [
      ...all.flatMap(({met = []}) => met),
      ...noteOn(all.flatMap(({noCopy = []}) => noCopy)),
      ...noteOnMade(all.flatMap(({made = []}) => made)),
    ],
    unread: [...new Set(all.flatMap(({unread = []}) => short(unread)))],
    noDrafts: all.flatMap(({noDrafts = []}) => noDrafts),
  }
}

/** What one path comes to. */
interface Found extends Omit<FoundDrafts, 'named'> {
  /** The path is that of a draft. */
  isNamed: boolean
  /** Files that were left out because they hold no copy, by their names. */
  noCopy: readonly string[]
  /** Pages that were left out because a program makes them. */
  made: readonly string[]
}

/** One sentence about all files that hold no copy. */
function noteOn(paths: readonly string[]): string[] {
  const [first, ...more] = [...new Set(paths)]
  if (first === undefined) return []
  const name = elide(first, 120)
  return more.length === 0
    ? [`\`${name}\` was skipped: by its name it holds no copy. Name it to check it.`]
    : [`\`${name}\` and ${more.length} more were skipped: by their names they hold no copy. Name a file to check it.`]
}

/** One sentence about all pages that a program makes. */
function noteOnMade(paths: readonly string[]): string[] {
  const [first, ...more] = [...new Set(paths)]
  if (first === undefined) return []
  const name = elide(first, 120)
  return more.length === 0
    ? [`\`${name}\` was skipped: it is a template, or was built. Name it to check it.`]
    : [`\`${name}\` and ${more.length} more were skipped: they are templates, or were built. Name a file to check it.`]
}

interface Search extends FileChoice {
  cwd: string
  /** The extensions of drafts, with their dots. */
  kinds: readonly string[]
}

/** What one path comes to. */
async function findAt(path: string, search: Search): Promise<Partial<Found>> {
  const {cwd, ignored, isDraft, kinds} = search
  const whole = resolve(cwd, path)
  const kind = kindOf(whole)
  const by = kind === 'nothing' ? undefined : await ignored(whole, kind === 'folder')
  const notChecked = (why: string) => ({passed: [`\`${path}\` was not checked: ${why}.`]})
  if (by) return notChecked(`\`${shorten(by, cwd)}\` says to ignore it`)
  if (kind === 'folder') return withNotes(cwd, await walk(whole, search), (found) => inFolder(path, found, kinds))
  if (kind === 'other') return notChecked('it is neither a file nor a folder')
  if (kind === 'file') {
    if (isDraft(path)) return {files: [path], isNamed: true}
    return {
      ...(isUnreadKind(path) ? {unread: [path]} : notChecked(`Copydesk reads ${kinds.join(', ')} files`)),
      noDrafts: [path],
    }
  }
  const {isDynamicPattern} = await import('tinyglobby')
  if (!isDynamicPattern(path)) return {missing: [path]}
  return withNotes(cwd, await matchGlob(path, cwd, search), (found) => ofGlob(path, found, kinds))
}

/** What was found, with a sentence about everything that was skipped. */
const withNotes = (cwd: string, found: FoundFiles, read: (found: FoundFiles) => Partial<FoundDrafts>) => ({
  ...read(found),
  noCopy: found.noCopy.map((path) => shorten(path, cwd)),
  made: found.made.map((path) => shorten(path, cwd)),
  unread: found.unread,
  met: found.passed.map(({path, why}) => `\`${elide(shorten(path, cwd), 120)}\` was skipped: ${why}.`),
})

const inFolder = (path: string, found: FoundFiles, kinds: readonly string[]) => {
  const met = kinds.filter((kind) => !isReadIfIncluded(kind)).join(', ')
  return filesOrNote(path, found, `There are no drafts in \`${path}\`: looked for ${met} files.`)
}

const ofGlob = (path: string, found: FoundFiles, kinds: readonly string[]) =>
  filesOrNote(path, found, `No drafts match \`${path}\`: looked for ${kinds.join(', ')} files.`)

function filesOrNote(path: string, {files, left, noCopy, made}: FoundFiles, otherwise: string): Partial<FoundDrafts> {
  if (files.length > 0) return {files}
  if (noCopy.length + made.length > 0) return {passed: [`All drafts in \`${path}\` are skipped.`]}
  return left > 0 ? {passed: [`All drafts in \`${path}\` are ignored.`]} : {empty: [otherwise]}
}

/** Relative to the working directory, but for files far from it. */
function shorten(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return short.split(sep).filter((part) => part === '..').length > 3 ? path : short
}
