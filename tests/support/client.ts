// A raw client of the language server: starts it, as a process or in this one, and keeps the documents it opens as an editor would.
import {spawn} from 'node:child_process'
import {PassThrough} from 'node:stream'
import {pathToFileURL} from 'node:url'
import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {
  type ApplyWorkspaceEditParams,
  type ClientCapabilities,
  type CodeAction,
  type ConfigurationParams,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type MessageConnection,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'

type Encoding = 'utf-16' | 'utf-8' | 'utf-32'

export interface ClientOptions {
  folders?: readonly string[]
  /** Ask for diagnostics, or have them sent. */
  pull?: boolean
  encodings?: readonly Encoding[]
  capabilities?: ClientCapabilities
  options?: Record<string, unknown>
  /** Answers to `workspace/configuration`, or promises of them. */
  configuration?: (scopeUri?: string) => unknown
}

/** A client that knows nothing of where its server runs. */
export type RawClient = Awaited<ReturnType<typeof introduce>>

const features = (pull: boolean, encodings: readonly string[] | undefined): ClientCapabilities => ({
  ...(encodings && {general: {positionEncodings: [...encodings]}}),
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: {valueSet: [1, 2]},
    },
    ...(pull && {diagnostic: {dynamicRegistration: false, relatedDocumentSupport: false}}),
    hover: {contentFormat: ['markdown', 'plaintext']},
    codeLens: {},
    codeAction: {
      codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix', 'source.fixAll']}},
      isPreferredSupport: true,
    },
  },
  workspace: {
    workspaceEdit: {documentChanges: true, resourceOperations: ['create']},
    ...(pull && {diagnostics: {refreshSupport: true}}),
    didChangeWatchedFiles: {dynamicRegistration: true},
    workspaceFolders: true,
  },
  window: {workDoneProgress: true, showDocument: {support: true}},
})

/** The way to speak to a server. */
interface Link {
  reader: StreamMessageReader
  writer: StreamMessageWriter
}

/** Start a server as a process, the one in the bundle unless another script is named, and introduce ourselves. */
export async function startClient({
  server = 'coverage/dist/bin/copydesk-lsp.cjs',
  ...options
}: ClientOptions & {server?: string} = {}) {
  const child = spawn(process.execPath, [server, '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']})
  const exited = new Promise<number | null>((done) => child.on('exit', done))
  const link = {reader: new StreamMessageReader(child.stdout), writer: new StreamMessageWriter(child.stdin)}
  const client = await introduce(link, process.pid, options)
  return {
    ...client,
    child,
    exited,
    async stop(): Promise<number | null> {
      await client.connection.sendRequest('shutdown')
      await client.connection.sendNotification('exit')
      const code = await exited
      client.connection.dispose()
      return code
    },
  }
}

/** Start a server in this process, and introduce ourselves. */
export async function startClientHere(options: ClientOptions = {}) {
  const {serve} = await import('../../src/server/index.ts')
  const [toServer, toClient] = [new PassThrough(), new PassThrough()]
  serve(createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient)))
  const link = {reader: new StreamMessageReader(toClient), writer: new StreamMessageWriter(toServer)}
  return introduce(link, null, options)
}

