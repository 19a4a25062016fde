// The diagnostics of the drafts that are not open, made in steps.
import type {Diagnostic} from 'vscode-languageserver/node'
import type {CrossFinding} from '../core/compare.ts'
import {diagnosticOf, resultIdOf} from './diagnostics.ts'
import {type Folder, fileIn, uriIn} from './folder.ts'
import {makeLines} from './lines.ts'
import {locateIn, type Report} from './reports.ts'
import type {Session} from './session.ts'
import type {Steps} from './turns.ts'

/** Reports on the drafts of all folders that are not open. */
export async function reportFolders(session: Session): Promise<Report[]> {
  const {wishes, folders, checker} = session
  if (!wishes.enable || !wishes.wholeFolder) return []
  const reports: Report[] = []
  for (const folder of folders)
    reports.push(...((await checker.turns.run(reportInSteps(session, folder), {urgency: () => 0})) ?? []))
  return reports
}

function* reportInSteps(session: Session, folder: Folder): Steps<Report[]> {
  const openFiles = new Set([...session.documents.values()].map(({file}) => file))
  const inUse = folder.settings.rulesInUse()
  const reports: Report[] = []
  const compared = folder.compared ? yield* folder.index.compareInSteps(inUse) : undefined
  for (const [name, {diagnostics}] of [...folder.closed]) {
    yield
    if (openFiles.has(fileIn(folder, name))) continue
    const cross = compared?.get(name) ?? []
    const all = [...diagnostics, ...cross.map((found) => crossDiagnostic(session, folder, found))]
    reports.push({uri: uriIn(folder, name), version: undefined, resultId: resultIdOf(all), diagnostics: all})
  }
  return reports
}

function crossDiagnostic(session: Session, folder: Folder, {path, place, finding}: CrossFinding): Diagnostic {
  const {client} = session
  const range = {
    start: {line: place.start.line - 1, character: place.start.column - 1},
    end: {line: place.end.line - 1, character: place.end.column - 1},
  }
  const uri = uriIn(folder, path)
  const locate = locateIn(session, folder)
  const ground = {uri, lines: makeLines(''), shift: 0, locate, familyOf: () => undefined}
  const exact = client.encoding === 'utf-16' ? undefined : locate(path, finding.place)
  return {...diagnosticOf(finding, ground, client), range: exact?.range ?? range}
}
