// Takes in files, settings, and what the command was given.
import {
  compareWith,
  type DeskState,
  emptyDesk,
  putSheets,
  type RememberedDesk,
  resume,
  withSetup,
} from '../model/desk.ts'
import {isSettings} from '../model/kinds.ts'
import {words} from '../model/words.ts'
import {sheetFrom, sheetOf} from './files.ts'
import type {DeskHost} from './host.ts'

/** The drafts that the command was given, which its server writes into a script. */
declare global {
  var copydeskDrafts: readonly {name: string; base64: string}[] | undefined
}

/** Compare the draft that is shown with a file. */
export async function compareWithFile(host: DeskHost, [file]: readonly File[]): Promise<void> {
  const before = file && (await sheetOf(file))
  if (before) host.set(compareWith(host.desk(), before))
  else if (file) host.say(words.unread(file.name))
}

/** Follow settings of a house. */
async function useSettings(host: DeskHost, sheet: {path: string; text: string}): Promise<void> {
  const answer = await host.ask({ask: 'settings', sheet, setup: host.desk().setup})
  if (answer && 'reason' in answer) host.say(answer.reason)
  if (!answer || !('settings' in answer)) return
  const {settings, unused} = answer
  const said = unused.length > 0 ? words.someSettings(sheet.path, unused) : words.allSettings(sheet.path)
  host.set(withSetup(host.desk(), {house: settings}), said)
}

/** Follow the settings in a file. */
export async function takeSettings(host: DeskHost, [file]: readonly File[]): Promise<void> {
  if (file) await useSettings(host, {path: file.name, text: await file.text()})
}

/** Put files on the desk, and follow those that are settings. */
export async function openFiles(host: DeskHost, all: readonly File[]): Promise<void> {
  const settings = all.filter(({name}) => isSettings(name))
  await takeSettings(host, settings)
  const files = all.filter((file) => !settings.includes(file))
  if (files.length === 0) return
  const read = await Promise.all(files.map(async (file) => ({name: file.name, sheet: await sheetOf(file)})))
  const refused = read.find(({sheet}) => !sheet)
  host.set(
    putSheets(
      host.desk(),
      read.flatMap(({sheet}) => sheet ?? []),
    ),
    refused && words.unread(refused.name),
  )
}

/** What is on the desk at first: the drafts of the command, and what was kept since, if it was kept at the same address. */
export function firstDesk(host: DeskHost, kept: (RememberedDesk & {page: string}) | undefined): DeskState {
  const files = (globalThis.copydeskDrafts ?? []).map(({name, base64}) => ({
    name,
    bytes: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
  }))
  const settings = files.find(({name}) => isSettings(name))
  if (settings) void useSettings(host, {path: settings.name, text: new TextDecoder().decode(settings.bytes)})
  const given = files.map(({name, bytes}) => sheetFrom(name, bytes)).filter((sheet) => sheet !== undefined)
  const isOurs = kept !== undefined && (given.length === 0 || kept.page === location.pathname)
  return isOurs ? resume(given, kept) : putSheets(emptyDesk, given)
}
