// Opens a session, and reports failures in it once. Knows no connection.
import type {Draft} from '../core/draft/draft.ts'
import {isForeign} from '../core/language.ts'
import type {Finding} from '../core/rule.ts'
import {openNotes} from '../core/settings/former-names.ts'
import type {SettingsError} from '../core/settings/settings.ts'
import {isStopped} from '../core/stopped.ts'
import {makeDraftChecker} from './checker.ts'
import type {Client, Wishes} from './client.ts'
import {makeFolder} from './folder.ts'
import {makeIdleGc} from './idle-gc.ts'
import type {Folder, Listener, Session} from './state.ts'

/** A session with nothing open yet. */
export function openSession(client: Client, wishes: Wishes, listener: Listener): Session {
  let begin = () => {}
  const ready = new Promise<void>((go) => {
    begin = go
  })
  return {
    ...{client, listener, ready, begin},
    isPaused: false,
    checker: makeDraftChecker(),
    idleGc: makeIdleGc(),
    asked: {list: false, pulls: false},
    folders: [],
    loose: makeFolder(undefined, client, wishes),
    documents: new Map(),
    openFiles: new Map(),
    messages: 0,
    noteFormerNames: openNotes((line) => listener.log(line)),
    told: {crashes: new Set(), broken: new Set(), foreign: false, notes: new Set()},
  }
}

/** Say once of each rule that it stopped; returns the other findings. */
export function tellStopped({told, listener}: Session, findings: readonly Finding[]): Finding[] {
  for (const {data, message} of findings.filter(isStopped)) {
    const rule = String(data?.rule)
    if (told.crashes.has(rule)) continue
    told.crashes.add(rule)
    listener.crashed(rule, message)
  }
  return findings.filter((finding) => !isStopped(finding))
}

/** Say once in a session that a draft is in another language, and therefore hardly checked. */
export function tellForeign({told, listener}: Session, draft: Draft): void {
  if (told.foreign || !isForeign(draft)) return
  told.foreign = true
  listener.foreign(draft.path)
}

/** Log once what of the settings can't be run here. */
export function tellNotes({told, listener}: Session, notes: readonly string[]): void {
  for (const note of notes) {
    if (told.notes.has(note)) continue
    told.notes.add(note)
    listener.log(note)
  }
}

/** Note that settings are broken, and say once what is wrong with them. */
export function tellBroken({told, listener}: Session, error: SettingsError, folder: Folder): void {
  const name = `${folder.path}\n${error.message}`
  folder.brokenIn = folder.generation
  if (told.broken.has(name)) return
  told.broken.add(name)
  listener.settingsBroken(error, folder)
}

/** Something failed that should not have: the others go on. */
export function tellFailure({listener}: Session, error: unknown): void {
  listener.log(`Copydesk failed: ${error instanceof Error ? error.stack : String(error)}`)
}
