// The diagnostics of the drafts that are not open, a few at a time, so that nobody waits for all of them.
import type {Diagnostic} from 'vscode-languageserver/node'
import type {CrossFinding} from '../core/across/cross-report.ts'
import {makeFirstOfGroup} from '../core/report/groups.ts'
import {allFindingsOf} from './comparison.ts'
import type {DiagnosticReport} from './diagnostics.ts'
import {type DiagnosticContext, diagnosticOf, resultIdOf} from './diagnostics.ts'
import {fileIn, rulesIn, uriIn} from './folder.ts'
import {listsDrafts} from './folder-scan.ts'
import {locateIn} from './locate.ts'
import {makeLines} from './positions.ts'
import type {Steps} from './scheduler.ts'
import type {Closed, Folder, Session} from './state.ts'

/** Drafts that are reported on together. */
const atOnce = 50

const options = {priority: () => 0}

/** Reports on the drafts of all folders that are not open. */
export async function* folderReports(session: Session): AsyncGenerator<DiagnosticReport[]> {
  const {folders, checker} = session
  for (const folder of folders.filter((one) => listsDrafts(session, one))) {
    const {index, compared, closed} = folder
    const found = compared ? await checker.scheduler.run(index.compareInSteps(rulesIn(folder)), options) : undefined
    const drafts = [...closed]
    const isFirst = makeFirstOfGroup()
    for (const {checked} of session.documents.values())
      if (checked?.folder === folder) for (const finding of allFindingsOf(checked)) isFirst(finding)
    for (let i = 0; i < drafts.length; i += atOnce)
      yield (await checker.scheduler.run(
        reportInSteps(session, folder, drafts.slice(i, i + atOnce), (name) =>
          firstsOf(found?.get(name) ?? none, isFirst),
        ),
        options,
      )) ?? []
  }
}

const none: readonly CrossFinding[] = []

const shown = new WeakMap<readonly CrossFinding[], readonly CrossFinding[]>()

/** The findings that are the first of their group; the same array as before where they are the same. */
function firstsOf(
  found: readonly CrossFinding[],
  isFirst: ReturnType<typeof makeFirstOfGroup>,
): readonly CrossFinding[] {
  const kept = found.filter(({finding}) => isFirst(finding))
  if (kept.length === found.length) return found
  const before = shown.get(found)
  if (before?.length === kept.length && before.every((each, i) => each === kept[i])) return before
  shown.set(found, kept)
  return kept
}

/** The same, all at once. */
export async function allFolderReports(session: Session): Promise<DiagnosticReport[]> {
  const all: DiagnosticReport[] = []
  for await (const reports of folderReports(session)) all.push(...reports)
  return all
}

function* reportInSteps(
  session: Session,
  folder: Folder,
  drafts: readonly [string, Closed][],
  crossOf: (name: string) => readonly CrossFinding[],
): Steps<DiagnosticReport[]> {
  const reports: DiagnosticReport[] = []
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
): DiagnosticReport {
  const uri = uriIn(folder, name)
  const families = new Map(rulesIn(folder).map(({id, family}) => [id, family]))
  const locate = locateIn(session, folder)
  const context = {
    uri,
    lines: makeLines(''),
    shift: 0,
    locate,
    familyOf: (id: string) => families.get(id),
    severity: folder.wishes.severity,
  }
  const all = [...diagnostics, ...cross.map((found) => crossDiagnostic(found, context, session))]
  return {uri, version: undefined, resultId: resultIdOf(all), diagnostics: all}
}

function crossDiagnostic(
  {path, place, finding}: CrossFinding,
  context: DiagnosticContext,
  {client}: Session,
): Diagnostic {
  const {range} = context.locate(path, finding.place) ?? {
    range: {
      start: {line: place.start.line - 1, character: place.start.column - 1},
      end: {line: place.end.line - 1, character: place.end.column - 1},
    },
  }
  return {...diagnosticOf(finding, context, client), range}
}
