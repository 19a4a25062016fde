// What the server says it can do, and asks the client to watch.
import {type FileSystemWatcher, type ServerCapabilities, TextDocumentSyncKind} from 'vscode-languageserver/node'
import {fixAllKind} from './actions.ts'
import type {Client} from './client.ts'
import {editorCommands} from './commands.ts'

export const capabilitiesFor = ({encoding, pulls, lenses}: Client): ServerCapabilities => ({
  positionEncoding: encoding,
  textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: {includeText: false}},
  ...(pulls && {
    diagnosticProvider: {identifier: 'copydesk', interFileDependencies: true, workspaceDiagnostics: true},
  }),
  codeActionProvider: {codeActionKinds: ['quickfix', fixAllKind]},
  hoverProvider: true,
  completionProvider: {triggerCharacters: [':', ' ', '[', ',', '"', '=']},
  ...(lenses && {codeLensProvider: {}}),
  executeCommandProvider: {commands: [...editorCommands]},
  workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
})

/** Drafts, what they link to, schemas and dictionaries, and the files that say how they are checked. */
export const watchersFor = (extensions: readonly string[]): FileSystemWatcher[] => [
  {globPattern: `**/*.{${extensions.join(',')}}`},
  {globPattern: '**/*.{png,jpg,jpeg,gif,svg,webp,avif,pdf,mp4}'},
  {globPattern: '**/*.{json,yaml,yml,dic,aff}'},
  {globPattern: '**/{.copydesk.yaml,.copydesk.yml,.copydesk.json,package.json,.gitignore,.copydeskignore}'},
]
