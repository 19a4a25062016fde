// The language server: messages of the protocol to a session and back.
import {pathToFileURL} from 'node:url'
import {
  type CodeAction,
  type CodeLens,
  CodeLensRefreshRequest,
  type CompletionItem,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeParams,
  MessageType,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver/node'
import {prepareToCheck} from '../files/tuning.ts'
import {actionsFor} from './actions.ts'
import {capabilitiesFor, watchersFor} from './capabilities.ts'
import {readClient, readWishes} from './client.ts'
import {answerCommands} from './commands.ts'
import {changeDocument, closeDocument, openDocument} from './documents.ts'
import {hoverAt} from './explain.ts'
import {folderOf} from './folder.ts'
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
import type {OpenDocument, Session} from './state.ts'
import {lookAround} from './unwatched.ts'
import {switchOnActions} from './way-back.ts'

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
        const files = publisher.showBroken(error, folder)
        // Who has the file open sees it there; who mends it needs no message for each mistake on the way.
        if (folder.isBrokenSaid || files.some((file) => session.openFiles.has(file))) return
        folder.isBrokenSaid = true
        sayBroken(connection, error)
      },
      settingsMended: publisher.clearBroken,
      settingsRead() {
        if (client.refreshesLenses) void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {})
      },
      crashed: (_, message) => say(connection, MessageType.Error, message),
      foreign: (name) => say(connection, MessageType.Info, foreignNote(name)),
      progress: client.progress ? makeProgress(connection) : () => {},
      log: (line) => connection.console.log(line),
    })
    followWorkspace(connection, session, foldersOf(params))
    followDocuments(connection, session, publisher)
    const wake = answerPulls(connection, session, publisher)
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
    if (client.changesFolders) connection.workspace.onDidChangeWorkspaceFolders(changeFolders)
    if (client.configuration) {
      void connection.client.register(DidChangeConfigurationNotification.type, {section: 'copydesk'}).catch(() => {})
      await readConfiguration(connection, session)
    }
    // V8 lays out its work for checks from here on: nothing has been checked yet, and no thread runs.
    prepareToCheck()
    session.begin()
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
    setFolders(session, folders, client.configuration ? () => readConfiguration(connection, session) : undefined)
    listener.stale([...documents.keys()])
  }
}

const section = 'copydesk'

/** Asks the client what it wishes, for each folder. Returns once its answer is followed, or when it takes too long. */
function readConfiguration({workspace}: Connection, session: Session): Promise<void> {
  const read = async () => {
    const folders = session.folders.flatMap((folder) =>
      folder.path === undefined ? [] : {folder, scopeUri: pathToFileURL(folder.path).href},
    )
    const items = [{section}, ...folders.map(({scopeUri}) => ({scopeUri, section}))]
    const said: unknown[] = await workspace.getConfiguration(items).catch(() => [])
    const [all, ...each] = said.map((one) => one ?? undefined)
    // A client that knows no folders may answer for all of them at once.
    const own = folders.flatMap(({folder}, i) =>
      each[i] === undefined ? [] : [[folder, readWishes(each[i])] as const],
    )
    if (all === undefined && own.length === 0) return
    setWishes(session, all === undefined ? session.loose.wishes : readWishes(all), new Map(own))
  }
  const answered = read().catch((error) => tellFailure(session, error))
  return Promise.race([answered, new Promise<void>((go) => setTimeout(go, patience))])
}

/** Documents as they are opened, changed, saved and closed. */
function followDocuments(connection: Connection, session: Session, publisher: Publisher): void {
  connection.onDidOpenTextDocument(({textDocument}) => {
    const document = openDocument(session, textDocument)
    publisher.opened(document)
    look(document)
  })

  connection.onDidChangeTextDocument(({textDocument, contentChanges}) => {
    const document = changeDocument(session, textDocument, contentChanges)
    if (!document) return
    lookAtSettings(session, document)
    publisher.later(document, session.loose.wishes.debounce)
  })

  connection.onDidCloseTextDocument(({textDocument: {uri}}) => {
    const document = closeDocument(session, uri)
    publisher.closed(uri)
    if (document?.saved && document.format)
      rereadFile(session, document.file).catch((error) => tellFailure(session, error))
  })

  connection.onDidSaveTextDocument(async ({textDocument: {uri}}) => {
    if (!session.client.watches) await filesChanged(session, [uri])
    look(session.documents.get(uri))
  })

  function look(document: OpenDocument | undefined): void {
    if (document && !session.client.watches) lookAround(session, document).catch((error) => tellFailure(session, error))
  }
}

/** What can be done about findings, what they mean, and what stands beside placeholders. */
function answerQuestions(connection: Connection, session: Session): void {
  connection.onCodeAction(async ({textDocument: {uri}, range, context: {only}}): Promise<CodeAction[]> => {
    const document = session.documents.get(uri)
    if (document && !document.format) return switchOnActions(session, document, range)
    const snapshot = await snapshotFor(session, uri)
    return snapshot ? actionsFor(snapshot, range, only) : []
  })

  connection.onHover(async ({textDocument: {uri}, position}): Promise<Hover | null> => {
    const view = await promptView(session, uri)
    return view ? (hoverAt(view, position) ?? contractHover(view, position)) : null
  })

  connection.onCompletion(async ({textDocument: {uri}, position}): Promise<CompletionItem[]> => {
    const document = session.documents.get(uri)
    if (!document?.format) return []
    if (!document.setup) await snapshotFor(session, uri)
    return completionsAt(session, document, position)
  })

  connection.onCodeLens(async ({textDocument: {uri}}): Promise<CodeLens[]> => {
    const document = session.documents.get(uri)
    const shows = document && folderOf(session, document.file).wishes.codeLens && session.client.showsDocuments
    const snapshot = shows ? await snapshotFor(session, uri) : undefined
    return snapshot ? lensesFor(snapshot) : []
  })
}
