// Answers clients that ask for diagnostics, of one document or of all drafts.
import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node'
import {reportFolders} from './folder-reports.ts'
import {whenCompared} from './folder-scan.ts'
import {reportOf} from './reports.ts'
import type {Session} from './session.ts'
import {lookAtSettings} from './settings.ts'

/** Milliseconds in which further changes are gathered before an open question is answered. */
const gather = 300

/** Gives a function to be called when what is on disk has changed. */
export function answerPulls(connection: Connection, session: Session): () => void {
  const waiting = new Set<() => void>()

  connection.languages.diagnostics.on(
    async ({textDocument: {uri}, previousResultId}, token): Promise<DocumentDiagnosticReport> => {
      const document = session.documents.get(uri)
      if (!document) return {kind: 'full', items: []}
      lookAtSettings(session, document)
      const report = await reportOf(session, document)
      if (token.isCancellationRequested) throw cancelled()
      if (!report)
        throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', {retriggerRequest: true})
      const {resultId, diagnostics} = report
      if (resultId === previousResultId) return {kind: 'unchanged', resultId}
      return {kind: 'full', resultId, items: diagnostics}
    },
  )

  connection.languages.diagnostics.onWorkspace(async ({previousResultIds}, token) => {
    const before = new Map(previousResultIds.map(({uri, value}) => [uri, value]))
    await untilCancelled(whenCompared(session), token)
    for (;;) {
      if (token.isCancellationRequested) throw cancelled()
      const items = await itemsSince(session, before)
      if (before.size === 0 || items.some(({kind}) => kind === 'full')) return {items}
      await untilCancelled(new Promise<void>((go) => waiting.add(go)), token)
      await new Promise((go) => setTimeout(go, gather))
    }
  })

  return () => {
    for (const go of waiting) go()
    waiting.clear()
  }
}

const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.')

const untilCancelled = (work: Promise<void>, token: CancellationToken) =>
  Promise.race([work, new Promise<void>((go) => token.onCancellationRequested(() => go()))])

/** All drafts that are open or on disk; those that are gone are empty. */
async function itemsSince(
  session: Session,
  before: ReadonlyMap<string, string>,
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const {documents} = session
  const drafts = [...documents.values()].filter(({format}) => format)
  const open = await Promise.all(drafts.map((document) => reportOf(session, document)))
  const reports = [...open.filter((report) => report !== undefined), ...(await reportFolders(session))]
  const known = new Set([...documents.keys(), ...reports.map(({uri}) => uri)])
  const gone = [...before.keys()].filter((uri) => !known.has(uri) && before.get(uri) !== 'gone')
  return [
    ...reports.map(({uri, version, resultId, diagnostics}): WorkspaceDocumentDiagnosticReport => {
      const about = {uri, version: version ?? null, resultId}
      return before.get(uri) === resultId ? {...about, kind: 'unchanged'} : {...about, kind: 'full', items: diagnostics}
    }),
    ...gone.map(
      (uri): WorkspaceDocumentDiagnosticReport => ({uri, version: null, kind: 'full', resultId: 'gone', items: []}),
    ),
  ]
}
