// A session: what the parts of the server share. Knows no connection.
import type {SettingsError} from '../core/settings/settings.ts'
import {type Checker, makeChecker} from './checker.ts'
import {type Client, settingsIn, type Wishes} from './client.ts'
import type {OpenDocument} from './documents.ts'
import {type Folder, makeFolder} from './folder.ts'
import {makeTidy, type Tidy} from './idle-gc.ts'

/** What a session tells whoever runs it. */
export interface Listener {
  /** Findings in these open documents may have changed though they themselves did not. */
  stale(uris: readonly string[]): void
  /** What is on disk has changed, or what was found there. */
  changed(): void
  settingsBroken(error: SettingsError, folder: Folder): void
  settingsMended(): void
  crashed(rule: string, message: string): void
  /** Called while a folder is read: how many drafts of how many. */
  progress(folder: Folder, done: number, all: number): void
  log(line: string): void
}

export interface Session {
  client: Client
  listener: Listener
  checker: Checker
  tidy: Tidy
  wishes: Wishes
  /** The folders of the workspace. */
  folders: Folder[]
  /** The place for drafts that stand in none of them. */
  loose: Folder
  /** The open documents, by address. */
  documents: Map<string, OpenDocument>
  /** Those of them that stand on disk, by file. */
  openFiles: Map<string, OpenDocument>
  /** How many messages about documents came in. */
  messages: number
  /** Nothing is checked before `begin` is called: the client's wishes may still be asked for. */
  ready: Promise<void>
  begin(): void
  /** What was said once and need not be said again. */
  told: {crashes: Set<string>; broken: string}
}

export function openSession(client: Client, wishes: Wishes, listener: Listener): Session {
  let begin = () => {}
  const ready = new Promise<void>((go) => {
    begin = go
  })
  return {
    ...{client, listener, wishes, ready, begin},
    checker: makeChecker(),
    tidy: makeTidy(),
    folders: [],
    loose: makeFolder(undefined, settingsIn(wishes)),
    documents: new Map(),
    openFiles: new Map(),
    messages: 0,
    told: {crashes: new Set(), broken: ''},
  }
}

/** Say once that a rule throws. */
export function tellCrash({told, listener}: Session, rule: string, message: string): void {
  if (told.crashes.has(rule)) return
  told.crashes.add(rule)
  listener.crashed(rule, message)
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
