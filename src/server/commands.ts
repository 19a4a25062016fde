// The commands a client may call: explain a rule, go to the next placeholder, check the whole folder, make an edit. Those for menus are in a file of their own.
import {type Connection, MessageType, type Position} from 'vscode-languageserver/node'
import {rules} from '../../rules/index.ts'
import {namesOf} from '../core/settings/former-names.ts'
import {applyOffered} from './apply-edit.ts'
import {applyCommand} from './edits.ts'
import {ruleSummary} from './explain.ts'
import {folderOf, isChecking} from './folder.ts'
import {allFolderReports} from './folder-reports.ts'
import {readForList, whenCompared} from './folder-scan.ts'
import {menuCommands} from './menu-commands.ts'
import {say} from './messages.ts'
import {placeholderAfter} from './placeholders.ts'
import type {Publisher} from './publisher.ts'
import {documentReport} from './reports.ts'
import {linkTo} from './rule-links.ts'
import {toggleChecks} from './settings.ts'
import {snapshotFor} from './snapshot.ts'
import type {OpenDocument, Session} from './state.ts'
import {toggleCommand, uncheckedNote} from './status.ts'

export const editorCommands = [
  'copydesk.explain',
  'copydesk.nextPlaceholder',
  'copydesk.checkFolder',
  toggleCommand,
  applyCommand,
  ...(Object.keys(menuCommands) as (keyof typeof menuCommands)[]),
] as const

export function answerCommands(connection: Connection, session: Session, publisher: Publisher): void {
  connection.onExecuteCommand(async ({command, arguments: given = []}): Promise<unknown> => {
    switch (command as (typeof editorCommands)[number]) {
      case 'copydesk.explain':
        return explain(connection, session, String(given[0]))
      case 'copydesk.nextPlaceholder':
        return nextPlaceholder(connection, session, String(given[0]), given[1] as Position | undefined)
      case 'copydesk.checkFolder':
        return checkFolder(connection, session, publisher)
      case toggleCommand:
        return toggleChecking(connection, session)
      case applyCommand:
        return applyOffered(connection, session, given[0])
      default:
        return Object.hasOwn(menuCommands, command)
          ? menuCommands[command as keyof typeof menuCommands](connection, session, String(given[0]), given[1])
          : null
    }
  })
}

/** Show a rule's page, or say in a message what it would say. */
async function explain(connection: Connection, {documents, client}: Session, ruleId: string): Promise<unknown> {
  const used = [...documents.values()].flatMap(({checked}) => checked?.config.rules ?? []).map(({rule}) => rule)
  const rule = [...used, ...rules].find((rule) => namesOf(rule).includes(ruleId))
  if (!rule) return null
  const uri = client.showsDocuments ? linkTo(rule.id, rule.page) : undefined
  const external = !uri?.startsWith('file:')
  const shown = uri === undefined ? undefined : await connection.window.showDocument({uri, external})
  if (!shown?.success) say(connection, MessageType.Info, ruleSummary(rule))
  return ruleSummary(rule)
}

/** Go to the next placeholder; returns where it is. */
async function nextPlaceholder(
  connection: Connection,
  session: Session,
  uri: string,
  position: Position | undefined,
): Promise<unknown> {
  const snapshot = await snapshotFor(session, uri)
  const range = snapshot && placeholderAfter(snapshot, position)
  if (!range) {
    const unchecked = uncheckedNote(session, uri)
    say(connection, MessageType.Info, unchecked ?? 'There are no placeholders left in this draft.')
    return null
  }
  if (session.client.showsDocuments) await connection.window.showDocument({uri, takeFocus: true, selection: range})
  return {uri, range}
}

/** Check all drafts of all folders, and from now on show what is found in those that aren't open, too. */
async function checkFolder(connection: Connection, session: Session, publisher: Publisher): Promise<unknown> {
  const hindrance = hindranceIn(session)
  if (hindrance) {
    say(connection, MessageType.Info, hindrance)
    return null
  }
  session.asked.list = true
  readForList(session)
  await whenCompared(session)
  const reports = await allFolderReports(session)
  await publisher.showFolders(reports)
  const drafts = [...session.documents.values()].filter((document) => isDraftOfFolder(session, document))
  const open = await Promise.all(drafts.map((document) => documentReport(session, document)))
  const all = [...reports, ...open.filter((report) => report !== undefined)]
  return {drafts: all.length, findings: all.reduce((sum, {diagnostics}) => sum + diagnostics.length, 0)}
}

/** Is an open document one of the drafts that a folder of the workspace is checked for? */
const isDraftOfFolder = (session: Session, {format, saved, file, setup}: OpenDocument): boolean => {
  const folder = folderOf(session, file)
  const isLeftOut = setup?.folder === folder && setup.ignoredBy !== undefined
  return format !== undefined && saved && folder.path !== undefined && isChecking(session, folder) && !isLeftOut
}

/** Switch checking off, or on again; a client that shows the status needs no message. */
function toggleChecking(connection: Connection, session: Session): boolean {
  const isAgain = toggleChecks(session)
  const message = isAgain ? 'Copydesk checks drafts again.' : 'Copydesk is off until you switch it on again.'
  if (session.client.status) session.listener.log(message)
  else say(connection, MessageType.Info, message)
  return isAgain
}

/** Why no folder can be checked. */
function hindranceIn(session: Session): string | undefined {
  const {folders, isPaused} = session
  if (isPaused) return 'Copydesk is switched off: switch it on first.'
  if (folders.length > 0 && !folders.some((folder) => isChecking(session, folder)))
    return 'Copydesk is switched off: set `copydesk.enable` to true first.'
  return folders.length === 0 ? 'Open a folder first: its drafts can then be checked.' : undefined
}
