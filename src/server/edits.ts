// Edits that actions offer: for the version that was checked, or made by the server, which looks whether they still fit.
import {createHash} from 'node:crypto'
import {pathToFileURL} from 'node:url'
import type {CodeAction, Range, TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import type {Place} from '../core/draft/place.ts'
import {withLineEnds} from '../core/report/repair.ts'
import {changeBetween} from './change-between.ts'
import type {Client} from './client.ts'
import {rangeIn} from './diagnostics.ts'
import {makeLines, rangeOf} from './positions.ts'
import type {Snapshot} from './snapshot.ts'

/** An edit of one file, and the text it is made for; undefined for a file that it makes. */
export interface FileEdit {
  edit: WorkspaceEdit
  uri: string
  text: string | undefined
  /** The version that the client knows the text by; null where it doesn't have the file open, as far as it says. */
  version: number | null
}

/** What a client hands back to have an edit made, as it got it. */
export interface OfferedEdit {
  title: string
  edit: WorkspaceEdit
  uri: string
  /** Of the text that the edit is made for; empty for a file that it makes. */
  stamp: string
}

export const applyCommand = 'copydesk.applyEdit'

/** What tells a text from others; empty for no file. */
export const stampOfText = (text: string | undefined): string =>
  text === undefined ? '' : createHash('sha1').update(text).digest('base64url')

/** The part of an action that makes an edit: itself where the client can tell for which version it is, otherwise a command. */
export function offerEdit(
  {versionedEdits, appliesEdits}: Client,
  title: string,
  {edit, uri, text, version}: FileEdit,
): Partial<CodeAction> {
  if ((versionedEdits && version !== null) || !appliesEdits) return {edit}
  const offered: OfferedEdit = {title, edit, uri, stamp: stampOfText(text)}
  return {command: {title, command: applyCommand, arguments: [offered]}}
}

type AnyEdit = TextEdit | {range: Range; snippet: {kind: 'snippet'; value: string}}

/** Edits of the draft, in offsets of its text. */
export function draftEdit(snapshot: Snapshot, edits: readonly (Place & {text: string})[]): FileEdit {
  const {checked, context, client} = snapshot
  const made = withLineEnds(edits, checked.draft.text)
  return documentEdit(
    snapshot,
    made.map((edit) => ({range: rangeIn(context, edit, client), newText: edit.text})),
  )
}

/** An edit of the document, for the version that was checked where the client knows of versions. */
export function documentEdit({checked, context, client}: Snapshot, edits: AnyEdit[]): FileEdit {
  const {uri, lines} = context
  const {version} = checked
  return {edit: editOf(uri, version, edits as TextEdit[], client), uri, text: lines.text, version}
}

const editOf = (uri: string, version: number | null, edits: TextEdit[], {versionedEdits}: Client): WorkspaceEdit =>
  versionedEdits ? {documentChanges: [{textDocument: {uri, version}, edits}]} : {changes: {[uri]: edits}}

/** The edit that takes a file on disk, or as it is open, from one text to another. */
export function fileEdit(
  {openFile, client}: Pick<Snapshot, 'openFile' | 'client'>,
  file: string,
  before: string,
  after: string,
): FileEdit {
  const open = openFile(file)
  const uri = open?.uri ?? pathToFileURL(file).href
  const change = changeBetween(before, after)
  const edits = [{range: rangeOf(makeLines(before), change, client.encoding), newText: change.text}]
  const version = open?.version ?? null
  return {edit: editOf(uri, version, edits, client), uri, text: before, version}
}

/**
 * The edit that makes a file: whoever makes files takes document changes, for nothing else tells of them. A file that is
 * there is ignored, not refused: some editors empty it where that isn't said.
 */
export function newFileEdit(file: string, text: string): FileEdit {
  const uri = pathToFileURL(file).href
  const start = {line: 0, character: 0}
  const edit: WorkspaceEdit = {
    documentChanges: [
      {kind: 'create', uri, options: {ignoreIfExists: true}},
      {textDocument: {uri, version: null}, edits: [{range: {start, end: start}, newText: text}]},
    ],
  }
  return {edit, uri, text: undefined, version: null}
}
