// What drafts are checked by: the client's wishes, the folders and their settings files, and what happens when one changes.
import {resolve} from 'node:path'
import {formatFor} from '../formats/index.ts'
import {settingsIn, type Wishes} from './client.ts'
import {pathOf} from './drafts.ts'
import {folderOf, isSettingsFile, makeFolder, reload, signatureOf} from './folder.ts'
import {rereadFile, scan} from './folder-scan.ts'
import {tellFailure} from './session.ts'
import type {OpenDocument, Session} from './state.ts'

/** Milliseconds after which settings are looked for again, for clients that watch no files. */
const settingsLast = 1000

/** The folders are these now. */
export function setFolders(session: Session, uris: readonly string[]): void {
  const paths = [...new Set(uris.flatMap((uri) => pathOf(`${uri.replace(/\/$/, '')}`) ?? []))]
  const kept = session.folders.filter(({path}) => path !== undefined && paths.includes(path))
  const added = paths.filter((path) => !kept.some((folder) => folder.path === path))
  session.folders = [...kept, ...added.map((path) => makeFolder(path, settingsIn(session.wishes)))]
  forgetChecks(session)
  for (const folder of session.folders) if (!folder.compared) scan(session, folder)
}

/** The client wishes for this now. */
export function setWishes(session: Session, next: Wishes): void {
  const isSame = JSON.stringify(session.wishes) === JSON.stringify(next)
  session.wishes = next
  if (!isSame) reloadSettings(session)
}

/** Read all settings anew, and check everything by them. */
function reloadSettings(session: Session): void {
  const {folders, loose, listener, documents, told} = session
  for (const folder of [...folders, loose]) reload(folder, settingsIn(session.wishes))
  told.broken = ''
  listener.settingsMended()
  forgetChecks(session)
  for (const folder of folders) scan(session, folder)
  listener.stale([...documents.keys()])
}

/** For clients that watch no files: look whether the settings around a document have changed. */
export function lookAtSettings(session: Session, {setup, file}: OpenDocument): void {
  const now = performance.now()
  if (session.client.watches || !setup || now - setup.at < settingsLast) return
  setup.at = now
  if (signatureOf(file) !== setup.signature) reloadSettings(session)
}

/** Files changed on disk, or are gone. */
export async function filesChanged(session: Session, uris: readonly string[]): Promise<void> {
  try {
    const files = uris.flatMap((uri) => pathOf(uri) ?? [])
    if (files.some(isSettingsFile)) return reloadSettings(session)
    linksChanged(session)
    for (const file of files)
      if (!session.openFiles.has(file) && formatFor(file, session.checker.formats)) await rereadFile(session, file)
  } catch (error) {
    tellFailure(session, error)
  }
}

/** Links may lead elsewhere now, where a rule follows them. */
function linksChanged({folders, documents, listener}: Session): void {
  const following = folders.filter(({settings}) => settings.rulesInUse().some(({judge}) => judge))
  for (const {index} of following) index.filesChanged()
  if (following.length === 0) return
  listener.stale([...documents.keys()])
  listener.changed()
}

/** The settings file a document goes by, or where one would stand; undefined where it stands in no folder. */
export async function settingsFileFor(
  session: Session,
  {file}: OpenDocument,
): Promise<{file: string; exists: boolean} | undefined> {
  const folder = folderOf(session, file)
  const {loaded} = await folder.settings.resolve(file)
  if (loaded?.files[0]) return {file: loaded.files[0], exists: true}
  return folder.path === undefined ? undefined : {file: resolve(folder.path, '.copydesk.yaml'), exists: false}
}

function forgetChecks({documents}: Session): void {
  for (const document of documents.values()) document.checking = undefined
}
