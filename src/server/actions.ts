// What can be done about findings: repairs, suggestions, ignores, phrases to allow, and an explanation.
import {existsSync, readFileSync} from 'node:fs'
import {pathToFileURL} from 'node:url'
import type {CodeAction, Diagnostic, Range, TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import type {Place} from '../core/draft/place.ts'
import {elide} from '../core/elide.ts'
import {presentIdEdits} from '../core/ignores/former-ids.ts'
import {ignoreEdit} from '../core/ignores/ignore-edit.ts'
import {lintDraft} from '../core/lint.ts'
import {applyEdits} from '../core/report/fix.ts'
import {repairsOffered, titleOfEdits} from '../core/report/offers.ts'
import {isFixable, repair, withLineEnds} from '../core/report/repair.ts'
import type {Finding} from '../core/rule.ts'
import {reservedIds} from '../core/settings/settings.ts'
import {allowChange, changeBetween, newSettings} from './allowing.ts'
import {diagnosticOf, rangeIn} from './diagnostics.ts'
import {makeLines, rangeOf} from './positions.ts'
import {findingsAt, placeOfRange, type Snapshot} from './snapshot.ts'

/** The kind of the action that makes all safe repairs. */
export const fixAllKind = 'source.fixAll.copydesk'

/** All actions for a range, of the kinds asked for. */
export function actionsFor(snapshot: Snapshot, range: Range, only: readonly string[] | undefined): CodeAction[] {
  const wants = (kind: string) =>
    !only || only.some((name) => kind === name || kind.startsWith(`${name}.`) || name === '')
  const quick = wants('quickfix')
    ? [
        ...findingsAt(snapshot, range).flatMap((finding) => quickFixes(snapshot, finding)),
        ...renameActions(snapshot, range),
      ]
    : []
  const all = wants(fixAllKind) ? fixAll(snapshot) : undefined
  return all ? [...quick, all] : quick
}

function quickFixes(snapshot: Snapshot, finding: Finding): CodeAction[] {
  const diagnostics = [diagnosticOf(finding, snapshot.context, snapshot.client)]
  const repairs = repairsOffered(finding, snapshot.checked.draft.text)
  return [
    ...repairs.map(({title, edits, isPreferred}) =>
      action(title, diagnostics, {edit: editOf(snapshot, edits), ...(isPreferred && {isPreferred})}),
    ),
    ...ignoreAction(snapshot, finding, diagnostics),
    ...allowAction(snapshot, finding, diagnostics),
    ...explainAction(snapshot, finding, diagnostics),
  ]
}

/** The present names in place of the former ones that ignores use here. */
function renameActions(snapshot: Snapshot, range: Range): CodeAction[] {
  const {draft, config} = snapshot.checked
  const {start, end} = placeOfRange(snapshot, range)
  return presentIdEdits(draft, config)
    .filter((edit) => edit.start <= end && start <= edit.end)
    .map((edit) => action(titleOfEdits([edit], draft.text), [], {edit: editOf(snapshot, [edit]), isPreferred: true}))
}

const action = (title: string, diagnostics: Diagnostic[], more: Partial<CodeAction>): CodeAction => ({
  title,
  kind: 'quickfix',
  diagnostics,
  ...more,
})

function ignoreAction(
  {client, checked, context, findings, parse}: Snapshot,
  finding: Finding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  if (finding.ruleId in reservedIds) return []
  const edit = ignoreEdit(checked.draft, finding, findings, checked.config, parse)
  if (!edit) return []
  const [{text} = edit] = withLineEnds([edit], checked.draft.text)
  const range = rangeIn(context, edit, client)
  const plain: TextEdit = {range, newText: text}
  const value = `${snippetText(text.slice(0, edit.reasonAt))}\${1:why}${snippetText(text.slice(edit.reasonAt))}`
  const snippet = {range, snippet: {kind: 'snippet' as const, value}}
  const asSnippet = client.snippets && client.versionedEdits
  return [
    action(ignoreTitle(finding.ruleId, edit.silenced), diagnostics, {
      edit: workspaceEdit({checked, context, client}, asSnippet ? [snippet] : [plain]),
    }),
  ]
}

const ignoreTitle = (ruleId: string, silenced: number) =>
  `Ignore ${ruleId} here${silenced > 1 ? ` (${silenced} findings)` : ''}`

const snippetText = (text: string) => text.replace(/[\\$}]/g, '\\$&')

