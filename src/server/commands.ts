// The commands a client may call: explain a rule, go to the next placeholder, check the whole folder.
import {type Connection, MessageType, type Position} from 'vscode-languageserver/node'
import {rules} from '../../rules/index.ts'
import {namesOf} from '../core/settings/former-names.ts'
import {ruleSummary} from './explain.ts'
import {allFolderReports} from './folder-reports.ts'
import {readForList, whenCompared} from './folder-scan.ts'
import {say} from './messages.ts'
import {placeholderAfter} from './placeholders.ts'
import type {Publisher} from './publisher.ts'
import {documentReport} from './reports.ts'
import {linkTo} from './rule-links.ts'
import {snapshotFor} from './snapshot.ts'
import type {Session} from './state.ts'

export const editorCommands = ['copydesk.explain', 'copydesk.nextPlaceholder', 'copydesk.checkFolder'] as const

export function answerCommands(connection: Connection, session: Session, publisher: Publisher): void {
  connection.onExecuteCommand(async ({command, arguments: given = []}): Promise<unknown> => {
    switch (command as (typeof editorCommands)[number]) {
      case 'copydesk.explain':
        return explain(connection, session, String(given[0]))
      case 'copydesk.nextPlaceholder':
        return nextPlaceholder(connection, session, String(given[0]), given[1] as Position | undefined)
      case 'copydesk.checkFolder':
        return checkFolder(connection, session, publisher)
      default:
        return null
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
    say(connection, MessageType.Info, 'There are no placeholders left in this draft.')
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
  const open = await Promise.all([...session.documents.values()].map((document) => documentReport(session, document)))
  const all = [...reports, ...open.filter((report) => report !== undefined)]
  return {drafts: all.length, findings: all.reduce((sum, {diagnostics}) => sum + diagnostics.length, 0)}
}

/** Why no folder can be checked. */
function hindranceIn({wishes, folders}: Session): string | undefined {
  if (!wishes.enable) return 'Copydesk is switched off: set `copydesk.enable` to true first.'
  return folders.length === 0 ? 'Open a folder first: its drafts can then be checked.' : undefined
}
