// Opens a session, and reports failures in it once. Knows no connection.
import type {Draft} from '../core/draft/draft.ts'
import {isForeign} from '../core/language.ts'
import {openNotes} from '../core/settings/former-names.ts'
import type {SettingsError} from '../core/settings/settings.ts'
import {makeDraftChecker} from './checker.ts'
import {type Client, settingsIn, type Wishes} from './client.ts'
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
    ...{client, listener, wishes, ready, begin},
    checker: makeDraftChecker(),
    idleGc: makeIdleGc(),
    folders: [],
    loose: makeFolder(undefined, settingsIn(wishes)),
    documents: new Map(),
    openFiles: new Map(),
    messages: 0,
    noteFormerNames: openNotes((line) => listener.log(line)),
    told: {crashes: new Set(), broken: '', foreign: false},
  }
}

/** Say once that a rule throws. */
export function tellCrash({told, listener}: Session, rule: string, message: string): void {
  if (told.crashes.has(rule)) return
  told.crashes.add(rule)
  listener.crashed(rule, message)
}

/** Say once in a session that a draft is in another language, and therefore hardly checked. */
export function tellForeign({told, listener}: Session, draft: Draft): void {
  if (told.foreign || !isForeign(draft)) return
  told.foreign = true
  listener.foreign(draft.path)
}

/** Say once what is wrong with settings. */
export function tellBroken({told, listener}: Session, error: SettingsError, folder: Folder): void {
  if (told.broken === error.message) return
  told.broken = error.message
  listener.settingsBroken(error, folder)
}

/** Something failed that should not have: the others go on. */
export function tellFailure({listener}: Session, error: unknown): void {
  listener.log(`Copydesk failed: ${error instanceof Error ? error.stack : String(error)}`)
}
