// Answers clients that ask for diagnostics, of one document or of all drafts.
import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node'
import type {DiagnosticReport} from './diagnostics.ts'
import {folderReports} from './folder-reports.ts'
import {readForList, whenCompared} from './folder-scan.ts'
import type {Publisher} from './publisher.ts'
import {documentReport, promptReport} from './reports.ts'
import {lookAtSettings} from './settings.ts'
import type {Session} from './state.ts'

/** Milliseconds in which further changes are gathered before an open question is answered. */
const gather = 300

/** Returns a function to be called when what is on disk has changed. */
export function answerPulls(connection: Connection, session: Session, publisher: Publisher): () => void {
  const waiting = new Set<() => void>()
  const nextChange = () => new Promise<void>((go) => waiting.add(go))
  connection.languages.diagnostics.on((params, token) => reportDocument(session, params, token))
  // `languages.diagnostics.onWorkspace` hides the token, without which nobody can wait until a part is sent.
  connection.onRequest(WorkspaceDiagnosticRequest.type, (params, token) => {
    if (!session.asked.pulls) begin()
    return reportWorkspace(connection, session, nextChange, params, token)
  })
  return () => {
    for (const go of waiting) go()
    waiting.clear()
  }

  function begin(): void {
    session.asked.pulls = true
    publisher.hideFolders()
    readForList(session)
  }
}

async function reportDocument(
  session: Session,
  {textDocument: {uri}, previousResultId}: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const document = session.documents.get(uri)
  if (!document) return {kind: 'full', items: []}
  lookAtSettings(session, document)
  // A request that is taken back at once costs nothing: what takes it back is read first.
  await new Promise(setImmediate)
  if (token.isCancellationRequested) throw cancelled()
  const report = await promptReport(session, document)
  if (token.isCancellationRequested) throw cancelled()
  if (!report)
    throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', {retriggerRequest: true})
  const {resultId, diagnostics} = report
  if (resultId === previousResultId) return {kind: 'unchanged', resultId}
  return {kind: 'full', resultId, items: diagnostics}
}

/** Answers once something is other than before, which may take until the next change. */
async function reportWorkspace(
  connection: Connection,
  session: Session,
  nextChange: () => Promise<void>,
  {previousResultIds, partialResultToken}: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const before = new Map(previousResultIds.map(({uri, value}) => [uri, value]))
  const items: WorkspaceDocumentDiagnosticReport[] = []
  const send = async (part: WorkspaceDocumentDiagnosticReport[]) => {
    if (partialResultToken === undefined) items.push(...part)
    else await connection.sendProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, {items: part})
  }
  await untilCancelled(whenCompared(session), token)
  for (;;) {
    // What changes while drafts are being reported on counts, too.
    const change = nextChange()
    let hasSent = false
    for await (const part of changesSince(session, before)) {
      if (token.isCancellationRequested) throw cancelled()
      if (part.length > 0) await send(part)
      hasSent ||= part.length > 0
    }
    if (before.size === 0 || hasSent) return {items}
    await untilCancelled(change, token)
    await new Promise((go) => setTimeout(go, gather))
    if (token.isCancellationRequested) throw cancelled()
  }
}

const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.')

const untilCancelled = (work: Promise<void>, token: CancellationToken) =>
  Promise.race([work, new Promise<void>((go) => token.onCancellationRequested(() => go()))])

/** Reports that are others than before, of drafts that are open or on disk, a part at a time; those that are gone are empty. */
async function* changesSince(
  session: Session,
  before: ReadonlyMap<string, string>,
): AsyncGenerator<WorkspaceDocumentDiagnosticReport[]> {
  const {documents} = session
  const known = new Set(documents.keys())
  const drafts = [...documents.values()].filter(({format}) => format)
  const open = await Promise.all(drafts.map((document) => documentReport(session, document)))
  yield changed(
    open.filter((report) => report !== undefined),
    before,
  )
  for await (const reports of folderReports(session)) {
    for (const {uri} of reports) known.add(uri)
    yield changed(reports, before)
  }
  const isGone = (uri: string) => !known.has(uri) && !documents.has(uri)
  const gone = [...before].filter(([uri, resultId]) => resultId !== 'gone' && isGone(uri))
  yield gone.map(([uri]) => ({uri, version: null, kind: 'full', resultId: 'gone', items: []}))
}

const changed = (reports: readonly DiagnosticReport[], before: ReadonlyMap<string, string>) =>
  reports
    .filter(({uri, resultId}) => before.get(uri) !== resultId)
    .map(
      ({uri, version = null, resultId, diagnostics}): WorkspaceDocumentDiagnosticReport => ({
        ...{uri, version, resultId, kind: 'full', items: diagnostics},
      }),
    )
