// What a client can do and wants, read from what it says at the start.
import type {InitializeParams} from 'vscode-languageserver/node'
import type {SettingsChoice} from '../files/settings-files.ts'
import {type Encoding, encodings} from './positions.ts'

/** What a client can do. */
export interface Client {
  encoding: Encoding
  /** It asks for diagnostics itself, and again when it is told to; to all others they are sent. */
  pulls: boolean
  related: boolean
  tags: boolean
  pages: boolean
  data: boolean
  /** Edits may name the version of the text they are made for. */
  versionedEdits: boolean
  /** The server may have edits made. */
  appliesEdits: boolean
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
  refreshesLenses: boolean
  /** It shows counts and stage: it asked for `copydesk/status`. */
  status: boolean
  /** Whether somebody answers for the folders: code that their settings name is run. */
  isTrusted: boolean
  /** It shows diagnostics in hovers: theirs needn't say the same. */
  diagnosticsInHover: boolean
  /** It has a command that shows the page of a rule as a reader sees it. */
  previewsPages: boolean
}

/** How severe a finding is shown, in the words of the protocol. */
export type ShownSeverity = (typeof shownSeverities)[number]

const shownSeverities = ['error', 'warning', 'information', 'hint'] as const

/** What a client may set, under `copydesk`; each folder may have its own. */
export interface Wishes {
  /** Check at all. */
  enable: boolean
  preset?: string | string[]
  stage?: string
  /** Drafts to leave out, as patterns of .gitignore that count from the folder. */
  ignore: readonly string[]
  /** Phrases to allow, for all rules. */
  allow: readonly string[]
  /** Show findings in drafts that are not open, too. */
  wholeFolder: boolean
  /** Read all drafts of a folder to compare them. */
  compare: boolean
  codeLens: boolean
  /** How severe all findings are shown; undefined as they are. */
  severity?: ShownSeverity
  /** Milliseconds to wait after a keystroke, where the client doesn't ask itself. */
  debounce: number
}

const usual = {enable: true, wholeFolder: true, compare: true, codeLens: true, debounce: 80}

/** Settings of a client, with the usual ones where it says nothing or nonsense. */
export function readWishes(given: unknown): Wishes {
  const said: Readonly<Record<string, unknown>> = given !== null && typeof given === 'object' ? {...given} : {}
  const sound = Object.entries(usual).map(([key, value]) => [
    key,
    typeof said[key] === typeof value ? said[key] : value,
  ])
  const {preset, stage} = said
  const severity = shownSeverities.find((name) => name === said.severity)
  const isName = (value: unknown): value is string => typeof value === 'string' && value !== ''
  const isPreset = isName(preset) || (Array.isArray(preset) && preset.length > 0 && preset.every(isName))
  const names = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isName) : [])
  return {
    ...(Object.fromEntries(sound) as typeof usual),
    ...{ignore: names(said.ignore), allow: names(said.allow)},
    ...(isPreset && {preset: preset as string | string[]}),
    ...(isName(stage) && {stage}),
    ...(severity && {severity}),
  }
}

/** What a client wishes as settings, which override those of all files, and whether code that files name is run. */
export const settingsIn = ({isTrusted}: Client, {preset, stage, allow}: Wishes): SettingsChoice => ({
  isTrusted,
  over: {
    ...(preset !== undefined && {preset}),
    ...(stage !== undefined && {stage}),
    ...(allow.length > 0 && {allow}),
  },
})

export function readClient({capabilities, initializationOptions}: InitializeParams): Client {
  const {general, textDocument, workspace, window} = capabilities
  const {publishDiagnostics, diagnostic} = textDocument ?? {}
  const said = (initializationOptions ?? {}) as Record<string, unknown>
  const shown = {...publishDiagnostics, ...diagnostic}
  const offered = general?.positionEncodings ?? []
  return {
    encoding: (offered.find((name) => (encodings as readonly string[]).includes(name)) as Encoding) ?? 'utf-16',
    pulls: diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    related: shown.relatedInformation === true,
    tags: shown.tagSupport !== undefined,
    pages: shown.codeDescriptionSupport === true,
    data: shown.dataSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    appliesEdits: workspace?.applyEdit === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    progress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    configuration: workspace?.configuration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    lenses: textDocument?.codeLens !== undefined,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    status: said.status === true,
    isTrusted: said.trusted !== false,
    diagnosticsInHover: said.diagnosticsInHover === true,
    previewsPages: said.previewsPages === true,
  }
}
