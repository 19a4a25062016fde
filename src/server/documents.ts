// The documents open in the client, and what they say.
import {resolve, sep} from 'node:path'
import type {TextDocumentContentChangeEvent} from 'vscode-languageserver/node'
import type {Memory} from '../core/draft/block-reuse.ts'
import type {Draft} from '../core/draft/draft.ts'
import type {Format} from '../core/draft/format.ts'
import type {Finding} from '../core/rule.ts'
import type {Config} from '../core/settings/config.ts'
import {formatOf, pathOf} from './drafts.ts'
import type {Folder, Setup} from './folder.ts'
import {applyChanges, type Lines, makeLines} from './positions.ts'
import type {Session} from './session.ts'

/** A document open in the client. */
export interface OpenDocument {
  uri: string
  version: number
  lines: Lines
  /** Undefined where it is no draft. */
  format: Format | undefined
  /** Where it stands on disk, or would. */
  file: string
  saved: boolean
  /** When it was last touched, counted in messages. */
  touched: number
  setup?: Setup & {generation: number; folder: Folder; at: number; signature: string; memory: Memory}
  checking?: Checking | undefined
  checked?: Checked | undefined
  /** Where facts of it are compared with those of others, and the pause after which they are collected anew. */
  comparedIn?: Folder
  collecting?: NodeJS.Timeout
}

/** A check under way or done, and what it goes by. */
export interface Checking {
  version: number
  generation: number
  folder: Folder
  result: Promise<Checked | undefined>
}

/** What was found in a version of a document. */
export interface Checked {
  version: number
  draft: Draft
  config: Config
  folder: Folder
  lines: Lines
  /** Characters before the draft's text: a byte order mark. */
  shift: number
  own: readonly Finding[]
}

/** A document as the client describes it when it opens it. */
export interface Opened {
  uri: string
  languageId: string
  version: number
  text: string
}

export function openDocument(session: Session, {uri, languageId, version, text}: Opened): OpenDocument {
  const {checker, documents, openFiles, folders} = session
  checker.turns.letThrough()
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
  session.checker.turns.letThrough()
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
