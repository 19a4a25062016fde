// A checked document with all that actions, hovers and lenses need to know around it.
import type {Range} from 'vscode-languageserver/node'
import type {Draft} from '../core/draft/draft.ts'
import type {Place} from '../core/draft/place.ts'
import type {Finding} from '../core/rule.ts'
import type {Client} from './client.ts'
import {allFindingsOf} from './comparison.ts'
import type {DiagnosticContext} from './diagnostics.ts'
import {checkDocument} from './document-check.ts'
import {offsetAt} from './positions.ts'
import {groundOf, isSoon, lastFindings} from './reports.ts'
import {type ProjectSettings, settingsFileFor} from './settings.ts'
import type {CheckedDocument, Session} from './state.ts'

export interface Snapshot {
  checked: CheckedDocument
  context: DiagnosticContext
  client: Client
  findings: readonly Finding[]
  /** The settings file for "allow this phrase", where there is or can be one. */
  settingsFile: ProjectSettings | undefined
  /** Where the document stands on disk, in a folder; undefined where it does not. */
  file: string | undefined
  /** A settings file that is open, with its version and text. */
  openFile(file: string): {uri: string; version: number; text: string} | undefined
  parse(text: string): Draft
}

/** Findings, and what their places count in. */
export type HoverView = Pick<Snapshot, 'checked' | 'context' | 'client' | 'findings'>

/** A document as it stands, with what was found in it; undefined where it has changed meanwhile. */
export async function snapshotFor(session: Session, uri: string): Promise<Snapshot | undefined> {
  const {documents, client, checker} = session
  const document = documents.get(uri)
  const settingsFile = document && (await settingsFileFor(session, document).catch(() => undefined))
  // Last: what was checked is good until the document is parsed again.
  const checked = document && (await checkDocument(session, document))
  if (!document?.format || !checked || checked.version !== document.version) return undefined
  const {format} = document
  const {draft, config} = checked
  return {
    checked,
    client,
    context: groundOf(session, uri, checked),
    findings: allFindingsOf(checked),
    settingsFile,
    file: document.saved && checked.folder.path !== undefined ? document.file : undefined,
    parse: (text) => checker.parse({name: draft.path, text, format, config}),
    openFile: openFileOf(session),
  }
}

/** A function that finds a file as it is open. */
export const openFileOf =
  ({openFiles}: Session): Snapshot['openFile'] =>
  (file) => {
    const open = openFiles.get(file)
    return open && {uri: open.uri, version: open.version, text: open.lines.text}
  }

/** What a hover needs of a document, within the time a person waits: where a check takes longer, what was found last. */
export async function promptView(session: Session, uri: string): Promise<HoverView | undefined> {
  const document = session.documents.get(uri)
  const checked = document?.checked
  const fresh = snapshotFor(session, uri)
  if (!document || !checked || checked.version === document.version || (await isSoon(fresh))) return fresh
  fresh.catch(() => {})
  return {checked, client: session.client, ...lastFindings(session, document, checked)}
}

/** The findings a range touches. */
export function findingsAt(snapshot: Pick<Snapshot, 'context' | 'client' | 'findings'>, range: Range): Finding[] {
  const {start, end} = placeOfRange(snapshot, range)
  return snapshot.findings.filter(({place}) => place.start <= end && start <= place.end)
}

/** A range of the document as a place in the draft's text. */
export const placeOfRange = ({context, client}: Pick<Snapshot, 'context' | 'client'>, {start, end}: Range): Place => ({
  start: offsetAt(context.lines, start, client.encoding) - context.shift,
  end: offsetAt(context.lines, end, client.encoding) - context.shift,
})
