// Looks at files itself, for clients that watch none.
import {allFindingsOf} from './comparison.ts'
import {fileIn, folderOf, stampOfFile} from './folder.ts'
import {draftsIn, forgetFile, isRead, readOnDisk, rereadFile} from './folder-scan.ts'
import {lookAtSettings} from './settings.ts'
import type {CheckedDocument, Folder, OpenDocument, Session} from './state.ts'

/** Drafts that are looked at before a report: as many as anybody follows. */
const mostOthers = 50

/** Before what others show of a draft is reported: read again those that have changed since, and forget those that are gone. */
export async function lookAtOthers(session: Session, checked: CheckedDocument): Promise<void> {
  const {folder} = checked
  const paths = allFindingsOf(checked).flatMap(({related = []}) => related.flatMap(({path}) => path ?? []))
  for (const name of [...new Set(paths)].slice(0, mostOthers)) {
    const [file, stamp] = [fileIn(folder, name), folder.closed.get(name)?.stamp]
    if (stamp !== undefined && !session.openFiles.has(file) && stamp !== stampOfFile(file))
      await rereadFile(session, file)
  }
}

/** Milliseconds after which the drafts of a folder are looked for again. */
const folderLasts = 1000

/** A document was opened or saved: look at the settings and the drafts around it. */
export async function lookAround(session: Session, {file}: OpenDocument): Promise<void> {
  const folder = folderOf(session, file)
  for (const other of session.documents.values())
    if (other.setup?.folder === folder) lookAtSettings(session, other, {isAtOnce: true})
  const now = performance.now()
  if (!isRead(session, folder) || now - (folder.lookedAt ?? Number.NEGATIVE_INFINITY) < folderLasts) return
  folder.lookedAt = now
  await folder.scanned
  await lookForDrafts(session, folder)
}

/** Read the drafts of a folder that are new or have changed, and forget those that are gone. */
async function lookForDrafts(session: Session, folder: Folder): Promise<void> {
  const {generation, closed, path} = folder
  const names = path === undefined ? undefined : await draftsIn(session, folder)
  if (!names || folder.generation !== generation) return
  const there = new Set(names)
  const gone = [...closed.keys()].filter((name) => !there.has(name) && !session.openFiles.has(fileIn(folder, name)))
  for (const name of gone) forgetFile(session, folder, name)
  const changed = names.filter((name) => hasChanged(session, folder, name))
  for (const name of changed) await readOnDisk(session, folder, name)
  if (gone.length > 0 || changed.length > 0) session.listener.changed()
}

function hasChanged({openFiles}: Session, folder: Folder, name: string): boolean {
  const file = fileIn(folder, name)
  return !openFiles.has(file) && folder.closed.get(name)?.stamp !== stampOfFile(file)
}
