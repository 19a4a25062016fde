// The `compare` command: what a rewrite changed, dropped and added, against another file or a commit.
import {resolve} from 'node:path'
import {compareDrafts} from '../../compare/compare.ts'
import {type Draft, parseDraft} from '../../core/draft/draft.ts'
import type {Format} from '../../core/draft/format.ts'
import {elide} from '../../core/elide.ts'
import {locate} from '../../core/report/locate.ts'
import type {Result} from '../../core/report/result.ts'
import {draftsAt} from '../../files/git.ts'
import {decodeAs, type ReadText, readDraft} from '../../files/read.ts'
import type {Console} from '../console.ts'
import type {ReportOptions, RunOptions} from '../options.ts'
import {makeDraftReader} from '../run/draft-reader.ts'
import {openFormats} from '../run/formats.ts'
import {exitCode, keepFrom} from '../run/outcome.ts'
import {openReports, sendReports} from '../run/report.ts'
import {openDesk} from '../run/run-context.ts'
import {findTask} from '../run/task.ts'
import {UsageError} from '../usage.ts'

/** What is compared: two files, or drafts with what they were at a commit. */
interface CompareOptions extends RunOptions {
  against?: string
  report: ReportOptions
}

/** The two versions of a draft; `oldPath` says where the earlier one is. */
interface Versions {
  path: string
  oldPath: string
  before: ReadText
  after: ReadText
}

/** What there is to compare, and the exit code if there is nothing. */
interface Versioned {
  versions: readonly Versions[]
  otherwise: 0 | 2
}

/** Compare as the command line asks; returns the exit code: 0 done, 1 too many warnings, 2 not all could be done. */
export async function compare(options: CompareOptions, console: Console): Promise<number> {
  const outlets = await openReports(options.report)
  const {versions, otherwise} =
    options.against === undefined ? twoFiles(options, console) : await atCommit(options, console)
  const {formatOf} = openFormats(options.engine)
  const results: Result[] = []
  for (const one of versions) results.push(...(await compareVersions(one, formatOf, console)))
  const isLacking = results.length < versions.length
  const kept = keepFrom(results, options.report.minSeverity)
  const texts = new Map(versions.map(({path, after}) => [path, after]))
  const textOf = (path: string) => textIn(texts.get(path))
  const draftOf = makeDraftReader({formatOf}, (path) => texts.get(path) ?? {reason: ''})
  if (results.length > 0 || !isLacking)
    await sendReports(outlets, kept, {...options.report, textOf, draftOf, isComparison: true}, console)
  return isLacking ? 2 : exitCode(kept, options.report, otherwise)
}

const textIn = (read: ReadText | undefined) => (read && 'text' in read ? read.text.replace(/^\uFEFF/, '') : '')

function twoFiles({paths}: CompareOptions, {cwd}: Console): Versioned {
  const [oldPath, path, ...more] = paths
  if (oldPath === undefined || path === undefined || more.length > 0)
    throw new UsageError('`copydesk compare` takes two drafts, the earlier one first, or `--against` and a commit.')
  const [before, after] = [oldPath, path].map((file) => readNamed(file, cwd)) as [ReadText, ReadText]
  return {versions: [{path, oldPath, before, after}], otherwise: 2}
}

/** @throws {UsageError} where the file isn't there. */
function readNamed(path: string, cwd: string): ReadText {
  const read = readDraft(resolve(cwd, path))
  if ('unread' in read && read.unread) throw new UsageError(`\`${elide(path, 120)}\` can't be compared: ${read.reason}`)
  return read
}

/** The drafts that differ from a commit. @throws {UsageError} where Git can't tell. */
async function atCommit({against = '', report, ...options}: CompareOptions, console: Console): Promise<Versioned> {
  const changes = {ref: against, staged: false, lines: false}
  const desk = await openDesk({...options, changes}, console)
  const {wanted, missing, otherwise} = await findTask(desk)
  const [gone] = missing
  if (gone !== undefined)
    throw new UsageError(`\`${elide(gone, 120)}\` can't be compared: there is no such file or folder.`)
  const earlier = await draftsAt(console.cwd, against)
  const versions = wanted.flatMap((path): Versions[] => {
    const whole = resolve(console.cwd, path)
    const old = earlier.get(whole)
    if (old)
      return [{path, oldPath: `${against}:${old.path}`, before: decodeAs(path, old.bytes), after: readDraft(whole)}]
    console.error(`\`${elide(path, 120)}\` wasn't compared: it is new since \`${against}\`.`)
    return []
  })
  return {versions, otherwise: versions.length === 0 && wanted.length > 0 ? 0 : otherwise}
}

type FormatOf = (path: string) => Promise<Format | undefined>

/** The result for a draft; none where one of its versions can't be read, which is said. */
async function compareVersions(
  {path, oldPath, before, after}: Versions,
  formatOf: FormatOf,
  console: Console,
): Promise<Result[]> {
  const [old, fresh] = [
    await draftFrom(oldPath, before, formatOf, console),
    await draftFrom(path, after, formatOf, console),
  ]
  if (!old || !fresh) return []
  return [{path, findings: locate(fresh.text, compareDrafts(old, fresh))}]
}

/** A version as a draft; undefined where it can't be read, which is said. */
async function draftFrom(
  path: string,
  read: ReadText,
  formatOf: FormatOf,
  console: Console,
): Promise<Draft | undefined> {
  const tell = (why: string) => void console.error(`\`${elide(path, 120)}\` can't be compared: ${why}`)
  const format = await formatOf(path)
  if (!format) return tell('Copydesk compares .md, .mdx, .html, .docx, .odt and .txt files.')
  if ('reason' in read) return tell(read.reason)
  const draft = parseDraft({path, ...read}, format)
  for (const {id, message} of draft.problems) {
    if (id === 'unreadable-file') return tell(message)
    console.error(`The front matter of \`${elide(path, 120)}\` wasn't compared: ${message}`)
  }
  return draft
}
