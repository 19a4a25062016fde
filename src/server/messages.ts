// Messages to whoever sits before the editor.
import {type Connection, MessageType, ShowMessageNotification} from 'vscode-languageserver/node'
import {escapeControls} from '../core/elide.ts'
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

/** What is said of a draft in another language, where hardly a finding would seem to say that it is sound. */
export const foreignNote = (name: string): string =>
  `${escapeControls(name)} isn’t in English: only the rules that work in any language check it.`
