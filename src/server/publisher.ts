// Sends diagnostics to clients that don't ask for them, and tells those that do when to ask again.
import type {Connection} from 'vscode-languageserver/node'
import type {SettingsError} from '../core/settings/settings.ts'
import type {DiagnosticReport} from './diagnostics.ts'
import {allFolderReports} from './folder-reports.ts'
import {documentReport} from './reports.ts'
import {settingsReports} from './settings-reports.ts'
import type {Folder, OpenDocument, Session} from './state.ts'

/** Milliseconds in which further changes are gathered before a client is told to ask again. */
const gather = 150
/** The same, before drafts that are not open are sent again. */
const gatherFolders = 300

export interface Publisher {
  /** A document was opened or has changed: send its diagnostics after so many milliseconds. */
  later(document: OpenDocument, wait: number): void
  closed(uri: string): void
  /** Findings in these documents may have changed though they themselves did not. */
  stale(uris: readonly string[]): void
  /** What is on disk has changed. */
  changed(): void
  /** Show what was found in drafts that are not open, now and whenever it changes. */
  showFolders(reports: readonly DiagnosticReport[]): Promise<void>
  showBroken(error: SettingsError, folder: Folder): void
  clearBroken(): void
}

export function makePublisher(connection: Connection, getSession: () => Session): Publisher {
  const timers = new Map<string, NodeJS.Timeout>()
  const published = new Set<string>()
  /** What was sent of drafts that are not open, by address. */
  const shown = new Map<string, string>()
  let settingsUris: string[] = []
  let refreshTimer: NodeJS.Timeout | undefined
  let foldersTimer: NodeJS.Timeout | undefined
  let showsFolders = false

  return {
    later,
    stale,
    closed(uri) {
      clearTimeout(timers.get(uri))
      timers.delete(uri)
      if (published.delete(uri)) void connection.sendDiagnostics({uri, diagnostics: []})
    },
    changed() {
      if (!showsFolders) return
      clearTimeout(foldersTimer)
      foldersTimer = setTimeout(() => void allFolderReports(getSession()).then(publishFolders), gatherFolders)
    },
    async showFolders(reports) {
      const {client, documents} = getSession()
      if (client.pulls) return stale([...documents.keys()])
      showsFolders = true
      await publishFolders(reports)
    },
    showBroken(error, {path}) {
      const reports = settingsReports(error, path, getSession().client.encoding)
      settingsUris = reports.map(({uri}) => uri)
      for (const report of reports) void connection.sendDiagnostics(report)
    },
    clearBroken() {
      for (const uri of settingsUris) void connection.sendDiagnostics({uri, diagnostics: []})
      settingsUris = []
    },
  }

  function later(document: OpenDocument, wait: number): void {
    const {client} = getSession()
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
    const session = getSession()
    const report = await documentReport(session, document)
    if (!report) return
    const {uri, version, diagnostics} = report
    sayStatus(report)
    if (session.client.pulls || (diagnostics.length === 0 && !published.has(uri) && !document.format)) return
    published.add(uri)
    await connection.sendDiagnostics({uri, diagnostics, ...(version !== undefined && {version})})
  }

  /** Counts and stage, for a client that shows them. */
  function sayStatus({uri, diagnostics}: DiagnosticReport): void {
    const {client, wishes} = getSession()
    if (!client.status) return
    const count = (severity: number) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    const {stage = '', preset = ''} = wishes
    void connection.sendNotification('copydesk/status', {
      ...{uri, errors: count(1), warnings: count(2), infos: count(3), stage, preset},
    })
  }

  function stale(uris: readonly string[]): void {
    const {documents, client, wishes} = getSession()
    for (const uri of uris) {
      const document = documents.get(uri)
      if (document && !timers.has(uri)) later(document, wishes.debounce)
    }
    if (!client.pulls || !client.refreshes || uris.length === 0) return
    clearTimeout(refreshTimer)
    refreshTimer = setTimeout(() => void connection.languages.diagnostics.refresh().catch(() => {}), gather)
  }

  async function publishFolders(reports: readonly DiagnosticReport[]): Promise<void> {
    const {documents} = getSession()
    const known = new Set(reports.map(({uri}) => uri))
    for (const uri of [...shown.keys()].filter((uri) => !known.has(uri))) {
      shown.delete(uri)
      if (!documents.has(uri)) await connection.sendDiagnostics({uri, diagnostics: []})
    }
    for (const {uri, resultId, diagnostics} of reports) {
      if (shown.get(uri) === resultId || (!shown.has(uri) && diagnostics.length === 0)) continue
      shown.set(uri, resultId)
      await connection.sendDiagnostics({uri, diagnostics})
    }
  }
}
