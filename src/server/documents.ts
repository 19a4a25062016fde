// Opens, changes and closes documents as the client reports them.
import {resolve, sep} from 'node:path'
import type {TextDocumentContentChangeEvent} from 'vscode-languageserver/node'
import {formatOf, pathOf} from './drafts.ts'
import {applyChanges, makeLines} from './positions.ts'
import type {OpenDocument, Session} from './state.ts'

/** A document as the client describes it when it opens it. */
interface Opened {
  uri: string
  languageId: string
  version: number
  text: string
}

export function openDocument(session: Session, {uri, languageId, version, text}: Opened): OpenDocument {
  const {checker, documents, openFiles, folders} = session
  checker.scheduler.yieldToMessages()
  const format = formatOf(uri, languageId, checker.formats)
  const path = pathOf(uri)
  const file = path ?? resolve(folders[0]?.path ?? sep, `unsaved.${format?.extensions[0] ?? 'md'}`)
  const document = {
    ...{uri, version, format, file},
    lines: makeLines(text),
    saved: path !== undefined,
    touched: ++session.messages,
  }
  documents.set(uri, document)
  if (document.saved) openFiles.set(file, document)
  return document
}

/** A document after edits, each counted in the text the one before it left; undefined where it is not open. */
export function changeDocument(
  session: Session,
  {uri, version}: {uri: string; version: number},
  changes: readonly TextDocumentContentChangeEvent[],
): OpenDocument | undefined {
  session.checker.scheduler.yieldToMessages()
  const document = session.documents.get(uri)
  if (!document) return undefined
  document.lines = applyChanges(document.lines, changes, session.client.encoding)
  document.version = version
  document.touched = ++session.messages
  return document
}

/** Gives the document that is open no more. */
export function closeDocument({documents, openFiles}: Session, uri: string): OpenDocument | undefined {
  const document = documents.get(uri)
  documents.delete(uri)
  clearTimeout(document?.collecting)
  if (document && openFiles.get(document.file) === document) openFiles.delete(document.file)
  return document
}
