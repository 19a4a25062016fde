// Reads the drafts of a folder that are not open, so that all can be compared, and again as they change on disk.
import {existsSync} from 'node:fs'
import {homedir} from 'node:os'
import {basename, dirname} from 'node:path'
import {ownFact} from '../core/across/facts.ts'
import {collectingOnly} from '../files/check.ts'
import {findDrafts} from '../files/find.ts'
import {isMade, isReadIfIncluded} from '../files/made-pages.ts'
import type {ReadText} from '../files/read.ts'
import {formatFor} from '../formats/index.ts'
import {unreadable} from './checker.ts'
import {setFacts} from './comparison.ts'
import {diagnosticOf} from './diagnostics.ts'
import {checkDocument} from './document-check.ts'
import {fileIn, folderOf, isBroken, isChecking, nameIn, readNow, setupFor, stampOfFile, uriIn} from './folder.ts'
import {locateIn} from './locate.ts'
import {lineTableOf, makeLines, shiftOf} from './positions.ts'
import type {Steps, WorkOptions} from './scheduler.ts'
import {tellBroken, tellFailure, tellStopped} from './session.ts'
import type {Folder, Session} from './state.ts'

/** More drafts than these are not compared. */
const mostDrafts = 50_000

/** Read all drafts of a folder, the open ones left out, so that they can be compared. */
export function scan(session: Session, folder: Folder): void {
  folder.compared = false
  startReading(session, folder)
}

function startReading(session: Session, folder: Folder): void {
  folder.scanned = readFolder(session, folder).catch((error) => tellFailure(session, error))
}

/** Is what is found in drafts that aren't open to be shown? */
export const listsDrafts = (session: Session, folder: Folder): boolean =>
  isChecking(session, folder) && (folder.wishes.wholeFolder || session.asked.list)

/** Has somebody asked for it, so that drafts must be checked by all rules? */
const isAsked = (session: Session, folder: Folder): boolean =>
  listsDrafts(session, folder) && (session.asked.list || session.asked.pulls)

/** Are all drafts of a folder read: to compare them, or for a list that somebody has asked for? */
export const isRead = (session: Session, folder: Folder): boolean => {
  const {list, pulls} = session.asked
  return isChecking(session, folder) && (folder.wishes.compare || (listsDrafts(session, folder) && (list || pulls)))
}

/** Somebody has asked for the list: read what no comparison has read, or only for what is compared. */
export function readForList(session: Session): void {
  for (const folder of session.folders) {
    if (!isRead(session, folder)) continue
    if (!folder.wishes.compare) scan(session, folder)
    else if (folder.isBrief && isAsked(session, folder)) startReading(session, folder)
  }
}

/** Read a draft again that changed on disk, or is gone: what is found in it may differ, also where its facts don't. */
export async function rereadFile(session: Session, file: string): Promise<void> {
  const folder = folderOf(session, file)
  if (folder.path === undefined || !isRead(session, folder)) return
  const name = nameIn(folder, file)
  if (!existsSync(file)) forgetFile(session, folder, name)
  else if (isReadIfIncluded(file) && !(await isIncluded(folder, file))) return
  else await readOnDisk(session, folder, name)
  if (folder.compared || !folder.wishes.compare) session.listener.changed()
}

/** Would a file that is read only if the settings name it be read with its folder? */
const isIncluded = async ({settings}: Folder, file: string): Promise<boolean> =>
  (await settings.includes(file)) && !isMade(file, basename(file)) && !basename(file).startsWith('~$')

/** Done when the client's wishes are known and all folders are read by them. */
export async function whenCompared(session: Session): Promise<void> {
  await session.ready
  await Promise.all(session.folders.map(({scanned}) => scanned))
}

const isTooWide = (path: string) => path === homedir() || path === dirname(path)

async function readFolder(session: Session, folder: Folder): Promise<void> {
  const {path, generation} = folder
  await session.ready
  // Settings were read again meanwhile: another reading is under way.
  if (path === undefined || folder.generation !== generation) return
  const {listener, documents} = session
  const {wishes} = folder
  if (!isRead(session, folder)) return forgetAll(session, folder)
  if (isTooWide(path)) {
    listener.log(`\`${path}\` is too wide to be read as one folder: drafts in it are checked when they are opened.`)
    return
  }
  const started = performance.now()
  const reading = ++folder.readings
  const isOver = () => folder.generation !== generation || folder.readings !== reading
  folder.isBrief = !isAsked(session, folder)
  const names = (await draftsIn(session, folder)) ?? [...folder.closed.keys()]
  for (const [i, name] of names.entries()) {
    if (isOver() || !session.folders.includes(folder)) return
    await readOnDisk(session, folder, name)
    if (i % 20 === 0) listener.progress(folder, i, names.length)
  }
  const open = [...documents.values()].filter(({file}) => folderOf(session, file) === folder)
  await Promise.all(open.map((document) => checkDocument(session, document)))
  if (isOver()) return
  forgetOthers(session, folder, names)
  if (!isBroken(folder)) folder.isBrokenSaid = false
  folder.compared = wishes.compare
  listener.progress(folder, names.length, names.length)
  listener.log(
    `Read ${names.length} ${names.length === 1 ? 'draft' : 'drafts'} in \`${path}\` in ${Math.round(performance.now() - started)} ms.`,
  )
  listener.stale([...documents.values()].filter(({checked}) => checked?.folder === folder).map(({uri}) => uri))
  listener.changed()
}

