// Makes an edit that was offered, for clients that can't tell which version of a text it is for: not once the text has changed.
import {basename} from 'node:path'
import {type Connection, MessageType} from 'vscode-languageserver/node'
import {elide} from '../core/elide.ts'
import {pathOf} from './drafts.ts'
import {type OfferedEdit, stampOfText} from './edits.ts'
import {textOnDisk} from './folder.ts'
import {say} from './messages.ts'
import type {Session} from './state.ts'

/** Make an edit that was offered; returns whether it was made. A message says why it wasn't. */
export async function applyOffered(connection: Connection, session: Session, given: unknown): Promise<boolean> {
  if (!isOffered(given)) return false
  const {title, edit, uri, stamp} = given
  const name = elide(nameOf(uri))
  if (stampOfText(textNow(session, uri)) !== stamp) {
    say(
      connection,
      MessageType.Warning,
      `Nothing was changed: \`${name}\` has changed since "${title}" was offered. Ask for it again.`,
    )
    return false
  }
  const {applied, failureReason} = await connection.workspace.applyEdit({label: title, edit})
  if (applied) session.listener.log(`Done in \`${name}\`: ${title}.`)
  else
    say(
      connection,
      MessageType.Warning,
      `Nothing was changed: your editor didn't make the edit "${title}"${failureReason ? ` (${failureReason})` : ''}.`,
    )
  return applied
}

function isOffered(given: unknown): given is OfferedEdit {
  const {title, edit, uri, stamp} = (given ?? {}) as Partial<Record<keyof OfferedEdit, unknown>>
  const areTexts = [title, uri, stamp].every((value) => typeof value === 'string')
  return areTexts && typeof edit === 'object' && edit !== null
}

const nameOf = (uri: string) => {
  const path = pathOf(uri)
  return path === undefined ? uri : basename(path)
}

/** The text of a document as it is open, else of the file; undefined for none. */
function textNow({documents}: Session, uri: string): string | undefined {
  const document = documents.get(uri)
  if (document) return document.lines.text
  const path = pathOf(uri)
  return path === undefined ? undefined : textOnDisk(path)
}