async function introduce(
  {reader, writer}: Link,
  processId: number | null,
  {folders = [], pull = true, encodings, capabilities, options, configuration}: ClientOptions,
) {
  const connection: MessageConnection = createMessageConnection(reader, writer)
  const texts = new Map<string, {text: string; version: number}>()
  const published = new Map<string, PublishDiagnosticsParams>()
  const heard: {method: string; params: unknown}[] = []
  let listeners: (() => void)[] = []
  let questions = 0
  const hear = (method: string, params: unknown) => {
    heard.push({method, params})
    if (method === 'textDocument/publishDiagnostics') {
      const sent = params as PublishDiagnosticsParams
      published.set(sent.uri, sent)
    }
    for (const listener of listeners) listener()
  }
  connection.onNotification((method, params) => hear(method, params))
  connection.onUnhandledProgress((params) => hear('$/progress', params))
  connection.onRequest((method, params) => {
    hear(method, params)
    if (method === 'workspace/configuration')
      return Promise.all((params as ConfigurationParams).items.map(({scopeUri}) => configuration?.(scopeUri) ?? null))
    if (method === 'window/showDocument') return {success: true}
    if (method === 'workspace/applyEdit')
      return {applied: applyWorkspaceEdit((params as ApplyWorkspaceEditParams).edit)}
    return null
  })
  connection.listen()

  const own = features(pull, encodings)
  const result: InitializeResult = await connection.sendRequest('initialize', {
    processId,
    rootUri: folders[0] ? uriOf(folders[0]) : null,
    workspaceFolders: folders.map(folderAt),
    capabilities: {
      ...own,
      ...capabilities,
      textDocument: {...own.textDocument, ...capabilities?.textDocument},
      workspace: {...own.workspace, ...(configuration && {configuration: true}), ...capabilities?.workspace},
    },
    ...(options && {initializationOptions: options}),
  })
  const encoding = (result.capabilities.positionEncoding ?? 'utf-16') as Encoding
  await connection.sendNotification('initialized', {})

  return {
    ...{connection, result, encoding, texts, published, heard},
    open(uri: string, text: string, languageId = uri.endsWith('.txt') ? 'plaintext' : 'markdown') {
      texts.set(uri, {text, version: 1})
      return connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId, version: 1, text}})
    },
    change,
    close(uri: string) {
      texts.delete(uri)
      return connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
    },
    async pull(uri: string, previousResultId?: string): Promise<Diagnostic[]> {
      const report = await ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: {uri},
        previousResultId,
      })
      if (report.kind !== 'full') throw new Error('The report is unchanged.')
      return report.items
    },
    /** Ask for the diagnostics of all drafts, to be sent in one answer or, as editors ask, in parts. */
    async pullFolders(
      previousResultIds: {uri: string; value: string}[] = [],
      inParts = false,
    ): Promise<WorkspaceDiagnosticReport> {
      if (!inParts) return ask('workspace/diagnostic', {previousResultIds})
      const partialResultToken = `parts-${++questions}`
      const items: WorkspaceDiagnosticReport['items'] = []
      const listening = connection.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, (part) => {
        items.push(...part.items)
      })
      const last = await ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {previousResultIds, partialResultToken})
      listening.dispose()
      return {items: [...items, ...last.items]}
    },
    actions: (uri: string, range: Range, only?: string[]) =>
      ask<CodeAction[]>('textDocument/codeAction', {
        textDocument: {uri},
        range,
        context: {diagnostics: [], ...(only && {only})},
      }),
    ask,
    notify: (method: string, params: unknown) => connection.sendNotification(method, params as object),
    /** Wait until what is asked for comes true; looked at whenever the server says something. */
    until<T>(look: () => T | undefined | false, wait = 200_000): Promise<T> {
      return new Promise((done, fail) => {
        const timer = setTimeout(
          () => fail(new Error(`Waited in vain; heard ${heard.map(({method}) => method).join(', ')}`)),
          wait,
        )
        const listener = () => {
          const found = look()
          if (!found) return
          clearTimeout(timer)
          listeners = listeners.filter((other) => other !== listener)
          done(found)
        }
        listeners.push(listener)
        listener()
      })
    },
    applyEdit: applyWorkspaceEdit,
    /** The folders of the workspace have changed. */
    changeFolders: (added: readonly string[], removed: readonly string[]) =>
      connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: {added: added.map(folderAt), removed: removed.map(folderAt)},
      }),
    textAt: (uri: string, range: Range) => {
      const {text} = texts.get(uri) as {text: string}
      return text.slice(offsetIn(text, range.start, encoding), offsetIn(text, range.end, encoding))
    },
  }

  function ask<T>(method: string, params: unknown): Promise<T> {
    return connection.sendRequest(method, params as object) as Promise<T>
  }

  /** Type: replace what stands from one offset to another. */
  function change(uri: string, ...edits: {start: number; end: number; text: string}[]): Promise<void> {
    const document = texts.get(uri) as {text: string; version: number}
    const contentChanges = edits.map(({start, end, text}) => {
      const range = {start: positionIn(document.text, start, encoding), end: positionIn(document.text, end, encoding)}
      document.text = document.text.slice(0, start) + text + document.text.slice(end)
      return {range, text}
    })
    document.version++
    return connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version: document.version},
      contentChanges,
    })
  }

  /** Apply an edit to the open documents, as an editor does; false where it is for another version. */
  function applyWorkspaceEdit({documentChanges = [], changes = {}}: WorkspaceEdit): boolean {
    const all = [
      ...documentChanges.flatMap((change) => ('edits' in change ? [change] : [])),
      ...Object.entries(changes).map(([uri, edits]) => ({textDocument: {uri, version: null}, edits})),
    ]
    for (const {textDocument, edits} of all) {
      const document = texts.get(textDocument.uri)
      if (!document || (textDocument.version !== null && textDocument.version !== document.version)) return false
      const {text} = document
      const made = (edits as TextEdit[]).map(({range, newText}) => ({
        ...{start: offsetIn(text, range.start, encoding), end: offsetIn(text, range.end, encoding)},
        text: newText,
      }))
      void change(textDocument.uri, ...made.sort((a, b) => b.start - a.start))
    }
    return true
  }
}

const folderAt = (folder: string) => ({uri: uriOf(folder), name: folder})

export const uriOf = (path: string): string => pathToFileURL(path).href

/** Columns as the protocol defines them, worked out the plain way: independent of the server's own. */
export function positionIn(text: string, offset: number, encoding: Encoding): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return {line: before.length - 1, character: unitsOf(before.at(-1) as string, encoding)}
}

export function offsetIn(text: string, {line, character}: Position, encoding: Encoding): number {
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? []
  const start = lines.slice(0, line).join('').length
  const words = (lines[line] ?? '').replace(/[\r\n]+$/, '')
  let length = 0
  for (const char of words) {
    if (unitsOf(words.slice(0, length), encoding) >= character) break
    length += char.length
  }
  return start + length
}

function unitsOf(words: string, encoding: Encoding): number {
  if (encoding === 'utf-16') return words.length
  return encoding === 'utf-8' ? Buffer.byteLength(words) : [...words].length
}