/** The names of the drafts in a folder; undefined where its settings can't be read. */
export async function draftsIn(session: Session, folder: Folder): Promise<string[] | undefined> {
  const extensions = session.checker.formats.flatMap((format) => format.extensions)
  try {
    const {files} = await findDrafts(['.'], extensions, folder.path as string, {
      ignored: folder.settings.ignoredBy,
      includes: folder.settings.includes,
    })
    if (files.length > mostDrafts) session.listener.log(`Only ${mostDrafts} of ${files.length} drafts are compared.`)
    const names = files.slice(0, mostDrafts).map((file) => nameIn(folder, fileIn(folder, file)))
    return names.filter((name) => folderOf(session, fileIn(folder, name)) === folder)
  } catch {
    return undefined
  }
}

/** Check a draft on disk, unless it is open. */
export async function readOnDisk(session: Session, folder: Folder, name: string): Promise<void> {
  const {checker, client} = session
  const file = fileIn(folder, name)
  const format = formatFor(name, checker.formats)
  if (!format || session.openFiles.has(file)) return
  const {generation, isBrief} = folder
  const {config: whole, broken} = await setupFor(folder, file, undefined)
  const config = whole && isBrief ? collectingOnly(whole) : whole
  if (broken) tellBroken(session, broken, folder)
  // What was found by the last good settings stays.
  if (broken && folder.closed.get(name)?.isBrief === isBrief) return
  if (!config) return forgetFile(session, folder, name)
  const options = {priority: () => 0, isCancelled: () => folder.generation !== generation}
  const stamp = client.watches ? '' : stampOfFile(file)
  const read = await readSoon(session, file, options)
  if (!read) return
  const studied =
    'reason' in read
      ? {findings: unreadable(read.reason, config), facts: [], formerNames: []}
      : await checker.check({text: '', ...read, name, format, config}, options)
  // Somebody has asked for the list meanwhile: it is read again.
  if (!studied || session.openFiles.has(file) || folder.isBrief !== isBrief) return
  const {findings, facts, formerNames} = studied
  session.noteFormerNames(formerNames)
  const lines = makeLines('text' in read ? read.text : 'draft' in studied ? studied.draft.text : '')
  const families = new Map(config.rules.map(({rule}) => [rule.id, rule.family]))
  const familyOf = (id: string) => families.get(id)
  const context = {
    uri: uriIn(folder, name),
    lines,
    shift: shiftOf(lines.text),
    locate: locateIn(session, folder),
    familyOf,
    severity: folder.wishes.severity,
  }
  const told = tellStopped(session, findings)
  const diagnostics = told.map((finding) => diagnosticOf(finding, context, client))
  folder.closed.set(name, {diagnostics, lineTable: lineTableOf(lines), isBrief, stamp})
  setFacts(session, folder, name, facts.map(ownFact))
}

function readSoon({checker}: Session, file: string, options: WorkOptions): Promise<ReadText | undefined> {
  function* read(): Steps<ReadText> {
    yield
    return readNow(file)
  }
  return checker.scheduler.run(read(), options)
}

/** Forget drafts with other names; what broken settings may only seem to leave out stays. */
function forgetOthers(session: Session, folder: Folder, names: readonly string[]): void {
  const known = new Set(names)
  for (const name of [...folder.closed.keys()])
    if (!known.has(name) && !(isBroken(folder) && existsSync(fileIn(folder, name)))) forgetFile(session, folder, name)
}

function forgetAll(session: Session, folder: Folder): void {
  if (folder.closed.size === 0) return
  for (const name of [...folder.closed.keys()]) forgetFile(session, folder, name)
  session.listener.changed()
}

/** A draft is gone, or isn't checked any more. */
export function forgetFile(session: Session, folder: Folder, name: string): void {
  folder.closed.delete(name)
  setFacts(session, folder, name, [])
}