function allowAction(snapshot: Snapshot, {ruleId, place, related}: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const {settingsFile, checked, client} = snapshot
  const phrase = checked.draft.text.slice(place.start, place.end).replace(/\s+/g, ' ').trim()
  const isCross = related?.some(({path}) => path !== undefined)
  if (!settingsFile || !phrase || phrase.length > 80 || isCross || ruleId in reservedIds) return []
  const edit = settingsFile.exists
    ? allowIn(snapshot, settingsFile.file, ruleId, phrase)
    : client.createsFiles && createWith(settingsFile.file, newSettings(ruleId, phrase))
  return edit ? [action(`Allow "${elide(phrase, 40)}" in this project`, diagnostics, {edit})] : []
}

function allowIn(
  {openFile, client}: Snapshot,
  file: string,
  ruleId: string,
  phrase: string,
): WorkspaceEdit | undefined {
  const open = openFile(file)
  if (!open && !existsSync(file)) return undefined
  const text = open?.text ?? readFileSync(file, 'utf8')
  const change = allowChange(text, file, ruleId, phrase)
  if (!change) return undefined
  const uri = open?.uri ?? pathToFileURL(file).href
  const edits = [{range: rangeOf(makeLines(text), change, client.encoding), newText: change.text}]
  if (!client.versionedEdits) return {changes: {[uri]: edits}}
  return {documentChanges: [{textDocument: {uri, version: open?.version ?? null}, edits}]}
}

/** An edit that makes a file: whoever makes files takes document changes, for nothing else tells of them. */
function createWith(file: string, text: string): WorkspaceEdit {
  const uri = pathToFileURL(file).href
  const start = {line: 0, character: 0}
  return {
    documentChanges: [
      {kind: 'create', uri, options: {ignoreIfExists: true}},
      {textDocument: {uri, version: null}, edits: [{range: {start, end: start}, newText: text}]},
    ],
  }
}

function explainAction({checked: {config}}: Snapshot, {ruleId}: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  if (!config.rules.some(({rule}) => rule.id === ruleId)) return []
  const title = `Explain the rule ${ruleId}`
  return [action(title, diagnostics, {command: {title, command: 'copydesk.explain', arguments: [ruleId]}})]
}

/** All safe repairs at once, in rounds until nothing changes; undefined where there are none. */
function fixAll(snapshot: Snapshot): CodeAction | undefined {
  const {checked, parse} = snapshot
  const {text} = checked.draft
  const groups = checked.own.filter((finding) => isFixable(finding, false)).map(({fix = []}) => withLineEnds(fix, text))
  if (groups.length === 0) return undefined
  const first = applyEdits(text, groups)
  const {text: last} = repair(first.text, (text) => lintDraft(parse(text), checked.config), false)
  if (last === text) return undefined
  const edits = last === first.text ? first.applied : [changeBetween(text, last)]
  return {title: 'Make all safe repairs', kind: fixAllKind, edit: editOf(snapshot, edits)}
}

function editOf(snapshot: Snapshot, edits: readonly (Place & {text: string})[]): WorkspaceEdit {
  const {checked, context, client} = snapshot
  const made = withLineEnds(edits, checked.draft.text).map((edit) => ({
    range: rangeIn(context, edit, client),
    newText: edit.text,
  }))
  return workspaceEdit(snapshot, made)
}

type AnyEdit = TextEdit | {range: Range; snippet: {kind: 'snippet'; value: string}}

/** An edit of the document, for the version that was checked where the client knows of versions. */
function workspaceEdit(
  {checked, context, client}: Pick<Snapshot, 'checked' | 'context' | 'client'>,
  edits: AnyEdit[],
): WorkspaceEdit {
  const {uri} = context
  if (client.versionedEdits)
    return {documentChanges: [{textDocument: {uri, version: checked.version}, edits: edits as TextEdit[]}]}
  return {changes: {[uri]: edits as TextEdit[]}}
}
