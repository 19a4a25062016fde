// Mistakes in settings as diagnostics of the files they stand in.

import {resolve, sep} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Diagnostic} from 'vscode-languageserver/node'
import {addToList} from '../core/order.ts'
import type {SettingsError} from '../core/settings/settings.ts'
import {readNow} from './folder.ts'
import {type Encoding, endOfLine, makeLines, rangeOf} from './positions.ts'

/** The mistakes by file; those that stand nowhere are left out. Paths count from `folder`. */
export function settingsReports(
  {mistakes}: SettingsError,
  folder: string | undefined,
  encoding: Encoding,
): {file: string; uri: string; diagnostics: Diagnostic[]}[] {
  const byFile = new Map<string, Diagnostic[]>()
  for (const {at = '', message} of mistakes) {
    const [, name, line = '1', column = '1'] = /^(.*?)(?::(\d+):(\d+))?$/.exec(at) ?? []
    if (!name) continue
    const file = resolve(folder ?? sep, name)
    const read = readNow(file)
    const lines = makeLines('text' in read ? read.text : '')
    const at0 = Math.min(Number(line), lines.starts.length) - 1
    const start = (lines.starts[at0] as number) + Number(column) - 1
    const range = rangeOf(lines, {start, end: Math.max(start, endOfLine(lines, at0))}, encoding)
    const diagnostic: Diagnostic = {range, severity: 1, source: 'copydesk', code: 'broken-settings', message}
    addToList(byFile, file, diagnostic)
  }
  return [...byFile].map(([file, diagnostics]) => ({file, uri: pathToFileURL(file).href, diagnostics}))
}
