// The language server: messages of the protocol to a session and back.
import {
  type CodeAction,
  type CodeLens,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  type Position,
  ResponseError,
  type ServerCapabilities,
  ShowMessageNotification,
  TextDocumentSyncKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node'
import {rules} from '../../rules/index.ts'
import type {Finding} from '../core/rule.ts'
import type {SettingsError} from '../core/settings.ts'
import {pageOf} from '../core/vfile.ts'
import {actionsFor, type Bench, findingsAt, fixAllKind} from './actions.ts'
import {type Client, readClient, readWishes} from './client.ts'
import {rangeIn} from './diagnostics.ts'
import {explainFinding, explainRule} from './explain.ts'
import type {Folder} from './folder.ts'
import {offsetAt} from './lines.ts'
import {makeProgress} from './progress.ts'
import {type OpenDocument, openSession, type Report, ruleOf, type Session} from './session.ts'
import {settingsReports} from './settings-reports.ts'

const commands = ['copydesk.explain', 'copydesk.nextPlaceholder', 'copydesk.checkFolder']

/** Milliseconds a client has to say what it wants before drafts are checked without. */
const patience = 1000

/** Serve a connection until it ends. */
export function serve(connection: Connection): void {
  let client: Client
  let session: Session
  const timers = new Map<string, NodeJS.Timeout>()
  const published = new Set<string>()
  const waiting = new Set<() => void>()
  let settingsUris: string[] = []
  let foldersAtStart: string[] = []
  let refreshTimer: NodeJS.Timeout | undefined

  connection.onInitialize((params): InitializeResult => {
    client = readClient(params)
    session = openSession(client, readWishes(params.initializationOptions), {
      stale,
      changed: wake,
      settingsBroken,
      settingsMended,
      crashed: (_, message) => say(MessageType.Error, message),
      progress: client.progress ? makeProgress(connection) : () => {},
      log: (line) => connection.console.log(line),
    })
    foldersAtStart = foldersOf(params)
    return {capabilities: capabilitiesOf(client), serverInfo: {name: 'copydesk'}}
  })
  connection.onInitialized(async () => {
    session.setFolders(foldersAtStart)
    if (client.configuration) {
      void connection.client.register(DidChangeConfigurationNotification.type, {section: 'copydesk'}).catch(() => {})
      await Promise.race([readConfiguration(), new Promise((go) => setTimeout(go, patience))])
    }
    session.begin()
    if (client.watches) await watch()
    connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
      const gone = new Set(removed.map(({uri}) => uri))
      foldersAtStart = [...foldersAtStart.filter((uri) => !gone.has(uri)), ...added.map(({uri}) => uri)]
      session.setFolders(foldersAtStart)
      stale([...session.documents.keys()])
    })
  })

  async function watch(): Promise<void> {
    const drafts = `**/*.{${session.extensions.join(',')}}`
    const settings = '**/{.copydesk.yaml,.copydesk.yml,.copydesk.json,package.json,.gitignore,.copydeskignore}'
    const watchers = [{globPattern: drafts}, {globPattern: settings}]
    await connection.client.register(DidChangeWatchedFilesNotification.type, {watchers}).catch(() => {})
  }

  async function readConfiguration(): Promise<void> {
    const said: unknown = await connection.workspace.getConfiguration('copydesk').catch(() => undefined)
    if (said !== null && said !== undefined) session.setWishes(readWishes(said))
  }

  connection.onDidChangeConfiguration(async ({settings}) => {
    if (client.configuration) await readConfiguration()
    else session.setWishes(readWishes((settings as {copydesk?: unknown} | null)?.copydesk ?? settings))
  })

  connection.onDidOpenTextDocument(({textDocument: {uri, languageId, version, text}}) => {
    later(session.open(uri, languageId, version, text), 0)
  })

  connection.onDidChangeTextDocument(({textDocument: {uri, version}, contentChanges}) => {
    const document = session.change(uri, version, contentChanges)
    if (document) later(document, session.wishes().debounce)
  })

  connection.onDidCloseTextDocument(({textDocument: {uri}}) => {
    clearTimeout(timers.get(uri))
    timers.delete(uri)
    session.close(uri)
    if (published.delete(uri)) void connection.sendDiagnostics({uri, diagnostics: []})
  })

  connection.onDidSaveTextDocument(({textDocument: {uri}}) => {
    if (!client.watches) void session.filesChanged([uri])
  })

  connection.onDidChangeWatchedFiles(({changes}) => void session.filesChanged(changes.map(({uri}) => uri)))

  /** Publish the diagnostics of a document soon, where the client doesn't ask for them. */
  function later(document: OpenDocument, wait: number): void {
    if (client.pulls && !client.status) return
    clearTimeout(timers.get(document.uri))
    timers.set(
      document.uri,
      setTimeout(() => {
        timers.delete(document.uri)
        publish(document).catch((error: Error) => connection.console.error(`${error.stack}`))
      }, wait),
    )
  }

  async function publish(document: OpenDocument): Promise<void> {
    const report = await session.reportOf(document)
    if (!report) return
    const {uri, version, diagnostics} = report
    sayStatus(report)
    if (client.pulls || (diagnostics.length === 0 && !published.has(uri) && !document.format)) return
    published.add(uri)
    await connection.sendDiagnostics({uri, diagnostics, ...(version !== undefined && {version})})
  }

  function sayStatus({uri, diagnostics}: Report): void {
    if (!client.status) return
    const count = (severity: number) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    const {stage = '', preset = ''} = session.wishes()
    void connection.sendNotification('copydesk/status', {
      ...{uri, errors: count(1), warnings: count(2), infos: count(3), stage, preset},
    })
  }

  function stale(uris: readonly string[]): void {
    for (const uri of uris) {
      const document = session.documents.get(uri)
      if (document && !timers.has(uri)) later(document, session.wishes().debounce)
    }
    if (!client.pulls || !client.refreshes || uris.length === 0) return
    clearTimeout(refreshTimer)
    refreshTimer = setTimeout(() => void connection.languages.diagnostics.refresh().catch(() => {}), 150)
  }

  function wake(): void {
    for (const go of waiting) go()
    waiting.clear()
    if (folderPublished) void publishFolders()
  }

  connection.languages.diagnostics.on(
    async ({textDocument: {uri}, previousResultId}, token): Promise<DocumentDiagnosticReport> => {
      const document = session.documents.get(uri)
      if (!document) return {kind: 'full', items: []}
      const report = await session.reportOf(document)
      if (token.isCancellationRequested) throw cancelled()
      if (!report)
        throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', {retriggerRequest: true})
      const {resultId, diagnostics} = report
      if (resultId === previousResultId) return {kind: 'unchanged', resultId}
      return {kind: 'full', resultId, items: diagnostics}
    },
  )

  const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.')

  connection.languages.diagnostics.onWorkspace(async ({previousResultIds}, token) => {
    const before = new Map(previousResultIds.map(({uri, value}) => [uri, value]))
    await untilCancelled(session.whenCompared(), token)
    for (;;) {
      if (token.isCancellationRequested) throw cancelled()
      const items = await workspaceItems(before)
      if (before.size === 0 || items.some(({kind}) => kind === 'full')) return {items}
      await untilCancelled(new Promise<void>((go) => waiting.add(go)), token)
      await new Promise((go) => setTimeout(go, 300))
    }
  })

  const untilCancelled = (work: Promise<void>, token: {onCancellationRequested(go: () => void): unknown}) =>
    Promise.race([work, new Promise<void>((go) => token.onCancellationRequested(go))])

  /** All drafts that are open or on disk; those that are gone are empty. */
  async function workspaceItems(before: ReadonlyMap<string, string>): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const open = await Promise.all([...session.documents.values()].filter(({format}) => format).map(session.reportOf))
    const reports = [...open.filter((report) => report !== undefined), ...(await session.reportFolders())]
    const known = new Set([...session.documents.keys(), ...reports.map(({uri}) => uri)])
    const gone = [...before.keys()].filter((uri) => !known.has(uri) && before.get(uri) !== 'gone')
    return [
      ...reports.map(({uri, version, resultId, diagnostics}): WorkspaceDocumentDiagnosticReport => {
        const about = {uri, version: version ?? null, resultId}
        return before.get(uri) === resultId
          ? {...about, kind: 'unchanged'}
          : {...about, kind: 'full', items: diagnostics}
      }),
      ...gone.map(
        (uri): WorkspaceDocumentDiagnosticReport => ({uri, version: null, kind: 'full', resultId: 'gone', items: []}),
      ),
    ]
  }

  /** A document as it stands, with what was found in it. */
  async function benchFor(uri: string): Promise<Bench | undefined> {
    const document = session.documents.get(uri)
    const checked = document && (await session.checked(document))
    if (!document || !checked || checked.version !== document.version) return undefined
    return {
      checked,
      client,
      ground: session.groundOf(uri, checked),
      findings: session.findingsOf(checked),
      settingsFile: await session.settingsFileFor(document).catch(() => undefined),
      parse: (text) => session.parseAs(checked, text),
      openFile: (file) => {
        const open = [...session.documents.values()].find((other) => other.file === file)
        return open && {uri: open.uri, version: open.version, text: open.lines.text}
      },
    }
  }

  connection.onCodeAction(async ({textDocument: {uri}, range, context: {only}}): Promise<CodeAction[]> => {
    const bench = await benchFor(uri)
    return bench ? actionsFor(bench, range, only) : []
  })

  connection.onHover(async ({textDocument: {uri}, position}): Promise<Hover | null> => {
    const bench = await benchFor(uri)
    const found = bench ? findingsAt(bench, {start: position, end: position}) : []
    const [first] = found
    if (!bench || !first) return null
    const {config} = bench.checked
    const value = found.map((finding) => explainFinding(finding, ruleOf(config, finding.ruleId))).join('\n\n---\n\n')
    const kind = client.markdownHover ? 'markdown' : 'plaintext'
    return {contents: {kind, value}, range: rangeIn(bench.ground, first.place, client)}
  })

  connection.onCodeLens(async ({textDocument: {uri}}): Promise<CodeLens[]> => {
    const bench = session.wishes().codeLens && client.showsDocuments ? await benchFor(uri) : undefined
    if (!bench) return []
    const found = placeholdersIn(bench)
    return found.map(({place}, i) => {
      const range = rangeIn(bench.ground, place, client)
      const title =
        found.length === 1 ? 'The only placeholder' : `Placeholder ${i + 1} of ${found.length}: go to the next`
      return {range, command: {title, command: 'copydesk.nextPlaceholder', arguments: [uri, range.end]}}
    })
  })

  const placeholdersIn = ({ground, findings}: Bench): Finding[] =>
    findings.filter(({ruleId}) => ground.familyOf(ruleId) === 'placeholders')

  connection.onExecuteCommand(async ({command, arguments: given = []}): Promise<unknown> => {
    if (command === 'copydesk.explain') return explain(String(given[0]))
    if (command === 'copydesk.nextPlaceholder')
      return nextPlaceholder(String(given[0]), given[1] as Position | undefined)
    if (command === 'copydesk.checkFolder') return checkFolder()
    return null
  })

  /** Show a rule's page, or say in a message what it would say. */
  async function explain(ruleId: string): Promise<unknown> {
    const used = [...session.documents.values()]
      .flatMap(({checked}) => checked?.config.rules ?? [])
      .map(({rule}) => rule)
    const rule = [...used, ...rules].find(({id}) => id === ruleId)
    if (!rule) return null
    const uri = rule.page ?? pageOf(ruleId)
    const shown = client.showsDocuments && uri ? await connection.window.showDocument({uri, external: true}) : undefined
    if (!shown?.success) say(MessageType.Info, explainRule(rule))
    return explainRule(rule)
  }

  /** Go to the first placeholder behind a position, or from the last to the first; gives where it stands. */
  async function nextPlaceholder(uri: string, position: Position | undefined): Promise<unknown> {
    const bench = await benchFor(uri)
    const found = bench ? placeholdersIn(bench) : []
    const [first] = found
    if (!bench || !first) {
      say(MessageType.Info, 'There are no placeholders left in this draft.')
      return null
    }
    const {ground} = bench
    const after = position ? offsetAt(ground.lines, position, client.encoding) - ground.shift : -1
    const next = found.find(({place}) => place.start >= after) ?? first
    const selection = rangeIn(ground, next.place, client)
    if (client.showsDocuments) await connection.window.showDocument({uri, takeFocus: true, selection})
    return {uri, range: selection}
  }

  let folderPublished = false
  let foldersTimer: NodeJS.Timeout | undefined

  /** Check all drafts of all folders, and show what was found in those that aren't open, too. */
  async function checkFolder(): Promise<unknown> {
    session.setWishes({...session.wishes(), wholeFolder: true, compare: true})
    await session.whenCompared()
    const reports = await session.reportFolders()
    if (client.pulls) stale([...session.documents.keys()])
    else {
      folderPublished = true
      await publishNow(reports)
    }
    wake()
    const open = await Promise.all([...session.documents.values()].map(session.reportOf))
    const all = [...reports, ...open.filter((report) => report !== undefined)]
    const findings = all.reduce((sum, {diagnostics}) => sum + diagnostics.length, 0)
    return {drafts: all.length, findings}
  }

  function publishFolders(): void {
    clearTimeout(foldersTimer)
    foldersTimer = setTimeout(() => void session.reportFolders().then(publishNow), 300)
  }

  const shown = new Map<string, string>()

  async function publishNow(reports: readonly Report[]): Promise<void> {
    const known = new Set(reports.map(({uri}) => uri))
    for (const uri of [...shown.keys()].filter((uri) => !known.has(uri))) {
      shown.delete(uri)
      if (!session.documents.has(uri)) await connection.sendDiagnostics({uri, diagnostics: []})
    }
    for (const {uri, resultId, diagnostics} of reports) {
      if (shown.get(uri) === resultId || (!shown.has(uri) && diagnostics.length === 0)) continue
      shown.set(uri, resultId)
      await connection.sendDiagnostics({uri, diagnostics})
    }
  }

  /** A message that asks for no answer. */
  function say(type: MessageType, message: string): void {
    void connection.sendNotification(ShowMessageNotification.type, {type, message})
  }

  /** Broken settings: one message, and a diagnostic at every mistake in the file. */
  function settingsBroken(error: SettingsError, folder: Folder): void {
    const [first] = error.mistakes
    const more = error.mistakes.length > 1 ? ` (and ${error.mistakes.length - 1} more)` : ''
    say(
      MessageType.Error,
      `The settings of Copydesk are broken: ${first?.at ? `${first.at}: ` : ''}${first?.message}${more}`,
    )
    const reports = settingsReports(error, folder.path, client.encoding)
    settingsUris = reports.map(({uri}) => uri)
    for (const {uri, diagnostics} of reports) void connection.sendDiagnostics({uri, diagnostics})
  }

  function settingsMended(): void {
    for (const uri of settingsUris) void connection.sendDiagnostics({uri, diagnostics: [] as Diagnostic[]})
    settingsUris = []
  }

  connection.listen()
}

function foldersOf({workspaceFolders, rootUri}: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({uri}) => uri)
  return rootUri ? [rootUri] : []
}

const capabilitiesOf = ({encoding, pulls, lenses}: Client): ServerCapabilities => ({
  positionEncoding: encoding,
  textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: {includeText: false}},
  ...(pulls && {
    diagnosticProvider: {identifier: 'copydesk', interFileDependencies: true, workspaceDiagnostics: true},
  }),
  codeActionProvider: {codeActionKinds: ['quickfix', fixAllKind]},
  hoverProvider: true,
  ...(lenses && {codeLensProvider: {}}),
  executeCommandProvider: {commands},
  workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
})
