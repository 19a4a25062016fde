// The diagnostics of the drafts that are not open, a few at a time, so that nobody waits for all of them.
import type {Diagnostic} from 'vscode-languageserver/node'
import type {CrossFinding} from '../core/across/cross-report.ts'
import type {Report} from './diagnostics.ts'
import {diagnosticOf, type Ground, resultIdOf} from './diagnostics.ts'
import {fileIn, uriIn} from './folder.ts'
import {makeLines} from './positions.ts'
import {locateIn} from './reports.ts'
import type {Steps} from './scheduler.ts'
import type {Closed, Folder, Session} from './state.ts'

/** Drafts that are reported on together. */
const atOnce = 50

const standing = {urgency: () => 0}

/** Reports on the drafts of all folders that are not open. */
export async function* folderReports(session: Session): AsyncGenerator<Report[]> {
  const {wishes, folders, checker} = session
  if (!wishes.enable || !wishes.wholeFolder) return
  for (const folder of folders) {
    const {index, compared, closed, settings} = folder
    const found = compared ? await checker.turns.run(index.compareInSteps(settings.rulesInUse()), standing) : undefined
    const drafts = [...closed]
    for (let i = 0; i < drafts.length; i += atOnce)
      yield (await checker.turns.run(
        reportInSteps(session, folder, drafts.slice(i, i + atOnce), (name) => found?.get(name) ?? none),
        standing,
      )) ?? []
  }
}

const none: readonly CrossFinding[] = []

/** The same, all at once. */
export async function allFolderReports(session: Session): Promise<Report[]> {
  const all: Report[] = []
  for await (const reports of folderReports(session)) all.push(...reports)
  return all
}

function* reportInSteps(
  session: Session,
  folder: Folder,
  drafts: readonly [string, Closed][],
  crossOf: (name: string) => readonly CrossFinding[],
): Steps<Report[]> {
  const reports: Report[] = []
  for (const [name, draft] of drafts) {
    yield
    if (session.openFiles.has(fileIn(folder, name))) continue
    const cross = crossOf(name)
    if (draft.reported?.cross !== cross) draft.reported = {cross, report: reportOn(session, folder, name, draft, cross)}
    reports.push(draft.reported.report)
  }
  return reports
}

function reportOn(
  session: Session,
  folder: Folder,
  name: string,
  {diagnostics}: Closed,
  cross: readonly CrossFinding[],
): Report {
  const uri = uriIn(folder, name)
  const families = new Map(folder.settings.rulesInUse().map(({id, family}) => [id, family]))
  const locate = locateIn(session, folder)
  const ground = {uri, lines: makeLines(''), shift: 0, locate, familyOf: (id: string) => families.get(id)}
  const all = [...diagnostics, ...cross.map((found) => crossDiagnostic(found, ground, session))]
  return {uri, version: undefined, resultId: resultIdOf(all), diagnostics: all}
}

function crossDiagnostic({path, place, finding}: CrossFinding, ground: Ground, {client}: Session): Diagnostic {
  const {range} = ground.locate(path, finding.place) ?? {
    range: {
      start: {line: place.start.line - 1, character: place.start.column - 1},
      end: {line: place.end.line - 1, character: place.end.column - 1},
    },
  }
  return {...diagnosticOf(finding, ground, client), range}
}
