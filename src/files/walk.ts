// Lists the drafts in a folder or of a glob, without entering what is ignored.
import {type Dirent, existsSync, lstatSync, readdirSync, statSync} from 'node:fs'
import {basename, dirname, join, relative} from 'node:path'
import {isMade, isReadIfIncluded, isReviewedCopy} from './made-pages.ts'
import {holdsNoCopy} from './no-copy.ts'
import {isNoAnswer} from './regular.ts'
import {mayHoldCopy, needsDraftsBeside} from './unread-kinds.ts'

/** Which paths to leave out; a folder left out is not entered. */
type Ignored = (path: string, isFolder: boolean) => Promise<string | undefined>

/** Which files are wanted. */
export interface FileChoice {
  isDraft(path: string): boolean
  ignored: Ignored
  /** Whether settings name a page of HTML that is met in a folder. */
  includes(path: string): Promise<boolean>
}

/** Drafts that were found, and how many were left out because they are ignored. */
export interface FoundFiles {
  files: readonly string[]
  left: number
  /** What can't be read, and why not. */
  passed: readonly Passed[]
  /** Files that hold no copy, by their names. */
  noCopy: readonly string[]
  /** Files that may hold copy but aren't read. */
  unread: readonly string[]
  /** Pages that a program makes, or makes pages of. */
  made: readonly string[]
}

/** Something that was skipped, and why, as half a sentence. */
interface Passed {
  path: string
  why: string
}

/** All files below an absolute folder that are wanted; hidden ones, node_modules and what holds no copy are left out. */
export async function walk(folder: string, choice: FileChoice): Promise<FoundFiles> {
  const found = {...emptyFinds(), left: 0}
  await enter(folder)
  return {...found, unread: likelyUnread(found)}

  async function enter(current: string): Promise<void> {
    for (const entry of entriesOf(current, found.passed)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = join(current, entry.name)
      if (!entry.isDirectory()) await meet(entry, path)
      else if ((await choice.ignored(path, true)) || isTheme(path)) found.left++
      else await enter(path)
    }
  }

  async function meet(entry: Dirent, path: string): Promise<void> {
    const {name} = entry
    if (isLock(name)) return
    const needsName = isReadIfIncluded(name)
    const isWanted = choice.isDraft(name) && (!needsName || (await choice.includes(path)))
    if (!isWanted && mayHoldCopy(name) && entry.isFile() && !(await choice.ignored(path, false)))
      found.unread.push(path)
    if (!isWanted || !(isPlainFile(entry) || isFile(path, found.passed))) return
    if (await choice.ignored(path, false)) found.left++
    else if (holdsNoCopy(name)) found.noCopy.push(path)
    else if (needsName && isMade(path, relative(folder, path))) {
      // A copy that a review has written stands beside its draft, and needs no word.
      if (!isReviewedCopy(path)) found.made.push(path)
    } else found.files.push(path)
  }
}

/** Word keeps who has a file open beside it, under its name. */
const isLock = (name: string): boolean => name.startsWith('~$')

/** A theme of Hugo: the posts in it show what it looks like. */
const isTheme = (folder: string): boolean => existsSync(join(folder, 'theme.toml'))

const emptyFinds = () => ({
  ...{files: [] as string[], passed: [] as Passed[], noCopy: [] as string[]},
  ...{unread: [] as string[], made: [] as string[]},
})

const ignoredFolders = ['**/node_modules/**', '**/.git/**', '**/.hg/**', '**/.svn/**']

/** All files below a working directory that a glob matches and `isDraft` names, as absolute paths. */
export async function matchGlob(pattern: string, cwd: string, {isDraft, ignored}: FileChoice): Promise<FoundFiles> {
  const {glob} = await import('tinyglobby')
  const matches = await glob(pattern, {
    cwd,
    absolute: true,
    ignore: ignoredFolders,
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
    expandDirectories: false,
  })
  const passed: Passed[] = []
  const drafts = matches.filter((path) => isDraft(path) && isFile(path, passed))
  const kept: string[] = []
  for (const file of drafts) if (!(await ignored(file, false))) kept.push(file)
  const noCopy = kept.filter((file) => holdsNoCopy(basename(file)))
  const files = kept.filter((file) => !noCopy.includes(file))
  const others: string[] = []
  for (const path of matches)
    if (!isDraft(path) && mayHoldCopy(basename(path)) && !(await ignored(path, false))) others.push(path)
  const unread = likelyUnread({files, unread: others})
  return {files, left: drafts.length - kept.length, passed, noCopy, unread, made: []}
}

/** The files of which it is a pity that they aren't read: of web pages those that stand beside drafts, or alone. */
function likelyUnread({files, unread}: Pick<FoundFiles, 'files' | 'unread'>): string[] {
  const withDrafts = new Set(files.map((file) => dirname(file)))
  return unread.filter((path) => files.length === 0 || !needsDraftsBeside(path) || withDrafts.has(dirname(path)))
}

function entriesOf(folder: string, passed: Passed[]): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
  } catch (error) {
    if (isNoAnswer(error)) throw error
    passed.push({path: folder, why: reasonFor(error)})
    return []
  }
}

/** A file for sure, unless its name has a sign that stands for what is no UTF-8. */
const isPlainFile = (entry: Dirent) => entry.isFile() && !entry.name.includes('\uFFFD')

/** A link to a file is one; a link to a folder or to nothing isn't, nor is a pipe. */
function isFile(path: string, passed: Passed[]): boolean {
  try {
    const found = statSync(path)
    if (!found.isFile() && !found.isDirectory()) passed.push({path, why: 'it is neither a file nor a folder'})
    return found.isFile()
  } catch (error) {
    if (isNoAnswer(error)) throw error
    if (!isLinkToNothing(path, error)) passed.push({path, why: reasonFor(error)})
    return false
  }
}

/** A link whose file isn't there: editors leave such links as locks. */
function isLinkToNothing(path: string, error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' && !!lstatSync(path, {throwIfNoEntry: false})
}

const reasons: Record<string, string> = {
  EACCES: "it can't be read",
  EPERM: "it can't be read",
  ELOOP: 'it is a link that leads to itself',
  ENAMETOOLONG: 'its path is too long',
}

function reasonFor(error: unknown): string {
  const {code = '', path = '', message} = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return path.includes('\uFFFD') ? 'its name is not UTF-8' : 'it no longer exists'
  return reasons[code] ?? message
}
