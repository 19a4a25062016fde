// Sends diagnostics to clients that don't ask for them, and tells those that do when to ask again.
import type {Connection} from 'vscode-languageserver/node'
import type {SettingsError} from '../core/settings/settings.ts'
import type {DiagnosticReport} from './diagnostics.ts'
import {allFolderReports} from './folder-reports.ts'
import {documentReport} from './reports.ts'
import {tellFailure} from './session.ts'
import {settingsReports} from './settings-reports.ts'
import type {Folder, OpenDocument, Session} from './state.ts'
import {beforeCheck, type FindingCounts, isFirstCheck, type Status, statusOf} from './status.ts'
import {editToCheckAgain} from './way-back.ts'

/** Milliseconds in which further changes are gathered before a client is told to ask again. */
const gather = 150
/** The same, before drafts that are not open are sent again. */
const gatherFolders = 300

export interface Publisher {
  /** A document was opened: it is shown by itself from now on. */
  opened(document: OpenDocument): void
  /** A document was opened or has changed: send its diagnostics after so many milliseconds. */
  later(document: OpenDocument, wait: number): void
  closed(uri: string): void
  /** Findings in these documents may have changed though they themselves did not. */
  stale(uris: readonly string[]): void
  /** What is on disk has changed. */
  changed(): void
  /** Show what was found in drafts that are not open, now and whenever it changes. */
  showFolders(reports: readonly DiagnosticReport[]): Promise<void>
  /** The client asks for the diagnostics of all drafts itself: what was sent of those that aren't open is taken back. */
  hideFolders(): void
  /** Show mistakes in settings where they stand; returns the files. */
  showBroken(error: SettingsError, folder: Folder): string[]
  clearBroken(): void
}

type DocumentPublisher = Pick<Publisher, 'later' | 'closed' | 'stale'> & {refresh(): void}
type SettingsPublisher = Pick<Publisher, 'showBroken' | 'clearBroken'>

export function makePublisher(connection: Connection, getSession: () => Session): Publisher {
  const ofDocuments = publishDocuments(connection, getSession)
  const ofFolders = publishFolders(connection, getSession)
  return {
    ...ofDocuments,
    ...publishSettings(connection, getSession),
    changed: ofFolders.changed,
    hideFolders: ofFolders.hide,
    opened(document) {
      ofFolders.opened(document.uri)
      ofDocuments.later(document, 0)
    },
    async showFolders(reports) {
      const {asked, listener} = getSession()
      if (!asked.pulls) return ofFolders.show(reports)
      listener.changed()
      ofDocuments.refresh()
    },
  }
}

/** A function that tells a client that asks for diagnostics itself to ask again, soon. */
function makeRefresh(connection: Connection, getSession: () => Session): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    const {client} = getSession()
    if (!client.pulls) return
    clearTimeout(timer)
    timer = setTimeout(() => void connection.languages.diagnostics.refresh().catch(() => {}), gather)
  }
}

function publishDocuments(connection: Connection, getSession: () => Session): DocumentPublisher {
  const timers = new Map<string, NodeJS.Timeout>()
  const published = new Set<string>()
  const refresh = makeRefresh(connection, getSession)
  return {later, stale, closed, refresh}

  function later(document: OpenDocument, wait: number): void {
    const {client} = getSession()
    const {uri} = document
    if (client.pulls && !client.status) return
    clearTimeout(timers.get(uri))
    const publishNow = () => {
      timers.delete(uri)
      publish(connection, getSession(), document, published).catch((error: Error) =>
        connection.console.error(`${error.stack}`),
      )
    }
    timers.set(uri, setTimeout(publishNow, wait))
  }

  function closed(uri: string): void {
    clearTimeout(timers.get(uri))
    timers.delete(uri)
    if (published.delete(uri)) void connection.sendDiagnostics({uri, diagnostics: []})
  }

  function stale(uris: readonly string[]): void {
    const {documents, loose} = getSession()
    for (const uri of uris) {
      const document = documents.get(uri)
      if (document && !timers.has(uri)) later(document, loose.wishes.debounce)
    }
    if (uris.length > 0) refresh()
  }
}

