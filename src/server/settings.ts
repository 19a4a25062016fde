// What drafts are checked by: the client's wishes, the folders and their settings files, and what happens when one changes.
import {resolve} from 'node:path'
import {formatFor} from '../formats/index.ts'
import type {Wishes} from './client.ts'
import {pathOf} from './drafts.ts'
import {folderOf, isSettingsFile, makeFolder, nameIn, reload, signatureOf} from './folder.ts'
import {rereadFile, scan} from './folder-scan.ts'
import {tellFailure} from './session.ts'
import type {Folder, OpenDocument, Session} from './state.ts'

/** Milliseconds after which settings are looked for again, for clients that watch no files. */
const settingsLast = 1000

/**
 * The folders are these now. `ask` asks the client what it wishes for them: nothing is read before it has answered.
 */
export function setFolders(session: Session, uris: readonly string[], ask?: () => Promise<void>): void {
  const paths = [...new Set(uris.flatMap((uri) => pathOf(`${uri.replace(/\/$/, '')}`) ?? []))]
  const kept = session.folders.filter(({path}) => path !== undefined && paths.includes(path))
  const added = paths.filter((path) => !kept.some((folder) => folder.path === path))
  session.folders = [...kept, ...added.map((path) => makeFolder(path, session.client, session.loose.wishes))]
  if (ask) session.ready = Promise.all([session.ready, ask()])
  forgetChecks(session)
  for (const folder of session.folders) if (!folder.compared) scan(session, folder)
  session.listener.changed()
}

/** The client wishes for this now; `own` are the wishes for folders that have some of their own. */
export function setWishes(session: Session, next: Wishes, own: ReadonlyMap<Folder, Wishes> = new Map()): void {
  const {folders, loose, asked} = session
  const changed = [...folders, loose].filter((folder) => {
    const {wishes, isAnswered} = folder
    folder.wishes = own.get(folder) ?? next
    folder.isAnswered = true
    if (isAnswered && wishes.wholeFolder && !folder.wishes.wholeFolder) asked.list = false
    return JSON.stringify(wishes) !== JSON.stringify(folder.wishes)
  })
  if (changed.length > 0) reloadSettings(session)
}

/** Switch checking off or on, whatever the client's settings say; returns whether it is on now. */
export function toggleChecks(session: Session): boolean {
  session.isPaused = !session.isPaused
  reloadSettings(session)
  return !session.isPaused
}

/** Read all settings again, and check everything by them. */
function reloadSettings(session: Session): void {
  const {folders, loose, listener, documents, told} = session
  for (const folder of [...folders, loose]) reload(folder, session.client)
  told.broken.clear()
  listener.settingsMended()
  listener.settingsRead()
  forgetChecks(session)
  for (const folder of folders) scan(session, folder)
  listener.stale([...documents.keys()])
}

/** For clients that watch no files: look whether the settings around a document have changed, now or once the last look is old. */
export function lookAtSettings(session: Session, document: OpenDocument, {isAtOnce = false} = {}): void {
  const {setup, file, uri} = document
  if (session.client.watches || !setup) return
  const now = performance.now()
  const wait = isAtOnce ? 0 : setup.at + settingsLast - now
  if (wait <= 0) {
    setup.at = now
    if (signatureOf(file, setup.folder.settings) !== setup.signature) reloadSettings(session)
  } else if (!setup.isLookDue) {
    setup.isLookDue = true
    const look = () => {
      setup.isLookDue = false
      if (document.setup === setup && session.documents.get(uri) === document)
        lookAtSettings(session, document, {isAtOnce: true})
    }
    setTimeout(look, wait).unref()
  }
}

/** Files changed on disk, or are gone. */
export async function filesChanged(session: Session, uris: readonly string[]): Promise<void> {
  try {
    const files = uris.flatMap((uri) => pathOf(uri) ?? [])
    if (files.some((file) => isSettingsFile(file, [...session.folders, session.loose]))) return reloadSettings(session)
    linksChanged(session)
    if (files.some((file) => !formatFor(file, session.checker.formats))) contractsChanged(session)
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

/** A file that front matter names may have come or gone, where a contract asks for files. */
function contractsChanged(session: Session): void {
  const {folders, documents, listener} = session
  const asking = folders.filter(({settings}) => settings.rulesInUse().some(({askedBy}) => askedBy === 'frontMatter'))
  if (asking.length === 0) return
  const stale = [...documents.values()].filter(({setup}) => setup && asking.includes(setup.folder))
  for (const document of stale) document.checking = undefined
  listener.stale(stale.map(({uri}) => uri))
  for (const folder of asking) scan(session, folder)
}

/** A settings file that is there, or that could be made. */
export interface ProjectSettings {
  file: string
  exists: boolean
  /** Its path from the folder. */
  name: string
}

/** The settings file a document goes by, or where one would stand; undefined where it stands in no folder. */
export async function settingsFileFor(session: Session, {file}: OpenDocument): Promise<ProjectSettings | undefined> {
  const folder = folderOf(session, file)
  const {loaded} = await folder.settings.resolve(file)
  const [known] = loaded?.files ?? []
  if (known !== undefined) return {file: known, exists: true, name: nameIn(folder, known)}
  const name = '.copydesk.yaml'
  return folder.path === undefined ? undefined : {file: resolve(folder.path, name), exists: false, name}
}

function forgetChecks({documents}: Session): void {
  for (const document of documents.values()) document.checking = undefined
}
