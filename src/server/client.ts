// What a client can do and wants, read from what it says at the start.
import type {InitializeParams} from 'vscode-languageserver/node'
import type {SettingsChoice} from '../files/settings-files.ts'
import {type Encoding, encodings} from './positions.ts'

/** What a client can do. */
export interface Client {
  encoding: Encoding
  /** It asks for diagnostics itself. */
  pulls: boolean
  refreshes: boolean
  related: boolean
  tags: boolean
  pages: boolean
  data: boolean
  /** Edits may name the version of the text they are made for. */
  versionedEdits: boolean
  createsFiles: boolean
  snippets: boolean
  progress: boolean
  showsDocuments: boolean
  configuration: boolean
  watches: boolean
  /** It says when folders come and go. */
  changesFolders: boolean
  markdownHover: boolean
  lenses: boolean
  /** It shows counts and stage: it asked for `copydesk/status`. */
  status: boolean
  /** Whether somebody answers for the folders: code that their settings name is run. */
  isTrusted: boolean
  /** It shows diagnostics in hovers: theirs needn't say the same. */
  diagnosticsInHover: boolean
}

/** What a client may set, under `copydesk`. */
export interface Wishes {
  /** Check at all. */
  enable: boolean
  preset?: string | string[]
  stage?: string
  /** Show findings in drafts that are not open, too. */
  wholeFolder: boolean
  /** Read all drafts of a folder to compare them. */
  compare: boolean
  codeLens: boolean
  /** Milliseconds to wait after a keystroke, where the client doesn't ask itself. */
  debounce: number
}

const usual: Wishes = {enable: true, wholeFolder: true, compare: true, codeLens: true, debounce: 80}

/** Settings of a client, with the usual ones where it says nothing or nonsense. */
export function readWishes(given: unknown): Wishes {
  const said: Readonly<Record<string, unknown>> = given !== null && typeof given === 'object' ? {...given} : {}
  const sound = Object.entries(usual).map(([key, value]) => [
    key,
    typeof said[key] === typeof value ? said[key] : value,
  ])
  const {preset, stage} = said
  const isName = (value: unknown) => typeof value === 'string' && value !== ''
  const isPreset = isName(preset) || (Array.isArray(preset) && preset.length > 0 && preset.every(isName))
  return {...Object.fromEntries(sound), ...(isPreset && {preset}), ...(isName(stage) && {stage})}
}

/** What a client wishes as settings, which go over those of all files, and whether code that files name is run. */
export const settingsIn = ({isTrusted}: Client, {preset, stage}: Wishes): SettingsChoice => ({
  isTrusted,
  over: {...(preset !== undefined && {preset}), ...(stage !== undefined && {stage})},
})

export function readClient({capabilities, initializationOptions}: InitializeParams): Client {
  const {general, textDocument, workspace, window} = capabilities
  const {publishDiagnostics, diagnostic} = textDocument ?? {}
  const said = (initializationOptions ?? {}) as {status?: unknown; diagnosticsInHover?: unknown; trusted?: unknown}
  const shown = {...publishDiagnostics, ...diagnostic}
  const offered = general?.positionEncodings ?? []
  return {
    encoding: (offered.find((name) => (encodings as readonly string[]).includes(name)) as Encoding) ?? 'utf-16',
    pulls: diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    related: shown.relatedInformation === true,
    tags: shown.tagSupport !== undefined,
    pages: shown.codeDescriptionSupport === true,
    data: shown.dataSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    progress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    configuration: workspace?.configuration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    lenses: textDocument?.codeLens !== undefined,
    status: said.status === true,
    isTrusted: said.trusted !== false,
    diagnosticsInHover: said.diagnosticsInHover === true,
  }
}