/** Send the diagnostics of a document; `published` are the documents that diagnostics were sent of. */
async function publish(
  connection: Connection,
  session: Session,
  document: OpenDocument,
  published: Set<string>,
): Promise<void> {
  if (session.client.status && isFirstCheck(session, document)) sayStatus(connection, beforeCheck(session, document))
  const report = await documentReport(session, document)
  if (!report) return
  const {uri, version, diagnostics, counts} = report
  if (session.client.status) sayStatus(connection, await wholeStatus(session, document, counts))
  if (session.client.pulls || (diagnostics.length === 0 && !published.has(uri) && !document.format)) return
  published.add(uri)
  await connection.sendDiagnostics({uri, diagnostics, ...(version !== undefined && {version})})
}

/** The status of a document, with whether there is a way back for one that is ignored. */
async function wholeStatus(session: Session, document: OpenDocument, counts: FindingCounts): Promise<Status> {
  const status = statusOf(session, document, counts)
  const isNamed = status.state === 'ignored' && (await editToCheckAgain(session, document.uri)) !== undefined
  return {...status, ...(isNamed && {named: true})}
}

/** For a client that shows it. */
function sayStatus(connection: Connection, status: Status): void {
  void connection.sendNotification('copydesk/status', status)
}

/** Drafts that are not open: nothing is sent of them before `show` is called. */
function publishFolders(connection: Connection, getSession: () => Session) {
  /** What was sent, by address. */
  const shown = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined
  let isOn = false
  return {changed, show, hide, opened}

  /** To a client that asks about open documents itself, what was sent of one would stand beside that. */
  function opened(uri: string): void {
    if (shown.delete(uri) && getSession().client.pulls) void connection.sendDiagnostics({uri, diagnostics: []})
  }

  function hide(): void {
    isOn = false
    clearTimeout(timer)
    for (const uri of shown.keys()) void connection.sendDiagnostics({uri, diagnostics: []})
    shown.clear()
  }

  function changed(): void {
    if (!isOn) return
    clearTimeout(timer)
    const showAll = () =>
      allFolderReports(getSession())
        .then(show)
        .catch((error) => tellFailure(getSession(), error))
    timer = setTimeout(showAll, gatherFolders)
  }

  async function show(reports: readonly DiagnosticReport[]): Promise<void> {
    isOn = true
    await sendReports(connection, getSession(), shown, reports)
  }
}

/** Send what is other than was sent before; `shown` is what was sent, by address. */
async function sendReports(
  connection: Connection,
  {documents}: Session,
  shown: Map<string, string>,
  reports: readonly DiagnosticReport[],
): Promise<void> {
  const known = new Set(reports.map(({uri}) => uri))
  for (const uri of [...shown.keys()].filter((uri) => !known.has(uri))) {
    shown.delete(uri)
    if (!documents.has(uri)) await connection.sendDiagnostics({uri, diagnostics: []})
  }
  for (const {uri, resultId, diagnostics} of reports) {
    if (documents.has(uri) || shown.get(uri) === resultId || (!shown.has(uri) && diagnostics.length === 0)) continue
    shown.set(uri, resultId)
    await connection.sendDiagnostics({uri, diagnostics})
  }
}

/** Settings files with mistakes. */
function publishSettings(connection: Connection, getSession: () => Session): SettingsPublisher {
  let uris: string[] = []
  return {
    showBroken(error, {path}) {
      const reports = settingsReports(error, path, getSession().client.encoding)
      uris = [...uris, ...reports.map(({uri}) => uri)]
      for (const {uri, diagnostics} of reports) void connection.sendDiagnostics({uri, diagnostics})
      return reports.map(({file}) => file)
    },
    clearBroken() {
      for (const uri of uris) void connection.sendDiagnostics({uri, diagnostics: []})
      uris = []
    },
  }
}
