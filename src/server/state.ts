// The state of the server: the session, its folders and the documents open in it.
import type {Diagnostic} from 'vscode-languageserver/node'
import type {CrossFinding} from '../core/across/cross-report.ts'
import type {BlockReuse} from '../core/draft/block-reuse.ts'
import type {Draft} from '../core/draft/draft.ts'
import type {Format} from '../core/draft/format.ts'
import type {FormerNameAt} from '../core/former-name.ts'
import type {Finding, Rule} from '../core/rule.ts'
import type {Config} from '../core/settings/config.ts'
import type {SettingsError} from '../core/settings/settings.ts'
import type {SettingsSource} from '../files/settings.ts'
import type {DraftChecker} from './checker.ts'
import type {Client, Wishes} from './client.ts'
import type {DiagnosticReport} from './diagnostics.ts'
import type {FactIndex} from './facts.ts'
import type {IdleGc} from './idle-gc.ts'
import type {Lines, LineTable} from './positions.ts'

/** What a session tells whoever runs it. */
export interface Listener {
  /** Findings in these open documents may have changed though they themselves did not. */
  stale(uris: readonly string[]): void
  /** What is on disk has changed, or what was found there. */
  changed(): void
  settingsBroken(error: SettingsError, folder: Folder): void
  settingsMended(): void
  /** Settings are read again, or checking is switched off or on: what was shown of drafts may no longer hold. */
  settingsRead(): void
  crashed(rule: string, message: string): void
  /** A draft is in another language. */
  foreign(name: string): void
  /** Called while a folder is read: how many drafts of how many. */
  progress(folder: Folder, done: number, all: number): void
  log(line: string): void
}

/** What the parts of the server share. Knows no connection. */
export interface Session {
  client: Client
  listener: Listener
  checker: DraftChecker
  idleGc: IdleGc
  /** Switched off by command, whatever the client's settings say. */
  isPaused: boolean
  /** What the client has asked for so far: the list of all drafts, by command; the diagnostics of all drafts, by itself. */
  asked: {list: boolean; pulls: boolean}
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
  /** Nothing is checked before `begin` is called, nor while the client is asked for its wishes. */
  ready: Promise<unknown>
  begin(): void
  /** Log where former names of rules are still in use, each once. */
  noteFormerNames(used: readonly FormerNameAt[]): void
  /** What was said once and need not be said again. */
  told: {crashes: Set<string>; broken: Set<string>; foreign: boolean; notes: Set<string>}
}

/** A folder of the workspace, or the place for drafts that stand in none. */
export interface Folder {
  /** Undefined for drafts in no folder. */
  path: string | undefined
  /** What the client wishes for drafts in it. */
  wishes: Wishes
  /** Whether the client said so of this folder; until then they are those for drafts in no folder. */
  isAnswered: boolean
  settings: SettingsSource
  index: FactIndex
  /** Drafts on disk that are not open, by path from the folder. */
  closed: Map<string, Closed>
  /** Grows whenever settings may have changed: what was worked out before counts no more. */
  generation: number
  /** The generation in which settings were last found broken. */
  brokenIn?: number
  /** Whether somebody was told that they are, and they haven't been mended since. */
  isBrokenSaid?: boolean
  /** The rules that were on before settings were last read again. */
  rulesBefore: readonly Rule[]
  /** Whether all drafts were read once, so that comparisons hold. */
  compared: boolean
  /** Whether drafts on disk are read for what they show of each other alone, as nobody is shown what is found in them. */
  isBrief: boolean
  /** Counts the readings of all drafts: a new one ends the one before. */
  readings: number
  /** When drafts on disk were last looked for, for clients that watch no files. */
  lookedAt?: number
  /** Done when the reading of all drafts is. */
  scanned?: Promise<void>
}

/** What was found in a draft that is not open, by itself, and what is needed to tell of places in it. */
export interface Closed {
  diagnostics: Diagnostic[]
  lineTable: LineTable
  /** It was read for what it shows with others alone. */
  isBrief: boolean
  /** What tells whether the file has changed since, for clients that watch no files. */
  stamp: string
  /** What was last told of it, together with what the others show. */
  reported?: {cross: readonly CrossFinding[]; report: DiagnosticReport}
}

/** How a draft is to be checked. */
export interface Setup {
  /** Undefined where nothing can be checked: settings that never worked, or a draft that is ignored. */
  config: Config | undefined
  /** What is wrong with the settings. */
  broken?: SettingsError
  /** The file that says to leave the draft out. */
  ignoredBy?: string
  /** The settings file that holds. */
  settingsFile?: string
}

/** A document open in the client. */
export interface OpenDocument {
  uri: string
  version: number
  lines: Lines
  /** Undefined where it is no draft. */
  format: Format | undefined
  /** Where it stands on disk, or would. */
  file: string
  saved: boolean
  /** When it was last touched, counted in messages. */
  touched: number
  setup?: Setup & {
    generation: number
    folder: Folder
    /** When the files it was read from were last looked at, and what they looked like. */
    at: number
    signature: string
    /** Whether they will be looked at again soon, for clients that watch no files. */
    isLookDue?: boolean
    reuse: BlockReuse
  }
  checking?: Checking | undefined
  checked?: CheckedDocument | undefined
  /** Where facts of it are compared with those of others, and the pause after which they are collected again. */
  comparedIn?: Folder
  collecting?: NodeJS.Timeout
}

/** A check under way or done, and what it goes by. */
export interface Checking {
  version: number
  generation: number
  folder: Folder
  result: Promise<CheckedDocument | undefined>
}

/** What was found in a version of a document. */
export interface CheckedDocument {
  version: number
  draft: Draft
  config: Config
  folder: Folder
  lines: Lines
  /** Characters before the draft's text: a byte order mark. */
  shift: number
  own: readonly Finding[]
}
