// The diagnostics of an open document, as of one version of it.
import type {Diagnostic} from 'vscode-languageserver/node'
import type {Finding} from '../core/rule.ts'
import type {SettingsError} from '../core/settings/settings.ts'
import {allFindingsOf} from './comparison.ts'
import {type DiagnosticContext, type DiagnosticReport, diagnosticOf, resultIdOf} from './diagnostics.ts'
import {checkDocument} from './document-check.ts'
import {folderOf, isChecking} from './folder.ts'
import {locateIn} from './locate.ts'
import {moveFindings} from './moved.ts'
import type {CheckedDocument, Folder, OpenDocument, Session} from './state.ts'
import type {FindingCounts} from './status.ts'
import {lookAtOthers} from './unwatched.ts'

/** The diagnostics of an open document, and how many findings there are, however severe they are shown. */
interface DocumentReport extends DiagnosticReport {
  counts: FindingCounts
}

const countsOf = (findings: readonly Finding[], broken: SettingsError | undefined): FindingCounts => {
  const count = (level: string) => findings.filter(({severity}) => severity === level).length
  return {errors: count('error') + (broken ? 1 : 0), warnings: count('warning'), infos: count('info')}
}

/** The diagnostics of an open document; undefined where it has changed meanwhile. */
export async function documentReport(session: Session, document: OpenDocument): Promise<DocumentReport | undefined> {
  const {version, uri} = document
  const result = await checkDocument(session, document)
  if (result?.folder.compared) await checkOthers(session, document, result.folder)
  if (result && !session.client.watches) await lookAtOthers(session, result)
  if (document.version !== version || session.documents.get(uri) !== document) return undefined
  const isChecked = document.format && isChecking(session, folderOf(session, document.file))
  const broken = isChecked ? document.setup?.broken : undefined
  if (!result && isChecked && document.setup?.config && !broken) return undefined
  const context = result && groundOf(session, uri, result)
  const findings = result ? allFindingsOf(result) : []
  const diagnostics = [
    ...(broken ? [brokenSettings(broken)] : []),
    ...(context ? findings.map((finding) => diagnosticOf(finding, context, session.client)) : []),
  ]
  return {uri, version, resultId: resultIdOf(diagnostics), diagnostics, counts: countsOf(findings, broken)}
}

/** Check the other open documents of a folder that have changed: some clients ask only about those that are in sight. */
async function checkOthers(session: Session, document: OpenDocument, folder: Folder): Promise<void> {
  for (const other of session.documents.values())
    if (other !== document && other.checked?.folder === folder && other.checked.version !== other.version)
      await checkDocument(session, other)
}

/** Milliseconds a client waits for what is fresh before it gets what was found last. */
const patience = 300

/** Whether work is done in the time a client waits. */
export const isSoon = (work: Promise<unknown>): Promise<boolean> =>
  Promise.race([work.then(() => true), new Promise<false>((go) => setTimeout(() => go(false), patience))])

/**
 * The diagnostics of an open document within the time a person waits: where a check of a long draft takes longer, the
 * last findings at their moved places, and the client is asked to come again once the check is done.
 */
export async function promptReport(session: Session, document: OpenDocument): Promise<DiagnosticReport | undefined> {
  const {uri, version, checked} = document
  const fresh = documentReport(session, document)
  if (!checked || checked.version === version) return fresh
  if (await isSoon(fresh)) return fresh
  void fresh.then((report) => report && session.listener.stale([uri])).catch(() => {})
  if (document.version !== version || session.documents.get(uri) !== document) return undefined
  return lastReport(session, document, checked)
}

/** What was found in the last version that was checked, as far as edits left it, and what its places count in. */
export function lastFindings(session: Session, {uri, lines}: OpenDocument, checked: CheckedDocument) {
  const context = {...groundOf(session, uri, checked), lines}
  return {context, findings: moveFindings(allFindingsOf(checked), checked.lines.text, lines.text, checked.shift)}
}

function lastReport(session: Session, document: OpenDocument, checked: CheckedDocument): DiagnosticReport {
  const {uri, version} = document
  const {context, findings} = lastFindings(session, document, checked)
  const diagnostics = findings.map((finding) => diagnosticOf(finding, context, session.client))
  return {uri, version, resultId: `before ${version}`, diagnostics}
}

/** What the findings of a checked document count in. */
export function groundOf(
  session: Session,
  uri: string,
  {lines, shift, folder, config}: CheckedDocument,
): DiagnosticContext {
  const families = new Map(config.rules.map(({rule}) => [rule.id, rule.family]))
  const {severity} = folder.wishes
  return {uri, lines, shift, locate: locateIn(session, folder), familyOf: (id) => families.get(id), severity}
}

/** The one diagnostic a draft gets for settings that can't be followed. */
const brokenSettings = ({mistakes, message}: SettingsError): Diagnostic => ({
  range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}},
  severity: 1,
  source: 'copydesk',
  code: 'broken-settings',
  message:
    mistakes.length > 1
      ? `Mend the settings: ${mistakes.length} mistakes, the first ${message.split('\n')[0]}`
      : `Mend the settings: ${message}`,
})
