// What silences findings: an ignore here, a phrase to allow, a rule switched off, a draft left alone. Each title names what it silences.
import type {CodeAction, Diagnostic} from 'vscode-languageserver/node'
import type {Draft} from '../core/draft/draft.ts'
import {elide} from '../core/elide.ts'
import {aroundReason, type IgnoreEdit, ignoreEdit} from '../core/ignores/ignore-edit.ts'
import {ignoreFileEdit} from '../core/ignores/ignore-file-edit.ts'
import {withLineEnds} from '../core/report/repair.ts'
import type {Finding} from '../core/rule.ts'
import {namesOf} from '../core/settings/former-names.ts'
import {reservedIds} from '../core/settings/settings.ts'
import {rangeIn} from './diagnostics.ts'
import {documentEdit, offerEdit} from './edits.ts'
import {leavingAlone, type NamedEdit, settingsEdit} from './project-edits.ts'
import {allowing, type SettingsChange, switchingOff} from './settings-changes.ts'
import type {Snapshot} from './snapshot.ts'

export const quickFix = (title: string, diagnostics: Diagnostic[], more: Partial<CodeAction>): CodeAction => ({
  title,
  kind: 'quickfix',
  ...(diagnostics.length > 0 && {diagnostics}),
  ...more,
})

/** An ignore comment for a finding, at its block or line. */
export function ignoreHere(snapshot: Snapshot, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const {checked, findings, parse} = snapshot
  if (finding.ruleId in reservedIds) return []
  const edit = ignoreEdit(checked.draft, finding, findings, checked.config, parse)
  const isOffered = edit && !isPrinted(checked.draft, edit)
  return isOffered ? [commentAction(snapshot, `Ignore ${finding.ruleId} here`, edit, diagnostics)] : []
}

/** Would readers see the comment? Plain text has none that they don't, apart from front matter. */
const isPrinted = ({format}: Draft, {text}: IgnoreEdit) => format === 'text' && text.includes('<!--')

/** Switch the rule of a finding off in the draft, and in the project. */
export function switchOff(snapshot: Snapshot, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const {ruleId} = finding
  if (ruleId in reservedIds) return []
  const {checked, findings, parse} = snapshot
  const edit = ignoreFileEdit(checked.draft, finding, findings, checked.config, parse)
  const used = checked.config.rules.find(({rule}) => rule.id === ruleId)?.rule
  return [
    ...(edit && !isPrinted(checked.draft, edit)
      ? [commentAction(snapshot, `Switch off ${ruleId} in this draft`, edit, diagnostics)]
      : []),
    ...(used
      ? settingsAction(snapshot, `Switch off ${ruleId} in this project`, switchingOff(namesOf(used)), diagnostics)
      : []),
  ]
}

/** A comment, with the reason to be filled in where the client takes snippets. */
function commentAction(snapshot: Snapshot, words: string, edit: IgnoreEdit, diagnostics: Diagnostic[]): CodeAction {
  const {client, checked, context} = snapshot
  const asWritten = (part: string) => withLineEnds([{...edit, text: part}], checked.draft.text)[0]?.text ?? part
  const range = rangeIn(context, edit, client)
  const [before, after] = aroundReason(edit).map((part) => snippetText(asWritten(part)))
  const value = `${before}\${1:why}${after}`
  const asSnippet = client.snippets && client.versionedEdits
  const title = `${words}${edit.silenced > 1 ? ` (${edit.silenced} findings)` : ''}`
  const change = asSnippet
    ? {range, snippet: {kind: 'snippet' as const, value}}
    : {range, newText: asWritten(edit.text)}
  return quickFix(title, diagnostics, offerEdit(client, title, documentEdit(snapshot, [change])))
}

const snippetText = (text: string) => text.replace(/[\\$}]/g, '\\$&')

/** Allow the words of a finding in the whole project. */
export function allowPhrase(snapshot: Snapshot, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const {ruleId, place, related} = finding
  const phrase = snapshot.checked.draft.text.slice(place.start, place.end).replace(/\s+/g, ' ').trim()
  const isCross = related?.some(({path}) => path !== undefined)
  const isDoubled = /^(\S+)(?: \1)+$/iu.test(phrase)
  if (!phrase || phrase.length > 80 || isCross || isDoubled || ruleId in reservedIds) return []
  return settingsAction(
    snapshot,
    `Allow ${quoted(elide(phrase, 40))} in this project`,
    allowing(ruleId, phrase),
    diagnostics,
  )
}

/** Words in quotation marks that aren't in them. */
const quoted = (words: string) => (/["“”„]/.test(words) ? `‘${words}’` : `"${words}"`)

/** A change of the settings file, or a new one with it; none where the settings are broken. */
function settingsAction(
  snapshot: Snapshot,
  words: string,
  change: SettingsChange,
  diagnostics: Diagnostic[] = [],
): CodeAction[] {
  return actionOf(snapshot, settingsEdit(snapshot, words, change), diagnostics)
}

/** Leave the draft out of all checks. */
export function leaveAlone(snapshot: Snapshot): CodeAction[] {
  const {file, checked} = snapshot
  return file === undefined ? [] : actionOf(snapshot, leavingAlone(snapshot, file, checked.draft.path))
}

/** An edit as a quick fix; none without one. */
export function actionOf(
  {client}: Pick<Snapshot, 'client'>,
  named: NamedEdit | undefined,
  diagnostics: Diagnostic[] = [],
): CodeAction[] {
  return named ? [quickFix(named.title, diagnostics, offerEdit(client, named.title, named.edit))] : []
}
