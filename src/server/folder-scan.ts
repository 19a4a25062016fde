// Reads the drafts of a folder that are not open, so that all can be compared, and again as they change on disk.
import {existsSync} from 'node:fs'
import {homedir} from 'node:os'
import {basename, dirname} from 'node:path'
import {ownFact} from '../core/across/facts.ts'
import {findDrafts} from '../files/find.ts'
import {isMade, isReadIfIncluded} from '../files/made-pages.ts'
import type {ReadText} from '../files/read.ts'
import {formatFor} from '../formats/index.ts'
import {unreadable} from './checker.ts'
import {setFacts} from './comparison.ts'
import {diagnosticOf} from './diagnostics.ts'
import {checkDocument} from './document-check.ts'
import {fileIn, folderOf, nameIn, readNow, setupFor, uriIn} from './folder.ts'
import {lineTableOf, makeLines, shiftOf} from './positions.ts'
import {locateIn} from './reports.ts'
import type {Steps, WorkOptions} from './scheduler.ts'
import {tellBroken, tellFailure, tellStopped} from './session.ts'
import type {Folder, Session} from './state.ts'

/** More drafts than these are not compared. */
const mostDrafts = 50_000

/** Read all drafts of a folder, the open ones left out, so that they can be compared. */
export function scan(session: Session, folder: Folder): void {
  folder.compared = false
  folder.scanned = readFolder(session, folder).catch((error) => tellFailure(session, error))
}

/** Read a draft again that changed on disk, or is gone: what is found in it may differ, also where its facts don't. */
export async function rereadFile(session: Session, file: string): Promise<void> {
  const folder = folderOf(session, file)
  if (folder.path === undefined || !session.wishes.compare) return
  const name = nameIn(folder, file)
  if (!existsSync(file)) forgetFile(session, folder, name)
  else if (isReadIfIncluded(file) && !(await isIncluded(folder, file))) return
  else await readDraft(session, folder, name)
  if (folder.compared) session.listener.changed()
}

/** Would a file that is read only if the settings name it be read with its folder? */
const isIncluded = async ({settings}: Folder, file: string): Promise<boolean> =>
  (await settings.includes(file)) && !isMade(file, basename(file)) && !basename(file).startsWith('~$')

/** Done when all folders are read. */
export async function whenCompared({folders}: Session): Promise<void> {
  await Promise.all(folders.map(({scanned}) => scanned))
}

async function readFolder(session: Session, folder: Folder): Promise<void> {
  await session.ready
  const {wishes, listener, documents} = session
  const {path, generation} = folder
  if (path === undefined || !wishes.enable || !wishes.compare) return
  if (path === homedir() || path === dirname(path)) {
    listener.log(`\`${path}\` is too wide to be read as one folder: drafts in it are checked when they are opened.`)
    return
  }
  const started = performance.now()
  const names = await draftsIn(session, folder)
  const known = new Set(names)
  for (const name of [...folder.closed.keys()].filter((name) => !known.has(name))) forgetFile(session, folder, name)
  for (const [i, name] of names.entries()) {
    if (folder.generation !== generation || !session.folders.includes(folder)) return
    await readDraft(session, folder, name)
    if (i % 20 === 0) listener.progress(folder, i, names.length)
  }
  const open = [...documents.values()].filter(({file}) => folderOf(session, file) === folder)
  await Promise.all(open.map((document) => checkDocument(session, document)))
  if (folder.generation !== generation) return
  folder.compared = true
  listener.progress(folder, names.length, names.length)
  listener.log(
    `Read ${names.length} ${names.length === 1 ? 'draft' : 'drafts'} in \`${path}\` in ${Math.round(performance.now() - started)} ms.`,
  )
  listener.stale([...documents.values()].filter(({checked}) => checked?.folder === folder).map(({uri}) => uri))
  listener.changed()
}

async function draftsIn(session: Session, folder: Folder): Promise<string[]> {
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
    return []
  }
}

/** Check a draft on disk, unless it is open. */
async function readDraft(session: Session, folder: Folder, name: string): Promise<void> {
  const {checker, client} = session
  const file = fileIn(folder, name)
  const format = formatFor(name, checker.formats)
  if (!format || session.openFiles.has(file)) return
  const {generation} = folder
  const {config, broken} = await setupFor(folder, file, undefined)
  if (broken) tellBroken(session, broken, folder)
  if (!config) return forgetFile(session, folder, name)
  const options = {priority: () => 0, isCancelled: () => folder.generation !== generation}
  const read = await readSoon(session, file, options)
  if (!read) return
  const studied =
    'reason' in read
      ? {findings: unreadable(read.reason, config), facts: [], formerNames: []}
      : await checker.check({text: '', ...read, name, format, config}, options)
  if (!studied || session.openFiles.has(file)) return
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
  }
  const told = tellStopped(session, findings)
  const diagnostics = told.map((finding) => diagnosticOf(finding, context, client))
  folder.closed.set(name, {diagnostics, lineTable: lineTableOf(lines)})
  setFacts(session, folder, name, facts.map(ownFact))
}

function readSoon({checker}: Session, file: string, options: WorkOptions): Promise<ReadText | undefined> {
  function* read(): Steps<ReadText> {
    yield
    return readNow(file)
  }
  return checker.scheduler.run(read(), options)
}

function forgetFile(session: Session, folder: Folder, name: string): void {
  folder.closed.delete(name)
  setFacts(session, folder, name, [])
}
