// Messages to whoever sits before the editor.
import {type Connection, MessageType, ShowMessageNotification} from 'vscode-languageserver/node'
import type {SettingsError} from '../core/settings/settings.ts'

/** A message that asks for no answer. */
export function say(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, {type, message})
}

/** The first of the mistakes in settings, and how many more there are. */
export function sayBroken(connection: Connection, {mistakes}: SettingsError): void {
  const [first] = mistakes
  const more = mistakes.length > 1 ? ` (and ${mistakes.length - 1} more)` : ''
  const at = first?.at ? `${first.at}: ` : ''
  say(connection, MessageType.Error, `The settings of Copydesk are broken: ${at}${first?.message}${more}`)
}
