// The commands for menus of editors: the way back, leaving a draft alone, and all safe repairs. Each says what it changed.
import {type Connection, MessageType} from 'vscode-languageserver/node'
import {allRepairs} from './actions.ts'
import {applyOffered} from './apply-edit.ts'
import {stampOfText} from './edits.ts'
import {say} from './messages.ts'
import type {NamedEdit} from './project-edits.ts'
import {snapshotFor} from './snapshot.ts'
import type {Session} from './state.ts'
import {uncheckedNote} from './status.ts'
import {editsToSwitchOn, editToCheckAgain, editToLeaveAlone, rulesOffIn} from './way-back.ts'

type MenuAnswer = (connection: Connection, session: Session, uri: string, more: unknown) => Promise<unknown>

/** By name. Each takes the address of a document first, and returns null where there was nothing to do. */
export const menuCommands = {
  /** Returns the rules that somebody switched off for the draft: `[{rule, at: ['.copydesk.yaml:3']}]`. */
  'copydesk.rulesOff': (_, session, uri) => rulesOffIn(session, uri),
  /** Switches a rule on again; returns the addresses of what was changed. */
  'copydesk.switchOn': making(
    (session, uri, rule) => editsToSwitchOn(session, uri, String(rule ?? '')),
    "This rule isn't switched off here.",
  ),
  'copydesk.leaveAlone': making(
    async (session, uri) => listOf(await editToLeaveAlone(session, uri)),
    'Only drafts in a folder can be left alone: save this one in the folder first.',
  ),
  'copydesk.checkAgain': making(
    async (session, uri) => listOf(await editToCheckAgain(session, uri)),
    'No line that names this draft alone leaves it out.',
  ),
  'copydesk.fixAll': makeRepairs,
} as const satisfies Record<string, MenuAnswer>

/** A command that makes edits; `nothing` is said where there are none. */
function making(
  find: (session: Session, uri: string, more: unknown) => Promise<NamedEdit[]>,
  nothing: string,
): MenuAnswer {
  return async (connection, session, uri, more) => {
    const edits = await find(session, uri, more)
    if (edits.length === 0) say(connection, MessageType.Info, nothing)
    return make(connection, session, edits)
  }
}

const listOf = (edit: NamedEdit | undefined): NamedEdit[] => (edit ? [edit] : [])

/** Have edits made; returns the addresses of the texts they changed. */
async function make(connection: Connection, session: Session, edits: readonly NamedEdit[]): Promise<string[] | null> {
  const changed: string[] = []
  for (const {title, edit} of edits) {
    const {uri, text} = edit
    const offered = {title, edit: edit.edit, uri, stamp: stampOfText(text)}
    if (await applyOffered(connection, session, offered)) changed.push(uri)
  }
  return changed.length > 0 ? changed : null
}

/** Make all safe repairs of a draft, and say how many were made and how many findings are left. */
async function makeRepairs(
  connection: Connection,
  session: Session,
  uri: string,
): Promise<{repaired: number; left: number} | null> {
  const snapshot = await snapshotFor(session, uri)
  if (!snapshot) {
    say(connection, MessageType.Info, uncheckedNote(session, uri) ?? 'The draft is being checked: try again.')
    return null
  }
  const {edit, repaired, left} = allRepairs(snapshot)
  if (edit && !(await make(connection, session, [{title: 'Make all safe repairs', edit}]))) return null
  const rest = left === 0 ? 'nothing left for you' : `${left} left for you`
  say(
    connection,
    MessageType.Info,
    repaired === 0 ? `Nothing can be repaired safely: ${rest}.` : `${repaired} repaired, ${rest}.`,
  )
  return {repaired, left}
}
