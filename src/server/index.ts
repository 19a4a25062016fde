// The language server: messages of the protocol to a session and back.
import {
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeParams,
  MessageType,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver/node'
import {actionsFor} from './actions.ts'
import {capabilitiesFor, watchersFor} from './capabilities.ts'
import {readClient, readWishes} from './client.ts'
import {answerCommands} from './commands.ts'
import {changeDocument, closeDocument, openDocument} from './documents.ts'
import {hoverAt} from './explain.ts'
import {rereadFile} from './folder-scan.ts'
import {completionsAt, contractHover} from './front-matter.ts'
import {foreignNote, say, sayBroken} from './messages.ts'
import {lensesFor} from './placeholders.ts'
import {makeProgress} from './progress.ts'
import {makePublisher, type Publisher} from './publisher.ts'
import {answerPulls} from './pulling.ts'
import {openSession, tellFailure} from './session.ts'
import {filesChanged, lookAtSettings, setFolders, setWishes} from './settings.ts'
import {promptView, snapshotFor} from './snapshot.ts'
import type {Session} from './state.ts'

/** Milliseconds a client has to say what it wants before drafts are checked without. */
const patience = 1000

/** Serve a connection until it ends. */
export function serve(connection: Connection): void {
  connection.onInitialize((params) => {
    const client = readClient(params)
    const publisher = makePublisher(connection, () => session)
    const session = openSession(client, readWishes(params.initializationOptions), {
      stale: publisher.stale,
      changed() {
        wake()
        publisher.changed()
      },
      settingsBroken(error, folder) {
        sayBroken(connection, error)
        publisher.showBroken(error, folder)
      },
      settingsMended: publisher.clearBroken,
      crashed: (_, message) => say(connection, MessageType.Error, message),
      foreign: (name) => say(connection, MessageType.Info, foreignNote(name)),
      progress: client.progress ? makeProgress(connection) : () => {},
      log: (line) => connection.console.log(line),
    })
    followWorkspace(connection, session, foldersOf(params))
    followDocuments(connection, session, publisher)
    const wake = answerPulls(connection, session)
    answerQuestions(connection, session)
    answerCommands(connection, session, publisher)
    return {capabilities: capabilitiesFor(client), serverInfo: {name: 'copydesk'}}
  })
  connection.listen()
}

function foldersOf({workspaceFolders, rootUri}: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({uri}) => uri)
  return rootUri ? [rootUri] : []
}

/** Folders, files on disk and the client's settings, at the start and as they change. */
function followWorkspace(connection: Connection, session: Session, foldersAtStart: string[]): void {
  const {client, checker, listener, documents} = session
  let folders = foldersAtStart

  connection.onInitialized(async () => {
    setFolders(session, folders)
    if (client.configuration) {
      void connection.client.register(DidChangeConfigurationNotification.type, {section: 'copydesk'}).catch(() => {})
      await readConfiguration(connection, session)
    }
    session.begin()
    if (client.changesFolders) connection.workspace.onDidChangeWorkspaceFolders(changeFolders)
    if (!client.watches) return
    const watchers = watchersFor(checker.formats.flatMap(({extensions}) => extensions))
    await connection.client.register(DidChangeWatchedFilesNotification.type, {watchers}).catch(() => {})
  })

  connection.onDidChangeConfiguration(({settings}) => {
    // A draft asked about in between is checked by the new wishes.
    if (client.configuration) session.ready = Promise.all([session.ready, readConfiguration(connection, session)])
    else setWishes(session, readWishes((settings as {copydesk?: unknown} | null)?.copydesk ?? settings))
  })

  connection.onDidChangeWatchedFiles(({changes}) => {
    const uris = changes.map(({uri}) => uri)
    return filesChanged(session, uris)
  })

  function changeFolders({added, removed}: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(removed.map(({uri}) => uri))
    folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({uri}) => uri)]
    setFolders(session, folders)
    listener.stale([...documents.keys()])
  }
}

/** Asks the client what it wishes. Returns once its answer is followed, or when it takes too long. */
function readConfiguration({workspace}: Connection, session: Session): Promise<void> {
  const read = async () => {
    const said: unknown = await workspace.getConfiguration('copydesk').catch(() => undefined)
    if (said !== null && said !== undefined) setWishes(session, readWishes(said))
  }
  const answered = read().catch((error) => tellFailure(session, error))
  return Promise.race([answered, new Promise<void>((go) => setTimeout(go, patience))])
}

/** Documents as they are opened, changed, saved and closed. */
function followDocuments(connection: Connection, session: Session, publisher: Publisher): void {
  connection.onDidOpenTextDocument(({textDocument}) => publisher.later(openDocument(session, textDocument), 0))

  connection.onDidChangeTextDocument(({textDocument, contentChanges}) => {
    const document = changeDocument(session, textDocument, contentChanges)
    if (!document) return
    lookAtSettings(session, document)
    publisher.later(document, session.wishes.debounce)
  })

  connection.onDidCloseTextDocument(({textDocument: {uri}}) => {
    const document = closeDocument(session, uri)
    publisher.closed(uri)
    if (document?.saved && document.format)
      rereadFile(session, document.file).catch((error) => tellFailure(session, error))
  })

  connection.onDidSaveTextDocument(({textDocument: {uri}}) => {
    if (!session.client.watches) return filesChanged(session, [uri])
  })
}

/** What can be done about findings, what they mean, and what stands beside placeholders. */
function answerQuestions(connection: Connection, session: Session): void {
  connection.onCodeAction(async ({textDocument: {uri}, range, context: {only}}): Promise<CodeAction[]> => {
    const snapshot = await snapshotFor(session, uri)
    return snapshot ? actionsFor(snapshot, range, only) : []
  })

  connection.onHover(async ({textDocument: {uri}, position}): Promise<Hover | null> => {
    const view = await promptView(session, uri)
    return view ? (hoverAt(view, position) ?? contractHover(view, position)) : null
  })

  connection.onCompletion(async ({textDocument: {uri}, position}): Promise<CompletionItem[]> => {
    const document = session.documents.get(uri)
    if (!document?.setup) await snapshotFor(session, uri)
    return document ? completionsAt(session, document, position) : []
  })

  connection.onCodeLens(async ({textDocument: {uri}}): Promise<CodeLens[]> => {
    const shows = session.wishes.codeLens && session.client.showsDocuments
    const snapshot = shows ? await snapshotFor(session, uri) : undefined
    return snapshot ? lensesFor(snapshot) : []
  })
}
